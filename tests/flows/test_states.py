"""States of pages that no other test comes by; then: every sentence was rendered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from tests.flows import said, story
from tests.flows.routes import address

from onward.debrief.no import How
from onward.history.application import Channel, Furthest
from onward.history.event import EventKind
from onward.mail.signal import Kind
from onward.planning.week import Standing
from onward.services import applications, debriefs, jobs, review, weeks
from onward.services.debriefs import Named, Told
from onward.services.keeping import keep
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    EventRow,
    KeptMessage,
    Preferences,
)
from onward.web import visit

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _wednesday(monkeypatch):
    monkeypatch.setattr(visit, "now", lambda: NOW)
    monkeypatch.setattr(visit, "today", NOW.date)


def read(client, name, **values):
    answer = client.get(address(name, **values), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_request_that_is_no_form_is_told(alices):
    answer = alices.post("/paste/", {f"f{one}": "" for one in range(2000)})
    assert answer.status_code == 400
    assert "Go back and try it once more." in answer.content.decode()


def test_a_page_that_was_open_too_long_is_told_in_the_house_voice(alice):
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.force_login(alice)
    page = strict.post("/paste/", {"text": "A long letter."}).content.decode()
    assert "What you wrote stands below" in page
    assert ">A long letter.</textarea>" in page
    assert "/help/" in page
    nothing = strict.post("/stop/").content.decode()
    assert "Go back, reload the page, and send it again." in nothing


def test_a_day_without_a_block_is_a_free_day(alice, alices):
    story.answered(alice)
    weeks.plan(alice, MONDAY, NOW)
    BlockRow.objects.all().delete()
    page = read(alices, "today")
    assert "Nothing is planned for today" in page
    assert "A free day is part of the plan." in page


def test_what_is_left_from_earlier_can_be_let_go(alice, alices):
    story.answered(alice)
    first, *_ = story.day_with_blocks(alice, NOW.date())
    BlockRow.objects.filter(id=first.id).update(
        start=NOW - timedelta(hours=3), end=NOW - timedelta(hours=2)
    )
    ahead = BlockRow.objects.exclude(id=first.id)
    ahead.update(start=NOW + timedelta(hours=1), end=NOW + timedelta(hours=2))
    assert "Let it go" in read(alices, "today")


def test_blocks_say_what_became_of_them(alice, alices):
    story.answered(alice)
    weeks.plan(alice, MONDAY, NOW - timedelta(days=3))
    done, skipped, pinned = BlockRow.objects.order_by("-start")[:3]
    weeks.mark(alice, done.id, Standing.DONE, NOW.date())
    weeks.mark(alice, skipped.id, Standing.SKIPPED, NOW.date())
    weeks.pin(alice, pinned.id, pinned=True)
    page = read(alices, "this_week")
    for mark in ("done", "left out", "pinned"):
        assert f'<span class="mark">{mark}</span>' in page
    assert "Unpin" in page


def test_weeks_without_a_plan_say_so(alice, alices):
    story.answered(alice)
    assert "It is over, and that is fine." in read(alices, "week", monday="2026-W46")
    ahead = read(alices, "week", monday="2026-W50")
    assert "Not planned yet" in ahead
    assert "changes nothing outside Onward" in ahead


@pytest.mark.parametrize(
    ("n", "lines"),
    [
        (
            1,
            (
                "1 answer waits quietly",
                "1 needs your eye",
                "1 in spam or trash was left alone",
                "1 could not be read and was set aside",
            ),
        ),
        (
            2,
            (
                "2 answers wait quietly",
                "2 need your eye",
                "2 in spam or trash were left alone",
                "2 could not be read and were set aside",
            ),
        ),
    ],
)
def test_an_import_says_what_it_came_to(n, lines, alice, alices):
    for one in range(n):
        firm = f"Firm {one}"
        story.take(alice, story.mail(Kind.REJECTED, NOW, firm))
        story.take(alice, story.mail(Kind.INTERVIEW, NOW, firm, confidence=0.6))
    job = jobs.ask_import(alice, ["mail.mbox"])
    jobs.finish(job, "done", {"messages": 9, "thrown_away": n, "quarantined": n})
    page = read(alices, "import", job=job)
    assert [line for line in lines if line not in page] == []


@pytest.mark.parametrize(
    ("names", "title"),
    [(("Otter Press", ""), "Otter Press answered"), (("", "Editor"), "An answer came")],
)
def test_an_answer_is_announced_by_what_is_known_of_it(names, title, alice, alices):
    company, role = (name or None for name in names)
    story.take(alice, story.mail(Kind.REJECTED, NOW, company, role))
    row = ApplicationRow.objects.get()
    begun = debriefs.begin(alice, row.id, NOW)
    assert f"<h1>{title}</h1>" in read(alices, "debrief_one", debrief=begun)


def told(owner, **more):
    """Begin the debrief of a no that came by telephone after interviews."""
    what = Told(how=How.CALL, on=NOW.date(), reached=Furthest.INTERVIEW, **more)
    one = debriefs.told(owner, Named("Otter Press", "Editor"), what)
    return debriefs.begin(owner, one, NOW)


def test_when_it_is_heavy_the_words_to_ask_with_are_folded(alice, alices):
    Preferences.objects.filter(owner=alice).update(country="DE")
    one = told(alice)
    felt = {"weight": 9, "asking": "ask"}
    debriefs.keep(alice, one, felt, NOW, today=NOW.date(), to="ask")
    page = read(alices, "debrief_part", debrief=one, part="ask")
    assert "<summary>Words to ask with</summary>" in page
    assert "<summary>Another way, cooler</summary>" in page


def test_a_close_shows_a_door_beside_this_one(alice, alices):
    applications.add(alice, "Heron Mills", "Editor", NOW.date(), Channel.BOARD)
    one = told(alice)
    debriefs.keep(alice, one, {}, NOW, today=NOW.date(), to=None)
    page = read(alices, "debrief_one", debrief=one)
    assert "A door beside this one" in page
    assert "Heron Mills, Editor" in page


def test_messages_that_read_like_other_mail_are_answered_together(alice, alices):
    for _ in range(2):
        mail = story.mail(Kind.OTHER, NOW)
        keep(alice, [replace(mail, signal=replace(mail.signal, about=0.5))])
    page = read(alices, "inbox")
    assert "2 of them read like other mail: answer them together" in page
    assert "None of the chosen is about my search" in page


def test_a_message_the_person_put_right_says_so(alice, alices):
    story.take(alice, story.mail(Kind.INTERVIEW, NOW, confidence=0.6))
    row = KeptMessage.objects.get()
    review.decide(alice, row.id, Kind.ASSESSMENT)
    page = read(alices, "message", message=row.id)
    assert "Kept as: A test or task." in page
    assert "Because you said so." in page
    assert address("take_back", message=row.id) in page


def test_what_came_from_mail_that_is_no_longer_kept_still_says_how_sure_it_is(
    alice, alices
):
    story.take(alice, story.mail(Kind.INTERVIEW, NOW, confidence=0.9))
    EventRow.objects.filter(kind=EventKind.INTERVIEW).update(message="")
    page = read(alices, "application", application=ApplicationRow.objects.get().id)
    assert "From mail, 90\N{NO-BREAK SPACE}% sure." in page


def refused(owner, words, stage="interview", since=1):
    """Begin and open the debrief of a letter that says `words`."""
    sent = NOW - timedelta(days=since)
    story.take(owner, story.mail(Kind.REJECTED, sent, stage=stage, words=words))
    one = debriefs.begin(owner, ApplicationRow.objects.get(live=True).id, NOW)
    debriefs.tell(owner, one)
    return one


def test_a_letter_of_stock_sentences_says_how_many_there_are(alice, alices):
    stock = "Thank you for applying. We will not be moving forward. We wish you well."
    one = refused(alice, stock)
    page = read(alices, "debrief_part", debrief=one, part="says")
    assert "3 of its 4 sentences stand in many standard letters" in page


def test_a_letter_in_another_language_gets_words_in_english_and_says_so(alice, alices):
    one = refused(
        alice,
        "Leider haben wir uns für eine andere Bewerberin entschieden, und wir wünschen"
        " Ihnen für die weitere Suche alles Gute.",
        stage=None,
    )
    page = read(alices, "debrief_part", debrief=one, part="ask")
    assert "These words are in English" in page
    says = read(alices, "debrief_part", debrief=one, part="says")
    assert "The letter, line by line" not in says
    assert "How far had it got?" in says


def test_late_but_not_too_late_one_day_is_named(alice, alices):
    one = refused(alice, "We chose someone else.", since=5)
    page = read(alices, "debrief_part", debrief=one, part="ask")
    assert "A good time: Wednesday 25 November, before they forget." in page


def test_what_was_said_of_a_no_taken_back_is_shown_with_a_way_to_delete_it(
    alice, alices
):
    one = refused(alice, "We chose someone else.")
    debriefs.keep(alice, one, {"weight": 9}, NOW, today=NOW.date(), to="says")
    assert "1 debrief is begun, and kept" in read(alices, "today")
    applications.undo(alice, EventRow.objects.get(kind="rejected").id)
    page = read(alices, "debrief")
    assert "About an answer that was taken back" in page
    assert address("forget", debrief=one) in page


def test_two_that_are_begun_are_counted(alice, alices):
    for number in range(2):
        one = debriefs.told(
            alice, Named(f"Heron {number}"), Told(how=How.CALL, on=NOW.date())
        )
        begun = debriefs.begin(alice, one, NOW)
        debriefs.keep(alice, begun, {"weight": 3}, NOW, today=NOW.date(), to="says")
    assert "2 debriefs are begun, and kept" in read(alices, "today")


def test_an_unfair_no_that_stays_heavy_has_two_doors(alice, alices):
    one = refused(alice, "In the end we went with someone younger.")
    felt = {"weight": 9, "weight_after": 8, "unfair": True}
    debriefs.keep(alice, one, felt, NOW, today=NOW.date(), to=None)
    page = read(alices, "debrief_one", debrief=one)
    assert "A little lighter, and still heavy." in page
    assert "Help with unfair treatment" in page


def test_a_no_said_to_be_one_in_the_inbox_leads_to_its_debrief(alice, alices):
    story.take(alice, story.mail(Kind.REJECTED, NOW, confidence=0.6))
    row = KeptMessage.objects.get()
    page = read(alices, "inbox")
    assert "Yes, keep it as a no" in page
    told = {"kind": "rejected", "from": "inbox"}
    answer = alices.post(address("decide", message=row.id), told, follow=True)
    page = answer.content.decode()
    assert "Meet this no, step by step" in page


def test_the_next_block_leads_to_its_application(alice, alices):
    story.answered(alice)
    one = refused(alice, "We chose someone else.", since=2)
    said = {"asking": "ask"}
    debriefs.keep(alice, one, said, NOW, today=NOW.date(), to="look_back")
    weeks.plan(alice, MONDAY, NOW - timedelta(hours=6))
    block = BlockRow.objects.get(key__startswith="feedback:")
    begins = NOW + timedelta(minutes=5)
    BlockRow.objects.exclude(id=block.id).delete()
    BlockRow.objects.filter(id=block.id).update(
        start=begins, end=begins + timedelta(minutes=15)
    )
    page = read(alices, "today")
    assert "Ask Fernhill Foods one question" in page
    assert ">Open the application</a>" in page


def test_an_open_offer_stands_first_also_while_resting(alice, alices):
    story.answered(alice)
    story.take(alice, story.mail(Kind.OFFER, NOW, "Fernhill"))
    (row,) = ApplicationRow.objects.all()
    page = read(alices, "today")
    assert "An offer is open" in page
    assert address("application", application=row.id) in page
    tomorrow = (NOW + timedelta(days=2)).date()
    alices.post(address("enough"), {"until": tomorrow.isoformat()})
    resting = read(alices, "today")
    assert resting.index("An offer is open") < resting.index("Resting until")


def test_every_sentence_in_the_templates_was_rendered():
    """Runs last, and only after every other test of this folder: see conftest."""
    there = said.of_templates()
    missing = {one: name for one, name in there.items() if one not in said.SAID}
    assert len(there) > 400
    assert missing == {}
