"""Whether a no leaves the door open, in so many words."""

from onward.mail.model import Weighed
from onward.mail.moves import Move
from onward.mail.signal import Kind

_LIKELY, _SAID = 0.5, 0.6
"""Chances: of the whole message, and of one sentence that asks the reader back."""


def door_open(seen: Weighed, kind: Kind) -> bool:
    """Return whether a rejection asks the person back: later, on file, or elsewhere."""
    if kind is not Kind.REJECTED:
        return False
    places = range(len(seen.moves))
    return seen.door >= _LIKELY or any(
        seen.chance(place, Move.KEEP) >= _SAID for place in places
    )
