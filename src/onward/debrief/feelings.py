"""Words for what is strongest, and what became of its weight."""

from onward.debrief import wording
from onward.kernel.text import Text

WORDS = wording.FEELINGS
"""Feelings by key, in the order in which they are offered; none is better or worse."""

HEAVY = 8
"""From this weight on nothing is asked for and nothing is planned."""


def compared(before: int | None, after: int | None) -> Text | None:
    """Return how the second weight stands to the first; None when one is missing."""
    if before is None or after is None:
        return None
    if after > before:
        return Text(wording.HEAVIER)
    return Text(wording.SAME if after == before else wording.LIGHTER)
