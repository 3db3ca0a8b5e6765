"""Looking into a mailbox on a server: what is new is read, kept and filed.

Each batch of messages is kept in one transaction with the cursor that says so. So a
look can be killed anywhere, and the next one goes on from there; what it reads twice
is one message by its hash.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.folders import Folder
from onward.gateways.imap.patience import pause
from onward.gateways.imap.reading import Cursor, Fresh, Tally, mails, plan
from onward.gateways.imap.session import Session
from onward.gateways.mbox.pool import Read, read_all
from onward.services import accounts, jobs, saved_roles
from onward.services.importing import (
    WORKERS,
    GoOn,
    Summary,
    file_kept,
    finish,
    has_unfiled,
)
from onward.services.keeping import keep
from onward.store.models import MailAccount, Owner
from onward.store.queries.held import held

KEPT_AT_ONCE = 50
"""Messages kept per transaction, with the cursor behind them."""
AGAIN = timedelta(minutes=10)
"""Between two looks that went well; a server that tells of news is asked at once."""
LOOKED_BACK = timedelta(days=90)
"""How old mail may be that is read once more."""
AFTER_STOP = timedelta(hours=1)
"""Between a look that was stopped and the next one by itself."""
CAREFUL_AFTER = 3
"""After so many failures in a row the next messages are fetched one by one."""


def look(
    owner: Owner,
    account: UUID,
    now: datetime,
    go_on: GoOn,
    rng: Random,
    *,
    hold: bool = False,
) -> Summary:
    """Read what is new in a mailbox; safe to stop and repeat.

    With `hold` it waits for the person's word, see `holding`, and is noted as a reading.
    A failure is noted at the mailbox, not raised: what came before it is kept and filed.
    Raises `NotFound` when there is no such mailbox.
    """
    row = accounts.found(owner, account)
    _next(row, now + AGAIN)  # before anything can go wrong: never again at once
    summary, tally = Summary(), Tally()
    one = _Look(row, tally, summary, now, hold=hold)
    total = None
    try:
        with accounts.signed_in(row) as session:
            total = one.read(session, go_on)
    except (NoAnswer, NotLetIn) as error:
        tally.failure = error
    summary.thrown_away = tally.thrown_away
    still = partial(go_on, summary.messages, total)
    _file(owner, now, summary, still, hold=hold, address=row.address)
    if summary.cancelled:
        _next(row, now + AFTER_STOP)
    else:
        one.note_outcome(rng)
    summary.failure = tally.failure
    return summary


def look_again(
    owner: Owner, account: UUID, now: datetime, go_on: GoOn, *, hold: bool = False
) -> Summary:
    """Read the last weeks of a mailbox once more, for what was not wanted before.

    Where the next look goes on stays as it is; what is read twice is one message by its
    hash. A failure ends it and is noted; what came before it is kept.
    """
    row = accounts.found(owner, account)
    summary, tally = Summary(), Tally()
    since = max(row.since or date.min, (now - LOOKED_BACK).date())
    total = None
    try:
        with accounts.signed_in(row) as session:
            fresh = plan(session, session.folders().read, {}, since, tally)
            total = sum(len(one.uids) for one in fresh) or None
            arriving = mails(session, fresh, row.address, tally)
            reads = read_all(
                arriving, workers=WORKERS, reader=saved_roles.reader(owner)
            )
            while batch := list(islice(reads, KEPT_AT_ONCE)):
                summary.new += keep(owner, batch, hold=hold)
                summary.messages += len(batch)
                if not go_on(summary.messages, total):
                    summary.cancelled = True
                    reads.close()
                    break
    except (NoAnswer, NotLetIn) as error:
        tally.failure = error
    still = partial(go_on, summary.messages, total)
    _file(owner, now, summary, still, hold=hold, address=row.address)
    summary.failure = tally.failure
    return summary


def _file(
    owner: Owner,
    now: datetime,
    summary: Summary,
    go_on: Callable[[], bool],
    *,
    hold: bool,
    address: str,
) -> None:
    """File what was kept, or count what is held, unless the look was stopped."""
    if summary.cancelled:
        return
    if hold:
        waiting = held(owner)
        if waiting and waiting.counted is None:
            finish(owner, now, summary, go_on, hold=True)
        # Not while the filing of what is held was asked for: it takes this along.
        if summary.found and held(owner):
            jobs.note_read(owner, [], summary.as_json(), address=address)
        return
    for filed in file_kept(owner, now) if has_unfiled(owner) else ():
        summary.filed += filed
        if not go_on():
            summary.cancelled = True
            break


def _next(row: MailAccount, when: datetime) -> None:
    _as_read(row).update(next_look=when)


def _as_read(row: MailAccount) -> QuerySet[MailAccount]:
    """Return the mailbox, unless it was let go or connected otherwise meanwhile."""
    return MailAccount.objects.filter(
        pk=row.pk, host=row.host, port=row.port, user=row.user, since=row.since
    )


class _Look:
    """One look on its way."""

    def __init__(
        self,
        row: MailAccount,
        tally: Tally,
        summary: Summary,
        now: datetime,
        *,
        hold: bool,
    ) -> None:
        self.row, self.tally, self.summary, self.now = row, tally, summary, now
        self.hold = hold
        self.cursors: dict[str, dict[str, Any]] = dict(row.cursors)
        self.at = 0

    def read(self, session: Session, go_on: GoOn) -> int | None:
        """Read and keep what is new; return how many messages that was said to be."""
        fresh = self._plan(session)
        total = sum(len(one.uids) for one in fresh) or None
        if not self._save() or not go_on(0, total):
            self.summary.cancelled = True
            return total
        careful = self.row.failures >= CAREFUL_AFTER
        address = self.row.address
        arriving = mails(session, fresh, address, self.tally, careful=careful)
        reader = saved_roles.reader(self.row.owner)
        reads = read_all(arriving, workers=WORKERS, reader=reader)
        while batch := list(islice(reads, KEPT_AT_ONCE)):
            if not self._keep(batch) or not go_on(self.summary.messages, total):
                self.summary.cancelled = True
                reads.close()
                return total
        self._finish(fresh)
        return total

    def _plan(self, session: Session) -> list[Fresh]:
        """Ask the folders what is new, and note how much that is.

        After the inbox those come first that were not asked for longest: where not all
        can be asked in time, the others are asked at the next look.
        """
        folders = session.folders()
        known = {
            key: Cursor(one["validity"], one["uid"], tuple(one["owed"]))
            for key, one in self.cursors.items()
        }
        ordered = sorted(folders.read, key=lambda one: self._asked(one, folders.read))
        fresh = plan(session, ordered, known, self.row.since, self.tally)
        self.tally.unopened += folders.left_out
        for one in fresh:
            self.cursors[one.folder.key] = self._cursor(one)
        if self.tally.failure is None:
            there = {one.key for one in folders.read}
            self.cursors = {k: v for k, v in self.cursors.items() if k in there}
        return fresh

    def _asked(self, one: Folder, read: Sequence[Folder]) -> tuple[bool, str]:
        return one is not read[0], self.cursors.get(one.key, {}).get("asked", "")

    def _cursor(self, one: Fresh) -> dict[str, Any]:
        before = {} if one.anew else self.cursors.get(one.folder.key, {})
        read = before.get("read", 0)
        return {
            "name": one.folder.name,
            "validity": one.validity,
            "uid": before.get("uid", 0),
            "owed": list(one.owed),
            "read": read,
            "total": read + len(one.owed) + len(one.uids),
            "asked": self.now.isoformat(),
        }

    def _keep(self, batch: Sequence[Read]) -> bool:
        """Keep a batch with the cursor behind it; False when the mailbox was let go."""
        places = self.tally.places[self.at : self.at + len(batch)]
        with transaction.atomic():
            for folder, uid in places:
                self._move(folder.key, uid)
            if not self._save():
                return False
            self.summary.new += keep(self.row.owner, batch, hold=self.hold)
        self.at += len(batch)
        self.summary.messages += len(batch)
        self.summary.quarantined += sum(read.message is None for read in batch)
        return True

    def _move(self, key: str, uid: int) -> None:
        cursor = self.cursors[key]
        cursor["read"] += 1
        cursor["owed"] = [one for one in cursor["owed"] if one != uid]
        self._reach(key, uid)

    def _reach(self, key: str, uid: int) -> None:
        """Note that all up to a UID is kept, or owed."""
        cursor = self.cursors[key]
        before, cursor["uid"] = cursor["uid"], max(cursor["uid"], uid)
        owed = self.tally.owed.get(key, ())
        cursor["owed"] += [one for one in owed if before < one <= cursor["uid"]]

    def _finish(self, fresh: Sequence[Fresh]) -> None:
        """Note how far folders were read, also past what was left out."""
        for key, again in self.tally.again.items():
            cursor, gone = self.cursors[key], self.tally.gone[key]
            left = [one for one in cursor["owed"] if one not in gone]
            cursor["total"] -= len(cursor["owed"]) - len(left)
            cursor["owed"] = [one for one in left if one not in again]
            cursor["owed"] += [one for one in left if one in again]
        last = {one.folder.key: one.uids[-1] for one in fresh if one.uids}
        for key, uid in self.tally.done.items():
            self._reach(key, uid)
            if uid == last[key]:
                cursor = self.cursors[key]
                cursor["read"] = cursor["total"] - len(cursor["owed"])
        self._save()

    def _save(self) -> bool:
        return bool(_as_read(self.row).update(cursors=self.cursors))

    def note_outcome(self, rng: Random) -> None:
        """Say at the mailbox how the look ended, and when the next one is.

        Where the person must change something, there is none by itself: asking again
        and again with a password that is refused has mailboxes closed.
        """
        failure = self.tally.failure
        owed = sum(len(one["owed"]) for one in self.cursors.values())
        noted: dict[str, Any] = {"left_out": owed + self.tally.unopened}
        if failure is None:
            noted |= {"looked": self.now, "outcome": "", "said": "", "failures": 0}
            noted["next_look"] = self.now + AGAIN
        else:
            failures = min(self.row.failures + 1, 1000)
            wait = timedelta(seconds=pause(failures, rng))
            again = self.now + wait if isinstance(failure, NoAnswer) else None
            noted |= {"outcome": failure.code, "said": failure.said}
            noted |= {"failures": failures, "next_look": again}
        _as_read(self.row).update(**noted)
