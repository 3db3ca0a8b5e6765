import pytest
from tests.unit.mail.letters import look, seen

from onward.mail.moves import Move
from onward.mail.signal import Kind, Stage
from onward.mail.stage import offer_taken_back, stage

NO_REPLY = "no-reply@us.greenhouse-mail.io"


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("It came down to two of you and we chose Maren.", Stage.FINAL),
        ("We have to withdraw the offer we made.", Stage.FINAL),
        ("Thank you for meeting us. We took someone else.", Stage.INTERVIEW),
        ("You interviewed well, and still it is a no.", Stage.INTERVIEW),
        ("Your test was below what we need.", Stage.ASSESSMENT),
        ("After the trial shift we chose another.", Stage.ASSESSMENT),
        ("Thanks for your time on the phone. It's a no.", Stage.SCREEN),
        ("I enjoyed our telephone conversation; it is a no.", Stage.SCREEN),
        ("You were not shortlisted.", Stage.APPLICATION),
        ("You have not been selected for interview.", Stage.APPLICATION),
        (
            "If you had been invited to an interview you'd know. Applied.",
            Stage.APPLICATION,
        ),
        ("We regret that it is a no.", Stage.UNKNOWN),
        ("The role has been filled.", Stage.UNKNOWN),
    ],
)
def test_only_what_took_place_counts(text, reached):
    mail = look(text)
    assert stage(mail, seen(mail), Kind.REJECTED) is reached


def test_a_post_that_stopped_says_nothing_of_how_far_one_got():
    mail = look("Thank you for your interest. The post is frozen.")
    assert stage(mail, seen(mail), Kind.REJECTED) is Stage.APPLICATION
    held = seen(mail, Move.PRAISE, Move.HOLD)
    assert stage(mail, held, Kind.REJECTED) is Stage.UNKNOWN


def test_in_other_languages_the_model_tells():
    mail = look("Wir danken Ihnen für das Gespräch und müssen Ihnen leider absagen.")
    talked = seen(mail, stage=Stage.INTERVIEW)
    assert stage(mail, talked, Kind.REJECTED) is Stage.INTERVIEW


def test_a_systems_no_without_a_word_more_came_at_the_application():
    mail = look("It is a no.", at=NO_REPLY)
    assert stage(mail, seen(mail), Kind.REJECTED) is Stage.APPLICATION


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We invite you to the final round.", Stage.FINAL),
        ("Could I ring you for a quick chat?", Stage.SCREEN),
        ("Please come and meet the team.", Stage.INTERVIEW),
    ],
)
def test_an_invitation_tells_its_stage(text, asked):
    mail = look(text)
    assert stage(mail, seen(mail), Kind.INTERVIEW) is asked


def test_other_kinds_have_their_own_or_none():
    mail = look("A test.")
    assert stage(mail, seen(mail), Kind.ASSESSMENT) is Stage.ASSESSMENT
    assert stage(mail, seen(mail), Kind.OFFER) is None


@pytest.mark.parametrize(
    ("sentence", "taken"),
    [
        (
            "I am very sorry that we have to withdraw our offer: the site is closing.",
            True,
        ),
        ("We have to withdraw the offer we made.", True),
        ("We must rescind your offer.", True),
        ("The offer you received on Tuesday was a mistake.", True),
        ("The contract you signed is no longer valid for us.", True),
        ("Your employment cannot begin as planned.", True),
        ("You can withdraw your consent to keeping contract data at any time.", False),
        (
            "The contract with our client will not go ahead, so we are not hiring.",
            False,
        ),
        ("The start date we need cannot begin after March.", False),
        ("We made an offer to another candidate.", False),
    ],
)
def test_an_offer_is_taken_back_only_where_the_reader_had_one(sentence, taken):
    assert offer_taken_back(sentence) is taken
