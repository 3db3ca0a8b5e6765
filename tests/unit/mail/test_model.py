import json
from types import MappingProxyType

import pytest
from tests.unit.mail.letters import look

from onward.mail.model import KINDS, MANY, OUTPUTS, load, pack, unpack
from onward.mail.moves import MOVES, Move
from onward.mail.rows import ZERO, Lanes, Rows, Table, hashed
from onward.mail.signal import Kind, Stage

HIDDEN = 2
WIDTH = HIDDEN + len(MOVES)
BLANK = [[0.0] * (2 * HIDDEN + len(MOVES)) for _ in range(OUTPUTS)]
HEAD = MappingProxyType(
    {
        "frame_steps": [1.0] * OUTPUTS,
        "out_biases": [0.0] * OUTPUTS,
        "temperature": 1.0,
    }
)


def table(width, feature=None, lane=0, weight=0):
    """Return a table of one feature, with a weight in one lane, or of none."""
    if feature is None:
        return b"", b""
    row = bytearray([ZERO] * width)
    row[lane] += weight
    return hashed(feature).to_bytes(4, "little"), bytes(row)


def made(sentence=None, frame=None, out=BLANK, **head):
    """Return a model both views of which have the same table, or each its own."""
    tables = sentence if isinstance(sentence, list) else [sentence or table(WIDTH)] * 2
    view = {"steps": [1.0] * WIDTH, "biases": [0.0] * WIDTH, "out": out}
    said = {**HEAD, "views": [view, view], **head}
    return unpack(pack(said, tables, frame or table(OUTPUTS)))


def test_without_weights_everything_is_as_likely():
    seen = made().weigh(look("Hello there. Bye."))
    assert set(seen.kinds.values()) == {1 / len(KINDS)}
    assert sum(seen.stages.values()) == pytest.approx(1)
    assert seen.door == 0.5
    assert seen.chance(0, Move.NO) == pytest.approx(1 / len(MOVES))


def test_a_feature_moves_its_lane_by_weight_and_step():
    lane = HIDDEN + MOVES.index(Move.NO)
    model = made(table(WIDTH, "zebra", lane, 10))
    seen = model.weigh(look("A zebra.\n\nAnother horse."))
    assert seen.chance(0, Move.NO) > 0.9
    assert seen.chance(1, Move.NO) < 0.1


def test_what_two_views_make_of_a_sentence_counts_as_their_mean():
    lane = HIDDEN + MOVES.index(Move.NO)
    sure = table(WIDTH, "zebra", lane, 10)
    both, one = made([sure, sure]), made([sure, table(WIDTH)])
    zebra = look("A zebra.")
    blank = made([table(WIDTH)] * 2).weigh(zebra).chance(0, Move.NO)
    mean = (both.weigh(zebra).chance(0, Move.NO) + blank) / 2
    assert one.weigh(zebra).chance(0, Move.NO) == pytest.approx(mean)


def test_words_are_seen_by_one_view_and_concepts_by_the_other():
    lane = HIDDEN + MOVES.index(Move.NO)
    pair, concept = (
        table(WIDTH, name, lane, 10) for name in ("quick zebra", "C:regret")
    )
    text = look("Unfortunately this is a quick zebra and not the one we want.")
    for tables, heard in (
        ([pair, table(WIDTH)], True),
        ([table(WIDTH), pair], False),
        ([table(WIDTH), concept], True),
        ([concept, table(WIDTH)], False),
    ):
        assert (made(tables).weigh(text).chance(0, Move.NO) > 0.3) is heard


def test_the_likeliest_sentence_decides_whatever_else_is_said():
    lane = HIDDEN + MOVES.index(Move.NO)
    out = [list(row) for row in BLANK]
    out[KINDS.index(Kind.REJECTED)][2 * HIDDEN + MOVES.index(Move.NO)] = 5.0
    model = made(table(WIDTH, "zebra", lane, 10), out=out)
    short = model.weigh(look("A zebra."))
    long = model.weigh(look("Thank you so much.\n\n" * 20 + "A zebra."))
    for seen in (short, long):
        assert max(seen.kinds, key=seen.kinds.get) is Kind.REJECTED
    assert long.speaks(len(long.moves) - 1, Kind.REJECTED) > 1


def test_a_hidden_value_below_zero_counts_nothing():
    out = [[1.0] * (2 * HIDDEN) + [0.0] * len(MOVES) for _ in range(OUTPUTS)]
    out[0] = [5.0] * (2 * HIDDEN) + [0.0] * len(MOVES)
    below = made(table(WIDTH, "zebra", 0, -ZERO), out=out).weigh(look("A zebra."))
    above = made(table(WIDTH, "zebra", 0, 10), out=out).weigh(look("A zebra."))
    assert below.kinds[KINDS[0]] == pytest.approx(1 / len(KINDS))
    assert above.kinds[KINDS[0]] > 0.9


def test_who_sends_counts_for_the_whole_message():
    place = KINDS.index(Kind.OFFER)
    model = made(frame=table(OUTPUTS, "A:from:system", place, 10))
    machine = model.weigh(look("Hi.", at="no-reply@us.greenhouse-mail.io"))
    assert max(machine.kinds, key=machine.kinds.get) is Kind.OFFER
    person = model.weigh(look("Hi.")).kinds
    assert person[Kind.OFFER] == pytest.approx(person[Kind.OTHER])


def test_a_higher_temperature_is_less_sure():
    biases = [5.0] + [0.0] * (OUTPUTS - 1)
    sure = made(out_biases=biases).weigh(look("Hi."))
    less = made(out_biases=biases, temperature=4.0).weigh(look("Hi."))
    assert less.kinds[KINDS[0]] < sure.kinds[KINDS[0]]


def test_a_message_without_a_word_is_weighed_by_its_frame():
    seen = load().weigh(look(""))
    assert sum(seen.kinds.values()) == pytest.approx(1)
    assert len(seen.moves) == 0
    assert set(seen.stages) == set(Stage)


def test_rows_are_forgotten_when_they_are_too_many():
    known = Table(table(WIDTH, "zebra", 0, 7), WIDTH)
    rows = Rows(lambda word: (word,), [(known, 0)])
    for number in range(20_000):
        rows[f"word{number}"]
    assert len(rows) < 17_000
    lanes = Lanes(known.lanes).apart(rows.total(["zebra", "zebra", "horse"]))
    assert (lanes[0], lanes[1], lanes[-1]) == (14, 0, 2)


def test_a_row_may_begin_at_any_lane():
    known = Table(table(2, "zebra", 1, -4), 2)
    rows = Rows(lambda word: (word,), [(known, 0), (known, 3)])
    assert list(Lanes(6).apart(rows.total(["zebra"]))) == [0, -4, 1, 0, -4, 1]


def test_rows_are_read_alike_where_numbers_are_stored_backwards(monkeypatch):
    raw = table(2, "zebra", 0, 5)
    backwards = bytes(reversed(raw[0])), raw[1]
    monkeypatch.setattr("sys.byteorder", "big")
    assert Table(backwards, 2).row(hashed("zebra")) != 0


def test_many_messages_are_weighed_as_few_are():
    texts = [
        "Unfortunately we will not go on. Your code was too long. Please try again.",
        "Can you come on Tuesday?",
        "",
    ]
    model = load.__wrapped__()
    looks = [look(text) for text in texts]
    few = [model.weigh(one) for one in looks]
    for _ in range(MANY):
        model.weigh(looks[1])
    for one, many in zip(few, map(model.weigh, looks), strict=True):
        assert many.kinds == pytest.approx(one.kinds, abs=1e-12)
        assert many.stages == pytest.approx(one.stages, abs=1e-12)
        assert (many.door, many.concepts) == (pytest.approx(one.door), one.concepts)
        assert len(many.moves) == len(one.moves)
        for place, moves in enumerate(one.moves):
            assert many.moves[place] == pytest.approx(moves, abs=1e-12)
            for kind in KINDS:
                said = one.speaks(place, kind)
                assert many.speaks(place, kind) == pytest.approx(said, abs=1e-9)


def test_a_model_for_other_kinds_is_refused():
    head, _, rest = pack(HEAD, [], (b"", b"")).partition(b"\n")
    other = json.loads(head) | {"kinds": ["yes", "no"]}
    with pytest.raises(ValueError, match="other kinds"):
        unpack(json.dumps(other).encode() + b"\n" + rest)
