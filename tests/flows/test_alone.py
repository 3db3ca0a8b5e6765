"""Messages that look like nothing can be found, as far as anything of them is kept."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.flows import story
from tests.flows.routes import address

from onward.mail.signal import Kind
from onward.services import erasing, review
from onward.store.models import ApplicationRow, KeptMessage

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def other(day=0, source="takeout.mbox", kind=Kind.OTHER, **more):
    one = story.mail(kind, DAY + timedelta(days=day), words="Soup on Sunday?")
    return replace(
        one,
        source=source,
        message=replace(one.message, subject="Lunch", **more),
        signal=replace(one.signal, about=0.1),
    )


def texts(client, query=""):
    page = client.get(f"/inbox/alone/{query}").content.decode()
    return [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r"<li>\s*<span class=\"when\">.*?</li>", page, re.DOTALL)
    ]


def test_of_a_private_letter_only_day_and_place_are_shown(alice, alices):
    letter = other()
    story.take(alice, letter)
    (row,) = texts(alices)
    assert row == f"2 Mar 2026 {letter.label} Does not speak of an application."
    page = alices.get("/inbox/").content.decode()
    assert "1 message was left alone." in page
    assert 'href="/inbox/alone/"' in page


def test_what_the_person_set_aside_can_be_read_and_put_right(alice, alices):
    asked = replace(other(), signal=replace(other().signal, about=0.6, confidence=0.5))
    story.take(alice, asked)
    row = KeptMessage.objects.get()
    review.decide(alice, row.id, Kind.OTHER)
    (told,) = texts(alices)
    assert told == "2 Mar 2026 Lunch Fernhill Foods Because you said so."
    page = alices.get("/inbox/alone/").content.decode()
    assert f'href="{address("message", message=row.id)}"' in page
    form = {"kind": "interview"}
    alices.post(address("decide", message=row.id), form)
    assert ApplicationRow.objects.filter(live=True).count() == 1
    page = alices.get("/inbox/alone/").content.decode()
    assert "No message was left alone yet." in page


def test_a_job_alert_and_own_mail_say_why(alice, alices):
    story.take(alice, other(kind=Kind.ALERT))
    own = KeptMessage.objects.get()
    own.pk, own.digest = None, "b" * 64
    own.sender, own.subject, own.date = "alice@post.example", "", None
    own.save(force_insert=True)
    alert, mine = texts(alices)
    assert alert.endswith("Reads like a job alert.")
    assert mine == "No date No subject alice@post.example You sent it yourself."


@pytest.mark.parametrize(
    ("words", "count"),
    [("2026-03-04", 1), ("2026-03", 3), ("work.mbox", 1), ("nowhere", 0), ("%00", 3)],
)
def test_they_are_found_by_day_and_place(alice, alices, words, count):
    story.take(alice, other(0), other(1), other(2, source="work.mbox"))
    assert len(texts(alices, f"?q={words}")) == count
    page = alices.get("/inbox/alone/?q=nowhere").content.decode()
    assert "Nothing here fits these words." in page


def test_the_list_is_cut_in_pages_newest_first(alice, alices):
    story.take(alice, *(other(day % 28) for day in range(120)))
    first = alices.get("/inbox/alone/").content.decode()
    assert "120 messages" in first
    assert "Page 1 of 3" in first
    assert texts(alices)[0].startswith("29 Mar 2026")
    last = alices.get("/inbox/alone/?page=3&q=takeout").content.decode()
    assert 'href="?q=takeout&amp;page=2"' in last
    assert len(texts(alices, "?page=3")) == 20
    assert len(texts(alices, "?page=nonsense")) == 50


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_not_found_again(alice, alices):
    story.take(alice, story.mail())
    erasing.erase_application(alice, ApplicationRow.objects.get().id)
    assert KeptMessage.objects.get().standing == "alone"
    assert texts(alices) == []


def test_hers_are_not_his(alice, bobs):
    story.take(alice, other(source="alices.mbox"))
    assert "alices.mbox" not in bobs.get("/inbox/alone/").content.decode()
