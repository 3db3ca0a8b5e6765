"""Looking into a mailbox on a server: what is new is read, kept and filed.

Each batch of messages is kept in one transaction with the cursor that says so. So a
look can be killed anywhere, and the next one goes on from there; what it reads twice
is one message by its hash.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction

from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.folders import Folder
from onward.gateways.imap.patience import pause
from onward.gateways.imap.reading import Cursor, Fresh, Tally, mails, plan
from onward.gateways.imap.session import Session
from onward.gateways.mbox.pool import Read, read_all
from onward.services import accounts
from onward.services.importing import (
    WORKERS,
    GoOn,
    Summary,
    file_kept,
    has_unfiled,
    keep,
)
from onward.store.models import MailAccount, Owner

KEPT_AT_ONCE = 50
"""Messages kept per transaction, with the cursor behind them."""
AGAIN = timedelta(minutes=10)
"""Between two looks that went well; a server that tells of news is asked at once."""


def look(
    owner: Owner, account: UUID, now: datetime, go_on: GoOn, rng: Random
) -> Summary:
    """Read what is new in a mailbox; safe to stop and repeat.

    A failure is noted at the mailbox, not raised: what came before it is kept and filed.
    Raises `NotFound` when there is no such mailbox.
    """
    row = accounts.found(owner, account)
    summary, tally = Summary(), Tally()
    total = None
    try:
        with accounts.signed_in(row) as session:
            total = _read(_Look(row, session, tally, summary), go_on)
    except (NoAnswer, NotLetIn) as error:
        tally.failure = error
    summary.thrown_away = tally.thrown_away
    if not summary.cancelled:
        for filed in file_kept(owner, now) if has_unfiled(owner) else ():
            summary.filed += filed
            if not go_on(summary.messages, total):
                summary.cancelled = True
                break
        _note_outcome(row, tally, now, rng)
    summary.failure = tally.failure
    return summary


class _Look:
    """One look on its way."""

    def __init__(
        self, row: MailAccount, session: Session, tally: Tally, summary: Summary
    ) -> None:
        self.row, self.session, self.tally = row, session, tally
        self.summary = summary
        self.cursors: dict[str, dict[str, Any]] = dict(row.cursors)
        self.at = 0

    def plan(self) -> list[Fresh]:
        """Ask the folders what is new, and note how much that is."""
        folders = self.session.folders()
        known = {
            key: Cursor(one["validity"], one["uid"])
            for key, one in self.cursors.items()
        }
        fresh = plan(self.session, folders.read, known, self.row.since, self.tally)
        self.tally.unopened += folders.left_out
        for one in fresh:
            before = {} if one.anew else self.cursors.get(one.folder.key, {})
            read = before.get("read", 0)
            self.cursors[one.folder.key] = {
                "name": one.folder.name,
                "validity": one.validity,
                "uid": before.get("uid", 0),
                "read": read,
                "total": read + len(one.uids),
            }
        if self.tally.failure is None:
            there = {one.key for one in folders.read}
            self.cursors = {k: v for k, v in self.cursors.items() if k in there}
        self.save()
        return fresh

    def keep(self, batch: Sequence[Read]) -> bool:
        """Keep a batch with the cursor behind it; False when the mailbox was let go."""
        places = self.tally.places[self.at : self.at + len(batch)]
        with transaction.atomic():
            for folder, uid in places:
                self._move(folder, uid)
            if not self.save():
                return False
            self.summary.new += keep(self.row.owner, batch)
        self.at += len(batch)
        self.summary.messages += len(batch)
        self.summary.quarantined += sum(read.message is None for read in batch)
        return True

    def finish(self) -> None:
        """Note the folders that were read to their end, also past what was left out."""
        for key, uid in self.tally.done.items():
            cursor = self.cursors[key]
            cursor["uid"], cursor["read"] = uid, cursor["total"]
        self.save()

    def save(self) -> bool:
        mine = MailAccount.objects.filter(pk=self.row.pk)
        return bool(mine.update(cursors=self.cursors))

    def _move(self, folder: Folder, uid: int) -> None:
        cursor = self.cursors[folder.key]
        cursor["uid"] = uid
        cursor["read"] += 1


def _read(one: _Look, go_on: GoOn) -> int | None:
    """Read and keep what is new; return how many messages that was said to be."""
    fresh = one.plan()
    total = sum(len(folder.uids) for folder in fresh) or None
    if not go_on(0, total):
        one.summary.cancelled = True
        return total
    arriving = mails(one.session, fresh, one.row.address, one.tally)
    reads = read_all(arriving, workers=WORKERS)
    while batch := list(islice(reads, KEPT_AT_ONCE)):
        if not one.keep(batch) or not go_on(one.summary.messages, total):
            one.summary.cancelled = True
            reads.close()
            return total
    one.finish()
    return total


def _note_outcome(row: MailAccount, tally: Tally, now: datetime, rng: Random) -> None:
    """Say at the mailbox how the look ended, and when the next one is.

    Where the person must change something, there is none by itself: asking again and
    again with a password that is refused has mailboxes closed.
    """
    failure = tally.failure
    noted: dict[str, Any] = {"left_out": tally.missing + tally.unopened}
    if failure is None:
        noted |= {"looked": now, "outcome": "", "said": "", "failures": 0}
        noted["next_look"] = now + AGAIN
    else:
        failures = min(row.failures + 1, 1000)
        wait = timedelta(seconds=pause(failures, rng))
        again = now + wait if isinstance(failure, NoAnswer) else None
        noted |= {"outcome": failure.code, "said": failure.said, "failures": failures}
        noted["next_look"] = again
    MailAccount.objects.filter(pk=row.pk).update(**noted)
