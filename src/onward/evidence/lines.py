"""The five sentences of the honest reading; each ends in something true and useful."""

from onward.evidence import wording
from onward.evidence.counts import Counts
from onward.evidence.field import SPOKEN_FOR, Field, clock
from onward.evidence.priors import RateName, prior
from onward.evidence.rates import Rate
from onward.evidence.say import as_people_say, between, of_100
from onward.evidence.silence import chance_still
from onward.evidence.too_few import (
    SETTLED_COLD_FOR_MATERIALS,
    SETTLED_FOR_A_RATE,
    Comparison,
    chance_of_none,
    compare,
    may_say_rate,
    may_speak_of_materials,
    none_by_chance,
)
from onward.kernel.text import Text


def what_is_there(counts: Counts) -> Text:
    """Return line 1: how many, of which answered, unopened, unanswered; what comes first."""
    if counts.sent == 0:
        return Text(wording.NOTHING_YET)
    values = {
        "n": counts.sent,
        "answered": counts.answered,
        "unanswered": counts.unanswered,
    }
    if counts.first_waits:
        there = Text(
            wording.COUNTS_UNOPENED,
            values | {"first_waits": counts.first_waits},
            plural=wording.COUNTS_UNOPENED_MANY,
        )
    else:
        there = Text(wording.COUNTS, values, plural=wording.COUNTS_MANY)
    if counts.offers:
        then = _counted(counts.offers, wording.OFFERED, wording.OFFERED_MANY)
    elif counts.waiting:
        then = _counted(counts.waiting, wording.WAITING, wording.WAITING_MANY)
    elif counts.running:
        then = _counted(counts.running, wording.RUNNING, wording.RUNNING_MANY)
    elif counts.hanging:
        then = Text(wording.ONE_FOLLOW_UP)
    else:
        then = Text(wording.NONE_LEFT_HANGING)
    return _two(there, then)


def first_talks(talks: Rate, field: Field) -> Text:
    """Return line 2: the rate of first talks, or what other searches say."""
    if may_say_rate(talks):
        return Text(
            wording.TALKS if talks.reached else wording.TALKS_NONE,
            {
                "reached": talks.reached,
                "settled": talks.settled,
                "mean": as_people_say(talks.mean),
                "range": between(talks.low, talks.high),
            },
        )
    return Text(
        wording.TALKS_TOO_FEW,
        {
            "settled": _counted(talks.settled, wording.SETTLED, wording.SETTLED_MANY)
            if talks.settled
            else Text(wording.SETTLED_NONE),
            "needed": SETTLED_FOR_A_RATE,
            "source": talks.prior_source,
            "usual": as_people_say(prior(RateName.INTERVIEW, field).usual),
            "range": between(*talks.prior.interval()),
        },
    )


def silence(counts: Counts, field: Field) -> Text:
    """Return line 3: how many are silent, and what that means where it is known."""
    said = _silence_before_talks(counts, field)
    if not counts.quiet_after_talk:
        return said
    after = _counted(
        counts.quiet_after_talk,
        wording.QUIET_AFTER_TALK,
        wording.QUIET_AFTER_TALK_MANY,
    )
    return _two(said, after)


def what_stands_out(cold: Rate, offers: Rate, field: Field) -> Text:
    """Return line 4: too few to say, nothing, or where a rate surely lies.

    `cold` is the rate of first talks from cold applications, `offers` that of offers
    from talks: the two that mail shows well enough to be compared.
    """
    if not may_speak_of_materials(cold):
        said = Text(
            wording.TOO_FEW_FOR_MATERIALS,
            {"needed": SETTLED_COLD_FOR_MATERIALS, "n": cold.settled},
            plural=wording.TOO_FEW_FOR_MATERIALS_MANY,
        )
        lonely = cold.settled >= SETTLED_FOR_A_RATE and cold.reached == 0
        return _two(said, none_by_chance(cold.settled)) if lonely else said
    for rate, low, high in (
        (cold, wording.FEW_TALKS, wording.MANY_TALKS),
        (offers, wording.FEW_OFFERS, wording.MANY_OFFERS),
    ):
        found = compare(rate, field)
        if found in {Comparison.LOW, Comparison.HIGH}:
            return Text(
                low if found is Comparison.LOW else high,
                {
                    "reached": rate.reached,
                    "settled": rate.settled,
                    "usual": of_100(prior(rate.name, field).usual),
                },
            )
    return Text(
        wording.NOTHING_STANDS_OUT,
        {"reached": cold.reached, "settled": cold.settled},
    )


def next_week(talks: Rate, applications: int, *, accepted: bool) -> Text:
    """Return line 5: the chance that `applications` more bring at least one talk.

    The middle is the posterior predictive chance, the range that of the 80 % interval
    of the rate. Talks already running are not in it.
    """
    if accepted:
        return Text(wording.ACCEPTED)
    if applications < 1:
        return Text(wording.NO_MORE_PLANNED)
    low, high = (
        1 - chance_of_none(applications, share) for share in (talks.low, talks.high)
    )
    own = may_say_rate(talks)
    return Text(
        wording.NEXT_WEEK if own else wording.NEXT_WEEK_OTHERS,
        {
            "n": applications,
            "mean": as_people_say(talks.posterior.chance_of_any(applications)),
            "range": between(low, high),
        },
        plural=wording.NEXT_WEEK_MANY if own else wording.NEXT_WEEK_OTHERS_MANY,
    )


def _silence_before_talks(counts: Counts, field: Field) -> Text:
    known, hours = field in SPOKEN_FOR, clock(field)
    if not counts.quiet:
        return Text(
            wording.NOT_SILENT if known else wording.NOT_SILENT_UNKNOWN,
            {"days": hours.quiet_days},
        )
    said = Text(
        wording.SILENT if known else wording.SILENT_UNKNOWN,
        {
            "n": counts.quiet,
            "days": hours.quiet_days,
            "at_14": of_100(chance_still(14)),
            "at_30": of_100(chance_still(30)),
        },
        plural=wording.SILENT_MANY if known else wording.SILENT_UNKNOWN_MANY,
    )
    if not known:
        return said
    values = {"n": counts.closed, "days": hours.closed_days}
    if not counts.closed:
        return _two(said, Text(wording.NONE_TO_CLOSE, values))
    return _two(said, Text(wording.TO_CLOSE, values, plural=wording.TO_CLOSE_MANY))


def _counted(n: int, one: str, many: str) -> Text:
    return Text(one, {"n": n}, plural=many)


def _two(first: Text, second: Text) -> Text:
    return Text(wording.TWO, {"first": first, "second": second})
