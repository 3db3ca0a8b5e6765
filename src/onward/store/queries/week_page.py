"""One week as its page shows it: days, blocks in words, what did not fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Place
from onward.kernel.text import Text
from onward.planning.explain import duration, where
from onward.planning.week import Standing
from onward.store.models import BlockRow, Owner, Preferences, WeekRow
from onward.store.shapes import block as block_of
from onward.store.shapes import text_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBlock:
    """One block in words, `start` and `end` on the person's own clock."""

    id: UUID
    kind: str
    what: Text
    why: Text
    first_step: Text
    if_then: Text
    place: Place
    where: Text
    start: datetime
    end: datetime
    length: Text
    standing: Standing
    pinned: bool
    care: bool
    subject: str | None

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)

    @property
    def open(self) -> bool:
        return self.standing is Standing.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the week with its blocks in order."""

    date: date
    today: bool
    past: bool
    blocks: tuple[PlannedBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """A week; `planned` is false when there is no plan for it yet."""

    monday: date
    answered: bool
    planned: bool
    over: bool
    current: bool
    lighter: bool
    days: tuple[Day, ...]
    used: Text
    given: Text
    left_out: tuple[tuple[Text, Text], ...]
    notes: tuple[Text, ...]

    @property
    def previous(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def following(self) -> date:
        return self.monday + timedelta(days=7)


def week_page(owner: Owner, monday: date, now: datetime) -> WeekPage:
    """Return the week of `monday`, seven days also when nothing is planned."""
    told = Preferences.objects.get(owner=owner)
    zone = ZoneInfo(told.time_zone)
    today = now.astimezone(zone).date()
    row = WeekRow.objects.filter(owner=owner, monday=monday).first()
    blocks = [] if row is None else _blocks(row, zone)
    return WeekPage(
        monday=monday,
        answered=told.answered,
        planned=row is not None,
        over=monday + timedelta(days=7) <= today,
        current=monday <= today < monday + timedelta(days=7),
        lighter=row is not None and row.lighter,
        days=tuple(_days(monday, today, blocks)),
        used=duration(row.search_minutes if row else 0),
        given=duration(row.capacity_minutes if row else 0),
        left_out=tuple(
            (text_in(one["what"]), text_in(one["reason"]))
            for one in (row.left_out if row else ())
        ),
        notes=tuple(text_in(note) for note in (row.notes if row else ())),
    )


def _blocks(week: WeekRow, zone: ZoneInfo) -> list[PlannedBlock]:
    rows = BlockRow.objects.filter(week=week).order_by("start")
    return [planned_block(row, zone) for row in rows]


def _days(monday: date, today: date, blocks: list[PlannedBlock]) -> Iterator[Day]:
    """Yield the seven days; every block of the week is on one of them.

    One that a new time zone puts outside its week is on its first or its last day.
    """
    sunday = monday + timedelta(days=6)
    held = [(min(max(one.start.date(), monday), sunday), one) for one in blocks]
    for day in (monday + timedelta(days=n) for n in range(7)):
        yield Day(
            date=day,
            today=day == today,
            past=day < today,
            blocks=tuple(block for on, block in held if on == day),
        )


def planned_block(row: BlockRow, zone: ZoneInfo) -> PlannedBlock:
    """Return one kept block in words, on the clock of `zone`."""
    block = block_of(row)
    candidate = block.candidate
    return PlannedBlock(
        id=row.id,
        kind=candidate.kind,
        what=candidate.what,
        why=candidate.why,
        first_step=candidate.first_step,
        if_then=candidate.if_then,
        place=candidate.place,
        where=where(candidate.place),
        start=block.span.start.astimezone(zone),
        end=block.span.end.astimezone(zone),
        length=duration(block.span.minutes),
        standing=block.standing,
        pinned=block.pinned,
        care=candidate.care,
        subject=candidate.subject,
    )


def block_place(owner: Owner, block: UUID) -> tuple[datetime, bool] | None:
    """Return when a block begins and whether it is pinned; None when it is not here."""
    rows = BlockRow.objects.filter(owner=owner, id=block)
    return rows.values_list("start", "pinned").first()
