"""Everything that belongs to an owner, model by model."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    DebriefRow,
    EventRow,
    KeptMessage,
    LessonRow,
    Owner,
    Preferences,
    Quarantined,
    SavedRoleRow,
    SealedNote,
    WeekRow,
)

KEPT: tuple[type[models.Model], ...] = (
    Preferences,
    ApplicationRow,
    EventRow,
    LessonRow,
    KeptMessage,
    Quarantined,
    SavedRoleRow,
    WeekRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
)
"""What an export holds, in the order in which rows can be written."""

SEALED: tuple[type[models.Model], ...] = (DebriefRow, SealedNote)
"""What people say of themselves: in an export only when they ask for it each time."""

_CHUNK = 100


def owned(model: type[models.Model], owner: Owner) -> models.QuerySet[Any]:
    """Return the rows of `owner`, in a stable order."""
    rows = model._default_manager.order_by("pk")  # noqa: SLF001 (Django's own name)
    if model is BusySpan:
        return rows.filter(calendar__owner=owner)
    return rows.filter(owner=owner)


def each(model: type[models.Model], owner: Owner) -> Iterator[Any]:
    """Yield the rows of `owner` in that order, of which only a few are held at once.

    Sorting whole rows would have SQLite hold them all.
    """
    ids = list(owned(model, owner).values_list("pk", flat=True))
    rows = model._default_manager.order_by("pk")  # noqa: SLF001 (Django's own name)
    for start in range(0, len(ids), _CHUNK):
        # By nothing but their ids: SQLite would go through all of the owner's each time.
        yield from rows.filter(pk__in=ids[start : start + _CHUNK])
