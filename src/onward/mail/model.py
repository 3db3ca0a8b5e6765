"""The model: named features of sentences → what each does → what the message says.

Every feature has a row of small whole numbers. A sentence's rows add up to *hidden*
values (cut at zero) and to the chances of its moves; over the sentences of a message
the largest, and for hidden values also the mean, go into one linear layer, so that one
verdict outweighs any number of courtesies. Two views (words; concepts) do so apart, and
their mean counts: each errs elsewhere. `bench/train.py` trains them on tests/corpus.
Reading needs neither numpy nor any other package and gives the same on every machine.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any

from onward.mail.features import (
    Key,
    Look,
    concepts_of,
    of_frame,
    views,
    weighed,
    words_of,
)
from onward.mail.moves import MOVES, Move
from onward.mail.rows import ZERO, Rows, Table
from onward.mail.signal import Kind, Stage

FILE = "model.bin"
KINDS = tuple(Kind)
STAGES = tuple(Stage)
OUTPUTS = len(KINDS) + len(STAGES) + 2
"""Scores of the kinds, of the stages of a no, of a closed and of an open door."""
SCALE, SHRINK = 4.0, 8
"""A sentence of n features counts `SCALE / sqrt(n + SHRINK)` of their sum."""
MOVES_COUNT = 2.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the model makes of one message.

    `kinds` and `stages` are calibrated and raw chances that sum to one; `door` the
    chance that a no leaves the door open. `moves` has one row for each weighed sentence,
    in order: the chance of every move; `speaks` tells how much it speaks for a kind.
    `concepts` are those of the whole message.
    """

    kinds: Mapping[Kind, float]
    stages: Mapping[Stage, float]
    door: float
    moves: tuple[tuple[float, ...], ...]
    concepts: frozenset[str]
    speaks: Callable[[int, Kind], float]

    def chance(self, sentence: int, *moves: Move) -> float:
        """Return the chance that a sentence makes one of `moves`."""
        row = self.moves[sentence]
        return sum(row[_PLACE[move]] for move in moves)


_PLACE = {move: place for place, move in enumerate(MOVES)}


_Values = tuple[Sequence[float], Sequence[float]]
"""A sentence's hidden values, and the chances of its moves."""


class _View:
    """What one view makes of sentences, and of the message they make up."""

    def __init__(self, head: Mapping[str, Any], table: Table) -> None:
        self._steps: Sequence[float] = head["steps"]
        self._biases: Sequence[float] = head["biases"]
        self._out: Sequence[Sequence[float]] = head["out"]
        self._rows = Rows(*table, len(self._biases))
        self._hidden = len(self._biases) - len(MOVES)

    def values(self, keys: Iterable[Key]) -> tuple[list[float], list[float]]:
        """Return the hidden values of a sentence, and the chances of its moves."""
        lanes, count = self._rows.total(keys)
        scale = SCALE / math.sqrt(count + SHRINK)
        nothing = ZERO * count
        values = [
            bias + scale * step * (lane - nothing)
            for bias, step, lane in zip(self._biases, self._steps, lanes, strict=True)
        ]
        hidden = [value if value > 0 else 0.0 for value in values[: self._hidden]]
        return hidden, _chances(values[self._hidden :])

    def scores(self, sentences: Sequence[_Values]) -> list[float]:
        """Return the scores of a message's outputs, before frame and bias."""
        seen = [0.0] * len(self._out[0])
        if sentences:
            shown = list(zip(*(hidden for hidden, _ in sentences), strict=True))
            moved = zip(*(moves for _, moves in sentences), strict=True)
            seen = [max(column) for column in shown]
            seen += [sum(column) / len(sentences) for column in shown]
            seen += [MOVES_COUNT * max(column) for column in moved]
        return [sum(map(mul, seen, weights)) for weights in self._out]

    def speaks(self, kind: Kind, values: _Values) -> float:
        """Return how much one sentence, were it the largest in all, adds to a kind."""
        hidden, moves = values
        weights = self._out[KINDS.index(kind)]
        moved: float = sum(map(mul, moves, weights[2 * self._hidden :]))
        shown: float = sum(map(mul, hidden, weights))
        return shown + MOVES_COUNT * moved


class Model:
    """Weights and how they combine; see `pack` for the shapes."""

    def __init__(
        self, head: Mapping[str, Any], tables: Sequence[Table], frame: Table
    ) -> None:
        self._views = tuple(
            _View(its, table) for its, table in zip(head["views"], tables, strict=True)
        )
        self._frame = Rows(*frame, OUTPUTS)
        self._frame_steps: Sequence[float] = head["frame_steps"]
        self._out_biases: Sequence[float] = head["out_biases"]
        self._temperature: float = head["temperature"]

    def weigh(self, look: Look) -> Weighed:
        """Return what the model makes of a message; deterministic."""
        words = words_of(look)
        seen: list[list[_Values]] = []
        said: set[str] = set()
        for one in weighed(look):
            bare, concepts = concepts_of(one, words)
            said.update(concepts)
            keys = views(one, bare, concepts)
            seen.append(
                [view.values(its) for view, its in zip(self._views, keys, strict=True)]
            )
        scores = self._scores(seen, look)
        kinds = _chances(scores[: len(KINDS)], self._temperature)
        stages = _chances(scores[len(KINDS) : -2])
        return Weighed(
            kinds=dict(zip(KINDS, kinds, strict=True)),
            stages=dict(zip(STAGES, stages, strict=True)),
            door=_chances(scores[-2:])[1],
            moves=tuple(_mean([moves for _, moves in one]) for one in seen),
            concepts=frozenset(said),
            speaks=lambda at, kind: sum(
                view.speaks(kind, values)
                for view, values in zip(self._views, seen[at], strict=True)
            ),
        )

    def _scores(self, seen: Sequence[Sequence[_Values]], look: Look) -> list[float]:
        lanes, count = self._frame.total(of_frame(look))
        nothing = ZERO * count
        shown = [
            view.scores([values[at] for values in seen])
            for at, view in enumerate(self._views)
        ]
        return [
            bias + step * (lane - nothing) + score
            for bias, step, lane, score in zip(
                self._out_biases, self._frame_steps, lanes, _mean(shown), strict=True
            )
        ]


def _mean(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _chances(scores: Sequence[float], temperature: float = 1.0) -> list[float]:
    top = max(scores)
    parts = [math.exp((score - top) / temperature) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


@cache
def load() -> Model:
    """Return the shipped model, read once."""
    return unpack(files(__package__).joinpath(FILE).read_bytes())


def pack(head: Mapping[str, Any], tables: Sequence[Table], frame: Table) -> bytes:
    """Return the file's content: one line of JSON, then a table a view, then the frame.

    `head`: of each of the `views` its `steps` and `biases` (h hidden values, then moves)
    and `out` (outputs × 2h + moves); then `frame_steps`, `out_biases` (outputs) and
    `temperature`. Rows have h + moves weights, in `frame` one for each output.
    """
    known = {
        "moves": list(MOVES),
        "kinds": list(KINDS),
        "bytes": [[*map(len, table)] for table in (*tables, frame)],
    }
    line = json.dumps({**known, **head}).encode()
    return b"".join(
        [line, b"\n", *(part for table in (*tables, frame) for part in table)]
    )


def unpack(raw: bytes) -> Model:
    """Return the model `pack` wrote; raise `ValueError` if it is for other words."""
    line, _, rest = raw.partition(b"\n")
    head = json.loads(line)
    if head["kinds"] != list(KINDS) or head["moves"] != list(MOVES):
        raise ValueError("the model was trained for other kinds or moves")
    tables: list[Table] = []
    for hashes, weights in head["bytes"]:
        tables.append((rest[:hashes], rest[hashes : hashes + weights]))
        rest = rest[hashes + weights :]
    return Model(head, tables[:-1], tables[-1])
