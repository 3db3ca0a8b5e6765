"""Writing to the log, and keeping what it amounts to in step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from onward.history.application import Timeline
from onward.history.event import Event
from onward.history.fold import RULES
from onward.history.names import company_key
from onward.store.log import related, timelines_of
from onward.store.models import ApplicationRow, EventRow, Owner
from onward.store.shapes import event_row

_CHUNK = 100
"""Applications per transaction when all are folded again."""


def record(owner: Owner, events: Sequence[Event]) -> None:
    """Append `events` to the log, in this order, and refresh what they touch.

    Events whose id is already in the log are left out, so repeating a call changes
    nothing. All or nothing happens.
    """
    with transaction.atomic():
        known = set(
            EventRow.objects.filter(
                owner=owner, id__in=[event.id for event in events]
            ).values_list("id", flat=True)
        )
        fresh = [event for event in events if event.id not in known]
        if not fresh:
            return
        first = last_line(owner) + 1
        numbered = [
            replace(event, recorded=first + place) for place, event in enumerate(fresh)
        ]
        touched = {event.application for event in fresh}
        for event in fresh:
            touched.update(
                UUID(event.details[name])
                for name in ("into", "to")
                if name in event.details
            )
        make_missing(owner, touched)
        EventRow.objects.bulk_create(event_row(event, owner.id) for event in numbered)
        refresh(owner, touched)


def last_line(owner: Owner) -> int:
    """Return the number of the log's newest line, 0 when there is none."""
    last = EventRow.objects.filter(owner=owner).aggregate(Max("recorded"))
    return last["recorded__max"] or 0


def refresh(owner: Owner, applications: Iterable[UUID]) -> None:
    """Write what the log now says about `applications` and all they are tied to."""
    family = related(owner, set(applications))
    timelines = timelines_of(owner, family)
    rows = ApplicationRow.objects.filter(owner=owner, id__in=family)
    changed = [row for row in rows if _project(row, timelines.get(row.id))]
    ApplicationRow.objects.bulk_update(changed, _PROJECTED, batch_size=200)


def catch_up(owner: Owner) -> None:
    """Fold again what older rules, or another clock, folded; safe to stop anywhere."""
    if owner.folded_by == RULES:
        return
    ids = list(ApplicationRow.objects.filter(owner=owner).values_list("id", flat=True))
    for start in range(0, len(ids), _CHUNK):
        with transaction.atomic():
            refresh(owner, ids[start : start + _CHUNK])
    owner.folded_by = RULES
    owner.save(update_fields=["folded_by"])


def make_missing(owner: Owner, applications: Iterable[UUID]) -> None:
    """Give each of `applications` its row; `refresh` fills it."""
    ApplicationRow.objects.bulk_create(
        (ApplicationRow(id=one, owner=owner, live=False) for one in applications),
        ignore_conflicts=True,
    )


_PROJECTED = (
    "live",
    "company",
    "company_key",
    "role",
    "channel",
    "applied_on",
    "furthest",
    "state",
    "last_event",
    "last_heard",
    "waiting",
)


def projection(timeline: Timeline | None) -> dict[str, object]:
    """Return the columns of `ApplicationRow` that `timeline` amounts to."""
    if timeline is None:
        return {"live": False}
    return {
        "live": True,
        "company": timeline.company or "",
        "company_key": company_key(timeline.company or ""),
        "role": timeline.role or "",
        "channel": timeline.channel.value,
        "applied_on": timeline.applied_on,
        "furthest": timeline.furthest.value,
        "state": timeline.state.value,
        "last_event": timeline.last_event,
        "last_heard": timeline.last_heard,
        "waiting": len(timeline.waiting),
    }


def _project(row: ApplicationRow, timeline: Timeline | None) -> bool:
    """Write what `timeline` amounts to into `row`; return whether that changed it."""
    told = projection(timeline)
    changed = any(getattr(row, name) != value for name, value in told.items())
    for name, value in told.items():
        setattr(row, name, value)
    return changed
