"""What could be taken along: a few small things that fit what was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.answers import Answers
from onward.debrief.fairness import is_unfair
from onward.debrief.feelings import is_heavy
from onward.debrief.letter import read_letter
from onward.debrief.no import No
from onward.debrief.reasons import is_gone, protected
from onward.history.application import Furthest
from onward.kernel.candidate import Step
from onward.kernel.text import Text

MOST_SUGGESTED = 5
OWN = "own"
"""The key of a lesson in the person's own words."""

MINUTES = {
    "practise": 20,
    "example": 30,
    "task": 40,
    "top": 20,
    "ask_early": 10,
    "want": 20,
    "worked": 10,
    "thank": 10,
    "note": 10,
    "rest": 10,
    OWN: 30,
}
STEPS = {
    "practise": Step.LEARN,
    "example": Step.LEARN,
    "task": Step.LEARN,
    "top": Step.MATERIALS,
    "ask_early": Step.GOALS,
    "want": Step.GOALS,
    "worked": Step.REFLECT,
    "thank": Step.NETWORK,
    "note": Step.PERSIST,
    "rest": Step.RESILIENCE,
    OWN: Step.LEARN,
}
_NOTHING_TO_CHANGE = frozenset({"no_change", "not_mine"})
_TALKED = frozenset({Furthest.SCREEN, Furthest.INTERVIEW, Furthest.FINAL})


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to try; `minutes` is honest working time."""

    key: str
    what: Text
    minutes: int
    step: Step


def suggest(no: No, answers: Answers) -> tuple[Lesson, ...]:
    """Return at most five lessons that fit the step and what was said, best first.

    With "nothing I would change", or "not in my hands", only what worked, thanks and
    rest are left. While it is heavy, or where it may not have been fair, only rest and a
    person are offered: words of one's own can always be added.
    """
    keys = list(dict.fromkeys(_keys(no, answers)))[:MOST_SUGGESTED]
    return tuple(
        Lesson(key, Text(wording.LESSONS[key]), MINUTES[key], STEPS[key])
        for key in keys
    )


def _keys(no: No, answers: Answers) -> Iterator[str]:
    said = answers.chosen
    talked = no.reached in _TALKED
    if is_heavy(answers) or is_unfair(answers):
        yield from ("rest", "thank")
        return
    sentences = read_letter(no.heard).sentences
    theirs = is_gone(sentences) or bool(protected(sentences))
    if said.get("mine") not in _NOTHING_TO_CHANGE and not theirs:
        yield from _changes(no, said.get("seen", ""), talked=talked)
        if said.get("wanted") in {"unsure", "no"}:
            yield "want"
            yield "ask_early"
    if talked or no.reached is Furthest.OFFER or said.get("again") in {"all", "most"}:
        yield "worked"
        yield "thank"
    if no.door_open:
        yield "note"
    yield "rest"


def _changes(no: No, seen: str, *, talked: bool) -> Iterator[str]:
    if talked:
        yield "practise"
    if no.reached is Furthest.ASSESSMENT:
        yield "task"
    if seen in {"no", "partly"}:
        yield "example"
        if no.reached is Furthest.APPLICATION:
            yield "top"
