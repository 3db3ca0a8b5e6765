"""One line of the log: what happened, when, and how we know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class EventKind(StrEnum):
    """Everything the log can say.

    The first group is what happened to an application. The second is the person's own
    acts. The third corrects the log itself: nothing is ever changed or removed.
    """

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    REJECTED = "rejected"
    OFFER = "offer"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    OUTREACH = "outreach"

    ACCEPTED = "accepted"
    DECLINED = "declined"
    FOLLOWED_UP = "followed_up"
    ASKED_FEEDBACK = "asked_feedback"
    GOT_FEEDBACK = "got_feedback"
    NOTE = "note"
    LET_GO = "let_go"  # the person lets a silence rest; a later word reopens it
    OPENED = "opened"  # the person has looked at the answer `details["event"]`

    DESCRIBED = "described"  # details: company, role, channel, applied_on
    MERGED = "merged"  # details: into (application id)
    MOVED = "moved"  # details: event, to (application id)
    RETRACTED = "retracted"  # details: event


class Source(StrEnum):
    """How we know."""

    MAIL = "mail"
    PERSON = "person"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log, never changed once written.

    `happened` is when it happened in the world, `recorded` orders the log. For mail,
    `message` is the digest of the message and `words` the sentence that decided.
    `details` holds what the kind names, as strings.
    """

    id: UUID
    application: UUID
    kind: EventKind
    happened: datetime
    recorded: int
    source: Source
    message: str | None = None
    words: str = ""
    confidence: float = 1.0
    stage: str | None = None
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
