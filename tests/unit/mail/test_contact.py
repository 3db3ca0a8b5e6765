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


SPOKEN = {
    "de": "Guten Tag, wir haben Ihre Post und melden uns. {}",
    "fr": "Bonjour, nous avons votre lettre et nous vous remercions. {}",
    "nl": "Beste, wij hebben uw brief en laten het u weten. {}",
}


@pytest.mark.parametrize(
    ("language", "text", "at", "possible"),
    [
        ("de", "Mails werden nicht bearbeitet.", "jo@yarrow.example", False),
        ("fr", "Merci de ne pas répondre à ce courriel.", "jo@yarrow.example", False),
        ("fr", "Réponds-moi quand tu veux.", "recrutement@yarrow.example", True),
        ("fr", "À bientôt.", "recrutement@yarrow.example", False),
        ("fr", "À bientôt.", "ne-pas-repondre@yarrow.example", False),
        ("nl", "Tot dan.", "werving@yarrow.example", False),
        ("nl", "Tot dan.", "jo.pell@yarrow.example", True),
    ],
)
def test_other_languages_say_whether_an_answer_is_read(language, text, at, possible):
    mail = look(SPOKEN[language].format(text), at=at)
    assert mail.language == language
    assert reply_possible(mail, Kind.ACKNOWLEDGED) is possible


def test_behind_a_departments_address_a_person_may_sign():
    text = SPOKEN["nl"].format("\n\nGroet,\nJo Pell")
    mail = {"at": "werving@yarrow.example", "shown": "Jo Pell"}
    assert reply_possible(look(text, **mail), Kind.ACKNOWLEDGED)
    mail["shown"] = "Yarrow Molens"
    assert not reply_possible(look(text, **mail), Kind.ACKNOWLEDGED)
