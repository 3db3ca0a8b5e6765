"""The week in words: each block's what, when, where and why, and notes on the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Place
from onward.kernel.text import Text
from onward.planning import wording
from onward.planning.free import Free, search_weekdays
from onward.planning.task import capacity_minutes, waking_day
from onward.planning.week import Availability, Block, Standing, Week

WEEKDAYS = tuple(
    Text(name)
    for name in (
        wording.MONDAY,
        wording.TUESDAY,
        wording.WEDNESDAY,
        wording.THURSDAY,
        wording.FRIDAY,
        wording.SATURDAY,
        wording.SUNDAY,
    )
)
_WHERE = {
    Place.DESK: Text(wording.AT_DESK),
    Place.PHONE: Text(wording.BY_PHONE),
    Place.OUT: Text(wording.OUT),
    Place.HOME: Text(wording.AT_HOME),
}


def when(block: Block, zone: ZoneInfo) -> Text:
    """The weekday a block is on, from when to when, on the clock of `zone`."""
    start = block.span.start.astimezone(zone)
    end = block.span.end.astimezone(zone)
    return Text(
        wording.WHEN,
        {
            "day": WEEKDAYS[start.weekday()],
            "start": f"{start:%H:%M}",
            "end": f"{end:%H:%M}",
        },
    )


def where(place: Place) -> Text:
    return _WHERE[place]


def moment(when: datetime, zone: ZoneInfo) -> Text:
    """A weekday and a time, on the clock of `zone`."""
    local = when.astimezone(zone)
    day = WEEKDAYS[local.weekday()]
    return Text(wording.UNTIL, {"day": day, "time": f"{local:%H:%M}"})


def duration(minutes: int) -> Text:
    """Minutes as people say them: 45 min, 3 h, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Text(wording.MINUTES, {"minutes": rest})
    if not rest:
        return Text(wording.HOURS, {"hours": hours})
    return Text(wording.HOURS_MINUTES, {"hours": hours, "minutes": rest})


def notes(week: Week, availability: Availability, stretches: Sequence[Free]) -> Week:
    """Return `week` with its notes: hours, the free day, what did not fit."""
    return replace(week, notes=tuple(_notes(week, availability, stretches)))


def _notes(
    week: Week, availability: Availability, stretches: Sequence[Free]
) -> Iterator[Text]:
    nothing = _no_search(week, availability, stretches)
    if nothing is not None:
        yield nothing
    else:
        yield _hours(week, availability)
        day = free_weekday(week, availability)
        if day is not None:
            yield Text(wording.OFF_DAY, {"day": WEEKDAYS[day]})
    missed = [out for out in week.left_out if not out.candidate.care]
    if missed and nothing is None:
        values = {"n": len(missed)}
        yield Text(wording.LEFT_OUT, values, plural=wording.LEFT_OUT_MANY)
    elif week.search_minutes and not missed:
        yield Text(wording.FITS)
    for out in _care_missed(week):
        yield Text(wording.NO_CARE, {"what": out})
    if week.backstop:
        yield Text(wording.CUT_SHORT)


def _hours(week: Week, availability: Availability) -> Text:
    values = {
        "used": duration(week.search_minutes),
        "given": duration(week.capacity_minutes),
    }
    return Text(wording.USED_LIGHTER if availability.lighter else wording.USED, values)


def _no_search(
    week: Week, availability: Availability, stretches: Sequence[Free]
) -> Text | None:
    """The one sentence for a week that holds no search, or None when it does."""
    if week.search_minutes:
        return None
    causes = (
        (not capacity_minutes(availability), wording.NO_HOURS),
        (not search_weekdays(availability), wording.NO_DAYS),
        (not any(stretch.search for stretch in stretches), wording.NO_TIME),
        (all(out.candidate.care for out in week.left_out), wording.NOTHING),
    )
    return next((Text(words) for holds, words in causes if holds), None)


def free_weekday(week: Week, availability: Availability) -> int | None:
    """The last weekday without search, 0 for Monday: the day to rest from it."""
    worked = {
        waking_day(block.span.start, availability).weekday()
        for block in week.blocks
        if not block.candidate.care and block.standing is not Standing.SKIPPED
    }
    return next((day for day in range(6, -1, -1) if day not in worked), None)


def _care_missed(week: Week) -> Iterator[Text]:
    """Kinds of care of which the week holds none at all, by their first suggestion."""
    held = {block.candidate.kind for block in week.blocks if block.candidate.care}
    for out in week.left_out:
        if out.candidate.care and out.candidate.kind not in held:
            held.add(out.candidate.kind)
            yield out.candidate.what
