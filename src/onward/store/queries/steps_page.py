"""Where the person is with each of the thirteen steps, from their own log and week."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from onward.debrief.offers import QUESTION
from onward.evidence.field import Field
from onward.evidence.priors import RateName
from onward.evidence.reading import read
from onward.history.application import Timeline
from onward.history.event import Event, EventKind
from onward.planning.week import Standing
from onward.store.log import all_timelines
from onward.store.models import (
    BlockRow,
    DebriefRow,
    LessonRow,
    Owner,
    Preferences,
    WeekRow,
)
from onward.store.queries.unopened import without_unopened


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsPage:
    """Counts only; nothing of an answer that waits is in any but `waiting`.

    `opened` are the noes the person has seen, `last_no` the application of the latest,
    `since` how many applications they sent after the first. `sent` and `talked` are
    the reading's own numbers. `met` are debriefs that were closed. `kinds` are this week's blocks that were not skipped.
    """

    waiting: int
    opened: int
    last_no: UUID | None
    since: int
    asked: int
    told_why: int
    sent: int
    talked: int
    met: int
    lessons: int
    lessons_done: int
    planned: bool
    lighter: bool
    kinds: Counter[str]


def steps_page(owner: Owner, today: date) -> StepsPage:
    """Return where the person is on `today`."""
    field = Field(Preferences.objects.get(owner=owner).field)
    known = list(all_timelines(owner).values())
    reading = read(known, today, field)
    talks = next(rate for rate in reading.table if rate.name is RateName.INTERVIEW)
    noes = sorted(
        (
            (event.happened, one.id)
            for one in known
            for event in _seen(one, EventKind.REJECTED)
        ),
    )
    seen = [one for one in map(without_unopened, known) if one is not None]
    monday = today - timedelta(days=today.weekday())
    lessons = LessonRow.objects.filter(owner=owner).exclude(key=QUESTION)
    week = WeekRow.objects.filter(owner=owner, monday=monday).first()
    return StepsPage(
        waiting=sum(bool(one.waiting) for one in known),
        opened=len(noes),
        last_no=noes[-1][1] if noes else None,
        since=_sent_after(known, noes[0][0].date()) if noes else 0,
        asked=sum(len(_seen(one, EventKind.ASKED_FEEDBACK)) for one in known),
        told_why=sum(bool(one.feedback) for one in seen),
        sent=reading.counts.sent,
        talked=talks.reached,
        met=DebriefRow.objects.filter(
            owner=owner, standing=DebriefRow.Standing.CLOSED
        ).count(),
        lessons=lessons.filter(done=None).count(),
        lessons_done=lessons.exclude(done=None).count(),
        planned=week is not None,
        lighter=week is not None and week.lighter,
        kinds=_kinds(week) if week else Counter(),
    )


def _seen(one: Timeline, kind: EventKind) -> list[Event]:
    return [
        event
        for event in one.events
        if event.kind is kind and event.id not in one.waiting
    ]


def _sent_after(known: Collection[Timeline], day: date) -> int:
    return sum(one.applied_on is not None and one.applied_on > day for one in known)


def _kinds(week: WeekRow) -> Counter[str]:
    blocks = BlockRow.objects.filter(week=week).exclude(standing=Standing.SKIPPED)
    return Counter(blocks.values_list("candidate__kind", flat=True))
