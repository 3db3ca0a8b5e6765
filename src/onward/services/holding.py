"""What a first reading found is held until the person has seen what it is."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from onward.history.match import Asks, Belongs
from onward.kernel.identifiers import derived
from onward.mail.signal import QUIET_KINDS, Kind
from onward.services import jobs
from onward.services.bands import Standing, band_of_kept, trace
from onward.services.compacting import compact
from onward.services.matching import Matcher
from onward.services.own_mail import set_own_aside
from onward.services.remembering import said_since
from onward.store.models import (
    WORDLESS,
    KeptMessage,
    Owner,
    Quarantined,
    SavedRoleRow,
)
from onward.store.queries.inbox import PASTED

_AT_ONCE = 200
"""Messages released, or thrown away, per transaction."""
_COUNTED_AT_ONCE = 50
"""As many as are filed per transaction: who counts must be heard of as often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is held, in numbers; `about` of the `messages` speak of `applications`.

    `answers` are applications with a no among what is held.
    """

    messages: int
    about: int
    applications: int
    answers: int
    unsure: int
    outreach: int
    nothing: int

    def plain(self) -> dict[str, int]:
        return asdict(self)


def is_first(owner: Owner) -> bool:
    """Return whether nothing of any mailbox was filed yet; pasted text is none."""
    filed = KeptMessage.objects.filter(
        owner=owner, standing__in=(Standing.FILED, Standing.UNFILED)
    )
    return not filed.exclude(source=PASTED).exists()


def held(owner: Owner) -> QuerySet[KeptMessage]:
    """Return what waits for the person's word on whether to file it."""
    return KeptMessage.objects.filter(owner=owner, standing=Standing.HELD)


def sum_up(owner: Owner, now: datetime) -> Iterator[Counts]:
    """Yield, now and then, what the held messages come to so far; the last is the whole.

    They are matched in memory, oldest first, as filing will do it; nothing is filed.
    """
    set_own_aside(owner)
    rows = held(owner)
    messages, nothing = rows.count(), rows.filter(WORDLESS).count()
    told = rows.exclude(WORDLESS).order_by(F("date").asc(nulls_last=True), "digest")
    ids = list(told.values_list("pk", flat=True))
    trial = _Trial(Matcher(owner, now))
    for start in range(0, len(ids), _COUNTED_AT_ONCE):
        yield trial.counts(messages, nothing)
        # Read whole before it is left: whoever is told of it may write to the store.
        batch = ids[start : start + _COUNTED_AT_ONCE]
        some = KeptMessage.objects.defer("text").in_bulk(batch)
        for row in (some[one] for one in batch if one in some):
            trial.take(owner, row)
    yield trial.counts(messages, nothing)


class _Trial:
    """Files in memory and counts."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.about = self.unsure = self.outreach = 0
        self.applications: set[UUID] = set()
        self.answers: set[UUID] = set()

    def take(self, owner: Owner, row: KeptMessage) -> None:
        standing = band_of_kept(row)
        if standing is Standing.UNFILED:
            self._match(owner, row)
        elif standing is Standing.FILED:
            self.outreach += 1
        else:
            self.unsure += 1

    def _match(self, owner: Owner, row: KeptMessage) -> None:
        match = self.matcher.match(row)
        if isinstance(match, Asks):
            self.unsure += 1
            return
        if isinstance(match, Belongs):
            application = match.application
        else:
            application = derived("application", str(owner.id), row.digest)
        self.matcher.learn(row, application)
        self.about += 1
        self.applications.add(application)
        if row.kind == Kind.REJECTED:
            self.answers.add(application)

    def counts(self, messages: int, nothing: int) -> Counts:
        return Counts(
            messages=messages,
            about=self.about,
            applications=len(self.applications),
            answers=len(self.answers),
            unsure=self.unsure,
            outreach=self.outreach,
            nothing=nothing,
        )


def release(owner: Owner, only: str | None = None) -> Iterator[int]:
    """Let held messages stand as they would have; yield how many after each batch.

    With `only`, none but the one of that digest. Nothing is filed by this. Stopping
    between two batches loses nothing.
    """
    rows = held(owner) if only is None else held(owner).filter(digest=only)
    while True:
        with transaction.atomic():
            ids = _some(rows)
            _release(owner, ids)
        if not ids:
            return
        yield len(ids)


def _release(owner: Owner, ids: list[UUID]) -> None:
    # By nothing but their ids: SQLite would go through all that is held each time.
    rows = KeptMessage.objects.filter(pk__in=ids)
    told = list(rows.exclude(WORDLESS))
    worded = {row.id for row in told}
    bare = [one for one in ids if one not in worded]
    KeptMessage.objects.filter(pk__in=bare).update(standing=Standing.ALONE)
    said = said_since(owner, told)
    for row in told:
        row.kind, row.confidence = said.get(row.id, (row.kind, row.confidence))
        row.standing = band_of_kept(row)
        if row.id in said and row.kind in QUIET_KINDS:
            trace(row).save(force_update=True)
        else:
            row.save(update_fields=["standing", "kind", "confidence"])


def _some(rows: QuerySet[KeptMessage]) -> list[UUID]:
    return list(rows.values_list("pk", flat=True)[:_AT_ONCE])


def throw_away(owner: Owner) -> None:
    """Delete all that is held and what was noted with it, as if it was never read.

    Raises `Busy` while mail is being read, or filed.
    """
    since = jobs.holding_since(owner)
    roles = SavedRoleRow.objects.filter(owner=owner, standing="open")
    while ids := _some(held(owner)):
        rows = KeptMessage.objects.filter(pk__in=ids)
        digests = list(rows.values_list("digest", flat=True))
        roles.filter(message__in=digests).delete()
        rows.delete()
    if since is not None:
        Quarantined.objects.filter(owner=owner, found__gte=since).delete()
    jobs.forget_held(owner)
    compact()
