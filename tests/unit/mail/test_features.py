from datetime import UTC, datetime

import pytest

from onward.mail.features import BUCKETS, features, look_at, no_reply
from onward.mail.message import Message
from onward.mail.phrases import Means


def message(
    text="Hello.",
    subject="",
    sender="dana@fernhill.example",
    sender_name="Dana",
    reply_to=None,
    bulk=False,
    calendar="",
    attachments=(),
    labels=(),
    to=(),
):
    return Message(
        digest="0" * 64,
        message_id=None,
        date=datetime(2026, 3, 2, tzinfo=UTC),
        sender=sender,
        sender_name=sender_name,
        to=tuple(to),
        reply_to=reply_to,
        subject=subject,
        text=text,
        bulk=bulk,
        calendar=calendar,
        attachments=tuple(attachments),
        labels=tuple(labels),
    )


def said(text):
    (one,) = look_at(message(text)).said
    return one


def test_what_follows_a_condition_is_only_maybe_said():
    one = said("If you are not selected for interview we will not write again.")
    assert Means.NOT_GOING_ON in one.maybe
    assert one.conditional


def test_what_stands_before_a_condition_is_said():
    one = said(
        "You were not selected for interview; ring me if you would like to know why."
    )
    assert Means.NOT_GOING_ON in one.means
    assert Means.NOT_GOING_ON not in one.maybe


@pytest.mark.parametrize(
    "text",
    [
        "We chose another candidate whose experience is closer.",
        "We have decided to go with people who can work weekends.",
    ],
)
def test_whom_they_chose_is_no_condition(text):
    one = said(text)
    assert Means.OTHERS_CHOSEN in one.means - one.maybe


def test_the_same_message_has_the_same_features():
    one = message("We have received your application.", "Thank you")
    assert features(look_at(one)) == features(look_at(one))
    assert all(0 <= bucket < BUCKETS for bucket in features(look_at(one)))


@pytest.mark.parametrize(
    "change",
    [
        {"sender": "no-reply@us.greenhouse-mail.io"},
        {"sender": "someone@gmail.com"},
        {"sender": "noreply@fernhill.example"},
        {"bulk": True},
        {"calendar": "BEGIN:VCALENDAR"},
        {"attachments": ["letter.pdf"]},
        {"labels": ["Gesendet"]},
        {"to": ["alice@post.example", "bob@post.example"]},
        {"sender": "dana@inbox.example"},
        {"subject": "Re: Planner"},
        {"subject": "Fwd: Planner"},
        {"sender_name": "Fernhill Hiring Team"},
        {"text": "Vielen Dank für Ihre Bewerbung, wir haben sie erhalten."},
    ],
)
def test_who_sends_and_how_is_a_feature(change):
    assert features(look_at(message(**change))) != features(look_at(message()))


def test_a_no_reply_address_is_known_by_its_name():
    assert no_reply(message(sender="Do-Not-Reply@x.example"))
    assert no_reply(message(reply_to="no.reply@x.example"))
    assert not no_reply(message(sender="noreply@x.example", reply_to="dana@x.example"))


def test_a_very_long_message_has_bounded_features():
    text = " ".join(f"word{number}" for number in range(50_000))
    assert len(features(look_at(message(text)))) < 10_000
