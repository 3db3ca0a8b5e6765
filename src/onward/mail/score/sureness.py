"""Whether messages read with a chance of 0.8 are right in eight of ten."""

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Messages read with a chance in [`low`, `low` + 0.1): what was said, what came true."""

    low: float
    n: int
    said: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Sureness:
    """Ten bins, and the mean gap between said and right over messages (None of none)."""

    bins: tuple[Bin, ...]
    error: float | None


def sureness(told: Iterable[tuple[float, bool]]) -> Sureness:
    """Return how well chances came true, from pairs of a chance and whether it was right.

    The error is the expected calibration error over ten bins of equal width.
    """
    inside: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, right in told:
        inside[min(int(chance * BINS), BINS - 1)].append((chance, right))
    n = sum(map(len, inside))
    bins = tuple(_bin(place / BINS, pairs) for place, pairs in enumerate(inside))
    gaps = [
        one.n * abs(one.said - one.right)
        for one in bins
        if one.said is not None and one.right is not None
    ]
    return Sureness(bins, sum(gaps) / n if n else None)


def _bin(low: float, pairs: list[tuple[float, bool]]) -> Bin:
    n = len(pairs)
    if not n:
        return Bin(low, 0, None, None)
    said = sum(chance for chance, _ in pairs) / n
    return Bin(low, n, said, sum(right for _, right in pairs) / n)
