"""Rates as dots with bands, as positions in percent of a line's width."""

from collections.abc import Sequence
from dataclasses import dataclass

from onward.evidence.rates import Rate

_SCALES = (20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Band:
    """One rate on the scale: where its dot and its 80 % interval lie, in percent."""

    rate: Rate
    low: float
    width: float
    dot: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bands on a common scale from 0 to `top` in 100."""

    bands: tuple[Band, ...]
    top: int
    ticks: tuple[int, ...]


def chart(rates: Sequence[Rate]) -> Chart:
    """Place every rate on the smallest scale that holds all of their bands."""
    most = 100 * max((rate.high for rate in rates), default=0.0)
    top = next(scale for scale in _SCALES if most <= scale or scale == 100)
    bands = tuple(
        Band(
            rate,
            round(10000 * rate.low / top, 1),
            round(10000 * (rate.high - rate.low) / top, 1),
            round(10000 * rate.mean / top, 1),
        )
        for rate in rates
    )
    return Chart(bands, top, (0, top // 2, top))
