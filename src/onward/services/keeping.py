"""Keeping what was read: every message once, by the hash of its bytes."""

from collections.abc import Sequence
from datetime import UTC

from django.db import transaction
from django.db.models import Q

from onward.gateways.mbox.pool import Read
from onward.kernel.identifiers import derived
from onward.mail.message import Message
from onward.mail.signal import Signal
from onward.services import saved_roles
from onward.services.bands import Standing, band
from onward.services.remembering import follow
from onward.store.models import KeptMessage, Owner, Quarantined


def keep(owner: Owner, found: Sequence[Read], *, hold: bool = False) -> int:
    """Store what was read, all or nothing; return how many messages were new.

    With `hold` all of it waits for the person's word, see `holding`.
    """
    rows = {
        item.message.digest: _row(
            owner, item.label, item.message, item.signal, hold=hold
        )
        for item in follow(owner, found)
        if item.message and item.signal
    }
    with transaction.atomic():
        known = set(
            KeptMessage.objects.filter(owner=owner, digest__in=rows).values_list(
                "digest", flat=True
            )
        )
        fresh = [row for digest, row in rows.items() if digest not in known]
        KeptMessage.objects.bulk_create(fresh)
        _set_aside(owner, found)
        saved_roles.save(owner, found)
    return len(fresh)


def _set_aside(owner: Owner, found: Sequence[Read]) -> None:
    """Note which of `found` could not be read, and let go of those that now could."""
    whole = [item.digest for item in found if not item.problem]
    seen = [item.label[:300] for item in found]
    Quarantined.objects.filter(
        Q(digest__in=whole) | Q(digest="", source__in=seen), owner=owner
    ).delete()
    Quarantined.objects.bulk_create(
        (
            Quarantined(
                owner=owner,
                digest=item.digest,
                source=item.label[:300],
                reason=item.problem,
            )
            for item in found
            if item.problem
        ),
        ignore_conflicts=True,
    )


def _row(
    owner: Owner, source: str, message: Message, signal: Signal, *, hold: bool
) -> KeptMessage:
    standing = band(signal)
    row = KeptMessage(
        id=derived("message", str(owner.id), message.digest),
        owner=owner,
        digest=message.digest,
        date=message.date.astimezone(UTC) if message.date else None,
        source=source[:300],
        standing=Standing.HELD if hold else standing,
        kind=signal.kind,
        confidence=signal.confidence,
    )
    if standing is not Standing.ALONE:
        _keep_words(row, message, signal)
    return row


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
