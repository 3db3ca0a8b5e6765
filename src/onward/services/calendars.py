"""Calendars the person gives: when they are busy, never with what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from onward.gateways.ics.read import read_busy
from onward.gateways.ics.wording import NOT_A_CALENDAR
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.spans import Span
from onward.kernel.text import Text, line
from onward.services.wording import NO_SUCH_CALENDAR
from onward.store.models import BusyCalendar, BusySpan, Owner

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
