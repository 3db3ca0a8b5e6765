"""The way through a no in the browser, without a script: nothing shown too early."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.flows import story
from tests.flows.routes import address

from onward.debrief.flow import Part
from onward.debrief.no import How
from onward.mail.signal import Kind, Stage
from onward.services import debriefs, resting
from onward.services.debriefs import Named, Told
from onward.store.log import timeline_of
from onward.store.models import ApplicationRow, DebriefRow, LessonRow, Preferences
from onward.store.sealing import opened

NOW = timezone.now()
ORDER = ("feel", "says", "ask", "look-back", "lessons", "close")


@pytest.fixture
def waiting(alice):
    story.answered(alice)
    story.canary(alice, NOW)
    return ApplicationRow.objects.get(owner=alice, live=True)


def begin(client, row):
    answer = client.post(address("begin", application=row.id))
    assert answer.status_code == 302
    return answer.headers["Location"]


def read(client, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def walk(client, here, **given):
    """Answer part by part, where nothing is given with nothing; return where it ends."""
    client.post(f"{here}tell/")
    for part in ORDER:
        told = {"go": "onward", **given.get(part.replace("-", "_"), {})}
        answer = client.post(f"{here}{part}/", told)
        assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


class TestArriving:
    @pytest.mark.usefixtures("waiting")
    def test_the_tray_names_nobody_until_asked(self, alices):
        path = address("debrief")
        assert story.CANARY not in read(alices, path)
        named = read(alices, f"{path}?list")
        assert story.CANARY in named
        assert "final round" not in named
        assert story.CANARY_WORDS not in named

    def test_nothing_of_the_answer_is_told_before_it_is_asked_for(
        self, waiting, alices
    ):
        here = begin(alices, waiting)
        for path in (here, *(f"{here}{part}/" for part in ORDER)):
            page = read(alices, path)
            assert "Tell me gently" in page
            assert "It is a no" not in page
            assert story.CANARY_WORDS not in page
            assert story.CANARY_FEEDBACK not in page
        taken = alices.post(f"{here}ask/", {"go": "file"}, follow=True)
        assert "Tell me gently" in taken.content.decode()
        assert ApplicationRow.objects.get(id=waiting.id).waiting == 1

    def test_it_is_told_in_one_sentence_with_the_mail_folded(self, waiting, alices):
        here = begin(alices, waiting)
        told = alices.post(f"{here}tell/", follow=True).content.decode()
        assert f"{story.CANARY} answered. It is a no, after the final round." in told
        assert story.CANARY_WORDS in told
        unfolded = re.sub(r"<details.*?</details>", "", told, flags=re.DOTALL)
        assert story.CANARY_WORDS not in unfolded


class TestTheWay:
    def test_every_part_can_be_answered_and_is_found_again(self, waiting, alices):
        here = begin(alices, waiting)
        end = walk(
            alices,
            here,
            feel={"feelings": ["angry", "tired"], "own_feeling": "hollow", "weight": 7},
            ask={"asking": "ask", "draft": "Dear Ms Moss"},
            look_back={"chosen-mine": "one", "words-mine": "I spoke too fast."},
            lessons={"lessons": ["practise"], "own_lesson": "Ask first.", "go": "plan"},
            close={"weight_after": 5},
        )
        closed = read(alices, end)
        assert "Lighter than before." in closed
        assert "Read the words" in closed
        said = opened(DebriefRow.objects.get())
        assert said["weight"] == 7
        assert said["words"] == {"mine": "I spoke too fast."}
        assert {row.key for row in LessonRow.objects.all()} == {
            "practise",
            "own",
            "question",
        }
        assert 'value="angry" id="id_feelings_2" checked' in read(
            alices, f"{here}feel/"
        ).replace('class="" ', "")
        assert "I spoke too fast." in read(alices, f"{here}look-back/")

    def test_everything_can_be_left_out(self, waiting, alices):
        here = begin(alices, waiting)
        closed = read(alices, walk(alices, here))
        assert "It is closed, and kept" in closed
        assert "than before" not in closed
        assert opened(DebriefRow.objects.get()) == {}

    def test_skipping_keeps_what_was_there(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        alices.post(f"{here}feel/", {"go": "onward", "weight": 7})
        alices.post(f"{here}feel/", {"go": "skip", "weight": 2})
        assert opened(DebriefRow.objects.get()) == {"weight": 7}

    def test_back_keeps_and_goes_back(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        alices.post(f"{here}look-back/", {"go": "back", "words-mine": "Kept."})
        assert DebriefRow.objects.get().part == "ask"
        assert opened(DebriefRow.objects.get())["words"] == {"mine": "Kept."}

    def test_leaving_and_coming_back_goes_on_where_it_was(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        alices.post(f"{here}feel/", {"go": "onward"})
        assert alices.get(here).headers["Location"] == f"{here}says/"
        assert begin(alices, waiting) == here
        assert here in read(alices, address("debrief"))

    @pytest.mark.parametrize(
        ("part", "wrong"),
        [
            ("feel", {"weight": 11}),
            ("feel", {"feelings": ["no such"]}),
            ("ask", {"asking": "shout"}),
            ("lessons", {"lessons": ["worked", "thank", "rest"], "own_lesson": "x"}),
        ],
    )
    def test_what_does_not_fit_is_said_and_nothing_lost(
        self, waiting, alices, part, wrong
    ):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        answer = alices.post(f"{here}{part}/", {"go": "onward", **wrong})
        assert answer.status_code == 200
        assert "Before this can be kept" in answer.content.decode()
        assert bytes(DebriefRow.objects.get().sealed) == b""

    def test_a_weight_is_asked_for_once_a_day(self, waiting, alices, alice):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        assert "How heavy is it?" in read(alices, f"{here}feel/")
        alices.post(f"{here}feel/", {"go": "onward", "weight": 7})
        assert "how heavy is it?" in read(alices, f"{here}close/")
        story.take(alice, story.mail(Kind.REJECTED, NOW, "Yarrow"))
        other = begin(alices, ApplicationRow.objects.get(company="Yarrow"))
        alices.post(f"{other}tell/")
        assert "How heavy is it?" not in read(alices, f"{other}feel/")
        assert "how heavy is it?" not in read(alices, f"{other}close/")

    def test_numbers_are_folded(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        page = read(alices, f"{here}says/")
        assert "your estimate for an offer after a final round falls" in page
        unfolded = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
        assert "estimate" not in unfolded
        assert "That is a real loss" in unfolded


class TestEnough:
    def test_too_much_keeps_stops_and_shows_people(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        answer = alices.post(
            f"{here}feel/", {"go": "enough", "own_feeling": "hollow"}, follow=True
        )
        page = answer.content.decode()
        assert "What you said so far is kept." in page
        assert address("help") in page
        main = page.split("<main")[1].split("</main>")[0]
        assert "week" not in re.sub(r'value="[^"]*"', "", main).casefold()
        assert opened(DebriefRow.objects.get()) == {"own_feeling": "hollow"}
        assert DebriefRow.objects.get().part == "feel"

    @pytest.mark.usefixtures("waiting")
    def test_a_rest_empties_today_until_its_day(self, alices, alice):
        until = timezone.localdate() + timedelta(days=3)
        answer = alices.post(address("enough"), {"until": until.isoformat()})
        assert answer.headers["Location"] == "/"
        page = read(alices, "/")
        assert "Resting until" in page
        assert "Waiting quietly" not in page
        alices.post(address("go_on"))
        assert "Waiting quietly" in read(alices, "/")
        resting.rest(alice, until, today=timezone.localdate())
        past = timezone.localdate() - timedelta(days=1)
        Preferences.objects.filter(owner=alice).update(resting_until=past)
        assert "Resting until" not in read(alices, "/")

    def test_a_rest_needs_a_day_to_come(self, alices, alice):
        story.answered(alice)
        for wrong in ("", "soon", timezone.localdate().isoformat()):
            answer = alices.post(address("enough"), {"until": wrong}, follow=True)
            assert "day" in answer.content.decode()
            assert Preferences.objects.get(owner=alice).resting_until is None

    def test_after_a_heavy_end_nothing_is_planned(self, waiting, alices):
        here = begin(alices, waiting)
        closed = read(
            alices,
            walk(alices, here, feel={"weight": 9}, close={"weight_after": 10}),
        )
        assert "Heavier than before. That happens. You can stop here." in closed
        assert "Look at the week" not in closed
        assert "Open Help" in closed


class TestOtherWays:
    def test_they_told_me_takes_three_answers(self, alices, alice):
        story.answered(alice)
        story.take(alice, story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=9)))
        row = ApplicationRow.objects.get()
        given = {
            "application": str(row.id),
            "how": "call",
            "on": timezone.localdate().isoformat(),
        }
        page = alices.post(address("told"), given, follow=True).content.decode()
        assert "Fernhill Foods told you. It is a no." in page
        assert not timeline_of(alice, row.id).waiting

    def test_they_told_me_of_someone_new(self, alices, alice):
        story.answered(alice)
        given = {"how": "in_person", "on": timezone.localdate().isoformat()}
        answer = alices.post(address("told"), given)
        assert "Choose who it was" in answer.content.decode()
        page = alices.post(
            address("told"), given | {"company": "The Copper Pan"}, follow=True
        )
        assert "The Copper Pan told you" in page.content.decode()

    def test_a_silence_can_be_met_from_its_page(self, alices, alice):
        story.answered(alice)
        story.take(alice, story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=40)))
        row = ApplicationRow.objects.get()
        application = read(alices, address("application", application=row.id))
        assert "They never answered: let it rest" in application
        page = alices.post(
            address("let_go", application=row.id), follow=True
        ).content.decode()
        assert "Fernhill Foods never answered. You let it rest." in page

    def test_several_are_closed_quietly(self, waiting, alices):
        answer = alices.post(address("close_quietly"), follow=True)
        assert "Choose at least one" in answer.content.decode()
        answer = alices.post(
            address("close_quietly"), {"application": [str(waiting.id)]}, follow=True
        )
        page = answer.content.decode()
        assert "is put to rest" in page
        assert "Nothing waits." in page
        undo = re.search(r'action="(/debrief/quiet/undo/)"', page)
        assert undo
        assert alices.post(undo.group(1)).status_code == 302
        assert ApplicationRow.objects.get(id=waiting.id).waiting == 1

    def test_a_pasted_no_leads_straight_to_it(self, alices, alice):
        story.answered(alice)
        story.take(
            alice, story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=9), "Fernhill")
        )
        text = (
            "From: Ines Moss <jobs@people.example>\n"
            f"Date: {NOW:%a, %d %b %Y %H:%M:%S} +0000\n"
            "Subject: Your application: Supply Planner at Fernhill\n\n"
            "Dear Alice,\n\nThank you for applying for the Supply Planner position at"
            " Fernhill. Unfortunately, we will not be moving forward with your"
            " application.\n\nKind regards\nInes Moss\nFernhill\n"
        )
        page = alices.post("/paste/", {"text": text}, follow=True).content.decode()
        assert "answered. It is a no." in page

    def test_the_draft_is_a_file_and_asking_is_noted(self, alices, alice):
        story.answered(alice)
        story.take(
            alice,
            story.mail(Kind.INTERVIEW, NOW - timedelta(days=9), stage=Stage.INTERVIEW),
            story.mail(Kind.REJECTED, NOW - timedelta(days=1)),
        )
        row = ApplicationRow.objects.get()
        here = begin(alices, row)
        alices.post(f"{here}tell/")
        alices.post(f"{here}ask/", {"go": "onward", "draft": "My own words."})
        assert "mailto:jobs@people.example" in read(alices, f"{here}ask/")
        given = {"go": "file", "draft": "Other words."}
        raw = alices.post(f"{here}ask/", given).content
        assert b"X-Unsent: 1" in raw
        assert b"To: jobs@people.example" in raw
        assert b"Other words." in raw
        assert "Other words." in read(alices, f"{here}ask/")
        given = {"go": "asked", "draft": "Other words."}
        assert (
            alices.post(f"{here}ask/", given, follow=True)
            .redirect_chain[-1][0]
            .endswith("/look-back/")
        )
        kinds = [event.kind for event in timeline_of(alice, row.id).events]
        assert kinds[-1] == "asked_feedback"

    def test_a_pasted_no_without_a_sender_is_not_said_to_read_no_answers(self, alices):
        text = (
            "Dear Alice,\n\nThank you for applying for the Supply Planner position at"
            " Fernhill. Unfortunately, we will not be moving forward with your"
            " application.\n\nKind regards\nInes Moss\nFernhill\n"
        )
        alices.post("/paste/", {"text": text})
        page = read(alices, f"/debrief/{DebriefRow.objects.get().id}/ask/")
        assert "reads no answers" not in page
        assert "on paper few people answer" in page
        assert "mailto:" not in page

    def test_what_was_said_can_be_deleted(self, waiting, alices):
        here = begin(alices, waiting)
        walk(alices, here, feel={"own_feeling": "hollow"})
        assert "is gone" in alices.post(f"{here}forget/", follow=True).content.decode()
        assert not DebriefRow.objects.exists()


def test_help_is_one_step_away_on_every_page_of_feelings(waiting, alices):
    here = begin(alices, waiting)
    paths = [address("debrief"), address("told"), address("enough"), here]
    pages = [read(alices, path) for path in paths]
    alices.post(f"{here}tell/")
    pages += [read(alices, f"{here}{part}/") for part in ORDER]
    pages.append(read(alices, walk(alices, here)))
    for page in pages:
        main = page.split("<main")[1].split("</main>")[0]
        assert f'href="{address("help")}"' in main


class TestNothingIsLost:
    def test_words_of_questions_no_longer_asked_stay(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        words = {"go": "onward", "words-again": "long and mine"}
        alices.post(f"{here}look-back/", words)
        alices.post(f"{here}says/", {"go": "onward", "unfair": "on"})
        alices.post(f"{here}look-back/", {"go": "onward", "words-facts": "He said it."})
        said = opened(DebriefRow.objects.get())["words"]
        assert said == {"again": "long and mine", "facts": "He said it."}

    def test_a_draft_stays_where_asking_is_no_longer_advised(self, alice, alices):
        today = timezone.localdate()
        one = debriefs.told(alice, Named("Yarrow"), Told(how=How.PORTAL, on=today))
        made = debriefs.begin(alice, one, NOW)
        words = {"draft": "my own words"}
        debriefs.keep(alice, made, words, NOW, today=today, to=Part.ASK)
        here = address("debrief_one", debrief=made)
        assert "reads no answers" in read(alices, f"{here}ask/")
        alices.post(f"{here}ask/", {"go": "onward", "draft": ""})
        assert opened(DebriefRow.objects.get()) == words

    def test_what_is_typed_is_kept_as_it_is_typed(self, waiting, alices):
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        told = {"go": "keep", "own_feeling": "hollow", "feelings": "tired"}
        assert alices.post(f"{here}feel/", told).status_code == 204
        row = DebriefRow.objects.get()
        assert (row.part, row.standing) == ("feel", "open")
        assert opened(row) == {"own_feeling": "hollow", "feelings": ["tired"]}
        assert "hollow" in read(alices, f"{here}feel/")

    def test_two_put_to_rest_by_a_form_sent_twice_can_be_taken_back(
        self, waiting, alices
    ):
        for _ in range(2):
            alices.post(address("close_quietly"), {"application": str(waiting.id)})
        assert not timeline_of(waiting.owner, waiting.id).waiting
        alices.post(address("wake"))
        assert timeline_of(waiting.owner, waiting.id).waiting


class TestFairness:
    def test_who_says_it_was_not_fair_meets_advice_and_no_lesson(self, waiting, alices):
        Preferences.objects.update(country="US")
        here = begin(alices, waiting)
        alices.post(f"{here}tell/")
        alices.post(f"{here}says/", {"go": "onward", "unfair": "on"})
        page = read(alices, f"{here}ask/")
        assert "Get advice first" in page
        assert "EEOC" in page
        assert "accept" not in page
        assert "What was said or done, when" in read(alices, f"{here}look-back/")
        lessons = read(alices, f"{here}lessons/")
        assert "nothing in it for you to do better" in lessons
        assert "give differently" not in lessons
        closed = walk(alices, here, says={"unfair": "on"})
        assert "/help/#work" in read(alices, closed)

    def test_too_much_today_shows_people_first(self, waiting, alices):
        page = read(alices, address("enough"))
        assert "tel:112" in page
        assert page.index("People to talk to") < page.index("Rest until a day")
        answer = alices.post(
            address("tell_country"), {"country": "GB", "enough": "yes"}, follow=True
        )
        page = answer.content.decode()
        assert "Enough for today" in page
        assert "Samaritans" in page
        alices.post(
            address("tell_my_person"), {"name": "Ada", "reach": "0151 496 0000"}
        )
        page = read(alices, address("enough"))
        assert page.index("Ada") < page.index("Samaritans")
        here = begin(alices, waiting)
        part = alices.post(f"{here}tell/", follow=True).content.decode()
        assert part.index("Too much today") < part.index("strongest right now")
