"""Acts on the log whose page must offer to take them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from onward.history.event import EventKind
from onward.services import applications
from onward.store.models import ApplicationRow, EventRow, Owner


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: `event` takes it back; `live` says whether a page is left."""

    event: UUID
    application: UUID
    live: bool


def take_back(owner: Owner, event: UUID) -> Done:
    """Take one event out of the reading; taking the result back undoes that."""
    applications.undo(owner, event)
    return _newest(owner, EventKind.RETRACTED, {"details__event": str(event)})


def describe(owner: Owner, application: UUID, details: Mapping[str, str]) -> Done:
    """Say what an application really is."""
    applications.describe(owner, application, details)
    return _newest(owner, EventKind.DESCRIBED, {"application_id": application})


def _newest(owner: Owner, kind: EventKind, where: Mapping[str, object]) -> Done:
    rows = EventRow.objects.filter(owner=owner, kind=kind, **where)
    row = rows.order_by("-recorded")[:1].get()
    live = ApplicationRow.objects.filter(id=row.application_id, live=True).exists()
    return Done(row.id, row.application_id, live)
