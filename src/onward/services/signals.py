"""A kept message → the lines of the log it writes."""

from datetime import datetime
from uuid import UUID

from onward.history.event import Event, EventKind, Source
from onward.kernel.identifiers import derived
from onward.store.models import KeptMessage


def events_of(
    row: KeptMessage, application: UUID, described: dict[str, str], now: datetime
) -> list[Event]:
    """Return the events `row` writes about `application`.

    `described` is what this message tells of the application that was unknown before.
    A mail without a date happened when it was filed, `now`, and says so.
    """
    happened = row.date or now
    events = []
    if described:
        events.append(
            _event(row, application, EventKind.DESCRIBED, happened, described)
        )
    kind = EventKind(row.corrected or row.kind)
    events.append(_event(row, application, kind, happened, _details(row)))
    return events


def _details(row: KeptMessage) -> dict[str, str]:
    details = {"feedback": row.feedback or ""}
    details["door_open"] = "yes" if row.door_open else ""
    details["reply_possible"] = "yes" if row.reply_possible else ""
    details["when"] = row.when.isoformat() if row.when else ""
    details["due"] = row.due.isoformat() if row.due else ""
    details["undated"] = "" if row.date else "yes"
    return {name: value for name, value in details.items() if value}


def _event(
    row: KeptMessage,
    application: UUID,
    kind: EventKind,
    happened: datetime,
    details: dict[str, str],
) -> Event:
    return Event(
        id=derived("event", str(row.owner_id), row.digest, kind, str(application)),
        application=application,
        kind=kind,
        happened=happened,
        recorded=0,
        source=Source.MAIL,
        message=row.digest,
        words=row.words,
        confidence=row.confidence,
        stage=row.stage,
        details=details,
    )
