import pytest
from tests.unit.mail.letters import look, moment

from onward.mail.signal import Kind
from onward.mail.times import when


def told(text, kind=Kind.INTERVIEW, **parts):
    found = when(look(text, **parts), kind)
    return found and found.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Your interview is on Thursday 12 March at 10:00.", "2026-03-12T10:00+00:00"),
        ("Can we talk tomorrow at 3pm?", "2026-03-05T15:00+00:00"),
        ("See you at 2.15pm on Friday 13 March.", "2026-03-13T14:15+00:00"),
        ("Come on 12/03/2026, 14:30 hours.", "2026-03-12T14:30+00:00"),
        ("Tue 17th, 10.30 suits us.", "2026-03-17T10:30+00:00"),
        ("Join us on 12 March at 4 pm ET by video.", "2026-03-12T16:00-04:00"),
        ("Date: 12 March. Time: 3:45 PM.", "2026-03-12T15:45+00:00"),
        (
            "You are asked to appear before the board on 12 March at 9 am.",
            "2026-03-12T09:00+00:00",
        ),
        ("The head will hear you on 12 March at 13:30.", "2026-03-12T13:30+00:00"),
        ("Could you do Thursday at two instead?", "2026-03-05T14:00+00:00"),
        ("Come round on Sunday at ten for tea.", "2026-03-08T10:00+00:00"),
        (
            "Instead of Monday, 10:00, we now meet on Friday at 9:00.",
            "2026-03-06T09:00+00:00",
        ),
        (
            "Be there on Thursday at 10:00. You or your coach may park at 9:30.",
            "2026-03-05T10:00+00:00",
        ),
        ("It starts on 12 March at 15:00 East Africa Time.", "2026-03-12T15:00+03:00"),
        (
            "It will be Friday, from 10:30 to 11:30, by video.",
            "2026-03-06T10:30+00:00",
        ),
        (
            "I must move our talk from 10 to 1 pm on Tuesday 17 March.",
            "2026-03-17T13:00+00:00",
        ),
        (
            "Thursday at 10 no longer works. We have moved it to Friday at 2pm.",
            "2026-03-06T14:00+00:00",
        ),
        (
            "The call of Thursday 5 March was cancelled; it is now on 9 March at 9:00.",
            "2026-03-09T09:00+00:00",
        ),
        (
            "On Monday at 9:00 or Tuesday at 9:00? It is booked for Friday at 11:00.",
            "2026-03-06T11:00+00:00",
        ),
        (
            "The day is 12 March.\n\n09:30 Welcome\n\n09:45 Talk with the team",
            "2026-03-12T09:30+00:00",
        ),
    ],
)
def test_a_talk_begins_when_the_text_says(text, begins):
    assert told(text) == begins


@pytest.mark.parametrize(
    "text",
    [
        "Are you free on Thursday at 10:00 or Friday at 14:00?",
        "Could you do Monday at 10:00, Tuesday at 11:00 and Wednesday at 12:00?",
        "Please reply by Friday at 17:00.",
        "We met on Monday at 10:00.",
        "It was on 2 March at 10:00.",
        "See you at ten.",
        "See you on Friday.",
        "Nothing is fixed.",
        "The day is Friday.\n\nOne\n\nTwo\n\nThree\n\nFour\n\nFive\n\nCall at 10:30.",
    ],
)
def test_no_clear_time_is_none(text):
    assert told(text) is None


def test_a_day_in_the_subject_carries_further():
    text = "A one.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nBe there at 10:30."
    assert told(text, subject="Trial on 12 March") == "2026-03-12T10:30+00:00"


def test_a_trial_has_a_time_and_a_rejection_has_none():
    text = "Come for a trial shift on Saturday 7 March at 6pm."
    assert told(text, Kind.ASSESSMENT) == "2026-03-07T18:00+00:00"
    assert told(text, Kind.REJECTED) is None


def test_when_a_task_is_due_nobody_meets():
    text = "Send it back by Friday 13 March; the window closes 13 March at 16:00."
    assert told(text, Kind.ASSESSMENT) is None


def test_the_calendar_part_is_believed_first():
    part = "BEGIN:VEVENT\nDTSTART:20260320T090000\nEND:VEVENT\n"
    text = "We meet on Thursday 12 March at 10:00."
    assert told(text, calendar=part) == "2026-03-20T09:00+00:00"
    assert told(text, calendar="broken") == "2026-03-12T10:00+00:00"


def test_a_talk_behind_the_day_the_clocks_change_keeps_its_hour():
    text = "Your interview is on Thursday 2 April at 10:00."
    assert told(text) == "2026-04-02T10:00+01:00"


def test_the_mails_own_zone_counts():
    mail = {"date": moment("2026-03-04T10:00-06:00")}
    assert told("We meet on March 6 at 10:00 AM.", **mail) == "2026-03-06T10:00-06:00"
    assert told("We meet on March 12 at 10:00 AM.", **mail) == "2026-03-12T10:00-05:00"


def test_a_mail_without_a_date_tells_no_time():
    assert told("We meet on 12 March at 10:00.", date=None) is None
    part = "BEGIN:VEVENT\nDTSTART:20260320T090000Z\nEND:VEVENT\n"
    assert told("Hi.", date=None, calendar=part) == "2026-03-20T09:00+00:00"
