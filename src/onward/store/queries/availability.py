"""What the person can give in a week, from their answers and their calendars."""

from collections.abc import Collection
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
    told = Preferences.objects.get(owner=owner)
    span = week_span(monday, ZoneInfo(told.time_zone))
    rows = BusySpan.objects.filter(
        calendar__owner=owner, start__lt=span.end, end__gt=span.start
    )
    busy = [Span(row.start, row.end) for row in rows]
    week = WeekRow.objects.filter(owner=owner, monday=monday).first()
    lighter = week.lighter_wanted if week else None
    return Availability(
        time_zone=told.time_zone,
        hours_per_week=told.hours_per_week if hours is None else hours,
        days=tuple(told.days),
        days_off=tuple(told.days_off),
        sleep_from=told.sleep_from,
        sleep_to=told.sleep_to,
        busy=(*busy, *talks(timelines, span)),
        lighter=late_loss(timelines, now) if lighter is None else lighter,
    )
