import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.evidence.say import as_people_say, between, of_100


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.111, "about 1 in 9"),
        (0.128, "about 1 in 8"),
        (0.375, "about 2 in 5"),
        (0.5, "about 1 in 2"),
        (0.66, "about 2 in 3"),
        (0.013, "about 1 in 80"),
        (0.0, "fewer than 1 in 1,000"),
        (1.0, "nearly all"),
    ],
)
def test_shares_are_said_as_people_say_them(share, said):
    assert as_people_say(share).plain() == said


def test_a_range_has_two_ends_or_is_close_to_one():
    assert between(0.077, 0.2).plain() == "between 1 in 13 and 1 in 5"
    assert between(0.11, 0.112).plain() == "close to 1 in 9"


def worth(share):
    said = as_people_say(share).values["share"].values
    return said["k"] / said["of"]


@given(share=st.floats(0.01, 0.4))
def test_what_is_said_is_at_most_15_percent_off(share):
    assert abs(worth(share) - share) <= 0.155 * share


@given(share=st.floats(0.4, 0.97))
def test_above_two_in_five_it_is_at_most_6_hundredths_off(share):
    assert abs(worth(share) - share) <= 0.06


@given(first=st.floats(0.001, 0.97), second=st.floats(0.001, 0.97))
def test_a_greater_share_is_never_said_as_less(first, second):
    low, high = sorted((first, second))
    assert worth(low) <= worth(high)


def test_hundredths_are_whole():
    assert of_100(0.1234) == 12
