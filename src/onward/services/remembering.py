"""What a person said of one message holds for the next one like it.

Alike are messages of one sender that are decided by the same wording: the sentence that
told most, or where none did the subject; case, accents and numbers make no difference.
Where a person said two things of messages that are alike, neither is followed. Nor is
anything said of a tracking system's mail, in which one sentence serves many firms. A no
or an offer is only suggested, never filed by likeness.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from onward.gateways.mbox.pool import Read
from onward.mail.message import Message
from onward.mail.senders import is_tracking_system
from onward.mail.signal import QUIET_KINDS, Kind, Signal
from onward.mail.tokens import tokens
from onward.store.models import KeptMessage, Owner

_SURE = 0.95
"""Of 100 messages like one that was put right, the share taken to be like it; a guess."""
_ASKED = 0.7
_ONLY_SUGGESTED = frozenset({Kind.REJECTED, Kind.OFFER})
_FEWEST = 2
"""Words a wording must have: "hello" says nothing about the next message."""

Likeness = tuple[str, str]
"""The sender's address and the wording."""


def follow(owner: Owner, found: Sequence[Read]) -> list[Read]:
    """Return `found`, each message read as the person said of an earlier one like it."""
    likes = {
        like
        for item in found
        if item.message and item.signal
        if (like := _of_mail(item.message, item.signal))
    }
    said = _said(owner, likes)
    return [_followed(item, said) for item in found] if said else list(found)


@dataclass(frozen=True, slots=True)
class Teacher:
    """The message of which a person said what another one like it was then taken for."""

    id: UUID
    date: datetime | None


def teacher_of(owner: Owner, message: UUID) -> Teacher | None:
    """Return by which message's correction one was read, None when by none."""
    row = KeptMessage.objects.filter(owner=owner, id=message, corrected="").first()
    like = _of_row(row) if row else None
    if row is None or like is None:
        return None
    rows = _corrected(owner, {row.sender}).exclude(id=row.id).order_by("-date", "id")
    alike = [one for one in rows if _of_row(one) == like]
    if {one.corrected for one in alike} != {row.kind}:
        return None
    return Teacher(alike[0].id, alike[0].date)


def _followed(item: Read, said: dict[Likeness, Kind]) -> Read:
    if item.message is None or item.signal is None:
        return item
    like = _of_mail(item.message, item.signal)
    kind = said.get(like) if like else None
    if kind is None:
        return item
    about = 0.0 if kind in QUIET_KINDS else 1.0
    sure = _sure(kind, item.signal.kind, item.signal.confidence)
    signal = replace(item.signal, kind=kind, confidence=sure, about=about)
    return replace(item, signal=signal)


def said_since(
    owner: Owner, rows: Sequence[KeptMessage]
) -> dict[UUID, tuple[Kind, float]]:
    """Return what kept messages are, and how surely, by what was said of others meanwhile.

    Those that are like none the person spoke of are left out.
    """
    likes = {row.id: like for row in rows if (like := _of_row(row))}
    said = _said(owner, set(likes.values()))
    return {
        row.id: (kind, _sure(kind, Kind(row.kind), row.confidence))
        for row in rows
        if row.id in likes and (kind := said.get(likes[row.id]))
    }


def _sure(kind: Kind, read: Kind, confidence: float) -> float:
    """Return how surely a message is of the `kind` that the person said of its like."""
    sure = _ASKED if kind in _ONLY_SUGGESTED else _SURE
    return max(sure, confidence) if kind is read else sure


def _said(owner: Owner, likes: set[Likeness]) -> dict[Likeness, Kind]:
    told: dict[Likeness, set[Kind]] = {}
    for row in _corrected(owner, {sender for sender, _ in likes}):
        like = _of_row(row)
        if like in likes:
            told.setdefault(like, set()).add(Kind(row.corrected))
    return {like: kinds.pop() for like, kinds in told.items() if len(kinds) == 1}


def _corrected(owner: Owner, senders: Iterable[str]) -> QuerySet[KeptMessage]:
    rows = KeptMessage.objects.filter(owner=owner, sender__in=senders)
    return rows.exclude(corrected="").exclude(sender="")


def _of_mail(message: Message, signal: Signal) -> Likeness | None:
    return _like(message.sender, signal.words, message.subject)


def _of_row(row: KeptMessage) -> Likeness | None:
    return _like(row.sender, row.words, row.subject)


def _like(sender: str, words: str, subject: str) -> Likeness | None:
    wording = tokens(words or subject)
    if not sender or len(wording) < _FEWEST or is_tracking_system(sender):
        return None
    return sender[:320].casefold(), " ".join(wording)
