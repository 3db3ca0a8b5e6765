"""How many it takes before something may be said; and how common nothing is."""

from collections.abc import Iterable
from enum import StrEnum

from onward.evidence import wording
from onward.evidence.field import Field
from onward.evidence.priors import prior
from onward.evidence.rates import Rate
from onward.evidence.say import of_100
from onward.history.application import Channel, Timeline
from onward.kernel.text import Text

SETTLED_FOR_A_RATE = 5
SETTLED_COLD_FOR_MATERIALS = 30
SETTLED_FOR_A_MULTIPLIER = 20
SURE_SHARE = 0.95

COLD = frozenset(
    {Channel.BOARD, Channel.EMPLOYER_SITE, Channel.DIRECT, Channel.UNKNOWN}
)
"""Channels in which nobody spoke for the person; unknown is taken as cold."""


class Comparison(StrEnum):
    """How a rate lies to what is usual."""

    TOO_FEW = "too_few"
    ORDINARY = "ordinary"
    LOW = "low"
    HIGH = "high"


def cold_only(timelines: Iterable[Timeline]) -> list[Timeline]:
    """Return the applications nobody opened a door for."""
    return [timeline for timeline in timelines if timeline.channel in COLD]


def may_say_rate(rate: Rate) -> bool:
    """Return whether a sentence may call the rate the person's own."""
    return rate.settled >= SETTLED_FOR_A_RATE


def may_speak_of_materials(cold: Rate) -> bool:
    """Return whether `cold`, a rate of cold applications, allows a word on CV and letters.

    At a true rate of 9 in 100, thirty cold applications without a talk still happen
    to 6 of 100 people.
    """
    return cold.settled >= SETTLED_COLD_FOR_MATERIALS


def may_say_multiplier(first: Rate, second: Rate) -> bool:
    """Return whether "this works … times as well as that" may be said of two rates."""
    return min(first.settled, second.settled) >= SETTLED_FOR_A_MULTIPLIER


def compare(rate: Rate, field: Field) -> Comparison:
    """Return whether the true rate surely lies below or above the usual share.

    Surely: with 95 % posterior probability. It says where the rate lies, never why,
    and not that it is rare: about half of all searches lie below the usual share.
    """
    if not may_say_rate(rate):
        return Comparison.TOO_FEW
    below = rate.posterior.below(prior(rate.name, field).usual)
    if below >= SURE_SHARE:
        return Comparison.LOW
    return Comparison.HIGH if below <= 1 - SURE_SHARE else Comparison.ORDINARY


def chance_of_none(n: int, share: float) -> float:
    """Return the chance of no success in `n` independent tries: (1 − share)ⁿ."""
    return float((1 - share) ** n)


def none_by_chance(n: int) -> Text:
    """Return the sentence that says how common no talk in `n` applications is."""
    return Text(
        wording.NONE_BY_CHANCE,
        {"n": n, "at_9": _in_100(n, 0.09), "at_5": _in_100(n, 0.05)},
        plural=wording.NONE_BY_CHANCE_MANY,
    )


def _in_100(n: int, share: float) -> Text | int:
    whole = of_100(chance_of_none(n, share))
    return whole or Text(wording.FEWER_THAN_ONE)
