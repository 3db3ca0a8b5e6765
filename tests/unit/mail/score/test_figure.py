from math import nan

import pytest

from onward.mail.score.figure import drawn, share


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [  # as published by Newcombe (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 1 - 0.1611, 1.0),
    ],
)
def test_a_share_has_the_score_interval(right, n, low, high):
    figure = share(right, n)
    assert (figure.value, figure.n) == (right / n, n)
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=5e-5)


def test_a_share_of_nothing_is_none():
    assert share(0, 0) is None


def test_the_interval_of_draws_is_their_middle_95_percent_without_the_empty():
    figure = drawn(0.5, 7, [*range(101), nan])
    assert (figure.value, figure.low, figure.high, figure.n) == (0.5, 2.5, 97.5, 7)
