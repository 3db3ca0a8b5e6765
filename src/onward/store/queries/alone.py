"""Messages that look like nothing: what little is kept of them, to be found again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet

from onward.mail.signal import Kind
from onward.store.models import WORDLESS, KeptMessage, Owner

_A_PAGE = 50
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """One message left alone; `id` is None where nothing but date and place is kept.

    `said` is true where the person put it here, else `kind` is what it reads like.
    """

    id: UUID | None
    date: datetime | None
    sender: str
    subject: str
    source: str
    kind: Kind
    said: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlonePage:
    """One page of them, newest first, of `count` that were looked for."""

    rows: tuple[Alone, ...]
    count: int
    page: int
    pages: int


def left_alone(owner: Owner) -> QuerySet[KeptMessage]:
    """Return messages that look like nothing; what was erased is not among them."""
    alone = KeptMessage.Standing.ALONE
    rows = KeptMessage.objects.filter(owner=owner, standing=alone)
    return rows.exclude(WORDLESS, source="")


def alone_page(owner: Owner, words: str, number: str) -> AlonePage:
    """Return page `number` of the messages in which each of `words` occurs."""
    rows = left_alone(owner)
    for word in words.split()[:_MOST_WORDS]:
        rows = rows.filter(_holds(word))
    ordered = rows.order_by(F("date").desc(nulls_last=True), "digest")
    pages = Paginator(ordered.defer("words"), _A_PAGE)
    page = pages.get_page(number)
    return AlonePage(
        rows=tuple(map(_alone, page)),
        count=pages.count,
        page=page.number,
        pages=pages.num_pages,
    )


def _holds(word: str) -> Q:
    places = ("sender", "sender_name", "subject", "text", "source")
    found = Q(date__startswith=word) if word[:4].isdigit() else Q()
    for place in places:
        found |= Q(**{f"{place}__icontains": word})
    return found


def _alone(row: KeptMessage) -> Alone:
    kept = bool(row.sender or row.subject or row.text)
    return Alone(
        id=row.id if kept else None,
        date=row.date,
        sender=row.sender_name or row.sender,
        subject=row.subject,
        source=row.source,
        kind=Kind(row.corrected or row.kind),
        said=bool(row.corrected),
    )
