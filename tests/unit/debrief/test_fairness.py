import pytest
from tests.unit.debrief.build import said

from onward.debrief.fairness import is_unfair


@pytest.mark.parametrize(
    ("answers", "unfair"),
    [
        ({}, False),
        ({"unfair": True}, True),
        ({"unfair": False}, False),
        ({"chosen": {"mine": "unfair"}}, True),
        ({"unfair": "yes"}, False),
    ],
)
def test_only_the_persons_word_counts(answers, unfair):
    assert is_unfair(said(**answers)) is unfair
