"""Lessons the person put into the plan, as things a week could hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from onward.debrief import wording
from onward.debrief.lessons import MINUTES, OWN, STEPS
from onward.kernel.candidate import Candidate, Energy
from onward.kernel.text import Text

QUESTION = "question"
"""The key of the wish to ask them something; the week offers it as feedback."""
NOT_PLANNED = frozenset({"rest"})
"""Lessons that ask for no time at a desk."""
KIND = "lesson"
"""The kind of its blocks; their keys are `lesson:` and the lesson's id."""

_VALUE = 0.3
"""A judgement: less than a third of an application, more than tidying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One lesson in the plan; `words` are the person's own, empty for suggested ones."""

    id: UUID
    key: str
    words: str
    company: str
    application: UUID


def offers(lessons: Iterable[Planned]) -> list[Candidate]:
    """Return each lesson as a candidate; at most two of them fit one week."""
    planned = MINUTES.keys() - NOT_PLANNED
    return [_candidate(one) for one in lessons if one.key in planned]


def _candidate(one: Planned) -> Candidate:
    own = one.key == OWN
    return Candidate(
        key=f"{KIND}:{one.id}",
        kind=KIND,
        step=STEPS[one.key],
        what=Text(wording.OWN_WORDS, {"words": one.words})
        if own
        else Text(wording.LESSONS[one.key]),
        why=Text(wording.LESSON_WHY, {"company": one.company})
        if one.company
        else Text(wording.LESSON_WHY_NAMELESS),
        first_step=Text(wording.LESSON_FIRST[one.key]),
        if_then=Text(wording.LESSON_IF),
        minutes=MINUTES[one.key],
        value=_VALUE,
        energy=Energy.MIDDLE,
        per_week=2,
        subject=str(one.application),
    )
