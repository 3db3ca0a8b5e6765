"""What silence says: is it quiet, may it be closed, does a reply still come."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from onward.evidence import wording
from onward.evidence.beta import Beta
from onward.evidence.field import SPOKEN_FOR, Field, clock
from onward.evidence.outcome import has_talked, silent_days
from onward.evidence.say import of_100
from onward.history.application import State, Timeline
from onward.kernel.text import Text

HORIZON_DAYS = 75
LOG_APPLICATIONS = 437

# Kaplan–Meier estimate from one person's log (data-science graduate, France, 2023):
# P(a reply still comes by day 75 | silent through day t). The value at day 0 follows
# from the same table: 0.19 answered by day 7 and 0.18 of the other 0.81 after it.
_STILL = ((0, 0.336), (7, 0.18), (14, 0.12), (21, 0.10), (30, 0.06), (45, 0.03))
_LAST_DAY, _LAST_CHANCE = _STILL[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyChance:
    """How likely a reply still is after `silent_days`.

    `chance` is None where nobody has counted (after a talk). [`low`, `high`] is the
    80 % interval from the number of applications in the log alone: how much people
    differ is not in it. `at_most` means the table ends before this day. `known` says
    whether the log is from the person's own field; where not, the sentence says so
    and the number is for orientation only.
    """

    silent_days: int
    chance: float | None
    low: float | None
    high: float | None
    at_most: bool
    known: bool
    sentence: Text
    source: Text


def chance_still(days: int) -> float:
    """Return P(a reply still comes within 75 days | silent through day `days`).

    Between the table's days the logarithm is interpolated, so it never rises. Past
    day 45, where the table ends, its last value is returned: an upper bound.
    """
    if days >= _LAST_DAY:
        return _LAST_CHANCE
    days = max(0, days)
    at = bisect_right(_STILL, (days, 1.0))
    (day, chance), (next_day, next_chance) = _STILL[at - 1], _STILL[at]
    along = (days - day) / (next_day - day)
    return math.exp((1 - along) * math.log(chance) + along * math.log(next_chance))


def chance_interval(days: int) -> tuple[float, float]:
    """Return the 80 % interval of `chance_still(days)` for the size of the log.

    Jeffreys interval on the applications still silent at that day; censored ones are
    counted as if followed to the end, so it is a little too narrow.
    """
    chance = chance_still(days)
    still_silent = LOG_APPLICATIONS * (1 - _STILL[0][1]) / (1 - chance)
    came = chance * still_silent
    return Beta(came + 0.5, still_silent - came + 0.5).interval()


def reply_chance(timeline: Timeline, today: date, field: Field) -> ReplyChance:
    """Return what is known about a reply to `timeline`, with its sentence and source."""
    days = silent_days(timeline, today)
    if has_talked(timeline):
        return ReplyChance(
            silent_days=days,
            chance=None,
            low=None,
            high=None,
            at_most=False,
            known=False,
            sentence=Text(
                wording.SILENT_AFTER_TALK,
                {"n": days},
                plural=wording.SILENT_AFTER_TALK_MANY,
            ),
            source=Text(wording.SOURCE_PROCESS),
        )
    chance, (low, high) = chance_still(days), chance_interval(days)
    known, at_most = field in SPOKEN_FOR, days > _LAST_DAY
    said = _still_came(days)
    return ReplyChance(
        silent_days=days,
        chance=chance,
        low=low,
        high=high,
        at_most=at_most,
        known=known,
        sentence=said if known else Text(wording.ORIENTATION, {"said": said}),
        source=Text(wording.SOURCE_SILENCE, {"n": LOG_APPLICATIONS}),
    )


def _still_came(days: int) -> Text:
    share = of_100(chance_still(days))
    if days > _LAST_DAY:
        return Text(wording.STILL_CAME_AT_MOST, {"days": _LAST_DAY, "of_100": share})
    return Text(
        wording.STILL_CAME,
        {"n": days, "of_100": share},
        plural=wording.STILL_CAME_MANY,
    )


def state_on(timeline: Timeline, today: date, field: Field) -> State:
    """Return the state to show on `today`: an open one becomes QUIET with time.

    A way of showing, for every field; it claims nothing about the chance of a reply.
    """
    if timeline.state is not State.OPEN:
        return timeline.state
    hours = clock(field)
    limit = hours.quiet_days_after_talk if has_talked(timeline) else hours.quiet_days
    return State.QUIET if silent_days(timeline, today) >= limit else State.OPEN


def treat_as_closed(timeline: Timeline, today: date, field: Field) -> bool:
    """Return whether the person may be told to treat this silence as closed.

    Only before a talk, and only in fields the table of silence speaks for.
    """
    return (
        timeline.state is State.OPEN
        and field in SPOKEN_FOR
        and not has_talked(timeline)
        and silent_days(timeline, today) >= clock(field).closed_days
    )
