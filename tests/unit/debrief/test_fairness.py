import pytest
from tests.unit.debrief.build import no, said

from onward.debrief.fairness import is_unfair

YOUNGER = no(letter="In the end we went with someone younger.")


@pytest.mark.parametrize(
    ("one", "answers", "unfair"),
    [
        (no(), {}, False),
        (no(), {"unfair": True}, True),
        (no(), {"unfair": False}, False),
        (no(), {"chosen": {"mine": "unfair"}}, True),
        (YOUNGER, {}, True),
        (YOUNGER, {"unfair": False}, False),
        (YOUNGER, {"unfair": False, "chosen": {"mine": "unfair"}}, True),
    ],
)
def test_the_persons_word_outranks_the_letters(one, answers, unfair):
    assert is_unfair(one, said(**answers)) is unfair
