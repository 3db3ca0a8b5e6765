"""A figure with its 95 % interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

DRAWS = 1000
"""How often messages are drawn anew where no formula gives the interval."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between 0 and 1, its 95 % interval, and the `n` messages behind it."""

    value: float
    low: float
    high: float
    n: int


def share(right: int, n: int) -> Figure | None:
    """Return `right` of `n` as `wilson` does; None of nothing."""
    return wilson(right, n) if n else None


def wilson(right: int, n: int) -> Figure:
    """Return `right` of `n` (at least 1) with the score interval (Wilson 1927)."""
    seen, square = right / n, _Z * _Z / n
    middle = (seen + square / 2) / (1 + square)
    reach = _Z * sqrt(seen * (1 - seen) / n + square / n / 4) / (1 + square)
    low = 0.0 if right == 0 else middle - reach
    return Figure(seen, low, 1.0 if right == n else middle + reach, n)


def drawn(value: float, n: int, draws: Sequence[float]) -> Figure:
    """Return `value` with the middle 95 % of what `draws` of the messages gave.

    This is the percentile bootstrap (Efron 1979). Draws that gave nothing are NaN and
    do not count. With few messages it is too narrow.
    """
    low, high = np.nanquantile(draws, (0.025, 0.975))
    return Figure(value, float(low), float(high), n)
