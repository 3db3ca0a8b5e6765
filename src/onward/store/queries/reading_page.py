"""The reading, with the next step above it."""

from dataclasses import dataclass
from datetime import date, timedelta

from onward.evidence.reading import Reading
from onward.store.models import Owner, WeekRow
from onward.store.queries.reading import reading


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The reading, the week it leads to, and whether that week is planned."""

    reading: Reading
    monday: date
    planned: bool


def reading_page(owner: Owner, today: date) -> ReadingPage:
    """Return the reading of `today`; from Saturday on the next step is next week."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= 5:
        monday += timedelta(days=7)
    planned = WeekRow.objects.filter(owner=owner, monday=monday).exists()
    return ReadingPage(reading(owner, today), monday, planned)
