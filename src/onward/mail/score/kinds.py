"""How well kinds were told apart: precision, recall, F1, and what was taken for what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.mail.score.figure import DRAWS, Figure, drawn, share, wilson
from onward.mail.signal import Kind

KINDS = tuple(Kind)
Told = tuple[Kind, Kind | None]
"""The true kind and the one that was read; None where the message was not read."""


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind: `n` messages are of it; precision is None where none was read as it."""

    kind: Kind
    n: int
    precision: Figure | None
    recall: Figure | None
    f1: Figure


@dataclass(frozen=True, slots=True)
class KindScores:
    """All kinds that a set of messages has, or that were read into it.

    `macro_f1` is the mean F1 of the kinds that are there. `confusion` counts messages
    by the true kind and the one that was read.
    """

    n: int
    accuracy: Figure
    macro_f1: Figure
    kinds: tuple[KindScore, ...]
    confusion: Mapping[Told, int]


def told_apart(told: Sequence[Told], seed: int) -> KindScores:
    """Return how well the kinds of one message or more were told apart.

    Drawing messages anew, with replacement, is drawing the cells of the confusion table
    from a multinomial distribution. The same messages and `seed` give the same interval.
    """
    confusion = Counter(told)
    there = Counter(true for true, _ in told)
    read = Counter(kind for _, kind in told)
    hits = {kind: confusion[kind, kind] for kind in KINDS}
    f1_of, macro, f1_draws, macro_draws = _f1_and_draws(confusion, seed)
    scores = tuple(
        KindScore(
            kind,
            there[kind],
            share(hits[kind], read[kind]),
            share(hits[kind], there[kind]),
            drawn(f1_of[place], there[kind], f1_draws[place]),
        )
        for place, kind in enumerate(KINDS)
        if there[kind] or read[kind]
    )
    accuracy = wilson(sum(hits.values()), len(told))
    whole = drawn(macro, len(told), macro_draws)
    return KindScores(len(told), accuracy, whole, scores, confusion)


def _f1_and_draws(
    confusion: Mapping[Told, int], seed: int
) -> tuple[list[float], float, list[list[float]], list[float]]:
    """Return F1 by kind, their mean, and both again for each draw."""
    table = np.array(
        [[confusion.get((true, kind), 0) for kind in (*KINDS, None)] for true in KINDS]
    )
    n = int(table.sum())
    drawing = np.random.default_rng(seed)
    cells = drawing.multinomial(n, table.ravel() / n, size=DRAWS)
    by_kind, mean = _f1(table[np.newaxis])
    drawn_by_kind, drawn_mean = _f1(cells.reshape(DRAWS, *table.shape))
    return (
        by_kind[0].tolist(),
        float(mean[0]),
        drawn_by_kind.T.tolist(),
        drawn_mean.tolist(),
    )


def _f1(
    tables: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return for each of `tables` (draw × true × read) F1 by kind, and their mean.

    A kind that is neither there nor read has none (NaN); the mean is over those there.
    """
    hits = np.diagonal(tables, axis1=1, axis2=2)
    there = tables.sum(axis=2)
    sides = there + tables[:, :, : len(KINDS)].sum(axis=1)
    f1 = np.where(sides > 0, 2 * hits / np.maximum(sides, 1), np.nan)
    present = there > 0
    return f1, np.where(present, f1, 0.0).sum(axis=1) / present.sum(axis=1)
