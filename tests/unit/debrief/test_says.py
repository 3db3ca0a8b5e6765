import pytest
from tests.unit.debrief.build import no

from onward.debrief.arrival import arrival
from onward.debrief.no import How
from onward.debrief.says import says
from onward.history.application import Furthest


def lists(one, lines=0, familiar=0):
    said = says(one, lines=lines, familiar=familiar)
    return [t.plain() for t in said.says], [t.plain() for t in said.not_says]


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (no(), "Fernhill Foods answered. It is a no, before a talk."),
        (
            no(Furthest.FINAL),
            "Fernhill Foods answered. It is a no, after the final round.",
        ),
        (
            no(Furthest.ASSESSMENT, How.IN_PERSON),
            "Fernhill Foods told you. It is a no, after the test.",
        ),
        (no(company=""), "They answered. It is a no, before a talk."),
        (no(how=How.SILENCE), "Fernhill Foods never answered. You let it rest."),
    ],
)
def test_it_is_told_in_one_sentence(one, sentence):
    assert arrival(one).plain() == sentence


@pytest.mark.parametrize("step", list(Furthest))
def test_each_step_is_named_first_and_worth_is_left_alone_last(step):
    told, untold = lists(no(step, letter="We will not go on."))
    assert told[0]
    assert untold[-1] == "Anything about your worth, or about the next one."
    assert any("fair" in line for line in untold)
    assert untold[0] == "Why. It gives no reason."


def test_standard_lines_are_counted_where_no_reason_is_given():
    _, untold = lists(no(letter="Thank you for applying."), lines=12, familiar=11)
    assert untold[0] == "Why. 11 of its 12 lines are familiar from standard letters."


@pytest.mark.parametrize(
    ("letter", "begins"),
    [
        (
            "Dear A,\nThe position has now been filled.\nBest",
            "They give a reason: the place is filled.",
        ),
        (
            "We have a hiring freeze until spring. Sorry.",
            "They give a reason: the place itself is gone.",
        ),
        (
            "In the end we were looking for someone with a forklift licence.",
            "They give a reason that is about fit.",
        ),
        (
            "We have decided to go with another candidate.",
            "They say they chose somebody else.",
        ),
    ],
)
def test_a_reason_is_told_with_the_words_that_give_it(letter, begins):
    told, untold = lists(no(letter=letter), lines=3, familiar=2)
    (reason,) = (line for line in told if line.startswith(begins))
    quoted = reason.split("“")[1].split("”")[0]
    assert quoted in letter
    assert not any(line.startswith("Why.") for line in untold)


@pytest.mark.parametrize(
    "letter",
    [
        "",
        "Thank you for your interest. We will not be moving forward.",
        "Your experience is impressive. We wish you well.",
        "We received many applications for this position.",
        "Each role is filled with care.",
        "We had applications from many other candidates.",
        "If the position has been filled we cannot tell you more.",
        "Should you need more time or information, write to us.",
        "We hope you find a team that is looking for someone like you.",
    ],
)
def test_no_cause_is_invented(letter):
    told, _ = lists(no(letter=letter))
    assert len(told) == 1


def test_when_others_were_chosen_what_decided_stays_unsaid():
    _, untold = lists(no(letter="We chose someone else."))
    assert untold[0] == "What decided between you and them."


def test_their_feedback_is_quoted_and_stands_for_the_reason():
    told, untold = lists(
        no(
            Furthest.FINAL,
            letter="We chose someone else.",
            feedback="More examples with numbers.",
            door_open=True,
        )
    )
    assert "in their words: “More examples with numbers.”" in told[1]
    assert told[2] == "They write that they would like to hear from you again."
    assert not any("decided between" in line or "tipped" in line for line in untold)


def test_a_final_round_is_a_real_loss():
    told, untold = lists(no(Furthest.FINAL, letter="No."))
    assert "a real loss" in told[0]
    assert "What tipped it." in untold


def test_paper_says_little_about_paper():
    _, untold = lists(no())
    assert any(line.startswith("That your CV is wrong.") for line in untold)


def test_who_told_it_is_said():
    assert "Somebody told you themselves." in lists(no(how=How.CALL))[0]
    assert "A page told you, not a person." in lists(no(how=How.PORTAL))[0]
    assert lists(no(how=How.CALL))[0][0] == "It ended before an interview."
    assert lists(no(how=How.CALL))[1][0] == "Why, as far as you have noted it."


def test_a_silence_says_only_that_they_stopped():
    told, untold = lists(no(how=How.SILENCE))
    assert told == ["They stopped writing. That is all that is known."]
    assert untold[0] == "Whether anyone read what you sent."
    after, _ = lists(no(Furthest.INTERVIEW, How.SILENCE))
    assert after[0].startswith("They stopped writing, after an interview.")


def test_a_huge_letter_is_read_only_so_far():
    told, _ = lists(no(letter="x " * 500_000 + "The position has been filled."))
    assert len(told) == 1
