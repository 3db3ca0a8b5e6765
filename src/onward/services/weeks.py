"""Making, changing and living a week."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from onward.care import offers as care
from onward.debrief import offers as debrief
from onward.history import offers as history
from onward.history.application import Timeline
from onward.history.event import EventKind
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.spans import Span
from onward.kernel.text import Text
from onward.planning import offers as planning
from onward.planning.free import week_span
from onward.planning.placing import against
from onward.planning.replan import replan
from onward.planning.solve import plan as solve
from onward.planning.week import Availability, Block, Standing, Week
from onward.planning.wording import LIGHTER_BECAUSE
from onward.services import applications
from onward.services.wording import NO_SUCH_BLOCK, NOT_A_FREE_TIME, PAST_TIME
from onward.store.log import all_timelines, timeline_of
from onward.store.models import BlockRow, EventRow, LessonRow, Owner, WeekRow
from onward.store.queries.availability import availability_of
from onward.store.queries.debriefs import lessons_of
from onward.store.queries.weeks import week_of
from onward.store.shapes import candidate_in, candidate_out, text_out

_DONE_MEANS = {
    "follow_up": EventKind.FOLLOWED_UP,
    "feedback": EventKind.ASKED_FEEDBACK,
}
"""What doing a block of a kind says about its application."""


def monday_of(day: date) -> date:
    """Return the Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def plan(owner: Owner, monday: date, now: datetime, hours: float | None = None) -> Week:
    """Plan or replan the week of `monday` and keep the plan.

    What is done, skipped, pinned or already past stays; the rest is chosen anew and
    moves as little as it can. `hours` stands in for the hours the person told us.
    """
    timelines = list(all_timelines(owner).values())
    availability = availability_of(owner, timelines, monday, now, hours)
    week = draft(owner, timelines, availability, monday, now)
    if availability.lighter and not _asked_lighter(owner, monday):
        week = replace(week, notes=(*week.notes, Text(LIGHTER_BECAUSE)))
    _save(owner, week, lighter=availability.lighter)
    return week


def _asked_lighter(owner: Owner, monday: date) -> bool:
    rows = WeekRow.objects.filter(owner=owner, monday=monday)
    return rows.exclude(lighter_wanted=None).exists()


def lighten(owner: Owner, monday: date, now: datetime, *, lighter: bool) -> Week:
    """Plan the week of `monday` lighter, or with the usual hours; that word stays."""
    with transaction.atomic():
        row, _ = WeekRow.objects.get_or_create(owner=owner, monday=monday)
        row.lighter_wanted = lighter
        row.save(update_fields=["lighter_wanted"])
        return plan(owner, monday, now)


def draft(
    owner: Owner,
    timelines: Collection[Timeline],
    availability: Availability,
    monday: date,
    now: datetime,
) -> Week:
    """Return the plan for the week of `monday`; keep nothing."""
    zone = ZoneInfo(availability.time_zone)
    span = week_span(monday, zone)
    today = max(now.astimezone(zone).date(), monday)
    night = care.Night(
        time_zone=availability.time_zone,
        sleep_from=availability.sleep_from,
        sleep_to=availability.sleep_to,
    )
    candidates = [
        *history.offers(timelines, span, today, zone),
        *debrief.offers(lessons_of(owner)),
        *planning.offers(monday, availability),
        *care.offers(monday, night, lighter=availability.lighter),
    ]
    candidates = [one for one in candidates if one.latest is None or one.latest > now]
    earlier = week_of(owner, monday)
    if earlier is None:
        return solve(candidates, availability, monday, now)
    return replan(earlier, candidates, availability, now)


def _save(owner: Owner, week: Week, *, lighter: bool) -> None:
    with transaction.atomic():
        row, _ = WeekRow.objects.get_or_create(owner=owner, monday=week.monday)
        row.search_minutes = week.search_minutes
        row.capacity_minutes = week.capacity_minutes
        row.gap = week.gap
        row.backstop = week.backstop
        row.lighter = lighter
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
    again; both until the block is taken back.
    """
    row = _block(owner, block)
    before, row.standing = row.standing, standing
    row.save(update_fields=["standing"])
    done = standing is Standing.DONE
    if done == (before == Standing.DONE):
        return
    if row.candidate["kind"] == debrief.KIND:
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
    end = start + (row.end - row.start)
    others = BlockRow.objects.filter(owner=owner, start__lt=end, end__gt=start)
    others = others.exclude(id=row.id).exclude(standing=Standing.SKIPPED)
    if others.exists() or not _in_week(row, start, end):
        raise Fixable(Text(NOT_A_FREE_TIME))
    row.start, row.end, row.pinned = start, end, True
    row.save(update_fields=["start", "end", "pinned"])
    timelines = all_timelines(owner).values()
    availability = availability_of(owner, list(timelines), row.week.monday, now)
    candidate = candidate_in(row.candidate)
    return against(Span(start, end), candidate, availability)


def put_back(owner: Owner, block: UUID, start: datetime, *, pinned: bool) -> None:
    """Undo a move: where a block was before may be past or anywhere."""
    row = _block(owner, block)
    row.start, row.end = start, start + (row.end - row.start)
    row.pinned = pinned
    row.save(update_fields=["start", "end", "pinned"])


def pin(owner: Owner, block: UUID, *, pinned: bool) -> None:
    """Keep a block where it is when the week is planned again, or let it go."""
    row = _block(owner, block)
    row.pinned = pinned
    row.save(update_fields=["pinned"])


def _in_week(row: BlockRow, start: datetime, end: datetime) -> bool:
    zone = ZoneInfo(row.owner.preferences.time_zone)
    span = week_span(row.week.monday, zone)
    return span.start <= start and end <= span.end


def _block(owner: Owner, block: UUID) -> BlockRow:
    row = (
        BlockRow.objects.select_related("week", "owner__preferences")
        .filter(owner=owner, id=block)
        .first()
    )
    if row is None:
        raise NotFound(Text(NO_SUCH_BLOCK))
    return row
