"""The week's vocabulary: what a person can give, and what is placed in it."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from onward.kernel.candidate import Candidate, Energy
from onward.kernel.spans import Span
from onward.kernel.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Times of one weekday (0 is Monday) in which search work is welcome.

    `end` before or at `start` runs past midnight.
    """

    weekday: int
    start: time
    end: time
    energy: Energy = Energy.MIDDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """What the person can give in a week; three answers suffice, the rest is default.

    `hours_per_week` bounds search work, not care. `sleep_from`–`sleep_to` is their own
    night, at any hour. `days_off` are weekdays without search (at least one day a week
    stays free of search even when it is empty). `windows` empty means: any waking time
    between an hour after waking and two hours before sleep.
    """

    time_zone: str
    hours_per_week: float
    days: tuple[int, ...]
    sleep_from: time
    sleep_to: time
    windows: tuple[Window, ...] = ()
    days_off: tuple[int, ...] = ()
    busy: tuple[Span, ...] = ()
    longest_block_minutes: int = 90
    lighter: bool = False


class Standing(StrEnum):
    """What became of a block."""

    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A candidate with its place in the week."""

    candidate: Candidate
    span: Span
    standing: Standing = Standing.PLANNED
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A candidate that was not placed, and the rule that says why."""

    candidate: Candidate
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A solved week.

    `monday` is its first day in the person's own time zone; `search_minutes` counts
    blocks that spend search hours; `gap` is the solver's proven relative distance from
    the best possible plan; `backstop` is true when the clock ended the search; `value`
    is what the plan is worth to the solver (docs/developer/methods.md).
    """

    monday: date
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    search_minutes: int = 0
    capacity_minutes: int = 0
    gap: float = 0.0
    backstop: bool = False
    value: float = 0.0
    notes: tuple[Text, ...] = field(default=())
