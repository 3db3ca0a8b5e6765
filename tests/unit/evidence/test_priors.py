import pytest

from onward.evidence.field import Field
from onward.evidence.priors import RateName, prior

TECH = Field.TECHNOLOGY_DATA


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize("name", RateName)
def test_every_rate_has_a_prior_with_its_source(name, field):
    known = prior(name, field)
    low, high = known.beta.interval()
    assert low < known.usual < high
    assert "published" in known.source.plain()


def test_the_interview_prior_is_wider_than_its_fit_and_keeps_its_mean():
    known = prior(RateName.INTERVIEW, TECH).beta
    assert known.mean == pytest.approx(0.93 / 7.57)
    low, high = known.interval()
    assert low < 0.0128
    assert high > 0.281


def test_academia_has_its_own_first_talks_and_borrows_the_rest():
    first = prior(RateName.INTERVIEW, Field.ACADEMIA)
    assert first.beta.mean == pytest.approx(1.62 / 13.04)
    assert "academic" in first.source.plain()
    offers = prior(RateName.OFFER, Field.ACADEMIA)
    assert offers == prior(RateName.OFFER, TECH)
    assert "technology and office work" in offers.source.plain()


def test_more_than_half_of_searches_lie_below_the_usual_share_as_the_reading_says():
    for field in (TECH, Field.ACADEMIA):
        known = prior(RateName.INTERVIEW, field)
        assert known.beta.below(known.usual) > 0.5
