"""How a debrief ends: what became of the weight, and one small step or none."""

from dataclasses import dataclass
from enum import StrEnum

from onward.debrief import wording
from onward.debrief.answers import Answers
from onward.debrief.fairness import is_unfair
from onward.debrief.feelings import compared, is_heavy
from onward.debrief.no import No
from onward.history.application import Furthest
from onward.kernel.text import Text


class Door(StrEnum):
    """Where the small step leads."""

    HELP = "help"
    ADVICE = "advice"
    DRAFT = "draft"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The last screen. After a heavy weight it holds no plan and nothing to do.

    `also` is where to ask for advice, where that matters beside rest.
    """

    compare: Text | None
    says: Text
    next_step: Text
    also: Text | None
    door: Door

    @property
    def heavy(self) -> bool:
        return self.door is Door.HELP


def close(no: No, answers: Answers) -> Closing:
    """Return how it ends, given what was said; the later weight decides."""
    step, door = _step(no, answers)
    return Closing(
        compare=compared(answers.weight, answers.weight_after),
        says=Text(wording.CLOSED),
        next_step=Text(step),
        also=Text(_advice(no)) if door is Door.HELP and _needs(no, answers) else None,
        door=door,
    )


def _step(no: No, answers: Answers) -> tuple[str, Door]:
    if is_heavy(answers):
        return wording.NEXT_REST, Door.HELP
    if _needs(no, answers):
        return _advice(no), Door.ADVICE
    if answers.asking == "ask":
        return wording.NEXT_DRAFT, Door.DRAFT
    if answers.lessons or answers.own_lesson:
        return wording.NEXT_LESSON, Door.WEEK
    return wording.NEXT_WEEK, Door.WEEK


def _needs(no: No, answers: Answers) -> bool:
    return no.reached is Furthest.OFFER or is_unfair(answers)


def _advice(no: No) -> str:
    taken_back = no.reached is Furthest.OFFER
    return wording.NEXT_OFFER if taken_back else wording.NEXT_ADVICE


def too_much() -> tuple[Text, ...]:
    """Return what is said when it is too much today: no numbers, no plan."""
    return tuple(Text(said) for said in wording.ENOUGH)
