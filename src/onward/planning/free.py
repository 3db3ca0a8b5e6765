"""Free time: what is left of a week once sleep, busy times and days off are out.

All arithmetic is done in UTC on spans made from the person's own clock, so a day on
which the clock changes is simply an hour shorter or longer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Candidate, Energy, Place
from onward.kernel.spans import Span, merged, without
from onward.planning.week import Availability, Window

GRID_MINUTES = 5
BREATH_MINUTES = 5
SHORTEST_MINUTES = 10

BREATH = timedelta(minutes=BREATH_MINUTES)
DAY = timedelta(days=1)
RANK = {Energy.LOW: 0, Energy.MIDDLE: 1, Energy.HIGH: 2}

_AFTER_WAKING = timedelta(hours=1)
_BEFORE_SLEEP = timedelta(hours=2)  # no search work any more
_WINDING_DOWN = timedelta(hours=1)  # nothing planned at all
_MEAL = timedelta(minutes=45)
# Shares of the waking day at which attention usually changes: late morning ends a
# third of the way through, the evening begins two thirds through. A default to be
# corrected by the person's own windows, not a finding.
_MIDDAY_SHARE = 5 / 16
_EVENING_SHARE = 10 / 16


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Free:
    """A maximal stretch of free time of one energy, on the five-minute grid.

    `day` is the waking day it belongs to: two in the morning after a late Monday is
    still Monday. Care may go into any of them, search only where `search` is true.
    """

    span: Span
    day: date
    energy: Energy
    search: bool


def free_time(
    availability: Availability,
    monday: date,
    now: datetime | None = None,
    kept: Iterable[Span] = (),
) -> tuple[Free, ...]:
    """Return the week's free stretches in order; none overlap, each ≥ 10 minutes.

    The week runs from Monday 00:00 to the next Monday 00:00 on the person's clock.
    Nothing lies before `now`; around `kept` spans a breath of five minutes is left.
    """
    zone = ZoneInfo(availability.time_zone)
    week = week_span(monday, zone)
    start = max(week.start, now.astimezone(UTC)) if now else week.start
    if start >= week.end:
        return ()
    taken = [
        *availability.busy,
        *(Span(span.start - BREATH, span.end + BREATH) for span in kept),
        Span(week.start - 2 * DAY, start),
        Span(week.end, week.end + 2 * DAY),
    ]
    stretches = [
        Free(span=on_grid, day=day, energy=energy, search=search)
        for spans, day, energy, search in _waking(availability, monday, zone)
        for span in without(spans, taken)
        if (on_grid := _on_grid(span)) is not None
    ]
    return tuple(_apart(sorted(stretches)))


def week_span(monday: date, zone: ZoneInfo) -> Span:
    """The seven days from `monday`, 00:00 to 00:00 on the clock of `zone`."""
    return Span(
        at(monday, time(0), zone),
        at(monday + 7 * DAY, time(0), zone),
    )


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment `clock` shows on `day`; an hour the clock skips counts forward."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def search_weekdays(availability: Availability) -> frozenset[int]:
    """Weekdays (0 is Monday) on which the person is willing to search."""
    return frozenset(availability.days) - frozenset(availability.days_off)


def usable(candidate: Candidate, stretch: Free, zone: ZoneInfo) -> Span | None:
    """The part of `stretch` in which `candidate` may lie, or None where none is.

    A call is made in office hours, Monday to Friday nine to five.
    """
    if not (stretch.search or candidate.care):
        return None
    start, end = stretch.span.start, stretch.span.end
    if candidate.earliest is not None:
        start = max(start, candidate.earliest.astimezone(UTC))
    if candidate.latest is not None:
        end = min(end, candidate.latest.astimezone(UTC))
    if candidate.place is Place.PHONE:
        return _in_office_hours(start, end, zone)
    return _on_grid(Span(start, end)) if start < end else None


def _in_office_hours(start: datetime, end: datetime, zone: ZoneInfo) -> Span | None:
    first = start.astimezone(zone).date()
    best: Span | None = None
    for day in (first, first + DAY):
        opens = max(start, at(day, time(9), zone))
        closes = min(end, at(day, time(17), zone))
        if day.weekday() < 5 and opens < closes:
            piece = _on_grid(Span(opens, closes))
            if piece and (best is None or piece.minutes > best.minutes):
                best = piece
    return best


def awake(availability: Availability, day: date, zone: ZoneInfo) -> Span:
    """The waking time that begins on `day`, at whatever hour that is."""
    late = availability.sleep_from <= availability.sleep_to
    start = at(day, availability.sleep_to, zone)
    end = at(day + DAY if late else day, availability.sleep_from, zone)
    return Span(start, max(start, end))


_Stretch = tuple[list[Span], date, Energy, bool]


def _waking(
    availability: Availability, monday: date, zone: ZoneInfo
) -> Iterator[_Stretch]:
    """Yield every waking stretch of the week, search windows first, then the rest.

    Starts a day early: the tail of a late Sunday reaches into Monday.
    """
    days = [monday + n * DAY for n in range(-1, 7)]
    nights = without(
        [Span(at(days[0], time(0), zone), at(days[-1] + 2 * DAY, time(0), zone))],
        [awake(availability, day, zone) for day in days],
    )
    welcome = search_weekdays(availability)
    used: list[Span] = []
    for day in days:
        if day.weekday() not in welcome:
            continue
        for energy, spans in _windows(availability, day, zone).items():
            pieces = without(spans, [*nights, *used])
            used.extend(pieces)
            yield pieces, day, energy, True
    for day in days:
        waking = awake(availability, day, zone)
        start = min(waking.start + _AFTER_WAKING, waking.end)
        rest = Span(start, max(start, waking.end - _WINDING_DOWN))
        pieces = without([rest], used)
        used.extend(pieces)
        yield pieces, day, Energy.LOW, False


def _windows(
    availability: Availability, day: date, zone: ZoneInfo
) -> dict[Energy, list[Span]]:
    """The windows that begin on `day`, joined where they touch, by energy."""
    found: dict[Energy, list[Span]] = {}
    if availability.windows:
        for window in availability.windows:
            if window.weekday == day.weekday():
                found.setdefault(window.energy, []).append(_span(window, day, zone))
    else:
        for energy, span in _default_windows(awake(availability, day, zone)):
            found.setdefault(energy, []).append(span)
    return {energy: merged(spans) for energy, spans in found.items()}


def _span(window: Window, day: date, zone: ZoneInfo) -> Span:
    start = at(day, window.start, zone)
    last = day + DAY if window.end <= window.start else day
    return Span(start, max(start, at(last, window.end, zone)))


def _default_windows(waking: Span) -> Iterator[tuple[Energy, Span]]:
    """An hour after waking to two hours before sleep, with a meal at midday."""
    length = waking.end - waking.start
    midday = waking.start + length * _MIDDAY_SHARE
    evening = waking.start + length * _EVENING_SHARE
    for energy, start, end in (
        (Energy.HIGH, waking.start + _AFTER_WAKING, midday),
        (Energy.MIDDLE, midday + _MEAL, evening),
        (Energy.LOW, evening, waking.end - _BEFORE_SLEEP),
    ):
        if start < end:
            yield energy, Span(start, end)


def _on_grid(span: Span) -> Span | None:
    """Shrink to whole grid steps; None when fewer than ten minutes are left."""
    step = GRID_MINUTES * 60
    start = -(-span.start.timestamp() // step) * step
    end = span.end.timestamp() // step * step
    if end - start < SHORTEST_MINUTES * 60:
        return None
    return Span(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC))


def _apart(stretches: list[Free]) -> Iterator[Free]:
    """Leave a breath where one stretch runs straight into the next."""
    for here, following in pairwise(stretches):
        gap = following.span.start - here.span.end
        end = min(here.span.end, here.span.end + gap - BREATH)
        if end - here.span.start >= timedelta(minutes=SHORTEST_MINUTES):
            span = Span(here.span.start, end)
            yield Free(span=span, day=here.day, energy=here.energy, search=here.search)
    yield from stretches[-1:]
