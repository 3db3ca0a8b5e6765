"""Thirteen people, each with their own no, walk the whole way: what they are told.

Nothing cheerful stands beside despair, no number is told that nobody asked for, and
no cause is given that the letter does not give.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from tests.unit.debrief.build import DAY, no, said

from onward.debrief.arrival import arrival
from onward.debrief.asking import Advice, Whether, advise, draft
from onward.debrief.closing import Door, close, too_much
from onward.debrief.fairness import is_unfair
from onward.debrief.feelings import WORDS, is_heavy
from onward.debrief.lessons import suggest
from onward.debrief.letter import read_letter
from onward.debrief.look_back import questions
from onward.debrief.no import How, No
from onward.debrief.says import says
from onward.history.application import Furthest as Got


@dataclass(frozen=True)
class Person:
    """A no, what is said about it, and what must and must not be read."""

    no: No
    said: dict[str, object]
    whether: Whether
    door: Door
    reads: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    days_later: int = field(default=1)


PEOPLE = {
    "a cook after a trial shift, told by the chef": Person(
        no(Got.ASSESSMENT, How.IN_PERSON, company="The Copper Pan", role="Line cook"),
        {"feelings": ["humiliated"], "weight": 6, "weight_after": 4},
        Whether.MAYBE,
        Door.WEEK,
        ("It is a no, after a test or a trial shift.", "fair picture", "not here to"),
        ("mail", "CV"),
        ("task",),
    ),
    "a graduate after eighty silences": Person(
        no(how=How.SILENCE, company="Bright Grid"),
        {"feelings": ["numb"], "weight": 5, "chosen": {"wanted": "unsure"}},
        Whether.MAYBE,
        Door.WEEK,
        ("No answer has come.", "Whether anyone read"),
        ("decided against", "80"),
        ("want",),
    ),
    "a loss in the final round at fifty-eight": Person(
        no(
            Got.FINAL,
            letter="Dear Mr Hale,\nThank you for your time.\nWe decided to appoint"
            " another candidate.",
        ),
        {"feelings": ["sad", "afraid"], "weight": 9},
        Whether.MAYBE,
        Door.HELP,
        ("a real loss", "another candidate", "What decided between"),
        ("young", " age", "experienced", "give differently"),
        ("rest", "thank"),
    ),
    "someone who suspects it was unfair": Person(
        no(Got.INTERVIEW, letter="We will not be moving forward."),
        {
            "feelings": ["angry"],
            "own_feeling": "they saw my name and were done",
            "unfair": True,
            "weight": 7,
            "weight_after": 7,
        },
        Whether.MAYBE,
        Door.ADVICE,
        (
            "Whether it was fair. A letter cannot show that.",
            "Help names places",
            "Get advice first, if you can.",
            "What was said or done, when, and who was there?",
            "what decided, in the end?",
        ),
        (
            *("probably", "personally", "imagin", "surely", "gives no reason"),
            *("accept", "strengthen", "give differently", "in my hands"),
        ),
        ("rest", "thank"),
    ),
    "a waitress told that a younger one was taken": Person(
        no(
            None,
            company="The Copper Pan",
            role="Waitress",
            letter="Dear Ms Hale,\nThank you for coming in. In the end we went with"
            " someone younger.\nTom Reed",
        ),
        {
            "feelings": ["humiliated"],
            "unfair": True,
            "weight": 6,
            "weight_after": 6,
        },
        Whether.MAYBE,
        Door.ADVICE,
        ("“In the end we went with someone younger.”", "Get advice first, if you can."),
        ("Why", "accept", "strengthen", "give differently", "paper", "real loss"),
        ("rest", "thank"),
    ),
    "someone in crisis": Person(
        no(Got.INTERVIEW, letter="We chose someone else."),
        {
            "feelings": ["hopeless"],
            "own_feeling": "I do not see why I should go on",
            "weight": 10,
            "weight_after": 10,
            "asking": "ask",
            "lessons": ["practise"],
        },
        Whether.MAYBE,
        Door.HELP,
        ("Not today. This keeps", "Nothing has to follow.", "Help is one step away"),
        ("Lighter", "week", "great", "well done", "give differently", "worked"),
        ("rest", "thank"),
    ),
    "a professor after a campus visit": Person(
        no(
            Got.FINAL,
            company="University of Ashby",
            role="Chair",
            writer="Search Office",
        ),
        {"feelings": ["bitter"], "weight": 4, "chosen": {"mine": "no_change"}},
        Whether.YES,
        Door.WEEK,
        ("final round", "Hello,"),
        ("CV",),
        ("worked", "thank", "rest"),
    ),
    "a nurse abroad whose licence was asked for": Person(
        no(
            Got.SCREEN,
            letter="At the moment you do not have the registration we need.",
            feedback="Register with the council first.",
        ),
        {"feelings": ["frustrated"], "weight": 5},
        Whether.MAYBE,
        Door.WEEK,
        ("“Register with the council first.”", "They told you something already."),
        ("Why,", "That your CV"),
    ),
    "a single parent refused by a page at two in the morning": Person(
        no(how=How.PORTAL, letter=""),
        {"feelings": ["tired"], "weight": 8, "weight_after": 6},
        Whether.NO,
        Door.WEEK,
        ("A page told you, not a person.", "Lighter than before."),
        ("10",),
    ),
    "someone refused by their own boss": Person(
        no(Got.INTERVIEW, How.IN_PERSON, company="Ridgeway Council", role="Team lead"),
        {"feelings": ["overlooked"], "weight": 7, "weight_after": 8},
        Whether.YES,
        Door.HELP,
        ("Heavier than before. That happens.", "Somebody told you themselves."),
        ("Lighter",),
    ),
    "an offer taken back": Person(
        no(Got.OFFER, letter="We have a hiring freeze and must withdraw the offer."),
        {"feelings": ["angry", "afraid"], "weight": 7, "asking": "ask"},
        Whether.YES,
        Door.ADVICE,
        ("they took it back", "hiring freeze", "what changed since the offer?"),
        ("accept the decision",),
    ),
    "a career changer with a kind word": Person(
        no(
            Got.INTERVIEW,
            letter="We loved your lesson plan. We needed someone who has led a team. Do apply again.",
            feedback="We needed someone who has led a team.",
            door_open=True,
        ),
        {"feelings": ["hopeful"], "weight": 3, "weight_after": 2, "lessons": ["note"]},
        Whether.MAYBE,
        Door.WEEK,
        ("would like to hear from you again", "Look where it could lie"),
        ("two or three say",),
        ("note",),
    ),
    "a contractor through an agency, weeks later": Person(
        no(company="", role="Data engineer", writer="Pat Quill"),
        {"feelings": []},
        Whether.MAYBE,
        Door.WEEK,
        ("They answered. It is a no", "Two weeks and more"),
        ("None", "Your own lesson from ."),
        days_later=20,
    ),
}
CHEER = re.compile(
    r"!|\b(?:congrat\w*|great|amazing|awesome|well done|brave|proud of you|bright side"
    r"|better days|blessing|deserve|smile|hope(?:ful)? ahead)\b",
    re.IGNORECASE,
)


def advice_for(person: Person) -> Advice:
    """Return what is advised at that point: how heavy it is later is not known yet."""
    day = DAY + timedelta(days=person.days_later)
    so_far = said(**person.said | {"weight_after": None})
    unfair = is_unfair(so_far)
    return advise(person.no, day, heavy=is_heavy(so_far), unfair=unfair)


def told(person: Person) -> list[str]:
    """Return every sentence this person meets on the way, numbers aside."""
    one, answers = person.no, said(**person.said)
    closing = close(one, answers)
    unfair = is_unfair(answers)
    read = says(one, read_letter(one.letter or one.noted))
    advice = advice_for(person)
    texts = [arrival(one), *read.says, *read.not_says, advice.why]
    for question in questions(one, unfair=unfair):
        texts += [question.ask, *(choice.says for choice in question.choices)]
    texts += [lesson.what for lesson in suggest(one, answers)]
    texts += [closing.says, closing.next_step, *too_much()]
    texts += [closing.compare] if closing.compare else []
    words = (
        [draft(one, "", unfair=unfair).body] if advice.whether is not Whether.NO else []
    )
    return [text.plain() for text in texts] + words


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
class TestEachPerson:
    def test_is_told_what_is_there_and_nothing_else(self, person):
        whole = "\n".join(told(person))
        for words in person.reads:
            assert words in whole
        for words in person.never:
            assert words not in whole

    def test_is_not_cheered_at_and_given_no_number(self, person):
        quoted = person.no.letter + person.no.feedback
        for sentence in told(person):
            assert CHEER.search(sentence) is None
            digits = re.findall(r"\d+", sentence)
            assert all(digit in quoted for digit in digits), sentence

    def test_gets_advice_and_a_last_step_that_fit(self, person):
        advice = advice_for(person)
        assert advice.whether is person.whether
        assert close(person.no, said(**person.said)).door is person.door
        keys = [one.key for one in suggest(person.no, said(**person.said))]
        assert set(person.lessons) <= set(keys)

    def test_names_feelings_that_are_offered(self, person):
        assert set(person.said["feelings"]) <= set(WORDS)


def test_there_are_at_least_twelve():
    assert len(PEOPLE) >= 12
