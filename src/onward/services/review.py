"""The person's word on what a message says; it outranks every reading, for good."""

import uuid
from collections.abc import Collection
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from onward.history.event import Event, EventKind, Source
from onward.history.match import Belongs
from onward.kernel.errors import NotFound
from onward.kernel.text import Text
from onward.mail.signal import QUIET_KINDS, Kind
from onward.services.applications import existing
from onward.services.filing import record
from onward.services.matching import Matcher
from onward.services.signals import events_of
from onward.services.wording import NO_SUCH_MESSAGE
from onward.store.models import EventRow, KeptMessage, Owner

_NOT_FILED = QUIET_KINDS | {Kind.OUTREACH}


def decide(
    owner: Owner, message: UUID, kind: Kind, application: UUID | None = None
) -> UUID | None:
    """Say what a message is; file it anew and return its application, if any.

    `application` None lets matching choose; where it would have to ask, a new
    application is opened. What the message had written before is taken back.
    """
    row = KeptMessage.objects.filter(owner=owner, id=message).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_MESSAGE))
    if application is not None:
        existing(owner, application)
    now = datetime.now(UTC)
    with transaction.atomic():
        earlier = list(EventRow.objects.filter(owner=owner, message=row.digest))
        takes_back = [_takes_back(one, now) for one in earlier]
        row.corrected = kind
        row.standing = (
            KeptMessage.Standing.ALONE
            if kind in QUIET_KINDS
            else KeptMessage.Standing.FILED
        )
        row.save(update_fields=["corrected", "standing"])
        record(owner, takes_back)
        if kind in _NOT_FILED:
            return None
        return _file(owner, row, application, now)


def none_of_these(owner: Owner, messages: Collection[UUID]) -> list[UUID]:
    """Say that messages asked about are not about the search; return which changed."""
    rows = KeptMessage.objects.filter(
        owner=owner, id__in=messages, standing=KeptMessage.Standing.UNSURE
    )
    changed = list(rows.values_list("id", flat=True))
    rows.update(corrected=Kind.OTHER, standing=KeptMessage.Standing.ALONE)
    return changed


def ask_again(owner: Owner, messages: Collection[UUID]) -> None:
    """Take that word back: the messages are asked about as before."""
    KeptMessage.objects.filter(
        owner=owner, id__in=messages, standing=KeptMessage.Standing.ALONE
    ).exclude(text="").update(corrected="", standing=KeptMessage.Standing.UNSURE)


def _file(
    owner: Owner, row: KeptMessage, application: UUID | None, now: datetime
) -> UUID:
    matcher = Matcher(owner)
    if application is None:
        found = matcher.match(row)
        application = found.application if isinstance(found, Belongs) else uuid.uuid4()
    described = matcher.learn(row, application)
    lines = [_by_hand(event) for event in events_of(row, application, described, now)]
    record(owner, lines)
    return application


def _by_hand(event: Event) -> Event:
    """Return `event` as confirmed: seen by the person, so nothing about it waits."""
    described = event.kind is EventKind.DESCRIBED
    return Event(
        id=uuid.uuid4(),
        application=event.application,
        kind=event.kind,
        happened=event.happened,
        recorded=0,
        source=Source.MAIL if described else Source.PERSON,
        message=event.message,
        words=event.words,
        stage=event.stage,
        details=event.details,
    )


def _takes_back(row: EventRow, now: datetime) -> Event:
    return Event(
        id=uuid.uuid4(),
        application=row.application_id,
        kind=EventKind.RETRACTED,
        happened=now,
        recorded=0,
        source=Source.PERSON,
        details={"event": str(row.id)},
    )
