import json

import pytest

from onward.mail.model import KINDS, load, pack, unpack
from onward.mail.signal import Kind

WIDTH = len(KINDS)


def made(weights=bytes(WIDTH * 2), scales=None, biases=None, temperature=1.0):
    return unpack(
        pack(weights, scales or [1.0] * WIDTH, biases or [0.0] * WIDTH, temperature)
    )


def test_chances_are_one_in_all():
    chances = load().chances({3: 0.5, 70_000: 1.0})
    assert set(chances) == set(Kind)
    assert sum(chances.values()) == pytest.approx(1)


def test_without_weights_every_kind_is_as_likely():
    assert set(made().chances({0: 1.0}).values()) == {1 / WIDTH}


def test_a_feature_moves_its_own_kind_by_weight_and_scale():
    weights = bytes([0] * KINDS.index(Kind.OFFER) + [100] + [0] * (2 * WIDTH))[
        : 2 * WIDTH
    ]
    model = made(weights, scales=[0.05] * WIDTH)
    chances = model.chances({0: 1.0})
    assert max(chances, key=chances.get) is Kind.OFFER
    assert model.chances({1: 1.0})[Kind.OFFER] == pytest.approx(1 / WIDTH)


def test_negative_weights_speak_against_a_kind():
    weights = bytes([(-100) & 0xFF] + [0] * (2 * WIDTH - 1))
    assert made(weights, scales=[0.05] * WIDTH).chances({0: 1.0})[KINDS[0]] < 1 / WIDTH


def test_a_higher_temperature_is_less_sure():
    biases = [5.0] + [0.0] * (WIDTH - 1)
    sure = made(biases=biases).chances({})[KINDS[0]]
    assert made(biases=biases, temperature=4.0).chances({})[KINDS[0]] < sure


def test_a_model_for_other_kinds_is_refused():
    head, _, rest = pack(b"", [1.0] * WIDTH, [0.0] * WIDTH, 1.0).partition(b"\n")
    other = json.loads(head) | {"kinds": ["yes", "no"]}
    with pytest.raises(ValueError, match="other kinds"):
        unpack(json.dumps(other).encode() + b"\n" + rest)
