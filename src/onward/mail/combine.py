"""What the sums of sentences make of a message: the same twice over.

`Plain` needs nothing but Python. `AtOnce` needs numpy, which takes longer to load than
a hundred messages take to read, and then three times less for each. Both give the same
to twelve digits.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add, mul
from typing import Any, Protocol

from onward.mail.moves import MOVES
from onward.mail.rows import Lanes

SCALE, SHRINK = 4.0, 8
"""A sentence of n features counts `SCALE / sqrt(n + SHRINK)` of their sum."""
MOVES_COUNT = 2.0
Head = Mapping[str, Any]
"""`steps`, `biases` and `out` of one view, see `model.pack`."""


class Moves(Protocol):
    """The chances of the moves of each of a message's sentences."""

    def __len__(self) -> int: ...

    def __getitem__(self, sentence: int, /) -> Sequence[float]: ...


class Seen(Moves, Protocol):
    """What the views, in the mean, make of a message's sentences."""

    def scores(self) -> Sequence[float]:
        """Return the scores of the message's outputs, before frame and bias."""

    def speaks(self, sentence: int, output: int) -> float:
        """Return how much one sentence, were it the largest in all, adds to an output.

        This is the sum over the views.
        """


class Combine(Protocol):
    """Sums of rows, one a sentence → what is seen in them."""

    def __call__(self, sums: Sequence[int]) -> Seen: ...


_Values = tuple[Sequence[float], Sequence[float]]
"""A sentence's hidden values, and the chances of its moves."""


class _View:
    def __init__(self, head: Head, lanes: slice) -> None:
        self._steps: Sequence[float] = head["steps"]
        self._biases: Sequence[float] = head["biases"]
        self._out: Sequence[Sequence[float]] = head["out"]
        self._lanes = lanes
        self._hidden = len(self._biases) - len(MOVES)

    def values(self, lanes: Sequence[int]) -> _Values:
        *own, count = lanes[self._lanes]
        scale = SCALE / math.sqrt(count + SHRINK)
        scaled = [scale * step for step in self._steps]
        values = list(map(add, self._biases, map(mul, scaled, own)))
        hidden = [value if value > 0 else 0.0 for value in values[: self._hidden]]
        return hidden, chances(values[self._hidden :])

    def scores(self, sentences: Sequence[_Values]) -> list[float]:
        seen = [0.0] * len(self._out[0])
        if sentences:
            shown = list(zip(*(hidden for hidden, _ in sentences), strict=True))
            moved = zip(*(moves for _, moves in sentences), strict=True)
            seen = [max(column) for column in shown]
            seen += [sum(column) / len(sentences) for column in shown]
            seen += [MOVES_COUNT * max(column) for column in moved]
        return [sum(map(mul, seen, weights)) for weights in self._out]

    def speaks(self, output: int, values: _Values) -> float:
        hidden, moves = values
        weights = self._out[output]
        moved: float = sum(map(mul, moves, weights[2 * self._hidden :]))
        shown: float = sum(map(mul, hidden, weights))
        return shown + MOVES_COUNT * moved


class Plain:
    """`Combine` one number after the other."""

    def __init__(self, heads: Sequence[Head]) -> None:
        edges = [0, *accumulate(len(head["biases"]) + 1 for head in heads)]
        self.lanes = Lanes(edges[-1])
        self.views = [
            _View(head, slice(*its))
            for head, its in zip(heads, pairwise(edges), strict=True)
        ]

    def __call__(self, sums: Sequence[int]) -> Seen:
        apart = map(self.lanes.apart, sums)
        return _Plain(
            self.views, [[view.values(lanes) for view in self.views] for lanes in apart]
        )


class _Plain:
    def __init__(self, views: Sequence[_View], seen: Sequence[list[_Values]]) -> None:
        self._views = views
        self._seen = seen

    def scores(self) -> Sequence[float]:
        return _mean(
            [
                view.scores([values[at] for values in self._seen])
                for at, view in enumerate(self._views)
            ]
        )

    def __len__(self) -> int:
        return len(self._seen)

    def __getitem__(self, sentence: int) -> Sequence[float]:
        return _mean([moves for _, moves in self._seen[sentence]])

    def speaks(self, sentence: int, output: int) -> float:
        return sum(
            view.speaks(output, values)
            for view, values in zip(self._views, self._seen[sentence], strict=True)
        )


class AtOnce:
    """`Combine` all sentences and views at once; they must be of one width."""

    def __init__(self, heads: Sequence[Head]) -> None:
        import numpy as np

        self.np = np
        self.lanes = Lanes(sum(len(head["biases"]) + 1 for head in heads))
        self.steps = np.array([head["steps"] for head in heads]) * SCALE
        self.biases = np.array([head["biases"] for head in heads])
        self.out = np.array([head["out"] for head in heads])

    def __call__(self, sums: Sequence[int]) -> Seen:
        np = self.np
        views, width = self.steps.shape
        raw = b"".join(map(self.lanes.bytes, sums))
        lanes = np.frombuffer(raw, "<i2").astype(np.float64)
        lanes = lanes.reshape(len(sums), views, width + 1)
        values = lanes[:, :, :-1] / np.sqrt(lanes[:, :, -1:] + SHRINK)
        values *= self.steps
        values += self.biases
        hidden = values[:, :, : -len(MOVES)]
        np.maximum(hidden, 0.0, out=hidden)
        moves = values[:, :, -len(MOVES) :]
        moves -= moves.max(axis=2, keepdims=True)
        np.exp(moves, out=moves)
        moves /= moves.sum(axis=2, keepdims=True)
        return _AtOnce(self, hidden, moves)


class _AtOnce:
    def __init__(self, at_once: AtOnce, hidden: Any, moves: Any) -> None:
        self._np, self._out = at_once.np, at_once.out
        self._hidden, self._moves = hidden, moves

    def scores(self) -> Sequence[float]:
        if not len(self):
            return [0.0] * self._out.shape[1]
        most = MOVES_COUNT * self._moves.max(axis=0)
        parts = self._hidden.max(axis=0), self._hidden.mean(axis=0), most
        seen = self._np.concatenate(parts, axis=1)
        mean: list[float] = (self._out @ seen[:, :, None]).mean(axis=0)[:, 0].tolist()
        return mean

    def __len__(self) -> int:
        return len(self._moves)

    def __getitem__(self, sentence: int) -> Sequence[float]:
        mean: list[float] = self._moves[sentence].mean(axis=0).tolist()
        return mean

    def speaks(self, sentence: int, output: int) -> float:
        size = self._hidden.shape[2]
        shown = self._hidden[sentence] * self._out[:, output, :size]
        moved = self._moves[sentence] * self._out[:, output, 2 * size :]
        return float(shown.sum() + MOVES_COUNT * moved.sum())


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def chances(scores: Sequence[float], temperature: float = 1.0) -> list[float]:
    """Return chances that sum to one; a higher temperature makes them more alike."""
    top = max(scores)
    parts = [math.exp((score - top) / temperature) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]
