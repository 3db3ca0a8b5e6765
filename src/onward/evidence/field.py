"""The person's line of work, as far as it changes what silence and numbers mean."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """Lines of work that differ in how they hire."""

    TECHNOLOGY_DATA = "technology_data"
    OFFICE_BUSINESS = "office_business"
    ACADEMIA = "academia"
    PUBLIC = "public"
    CARE_TRADES_HOSPITALITY = "care_trades_hospitality"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Days of silence that mean something, before and after a first talk.

    From `quiet_days` on an application is shown as quiet. From `closed_days` on the
    counts take silence for a no; an answer that comes later corrects them.
    """

    quiet_days: int
    closed_days: int
    quiet_days_after_talk: int = 21
    closed_days_after_talk: int = 60


_USUAL = Clock(quiet_days=14, closed_days=30)
_CLOCKS = {
    Field.ACADEMIA: Clock(
        quiet_days=45,
        closed_days=90,
        quiet_days_after_talk=45,
        closed_days_after_talk=120,
    ),
    Field.PUBLIC: Clock(quiet_days=14, closed_days=60),
}

SPOKEN_FOR = frozenset({Field.TECHNOLOGY_DATA})
"""Fields the table of silence speaks for: its one log is a data graduate's."""


def clock(field: Field) -> Clock:
    """Return the clock of `field`.

    14 and 30 days come from one log in technology and data. The other figures are
    judgement (docs/developer/methods.md): committees meet later in academia, and a
    hiring process takes about 24 days on average once talks have begun.
    """
    return _CLOCKS.get(field, _USUAL)
