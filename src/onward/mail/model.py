"""The model: named features of sentences → what each does → what the message says.

Every feature has a row of small whole numbers. A sentence's rows add up to *hidden*
values (cut at zero) and to the chances of its moves; over the sentences of a message
the largest, and for hidden values also the mean, go into one linear layer, so that one
verdict outweighs any number of courtesies. Two views (words; concepts) do so apart, and
their mean counts: each errs elsewhere. `bench/train.py` trains them on tests/corpus.
Reading few messages needs no package; many go faster with numpy, see `combine`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from onward.mail.combine import AtOnce, Combine, Moves, Plain, chances
from onward.mail.features import (
    NAMES,
    VIEWS,
    Look,
    concepts_of,
    of_frame,
    runs,
    weighed,
    word_names,
)
from onward.mail.lexicon import lexicon
from onward.mail.moves import MOVES, Move
from onward.mail.rows import LANE_BITS, Lanes, Raw, Rows, Table
from onward.mail.sentences import Sentence
from onward.mail.shipped import shipped
from onward.mail.signal import Kind, Stage

FILE = "model.bin"
KINDS = tuple(Kind)
STAGES = tuple(Stage)
OUTPUTS = len(KINDS) + len(STAGES) + 2
"""Scores of the kinds, of the stages of a no, of a closed and of an open door."""
MANY = 100
"""Messages from which on it pays to load numpy."""
_MOST_HEARD = 1 << 10
"""Sentences whose sum is kept: footers and standard letters come again and again."""


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
    moves: Moves
    concepts: frozenset[str]
    speaks: Callable[[int, Kind], float]

    def chance(self, sentence: int, *moves: Move) -> float:
        """Return the chance that a sentence makes one of `moves`."""
        row = self.moves[sentence]
        return sum(row[_PLACE[move]] for move in moves)


_PLACE = {move: place for place, move in enumerate(MOVES)}


class Model:
    """Weights and how they combine; see `pack` for the shapes."""

    def __init__(self, head: Mapping[str, Any], tables: Sequence[Raw]) -> None:
        views = head["views"]
        known = [
            Table(table, len(view["biases"]))
            for view, table in zip(views, tables, strict=False)
        ]
        begins = [0, *accumulate(table.lanes for table in known)]
        self._words = Rows(word_names, zip(known, begins, strict=False))
        self._own = [
            (LANE_BITS * at, [(run, Rows(NAMES[run], [(table, 0)])) for run in its])
            for its, table, at in zip(VIEWS, known, begins, strict=False)
        ]
        self._heads = views
        self._combine: Combine = Plain(views)
        self._weighed = 0
        self._heard = lru_cache(_MOST_HEARD)(self._hear)
        frame = Table(tables[-1], OUTPUTS)
        self._frame: Rows[str] = Rows(lambda name: (name,), [(frame, 0)])
        self._frame_lanes = Lanes(frame.lanes)
        self._frame_steps: Sequence[float] = head["frame_steps"]
        self._out_biases: Sequence[float] = head["out_biases"]
        self._temperature: float = head["temperature"]

    def weigh(self, look: Look) -> Weighed:
        """Return what the model makes of a message; deterministic."""
        self._weighed += 1
        if self._weighed == MANY:
            self._combine = AtOnce(self._heads)
        heard = [self._heard(one, look.language) for one in weighed(look)]
        seen = self._combine([total for total, _ in heard])
        scores = self._scores(seen.scores(), look)
        kinds = chances(scores[: len(KINDS)], self._temperature)
        stages = chances(scores[len(KINDS) : -2])
        return Weighed(
            kinds=dict(zip(KINDS, kinds, strict=True)),
            stages=dict(zip(STAGES, stages, strict=True)),
            door=chances(scores[-2:])[1],
            moves=seen,
            concepts=frozenset().union(*(said for _, said in heard)),
            speaks=lambda at, kind: seen.speaks(at, KINDS.index(kind)),
        )

    def _hear(self, sentence: Sentence, language: str) -> tuple[int, list[str]]:
        """Return the sum of a sentence's rows, and its concepts."""
        bare, concepts = concepts_of(sentence, lexicon(language))
        words, its = runs(sentence, bare, concepts)
        total = self._words.total(words)
        for bits, own in self._own:
            total += sum([rows.total(its[run]) for run, rows in own]) << bits
        return total, concepts

    def _scores(self, shown: Sequence[float], look: Look) -> list[float]:
        *lanes, _ = self._frame_lanes.apart(self._frame.total(of_frame(look)))
        return [
            bias + step * lane + score
            for bias, step, lane, score in zip(
                self._out_biases, self._frame_steps, lanes, shown, strict=True
            )
        ]


@cache
def load() -> Model:
    """Return the shipped model, read once."""
    return unpack(shipped("onward.mail", FILE))


def pack(head: Mapping[str, Any], tables: Sequence[Raw], frame: Raw) -> bytes:
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
    at = raw.find(b"\n") + 1
    head = json.loads(raw[:at])
    if head["kinds"] != list(KINDS) or head["moves"] != list(MOVES):
        raise ValueError("the model was trained for other kinds or moves")
    whole = memoryview(raw)
    tables: list[Raw] = []
    for hashes, weights in head["bytes"]:
        between = at + hashes
        tables.append((whole[at:between], whole[between : between + weights]))
        at = between + weights
    return Model(head, tables)
