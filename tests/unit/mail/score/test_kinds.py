import random
from statistics import quantiles

import pytest

from onward.mail.score.kinds import told_apart
from onward.mail.signal import Kind

NO, OFFER, OTHER = Kind.REJECTED, Kind.OFFER, Kind.OTHER
TOLD = [
    *[(NO, NO)] * 6,
    *[(NO, OTHER)] * 3,
    *[(NO, None)] * 1,
    *[(OFFER, OFFER)] * 2,
    *[(OFFER, NO)] * 2,
    *[(OTHER, OTHER)] * 6,
]
"""Ten noes, four offers, six other: eight read as a no, two as an offer, nine as other."""


@pytest.fixture(scope="module")
def scores():
    return told_apart(TOLD, 1)


def by_kind(scores):
    return {one.kind: one for one in scores.kinds}


def test_precision_is_of_what_was_read_and_recall_of_what_is_there(scores):
    no = by_kind(scores)[NO]
    assert (no.precision.value, no.precision.n) == (6 / 8, 8)
    assert (no.recall.value, no.recall.n) == (6 / 10, 10)
    assert no.f1.value == pytest.approx(12 / 18)
    offer = by_kind(scores)[OFFER]
    assert (offer.precision.value, offer.recall.value) == (1.0, 0.5)
    assert offer.f1.value == pytest.approx(4 / 6)
    other = by_kind(scores)[OTHER]
    assert (other.precision.value, other.recall.value) == (pytest.approx(6 / 9), 1.0)
    assert other.f1.value == pytest.approx(12 / 15)


def test_the_whole_is_the_mean_f1_of_the_kinds_and_the_share_that_was_right(scores):
    assert scores.macro_f1.value == pytest.approx((12 / 18 + 4 / 6 + 12 / 15) / 3)
    assert (scores.accuracy.value, scores.accuracy.n) == (14 / 20, 20)
    assert scores.n == 20


def test_precision_and_recall_have_score_intervals(scores):
    no = by_kind(scores)[NO]
    assert no.precision.low == pytest.approx(0.409275, abs=1e-6)
    assert no.precision.high == pytest.approx(0.928521, abs=1e-6)
    assert no.recall.low == pytest.approx(0.312674, abs=1e-6)
    assert no.recall.high == pytest.approx(0.831820, abs=1e-6)


def test_what_was_taken_for_what_is_counted(scores):
    assert {told: n for told, n in scores.confusion.items() if n} == {
        (NO, NO): 6,
        (NO, OTHER): 3,
        (NO, None): 1,
        (OFFER, OFFER): 2,
        (OFFER, NO): 2,
        (OTHER, OTHER): 6,
    }


def f1(told, kind):
    hits = sum(true is kind and said is kind for true, said in told)
    sides = sum((true is kind) + (said is kind) for true, said in told)
    return 2 * hits / sides if sides else None


def macro(told):
    there = {true for true, _ in told}
    return sum(f1(told, kind) for kind in there) / len(there)


def test_the_intervals_are_those_of_drawing_messages_anew(scores):
    rng = random.Random(7)
    drawn = [rng.choices(TOLD, k=len(TOLD)) for _ in range(4000)]
    for figure, values in (
        (scores.macro_f1, [macro(told) for told in drawn]),
        (by_kind(scores)[NO].f1, [f1(told, NO) for told in drawn]),
    ):
        cuts = quantiles([one for one in values if one is not None], n=40)
        assert figure.low == pytest.approx(cuts[0], abs=0.04)
        assert figure.high == pytest.approx(cuts[-1], abs=0.04)
        assert figure.low < figure.value < figure.high


def test_the_same_seed_gives_the_same_interval_and_another_seed_another(scores):
    again = told_apart(TOLD, 1)
    assert (again.macro_f1, again.kinds) == (scores.macro_f1, scores.kinds)
    assert told_apart(TOLD, 2).macro_f1 != scores.macro_f1


def test_a_kind_that_is_only_read_into_messages_is_shown_and_not_in_the_mean():
    scores = told_apart([(NO, NO), (NO, NO), (NO, OFFER)], 1)
    offer = by_kind(scores)[OFFER]
    assert (offer.n, offer.recall, offer.precision.value) == (0, None, 0.0)
    assert offer.f1.value == 0.0
    assert scores.macro_f1.value == pytest.approx(4 / 5)


def test_a_kind_that_nothing_was_read_as_has_no_precision():
    scores = told_apart([(NO, NO), (OFFER, None)], 1)
    offer = by_kind(scores)[OFFER]
    assert (offer.precision, offer.recall.value, offer.f1.value) == (None, 0.0, 0.0)
    assert scores.macro_f1.value == 0.5


def test_where_all_is_right_the_interval_is_one():
    scores = told_apart([(kind, kind) for kind in Kind] * 3, 1)
    assert (scores.macro_f1.low, scores.macro_f1.high) == (1.0, 1.0)
    assert [one.kind for one in scores.kinds] == list(Kind)
