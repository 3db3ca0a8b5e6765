from math import comb

import pytest
from tests.unit.evidence.build import on, search, timeline

from onward.evidence.field import Field
from onward.evidence.priors import RateName
from onward.evidence.rates import rate
from onward.evidence.too_few import (
    Comparison,
    chance_of_none,
    cold_only,
    compare,
    may_say_multiplier,
    may_say_rate,
    may_speak_of_materials,
    none_by_chance,
)
from onward.history.application import Channel

TECH = Field.TECHNOLOGY_DATA
LATE = on(200)


def talks(**kinds):
    return rate(RateName.INTERVIEW, search(**kinds), LATE, TECH)


def test_a_rate_of_ones_own_takes_five_settled():
    assert not may_say_rate(talks(noes=4))
    assert may_say_rate(talks(noes=5))


def test_a_word_on_the_cv_takes_thirty_settled_cold_applications():
    assert not may_speak_of_materials(talks(noes=29))
    assert may_speak_of_materials(talks(noes=15, silent=15))


def test_a_multiplier_takes_twenty_on_both_sides():
    assert not may_say_multiplier(talks(noes=40), talks(noes=19))
    assert may_say_multiplier(talks(noes=20), talks(noes=20))


def test_cold_means_that_nobody_opened_the_door():
    sent = [timeline(channel=channel) for channel in Channel]
    assert {one.channel for one in cold_only(sent)} == {
        Channel.BOARD,
        Channel.EMPLOYER_SITE,
        Channel.DIRECT,
        Channel.UNKNOWN,
    }


@pytest.mark.parametrize(
    ("n", "share", "percent"),
    [(20, 0.09, 15), (30, 0.09, 6), (20, 0.05, 36), (30, 0.05, 21)],
)
def test_no_talk_at_all_is_common(n, share, percent):
    assert round(100 * chance_of_none(n, share)) == percent


def test_the_comfort_is_exact():
    assert none_by_chance(20).plain() == (
        "No talk from 20 applications: with a true rate of 9 in 100 that happens to"
        " 15 of 100 people by chance alone, with 5 in 100 to 36."
    )
    assert none_by_chance(1).plain().startswith("No talk from 1 application:")
    assert "fewer than 1 of 100" in none_by_chance(80).plain()


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({"noes": 4}, Comparison.TOO_FEW),
        ({"noes": 30}, Comparison.LOW),
        ({"talks": 3, "noes": 28}, Comparison.ORDINARY),
        ({"talks": 5, "noes": 25}, Comparison.ORDINARY),
        ({"talks": 8, "noes": 22}, Comparison.HIGH),
    ],
)
def test_a_rate_is_compared_only_when_sure(kinds, expected):
    assert compare(talks(**kinds), TECH) is expected


@pytest.mark.parametrize("n", [30, 40, 60, 100])
def test_someone_at_the_usual_share_is_rarely_told_otherwise(n):
    prior = talks().prior

    def told(k):
        below = prior.updated(k, n - k).below(0.09)
        return below >= 0.95 or below <= 0.05

    chance = sum(
        comb(n, k) * 0.09**k * 0.91 ** (n - k) for k in range(n + 1) if told(k)
    )
    assert chance < 0.13
