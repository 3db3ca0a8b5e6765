import pytest

from onward.mail.score.sureness import Bin, sureness


def test_each_bin_says_what_was_said_and_what_came_true():
    found = sureness([(0.95, True), (1.0, True), (0.92, False), (0.35, False)])
    assert len(found.bins) == 10
    assert found.bins[3] == Bin(0.3, 1, 0.35, 0.0)
    last = found.bins[9]
    assert (last.low, last.n) == (0.9, 3)
    assert last.said == pytest.approx(2.87 / 3)
    assert last.right == pytest.approx(2 / 3)
    assert found.bins[0] == Bin(0.0, 0, None, None)


def test_the_error_is_the_mean_gap_over_messages():
    found = sureness([(0.95, True), (1.0, True), (0.92, False), (0.35, False)])
    # (3·|2.87/3 - 2/3| + 1·|0.35 - 0|) / 4
    assert found.error == pytest.approx((0.87 + 0.35) / 4)


def test_of_no_messages_there_is_no_error():
    assert sureness([]).error is None
