"""Words for what is strongest, and what became of its weight."""

from onward.debrief import wording
from onward.debrief.answers import Answers
from onward.kernel.text import Text

WORDS = wording.FEELINGS
"""Feelings by key, in the order in which they are offered; none is better or worse."""

HEAVY = 8
"""From this weight on nothing is asked for and nothing is planned."""


_HEAVY_WORDS = frozenset({"hopeless"})
"""Chosen feelings that count as heavy where no weight was given: it is asked once a day."""


def is_heavy(answers: Answers) -> bool:
    """Return whether rest and people come first; the later weight decides.

    Only what the person chose counts; their own words are never searched.
    """
    before, after = answers.weight, answers.weight_after
    last = after if after is not None else before
    if last is None:
        return bool(_HEAVY_WORDS & set(answers.feelings))
    return last >= HEAVY or (before is not None and last > before)


def compared(before: int | None, after: int | None) -> Text | None:
    """Return how the second weight stands to the first; None when one is missing."""
    if before is None or after is None:
        return None
    if after > before:
        return Text(wording.HEAVIER)
    if HEAVY <= after < before:
        return Text(wording.STILL_HEAVY)
    return Text(wording.SAME if after == before else wording.LIGHTER)
