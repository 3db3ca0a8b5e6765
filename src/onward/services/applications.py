"""What a person does to their applications by hand; each act can be undone."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from onward.history.application import Channel, State, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import undone
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import Text, clean, line
from onward.services.filing import record
from onward.services.wording import (
    FUTURE_DATE,
    NAME_ONE,
    NO_SUCH_APPLICATION,
    NO_SUCH_EVENT,
    NOT_SILENT,
    SAME_APPLICATION,
)
from onward.store.log import log_of, timeline_of, zone_of
from onward.store.models import EventRow, Owner

LONGEST_NOTE = 4000
"""Characters of what the person writes about one event."""

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
        EventKind.LET_GO,
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
    details = _named(company, role) | {"channel": channel.value}
    _not_ahead(applied_on)
    application, noon = uuid.uuid4(), _noon(owner, applied_on)
    details["applied_on"] = applied_on.isoformat()
    record(
        owner,
        [
            _event(application, EventKind.DESCRIBED, noon, details),
            _event(application, EventKind.APPLIED, noon),
        ],
    )
    return application


def add_refused(
    owner: Owner,
    named: tuple[str, str],
    on: date,
    details: Mapping[str, str],
    stage: str | None = None,
) -> UUID:
    """Open an application known by its no alone; return its id.

    `named` are company and role, one of which is enough.
    """
    application, names = uuid.uuid4(), _named(*named)
    _not_ahead(on)
    noon = _noon(owner, on)
    lines = [
        _event(application, EventKind.DESCRIBED, noon, names),
        _event(application, EventKind.REJECTED, noon, _told(details), stage),
    ]
    record(owner, lines)
    return application


@transaction.atomic
def describe(owner: Owner, application: UUID, details: Mapping[str, str]) -> UUID:
    """Say what an application's company, role, channel or date really is.

    An empty company or role takes away what mail had said, as long as the other is
    left; an empty date gives the word back to the events. Return the event that undoing takes back:
    saying the same again is saying it once.
    """
    one = existing(owner, application)
    told = {name: line(value, 300) for name, value in details.items()}
    named = {"company": one.company, "role": one.role, **told}
    if not named["company"] and not named["role"]:
        raise Fixable(Text(NAME_ONE))
    if told.get("applied_on"):
        _not_ahead(date.fromisoformat(told["applied_on"]))
    details = {n: v for n, v in told.items() if v or n != "channel"}
    before = _descriptions(owner, one.id)
    last = before[-1] if len(before) > 1 else None
    if last and last.source is Source.PERSON and last.details == details:
        return last.id
    event = _event(one.id, EventKind.DESCRIBED, datetime.now(UTC), details)
    record(owner, [event])
    return event.id


def _descriptions(owner: Owner, application: UUID) -> list[Event]:
    """Return what stands of an application's descriptions, in their order."""
    log = log_of(owner, {application})
    out = undone(log)
    told = [e for e in log if e.kind is EventKind.DESCRIBED and e.id not in out]
    return sorted(told, key=lambda event: event.recorded)


@transaction.atomic
def happened(
    owner: Owner,
    application: UUID,
    kind: EventKind,
    on: date,
    details: Mapping[str, str] | None = None,
    stage: str | None = None,
) -> UUID:
    """Note that something happened; return the event's id.

    Why a no came is asked once a day: told again, it is the same event. Only a silence
    can be let rest, here as in `let_go`.
    """
    one = existing(owner, application)
    if kind not in BY_HAND:
        raise Fixable(Text(NO_SUCH_EVENT))
    if kind is EventKind.LET_GO:
        _silent(one)
    _not_ahead(on)
    event = _event(one.id, kind, _noon(owner, on), _told(details or {}), stage)
    if kind is EventKind.ASKED_FEEDBACK:
        for said in one.events:
            if said.kind is kind and said.happened == event.happened:
                return said.id
    record(owner, [event])
    return event.id


@transaction.atomic
def let_go(owner: Owner, application: UUID, now: datetime) -> UUID:
    """Let a silence rest; if they write after all, it opens again. Return the event."""
    one = existing(owner, application)
    _silent(one)
    event = resting(one.id, now)
    record(owner, [event])
    return event.id


def resting(application: UUID, now: datetime) -> Event:
    """Return the line that lets a silence rest."""
    return _event(application, EventKind.LET_GO, now)


@transaction.atomic
def open_answers(owner: Owner, application: UUID) -> None:
    """Note that the person has looked at the answers that waited for them."""
    one = existing(owner, application)
    now = datetime.now(UTC)
    record(owner, [opening(one.id, event, now) for event in one.waiting])


def opening(application: UUID, answer: UUID, now: datetime) -> Event:
    """Return the line that says the person has looked at `answer`."""
    return _event(application, EventKind.OPENED, now, {"event": str(answer)})


@transaction.atomic
def merge(owner: Owner, application: UUID, into: UUID) -> UUID:
    """Make two applications one; return the event that undoing takes back."""
    one, other = existing(owner, application), existing(owner, into)
    if one.id == other.id:
        raise Fixable(Text(SAME_APPLICATION))
    event = _event(one.id, EventKind.MERGED, datetime.now(UTC), {"into": str(other.id)})
    record(owner, [event])
    return event.id


@transaction.atomic
def split(owner: Owner, application: UUID, events: Sequence[UUID]) -> UUID:
    """Give some of an application's events to a new one and return its id."""
    one = existing(owner, application)
    chosen = set(events)
    moved = [event for event in one.events if event.id in chosen]
    if not moved:
        raise NotFound(Text(NO_SUCH_EVENT))
    fresh = uuid.uuid4()
    now = datetime.now(UTC)
    described = {"company": one.company, "role": one.role, "channel": one.channel}
    lines = [
        _event(
            fresh,
            EventKind.DESCRIBED,
            now,
            {name: value for name, value in described.items() if value},
        )
    ]
    lines += [
        _event(
            event.application,
            EventKind.MOVED,
            now,
            {"event": str(event.id), "to": str(fresh)},
        )
        for event in moved
    ]
    record(owner, lines)
    return fresh


@transaction.atomic
def undo(owner: Owner, event: UUID) -> UUID:
    """Take one event out of the reading; return the event that brings it back.

    What is out already stays out, and undoing twice is as good as once.
    """
    row = EventRow.objects.filter(owner=owner, id=event).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_EVENT))
    lines = log_of(owner, {row.application_id})
    stands = undone(lines).get(event)
    if stands is not None:
        return stands
    details = {"event": str(event)}
    taken = _event(row.application_id, EventKind.RETRACTED, datetime.now(UTC), details)
    record(owner, [taken])
    return taken.id


def existing(owner: Owner, application: UUID) -> Timeline:
    """Return an application of `owner`; raise `NotFound` for any other.

    One that was merged away is the one it went into.
    """
    one = timeline_of(owner, application)
    if one is None:
        raise NotFound(Text(NO_SUCH_APPLICATION))
    return one


def _named(company: str, role: str) -> dict[str, str]:
    """Return what was given of the two names; raise `Fixable` when neither was."""
    named = {"company": line(company, 200), "role": line(role, 300)}
    named = {name: value for name, value in named.items() if value}
    if not named:
        raise Fixable(Text(NAME_ONE))
    return named


def _silent(one: Timeline) -> None:
    """Raise `Fixable` when `one` is no silence: over, or answered, even if unread."""
    if one.waiting or one.state is not State.OPEN:
        raise Fixable(Text(NOT_SILENT))


def _told(details: Mapping[str, str]) -> dict[str, str]:
    told = {n: clean(v).strip()[:LONGEST_NOTE] for n, v in details.items()}
    return {name: value for name, value in told.items() if value}


def _not_ahead(on: date) -> None:
    """Refuse days after tomorrow UTC: somewhere it may be tomorrow already."""
    if on.toordinal() > datetime.now(UTC).toordinal() + 1:
        raise Fixable(Text(FUTURE_DATE))


def _noon(owner: Owner, on: date) -> datetime:
    """Return noon on the person's clock, for what only the day is known of."""
    return datetime.combine(on, time(12), zone_of(owner))


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
        details=dict(details or {}),
    )
