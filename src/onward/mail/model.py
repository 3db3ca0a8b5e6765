"""The model: named features of sentences → what each does → what the message says.

Every feature has a row of small whole numbers. A sentence's rows add up to *hidden*
values (cut at zero) and to the chances of its moves; over the sentences of a message
the largest, and for hidden values also the mean, go into one linear layer, so that one
verdict outweighs any number of courtesies. `bench/train.py` trains it on tests/corpus.
Reading needs neither numpy nor any other package and gives the same on every machine.

Rows are added as one long integer each: sums of two thousand stay in their lanes of 16
bits, and adding long integers is the fastest sum Python has.
"""

import json
import math
import struct
import zlib
from array import array
from bisect import bisect_left
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
    keys,
    names,
    of_frame,
    weighed,
    words_of,
)
from onward.mail.moves import MOVES, Move
from onward.mail.signal import Kind, Stage

FILE = "model.bin"
KINDS = tuple(Kind)
STAGES = tuple(Stage)
OUTPUTS = len(KINDS) + len(STAGES) + 2
"""Scores of the kinds, of the stages of a no, of a closed and of an open door."""
SCALE, SHRINK = 4.0, 8
"""A sentence of n features counts `SCALE / sqrt(n + SHRINK)` of their sum."""
MOVES_COUNT = 2.0
LEVELS = 15
"""Whole numbers on each side of nothing: few, so that the file packs well."""
ZERO = LEVELS + 1
"""Added to each weight in its byte, so that bytes can be summed as they are."""
_LANE = 2
Table = tuple[bytes, bytes]
_MOST_ROWS = 1 << 16
"""Rows kept made up: about 15 MiB."""


class Rows(dict[Key, int]):
    """Key → the rows of its features as one integer; how many there are, in the last lane.

    A feature that training never saw counts nothing, not even as one. `hashes` are those
    of the features that it saw, in order; the row of each stands at the same place.
    """

    def __init__(self, hashes: bytes, weights: bytes, width: int) -> None:
        super().__init__()
        self._hashes = array("I", struct.unpack(f"<{len(hashes) // 4}I", hashes))
        self._weights = weights
        self._width = width
        self._lanes = struct.Struct(f"<{width + 1}H")

    def __missing__(self, key: Key) -> int:
        if len(self) > _MOST_ROWS:
            self.clear()
        value = self[key] = sum(self._made(hashed(name)) for name in names(key))
        return value

    def _made(self, wanted: int) -> int:
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return 0
        wide = bytearray(self._lanes.size)
        wide[:-_LANE:_LANE] = self._weights[at * self._width : (at + 1) * self._width]
        wide[-_LANE] = 1
        return int.from_bytes(wide, "little")

    def total(self, keys: Iterable[Key]) -> tuple[Sequence[int], int]:
        """Return each lane's sum over `keys`, `ZERO` too much for each that counts.

        How many of their features count is the second value.
        """
        summed = sum(map(self.__getitem__, keys))
        *lanes, count = self._lanes.unpack(summed.to_bytes(self._lanes.size, "little"))
        return lanes, count


def hashed(name: str) -> int:
    """Return the number under which a feature is found."""
    return zlib.crc32(name.encode())


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


class Model:
    """Weights and how they combine; see `pack` for the shapes."""

    def __init__(self, head: Mapping[str, Any], tables: bytes) -> None:
        self.hidden: int = head["hidden"]
        width = self.hidden + len(MOVES)
        (said, seen), at = head["features"], 0
        cuts = [at := at + size for size in (4 * said, width * said, 4 * seen)]
        self._sentence = Rows(tables[: cuts[0]], tables[cuts[0] : cuts[1]], width)
        self._frame = Rows(tables[cuts[1] : cuts[2]], tables[cuts[2] :], OUTPUTS)
        self._steps: Sequence[float] = head["steps"]
        self._biases: Sequence[float] = head["biases"]
        self._frame_steps: Sequence[float] = head["frame_steps"]
        self._out: Sequence[Sequence[float]] = head["out"]
        self._out_biases: Sequence[float] = head["out_biases"]
        self._temperature: float = head["temperature"]

    def weigh(self, look: Look) -> Weighed:
        """Return what the model makes of a message; deterministic."""
        words = words_of(look)
        hidden, moves = [], []
        said: set[str] = set()
        for one in weighed(look):
            bare, concepts = concepts_of(one, words)
            said.update(concepts)
            values, chances = self._of_sentence(keys(one, bare, concepts))
            hidden.append(values)
            moves.append(chances)
        scores = self._scores(hidden, moves, look)
        kinds = _chances(scores[: len(KINDS)], self._temperature)
        stages = _chances(scores[len(KINDS) : -2])
        return Weighed(
            kinds=dict(zip(KINDS, kinds, strict=True)),
            stages=dict(zip(STAGES, stages, strict=True)),
            door=_chances(scores[-2:])[1],
            moves=tuple(moves),
            concepts=frozenset(said),
            speaks=lambda at, kind: self._speaks(kind, hidden[at], moves[at]),
        )

    def _of_sentence(
        self, keys: Iterable[Key]
    ) -> tuple[list[float], tuple[float, ...]]:
        lanes, count = self._sentence.total(keys)
        scale = SCALE / math.sqrt(count + SHRINK)
        nothing = ZERO * count
        values = [
            bias + scale * step * (lane - nothing)
            for bias, step, lane in zip(self._biases, self._steps, lanes, strict=True)
        ]
        hidden = [value if value > 0 else 0.0 for value in values[: self.hidden]]
        return hidden, tuple(_chances(values[self.hidden :]))

    def _scores(
        self,
        hidden: Sequence[Sequence[float]],
        moves: Sequence[Sequence[float]],
        look: Look,
    ) -> list[float]:
        lanes, count = self._frame.total(of_frame(look))
        nothing = ZERO * count
        columns = list(zip(*hidden, strict=True))
        seen = [max(column) for column in columns] or [0.0] * self.hidden
        seen += [sum(column) / len(hidden) for column in columns] or [0.0] * self.hidden
        seen += [MOVES_COUNT * max(column) for column in zip(*moves, strict=True)]
        seen += [0.0] * (len(self._out[0]) - len(seen))
        return [
            bias + step * (lane - nothing) + sum(map(mul, seen, weights))
            for bias, step, lane, weights in zip(
                self._out_biases, self._frame_steps, lanes, self._out, strict=True
            )
        ]

    def _speaks(
        self, kind: Kind, hidden: Sequence[float], moves: Sequence[float]
    ) -> float:
        """Return how much one sentence, were it the largest in all, adds to a kind."""
        weights = self._out[KINDS.index(kind)]
        moved: float = sum(map(mul, moves, weights[2 * self.hidden :]))
        shown: float = sum(map(mul, hidden, weights))
        return shown + MOVES_COUNT * moved


def _chances(scores: Sequence[float], temperature: float = 1.0) -> list[float]:
    top = max(scores)
    parts = [math.exp((score - top) / temperature) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


@cache
def load() -> Model:
    """Return the shipped model, read once."""
    return unpack(files(__package__).joinpath(FILE).read_bytes())


def pack(head: Mapping[str, Any], sentence: Table, frame: Table) -> bytes:
    """Return the file's content: one line of JSON, then two tables.

    `head`: `hidden` (h values), `steps` and `biases` (h + moves), `frame_steps`,
    `out_biases` (outputs), `out` (outputs × 2h + moves), `temperature`. A table is the
    hashes of its features, ascending, four bytes each, and their rows: h + moves bytes
    in `sentence`, outputs in `frame`, each the weight plus `ZERO`.
    """
    known = {
        "moves": list(MOVES),
        "kinds": list(KINDS),
        "features": [len(hashes) // 4 for hashes, _ in (sentence, frame)],
    }
    line = json.dumps({**known, **head}).encode()
    return b"".join([line, b"\n", *sentence, *frame])


def unpack(raw: bytes) -> Model:
    """Return the model `pack` wrote; raise `ValueError` if it is for other words."""
    line, _, tables = raw.partition(b"\n")
    head = json.loads(line)
    if head["kinds"] != list(KINDS) or head["moves"] != list(MOVES):
        raise ValueError("the model was trained for other kinds or moves")
    return Model(head, tables)
