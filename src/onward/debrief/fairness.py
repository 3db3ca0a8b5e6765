"""Whether it may not have been fair: the person's word, or the letter's own."""

from onward.debrief.answers import Answers
from onward.debrief.letter import read_letter
from onward.debrief.no import No
from onward.debrief.reasons import protected


def is_unfair(no: No, answers: Answers) -> bool:
    """Return whether advice comes before any question, and no lesson after it.

    So it is where the person says that it was not fair, or where the letter speaks of
    what in many countries may not decide and they do not say otherwise. It is no verdict.
    """
    if answers.chosen.get("mine") == "unfair":
        return True
    if answers.unfair is not None:
        return answers.unfair
    return bool(protected(read_letter(no.letter or no.noted).sentences))
