"""An application as the log tells it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onward.history.event import Event


class Furthest(StrEnum):
    """The furthest step an application ever reached; a no never takes it back."""

    APPLICATION = "application"
    SCREEN = "screen"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"


class State(StrEnum):
    """Where an application stands today."""

    OPEN = "open"
    QUIET = "quiet"
    REJECTED = "rejected"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Channel(StrEnum):
    """How the person came to apply."""

    BOARD = "board"
    EMPLOYER_SITE = "employer_site"
    AGENCY = "agency"
    REFERRAL = "referral"
    RECRUITER = "recruiter"
    FAIR = "fair"
    DIRECT = "direct"
    UNKNOWN = "unknown"


LIVE = frozenset({State.OPEN, State.QUIET, State.ON_HOLD, State.OFFER})
"""States in which something may still come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One application, derived from its events.

    `events` are the ones that count (retracted ones and corrections left out), oldest
    first. `state` says QUIET only where the person let a silence rest; otherwise quiet
    depends on the day, see `evidence.silence.state_on`.
    `waiting` are ids of rejections the person has not opened; `answer_seen` is when
    they opened, or told us of, the last one.
    """

    id: UUID
    company: str | None
    role: str | None
    channel: Channel
    applied_on: date | None
    furthest: Furthest
    state: State
    last_heard: datetime | None
    last_event: datetime
    feedback: str | None
    door_open: bool
    reply_possible: bool
    waiting: tuple[UUID, ...]
    events: tuple[Event, ...]
    answer_seen: datetime | None = None
