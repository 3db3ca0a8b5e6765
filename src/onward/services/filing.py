"""Writing to the log, and keeping what it amounts to in step."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from onward.history.application import Timeline
from onward.history.event import Event, EventKind
from onward.history.fold import fold
from onward.history.names import company_key
from onward.store.models import ApplicationRow, EventRow, Owner
from onward.store.shapes import event as event_of
from onward.store.shapes import event_row

_LINKS = Q(kind__in=(EventKind.MERGED, EventKind.MOVED))
_CHUNK = 400
"""Ids per query: SQLite bounds how many a statement may name."""


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
        last = EventRow.objects.filter(owner=owner).aggregate(Max("recorded"))
        first = (last["recorded__max"] or 0) + 1
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
        _make_missing(owner, touched)
        EventRow.objects.bulk_create(event_row(event, owner.id) for event in numbered)
        refresh(owner, touched)


def refresh(owner: Owner, applications: Iterable[UUID]) -> None:
    """Write what the log now says about `applications` and all they are tied to."""
    family = related(owner, set(applications))
    timelines = timelines_of(owner, family)
    rows = ApplicationRow.objects.filter(owner=owner, id__in=family)
    changed = [_project(row, timelines.get(row.id)) for row in rows]
    ApplicationRow.objects.bulk_update(changed, _PROJECTED, batch_size=200)


def timelines_of(owner: Owner, applications: Iterable[UUID]) -> dict[UUID, Timeline]:
    """Return the timelines of `applications`, which must include all they are tied to."""
    events: list[Event] = []
    ids = list(applications)
    for start in range(0, len(ids), _CHUNK):
        rows = EventRow.objects.filter(
            owner=owner, application_id__in=ids[start : start + _CHUNK]
        )
        events += [event_of(row) for row in rows]
    return fold(events)


def all_timelines(owner: Owner) -> dict[UUID, Timeline]:
    """Return every application's timeline."""
    return fold(event_of(row) for row in EventRow.objects.filter(owner=owner))


def related(owner: Owner, applications: set[UUID]) -> set[UUID]:
    """Return `applications` and all that moves and merges ever tied to them."""
    ties: dict[UUID, set[UUID]] = defaultdict(set)
    for row in EventRow.objects.filter(_LINKS, owner=owner).only(
        "application_id", "details"
    ):
        other = UUID(row.details.get("into") or row.details["to"])
        ties[row.application_id].add(other)
        ties[other].add(row.application_id)
    family: set[UUID] = set()
    queue = list(applications)
    while queue:
        one = queue.pop()
        if one not in family:
            family.add(one)
            queue.extend(ties[one])
    return family


def _make_missing(owner: Owner, applications: set[UUID]) -> None:
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


def _project(row: ApplicationRow, timeline: Timeline | None) -> ApplicationRow:
    for name, value in projection(timeline).items():
        setattr(row, name, value)
    return row
