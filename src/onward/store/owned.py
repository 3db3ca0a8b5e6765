"""Everything that belongs to an owner, model by model."""

from typing import Any

from django.db import models

from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    EventRow,
    KeptMessage,
    Owner,
    Preferences,
    Quarantined,
    WeekRow,
)

KEPT: tuple[type[models.Model], ...] = (
    Preferences,
    ApplicationRow,
    EventRow,
    KeptMessage,
    Quarantined,
    WeekRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
)
"""What an export holds, in the order in which rows can be written."""


def owned(model: type[models.Model], owner: Owner) -> models.QuerySet[Any]:
    """Return the rows of `owner`, in a stable order."""
    rows = model._default_manager.order_by("pk")  # noqa: SLF001 (Django's own name)
    if model is BusySpan:
        return rows.filter(calendar__owner=owner)
    return rows.filter(owner=owner)
