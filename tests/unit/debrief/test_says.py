from dataclasses import replace

import pytest
from tests.unit.debrief.build import no, said

from onward.debrief.arrival import arrival
from onward.debrief.lessons import suggest
from onward.debrief.letter import read_letter
from onward.debrief.no import How
from onward.debrief.says import says
from onward.history.application import Furthest


def lists(one):
    said = says(one, read_letter(one.letter))
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
            "Fernhill Foods told you. It is a no, after a test or a trial shift.",
        ),
        (no(company=""), "They answered. It is a no, before a talk."),
        (no(how=How.SILENCE), "Fernhill Foods never answered. You let it rest."),
    ],
)
def test_it_is_told_in_one_sentence(one, sentence):
    assert arrival(one).plain() == sentence


@pytest.mark.parametrize("step", list(Furthest))
def test_each_step_is_named_first_and_worth_is_left_alone_last(step):
    told, untold = lists(no(step, letter="We will not be moving forward."))
    assert told[0]
    assert untold[-1] == "Anything about your worth, or about the next one."
    assert any("fair" in line for line in untold)
    assert untold[0] == "Why. Each of its lines is familiar from standard letters."


STOCK = "Thank you for applying. We will not be moving forward. We wish you well. "


@pytest.mark.parametrize(
    ("letter", "says"),
    [
        (STOCK + "The hall was cold.", "Most of its lines are familiar"),
        (
            "The hall was cold. It rained. The tea was good. We wish you well.",
            "Some of its lines are familiar",
        ),
        ("The hall was cold.", "Its own words are the ones to go by."),
    ],
)
def test_a_letter_with_words_of_its_own_is_never_said_to_give_no_reason(letter, says):
    _, untold = lists(no(Furthest.FINAL, letter=letter))
    assert untold[0].startswith("Why, as far as Onward can tell.")
    assert says in untold[0]
    assert "What tipped it." not in untold


@pytest.mark.parametrize(
    ("letter", "begins"),
    [
        (
            "Dear A,\nThe position has now been filled.\nBest",
            "They give a reason: the place is filled.",
        ),
        (
            "We have a hiring freeze until spring. Sorry.",
            "They give a reason: the place itself is stopped or gone.",
        ),
        (
            "In the end we were looking for someone with a forklift licence.",
            "They give a reason: what they needed.",
        ),
        (
            "Hi Ahmed. We needed people who live close by. Good luck.",
            "They give a reason: what they needed.",
        ),
        (
            "Your tour was warm, but you had little experience of cash handling.",
            "They give a reason: what they needed.",
        ),
        (
            "We must withdraw our offer: the site is closing.",
            "They give a reason: the place itself is stopped or gone.",
        ),
        (
            "The requisition no longer exists.",
            "They give a reason: the place itself is stopped or gone.",
        ),
        (
            "The board approved the appointment of another finalist.",
            "They say they chose somebody else.",
        ),
        (
            "We have decided to go with another candidate.",
            "They say they chose somebody else.",
        ),
    ],
)
def test_a_reason_is_told_with_the_words_that_give_it(letter, begins):
    told, untold = lists(no(letter=letter))
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
        "We needed a while to read so many letters.",
        "Because of the number of applicants, we cannot comment on each.",
        "Our people will keep your details.",
    ],
)
def test_no_cause_is_invented(letter):
    told, _ = lists(no(letter=letter))
    assert all(line.startswith("It says to you:") for line in told[1:])


def test_when_others_were_chosen_what_decided_stays_unsaid():
    _, untold = lists(no(letter="We chose someone else."))
    assert untold[0] == "What decided between you and them."


@pytest.mark.parametrize(
    "letter",
    [
        "We chose someone else because she knows the market.",
        "We took another candidate whose books we know.",
        "We chose someone else. She knows the market. It was close.",
    ],
)
def test_what_may_have_decided_is_not_called_unsaid(letter):
    _, untold = lists(no(letter=letter))
    assert untold[0].endswith("unless its own words say so.")


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
    assert told[2] == "They say they chose somebody else. “We chose someone else.”"
    assert told[3].startswith("They write that they keep your name")
    assert not any("decided between" in line or "tipped" in line for line in untold)


def test_a_final_round_is_a_real_loss():
    told, untold = lists(no(Furthest.FINAL, letter="We will not be moving forward."))
    assert "a real loss" in told[0]
    assert "What tipped it." in untold


def test_paper_says_little_about_paper():
    _, untold = lists(no())
    assert any(line.startswith("That your CV is wrong.") for line in untold)
    for told_why in (
        no(feedback="The CV is hard to read."),
        no(letter="We needed someone with a licence."),
        no(how=How.CALL),
    ):
        assert not any("CV" in line for line in lists(told_why)[1])


def test_who_told_it_is_said():
    assert "Somebody told you themselves." in lists(no(how=How.CALL))[0]
    assert "A page told you, not a person." in lists(no(how=How.PORTAL))[0]
    assert lists(no(how=How.CALL))[0][0] == "It ended before an interview."
    assert lists(no(how=How.CALL))[1][0] == "Why, as far as you have noted it."


def test_a_silence_says_only_that_they_stopped():
    told, untold = lists(no(how=How.SILENCE))
    assert told == ["No answer has come. That is all that is known."]
    assert not any("letter" in line for line in untold)
    assert untold[0] == "Whether anyone read what you sent."
    after, _ = lists(no(Furthest.INTERVIEW, How.SILENCE))
    assert after[0].startswith("They stopped writing, after an interview.")
    assert len(after) == 1


@pytest.mark.parametrize("step", [Furthest.FINAL, Furthest.OFFER])
def test_a_silence_after_so_long_a_way_is_a_real_loss(step):
    told, untold = lists(no(step, How.SILENCE))
    assert "a real loss" in told[1]
    assert untold[0] == "Why they stopped."


def test_a_huge_letter_is_read_only_so_far():
    told, _ = lists(no(letter="and " * 500_000 + "The position has been filled."))
    assert len(told) == 1


BUDGET = (
    "Dear A,\nThe budget for it was cut last week; it has nothing to do with you.\nBest"
)


def test_a_reason_in_other_words_is_never_denied():
    told, untold = lists(no(None, letter=BUDGET))
    assert told[0].startswith(
        "They give a reason: the place itself is stopped or gone."
    )
    assert not any(line.startswith("Why") for line in untold)
    told, untold = lists(no(letter="It came down to one vote on the field work."))
    assert told[1].startswith("They may give a reason here: “It came down to one vote")
    assert not any(line.startswith("Why") for line in untold)


@pytest.mark.parametrize(
    "words",
    [
        "In the end we decided to go with someone younger.",
        "With two small children the shifts would be too much for you.",
        "Guests find it hard to follow your accent.",
        "We would rather have a man at the gate.",
        "After your illness we did not want to take the risk.",
        "You would be joining a young team and might not feel at home.",
        "Since you are expecting in May, we need somebody for the whole of the first year.",
        "As a parent of a newborn you will want hours that we cannot give.",
        "We only take British-born staff.",
        "The building does not suit a wheelchair user, so we went with another candidate.",
    ],
)
def test_what_may_not_decide_is_quoted_and_never_denied(words):
    letter = f"Dear Ann,\nThank you for coming. {words}\nKind regards"
    told, untold = lists(no(letter=letter))
    assert f"It says this: “{words}”" in told
    assert untold == ["Anything about your worth, or about the next one."]
    assert sum(words in line for line in told) == 1
    assert keys_of(no(Furthest.INTERVIEW, letter=letter)) == ["worked", "thank", "rest"]


def keys_of(one):
    return [lesson.key for lesson in suggest(one, said(chosen={"mine": "several"}))]


@pytest.mark.parametrize(
    "words",
    [
        "We are an equal opportunity employer regardless of age, sex or religion.",
        "We welcome applicants of all ages and with disabilities.",
        "We look after your health data with care, whatever your gender.",
        "Our younger sister company may write to you.",
        "You must be 18 years old to serve drinks.",
        "The older system is going away.",
        "Thank you for applying for the Maternity Cover Administrator post.",
        "The role means working with young children at Bluebell Nursery.",
        "You would have been a caseworker supporting immigrants.",
        "We were not expecting to fill it so soon.",
        "Thank you for your interest in our young team.",
    ],
)
def test_small_print_names_nothing(words):
    told, _ = lists(no(letter=f"Thank you for applying. {words}"))
    assert not any(line.startswith("It says this:") for line in told)


def test_praise_and_what_was_missing_stand_in_the_letters_order():
    told, _ = lists(
        no(
            Furthest.INTERVIEW,
            letter="Your lesson with the small group was the warmest we saw. More"
            " practice with older pupils would help.",
            feedback="More practice with older pupils would help.",
        )
    )
    assert "Your lesson with the small group was the warmest we saw." in told[1]
    assert "More practice with older pupils would help." in told[2]


def test_to_be_kept_on_a_list_is_not_to_be_wanted():
    kept, _ = lists(no(letter="We will keep your details on file.", door_open=True))
    wanted, _ = lists(no(letter="Please do apply again.", door_open=True))
    assert kept[-1].startswith("They write that they keep your name")
    assert wanted[-1] == "They write that they would like to hear from you again."


def test_a_step_that_nobody_knows_is_not_made_up():
    letter = "We have decided to go with someone else. All the best."
    told, untold = lists(no(None, letter=letter))
    assert arrival(no(None)).plain() == "Fernhill Foods answered. It is a no."
    assert arrival(no(None, How.CALL)).plain() == "Fernhill Foods told you. It is a no."
    assert not any("paper" in line or "talk" in line for line in (*told, *untold))
    assert lists(no(None))[0] == ["That it is a no. More is not known here."]


def test_a_letter_in_another_language_is_left_to_its_own_words():
    german = (
        "Guten Tag Frau Marlow, vielen Dank für das zweite Gespräch. Leider haben wir"
        " uns für eine andere Bewerberin entschieden, weil sie die Schichten kennt."
    )
    told, untold = lists(no(None, letter=german))
    assert told[0].startswith("Onward reads letters in this language only as a whole")
    assert untold == ["Anything about your worth, or about the next one."]


def test_what_somebody_noted_is_told_and_read_as_a_letter_is():
    heard = replace(
        no(None, How.CALL), noted="She said they want somebody younger for the shop."
    )
    told = says(heard, read_letter(heard.noted))
    assert "younger for the shop" in told.says[1].plain()
    assert len(told.not_says) == 1
    other = replace(no(None, How.CALL), noted="You were very close, she said.")
    told = says(other, read_letter(other.noted))
    assert told.says[1].plain() == (
        "You noted of their words: “You were very close, she said.”"
    )
    assert not any(line.plain().startswith("Why") for line in told.not_says)


def test_a_word_of_contact_some_day_is_no_wish_to_hear_from_you():
    letter = "We will keep your CV on file and may contact you about future openings."
    told, _ = lists(no(letter=letter, door_open=True))
    assert told[-1].startswith("They write that they keep your name")


@pytest.mark.parametrize(
    "letter",
    [
        "We could not offer it to you because we need someone who can start on Monday.",
        "There were reasons for our decision: the hours and the pay.",
        "Due to budget cuts we have had to stop hiring.",
        "She can start in May because she is free then.",
    ],
)
def test_a_reason_counts_also_beside_a_may_or_could(letter):
    told, untold = lists(no(letter=letter))
    assert any(letter in line for line in told)
    assert not any(line.startswith("Why") for line in untold)


@pytest.mark.parametrize(
    "letter",
    [
        "It was not because of your experience.",
        "The reason I am writing so late is my holiday.",
        "The department is now closed for the holidays.",
        "You don't have a bad bone in you.",
    ],
)
def test_what_sounds_like_a_reason_is_none(letter):
    told, _ = lists(no(letter=letter))
    assert not any("reason" in line.split("“")[0] for line in told)
