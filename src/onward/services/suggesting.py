"""All that a week is planned from, as it stands at one moment."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onward.care import offers as care
from onward.debrief import offers as debrief
from onward.history import offers as history
from onward.history.application import Timeline
from onward.kernel.candidate import Candidate
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.planning import offers as planning
from onward.planning.free import week_span
from onward.planning.week import Availability, Week
from onward.services.wording import WEEK_OVER
from onward.store.log import all_timelines
from onward.store.models import Owner, WeekRow
from onward.store.queries.availability import availability_of
from onward.store.queries.debriefs import lessons_of
from onward.store.queries.saved_roles import roles_to_try
from onward.store.queries.weeks import settled_elsewhere, week_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How one week is wanted: other hours this once, lighter or not for good."""

    hours: float | None = None
    lighter: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a plan is made from; equal to a later one while nothing of it changed.

    `lighter_asked` is true where the person had their say on a lighter week.
    """

    availability: Availability
    candidates: tuple[Candidate, ...]
    earlier: Week | None
    lighter_asked: bool


def basis_of(owner: Owner, monday: date, now: datetime, wish: Wish) -> Basis:
    """Return what the week of `monday` is planned from; keep nothing.

    Raises `Fixable` for a week that is over: it stays as it was.
    """
    timelines = list(all_timelines(owner).values())
    availability = availability_of(owner, timelines, monday, now, wish.hours)
    if week_span(monday, ZoneInfo(availability.time_zone)).end <= now:
        raise Fixable(Text(WEEK_OVER, {"week": planning.iso_week(monday)}))
    if wish.lighter is not None:
        availability = replace(availability, lighter=wish.lighter)
    rows = WeekRow.objects.filter(owner=owner, monday=monday)
    told = rows.exclude(lighter_wanted=None).exists()
    zone = ZoneInfo(availability.time_zone)
    rest = history.rest_until(timelines, now.astimezone(zone).date(), zone)
    suggested = [
        _after(rest, one)
        for one in _suggested(owner, timelines, availability, monday, now)
    ]
    settled = settled_elsewhere(owner, monday, now)
    return Basis(
        availability=availability,
        candidates=tuple(
            one
            for one in suggested
            if one.key not in settled and (one.latest is None or one.latest > now)
        ),
        earlier=week_of(owner, monday),
        lighter_asked=told or wish.lighter is not None,
    )


def _after(rest: datetime | None, one: Candidate) -> Candidate:
    """Return `one`, begun no earlier than `rest` ends; care and what is due stay."""
    if rest is None or one.care or (one.latest is not None and one.latest <= rest):
        return one
    return replace(one, earliest=max(rest, one.earliest or rest))


def _suggested(
    owner: Owner,
    timelines: Collection[Timeline],
    availability: Availability,
    monday: date,
    now: datetime,
) -> Iterator[Candidate]:
    zone = ZoneInfo(availability.time_zone)
    today = max(now.astimezone(zone).date(), monday)
    night = care.Night(
        time_zone=availability.time_zone,
        sleep_from=availability.sleep_from,
        sleep_to=availability.sleep_to,
    )
    lessons = lessons_of(owner)
    asks = {one.application for one in lessons if one.key == debrief.QUESTION}
    yield from history.offers(timelines, week_span(monday, zone), today, zone, asks)
    yield from debrief.offers(lessons)
    yield from planning.offers(
        monday, availability, roles=roles_to_try(owner, timelines, today)
    )
    yield from care.offers(monday, night, lighter=availability.lighter)
