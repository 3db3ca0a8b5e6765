"""What one solve is given, and what hours and days allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onward.kernel.spans import Span
from onward.planning.free import DAY, Free, awake
from onward.planning.pieces import Piece
from onward.planning.week import Availability, Block, Standing

LIGHTER_SHARE = 0.6
_DAY_OVER_EVEN = 1.25
_MOST_MINUTES_A_DAY = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Everything one solve needs.

    `days` counts those with any time for search, `earlier` is where pieces lay in the
    last plan.
    """

    availability: Availability
    monday: date
    stretches: tuple[Free, ...]
    pieces: tuple[Piece, ...]
    days: int = 7
    kept: tuple[Block, ...] = ()
    earlier: Mapping[str, Span] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.availability.time_zone)

    @property
    def spent(self) -> tuple[Block, ...]:
        """Kept blocks that use up hours and turns: all but the skipped."""
        return tuple(b for b in self.kept if b.standing is not Standing.SKIPPED)

    def already(self, kind: str) -> int:
        return sum(block.candidate.kind == kind for block in self.spent)


def capacity_minutes(availability: Availability) -> int:
    """Search minutes the week may hold: the hours given, 60 % in a lighter week."""
    share = LIGHTER_SHARE if availability.lighter else 1.0
    return int(max(0.0, availability.hours_per_week) * 60 * share)


def day_minutes(task: Task) -> int:
    """Most search minutes of one day: 1.25 × an even share, never above six hours.

    The share is over the days that have time for search, six at most; one block of the
    longest kind always fits.
    """
    even = capacity_minutes(task.availability) / (min(6, task.days) or 1)
    longest = task.availability.longest_block_minutes
    return min(max(int(even * _DAY_OVER_EVEN), longest), _MOST_MINUTES_A_DAY)


def search_minutes(blocks: Iterable[Block]) -> int:
    """Minutes that blocks take out of the week's hours."""
    return sum(
        block.span.minutes
        for block in blocks
        if not block.candidate.care and block.standing is not Standing.SKIPPED
    )


def waking_day(moment: datetime, availability: Availability) -> date:
    """The day a moment belongs to: one in the morning is still the evening before."""
    zone = ZoneInfo(availability.time_zone)
    today = moment.astimezone(zone).date()
    before = awake(availability, today - DAY, zone)
    return today - DAY if before.start <= moment < before.end else today
