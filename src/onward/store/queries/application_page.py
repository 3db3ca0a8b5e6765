"""One application as a timeline, each entry with how we know."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onward.evidence.field import Field
from onward.evidence.one_no import OneNo, one_no
from onward.evidence.silence import ReplyChance, reply_chance, state_on
from onward.history.application import Channel, Furthest, State, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import fold, homes, merged_away, undone
from onward.history.names import company_key
from onward.kernel.errors import NotFound
from onward.kernel.text import N_, Text
from onward.store.log import all_timelines, log_of, related
from onward.store.models import (
    ApplicationRow,
    DebriefRow,
    EventRow,
    KeptMessage,
    Owner,
    Preferences,
)
from onward.store.queries.unopened import without_unopened

_NOT_HERE = Text(N_("There is no such application here."))
_MOST_CHOICES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The mail an entry comes from, as plain text around the words that decided.

    `marked` is the subject in three pieces, the middle one being those words, where it is
    the subject that holds them.
    """

    id: UUID
    date: datetime | None
    sender: str
    subject: str
    marked: tuple[str, str, str] | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline."""

    id: UUID
    kind: EventKind
    stage: str | None
    happened: datetime
    words: str
    percent: int
    by_mail: bool
    when: datetime | None
    due: datetime | None
    feedback: str
    note: str
    mail: Mail | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """An entry that was undone; taking back `event` brings it back."""

    event: UUID
    kind: str
    happened: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationPage:
    """One application; while `waiting`, nothing of the unopened answer is in it.

    `one_no` is what its no says, once it ended in one that the person has seen,
    `debrief` the last debrief of it.
    """

    id: UUID
    company: str
    role: str
    channel: Channel
    applied_on: date | None
    furthest: Furthest
    state: State | None
    waiting: int
    feedback: str
    silence: ReplyChance | None
    one_no: OneNo | None
    entries: tuple[Entry, ...]
    taken_out: tuple[TakenOut, ...]
    debrief: UUID | None


def application_page(owner: Owner, application: UUID, today: date) -> ApplicationPage:
    """Return one application, newest entry first; `NotFound` when it is not here.

    One that was merged away is the one it went into.
    """
    log = log_of(owner, related(owner, {application}))
    timeline = fold(log).get(merged_away(log).get(application, application))
    if timeline is None:
        raise NotFound(_NOT_HERE)
    field = Field(Preferences.objects.get(owner=owner).field)
    seen = without_unopened(timeline)
    events = seen.events if seen else ()
    mail = mail_of(owner, (event.message for event in events if event.message))
    state = None if timeline.waiting else state_on(timeline, today, field)
    still = seen is not None and not timeline.waiting and timeline.state is State.OPEN
    others = all_timelines(owner).values() if state is State.REJECTED else ()
    return ApplicationPage(
        id=timeline.id,
        company=timeline.company or "",
        role=timeline.role or "",
        channel=timeline.channel,
        applied_on=timeline.applied_on,
        furthest=seen.furthest if seen else Furthest.APPLICATION,
        state=state,
        waiting=len(timeline.waiting),
        feedback=(seen.feedback if seen else None) or "",
        silence=reply_chance(timeline, today, field) if still else None,
        one_no=one_no(timeline, others, today, field) if others else None,
        entries=tuple(_entry(event, mail) for event in reversed(events)),
        taken_out=_taken_out(timeline, log),
        debrief=DebriefRow.objects.filter(
            owner=owner, event_id__in=[event.id for event in events]
        )
        .order_by("-touched")
        .values_list("id", flat=True)
        .first(),
    )


def application_of(owner: Owner, event: UUID) -> UUID | None:
    """Return the application an event stands in, None when that has nothing left."""
    row = EventRow.objects.filter(owner=owner, id=event).first()
    if row is None:
        return None
    log = log_of(owner, related(owner, {row.application_id}))
    home = homes(log)[event]
    return home if home in fold(log) else None


def mail_of(owner: Owner, digests: Iterable[str]) -> dict[str, Mail]:
    """Return the kept mail behind `digests`."""
    rows = KeptMessage.objects.filter(owner=owner, digest__in=list(digests))
    return {row.digest: mail(row) for row in rows}


def mail(row: KeptMessage) -> Mail:
    """Return a message cut in three around the words that decided."""
    cut = _around(row.words, row.text)
    before, words, after = cut or (row.text, "", "")
    sender = row.sender
    if row.sender_name and row.sender_name != row.sender:
        sender = f"{row.sender_name} <{row.sender}>"
    return Mail(
        id=row.id,
        date=row.date,
        sender=sender,
        subject=row.subject,
        marked=None if cut else _around(row.words, row.subject),
        before=before,
        words=words,
        after=after,
    )


def _around(words: str, text: str) -> tuple[str, str, str] | None:
    """Cut `text` in three around `words`, however their lines are broken."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    found = re.search(spaced, text) if spaced else None
    if found is None:
        return None
    return text[: found.start()], found[0], text[found.end() :]


def _entry(event: Event, mail: dict[str, Mail]) -> Entry:
    details = event.details
    return Entry(
        id=event.id,
        kind=event.kind,
        stage=event.stage,
        happened=event.happened,
        words=event.words,
        percent=min(99, int(event.confidence * 100)),
        by_mail=event.source is Source.MAIL,
        when=_moment(details.get("when")),
        due=_moment(details.get("due")),
        feedback=details.get("feedback", ""),
        note=details.get("note", ""),
        mail=mail.get(event.message) if event.message else None,
    )


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def _taken_out(timeline: Timeline, log: Sequence[Event]) -> tuple[TakenOut, ...]:
    """Return undone entries of this application whose undoing stands.

    Noes are left out while an answer waits: nothing may hint at what it says.
    """
    home_of, undone_by = homes(log), undone(log)
    out = [
        event
        for event in log
        if event.id in undone_by
        and home_of[event.id] == timeline.id
        and event.kind in _SHOWN
        and not (timeline.waiting and event.kind is EventKind.REJECTED)
    ]
    return tuple(
        TakenOut(event=undone_by[one.id], kind=one.kind, happened=one.happened)
        for one in sorted(out, key=lambda one: one.recorded)
    )


_SHOWN = frozenset(EventKind) - {
    EventKind.RETRACTED,
    EventKind.DESCRIBED,
    EventKind.OPENED,
    EventKind.MOVED,
    EventKind.MERGED,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An application one may choose."""

    id: UUID
    company: str
    role: str
    applied_on: date | None


def choice(row: ApplicationRow) -> Choice:
    return Choice(row.id, row.company, row.role, row.applied_on)


@dataclass(frozen=True, slots=True)
class MergePage:
    """One application, and others it could be one with."""

    one: Choice
    others: tuple[Choice, ...]


def merge_page(owner: Owner, application: UUID, words: str) -> MergePage:
    """Return what `application` could be merged into: the same company, or a search."""
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    row = live.filter(id=application).first()
    if row is None:
        raise NotFound(_NOT_HERE)
    others = live.exclude(id=row.id).order_by("-last_event", "id")
    if words.strip():
        for word in words.split()[:8]:
            others = others.filter(company__icontains=word) | others.filter(
                role__icontains=word
            )
    else:
        others = others.filter(company_key=company_key(row.company)).exclude(
            company_key=""
        )
    return MergePage(_choice(row), tuple(map(_choice, others[:_MOST_CHOICES])))


def _choice(row: ApplicationRow) -> Choice:
    return Choice(row.id, row.company, row.role, row.applied_on)
