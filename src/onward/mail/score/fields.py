"""How well the fields of a signal were read, where the message is about a job."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from onward.mail.score.alike import (
    Passages,
    Verdict,
    company,
    moment,
    passage_f1,
    passage_parts,
    words,
)
from onward.mail.score.figure import DRAWS, Figure, drawn, share
from onward.mail.score.truth import Truth
from onward.mail.signal import QUIET_KINDS, Kind, Signal

Pair = tuple[Truth, Signal | None]
"""What a message truly says, and what was read; None where it was not read."""

_ONLY_A_NO = frozenset({"stage", "feedback", "door_open"})
"""Fields that only a no carries; on other messages their labels are empty by rule."""

_UNREAD = object()


def field_scores(pairs: Iterable[Pair], seed: int) -> dict[str, Figure | None]:
    """Return by field how often it was right, over messages whose label speaks of it.

    A message that was not read is wrong in each. `when`, `due` and `feedback` count where
    the label or the reading gives one, `…_day` is right also where only the time of day
    is not, and `feedback` is no share but `passage_f1`.
    """
    asked = [pair for pair in pairs if pair[0].kind not in QUIET_KINDS]
    scores: dict[str, Figure | None] = {
        "company": _right(_both(asked, "company"), company),
        "role": _right(_both(asked, "role"), words),
    }
    for name in ("stage", "reply_possible", "door_open", "language"):
        scores[name] = _right(_both(asked, name), _same)
    scores["feedback"] = _feedback(_given(asked, "feedback"), seed)
    for name in ("when", "due"):
        given = _given(asked, name)
        scores[name] = _right(given, moment)
        scores[f"{name}_day"] = _right(given, moment, {Verdict.RIGHT, Verdict.DAY})
    return scores


Values = list[tuple[Any, Any]]


def _both(pairs: Iterable[Pair], name: str) -> Values:
    """Return the true and the read value wherever the label speaks of `name`."""
    return [
        (truth.said[name], _UNREAD if signal is None else getattr(signal, name))
        for truth, signal in pairs
        if name in truth.said
        and (truth.kind is Kind.REJECTED or name not in _ONLY_A_NO)
    ]


def _given(pairs: Iterable[Pair], name: str) -> Values:
    """Return as `_both` where a side gives a value; what was not read gives none."""
    values = [
        (true, None if said is _UNREAD else said) for true, said in _both(pairs, name)
    ]
    return [pair for pair in values if pair != (None, None)]


def _right(
    values: Values,
    verdict: Callable[[Any, Any], Verdict],
    enough: Iterable[Verdict] = (Verdict.RIGHT,),
) -> Figure | None:
    right = sum(
        said is not _UNREAD and verdict(true, said) in enough for true, said in values
    )
    return share(right, len(values))


def _same(true: object, said: object) -> Verdict:
    return Verdict.RIGHT if true == said else Verdict.WRONG


def _feedback(passages: list[Passages], seed: int) -> Figure | None:
    """Return `passage_f1`, with messages drawn anew for its interval."""
    value = passage_f1(passages)
    if value is None:
        return None
    n = len(passages)
    parts = np.array([passage_parts(pair) for pair in passages])
    drawing = np.random.default_rng(seed)
    sums = [parts[drawing.integers(n, size=n)].sum(axis=0) for _ in range(DRAWS)]
    return drawn(value, n, [float(2 * found / sides) for found, sides in sums])
