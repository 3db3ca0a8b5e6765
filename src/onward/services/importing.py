"""Filing what a mailbox says: kept first, then matched, oldest first.

Two passes make the result independent of the order in which messages arrive and safe
to stop at any point. `keep` stores every message read, once, by the hash of its bytes.
`file_kept` then matches what is unfiled in the order of the messages' own dates; each
message's events and its mark of being filed are written together.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from time import sleep

from django.db.models import F

from onward.gateways.mbox.pool import Read, read_all
from onward.gateways.mbox.sources import Source, Tally, Trouble, find, mails
from onward.history.event import Event
from onward.history.match import Asks, Belongs
from onward.kernel.errors import OnwardError
from onward.kernel.identifiers import derived
from onward.services import saved_roles
from onward.services.bands import Standing
from onward.services.filing import record
from onward.services.holding import Counts, held, release, sum_up
from onward.services.jobs import at_work
from onward.services.keeping import keep
from onward.services.matching import Matcher, Matching
from onward.services.own_mail import set_own_aside
from onward.services.signals import events_of
from onward.store.models import WORDLESS, KeptMessage, Owner

BATCH = 200
"""Messages kept per transaction."""
FILED_AT_ONCE = 50
"""Messages filed per transaction."""
PAUSE_SECONDS = 0.05
"""Between two of them: SQLite lets nobody who waits know that it is their turn."""
WORKERS = 2
"""Processes that read; one does for a few messages, see `gateways.mbox.pool`."""


@dataclass(slots=True)
class Summary:
    """What reading a mailbox came to, counted as it goes."""

    messages: int = 0
    new: int = 0
    quarantined: int = 0
    thrown_away: int = 0
    filed: int = 0
    found: Counts | None = None
    """What is held and waits for the person's word; None where nothing is."""
    troubles: list[Trouble] = field(default_factory=list)
    cancelled: bool = False
    failure: OnwardError | None = None
    """What ended it early; what came before is kept."""

    def as_json(self) -> dict[str, object]:
        return {
            "messages": self.messages,
            "new": self.new,
            "quarantined": self.quarantined,
            "thrown_away": self.thrown_away,
            "filed": self.filed,
            "troubles": [[one.name, one.problem] for one in self.troubles],
            "cancelled": self.cancelled,
            **({"held": self.found.plain()} if self.found else {}),
            **({"said": self.failure.message.plain()} if self.failure else {}),
        }


GoOn = Callable[[int, int | None], bool]
"""Told of bytes done and in all; returns whether to go on."""


def read_mailbox(
    owner: Owner,
    paths: Sequence[str],
    now: datetime,
    go_on: GoOn,
    *,
    hold: bool = False,
) -> Summary:
    """Read, keep and file all mail behind `paths`; safe to stop and repeat.

    With `hold` it is kept and counted, and filed only where there is nothing to ask.
    """
    summary = Summary()
    sources, summary.troubles = find(paths)
    total = sum(source.size_bytes or 0 for source in sources) or None
    tally = Tally()
    reads = read_all(
        mails(sources, tally), workers=WORKERS, reader=saved_roles.reader(owner)
    )
    for batch, done in _placed(_batched(reads), sources):
        summary.messages += len(batch)
        summary.new += keep(owner, batch, hold=hold)
        summary.quarantined += sum(read.message is None for read in batch)
        if not go_on(done, total):
            summary.cancelled = True
            reads.close()
            break
    summary.thrown_away = tally.thrown_away
    summary.troubles += tally.troubles

    def still() -> bool:
        return go_on(total or 0, total)

    if not summary.cancelled:
        finish(owner, now, summary, still, hold=hold)
    return summary


def finish(
    owner: Owner,
    now: datetime,
    summary: Summary,
    still: Callable[[], bool],
    *,
    hold: bool,
) -> None:
    """File what was kept; with `hold`, only where there is nothing to ask about."""
    if hold:
        _find(owner, now, summary, still)
    if not summary.cancelled and summary.found is None:
        _go_through(file_kept(owner, now), summary, still)


def _placed(
    batches: Iterable[list[Read]], sources: Sequence[Source]
) -> Iterator[tuple[list[Read], int]]:
    """Yield batches with the bytes that lie before their ends."""
    sizes = {source.name: source.size_bytes or 0 for source in sources}
    before, current = 0, ""
    for batch in batches:
        for read in batch:
            if read.source != current:
                before += sizes.get(current, 0)
                current = read.source
        yield batch, before + batch[-1].offset


def _find(
    owner: Owner, now: datetime, summary: Summary, still: Callable[[], bool]
) -> None:
    """Count what is held; where nothing of it would be filed, there is nothing to ask."""
    for counts in sum_up(owner, now):
        summary.found = counts
        if not still():
            summary.cancelled, summary.found = True, None
            return
    if summary.found and not summary.found.about + summary.found.outreach:
        summary.found = None
        for _ in release(owner):
            pass


def _go_through(
    filing: Iterable[int], summary: Summary, still: Callable[[], bool]
) -> None:
    for filed in filing:
        summary.filed += filed
        if not still():
            summary.cancelled = True
            return
    still()


def file_held(owner: Owner, now: datetime, go_on: GoOn) -> Summary:
    """File what readings found and the person agreed to; safe to stop and repeat."""
    summary = Summary()
    done = 0
    total = held(owner).count() + held(owner).exclude(WORDLESS).count()
    for released in release(owner):
        done += released
        if not go_on(done, total):
            summary.cancelled = True
            return summary
    _go_through(
        file_kept(owner, now), summary, lambda: go_on(done + summary.filed, total)
    )
    return summary


def _batched(reads: Iterable[Read]) -> Iterator[list[Read]]:
    """Yield batches of what fits one short transaction."""
    iterator = iter(reads)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def file_kept(owner: Owner, now: datetime, only: str | None = None) -> Iterator[int]:
    """File every unfiled message, oldest first; yield how many after each batch.

    With `only`, none but the one of that digest. Stopping between two batches loses
    nothing: the next call goes on from there. Others who write get their turn. Mail the
    person sent is no answer to them, see `own_mail`.
    """
    set_own_aside(owner)
    unfiled = KeptMessage.objects.filter(owner=owner, standing=Standing.UNFILED)
    if only is not None:
        unfiled = unfiled.filter(digest=only)
    unfiled = unfiled.order_by(F("date").asc(nulls_last=True), "digest")
    matching = Matching(owner, now)

    def file_some(matcher: Matcher) -> int:
        batch = list(unfiled[:FILED_AT_ONCE])
        _file(owner, batch, matcher, now)
        return len(batch)

    while unfiled.exists():
        filed = matching.locked(file_some)
        yield filed
        if filed == FILED_AT_ONCE:
            sleep(PAUSE_SECONDS)


def has_unfiled(owner: Owner) -> bool:
    """Return whether anything of the owner's is kept and not filed."""
    rows = KeptMessage.objects.filter(owner=owner, standing=Standing.UNFILED)
    return rows.exists()


def unfiled(now: datetime) -> int:
    """Return how many messages are kept and not filed, and no job is there to do it."""
    rows = KeptMessage.objects.filter(standing=Standing.UNFILED)
    return sum(rows.filter(owner=owner).count() for owner in _left_alone(now))


def file_left(now: datetime, go_on: Callable[[], bool]) -> None:
    """File what a reading that was stopped, or killed, has kept and never filed."""
    for owner in _left_alone(now):
        for _ in file_kept(owner, now):
            if not go_on():
                return


def _left_alone(now: datetime) -> list[Owner]:
    return [owner for owner in Owner.objects.all() if not at_work(owner, now)]


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
