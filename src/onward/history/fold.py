"""Events → timelines: the one place that knows what the log means.

The log is append-only. Corrections are events too: `RETRACTED` takes one event out of
the reading, `MOVED` gives it to another application, `MERGED` gives all of one
application's events to another, `DESCRIBED` names company, role, channel or the date,
`OPENED` goes wherever the answer it opened goes. A correction can itself be retracted,
which brings back what it corrected.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

from onward.history.application import Channel, Furthest, State, Timeline
from onward.history.event import Event, EventKind, Source

RULES = 3
"""Raised whenever the same log comes to mean something else: stores then fold again."""

_LINKS = frozenset({EventKind.RETRACTED, EventKind.MERGED, EventKind.MOVED})
"""Lines that say where others belong and belong to no reading themselves."""

_CORRECTIONS = frozenset(
    {
        EventKind.DESCRIBED,
        EventKind.MERGED,
        EventKind.MOVED,
        EventKind.RETRACTED,
        EventKind.OPENED,
    }
)

_REACHED = {
    EventKind.ASSESSMENT: Furthest.ASSESSMENT,
    EventKind.INTERVIEW: Furthest.INTERVIEW,
    EventKind.OFFER: Furthest.OFFER,
    EventKind.ACCEPTED: Furthest.OFFER,
    EventKind.DECLINED: Furthest.OFFER,
}
"""What an event alone proves; an event's own stage may prove more."""

_STATES = {
    EventKind.REJECTED: State.REJECTED,
    EventKind.WITHDRAWN: State.WITHDRAWN,
    EventKind.OFFER: State.OFFER,
    EventKind.ACCEPTED: State.ACCEPTED,
    EventKind.DECLINED: State.DECLINED,
    EventKind.ON_HOLD: State.ON_HOLD,
    EventKind.INTERVIEW: State.OPEN,
    EventKind.ASSESSMENT: State.OPEN,
    EventKind.LET_GO: State.QUIET,
}
"""What an event makes of the state; the others leave it as it is."""

_REOPENS = {
    EventKind.APPLIED: {State.WITHDRAWN, State.QUIET},
    EventKind.ACKNOWLEDGED: {State.QUIET},
}
"""What opens again where it was over: applying anew, or their word after a silence."""

_HEARD = frozenset(
    {
        EventKind.ACKNOWLEDGED,
        EventKind.ASSESSMENT,
        EventKind.INTERVIEW,
        EventKind.REJECTED,
        EventKind.OFFER,
        EventKind.ON_HOLD,
        EventKind.GOT_FEEDBACK,
    }
)
"""Events in which the other side spoke."""

_ORDER = list(Furthest)
_STAGES = frozenset(Furthest)
_CHANNELS = frozenset(Channel)


def fold(events: Iterable[Event]) -> dict[UUID, Timeline]:
    """Return the timelines that `events` tell, by application id.

    `events` is the whole log of the applications concerned, in any order; days are those
    of the clock `happened` is told by. Applications merged into others are absent, and so
    are those all of whose events were retracted.
    """
    log = _ordered(events)
    dead = _retracted(log)
    home_of = _homes(log, dead)
    by_application: dict[UUID, list[Event]] = defaultdict(list)
    for event in log:
        if event.id not in dead and event.kind not in _LINKS:
            by_application[home_of[event.id]].append(event)
    return {
        application: _timeline(application, own)
        for application, own in by_application.items()
        if any(event.kind not in _CORRECTIONS for event in own)
    }


def homes(events: Iterable[Event]) -> dict[UUID, UUID]:
    """Return which application each event belongs to now, also of those undone."""
    log = _ordered(events)
    return _homes(log, _retracted(log))


def merged_away(events: Iterable[Event]) -> dict[UUID, UUID]:
    """Return the applications that were merged into others, each with where it went."""
    log = _ordered(events)
    into = _merges(log, _retracted(log))
    return {application: _root(application, into) for application in into}


def undone(events: Iterable[Event]) -> dict[UUID, UUID]:
    """Return the ids of events that are out of force, each with the undo that stands."""
    log = _ordered(events)
    dead = _retracted(log)
    return {
        UUID(event.details["event"]): event.id
        for event in log
        if event.kind is EventKind.RETRACTED and event.id not in dead
    }


def _ordered(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.recorded, event.id))


def _retracted(log: list[Event]) -> set[UUID]:
    """Return ids out of force: later lines are judged first, as they may undo undos."""
    dead: set[UUID] = set()
    for event in reversed(log):
        if event.kind is EventKind.RETRACTED and event.id not in dead:
            dead.add(UUID(event.details["event"]))
    return dead


def _homes(log: list[Event], dead: set[UUID]) -> dict[UUID, UUID]:
    """Return the application each event belongs to after moves and merges."""
    moved = {
        UUID(event.details["event"]): UUID(event.details["to"])
        for event in log
        if event.kind is EventKind.MOVED and event.id not in dead
    }
    into = _merges(log, dead)
    found = {
        event.id: _root(moved.get(event.id, event.application), into) for event in log
    }
    for event in log:
        if event.kind is EventKind.OPENED:
            answer = UUID(event.details["event"])
            found[event.id] = found.get(answer, found[event.id])
    return found


def _merges(log: list[Event], dead: set[UUID]) -> dict[UUID, UUID]:
    into: dict[UUID, UUID] = {}
    for event in log:
        if event.kind is EventKind.MERGED and event.id not in dead:
            other = UUID(event.details["into"])
            # A merge that would close a circle says nothing new: they are one already.
            if not _leads(other, event.application, into):
                into[event.application] = other
    return into


def _root(application: UUID, into: dict[UUID, UUID]) -> UUID:
    while application in into:
        application = into[application]
    return application


def _leads(application: UUID, other: UUID, into: dict[UUID, UUID]) -> bool:
    while application != other and application in into:
        application = into[application]
    return application == other


def _timeline(application: UUID, own: list[Event]) -> Timeline:
    told = _in_order(event for event in own if event.kind not in _CORRECTIONS)
    described = _described(application, own)
    opened = {event.details["event"] for event in own if event.kind is EventKind.OPENED}
    heard = [event for event in told if event.kind in _HEARD]
    verdicts = [event for event in told if event.kind is EventKind.REJECTED]
    return Timeline(
        id=application,
        company=described.get("company") or None,
        role=described.get("role") or None,
        channel=_channel(described.get("channel")),
        applied_on=_applied_on(told, described.get("applied_on")),
        furthest=_furthest(told),
        state=_state(told),
        last_heard=max((event.happened for event in heard), default=None),
        last_event=max(event.happened for event in told),
        feedback=_last(told, "feedback"),
        door_open=any(event.details.get("door_open") for event in verdicts),
        reply_possible=any(event.details.get("reply_possible") for event in heard),
        waiting=tuple(event.id for event in verdicts if _unopened(event, opened)),
        events=tuple(told),
        answer_seen=_answer_seen(own, verdicts),
    )


def _in_order(told: Iterable[Event]) -> list[Event]:
    """Return `told`, which comes in the log's order, by when it happened.

    What the person tells of a day follows all of that day that was in the log by then.
    """
    placed: list[tuple[datetime, Event]] = []
    latest: dict[date, datetime] = {}
    for event in told:
        moment = event.happened.astimezone(UTC)
        before = latest.get(day := event.happened.date(), moment)
        if event.source is Source.PERSON and event.message is None:
            moment = max(moment, before)
        placed.append((moment, event))
        latest[day] = max(moment, before)
    return [event for _, event in sorted(placed, key=lambda each: each[0])]


def _described(application: UUID, own: list[Event]) -> dict[str, str]:
    """Return the description in force: the person's words outrank any mail's.

    Among equals an application's own words outrank those of one merged into it, and
    later ones earlier ones.
    """
    told = [event for event in own if event.kind is EventKind.DESCRIBED]
    told.sort(
        key=lambda event: (
            event.source is not Source.MAIL,
            event.application == application,
            event.recorded,
        )
    )
    result: dict[str, str] = {}
    for event in told:
        result.update(event.details)
    return result


def _channel(name: str | None) -> Channel:
    return Channel(name) if name in _CHANNELS else Channel.UNKNOWN


def _applied_on(told: list[Event], described: str | None) -> date | None:
    """Return the day the person applied, None when all that is known came later."""
    if described:
        return date.fromisoformat(described)
    for kind in (EventKind.APPLIED, EventKind.ACKNOWLEDGED):
        for event in told:
            if event.kind is kind and not event.details.get("undated"):
                return event.happened.date()
    return None


def _furthest(told: list[Event]) -> Furthest:
    proofs = [Furthest.APPLICATION, *(_proof(event) for event in told)]
    return max(proofs, key=_ORDER.index)


def _proof(event: Event) -> Furthest:
    """Return the furthest step this event alone proves."""
    by_kind = _REACHED.get(event.kind, Furthest.APPLICATION)
    if event.stage not in _STAGES:
        return by_kind
    by_stage = Furthest(event.stage)
    if event.kind is EventKind.INTERVIEW:
        return by_stage  # a first screening call is a talk, but not yet an interview
    return max(by_kind, by_stage, key=_ORDER.index)


def state_after(state: State, kind: str) -> State:
    """Return where an application stands once an event of `kind` has followed."""
    what = EventKind(kind)
    if state in _REOPENS.get(what, ()):
        return State.OPEN
    return _STATES.get(what, state)


def _state(told: list[Event]) -> State:
    state = State.OPEN
    for event in told:
        state = state_after(state, event.kind)
    return state


def _last(told: list[Event], name: str) -> str | None:
    found = [event.details[name] for event in told if event.details.get(name)]
    return found[-1] if found else None


def _answer_seen(own: list[Event], verdicts: list[Event]) -> datetime | None:
    seen = [event.happened for event in own if event.kind is EventKind.OPENED]
    seen += [event.happened for event in verdicts if event.source is Source.PERSON]
    return max(seen, default=None)


def _unopened(event: Event, opened: set[str]) -> bool:
    """Return whether this no waits: those the person told us of never do."""
    return event.source is not Source.PERSON and str(event.id) not in opened
