"""Rows ↔ the rooms' own values, in both directions, losing nothing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from onward.history.event import Event, EventKind, Source
from onward.kernel.candidate import Candidate, Energy, Place, Step
from onward.kernel.spans import Span
from onward.kernel.text import Text
from onward.planning.week import Block, Standing
from onward.store.models import BlockRow, EventRow

Plain = dict[str, Any]
"""What JSON can hold."""


_EVENT = (
    "id",
    "application_id",
    "kind",
    "happened",
    "recorded",
    "source",
    "message",
    "words",
    "confidence",
    "stage",
    "details",
)


def events_in(rows: QuerySet[EventRow], zone: ZoneInfo) -> Iterator[Event]:
    """Yield the events of `rows`, told by the clock of `zone`.

    Columns go straight into values, as logs are long.
    """
    for row in rows.values_list(*_EVENT).iterator(chunk_size=2000):
        one, application, kind, happened, recorded, source, *rest = row
        message, words, confidence, stage, details = rest
        yield Event(
            id=one,
            application=application,
            kind=EventKind(kind),
            happened=happened.astimezone(zone),
            recorded=recorded,
            source=Source(source),
            message=message or None,
            words=words,
            confidence=confidence,
            stage=stage or None,
            details=details,
        )


def event_in(row: EventRow) -> Event:
    """Return the event that `row` is."""
    return Event(
        id=row.id,
        application=row.application_id,
        kind=EventKind(row.kind),
        happened=row.happened,
        recorded=row.recorded,
        source=Source(row.source),
        message=row.message or None,
        words=row.words,
        confidence=row.confidence,
        stage=row.stage or None,
        details=row.details,
    )


def event_row(event: Event, owner: UUID) -> EventRow:
    return EventRow(
        id=event.id,
        owner_id=owner,
        application_id=event.application,
        kind=event.kind,
        happened=event.happened,
        recorded=event.recorded,
        source=event.source,
        message=event.message or "",
        words=event.words,
        confidence=event.confidence,
        stage=event.stage or "",
        details=dict(event.details),
    )


def text_out(text: Text) -> Plain:
    values = {
        name: text_out(value) if isinstance(value, Text) else value
        for name, value in text.values.items()
    }
    return {"msgid": text.msgid, "values": values, "plural": text.plural}


def text_in(plain: Mapping[str, Any]) -> Text:
    values = {
        name: text_in(value) if isinstance(value, dict) else value
        for name, value in plain["values"].items()
    }
    return Text(plain["msgid"], values, plain["plural"])


_TEXTS = ("what", "why", "first_step", "if_then")
_TIMES = ("earliest", "latest")


def candidate_out(candidate: Candidate) -> Plain:
    plain: Plain = {
        name: getattr(candidate, name) for name in Candidate.__dataclass_fields__
    }
    for name in _TEXTS:
        plain[name] = text_out(plain[name])
    for name in _TIMES:
        plain[name] = plain[name].isoformat() if plain[name] else None
    return plain


def candidate_in(plain: Mapping[str, Any]) -> Candidate:
    values = dict(plain)
    for name in _TEXTS:
        values[name] = text_in(values[name])
    for name in _TIMES:
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    values["step"] = Step(values["step"])
    values["energy"] = Energy(values["energy"])
    values["place"] = Place(values["place"])
    return Candidate(**values)


def block(row: BlockRow) -> Block:
    return Block(
        candidate=candidate_in(row.candidate),
        span=Span(row.start, row.end),
        standing=Standing(row.standing),
        pinned=row.pinned,
    )
