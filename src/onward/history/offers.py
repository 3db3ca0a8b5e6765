"""What the history suggests for a week: follow-ups, asking why, answers, talks, tasks.

Nothing here gives away an answer the person has not opened: an application with one
waiting suggests nothing of its own.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from onward.history import wording
from onward.history.application import Furthest, State, Timeline
from onward.history.event import Event, EventKind
from onward.kernel.candidate import Candidate, Energy, Place, Step
from onward.kernel.spans import Span
from onward.kernel.text import Text

FOLLOW_UP_DAYS = (7, 30)
"""Silent days between which a note is due: after a week, and before it is closed."""
MOST_FOLLOW_UPS = 2
LOSS_DAYS = 7
"""Days, with the one on which a late no was met, that are planned lighter."""
FEEDBACK_DAYS = (1, 10)
"""Days after a no between which asking why is worth it: first let it settle."""

_TALKED = frozenset({Furthest.SCREEN, Furthest.INTERVIEW, Furthest.FINAL})
_FEEDBACK_VALUE = {
    Furthest.APPLICATION: 0.05,
    Furthest.SCREEN: 0.2,
    Furthest.ASSESSMENT: 0.2,
    Furthest.INTERVIEW: 0.4,
    Furthest.FINAL: 0.6,
    Furthest.OFFER: 0.6,
}
"""Rises with the chance of an answer: 3, 12, 25, 40 in 100 by stage (a judgement)."""


def offers(
    timelines: Iterable[Timeline],
    week: Span,
    today: date,
    zone: ZoneInfo,
    asks: Collection[UUID] = (),
) -> list[Candidate]:
    """Return what the applications suggest for `week`, in a stable order.

    `asks` are those the person wants to ask for feedback; nobody else is asked.
    """
    known = sorted(timelines, key=lambda one: str(one.id))
    found: list[Candidate] = []
    if any(one.waiting for one in known):
        found.append(_open_answers())
    for one in known:
        if not one.waiting:
            found += _talks(one, week, zone)
            found += _tasks(one, week, today, zone)
            found += _follow_up(one, today, zone)
            if one.id in asks:
                found += _feedback(one, today, zone)
    return found


def talks(timelines: Iterable[Timeline], week: Span) -> list[Span]:
    """Return the times that talks take in `week`, with a quarter of an hour around."""
    around = timedelta(minutes=15)
    hour = timedelta(minutes=60)
    spans = [
        Span(when - around, when + hour + around)
        for one in timelines
        for _, when in _dated(one, EventKind.INTERVIEW, "when")
        if one.state is State.OPEN
    ]
    return [span for span in spans if span.overlaps(week)]


def late_loss(timelines: Iterable[Timeline], today: date, zone: ZoneInfo) -> bool:
    """Return whether a no after a talk was opened, or told, in the last seven days.

    Days are those on the clock of `zone`: of what was told, only the day is known.
    """
    return any(
        one.state is State.REJECTED
        and one.furthest in _TALKED | {Furthest.OFFER}
        and not one.waiting
        and one.answer_seen is not None
        and 0 <= (today - one.answer_seen.astimezone(zone).date()).days < LOSS_DAYS
        for one in timelines
    )


def rest_until(
    timelines: Iterable[Timeline], today: date, zone: ZoneInfo
) -> datetime | None:
    """Return until when nothing but care is planned: the day after a final round's no.

    The day on which it was opened, or told, and the whole day after belong to it.
    """
    days = [
        one.answer_seen.astimezone(zone).date()
        for one in timelines
        if one.state is State.REJECTED
        and one.furthest in {Furthest.FINAL, Furthest.OFFER}
        and not one.waiting
        and one.answer_seen is not None
    ]
    last = max(days, default=None)
    if last is None or (today - last).days > 1:
        return None
    return datetime.combine(last + timedelta(days=2), time(0), zone)


def _open_answers() -> Candidate:
    """Return the one block for all that waits; how many there are is told nowhere."""
    return Candidate(
        key="open-answers",
        kind="open_answers",
        step=Step.FEEL,
        what=Text(wording.OPEN_ANSWER),
        why=Text(wording.OPEN_WHY),
        first_step=Text(wording.OPEN_FIRST),
        if_then=Text(wording.OPEN_IF),
        minutes=15,
        value=0.8,
        energy=Energy.MIDDLE,
        place=Place.HOME,
        per_week=1,
    )


def _talks(one: Timeline, week: Span, zone: ZoneInfo) -> Iterator[Candidate]:
    if one.state is not State.OPEN:
        return
    for event, when in _dated(one, EventKind.INTERVIEW, "when"):
        if week.start < when < week.end + timedelta(days=2):
            day = when.astimezone(zone).date()
            yield Candidate(
                key=f"prepare:{event.id}",
                kind="prepare",
                step=Step.PERSIST,
                what=Text(wording.PREPARE, {"company": _name(one)}),
                why=Text(wording.PREPARE_WHY, {"day": f"{day:%A}"}),
                first_step=Text(wording.PREPARE_FIRST),
                if_then=Text(wording.PREPARE_IF),
                minutes=60,
                value=3.0,
                energy=Energy.HIGH,
                latest=when,
                per_week=5,
                subject=str(one.id),
            )


def _tasks(
    one: Timeline, week: Span, today: date, zone: ZoneInfo
) -> Iterator[Candidate]:
    last = one.events[-1]
    if last.kind is not EventKind.ASSESSMENT or one.state is not State.OPEN:
        return
    due = _moment(last, "due")
    asked = last.happened.astimezone(zone).date()
    if due is None and (today - asked).days > 14:
        return
    if due is not None and due <= week.start:
        return
    day = {"day": f"{due.astimezone(zone).date():%A}"} if due else {}
    yield Candidate(
        key=f"task:{last.id}",
        kind="task",
        step=Step.PERSIST,
        what=Text(wording.TASK, {"company": _name(one)}),
        why=Text(wording.TASK_WHY if due else wording.TASK_WHY_OPEN, day),
        first_step=Text(wording.TASK_FIRST),
        if_then=Text(wording.TASK_IF),
        minutes=90,
        value=2.5,
        energy=Energy.HIGH,
        latest=due,
        per_week=5,
        subject=str(one.id),
    )


def _follow_up(one: Timeline, today: date, zone: ZoneInfo) -> Iterator[Candidate]:
    if one.state is not State.OPEN:
        return
    sent = [event for event in one.events if event.kind is EventKind.FOLLOWED_UP]
    silent = (today - one.last_event.astimezone(zone).date()).days
    talked = one.furthest in _TALKED
    reachable = talked or one.reply_possible
    low, high = FOLLOW_UP_DAYS
    if not reachable or not low <= silent <= high or len(sent) >= MOST_FOLLOW_UPS:
        return
    why = wording.FOLLOW_UP_WHY_TALK if talked else wording.FOLLOW_UP_WHY
    yield Candidate(
        key=f"follow-up:{one.id}:{len(sent) + 1}",
        kind="follow_up",
        step=Step.PERSIST,
        what=Text(wording.FOLLOW_UP, {"company": _name(one)}),
        why=Text(why, {"days": silent}),
        first_step=Text(wording.FOLLOW_UP_FIRST),
        if_then=Text(wording.FOLLOW_UP_IF),
        minutes=15,
        value=0.8 if talked else 0.3,
        energy=Energy.LOW,
        per_week=4,
        subject=str(one.id),
    )


def _feedback(one: Timeline, today: date, zone: ZoneInfo) -> Iterator[Candidate]:
    noes = [event for event in one.events if event.kind is EventKind.REJECTED]
    asked = any(
        event.kind in {EventKind.ASKED_FEEDBACK, EventKind.GOT_FEEDBACK}
        for event in one.events
    )
    if one.state is not State.REJECTED or asked:
        return
    since = (today - noes[-1].happened.astimezone(zone).date()).days
    low, high = FEEDBACK_DAYS
    on_paper = one.furthest is Furthest.APPLICATION
    if not low <= since <= high:
        return
    stage = Text(wording.STAGE_NAMES[one.furthest])
    yield Candidate(
        key=f"feedback:{one.id}",
        kind="feedback",
        step=Step.FEEDBACK,
        what=Text(wording.FEEDBACK, {"company": _name(one)}),
        why=Text(wording.FEEDBACK_WHY_PAPER)
        if on_paper
        else Text(wording.FEEDBACK_WHY, {"stage": stage}),
        first_step=Text(wording.FEEDBACK_FIRST),
        if_then=Text(wording.FEEDBACK_IF),
        minutes=15,
        value=_FEEDBACK_VALUE[one.furthest],
        energy=Energy.MIDDLE,
        per_week=3,
        subject=str(one.id),
    )


def _name(one: Timeline) -> str | Text:
    return one.company or one.role or Text(wording.THEM)


def _dated(
    one: Timeline, kind: EventKind, name: str
) -> Iterator[tuple[Event, datetime]]:
    """Yield the newest event of `kind` with its time: a moved talk replaces itself."""
    for event in reversed(one.events):
        when = _moment(event, name) if event.kind is kind else None
        if when is not None:
            yield event, when
            return


def _moment(event: Event, name: str) -> datetime | None:
    told = event.details.get(name)
    return datetime.fromisoformat(told) if told else None
