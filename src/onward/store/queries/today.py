"""What today holds: the next block first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from onward.history.application import State
from onward.planning.task import waking_day
from onward.planning.week import Availability, Standing
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    DebriefRow,
    KeptMessage,
    Owner,
    Preferences,
    WeekRow,
)
from onward.store.queries.application_page import Choice
from onward.store.queries.availability import told_by
from onward.store.queries.saved_roles import open_roles
from onward.store.queries.week_page import PlannedBlock, planned_block


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Today; `empty` when nothing at all is here yet.

    `day` is the waking day, `monday` begins the week that can be planned now; `next` is
    what comes now or next, `then` what follows, `earlier` what was planned for before
    and is still open; `done` counts today's finished blocks. `offers` are applications
    with an open offer. Before `resting_until` nothing is to be shown but that.
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
    offers: tuple[Choice, ...]
    waiting: int
    begun: int
    unsure: int
    held: int
    saved_roles: int
    resting_until: date | None


def today_page(owner: Owner, now: datetime, later: Collection[str]) -> TodayPage:
    """Return today; blocks whose ids are in `later` come last."""
    told = Preferences.objects.get(owner=owner)
    person = told_by(told)
    day = waking_day(now, person)
    monday = _monday_of(now.astimezone(ZoneInfo(person.time_zone)).date())
    blocks = _blocks(owner, day, now, person)
    open_ones = [block for block in blocks if block.open]
    ahead = [block for block in open_ones if block.end > now]
    ahead.sort(key=lambda block: (str(block.id) in later, block.start))
    earlier = [block for block in open_ones if block.end <= now]
    if not ahead and earlier:
        ahead, earlier = earlier[:1], earlier[1:]
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    begun = DebriefRow.objects.filter(owner=owner, standing=DebriefRow.Standing.OPEN)
    weeks = WeekRow.objects.filter(owner=owner, monday__in={monday, _monday_of(day)})
    mail = KeptMessage.objects.filter(owner=owner)
    return TodayPage(
        day=day,
        monday=monday,
        empty=not told.answered and not live.exists() and not mail.exists(),
        answered=told.answered,
        planned=weeks.exists(),
        next=ahead[0] if ahead else None,
        then=tuple(ahead[1:]),
        earlier=tuple(earlier),
        done=sum(block.standing is Standing.DONE for block in blocks),
        offers=tuple(_offered(live)),
        waiting=live.filter(waiting__gt=0).count(),
        begun=begun.exclude(sealed=b"").count(),
        unsure=mail.filter(standing=KeptMessage.Standing.UNSURE).count(),
        held=mail.filter(standing=KeptMessage.Standing.HELD).count(),
        saved_roles=open_roles(owner),
        resting_until=until if (until := told.resting_until) and until > day else None,
    )


def day_of(owner: Owner, now: datetime) -> date:
    """Return the day it still is for `owner`, until they sleep."""
    return waking_day(now, told_by(Preferences.objects.get(owner=owner)))


def _offered(live: QuerySet[ApplicationRow]) -> Iterator[Choice]:
    for row in live.filter(state=State.OFFER).order_by("last_event", "id"):
        yield Choice(row.id, row.company, row.role, row.applied_on)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _blocks(
    owner: Owner, day: date, now: datetime, person: Availability
) -> list[PlannedBlock]:
    """Return what lies in the waking day, and what runs now wherever it was put."""
    zone = ZoneInfo(person.time_zone)
    start = datetime.combine(day, time(0), zone)
    end = datetime.combine(day + timedelta(days=2), time(0), zone)
    rows = BlockRow.objects.filter(owner=owner, end__gt=start, start__lt=end)
    return [
        planned_block(row, zone)
        for row in rows.order_by("start")
        if waking_day(row.start, person) == day or row.start <= now < row.end
    ]
