"""The quiet tray, and one debrief with all its parts show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from onward.debrief.answers import Answers, answers_in
from onward.debrief.flow import Part, may_weigh
from onward.debrief.no import How, No
from onward.debrief.offers import Planned
from onward.evidence.field import Field
from onward.evidence.one_no import OneNo, one_no, step_proved
from onward.evidence.outcome import silent_days
from onward.evidence.silence import state_on
from onward.history.application import LIVE, Furthest, State, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import fold, homes
from onward.history.names import same_role
from onward.kernel.errors import NotFound
from onward.kernel.text import N_, Text
from onward.mail.stage import ended_before_talk
from onward.store.log import all_timelines, log_of, related
from onward.store.models import (
    ApplicationRow,
    DebriefRow,
    KeptMessage,
    LessonRow,
    Owner,
    Preferences,
)
from onward.store.queries.application_page import Choice, Mail, mail
from onward.store.sealing import opened

_NOT_HERE = Text(N_("There is no such debrief here; it may have been deleted."))
_MOST_BESIDE = 3
_SILENT_DAYS = 21
_MOST_SILENT = 100
_MOST_RUNNING = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A debrief that is not closed yet."""

    id: UUID
    company: str
    role: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayPage:
    """What waits quietly; `listed` names it and is empty until that was asked for.

    `next` is the application that has waited longest, `silent` are applications nobody
    has answered for three weeks or more, `homeless` are debriefs whose no was taken back.
    """

    waiting: int
    applications: int
    next: UUID | None
    begun: tuple[Begun, ...]
    homeless: tuple[UUID, ...]
    listed: tuple[Choice, ...]
    silent: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefPage:
    """One debrief; while not `told`, nothing of the answer's words may be shown.

    `one_no` and `beside` are there for the parts that show them. `planned` are the
    keys of lessons that are in the plan.
    """

    id: UUID
    today: date
    application: UUID
    part: Part
    closed: bool
    told: bool
    no: No
    country: str
    mail: Mail | None
    answers: Answers
    may_weigh: bool
    one_no: OneNo | None
    beside: tuple[Choice, ...]
    planned: frozenset[str]


def tray_page(owner: Owner, today: date, *, listing: bool) -> TrayPage:
    """Return the tray; with `listing`, the names of what waits."""
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    begun, homeless = _begun(owner)
    waits = live.filter(waiting__gt=0).order_by("last_event", "id")
    return TrayPage(
        waiting=waits.aggregate(n=Sum("waiting"))["n"] or 0,
        applications=waits.count(),
        next=waits.values_list("id", flat=True).first(),
        begun=tuple(begun),
        homeless=tuple(homeless),
        listed=tuple(map(_choice, waits)) if listing else (),
        silent=tuple(_silent(owner, today)),
    )


def debrief_page(
    owner: Owner, debrief: UUID, today: date, part: Part | None = None
) -> DebriefPage:
    """Return one debrief as `part` needs it; without `part`, as the next one does."""
    row = (
        DebriefRow.objects.select_related("event").filter(owner=owner, id=debrief)
    ).first()
    if row is None:
        raise NotFound(_NOT_HERE)
    one, event = met(owner, row)
    part = part or Part(row.part)
    told = Preferences.objects.get(owner=owner)
    field = Field(told.field)
    kept = KeptMessage.objects.filter(owner=owner, digest=event.message or "").first()
    is_no = event.kind is EventKind.REJECTED
    weighed = DebriefRow.objects.filter(owner=owner).exclude(id=row.id)
    no = _no(one, event, kept, step_proved(one, today, field))
    return DebriefPage(
        id=row.id,
        today=today,
        application=one.id,
        part=part,
        closed=row.standing == DebriefRow.Standing.CLOSED,
        told=event.id not in one.waiting,
        no=no,
        country=told.country,
        mail=mail(kept) if kept else None,
        answers=answers_in(opened(row)),
        may_weigh=may_weigh(
            (day for day in weighed.values_list("weighed_on", flat=True) if day), today
        ),
        one_no=one_no(one, all_timelines(owner).values(), today, field)
        if part is Part.SAYS and is_no and no.reached
        else None,
        beside=_beside(owner, one) if part is Part.CLOSE else (),
        planned=frozenset(
            LessonRow.objects.filter(owner=owner, event_id=row.event_id).values_list(
                "key", flat=True
            )
        ),
    )


def lessons_of(owner: Owner) -> list[Planned]:
    """Return the lessons that are in the plan and not done, oldest first.

    The name is that of the application the no belongs to now.
    """
    rows = LessonRow.objects.filter(owner=owner, done=None).select_related("event")
    lessons = list(rows.order_by("made", "key"))
    family = related(owner, {row.event.application_id for row in lessons})
    log = log_of(owner, family) if lessons else []
    home_of, told = homes(log), fold(log)
    return [
        Planned(
            id=row.id,
            key=row.key,
            words=row.words,
            company=one.company or "",
            application=one.id,
        )
        for row in lessons
        if (one := told.get(home_of[row.event_id])) is not None
    ]


def running(owner: Owner) -> tuple[Choice, ...]:
    """Return the applications a no could be about, by company."""
    rows = ApplicationRow.objects.filter(
        owner=owner, live=True, waiting=0, state__in=LIVE
    )
    return tuple(
        map(_choice, rows.order_by("company_key", "role", "id")[:_MOST_RUNNING])
    )


def met(owner: Owner, row: DebriefRow) -> tuple[Timeline, Event]:
    """Return the application a debrief is about now, and the no itself.

    Merging and splitting move a no; `NotFound` where it was taken back.
    """
    log = log_of(owner, related(owner, {row.event.application_id}))
    for one in fold(log).values():
        for event in one.events:
            if event.id == row.event_id:
                return one, event
    raise NotFound(_NOT_HERE)


def _no(one: Timeline, event: Event, kept: KeptMessage | None, proved: Furthest) -> No:
    how = event.details.get("how", "")
    if event.kind is EventKind.LET_GO:
        how = How.SILENCE
    elif how not in set(How):
        how = How.MAIL
    address = kept.sender if kept else ""
    return No(
        application=one.id,
        company=one.company or "",
        role=one.role or "",
        reached=_known(one, event, kept, proved),
        how=How(how),
        day=event.happened.date(),
        letter=kept.text if kept else "",
        feedback=event.details.get("feedback", ""),
        door_open=bool(event.details.get("door_open")),
        reply_possible=bool(event.details.get("reply_possible")) or not address,
        writer=kept.sender_name if kept else "",
        address=address,
    )


def _known(
    one: Timeline, event: Event, kept: KeptMessage | None, proved: Furthest
) -> Furthest | None:
    """Return the step a no came at; None where only the no itself is known.

    That it ended on paper is known where the person says so, where the letter does, or
    where nobody ever answered: a mailbox does not show what was said by telephone.
    """
    on_paper = (
        event.kind is EventKind.LET_GO
        or any(
            each.source is Source.PERSON and each.stage == Furthest.APPLICATION
            for each in one.events
        )
        or (kept is not None and ended_before_talk(kept.text))
    )
    return proved if proved is not Furthest.APPLICATION or on_paper else None


def _begun(owner: Owner) -> tuple[list[Begun], list[UUID]]:
    """Return what is begun, and the debriefs whose no was taken back since."""
    rows = list(
        DebriefRow.objects.select_related("event")
        .filter(owner=owner, standing=DebriefRow.Standing.OPEN)
        .order_by("-touched")
    )
    family = related(owner, {row.event.application_id for row in rows})
    told = fold(log_of(owner, family)) if rows else {}
    home_of = {event.id: one for one in told.values() for event in one.events}
    begun = [
        Begun(
            id=row.id,
            company=one.company or "",
            role=one.role or "",
            part=Part(row.part),
        )
        for row in rows
        if (one := home_of.get(row.event_id)) is not None
    ]
    return begun, [row.id for row in rows if row.event_id not in home_of and row.sealed]


def _silent(owner: Owner, today: date) -> Iterator[Choice]:
    """Yield what Reading calls silent and has been so for three weeks, longest first."""
    field = Field(Preferences.objects.get(owner=owner).field)
    quiet = [
        one
        for one in all_timelines(owner).values()
        if not one.waiting
        and one.state is State.OPEN
        and state_on(one, today, field) is State.QUIET
        and silent_days(one, today) >= _SILENT_DAYS
    ]
    quiet.sort(key=lambda one: (one.last_event, str(one.id)))
    for one in quiet[:_MOST_SILENT]:
        yield Choice(one.id, one.company or "", one.role or "", one.applied_on)


def _beside(owner: Owner, one: Timeline) -> tuple[Choice, ...]:
    """Return applications that still run for the same kind of role, latest first."""
    if not one.role:
        return ()
    rows = ApplicationRow.objects.filter(
        owner=owner, live=True, waiting=0, state__in=LIVE
    ).exclude(id=one.id)
    alike = [
        row for row in rows.order_by("-last_event") if same_role(row.role, one.role)
    ]
    return tuple(map(_choice, alike[:_MOST_BESIDE]))


def _choice(row: ApplicationRow) -> Choice:
    return Choice(row.id, row.company, row.role, row.applied_on)
