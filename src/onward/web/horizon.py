"""The horizon line: a week as small hills, today as a dot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onward.planning.week import Standing
from onward.store.queries.week_page import Day, PlannedBlock

DAY_WIDTH = 100
BASE = 48
_HIGHEST = 34
_FULL_MINUTES = 120
_NARROWEST = 12.0


@dataclass(frozen=True, slots=True)
class Horizon:
    """An SVG path in a box of 700 × 60, and where the dot of today stands, if at all."""

    line: str
    dot: int | None


def horizon(days: Sequence[Day], now: datetime) -> Horizon:
    """Draw the blocks of `days` as hills: wider and higher the longer they are."""
    end = 0.0
    line = [f"M0 {BASE}"]
    for at, day in enumerate(days):
        for block in day.blocks:
            if block.standing is Standing.SKIPPED:
                continue
            start = max(end, DAY_WIDTH * (at + _share(block.start)))
            hill, end = _hill(start, block)
            line.append(hill)
    line.append(f"L{max(end, DAY_WIDTH * len(days)):.0f} {BASE}")
    return Horizon(" ".join(line), _dot(days, now))


def _hill(start: float, block: PlannedBlock) -> tuple[str, float]:
    width = max(_NARROWEST, DAY_WIDTH * block.minutes / (24 * 60) * 2.5)
    height = _HIGHEST * min(1.0, block.minutes / _FULL_MINUTES) ** 0.5
    end = start + width
    top = BASE - 2 * height  # a quadratic curve reaches half way to its handle
    curve = f"L{start:.1f} {BASE} Q{start + width / 2:.1f} {top:.1f} {end:.1f} {BASE}"
    return curve, end


def _share(moment: datetime) -> float:
    return (moment.hour * 60 + moment.minute) / (24 * 60)


def _dot(days: Sequence[Day], now: datetime) -> int | None:
    shown: dict[date, int] = {day.date: at for at, day in enumerate(days)}
    at = shown.get(now.date())
    return None if at is None else round(DAY_WIDTH * (at + _share(now)))
