"""What one timeline says about each step: reached, over, still open."""

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from onward.evidence.field import Clock, Field, clock
from onward.history.application import Furthest, State, Timeline
from onward.history.event import Event, EventKind

ANSWERS = frozenset(
    {
        EventKind.ASSESSMENT,
        EventKind.INTERVIEW,
        EventKind.REJECTED,
        EventKind.OFFER,
        EventKind.ON_HOLD,
    }
)
"""Mail in which someone took up this application; a receipt is not an answer."""

_APPLYING = frozenset({EventKind.APPLIED, EventKind.ACKNOWLEDGED})
_TALKS = frozenset({Furthest.SCREEN, Furthest.INTERVIEW, Furthest.FINAL})
_OFFERED = frozenset({State.OFFER, State.ACCEPTED, State.DECLINED})

_ANSWERED_SHARE = 0.46  # of applications, 16 published funnels (1,932 applications)
_DELAY_MU, _DELAY_SIGMA = 1.85, 1.19  # ln(days + 0.5) to a no, one log (127 dated)
_DELAY_CLOSED_DAYS = 30  # the clock of the field that log comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The facts of one application that the rates are made of.

    `talked`, `final` and `offered` are nested: an offer implies a final round, that
    implies a talk, as the published funnels count. `silent` means silent for so long
    that it counts as a no; while it is not, `part` is the share of a no the silence so
    far amounts to (0 to 1). A silence the person let rest counts as one at once.
    """

    answered: bool
    talked: bool
    final: bool
    offered: bool
    refused: bool
    withdrawn: bool
    silent: bool
    part: float


def outcome(timeline: Timeline, today: date, field: Field) -> Outcome:
    """Return what `timeline` says on `today`."""
    offered = timeline.furthest is Furthest.OFFER or timeline.state in _OFFERED
    final = offered or _reached(timeline, {Furthest.FINAL})
    talked = final or has_talked(timeline)
    waits = timeline.state is State.OPEN
    hours = clock(field)
    days = silent_days(timeline, today)
    limit = hours.closed_days_after_talk if talked else hours.closed_days
    return Outcome(
        answered=talked or is_answered(timeline),
        talked=talked,
        final=final,
        offered=offered,
        refused=timeline.state is State.REJECTED,
        withdrawn=timeline.state is State.WITHDRAWN,
        silent=timeline.state is State.QUIET or (waits and days >= limit),
        part=part_of_a_no(days, hours) if waits and not talked else 0.0,
    )


def is_application(timeline: Timeline) -> bool:
    """Return whether the person applied: a recruiter's first mail alone is no try."""
    return timeline.applied_on is not None or any(
        event.kind in _APPLYING or event.kind in ANSWERS for event in timeline.events
    )


def is_answered(timeline: Timeline) -> bool:
    """Return whether anyone took it up, with a yes, a no, a test or a delay."""
    return (
        timeline.furthest is not Furthest.APPLICATION
        or timeline.state in {State.REJECTED, State.ON_HOLD}
        or any(event.kind in ANSWERS for event in timeline.events)
    )


def has_talked(timeline: Timeline) -> bool:
    """Return whether it led to a talk with a person, a recruiter's call included.

    A test alone is not a talk; `furthest` can hide an earlier call behind a test, so
    the events are asked too. An offer implies that somebody talked.
    """
    return (
        timeline.furthest is Furthest.OFFER
        or _reached(timeline, _TALKS)
        or any(event.kind is EventKind.INTERVIEW for event in timeline.events)
    )


def silent_days(timeline: Timeline, today: date) -> int:
    """Return the days since they last wrote, a talk took place, or it was sent.

    A talk still to come counts as today: 0.
    """
    known = [timeline.applied_on]
    if timeline.last_heard is not None:
        known.append(timeline.last_heard.date())
    known.extend(_talk_day(event) for event in timeline.events)
    days = [day for day in known if day is not None]
    latest = max(days) if days else timeline.last_event.date()
    return max(0, (today - latest).days)


def part_of_a_no(days: int, hours: Clock) -> float:
    """Return how much of a no `days` of silence before any talk amount to.

    With A the share ever answered and G(t) the share of answers that take at most t
    days, w = (1 − A)·G / (1 − A·G): the weight at which silent applications enter as
    noes so that the expected ratio of yes to all is right at every t. Without it a
    young search would look too good, because answers count at once and silence late.
    A: 16 published funnels; G: lognormal of 127 dated answers, stretched to the
    field's clock.
    """
    scaled = days * _DELAY_CLOSED_DAYS / hours.closed_days
    z = (math.log(scaled + 0.5) - _DELAY_MU) / _DELAY_SIGMA
    come = 0.5 * math.erfc(-z / math.sqrt(2))
    return (1 - _ANSWERED_SHARE) * come / (1 - _ANSWERED_SHARE * come)


def _reached(timeline: Timeline, steps: AbstractSet[Furthest]) -> bool:
    return timeline.furthest in steps or any(
        event.stage in steps for event in timeline.events
    )


def _talk_day(event: Event) -> date | None:
    """Return the day of the talk an invitation names, if it names one."""
    told = event.details.get("when")
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None
