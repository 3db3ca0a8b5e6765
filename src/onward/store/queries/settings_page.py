"""What the person told us, and the calendars they gave."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Count

from onward.store.models import BusyCalendar, Owner, Preferences


@dataclass(frozen=True, slots=True)
class Calendar:
    """A busy calendar: its name and how many times it holds."""

    id: UUID
    name: str
    times: int
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    """Every answer, as given."""

    answered: bool
    hours_per_week: float
    days: tuple[int, ...]
    sleep_from: time
    sleep_to: time
    time_zone: str
    country: str
    field: str
    calendars: tuple[Calendar, ...]


def settings_page(owner: Owner) -> SettingsPage:
    told = Preferences.objects.get(owner=owner)
    calendars = BusyCalendar.objects.filter(owner=owner).annotate(times=Count("spans"))
    return SettingsPage(
        answered=told.answered,
        hours_per_week=told.hours_per_week,
        days=tuple(told.days),
        sleep_from=told.sleep_from,
        sleep_to=told.sleep_to,
        time_zone=told.time_zone,
        country=told.country,
        field=told.field,
        calendars=tuple(
            Calendar(one.id, one.name, one.times, one.read_at)
            for one in calendars.order_by("name")
        ),
    )
