"""What a person said of one message is remembered for the next one like it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.flows import story
from tests.flows.routes import address

from onward.mail.signal import Kind
from onward.services import review
from onward.services.remembering import teacher_of
from onward.store.models import KeptMessage

THIRD = datetime(2026, 3, 3, 9, tzinfo=UTC)
WORDS = "Your file 4711 has moved to the next stage of our process."
NEXT = "YOUR FILE 98 has moved to the next stage of our process."


def take(owner, kind=Kind.ACKNOWLEDGED, words=NEXT, at="jobs@people.example", **more):
    """Let a message come in; return what was kept of it."""
    read = story.mail(kind, words=words, **more)
    read = replace(read, message=replace(read.message, sender=at))
    story.take(owner, read)
    return KeptMessage.objects.get(digest=read.digest)


def corrected(owner, kind, **more):
    row = take(owner, words=WORDS, **more)
    review.decide(owner, row.id, kind)
    return row


def test_the_same_words_of_the_same_sender_are_read_as_the_person_said(alice):
    corrected(alice, Kind.INTERVIEW)
    row = take(alice)
    assert (row.kind, row.standing) == ("interview", "filed")


def test_what_the_person_said_is_so_is_not_asked_again(alice):
    row = take(alice, words=WORDS, confidence=0.5)
    assert row.standing == "unsure"
    review.decide(alice, row.id, Kind.ACKNOWLEDGED)
    assert take(alice, confidence=0.5).standing == "filed"


def test_other_words_or_another_sender_are_read_as_ever(alice):
    corrected(alice, Kind.INTERVIEW)
    assert take(alice, words="Your file has been closed by us.").kind == "acknowledged"
    assert take(alice, at="post@other.example").kind == "acknowledged"


def test_a_systems_sentence_serves_many_firms_and_is_not_followed(alice):
    system = "no-reply@us.greenhouse-mail.io"
    corrected(alice, Kind.OTHER, at=system)
    assert take(alice, at=system).kind == "acknowledged"


@pytest.mark.parametrize("kind", [Kind.REJECTED, Kind.OFFER])
def test_a_no_and_an_offer_are_suggested_never_filed(alice, kind):
    corrected(alice, kind)
    row = take(alice)
    assert (row.kind, row.standing) == (kind.value, "unsure")


def test_what_is_not_about_the_search_is_left_alone_from_then_on(alice):
    corrected(alice, Kind.OTHER)
    row = take(alice)
    assert (row.kind, row.standing, row.text) == ("other", "alone", "")


def test_where_the_person_said_two_things_neither_is_followed(alice):
    corrected(alice, Kind.INTERVIEW)
    second = take(alice)
    review.decide(alice, second.id, Kind.ON_HOLD)
    assert take(alice).kind == "acknowledged"


def test_a_greeting_alone_is_no_wording(alice):
    row = take(alice, words="Hello!")
    review.decide(alice, row.id, Kind.INTERVIEW)
    assert take(alice, words="Hello?").kind == "acknowledged"


def test_what_another_person_said_is_theirs(alice, bob):
    corrected(bob, Kind.INTERVIEW)
    assert take(alice).kind == "acknowledged"


def test_the_message_says_of_which_one_the_same_was_said(alice, alices):
    first = corrected(alice, Kind.INTERVIEW, sent=THIRD)
    row = take(alice)
    page = alices.get(address("message", message=row.id)).content.decode()
    assert "You said the same of one like it, of 3 March 2026." in page
    assert address("message", message=first.id) in page
    KeptMessage.objects.filter(id=first.id).update(date=None)
    page = alices.get(address("message", message=row.id)).content.decode()
    assert "You said the same of one like it." in page


def test_no_such_claim_is_made_where_nothing_was_said(alice):
    corrected(alice, Kind.INTERVIEW)
    other = take(alice, words="Thank you for coming in on Tuesday.")
    assert teacher_of(alice, other.id) is None
    bare = take(alice, words="Hello!")
    assert teacher_of(alice, bare.id) is None


def test_the_person_can_say_otherwise_of_the_later_one(alice, alices):
    corrected(alice, Kind.INTERVIEW)
    row = take(alice)
    alices.post(address("decide", message=row.id), {"kind": "on_hold"})
    row.refresh_from_db()
    assert row.corrected == "on_hold"
    assert teacher_of(alice, row.id) is None
