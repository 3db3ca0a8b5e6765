"""Calendars: those the person gives, when they are busy, and the one of their week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from onward.gateways.ics.read import read_busy
from onward.gateways.ics.wording import NOT_A_CALENDAR
from onward.gateways.ics.write import Render, write_week
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.spans import Span
from onward.kernel.text import Text, line
from onward.services.wording import NO_PLAN, NO_SUCH_CALENDAR
from onward.store.models import BusyCalendar, BusySpan, Owner, WeekRow
from onward.store.queries.weeks import week_of

BEHIND, AHEAD = timedelta(days=14), timedelta(days=366)
"""How far around today times are kept; repeating entries would have no end."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many busy times were kept, and what could not be read."""

    times: int
    problems: tuple[Text, ...]


def take(owner: Owner, name: str, raw: bytes, now: datetime) -> Taken:
    """Keep the busy times of a calendar file; one of the same name is replaced."""
    zone = ZoneInfo(owner.preferences.time_zone)
    spans, problems = read_busy(raw, Span(now - BEHIND, now + AHEAD), zone)
    if any(problem.msgid == NOT_A_CALENDAR for problem in problems):
        raise Fixable(Text(NOT_A_CALENDAR))
    with transaction.atomic():
        calendar, _ = BusyCalendar.objects.update_or_create(
            owner=owner, name=line(name, 200) or "calendar.ics"
        )
        calendar.spans.all().delete()
        BusySpan.objects.bulk_create(
            (
                BusySpan(calendar=calendar, start=span.start, end=span.end)
                for span in spans
            ),
            batch_size=200,
        )
    return Taken(len(spans), problems)


def forget(owner: Owner, calendar: UUID) -> None:
    """Delete a calendar and its times."""
    found = BusyCalendar.objects.filter(owner=owner, id=calendar).first()
    if found is None:
        raise NotFound(Text(NO_SUCH_CALENDAR))
    found.delete()


def week_file(
    owner: Owner, monday: date, now: datetime, render: Render, *, neutral: bool = False
) -> bytes:
    """Return the planned week of `monday` as a calendar file.

    Taken in again after a change, it updates the same entries: they keep their UIDs,
    and the number of changes, read first so that no later one can be missed, is their
    sequence. Raises `Fixable` where nothing is planned.
    """
    row = WeekRow.objects.filter(owner=owner, monday=monday).first()
    week = week_of(owner, monday)
    if row is None or week is None:
        raise Fixable(Text(NO_PLAN))
    return write_week(
        week, now, row.id, sequence=row.revision, neutral=neutral, render=render
    )
