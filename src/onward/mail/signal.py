"""What one message says about one of the recipient's own applications."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """The ten kinds of message; docs/developer/words.md defines each."""

    ACKNOWLEDGED = "acknowledged"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    REJECTED = "rejected"
    OFFER = "offer"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    OUTREACH = "outreach"
    ALERT = "alert"
    OTHER = "other"


QUIET_KINDS = frozenset({Kind.ALERT, Kind.OTHER})
"""Kinds that say nothing about an application."""


class Stage(StrEnum):
    """How far an application got, as one message shows it."""

    APPLICATION = "application"
    SCREEN = "screen"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    FINAL = "final"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One reading of one message.

    `confidence` is the probability that `kind` is right, `about` that the message says
    anything about an application, whichever kind it is. `words` is the sentence that
    decided, verbatim from subject or text ("" when nothing did); fields are None where
    the message does not say. `stage` is also given for interviews and assessments.
    """

    kind: Kind
    confidence: float
    words: str
    language: str
    company: str | None = None
    role: str | None = None
    stage: Stage | None = None
    feedback: str | None = None
    door_open: bool = False
    reply_possible: bool = False
    when: datetime | None = None
    due: datetime | None = None
    about: float = 0.0
