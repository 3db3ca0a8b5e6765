"""One debrief, with all its parts show."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from onward.debrief.answers import Answers, answers_in
from onward.debrief.flow import Part, may_weigh
from onward.debrief.letter import read_letter
from onward.debrief.no import How, No
from onward.debrief.offers import Planned
from onward.evidence.counts import shows_what_was_sent
from onward.evidence.field import Field
from onward.evidence.one_no import OneNo, one_no, step_proved
from onward.history.application import LIVE, Furthest, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import fold, homes
from onward.history.names import same_role
from onward.kernel.errors import NotFound
from onward.kernel.text import N_, Text
from onward.mail.language import reads_as
from onward.mail.stage import ended_before_talk, offer_taken_back
from onward.store.log import all_timelines, log_of, related
from onward.store.models import (
    ApplicationRow,
    DebriefRow,
    KeptMessage,
    LessonRow,
    MailAccount,
    Owner,
    Preferences,
)
from onward.store.queries.application_page import Choice, Mail, choice, mail
from onward.store.queries.saved_roles import open_roles
from onward.store.sealing import opened

_NOT_HERE = Text(N_("There is no such debrief here; it may have been deleted."))
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefPage:
    """One debrief; while not `told`, nothing of the answer's words may be shown.

    `answered` says whether the questions of the plan were. `felt` are the answers with the weight of another debrief of the same day, where this
    one was not asked for any. `one_no` and `beside` are there for the parts that show
    them, `one_no` only where the log shows what was sent. `planned` are the keys of
    lessons that are in the plan. `saved_roles` are doors still open, counted for the close. `has_mailbox` is looked for where a draft is written.
    """

    id: UUID
    today: date
    application: UUID
    part: Part
    closed: bool
    told: bool
    no: No
    country: str
    answered: bool
    mail: Mail | None
    answers: Answers
    felt: Answers
    may_weigh: bool
    one_no: OneNo | None
    beside: tuple[Choice, ...]
    saved_roles: int
    planned: frozenset[str]
    has_mailbox: bool


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
    others = list(
        DebriefRow.objects.filter(owner=owner)
        .exclude(id=row.id)
        .exclude(weighed_on=None)
    )
    no = _no(one, event, kept, step_proved(one, today, field))
    answers = answers_in(opened(row))
    timelines = all_timelines(owner).values()
    sampled = is_no and no.reached is not None and shows_what_was_sent(timelines)
    return DebriefPage(
        id=row.id,
        today=today,
        application=one.id,
        part=part,
        closed=row.standing == DebriefRow.Standing.CLOSED,
        told=event.id not in one.waiting,
        no=no,
        country=told.country,
        answered=told.answered,
        mail=mail(kept) if kept else None,
        answers=answers,
        felt=_felt(answers, [row for row in others if row.weighed_on == today]),
        may_weigh=may_weigh((day for row in others if (day := row.weighed_on)), today),
        one_no=one_no(one, timelines, today, field)
        if part is Part.SAYS and sampled
        else None,
        beside=_beside(owner, one) if part is Part.CLOSE else (),
        saved_roles=open_roles(owner) if part is Part.CLOSE else 0,
        planned=frozenset(
            LessonRow.objects.filter(owner=owner, event_id=row.event_id).values_list(
                "key", flat=True
            )
        ),
        has_mailbox=part is Part.ASK
        and MailAccount.objects.filter(owner=owner).exists(),
    )


def _felt(answers: Answers, today: list[DebriefRow]) -> Answers:
    """Return `answers` with the heaviest last weight of the day where they have none."""
    if answers.weight is not None or not today:
        return answers
    weights = [
        last
        for row in today
        for said in [answers_in(opened(row))]
        if (last := said.weight_after if said.weight_after is not None else said.weight)
        is not None
    ]
    return replace(answers, weight=max(weights, default=None))


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
        noted="" if kept else event.details.get("note", ""),
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
    english = kept is not None and reads_as(kept.text, "en")
    if (
        kept is not None
        and english
        and any(map(offer_taken_back, read_letter(kept.text).sentences))
    ):
        return Furthest.OFFER
    on_paper = (
        event.kind is EventKind.LET_GO
        or any(
            each.source is Source.PERSON
            and each.message is None
            and each.stage == Furthest.APPLICATION
            for each in one.events
        )
        or (kept is not None and english and ended_before_talk(kept.text))
    )
    return proved if proved is not Furthest.APPLICATION or on_paper else None


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
    return tuple(map(choice, alike[:_MOST_BESIDE]))
