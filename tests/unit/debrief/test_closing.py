import pytest
from tests.unit.debrief.build import no, said

from onward.debrief.closing import Door, close, too_much
from onward.debrief.feelings import WORDS


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (8, 5, "Lighter than before."),
        (5, 5, "As heavy as before. It does not have to change today."),
        (5, 6, "Heavier than before. That happens. You can stop here."),
    ],
)
def test_the_two_weights_are_compared_in_words(before, after, sentence):
    closing = close(no(), said(weight=before, weight_after=after))
    assert closing.compare.plain() == sentence


def test_without_two_weights_nothing_is_compared():
    assert close(no(), said(weight=5)).compare is None
    assert close(no(), said(weight_after=5)).compare is None


@pytest.mark.parametrize(
    ("given", "door"),
    [
        ({}, Door.WEEK),
        ({"asking": "ask"}, Door.DRAFT),
        ({"asking": "later", "lessons": ["top"]}, Door.WEEK),
        ({"weight": 9, "asking": "ask"}, Door.HELP),
        ({"weight": 9, "weight_after": 4, "asking": "ask"}, Door.DRAFT),
        ({"weight": 2, "weight_after": 3, "lessons": ["top"]}, Door.HELP),
        ({"weight_after": 8}, Door.HELP),
        ({"feelings": ["hopeless"], "lessons": ["top"]}, Door.HELP),
        ({"feelings": ["hopeless"], "weight": 6, "weight_after": 3}, Door.WEEK),
        ({"own_feeling": "hopeless"}, Door.WEEK),
    ],
)
def test_the_small_step_fits_and_nothing_is_asked_of_who_is_heavy(given, door):
    closing = close(no(), said(**given))
    assert closing.door is door
    assert closing.heavy is (door is Door.HELP)
    assert closing.says.plain() == ("It stays here, sealed, and you can open it again.")


def test_too_much_names_no_number_and_no_plan():
    words = " ".join(text.plain() for text in too_much())
    assert not any(char.isdigit() for char in words)
    assert "week" not in words
    assert "talk to someone" in words


def test_there_are_words_enough_for_a_feeling():
    assert 20 <= len(WORDS) <= 30
