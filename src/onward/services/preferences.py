"""What the person tells about their weeks: hours, days, sleep, zone, field."""

import zoneinfo
from dataclasses import dataclass
from datetime import time
from importlib.resources import files

from django.db import transaction

from onward.evidence.field import Field
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.services.filing import catch_up
from onward.services.wording import NO_SUCH_ZONE
from onward.store.log import zone_of
from onward.store.models import Owner, Preferences

MOST_HOURS = 80
"""More than a week can carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The three answers a first plan needs, and the clock they are told by."""

    hours_per_week: float
    days: tuple[int, ...]
    sleep_from: time
    sleep_to: time
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What changes how numbers are read: field of work and country, both optional."""

    country: str
    field: Field


def tell_week(owner: Owner, week: Week) -> None:
    """Keep the answers about a week; days that are not search days are days off.

    On another clock what happened may be of another day, and is read so.
    """
    if week.time_zone not in zoneinfo.available_timezones():
        raise Fixable(Text(NO_SUCH_ZONE, {"zone": week.time_zone}))
    days = sorted(set(week.days) & set(range(7)))
    with transaction.atomic():
        if zone_of(owner).key != week.time_zone:
            owner.folded_by = 0
            owner.save(update_fields=["folded_by"])
        Preferences.objects.filter(owner=owner).update(
            answered=True,
            hours_per_week=min(max(week.hours_per_week, 0.0), MOST_HOURS),
            days=days,
            days_off=[day for day in range(7) if day not in days],
            sleep_from=week.sleep_from,
            sleep_to=week.sleep_to,
            time_zone=week.time_zone,
        )
    catch_up(owner)


def tell_person(owner: Owner, person: Person) -> None:
    """Keep country and field of work."""
    Preferences.objects.filter(owner=owner).update(
        country=person.country, field=person.field
    )


def tell_keys(owner: Owner, *, on: bool) -> None:
    """Keep whether single keys answer in the review queue."""
    Preferences.objects.filter(owner=owner).update(keys=on)


def countries() -> tuple[tuple[str, str], ...]:
    """Return code and English name of every country, by name (tzdata's ISO 3166)."""
    table = (files("tzdata.zoneinfo") / "iso3166.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line[:1] != "#")
    return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda pair: pair[1]))
