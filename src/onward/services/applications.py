"""What a person does to their applications by hand; each act can be undone."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from onward.history.application import Channel
from onward.history.event import Event, EventKind, Source
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import Text, line
from onward.services.filing import record
from onward.services.wording import (
    FUTURE_DATE,
    NAME_ONE,
    NO_SUCH_APPLICATION,
    NO_SUCH_EVENT,
    SAME_APPLICATION,
)
from onward.store.log import related, timelines_of
from onward.store.models import ApplicationRow, EventRow, Owner

BY_HAND = frozenset(
    {
        EventKind.APPLIED,
        EventKind.ACKNOWLEDGED,
        EventKind.ASSESSMENT,
        EventKind.INTERVIEW,
        EventKind.REJECTED,
        EventKind.OFFER,
        EventKind.ON_HOLD,
        EventKind.WITHDRAWN,
        EventKind.ACCEPTED,
        EventKind.DECLINED,
        EventKind.FOLLOWED_UP,
        EventKind.ASKED_FEEDBACK,
        EventKind.GOT_FEEDBACK,
        EventKind.NOTE,
    }
)
"""What a person may add to an application."""


def add(
    owner: Owner, company: str, role: str, applied_on: date, channel: Channel
) -> UUID:
    """Open an application by hand and return its id."""
    company, role = line(company, 200), line(role, 300)
    if not company and not role:
        raise Fixable(Text(NAME_ONE))
    _not_ahead(applied_on)
    application = uuid.uuid4()
    details = {"company": company, "role": role, "channel": channel.value}
    details["applied_on"] = applied_on.isoformat()
    record(
        owner,
        [
            _event(application, EventKind.DESCRIBED, _noon(applied_on), details),
            _event(application, EventKind.APPLIED, _noon(applied_on)),
        ],
    )
    return application


def describe(owner: Owner, application: UUID, details: Mapping[str, str]) -> None:
    """Say what an application's company, role, channel or date really is."""
    existing(owner, application)
    clean = {name: line(value, 300) for name, value in details.items()}
    if clean.get("applied_on"):
        _not_ahead(date.fromisoformat(clean["applied_on"]))
    record(owner, [_event(application, EventKind.DESCRIBED, datetime.now(UTC), clean)])


def happened(
    owner: Owner,
    application: UUID,
    kind: EventKind,
    on: date,
    details: Mapping[str, str] | None = None,
    stage: str | None = None,
) -> UUID:
    """Note that something happened; return the event's id."""
    existing(owner, application)
    if kind not in BY_HAND:
        raise Fixable(Text(NO_SUCH_EVENT))
    _not_ahead(on)
    clean = {name: line(value, 4000) for name, value in (details or {}).items()}
    event = _event(application, kind, _noon(on), clean, stage)
    record(owner, [event])
    return event.id


def open_answers(owner: Owner, application: UUID) -> None:
    """Note that the person has looked at the answers that waited for them."""
    row = existing(owner, application)
    family = related(owner, {row.id})
    waiting = timelines_of(owner, family)[row.id].waiting
    now = datetime.now(UTC)
    record(
        owner,
        [
            _event(row.id, EventKind.OPENED, now, {"event": str(event)})
            for event in waiting
        ],
    )


def merge(owner: Owner, application: UUID, into: UUID) -> UUID:
    """Make two applications one; return the event that undoing takes back."""
    existing(owner, application)
    existing(owner, into)
    if application == into:
        raise Fixable(Text(SAME_APPLICATION))
    event = _event(
        application, EventKind.MERGED, datetime.now(UTC), {"into": str(into)}
    )
    record(owner, [event])
    return event.id


def split(owner: Owner, application: UUID, events: Sequence[UUID]) -> UUID:
    """Give some of an application's events to a new one and return its id."""
    row = existing(owner, application)
    found = EventRow.objects.filter(owner=owner, id__in=events).order_by("happened")
    moved = [one for one in found if EventKind(one.kind) is not EventKind.DESCRIBED]
    if not moved:
        raise NotFound(Text(NO_SUCH_EVENT))
    fresh = uuid.uuid4()
    now = datetime.now(UTC)
    described = {"company": row.company, "role": row.role, "channel": row.channel}
    described["applied_on"] = moved[0].happened.date().isoformat()
    lines = [_event(fresh, EventKind.DESCRIBED, now, described)]
    lines += [
        _event(
            one.application_id,
            EventKind.MOVED,
            now,
            {"event": str(one.id), "to": str(fresh)},
        )
        for one in moved
    ]
    record(owner, lines)
    return fresh


def undo(owner: Owner, event: UUID) -> None:
    """Take one event out of the reading; undoing the undo brings it back."""
    row = EventRow.objects.filter(owner=owner, id=event).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_EVENT))
    now = datetime.now(UTC)
    details = {"event": str(event)}
    record(owner, [_event(row.application_id, EventKind.RETRACTED, now, details)])


def existing(owner: Owner, application: UUID) -> ApplicationRow:
    """Return the row of an application of `owner`; raise `NotFound` for any other."""
    row = ApplicationRow.objects.filter(owner=owner, id=application, live=True).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_APPLICATION))
    return row


def _not_ahead(on: date) -> None:
    """Refuse days after tomorrow UTC: somewhere it may be tomorrow already."""
    if on.toordinal() > datetime.now(UTC).toordinal() + 1:
        raise Fixable(Text(FUTURE_DATE))


def _noon(on: date) -> datetime:
    """Return noon UTC: where only the day is known, nearly every zone agrees on it."""
    return datetime.combine(on, time(12), UTC)


def _event(
    application: UUID,
    kind: EventKind,
    when: datetime,
    details: Mapping[str, str] | None = None,
    stage: str | None = None,
) -> Event:
    return Event(
        id=uuid.uuid4(),
        application=application,
        kind=kind,
        happened=when,
        recorded=0,
        source=Source.PERSON,
        stage=stage,
        details={name: value for name, value in (details or {}).items() if value},
    )
