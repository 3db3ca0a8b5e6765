"""Whether it may not have been fair: the person's word, and nobody else's."""

from onward.debrief.answers import Answers


def is_unfair(answers: Answers) -> bool:
    """Return whether the person says that it was not fair.

    Then advice comes before any question, and no lesson after it. No letter decides
    that: patterns miss most unfair words and suspect many harmless ones.
    """
    return answers.unfair or answers.chosen.get("mine") == "unfair"
