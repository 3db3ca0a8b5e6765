"""The linear model: hashed features → chances of the ten kinds.

Trained by `bench/train.py` on tests/corpus and shipped as one array. Predicting needs
neither numpy nor scikit-learn and gives the same figures on every machine.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onward.mail.signal import Kind

FILE = "model.bin"
KINDS = tuple(Kind)
_WIDTH = len(KINDS)
_ZERO = 128
"""Added to each weight in memory, so that bytes can be summed as they are."""
_NOTHING = bytes([_ZERO] * _WIDTH)
_SHIFTED = bytes((weight + _ZERO) % 256 for weight in range(256))


@dataclass(frozen=True, slots=True)
class Model:
    """`_WIDTH` weights for each bucket, a scale and a bias per kind.

    A weight is a byte that is `_ZERO` more than what it means.
    """

    weights: bytes
    scales: Sequence[float]
    biases: Sequence[float]
    temperature: float

    def chances(self, values: Mapping[int, float]) -> dict[Kind, float]:
        """Return the calibrated chance of each kind; they sum to one."""
        alike: dict[float, list[bytes]] = {}
        weights = self.weights
        for bucket, value in values.items():
            row = weights[bucket * _WIDTH : bucket * _WIDTH + _WIDTH]
            if row != _NOTHING:
                alike.setdefault(value, []).append(row)
        sums = [0.0] * _WIDTH
        for value in sorted(alike):  # whole numbers first: exact in whatever order
            rows = alike[value]
            for place, column in enumerate(zip(*rows, strict=True)):
                sums[place] += value * (sum(column) - _ZERO * len(rows))
        scores = [
            (bias + scale * total) / self.temperature
            for bias, scale, total in zip(self.biases, self.scales, sums, strict=True)
        ]
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        whole = sum(parts)
        return {kind: part / whole for kind, part in zip(KINDS, parts, strict=True)}


@cache
def load() -> Model:
    """Return the shipped model, read once."""
    raw = files(__package__).joinpath(FILE).read_bytes()
    return unpack(raw)


def pack(
    weights: bytes, scales: Sequence[float], biases: Sequence[float], temperature: float
) -> bytes:
    """Return the file's content: one line of JSON, then the weights."""
    head = {
        "kinds": [kind.value for kind in KINDS],
        "scales": list(scales),
        "biases": list(biases),
        "temperature": temperature,
    }
    return json.dumps(head).encode() + b"\n" + weights


def unpack(raw: bytes) -> Model:
    """Return the model `pack` wrote; raise `ValueError` if it is for other kinds."""
    line, _, weights = raw.partition(b"\n")
    head = json.loads(line)
    if head["kinds"] != [kind.value for kind in KINDS]:
        raise ValueError("the model was trained for other kinds")
    return Model(
        weights.translate(_SHIFTED),
        head["scales"],
        head["biases"],
        head["temperature"],
    )
