"""How many applications stand where, with unopened answers kept apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onward.evidence.field import Field
from onward.evidence.outcome import ANSWERS, has_talked, is_answered, is_application
from onward.evidence.seen import as_seen
from onward.evidence.silence import state_on, treat_as_closed
from onward.history.application import LIVE, State, Timeline
from onward.history.event import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many applications stand where.

    `sent` is the sum of `answered`, `first_waits` and `unanswered`: by what the person
    has seen, by nothing but an answer that waits, by nobody. `hanging` are the
    unanswered ones from which something may still come. `waiting` have a no
    that is unopened.
    An application is `running` after a talk as long as the person has seen no end, so
    that no number tells one unopened no apart. `quiet` and `closed` are silent before
    a talk, `quiet_after_talk` after one; what the person let rest is in none of these.
    `offers` are open offers. `by_answer` are known by what they answered alone: nothing
    here shows that they were sent, so silent ones of their kind are missing.
    """

    sent: int
    answered: int
    first_waits: int
    unanswered: int
    hanging: int
    waiting: int
    running: int
    quiet: int
    closed: int
    quiet_after_talk: int
    accepted: int
    offers: int
    by_answer: int


def count(sent: Sequence[Timeline], today: date, field: Field) -> Counts:
    """Return the counts of `sent`, which are applications, as of `today`."""
    waiting = sum(bool(one.waiting) for one in sent)
    sent = [as_seen(one) for one in sent]
    live = [one for one in sent if one.state in LIVE and one.state is not State.QUIET]
    quiet = [one for one in live if state_on(one, today, field) is State.QUIET]
    talked = sum(has_talked(one) for one in quiet)
    answered = sum(_seen_answer(one) for one in sent)
    first_waits = sum(bool(one.waiting) and not _seen_answer(one) for one in sent)
    return Counts(
        sent=len(sent),
        answered=answered,
        first_waits=first_waits,
        unanswered=len(sent) - answered - first_waits,
        hanging=sum(not is_answered(one) for one in live),
        waiting=waiting,
        running=sum(has_talked(one) for one in live),
        quiet=len(quiet) - talked,
        closed=sum(treat_as_closed(one, today, field) for one in sent),
        quiet_after_talk=talked,
        accepted=sum(one.state is State.ACCEPTED for one in sent),
        offers=sum(one.state is State.OFFER for one in sent),
        by_answer=sum(_by_answer(one) for one in sent),
    )


def shows_what_was_sent(timelines: Iterable[Timeline]) -> bool:
    """Return whether at least half are known by more than what they answered."""
    known = [_by_answer(one) for one in timelines if is_application(one)]
    return sum(known) * 2 <= len(known)


def _by_answer(timeline: Timeline) -> bool:
    return timeline.applied_on is None and not any(
        event.kind in {EventKind.APPLIED, EventKind.ACKNOWLEDGED}
        for event in timeline.events
    )


def _seen_answer(timeline: Timeline) -> bool:
    """Return whether the person has seen an answer other than an unopened no."""
    if not timeline.waiting:
        return is_answered(timeline)
    return any(
        event.kind in ANSWERS and event.id not in timeline.waiting
        for event in timeline.events
    )
