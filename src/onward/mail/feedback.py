"""What a no says about this candidate's own work, in its own words."""

from onward.mail.features import Look, weighed
from onward.mail.model import Weighed
from onward.mail.moves import Move
from onward.mail.sentences import Place
from onward.mail.signal import Kind

_LIKELY = 0.5
_NEAR = 0.8
"""Of the chance of the likeliest sentence, what others must have to be told beside it."""
_MOST = 3
_LEAD_IN = 12
_SAYS = 4
"""Words a lead-in before a colon has at the most, and what it leads to at the least."""


def feedback(look: Look, seen: Weighed, kind: Kind) -> str | None:
    """Return the sentences of specific feedback, verbatim; praise alone is none."""
    if kind is not Kind.REJECTED:
        return None
    found = [
        (seen.chance(place, Move.REASON), place, one.text)
        for place, one in enumerate(weighed(look))
        if one.place is not Place.SUBJECT
    ]
    likely = sorted((one for one in found if one[0] >= _LIKELY), reverse=True)
    told = [one for one in likely[:_MOST] if one[0] >= _NEAR * likely[0][0]]
    in_order = sorted(told, key=lambda one: one[1])
    return " ".join(_without_lead_in(text) for _, _, text in in_order) or None


def _without_lead_in(sentence: str) -> str:
    """Return what a lead-in leads to: "The panel's notes: your plan was thin."."""
    lead, colon, rest = sentence.partition(": ")
    begins = colon and len(lead.split()) <= _LEAD_IN and len(rest.split()) >= _SAYS
    return rest if begins else sentence
