"""A calendar file → the times its owner is busy. Titles are never read.

Bad input gives problems, never an exception, and loses no more than its own entry.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from onward.gateways.ics import wording
from onward.gateways.ics.entries import (
    DAY,
    UNREADABLE,
    Entry,
    File,
    entry,
    learn,
    one,
    parsed,
    parts,
    period,
    utc,
    values,
    wall,
)
from onward.gateways.ics.lines import LIMIT_BYTES, Component, Reading, components
from onward.gateways.ics.repeats import NotFollowed, rule_parts, wall_times
from onward.kernel.spans import Span, merged
from onward.kernel.text import Text

_MOST_COMPONENTS = 200_000


def read_busy(
    raw: bytes, span: Span, zone: ZoneInfo
) -> tuple[tuple[Span, ...], tuple[Text, ...]]:
    """Return the busy times within `span`, joined and in order, and what went wrong.

    Times without a zone and whole days are the person's own, in `zone`. Free
    (transparent) and cancelled entries are not busy.
    """
    reading, file = Reading(), File(span, zone)
    stream = components(raw, reading)
    found = list(islice(stream, _MOST_COMPONENTS))
    file.budget.exceeded = next(stream, None) is not None
    for component in found:
        if component.kind == "VTIMEZONE":
            learn(component, file)
    moved = _moved(found, file)
    pieces = [
        Span(max(piece.start, span.start), min(piece.end, span.end))
        for component in found
        for piece in _pieces(component, moved, file)
        if piece.overlaps(span)
    ]
    return tuple(merged(pieces)), tuple(_problems(reading, file))


def _pieces(
    component: Component, moved: dict[str, set[datetime]], file: File
) -> list[Span]:
    """Every time one component makes busy; none when it cannot be read."""
    if component.kind == "VTIMEZONE" or _out_of_sight(component, file):
        return []
    if file.entries <= 0:
        file.budget.exceeded = True
        return []
    file.entries -= 1
    try:
        if component.kind == "VFREEBUSY":
            return list(_free_busy(component, file))
        return [] if _is_free(component) else list(_event(component, moved, file))
    except UNREADABLE:
        file.counts["unreadable"] += 1
        return []


def _event(
    component: Component, moved: dict[str, set[datetime]], file: File
) -> Iterator[Span]:
    event = entry(component, file)
    if event.length <= timedelta(0):
        return
    gone, days = _excepted(component, file)
    if component.first("RECURRENCE-ID") is None:
        gone |= moved.get(component.first("UID") or "", set())
    for span in _occurrences(component, event, file):
        day = span.start.astimezone(event.zone).date()
        if span.start not in gone and day not in days:
            yield span


def _occurrences(component: Component, event: Entry, file: File) -> Iterator[Span]:
    """Every time the event happens before the end of what is asked for."""
    said = component.first("RRULE")
    if said is None or component.first("RECURRENCE-ID") is not None:
        yield event.span(event.start)
    elif file.budget.idle <= 0:
        file.budget.exceeded = True
        yield event.span(event.start)
    else:
        try:
            yield from _repeated(parts(said)[1], event, file)
        except NotFollowed:
            file.counts["often"] += 1
            yield event.span(event.start)
    for moment, zone in values(component.lines.get("RDATE", []), file):
        if isinstance(moment, tuple):
            yield period(moment, zone)
        else:
            yield event.span(*wall(moment, zone))


def _repeated(rule: str, event: Entry, file: File) -> Iterator[Span]:
    until = _until(rule, event)
    end = file.span.end.astimezone(event.zone).replace(tzinfo=None)
    for start in wall_times(rule, event.start, end, file.budget):
        span = event.span(start)
        if until is not None and span.start > until:
            return
        yield span


def _until(rule: str, event: Entry) -> datetime | None:
    """The last moment an occurrence may start; a date means all of that day."""
    said = rule_parts(rule).get("UNTIL")
    if said is None:
        return None
    moment = parsed(said)
    if isinstance(moment, datetime):
        return utc(*wall(moment, event.zone))
    if isinstance(moment, date):
        return utc(wall(moment + DAY, event.zone)[0], event.zone) - timedelta(seconds=1)
    raise NotFollowed(said)


def _excepted(component: Component, file: File) -> tuple[set[datetime], set[date]]:
    """Starts that do not happen, and days on which it does not."""
    starts: set[datetime] = set()
    days: set[date] = set()
    for moment, zone in values(component.lines.get("EXDATE", []), file):
        if isinstance(moment, datetime):
            starts.add(utc(*wall(moment, zone)))
        elif isinstance(moment, date):
            days.add(moment)
    return starts, days


def _moved(found: list[Component], file: File) -> dict[str, set[datetime]]:
    """By UID, the starts that an entry of their own replaces."""
    moved: dict[str, set[datetime]] = {}
    for component in found:
        uid = component.first("UID")
        if component.first("RECURRENCE-ID") is None or uid is None:
            continue
        try:
            at = utc(*wall(*one(component, "RECURRENCE-ID", file)))
        except UNREADABLE:
            file.counts["unreadable"] += 1
            continue
        moved.setdefault(uid, set()).add(at)
    return moved


def _free_busy(component: Component, file: File) -> Iterator[Span]:
    for said in component.lines.get("FREEBUSY", ()):
        if parts(said)[0].get("FBTYPE", "BUSY").upper() == "FREE":
            continue
        for moment, zone in values([said], file):
            if isinstance(moment, tuple):
                yield period(moment, zone)


def _is_free(component: Component) -> bool:
    return any(
        (said := component.first(name)) is not None
        and parts(said)[1].strip().upper() == free
        for name, free in (
            ("TRANSP", "TRANSPARENT"),
            ("STATUS", "CANCELLED"),
            ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
        )
    )


def _out_of_sight(component: Component, file: File) -> bool:
    """Cheaply: a single event that starts days after, or ends days before."""
    if component.kind != "VEVENT" or {"RRULE", "RDATE"} & component.lines.keys():
        return False
    first, last = file.span.start - 2 * DAY, file.span.end + 2 * DAY
    starts, ends = (
        (component.first(name) or "").rpartition(":")[2][:8]
        for name in ("DTSTART", "DTEND")
    )
    return (starts.isdigit() and starts > f"{last:%Y%m%d}") or (
        ends.isdigit() and ends < f"{first:%Y%m%d}"
    )


def _problems(reading: Reading, file: File) -> Iterator[Text]:
    if not reading.calendar:
        yield Text(wording.NOT_A_CALENDAR)
    if reading.too_large:
        yield Text(wording.TOO_LARGE, {"limit": LIMIT_BYTES // (1024 * 1024)})
    if reading.cut_off:
        yield Text(wording.CUT_OFF)
    unreadable = file.counts["unreadable"]
    if unreadable:
        count = {"n": unreadable}
        yield Text(wording.UNREADABLE, count, plural=wording.UNREADABLE_MANY)
    for name in list(file.unknown)[:10]:
        yield Text(wording.UNKNOWN_ZONE, {"zone": name})
    if file.counts["often"]:
        yield Text(wording.TOO_OFTEN)
    if file.budget.exceeded:
        yield Text(wording.TOO_MANY)
