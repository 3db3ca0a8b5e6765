"""What a no says about this candidate's own work, in its own words."""

from onward.mail.features import Look, weighed
from onward.mail.model import Weighed
from onward.mail.moves import Move
from onward.mail.sentences import Place
from onward.mail.signal import Kind

_LIKELY = 0.5
_MOST = 4


def feedback(look: Look, seen: Weighed, kind: Kind) -> str | None:
    """Return the sentences of specific feedback, verbatim; praise alone is none."""
    if kind is not Kind.REJECTED:
        return None
    found = [
        one.text
        for place, one in enumerate(weighed(look))
        if one.place is not Place.SUBJECT and seen.chance(place, Move.REASON) >= _LIKELY
    ]
    return " ".join(found[:_MOST]) or None
