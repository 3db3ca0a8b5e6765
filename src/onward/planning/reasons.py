"""Why something is not in the week: the first rule, in this order, that kept it out."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from onward.kernel.candidate import Candidate, Place
from onward.kernel.spans import Span, without
from onward.kernel.text import Text
from onward.planning import wording
from onward.planning.explain import duration, moment
from onward.planning.free import BREATH, search_weekdays, usable, week_span
from onward.planning.pieces import (
    Piece,
    Spot,
    in_circles,
    on_grid,
    too_heavy,
    too_long,
    waits_in_vain,
)
from onward.planning.task import Task, capacity_minutes, day_minutes, waking_day
from onward.planning.week import LeftOut

Starts = Mapping[str, datetime]


def left_out(task: Task, placed: Starts) -> tuple[LeftOut, ...]:
    """Return every piece without a place, the most valuable first, each with its rule."""
    missed = [piece for piece in task.pieces if piece.key not in placed]
    missed.sort(key=lambda piece: (-piece.candidate.value, piece.key))
    return tuple(
        LeftOut(candidate=piece.candidate, reason=_reason(piece, task, placed))
        for piece in missed
    )


def _reason(piece: Piece, task: Task, placed: Starts) -> Text:
    rules: Iterator[Text | None] = chain(
        (_itself(piece, task),),
        (_its_place(piece.candidate, task) if not piece.spots else None,),
        (rule(piece, task, placed) for rule in _IN_COMPANY),
    )
    return next((text for text in rules if text), Text(wording.WORTH_LESS))


def _itself(piece: Piece, task: Task) -> Text | None:
    """Rules that look at nothing but the candidate and what is already fixed."""
    candidate, availability = piece.candidate, task.availability
    if too_heavy(candidate, availability):
        return Text(wording.TOO_HEAVY)
    if too_long(candidate, availability):
        values = {
            "needed": duration(piece.minutes),
            "longest": duration(availability.longest_block_minutes),
        }
        return Text(wording.TOO_LONG, values)
    if waits_in_vain(candidate, {b.candidate.key: b for b in task.kept}):
        return Text(wording.SKIPPED_FIRST)
    if piece.key in in_circles({p.key: p.candidate for p in task.pieces}):
        return Text(wording.CIRCLE)
    return None


def _its_place(candidate: Candidate, task: Task) -> Text:
    """No stretch would have held it, even alone: the window, the place or the length."""
    week = week_span(task.monday, task.zone)
    needed = on_grid(candidate.minutes)
    if not candidate.care and not any(stretch.search for stretch in task.stretches):
        open_days = search_weekdays(task.availability)
        return Text(wording.NO_SEARCH_TIME if open_days else wording.NO_OPEN_DAY)
    fits = [s for s in task.stretches if usable(candidate, s, task.zone)]
    if candidate.earliest and candidate.earliest.astimezone(UTC) >= week.end:
        return Text(wording.NOT_YET)
    if candidate.latest:
        over = candidate.latest.astimezone(UTC) <= week.start
        until = {"until": moment(candidate.latest, task.zone)}
        return Text(wording.PASSED if over else wording.WINDOW_FULL, until)
    if candidate.place is Place.PHONE and not fits:
        return Text(wording.NO_OFFICE_HOURS)
    if any(stretch.span.minutes >= needed for stretch in fits):
        return Text(wording.NO_ENERGY)
    return Text(wording.NO_STRETCH, {"needed": duration(needed)})


def _waits(piece: Piece, task: Task, placed: Starts) -> Text | None:
    if piece.after is None or piece.after in placed:
        return None
    first = next(p for p in task.pieces if p.key == piece.after)
    return Text(wording.FIRST_NOT_PLACED, {"first": first.candidate.what})


def _enough(piece: Piece, task: Task, placed: Starts) -> Text | None:
    kind = piece.candidate.kind
    same = [p for p in task.pieces if p.candidate.kind == kind]
    held = sum(p.key in placed for p in same) + task.already(kind)
    most = min(p.candidate.per_week for p in same)
    return Text(wording.ENOUGH_OF_KIND) if held >= most else None


def _hours(piece: Piece, task: Task, placed: Starts) -> Text | None:
    if piece.candidate.care:
        return None
    given = capacity_minutes(task.availability)
    if piece.minutes > given:
        values = {"needed": duration(piece.minutes), "given": duration(given)}
        return Text(wording.HOURS_FEWER, values)
    left = given - _search_minutes(task, placed)
    return Text(wording.HOURS_USED) if piece.minutes > left else None


def _full(piece: Piece, task: Task, placed: Starts) -> Text | None:
    """Every time it could be done at is taken, or its day holds enough already."""
    roomy = [spot for spot in piece.spots if _room(spot, task, placed) >= piece.minutes]
    if not roomy:
        return Text(wording.TIMES_FULL)
    spent = min(
        _search_minutes(task, placed, task.stretches[spot.stretch].day)
        for spot in roomy
    )
    over = not piece.candidate.care and spent + piece.minutes > day_minutes(task)
    return Text(wording.DAYS_FULL) if over else None


def _room(spot: Spot, task: Task, placed: Starts) -> int:
    """The longest stretch of a spot that is still empty, breaths left out, in minutes."""
    taken = [
        Span(start - BREATH, start + timedelta(minutes=p.minutes) + BREATH)
        for p in task.pieces
        if (start := placed.get(p.key)) is not None
    ]
    return max((span.minutes for span in without([spot.span], taken)), default=0)


def _search_minutes(task: Task, placed: Starts, day: date | None = None) -> int:
    """Minutes of search in the week so far, or in one waking day of it."""
    spans = [block.span for block in task.spent if not block.candidate.care]
    spans += [
        Span(start, start + timedelta(minutes=piece.minutes))
        for piece in task.pieces
        if not piece.candidate.care and (start := placed.get(piece.key)) is not None
    ]
    return sum(
        span.minutes
        for span in spans
        if day is None or waking_day(span.start, task.availability) == day
    )


_IN_COMPANY: tuple[Callable[[Piece, Task, Starts], Text | None], ...] = (
    _waits,
    _enough,
    _hours,
    _full,
)
