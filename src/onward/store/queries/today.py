"""What today holds: the next block first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Sum

from onward.planning.week import Standing
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    KeptMessage,
    Owner,
    Preferences,
    WeekRow,
)
from onward.store.queries.week_page import PlannedBlock, planned_block


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Today; `empty` when nothing at all is here yet.

    `next` is what comes now or next, `then` what follows, `earlier` what was planned
    for before and is still open; `done` counts today's finished blocks. Before
    `resting_until` nothing is to be shown but that.
    """

    day: date
    monday: date
    empty: bool
    answered: bool
    planned: bool
    next: PlannedBlock | None
    then: tuple[PlannedBlock, ...]
    earlier: tuple[PlannedBlock, ...]
    done: int
    waiting: int
    unsure: int
    resting_until: date | None


def today_page(owner: Owner, now: datetime, later: Collection[str]) -> TodayPage:
    """Return today; blocks whose ids are in `later` come last."""
    told = Preferences.objects.get(owner=owner)
    zone = ZoneInfo(told.time_zone)
    day = now.astimezone(zone).date()
    monday = day - timedelta(days=day.weekday())
    blocks = _blocks(owner, day, zone)
    open_ones = [block for block in blocks if block.open]
    ahead = [block for block in open_ones if block.end > now]
    ahead.sort(key=lambda block: (str(block.id) in later, block.start))
    earlier = [block for block in open_ones if block.end <= now]
    if not ahead and earlier:
        ahead, earlier = earlier[:1], earlier[1:]
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    waiting = live.aggregate(waiting=Sum("waiting"))["waiting"]
    planned = WeekRow.objects.filter(owner=owner, monday=monday).exists()
    mail = KeptMessage.objects.filter(owner=owner)
    return TodayPage(
        day=day,
        monday=monday,
        empty=waiting is None and not told.answered and not mail.exists(),
        answered=told.answered,
        planned=planned,
        next=ahead[0] if ahead else None,
        then=tuple(ahead[1:]),
        earlier=tuple(earlier),
        done=sum(block.standing is Standing.DONE for block in blocks),
        waiting=waiting or 0,
        unsure=mail.filter(standing=KeptMessage.Standing.UNSURE).count(),
        resting_until=until if (until := told.resting_until) and until > day else None,
    )


def _blocks(owner: Owner, day: date, zone: ZoneInfo) -> list[PlannedBlock]:
    start = datetime.combine(day, time(0), zone)
    end = datetime.combine(day + timedelta(days=1), time(0), zone)
    rows = BlockRow.objects.filter(owner=owner, start__gte=start, start__lt=end)
    return [planned_block(row, zone) for row in rows.order_by("start")]
