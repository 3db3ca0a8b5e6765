"""The fields of a signal, read from a message whose kind is known."""

from datetime import datetime

from onward.mail.company import company
from onward.mail.contact import reply_possible
from onward.mail.door import door_open
from onward.mail.features import Look
from onward.mail.feedback import feedback
from onward.mail.model import Weighed
from onward.mail.role import role
from onward.mail.signal import Kind, Signal
from onward.mail.stage import stage

_DATED = {Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER}
"""Kinds that may say when something begins or by when to answer."""


def extract(
    look: Look, seen: Weighed, kind: Kind, confidence: float, words: str
) -> Signal:
    """Return the whole signal; a field is None where the message does not say."""
    employer = company(look, kind)
    begins, answer_by = _dates(look, kind)
    return Signal(
        kind=kind,
        confidence=confidence,
        words=words,
        language=look.language,
        company=employer,
        role=role(look, employer),
        stage=stage(look, seen, kind),
        feedback=feedback(look, seen, kind),
        door_open=door_open(seen, kind),
        reply_possible=reply_possible(look, kind),
        when=begins,
        due=None if answer_by == begins else answer_by,
    )


def _dates(look: Look, kind: Kind) -> tuple[datetime | None, datetime | None]:
    if kind not in _DATED:
        return None, None
    from onward.mail.deadline import due  # days and clocks take their time to load
    from onward.mail.times import when

    return when(look, kind), due(look, kind)
