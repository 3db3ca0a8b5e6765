"""The horizon line: a week as small hills, today as a dot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onward.planning.week import Standing
from onward.store.queries.week_page import Day

DAY_WIDTH = 100
BASE = 48
_HIGHEST = 40
_FULL_MINUTES = 360
_FOOT = 6
"""Flat ground at either side of a day's hill."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """An SVG path in a box of 700 × 60, and where the dot of today stands, if at all."""

    line: str
    dot: int | None


def horizon(days: Sequence[Day], now: datetime) -> Horizon:
    """Draw each of `days` as one hill, the higher the more it holds; free days are flat."""
    line = [f"M0 {BASE}"]
    for at, day in enumerate(days):
        minutes = sum(
            block.minutes
            for block in day.blocks
            if block.standing is not Standing.SKIPPED
        )
        if minutes:
            line.append(_hill(DAY_WIDTH * at, minutes))
    line.append(f"L{DAY_WIDTH * len(days)} {BASE}")
    return Horizon(" ".join(line), _dot(days, now))


def _hill(left: int, minutes: int) -> str:
    """Return a smooth hill: two cubic curves that leave and meet the ground flat."""
    height = _HIGHEST * min(1.0, minutes / _FULL_MINUTES) ** 0.5
    start, top, end = left + _FOOT, left + DAY_WIDTH // 2, left + DAY_WIDTH - _FOOT
    near, far = start + 24, end - 24
    peak = BASE - height
    return (
        f"L{start} {BASE} C{near} {BASE} {near} {peak:.1f} {top} {peak:.1f}"
        f" C{far} {peak:.1f} {far} {BASE} {end} {BASE}"
    )


def _share(moment: datetime) -> float:
    return (moment.hour * 60 + moment.minute) / (24 * 60)


def _dot(days: Sequence[Day], now: datetime) -> int | None:
    shown: dict[date, int] = {day.date: at for at, day in enumerate(days)}
    at = shown.get(now.date())
    return None if at is None else round(DAY_WIDTH * (at + _share(now)))
