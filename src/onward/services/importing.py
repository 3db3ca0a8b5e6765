"""Filing what a mailbox says: kept first, then matched, oldest first.

Two passes make the result independent of the order in which messages arrive and safe
to stop at any point. `keep` stores every message read, once, by the hash of its bytes.
`file_kept` then matches what is unfiled in the order of the messages' own dates; each
message's events and its mark of being filed are written together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet

from onward.history.event import Event
from onward.history.match import Asks, Belongs
from onward.kernel.identifiers import derived
from onward.mail.message import Message
from onward.mail.signal import QUIET_KINDS, Kind, Signal
from onward.services.filing import record
from onward.services.matching import Matcher
from onward.services.signals import events_of
from onward.store.models import KeptMessage, Owner, Quarantined

SURE = 0.8
"""From this confidence on a signal is filed without asking (with undo)."""
WORTH_A_LOOK = 0.35
"""Below this chance of being about an application a message is left alone."""
BATCH = 200
"""Rows per transaction."""

Standing = KeptMessage.Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One message of a mailbox, read or not."""

    source: str
    message: Message | None
    signal: Signal | None
    problem: str | None = None


def keep(owner: Owner, found: Sequence[Found]) -> int:
    """Store what was read, all or nothing; return how many messages were new."""
    rows = {
        item.message.digest: _row(owner, item.source, item.message, item.signal)
        for item in found
        if item.message and item.signal
    }
    lost = [(item, item.problem) for item in found if item.problem]
    with transaction.atomic():
        known = set(
            KeptMessage.objects.filter(owner=owner, digest__in=rows).values_list(
                "digest", flat=True
            )
        )
        fresh = [row for digest, row in rows.items() if digest not in known]
        KeptMessage.objects.bulk_create(fresh)
        Quarantined.objects.bulk_create(
            (
                Quarantined(owner=owner, source=item.source[:300], reason=reason)
                for item, reason in lost
            ),
            ignore_conflicts=True,
        )
    return len(fresh)


def file_kept(owner: Owner, now: datetime) -> Iterator[int]:
    """File every unfiled message, oldest first; yield how many after each batch.

    Stopping between two batches loses nothing: the next call goes on from there.
    """
    matcher: Matcher | None = None
    while batch := list(islice(_unfiled(owner).iterator(), BATCH)):
        matcher = matcher or Matcher(owner)
        with transaction.atomic():
            _file(owner, batch, matcher, now)
        yield len(batch)


def _unfiled(owner: Owner) -> QuerySet[KeptMessage]:
    return KeptMessage.objects.filter(owner=owner, standing=Standing.UNFILED).order_by(
        "date", "digest"
    )


def _file(
    owner: Owner, batch: list[KeptMessage], matcher: Matcher, now: datetime
) -> None:
    events: list[Event] = []
    for row in batch:
        match = matcher.match(row)
        if isinstance(match, Asks):
            row.standing = Standing.UNSURE
            continue
        row.standing = Standing.FILED
        if isinstance(match, Belongs):
            application = match.application
        else:
            application = derived("application", str(owner.id), row.digest)
        described = matcher.learn(row, application)
        events += events_of(row, application, described, now)
    KeptMessage.objects.bulk_update(batch, ["standing"])
    record(owner, events)


def _row(owner: Owner, source: str, message: Message, signal: Signal) -> KeptMessage:
    standing = _standing(signal)
    row = KeptMessage(
        id=derived("message", str(owner.id), message.digest),
        owner=owner,
        digest=message.digest,
        date=message.date.astimezone(UTC) if message.date else None,
        source=source[:300],
        standing=standing,
        kind=signal.kind,
        confidence=signal.confidence,
    )
    if standing is not Standing.ALONE:
        _keep_words(row, message, signal)
    return row


def _standing(signal: Signal) -> Standing:
    """Return what becomes of a message; outreach is kept to look at, never filed."""
    if signal.kind in QUIET_KINDS:
        doubtful = signal.kind is Kind.OTHER and signal.confidence < 1 - WORTH_A_LOOK
        return Standing.UNSURE if doubtful else Standing.ALONE
    if signal.confidence < SURE:
        return Standing.UNSURE
    return Standing.FILED if signal.kind is Kind.OUTREACH else Standing.UNFILED


def _keep_words(row: KeptMessage, message: Message, signal: Signal) -> None:
    row.message_id = (message.message_id or "")[:300]
    row.references = list(message.references)[:50]
    row.sender = message.sender[:320]
    row.sender_name = message.sender_name[:320]
    row.to = list(message.to)[:20]
    row.subject = message.subject
    row.text = message.text
    row.words = signal.words
    row.language = signal.language
    row.company = signal.company
    row.role = signal.role
    row.stage = signal.stage
    row.feedback = signal.feedback
    row.door_open = signal.door_open
    row.reply_possible = signal.reply_possible
    row.when = signal.when
    row.due = signal.due
