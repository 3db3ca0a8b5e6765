"""Where what comes back meets what is here: the same mail is one thing, not two.

Lines and applications are called differently wherever mail was read, but a message is
known by its bytes. So the applications of an export are those here that stand on the
same messages, and what a message wrote there is what it wrote here. Where only they
have the person's own word on a message, it is taken; in all else what is here stays.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from onward.history.event import EventKind, Source
from onward.history.fold import undone
from onward.kernel.identifiers import derived
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    DebriefRow,
    EventRow,
    KeptMessage,
    LessonRow,
    Owner,
    SavedRoleRow,
)
from onward.store.shapes import event_in

_CHUNK = 400
"""Digests per query: SQLite bounds how many a statement may name."""
_POINTING = frozenset({EventKind.RETRACTED, EventKind.OPENED, EventKind.MOVED})
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TRACED = ExpressionWrapper(Q(source="", text=""), BooleanField())
_KNOWN = ("digest", "corrected", "standing", "traced")
_CONTENT = tuple(
    one.attname
    for one in KeptMessage._meta.concrete_fields  # noqa: SLF001 (Django's own name)
    if one.name not in {"id", "owner", "digest"}
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What must be known of a kept message to meet it; its text stays where it is."""

    corrected: str
    standing: str
    traced: bool = False
    """Whether it is only a trace of what was erased."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What belongs in: `rows`, and of the mail what is not `here`, or `better` there."""

    rows: list[Any]
    here: Collection[str]
    better: Collection[str]


def meet(owner: Owner, rows: Iterable[Any], mail: Mapping[str, Letter]) -> Meeting:
    """Return what of an export's `rows` belongs in, pointing at what is here.

    Its `mail` is known by digest. The caller inserts what is returned, and writes what
    is better there over what is here, in the same transaction.
    """
    theirs: dict[type, list[Any]] = defaultdict(list)
    for row in rows:
        theirs[type(row)].append(row)
    here = _Here.of(owner, {*mail, *(line.message for line in theirs[EventRow])})
    theirs[EventRow].sort(key=lambda line: line.recorded)
    met = _Met(here, _There.of(theirs[EventRow]))
    fresh = here.unknown(theirs[EventRow])
    for digest in mail.keys() | fresh.keys():
        met.message(digest, mail.get(digest), fresh.get(digest, []))
    met.count_known(theirs[EventRow])
    theirs[EventRow] = [*met.staying(theirs[EventRow]), *met.taken_back]
    homes = met.homes()
    theirs[ApplicationRow] = [a for a in theirs[ApplicationRow] if a.id not in homes]
    _rename(theirs, homes, met.lines)
    kept = [row for kind in theirs.values() for row in kind]
    return Meeting(kept, here.mail.keys(), met.better)


def write_over(owner: Owner, theirs: KeptMessage) -> None:
    """Have the message of the same digest say what `theirs` does."""
    ours = KeptMessage.objects.get(owner=owner, digest=theirs.digest)
    for name in _CONTENT:
        setattr(ours, name, getattr(theirs, name))
    ours.save(update_fields=_CONTENT)


def _undos(lines: Iterable[EventRow]) -> Iterator[EventRow]:
    return (line for line in lines if line.kind == EventKind.RETRACTED)


@dataclass(frozen=True, slots=True)
class _Here:
    """What this store knows of the messages of an export."""

    owner: Owner
    mail: Mapping[str, Letter]
    lines: Mapping[str, list[EventRow]]
    known: Mapping[UUID, UUID]
    """All lines, each with the application it was written for."""
    undone: set[UUID]
    applications: set[UUID]

    @classmethod
    def of(cls, owner: Owner, digests: set[str]) -> "_Here":
        log = EventRow.objects.filter(owner=owner)
        lines: dict[str, list[EventRow]] = defaultdict(list)
        mail: dict[str, Letter] = {}
        kept = KeptMessage.objects.filter(owner=owner).annotate(traced=_TRACED)
        wanted = sorted(digests - {""})
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            for line in log.filter(message__in=some).order_by("recorded"):
                lines[line.message].append(line)
            known = kept.filter(digest__in=some).values_list(*_KNOWN)
            mail |= {digest: Letter(*rest) for digest, *rest in known}
        applications = ApplicationRow.objects.filter(owner=owner)
        return cls(
            owner=owner,
            mail=mail,
            lines=lines,
            known=dict(log.values_list("id", "application_id")),
            undone=set(undone(map(event_in, _undos(log)))),
            applications=set(applications.values_list("id", flat=True)),
        )

    def unknown(self, theirs: Iterable[EventRow]) -> dict[str, list[EventRow]]:
        """Return the lines that are not here yet, by the message that wrote them."""
        found: dict[str, list[EventRow]] = defaultdict(list)
        for line in theirs:
            if line.message and line.id not in self.known:
                found[line.message].append(line)
        return found


@dataclass(frozen=True, slots=True)
class _There:
    """What the log of an export says of its own lines."""

    known: set[UUID]
    undone: set[UUID]
    named: set[UUID]
    """Names given later by mail that was read before, as others had lost theirs."""

    @classmethod
    def of(cls, log: list[EventRow]) -> "_There":
        read = {
            one.id
            for one, following in pairwise(log)
            if one.message == following.message
        }
        described = {one.id for one in log if one.kind == EventKind.DESCRIBED}
        return cls(
            known={line.id for line in log},
            undone=set(undone(map(event_in, _undos(log)))),
            named=described - read,
        )


@dataclass(slots=True)
class _Met:
    """What was found to be one, message by message."""

    here: _Here
    there: _There
    lines: dict[UUID, UUID] = field(default_factory=dict)
    """Their lines that are ours, by their names."""
    left: set[UUID] = field(default_factory=set)
    """Their lines that stay out."""
    settled: set[UUID] = field(default_factory=set)
    """Those of them whose undoing stays out as well: the person's word is here."""
    taken_back: list[EventRow] = field(default_factory=list)
    better: set[str] = field(default_factory=set)
    """Messages on which they know more."""
    votes: dict[UUID, Counter[UUID]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def message(self, digest: str, row: Letter | None, lines: list[EventRow]) -> None:
        """Meet one message: `row` and `lines` are theirs, the lines not yet known."""
        ours = self.here.mail.get(digest)
        word_there = row is not None and row.corrected != ""
        word_here = ours is not None and ours.corrected != ""
        if row and ours and _knows_more(row, ours):
            self.better.add(digest)
        wrote = self.here.lines.get(digest, [])
        spoken = [line for line in wrote if line.kind != EventKind.DESCRIBED]
        if not spoken:
            return
        self._vote(lines, spoken)
        takes = word_there and not word_here
        stays = {line.id for line in lines} - self.there.undone
        named = _names(lines, stays) if takes else []
        alike = [
            line
            for line in wrote
            if line.kind == EventKind.DESCRIBED
            and line.id not in self.here.undone
            and line.details in [one.details for one in named]
        ]
        if takes and alike:  # a name that is here already keeps its place in the log
            stays -= {one.id for one in named}
        if not takes:
            stays = set() if word_here else stays & self.there.named
        for line in lines:
            if line.id not in stays:
                self._leave(line, wrote)
        if word_there or word_here:
            self.settled |= self.left & {line.id for line in lines}
        if takes:
            self._take_back([line for line in wrote if line not in alike])

    def _vote(self, lines: list[EventRow], spoken: list[EventRow]) -> None:
        ours = [line for line in spoken if line.source == Source.MAIL] or spoken
        for line in lines:
            if line.source == Source.MAIL and line.kind != EventKind.DESCRIBED:
                self.votes[line.application_id][ours[0].application_id] += 1

    def count_known(self, theirs: Iterable[EventRow]) -> None:
        """Let lines that came in before say which application is which as well."""
        for line in theirs:
            if line.id in self.here.known:
                self.votes[line.application_id][self.here.known[line.id]] += 1

    def _leave(self, line: EventRow, wrote: list[EventRow]) -> None:
        """Leave `line` out; what says the same here, if anything, stands for it."""
        self.left.add(line.id)
        describes = line.kind == EventKind.DESCRIBED
        same = [o.id for o in wrote if (o.kind == EventKind.DESCRIBED) is describes]
        standing = [one for one in same if one not in self.here.undone]
        for one in (standing or same)[-1:]:
            self.lines[line.id] = one

    def _take_back(self, wrote: list[EventRow]) -> None:
        """Undo what a message wrote here alone: what stands there comes in its place."""
        for line in wrote:
            if line.id not in self.here.undone | self.there.known:
                self.taken_back.append(
                    EventRow(
                        id=derived("taken back", str(line.id)),
                        owner=self.here.owner,
                        application_id=line.application_id,
                        kind=EventKind.RETRACTED,
                        happened=line.happened,
                        recorded=0,
                        source=Source.PERSON,
                        details={"event": str(line.id)},
                    )
                )

    def staying(self, theirs: Iterable[EventRow]) -> Iterator[EventRow]:
        """Yield their lines, in order, without those left out and what is about them."""
        for line in theirs:
            if line.kind in _POINTING and line.id not in self.here.known:
                target = UUID(line.details["event"])
                undo = line.kind == EventKind.RETRACTED
                if target in (self.settled if undo else self.left - self.lines.keys()):
                    self.left.add(line.id)
                    self.settled.add(line.id)
            if line.id not in self.left:
                yield line

    def homes(self) -> dict[UUID, UUID]:
        """Return which of ours each of their applications is: most mail decides."""
        return {
            one: votes.most_common(1)[0][0]
            for one, votes in self.votes.items()
            if one not in self.here.applications
        }


def _names(lines: Collection[EventRow], stays: Collection[UUID]) -> list[EventRow]:
    """Return the names that stay of a message, where it was first filed."""
    filed = {
        one.application_id
        for one in lines
        if one.source == Source.MAIL and one.kind != EventKind.DESCRIBED
    }
    return [
        one
        for one in lines
        if one.kind == EventKind.DESCRIBED
        and one.id in stays
        and one.application_id in filed
    ]


def _knows_more(theirs: Letter, ours: Letter) -> bool:
    """Return whether theirs has a word, or was filed, where ours says nothing yet."""
    if ours.corrected:
        return ours.traced
    filed = KeptMessage.Standing.FILED
    return bool(theirs.corrected) or (
        theirs.standing == filed and ours.standing != filed
    )


def _rename(
    theirs: Mapping[type, list[Any]],
    homes: Mapping[UUID, UUID],
    lines: Mapping[UUID, UUID],
) -> None:
    """Have every row of theirs call applications and lines what they are called here."""
    names = {str(old): str(new) for old, new in {**homes, **lines}.items()}
    for line in theirs[EventRow]:
        line.application_id = homes.get(line.application_id, line.application_id)
        line.details = {name: names.get(v, v) for name, v in line.details.items()}
    for row in (*theirs[DebriefRow], *theirs[LessonRow]):
        row.event_id = lines.get(row.event_id, row.event_id)
    for role in theirs[SavedRoleRow]:
        role.application_id = homes.get(role.application_id, role.application_id)
    for block in theirs[BlockRow]:
        for name in ("key", "subject", "after"):
            said = block.candidate[name] or ""
            block.candidate[name] = (
                _UUID.sub(lambda found: names.get(found[0], found[0]), said) or None
            )
        block.key = block.candidate["key"]
