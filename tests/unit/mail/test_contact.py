import pytest
from tests.unit.mail.letters import look

from onward.mail.contact import from_seeker, reply_possible
from onward.mail.signal import Kind

OPEN = Kind.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello.", {}),
        ("Hello.", {"shown": "Dana Ruiz", "at": "dana.ruiz@hire.lever.co"}),
        ("Just reply to this mail.", {"at": "jobs@fernhill.example"}),
        ("Hello.", {"at": "jobs@fernhill.example", "subject": "Re: my form"}),
        ("Hello.", {"at": "hello@fernhill.example"}),
        ("Hello.", {"at": "x@us.lever.co", "reply_to": "dana@fernhill.example"}),
    ],
)
def test_a_person_can_be_answered(text, parts):
    assert reply_possible(look(text, **parts), OPEN)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello.", {"at": "no-reply@fernhill.example"}),
        ("Hello.", {"at": "notifications@fernhill.example"}),
        ("Please do not reply to this message.", {}),
        ("This mailbox is not monitored.", {}),
        ("Hello.", {"at": "jobs@fernhill.example"}),
        ("Hello.", {"at": "hello@fernhill.example", "bulk": True}),
        ("Hello.", {"shown": "Fernhill", "at": "fernhill@myworkday.com"}),
        ("Hello.", {"at": "nobody"}),
        ("Hello.", {"labels": ("Sent",)}),
    ],
)
def test_a_machine_cannot(text, parts):
    assert not reply_possible(look(text, **parts), OPEN)


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("Hello.", OPEN, {"labels": ("Gesendet",)}),
        ("I wish to withdraw my application.", Kind.WITHDRAWN, {}),
        ("Sorry, no.", Kind.WITHDRAWN, {"at": "alice@gmail.com"}),
        (
            "Friday suits me.",
            Kind.INTERVIEW,
            {
                "at": "alice@gmail.com",
                "to": ("dana@fernhill.example",),
                "subject": "Re: Friday?",
            },
        ),
    ],
)
def test_the_seekers_own_mail_is_known(text, kind, parts):
    assert from_seeker(look(text, **parts), kind)


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("You have withdrawn.", Kind.WITHDRAWN, {}),
        ("You have withdrawn.", Kind.WITHDRAWN, {"at": "no-reply@fernhill.example"}),
        ("Friday?", Kind.INTERVIEW, {"at": "dana@gmail.com", "subject": "Re: Friday"}),
    ],
)
def test_mail_from_others_is_not_the_seekers(text, kind, parts):
    assert not from_seeker(look(text, **parts), kind)
