"""Looking back, shaped by how far it got; "nothing I would change" is an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.letter import read_letter
from onward.debrief.no import How, No
from onward.debrief.reasons import is_gone
from onward.history.application import Furthest
from onward.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    key: str
    says: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question; own words are always possible beside the choices."""

    key: str
    ask: Text
    choices: tuple[Choice, ...]


def questions(no: No, *, unfair: bool = False) -> tuple[Question, ...]:
    """Return one to four questions that fit the step this no came at.

    Where the person thinks it was not fair, nothing asks what they could have done
    better: only the facts are asked for, in their own words. Nor is that asked where an
    offer was taken back, or where the place itself is gone.
    """
    if unfair:
        return (_question("facts", wording.FACTS, {}),)
    wanted = _question("wanted", wording.WANTED, wording.WANTED_CHOICES)
    mine = _question("mine", wording.MINE, wording.MINE_CHOICES)
    again = _question("again", wording.AGAIN, wording.AGAIN_CHOICES)
    if no.how is How.SILENCE and no.reached is Furthest.APPLICATION:
        return (wanted, _question("back", wording.BACK, wording.BACK_CHOICES), mine)
    if no.reached is Furthest.OFFER or is_gone(read_letter(no.heard).sentences):
        return (wanted, again)
    if no.reached is Furthest.FINAL:
        return (wanted, _question("far", wording.FAR, wording.FAR_CHOICES), mine, again)
    seen = _question("seen", _seen(no.reached), wording.SEEN_CHOICES)
    if no.reached is Furthest.APPLICATION:
        return (wanted, seen, mine)
    return (wanted, seen, mine, again)


def _seen(reached: Furthest | None) -> str:
    return _SEEN.get(reached, wording.SEEN_TALK) if reached else wording.SEEN_TALK


_SEEN = {
    Furthest.APPLICATION: wording.SEEN_PAPER,
    Furthest.ASSESSMENT: wording.SEEN_TEST,
}


def _question(key: str, ask: str, choices: Mapping[str, str]) -> Question:
    offered = tuple(Choice(name, Text(says)) for name, says in choices.items())
    return Question(key, Text(ask), offered)
