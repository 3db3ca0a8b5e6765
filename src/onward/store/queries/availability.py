"""What the person can give in a week, from their answers and their calendars."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onward.history.application import Timeline
from onward.history.offers import late_loss, talks
from onward.kernel.spans import Span
from onward.planning.free import week_span
from onward.planning.week import Availability
from onward.store.models import BusySpan, Owner, Preferences, WeekRow


def availability_of(
    owner: Owner,
    timelines: Collection[Timeline],
    monday: date,
    now: datetime,
    hours: float | None = None,
) -> Availability:
    """Return what `owner`, whose applications are `timelines`, can give in a week.

    Times of booked talks and of the person's calendars are busy. `hours` stands in for
    the hours they told us. The week is lighter when they asked for it and not
    when they said otherwise; else within a week of opening a no that came late.
    """
    told = told_by(Preferences.objects.get(owner=owner))
    zone = ZoneInfo(told.time_zone)
    span = week_span(monday, zone)
    rows = BusySpan.objects.filter(
        calendar__owner=owner, start__lt=span.end, end__gt=span.start
    )
    busy = [Span(row.start, row.end) for row in rows]
    week = WeekRow.objects.filter(owner=owner, monday=monday).first()
    lighter = week.lighter_wanted if week else None
    if lighter is None:
        lighter = late_loss(timelines, now.astimezone(zone).date(), zone)
    return replace(
        told,
        hours_per_week=told.hours_per_week if hours is None else hours,
        busy=(*busy, *talks(timelines, span)),
        lighter=lighter,
    )


def told_by(preferences: Preferences) -> Availability:
    """Return what the person told us of any week."""
    return Availability(
        time_zone=preferences.time_zone,
        hours_per_week=preferences.hours_per_week,
        days=tuple(preferences.days),
        days_off=tuple(preferences.days_off),
        sleep_from=preferences.sleep_from,
        sleep_to=preferences.sleep_to,
    )
