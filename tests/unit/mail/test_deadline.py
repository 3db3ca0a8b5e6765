import pytest
from tests.unit.mail.letters import look

from onward.mail.deadline import due
from onward.mail.signal import Kind


def told(text, kind=Kind.ASSESSMENT, **parts):
    found = due(look(text, **parts), kind)
    return found and found.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Please send it by Friday 13 March.", "2026-03-13T23:59+00:00"),
        ("Finish it before 17:00 on 12 March.", "2026-03-12T17:00+00:00"),
        ("Deadline: 10 March, 12 noon.", "2026-03-10T12:00+00:00"),
        ("Please finish the test within five days.", "2026-03-09T23:59+00:00"),
        ("The link expires in 72 hours.", "2026-03-07T23:59+00:00"),
        ("Please answer within 3 working days.", "2026-03-09T23:59+00:00"),
        ("You have two weeks to complete it.", "2026-03-18T23:59+00:00"),
        ("Send it back by the end of the week.", "2026-03-06T23:59+00:00"),
        ("Send it back by end of next week.", "2026-03-13T23:59+00:00"),
        ("Send it back by the end of the month.", "2026-03-31T23:59+01:00"),
        ("Send it back by EOD.", "2026-03-04T23:59+00:00"),
        ("The link stops working Friday at 5 pm EST.", "2026-03-06T17:00-05:00"),
        ("It is yours until Monday.", "2026-03-09T23:59+00:00"),
        ("Upload it by Monday at 9 GMT.", "2026-03-09T09:00+00:00"),
        ("Tell me by five next Friday.", "2026-03-13T17:00+00:00"),
        ("You've 48 hours from now.", "2026-03-06T23:59+00:00"),
        ("Please answer within five days of this mail.", "2026-03-09T23:59+00:00"),
        ("The test shuts on 12.03.2026 at 16:00.", "2026-03-12T16:00+00:00"),
        ("Do the quiz on allergens by 12 March.", "2026-03-12T23:59+00:00"),
        ("Send it by the end of July.", "2026-07-31T23:59+01:00"),
        ("Closing: by Monday. Return the sheet by Friday.", "2026-03-06T23:59+00:00"),
    ],
)
def test_an_answer_is_due_when_the_text_says(text, by):
    assert told(text) == by


@pytest.mark.parametrize(
    "text",
    [
        "Tell us about adjustments by Friday.",
        "You have two hours of work ahead.",
        "Send it by 2 March.",
        "We start before long.",
        "Nothing is due.",
        "Do you need adjustments? Write to us by Friday.",
        "Come on Friday, ten till four.",
        "Made by hand in Leeds.",
    ],
)
def test_no_deadline_is_none(text):
    assert told(text) is None


def test_an_offer_has_a_deadline_and_a_rejection_has_none():
    text = "Please sign by 10 March."
    assert told(text, Kind.OFFER) == "2026-03-10T23:59+00:00"
    assert told(text, Kind.REJECTED) is None
    assert told(text, Kind.OFFER, date=None) is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Please pick a slot by Friday.", "2026-03-06T23:59+00:00"),
        ("Please confirm by noon on Friday.", "2026-03-06T12:00+00:00"),
        ("Tell us your preference by Friday.", "2026-03-06T23:59+00:00"),
        ("Please confirm by Friday.", None),
        ("Doors close by 17:00 on Friday.", None),
    ],
)
def test_an_invitation_wants_a_slot_or_an_exact_answer(text, by):
    assert told(text, Kind.INTERVIEW) == by
