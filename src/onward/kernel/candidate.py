"""A thing the coming week could hold: what every room's `offers.py` returns."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onward.kernel.text import Text


class Step(StrEnum):
    """The thirteen steps, in their order."""

    FEEL = "feel"
    FAIR_VIEW = "fair_view"
    FEEDBACK = "feedback"
    REFLECT = "reflect"
    LEARN = "learn"
    PERSIST = "persist"
    NETWORK = "network"
    MATERIALS = "materials"
    GOALS = "goals"
    EDUCATION = "education"
    PATHS = "paths"
    RESILIENCE = "resilience"
    CARE = "care"


class Energy(StrEnum):
    """How much a block asks of the person."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Place(StrEnum):
    """Where a block is done."""

    DESK = "desk"
    PHONE = "phone"
    OUT = "out"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing worth doing, with what the week needs to place it.

    `key` is stable: the same suggestion next week carries the same key, so that what
    was done, moved or pinned is recognised; what was done about a `subject` is not
    suggested again under that key. `minutes` is honest working time for this
    person; `value` is comparable across rooms (1.0 ≈ one tailored application);
    the block lies inside [`earliest`, `latest`) when given. `care` never spends
    search hours and has no value. At most `per_week` of one `kind` are placed.
    """

    key: str
    kind: str
    step: Step
    what: Text
    why: Text
    first_step: Text
    if_then: Text
    minutes: int
    value: float
    energy: Energy = Energy.MIDDLE
    place: Place = Place.DESK
    earliest: datetime | None = None
    latest: datetime | None = None
    after: str | None = None
    per_week: int = 3
    care: bool = False
    subject: str | None = None
