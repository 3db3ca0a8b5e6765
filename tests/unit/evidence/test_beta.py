import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.evidence.beta import Beta

# Re-typed from SciPy 1.17 (betaincinv, betainc, betabinom.pmf), 15 digits.
QUANTILES = [
    (0.3, 0.3, (0.00330461825709884, 0.5, 0.996695381742901)),
    (0.3, 5000, (6.47494546321769e-08, 1.4627144079815e-05, 0.00017695888336832)),
    (0.6975, 4.98, (0.00674469540473761, 0.0803835559292596, 0.303873410449733)),
    (1.43, 2.38, (0.0967735310770763, 0.351644838652722, 0.692282490412035)),
    (21, 29, (0.331574608929753, 0.418924993327551, 0.509835436381795)),
    (0.64, 30.4, (0.000777520764216843, 0.0115819397306202, 0.0528295565179409)),
    (5.71, 5.44, (0.322773022362997, 0.512856731871426, 0.700389692180325)),
    (1, 1, (0.1, 0.5, 0.9)),
    (150, 2, (0.974485495377964, 0.988910048747067, 0.996472581103363)),
    (777, 4000, (0.155842623674628, 0.162607304464524, 0.169526649770095)),
    (5000, 5000, (0.493592345087689, 0.5, 0.506407654912311)),
    (5000, 0.3, (0.999823041116632, 0.99998537285592, 0.999999935250545)),
]
BELOW = [
    (0.3, 0.3, 0.01, 0.139551927829726),
    (0.3, 5000, 0.0001, 0.813808511323881),
    (0.6975, 4.98, 0.09, 0.53276865590342),
    (1.43, 2.38, 0.5, 0.708096617949688),
    (21, 29, 0.3, 0.0382395820433968),
    (0.64, 30.4, 0.2, 0.999597225036966),
    (1, 1, 0.37, 0.37),
    (777, 4000, 0.17, 0.914375058835816),
    (5000, 5000, 0.505, 0.841344746371037),
    (5000, 0.3, 0.9999, 0.186191488676137),
]
PREDICTED = [
    (0.6975, 4.98, 0, 5, 0.609419729902687),
    (0.6975, 4.98, 4, 31, 0.0732906390519874),
    (1.43, 2.38, 1, 1, 0.375328083989501),
    (21, 29, 3, 8, 0.254368879882052),
    (5000, 5000, 250, 500, 0.0348050887626597),
    (0.3, 0.3, 60, 60, 0.145785259398519),
]

sizes = st.floats(0.3, 5000)
shares = st.floats(0.001, 0.999)


@pytest.mark.parametrize(("a", "b", "expected"), QUANTILES)
def test_quantiles_agree_with_scipy(a, b, expected):
    beta = Beta(a, b)
    low, high = beta.interval()
    assert low == pytest.approx(expected[0], abs=1e-9)
    assert beta.quantile(0.5) == pytest.approx(expected[1], abs=1e-9)
    assert high == pytest.approx(expected[2], abs=1e-9)


@pytest.mark.parametrize(("a", "b", "x", "expected"), BELOW)
def test_the_incomplete_beta_agrees_with_scipy(a, b, x, expected):
    assert Beta(a, b).below(x) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("a", "b", "k", "n", "expected"), PREDICTED)
def test_predictive_chances_agree_with_scipy(a, b, k, n, expected):
    assert Beta(a, b).chance_of(k, n) == pytest.approx(expected, abs=1e-9)


@given(a=sizes, b=sizes, share=shares)
def test_a_quantile_undoes_the_distribution(a, b, share):
    beta = Beta(a, b)
    x = beta.quantile(share)
    assert 0 <= x <= 1
    # Where x cannot be told from its neighbours, one float step may hold much mass.
    assert beta.below(math.nextafter(x, 0) * (1 - 1e-12)) - 1e-9 <= share
    assert share <= beta.below(min(1.0, math.nextafter(x, 1) * (1 + 1e-12))) + 1e-9


@given(a=sizes, b=sizes, x=shares)
def test_the_two_tails_add_up(a, b, x):
    assert Beta(a, b).below(x) + Beta(b, a).below(1 - x) == pytest.approx(1, abs=1e-9)


@given(a=sizes, b=sizes, low=shares, high=shares)
def test_the_distribution_never_falls(a, b, low, high):
    low, high = sorted((low, high))
    assert Beta(a, b).below(low) <= Beta(a, b).below(high) + 1e-12


@given(a=st.floats(1, 50), b=st.floats(1, 50), times=st.floats(1.01, 20))
def test_more_of_the_same_narrows_the_interval(a, b, times):
    low, high = Beta(a, b).interval()
    narrow_low, narrow_high = Beta(a * times, b * times).interval()
    assert narrow_high - narrow_low < high - low


@given(a=sizes, b=sizes, n=st.integers(0, 60))
def test_predictive_chances_add_up_to_one(a, b, n):
    total = sum(Beta(a, b).chance_of(k, n) for k in range(n + 1))
    assert total == pytest.approx(1, abs=1e-9)


def test_a_weakened_prior_keeps_its_mean_and_loses_weight():
    strong = Beta(2, 8)
    weak = strong.weakened(0.75)
    assert weak.mean == pytest.approx(strong.mean)
    assert weak.weight == pytest.approx(7.5)
    assert weak.interval()[0] < strong.interval()[0]


def test_counting_adds_to_either_side():
    assert Beta(1, 2).updated(3, 4.5) == Beta(4, 6.5)


def test_edges_are_certain():
    beta = Beta(2, 3)
    assert (beta.below(-0.1), beta.below(0), beta.below(1), beta.below(2)) == (
        0,
        0,
        1,
        1,
    )
    assert (beta.quantile(0), beta.quantile(1)) == (0, 1)
    assert beta.chance_of(4, 3) == beta.chance_of(-1, 3) == 0
    assert beta.chance_of_any(0) == pytest.approx(0)


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, -1), (math.inf, 1), (1, math.nan)])
def test_nonsense_is_not_a_distribution(a, b):
    with pytest.raises(ValueError, match="not a distribution"):
        Beta(a, b)


def test_a_quantile_needs_a_share():
    with pytest.raises(ValueError, match="not a share"):
        Beta(1, 1).quantile(1.1)


def test_what_cannot_be_computed_is_said_not_guessed():
    with pytest.raises(ArithmeticError, match="no convergence"):
        Beta(1e12, 1e12).below(0.5)
