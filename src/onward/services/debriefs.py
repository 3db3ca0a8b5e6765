"""Meeting a no: begin, answer part by part, close; or close several quietly."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onward.debrief.answers import MOST_LESSONS, Answers, answers_in
from onward.debrief.flow import PARTS, Part
from onward.debrief.no import How
from onward.debrief.offers import NOT_PLANNED, QUESTION
from onward.history.application import Furthest, State, Timeline
from onward.history.event import Event, EventKind
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import Text, line
from onward.services import applications, sealing
from onward.services.filing import record
from onward.services.wording import (
    NO_NO_HERE,
    NO_SUCH_DEBRIEF,
    TOO_MANY_LESSONS,
)
from onward.store.models import DebriefRow, EventRow, LessonRow, Owner
from onward.store.queries.debriefs import met
from onward.store.sealing import opened

OWN_LESSON = "own"
"""The key of a lesson in the person's own words."""


@transaction.atomic
def begin(owner: Owner, application: UUID, now: datetime) -> UUID:
    """Begin, or take up again, the debrief of an application's latest no.

    Nothing is opened by beginning, and one that was walked to its end stays closed: its
    parts can be looked at again. Raises `Fixable` where there is no no to meet.
    """
    one = applications.existing(owner, application)
    event = latest_no(one)
    if event is None:
        raise Fixable(Text(NO_NO_HERE))
    row, made = DebriefRow.objects.get_or_create(
        owner=owner, event_id=event.id, defaults={"started": now, "touched": now}
    )
    if not made and row.part != PARTS[-1]:
        row.standing = DebriefRow.Standing.OPEN
        row.save(update_fields=["standing"])
    return row.id


def latest_no(one: Timeline) -> Event | None:
    """Return the no an application ended in: unopened ones first, then the last one."""
    noes = [event for event in one.events if event.kind is EventKind.REJECTED]
    waiting = [event for event in noes if event.id in one.waiting]
    if waiting or (noes and one.state is State.REJECTED):
        return (waiting or noes)[-1]
    if one.state is State.QUIET:
        return next(e for e in reversed(one.events) if e.kind is EventKind.LET_GO)
    return noes[-1] if noes else None


@transaction.atomic
def tell(owner: Owner, debrief: UUID) -> None:
    """Open what waits of the application a debrief is about: from here on it is told."""
    one, _ = met(owner, row_of(owner, debrief))
    applications.open_answers(owner, one.id)


@transaction.atomic
def got_to(owner: Owner, debrief: UUID, step: Furthest) -> UUID:
    """Note how far it had got before the no; return the event that undoing takes back."""
    one, event = met(owner, row_of(owner, debrief))
    return applications.happened(
        owner, one.id, EventKind.NOTE, event.happened.date(), stage=step.value
    )


@transaction.atomic
def keep(
    owner: Owner,
    debrief: UUID,
    given: Mapping[str, Any],
    now: datetime,
    *,
    today: date,
    to: Part | None,
) -> Answers:
    """Keep what was answered and turn to another part; return all answers so far.

    Only what `given` names changes. With `to` None the debrief is closed; in a closed
    one a part can be put right, which does not open it again.
    """
    row = row_of(owner, debrief)
    said = answers_in(opened(row) | dict(given))
    sealing.put_in(row, said.plain())
    if row.standing == DebriefRow.Standing.OPEN:
        row.part = to or PARTS[-1]
    if to is None:
        row.standing = DebriefRow.Standing.CLOSED
    row.touched = now
    if given.get("weight") is not None:
        row.weighed_on = today
    row.save()
    if "asking" in given and to is not Part.ASK:  # chosen, not only being looked at
        _wish_to_ask(row, wanted=said.asking == "ask", now=now)
    return said


def _wish_to_ask(row: DebriefRow, *, wanted: bool, now: datetime) -> None:
    """Let the week hold the question, or no longer: only who chose it is asked to."""
    wishes = LessonRow.objects.filter(
        owner=row.owner, event_id=row.event_id, key=QUESTION
    )
    if wanted:
        wishes.get_or_create(
            owner=row.owner,
            event_id=row.event_id,
            key=QUESTION,
            defaults={"made": now},
        )
    else:
        wishes.delete()


@transaction.atomic
def forget(owner: Owner, debrief: UUID) -> None:
    """Delete what was said in a debrief, for good; the no itself stays."""
    row_of(owner, debrief).delete()


@transaction.atomic
def close_quietly(owner: Owner, chosen: Collection[UUID], now: datetime) -> list[UUID]:
    """Open the answers of `chosen` unread and let their silences rest, all together.

    Return the events that undoing takes back: then they wait, or run, again.
    """
    made: list[Event] = []
    for application in chosen:
        one = applications.existing(owner, application)
        made += [applications.opening(one.id, event, now) for event in one.waiting]
        if not one.waiting and one.state is State.OPEN:
            made.append(applications.resting(one.id, now))
        rows = DebriefRow.objects.filter(owner=owner, event_id__in=one.waiting)
        rows.update(standing=DebriefRow.Standing.CLOSED)
    record(owner, made)
    return [event.id for event in made]


@transaction.atomic
def wake(owner: Owner, events: Collection[UUID]) -> None:
    """Take back what `close_quietly` made, all together; what is gone since is let be."""
    here = EventRow.objects.filter(owner=owner, id__in=events).order_by("recorded")
    for event in here.values_list("id", flat=True):
        applications.undo(owner, event)


@dataclass(frozen=True, slots=True)
class Named:
    """An application that is not here yet."""

    company: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a no came that was not written in a mail, and how far it had got."""

    how: How
    on: date
    reached: Furthest | None = None
    words: str = ""


@transaction.atomic
def told(owner: Owner, about: UUID | Named, what: Told) -> UUID:
    """Note a no that came by call, text, portal or in person; return its application."""
    details = {"how": what.how.value, "note": what.words}
    stage = what.reached.value if what.reached else None
    if isinstance(about, Named):
        names = about.company, about.role
        return applications.add_refused(owner, names, what.on, details, stage)
    applications.happened(owner, about, EventKind.REJECTED, what.on, details, stage)
    return about


@transaction.atomic
def put_in_plan(
    owner: Owner, debrief: UUID, keys: Collection[str], own: str, now: datetime
) -> int:
    """Make up to three lessons things the week may hold; return how many there are.

    What was in the plan from this debrief before and is not done yet is replaced; one
    that was done once and is chosen again is to be done again.
    """
    row = row_of(owner, debrief)
    chosen = [key for key in keys if key not in NOT_PLANNED]
    wanted = dict.fromkeys(chosen, "") | ({OWN_LESSON: line(own)} if line(own) else {})
    if len(wanted) > MOST_LESSONS:
        raise Fixable(Text(TOO_MANY_LESSONS, {"most": MOST_LESSONS}))
    lessons = LessonRow.objects.filter(owner=owner, event_id=row.event_id)
    lessons.filter(done=None).exclude(key__in=[*wanted, QUESTION]).delete()
    for key, words in wanted.items():
        lessons.update_or_create(
            owner=owner,
            event_id=row.event_id,
            key=key,
            defaults={"words": words, "done": None},
            create_defaults={"words": words, "made": now},
        )
    return len(wanted)


def row_of(owner: Owner, debrief: UUID) -> DebriefRow:
    row = (
        DebriefRow.objects.select_related("event").filter(owner=owner, id=debrief)
    ).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_DEBRIEF))
    return row
