"""One calendar entry → when it begins, in which zone, and how long it lasts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline
from icalendar.prop import vDDDTypes

from onward.gateways.ics.lines import Component
from onward.gateways.ics.repeats import Budget
from onward.gateways.ics.zones import zone_named
from onward.kernel.spans import Span
from onward.kernel.text import line

DAY = timedelta(days=1)
UNREADABLE = (ValueError, OverflowError, TypeError, KeyError)
"""What a broken value raises here, in icalendar and in datetime."""

Moment = date | datetime
Period = tuple[datetime, datetime | timedelta]


@dataclass(slots=True)
class File:
    """One reading: what is asked for, what is known, what is left of the work."""

    span: Span
    zone: ZoneInfo
    budget: Budget = field(default_factory=Budget)
    entries: int = 20_000
    dates: int = 50_000
    zones: dict[str, ZoneInfo] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Entry:
    """A VEVENT reduced to its times: `start` on the wall clock of `zone`."""

    start: datetime
    zone: ZoneInfo
    length: timedelta
    all_day: bool

    def span(self, start: datetime, zone: ZoneInfo | None = None) -> Span:
        """The occurrence at `start`: exact hours for times, local days for days."""
        zone = zone or self.zone
        begin = utc(start, zone)
        if self.all_day:
            return Span(begin, utc(start + self.length, zone))
        return Span(begin, begin + self.length)


def entry(component: Component, file: File) -> Entry:
    """Read DTSTART with DTEND, or DURATION, or what a calendar takes for granted."""
    start, zone = one(component, "DTSTART", file)
    all_day = not isinstance(start, datetime)
    begin, zone = wall(start, zone)
    length = DAY if all_day else timedelta(0)
    if component.first("DTEND") is not None:
        end, end_zone = wall(*one(component, "DTEND", file))
        # Days are counted as days; hours are exact, also across a change of clocks.
        length = end - begin if all_day else utc(end, end_zone) - utc(begin, zone)
    elif (said := component.first("DURATION")) is not None:
        length = parsed(parts(said)[1])
        if not isinstance(length, timedelta):
            raise ValueError(said)
    return Entry(begin, zone, length, all_day)


def wall(moment: Moment, zone: ZoneInfo) -> tuple[datetime, ZoneInfo]:
    """The wall clock and the zone it hangs in; UTC stays UTC, a day starts at 0:00."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(0)), zone
    if moment.tzinfo is not None:
        return moment.replace(tzinfo=None), ZoneInfo("UTC")
    return moment, zone


def utc(clock: datetime, zone: ZoneInfo) -> datetime:
    return clock.replace(tzinfo=zone).astimezone(UTC)


def one(component: Component, name: str, file: File) -> tuple[Moment, ZoneInfo]:
    """The moment a property names; raises when it is missing or names none."""
    said = component.first(name)
    if said is None:
        raise KeyError(name)
    parameters, value = parts(said)
    moment = parsed(value)
    if not isinstance(moment, date):
        raise TypeError(value)
    return moment, _zone(parameters, file)


def values(lines: list[str], file: File) -> Iterator[tuple[Moment | Period, ZoneInfo]]:
    """Every value of listing lines, as long as the file's allowance lasts."""
    for said in lines:
        parameters, listed = parts(said)
        zone = _zone(parameters, file)
        for value in listed.split(",", maxsplit=max(0, file.dates)):
            if file.dates <= 0:
                file.budget.exceeded = True
                return
            file.dates -= 1
            moment = parsed(value.strip())
            if isinstance(moment, (date, tuple)):
                yield moment, zone


def period(said: Period, zone: ZoneInfo) -> Span:
    """Start and end, or start and duration."""
    begin = utc(*wall(said[0], zone))
    if isinstance(said[1], timedelta):
        return Span(begin, begin + said[1])
    return Span(begin, utc(*wall(said[1], zone)))


def parsed(value: str) -> Any:
    """A date, datetime, time, timedelta or period; raises one of `UNREADABLE`."""
    return vDDDTypes.from_ical(value)  # type: ignore[no-untyped-call]


def parts(said: str) -> tuple[dict[str, str], str]:
    """Parameters and value of one line."""
    _, parameters, value = Contentline(said).parts()  # type: ignore[no-untyped-call]
    return {str(name): str(given) for name, given in parameters.items()}, str(value)


def learn(component: Component, file: File) -> None:
    """A calendar's own name for a zone, where it says which place is meant."""
    name, place = component.first("TZID"), component.first("X-LIC-LOCATION")
    if name and place:
        zone = zone_named(place.partition(":")[2])
        if zone is not None:
            file.zones[name.partition(":")[2].strip()] = zone


def _zone(parameters: dict[str, str], file: File) -> ZoneInfo:
    name = parameters.get("TZID")
    if name is None:
        return file.zone
    zone = file.zones.get(name) or zone_named(name)
    if zone is None:
        file.unknown[line(name, 60)] = None
        return file.zone
    file.zones[name] = zone
    return zone
