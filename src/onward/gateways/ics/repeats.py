"""When a repeating event happens (RFC 5545 3.8.5.3), with work that is bounded.

dateutil expands the rule on the wall clock, so that ten in the morning stays ten in
the morning when the clocks change. It looks for the next time up to the year 9999,
which for a rule that never happens (30 February) takes seconds; the Gregorian calendar
repeats after 400 years to the weekday, so the rule is expanded as late as it can be and
the times are moved back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from math import prod

from dateutil.rrule import rrulestr

_CYCLE = timedelta(days=146_097)
_LAST_YEAR = 9990
_LONGEST_RULE = 500
_TIMES_A_DAY = 24
_PER_RULE = 50_000
_IN_ALL = 500_000
_IDLE_RULES = 10
_DAILY = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WITHIN_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")


class NotFollowed(ValueError):
    """The rule is broken, or repeats more often than a calendar for people does."""


@dataclass(slots=True)
class Budget:
    """What is left of the work one file may cause."""

    times: int = _IN_ALL
    idle: int = _IDLE_RULES
    exceeded: bool = False


def rule_parts(rule: str) -> dict[str, str]:
    """Return `FREQ=WEEKLY;COUNT=3` as a mapping with upper-case names."""
    pairs = (part.partition("=") for part in rule.upper().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def wall_times(
    rule: str, start: datetime, end: datetime, budget: Budget
) -> Iterator[datetime]:
    """Yield the rule's times on the wall clock from `start`, all before `end`.

    UNTIL is the caller's: it may be in another zone. Raises `NotFollowed`.
    """
    parts = rule_parts(rule)
    _check(rule, parts)
    if start >= end:
        return
    shift = _CYCLE * ((_LAST_YEAR - end.year) // 400)
    times = _expanded(parts, start + shift)
    for time in islice(times, min(_PER_RULE, budget.times)):
        budget.times -= 1
        if time - shift >= end:
            return
        yield time - shift
    if "COUNT" not in parts:
        # Either more times than allowed, or a search up to the end of the calendar.
        budget.idle -= 1
        budget.exceeded = budget.exceeded or next(times, None) is not None


def _expanded(parts: dict[str, str], start: datetime) -> Iterator[datetime]:
    text = ";".join(f"{name}={said}" for name, said in parts.items() if name != "UNTIL")
    try:
        yield from rrulestr(f"RRULE:{text}", dtstart=start)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        # dateutil refuses some rules when it reads them and some when it follows them.
        raise NotFollowed from error


def _check(rule: str, parts: dict[str, str]) -> None:
    listed = prod(parts.get(name, "").count(",") + 1 for name in _WITHIN_DAY)
    interval = parts.get("INTERVAL", "1")
    if (
        len(rule) > _LONGEST_RULE
        or parts.get("FREQ") not in _DAILY
        or listed > _TIMES_A_DAY
        or not (
            interval.isascii() and interval.isdigit() and 0 < int(interval) < 10_000
        )
    ):
        raise NotFollowed(rule[:_LONGEST_RULE])
