"""Making, changing and living a week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from onward.debrief.offers import KIND as LESSON
from onward.history.event import EventKind
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.spans import Span
from onward.kernel.text import Text
from onward.planning.free import week_span
from onward.planning.placing import against
from onward.planning.replan import replan
from onward.planning.solve import plan as solve
from onward.planning.week import Block, Standing, Week
from onward.planning.wording import LIGHTER_BECAUSE
from onward.services import applications
from onward.services.suggesting import Basis, Wish, basis_of
from onward.services.wording import NO_SUCH_BLOCK, NOT_A_FREE_TIME, PAST_TIME
from onward.store.log import all_timelines, timeline_of
from onward.store.models import BlockRow, EventRow, LessonRow, Owner, WeekRow
from onward.store.queries.availability import availability_of
from onward.store.shapes import candidate_in, candidate_out, text_out

_DONE_MEANS = {
    "follow_up": EventKind.FOLLOWED_UP,
    "feedback": EventKind.ASKED_FEEDBACK,
}
"""What doing a block of a kind says about its application."""
_ROUNDS = 2
"""Plans made in vain before one is made while nothing else can change."""


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def plan(
    owner: Owner,
    monday: date,
    now: datetime,
    hours: float | None = None,
    *,
    lighter: bool | None = None,
) -> Week:
    """Plan or replan the week of `monday` and keep the plan.

    What is done, skipped, pinned or already past stays; the rest is chosen anew and
    moves as little as it can. `hours` stands in for the hours the person told us;
    `lighter` is their word on a lighter week, and stays. Raises `Fixable` for a week
    that is over.

    Solving takes a while and holds nobody up. A plan is kept only when all it was
    made from still stands, else made anew, at last while nothing else can change:
    what was done, moved or erased meanwhile is not undone by it.
    """
    wish = Wish(hours=hours, lighter=lighter)
    basis = basis_of(owner, monday, now, wish)
    for _ in range(_ROUNDS):
        week = _solved(basis, monday, now)
        with transaction.atomic():
            before, basis = basis, basis_of(owner, monday, now, wish)
            if basis == before:
                _save(owner, week, basis, lighter)
                return week
    with transaction.atomic():
        basis = basis_of(owner, monday, now, wish)
        week = _solved(basis, monday, now)
        _save(owner, week, basis, lighter)
    return week


def _solved(basis: Basis, monday: date, now: datetime) -> Week:
    if basis.earlier is None:
        week = solve(basis.candidates, basis.availability, monday, now)
    else:
        week = replan(basis.earlier, basis.candidates, basis.availability, now)
    if basis.availability.lighter and not basis.lighter_asked:
        week = replace(week, notes=(*week.notes, Text(LIGHTER_BECAUSE)))
    return week


def _save(owner: Owner, week: Week, basis: Basis, lighter: bool | None) -> None:
    row, _ = WeekRow.objects.get_or_create(owner=owner, monday=week.monday)
    row.search_minutes = week.search_minutes
    row.capacity_minutes = week.capacity_minutes
    row.gap = week.gap
    row.backstop = week.backstop
    row.lighter = basis.availability.lighter
    if lighter is not None:
        row.lighter_wanted = lighter
    row.left_out = [
        {"what": text_out(left.candidate.what), "reason": text_out(left.reason)}
        for left in week.left_out
    ]
    row.notes = [text_out(note) for note in week.notes]
    row.revision += 1
    row.save()
    _save_blocks(owner, row, week.blocks)


def _save_blocks(owner: Owner, week: WeekRow, blocks: Iterable[Block]) -> None:
    there = {row.key: row for row in BlockRow.objects.filter(week=week)}
    keys = set()
    for block in blocks:
        keys.add(block.candidate.key)
        row = there.get(block.candidate.key) or BlockRow(
            owner=owner, week=week, key=block.candidate.key
        )
        row.start, row.end = block.span.start, block.span.end
        row.standing, row.pinned = block.standing, block.pinned
        row.candidate = candidate_out(block.candidate)
        row.save()
    BlockRow.objects.filter(week=week).exclude(key__in=keys).delete()


@transaction.atomic
def mark(owner: Owner, block: UUID, standing: Standing, today: date) -> None:
    """Say what became of a block; `today` is the day on the person's clock.

    A follow-up or a request done is noted in the log, a lesson done is not offered
    again; both until the block is taken back. Raises `Fixable` where one that was left
    out is wanted back and something else lies there now.
    """
    row = _block(owner, block)
    before, row.standing = row.standing, standing
    if standing is Standing.PLANNED and before == Standing.SKIPPED:
        _only_where_free(row)
    _keep(row, "standing")
    done = standing is Standing.DONE
    if done == (before == Standing.DONE):
        return
    if row.candidate["kind"] == LESSON:
        lesson = LessonRow.objects.filter(owner=owner, id=row.key.split(":")[1])
        lesson.update(done=datetime.now(UTC) if done else None)
    kind = _DONE_MEANS.get(row.candidate["kind"])
    subject = row.candidate["subject"]
    if not kind or not subject or timeline_of(owner, UUID(subject)) is None:
        return
    by = str(row.id)
    if done:
        applications.happened(owner, UUID(subject), kind, today, {"block": by})
        return
    for noted in EventRow.objects.filter(owner=owner, kind=kind, details__block=by):
        applications.undo(owner, noted.id)


@transaction.atomic
def move(owner: Owner, block: UUID, start: datetime, now: datetime) -> tuple[Text, ...]:
    """Put a block at another time and pin it there; return what stands against it.

    Their own wish wins over sleep, calendars and free days. Raises `Fixable` for a time
    that is past, outside the week, or taken by another block.
    """
    row = _block(owner, block)
    if start < now:
        raise Fixable(Text(PAST_TIME))
    zone = ZoneInfo(row.owner.preferences.time_zone)
    week = week_span(row.week.monday, zone)
    if not week.start <= start <= week.end - (row.end - row.start):
        raise Fixable(Text(NOT_A_FREE_TIME))
    row.start, row.end, row.pinned = start, start + (row.end - row.start), True
    _only_where_free(row)
    _keep(row, "start", "end", "pinned")
    timelines = all_timelines(owner).values()
    availability = availability_of(owner, list(timelines), row.week.monday, now)
    candidate = candidate_in(row.candidate)
    return against(Span(row.start, row.end), candidate, availability)


@transaction.atomic
def put_back(owner: Owner, block: UUID, start: datetime, *, pinned: bool) -> None:
    """Undo a move: where a block was before may be past or anywhere, but not taken."""
    row = _block(owner, block)
    row.start, row.end = start, start + (row.end - row.start)
    row.pinned = pinned
    _only_where_free(row)
    _keep(row, "start", "end", "pinned")


@transaction.atomic
def pin(owner: Owner, block: UUID, *, pinned: bool) -> None:
    """Keep a block where it is when the week is planned again, or let it go."""
    row = _block(owner, block)
    row.pinned = pinned
    _keep(row, "pinned")


def _only_where_free(row: BlockRow) -> None:
    """Raise `Fixable` when another block lies where `row` is to be."""
    others = BlockRow.objects.filter(
        owner_id=row.owner_id, start__lt=row.end, end__gt=row.start
    )
    if others.exclude(id=row.id).exclude(standing=Standing.SKIPPED).exists():
        raise Fixable(Text(NOT_A_FREE_TIME))


def _keep(row: BlockRow, *fields: str) -> None:
    """Keep a changed block; its week is another one from now on."""
    row.save(update_fields=fields)
    WeekRow.objects.filter(id=row.week_id).update(revision=F("revision") + 1)


def _block(owner: Owner, block: UUID) -> BlockRow:
    row = (
        BlockRow.objects.select_related("week", "owner__preferences")
        .filter(owner=owner, id=block)
        .first()
    )
    if row is None:
        raise NotFound(Text(NO_SUCH_BLOCK))
    return row
