"""What a no says, and what it does not: only what is there, in their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.letter import Letter
from onward.debrief.no import How, No
from onward.debrief.reasons import GROUNDS, protected, reason
from onward.history.application import Furthest
from onward.kernel.text import Text, line

_LONGEST_QUOTE = 240
_MOST_QUOTES = 2
_FAR = frozenset({Furthest.FINAL, Furthest.OFFER})
_VOICE = frozenset({How.CALL, How.TEXT, How.IN_PERSON})
_YOU = re.compile(r"\byou(?:r|rs|['’]\w+)?\b", re.IGNORECASE)
_IDLE = re.compile(
    r"\?|^(?:if|should|whether|we hope|thanks?)\b|^\W*(?:\w+\W+){0,2}\w+\W*$",
    re.IGNORECASE,
)
"""A question, a condition, a wish, thanks, or three words: nothing to quote."""
_WELCOMED = re.compile(
    r"\b(?:appl(?:y|ying|ication)|hear from you|(?:stay|keep|remain) in (?:touch|contact)"
    r"|(?:contact|write to|call|ring) (?:you|me|us)|get in touch|try (?:us )?again)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:future|again|next|other|another|later|when|new|would (?:love|like|be)|hope)\b",
    re.IGNORECASE,
)
"""Together with a word of welcome: that they want to hear from the person once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """Two short lists; a cause stands in the first only with the words that give it.

    The second claims that something is not said only where that is certain: a letter
    may give a reason in words that nothing here recognises.
    """

    says: tuple[Text, ...]
    not_says: tuple[Text, ...]


def says(no: No, letter: Letter) -> Says:
    """Return what `no` says; `letter` is its letter as `read_letter` reads it."""
    if no.how is How.SILENCE:
        return _silence(no)
    if not letter.understood:
        return _unread(no)
    given = reason(letter.sentences)
    told = [*_step(no), *_quoted(no, letter, given)]
    return Says(
        says=tuple(told) or (Text(wording.SAYS_NO),),
        not_says=tuple(_not_says(no, letter, given)),
    )


def _silence(no: No) -> Says:
    """Return the little that a silence says; somebody who talked with you has read you."""
    if no.reached in {Furthest.APPLICATION, None}:
        told = [Text(wording.SAYS_SILENCE)]
        unsaid = wording.NOT_READ
    else:
        step = Text(wording.STEPS[no.reached])
        told = [Text(wording.SAYS_SILENCE_AFTER, {"step": step})]
        unsaid = wording.NOT_WHY_SILENCE
    if no.reached in _FAR:
        told.append(Text(wording.SAYS_LOSS))
    missing = (unsaid, wording.NOT_FAIR_UNWRITTEN, wording.NOT_WORTH)
    return Says(says=tuple(told), not_says=tuple(map(Text, missing)))


def _unread(no: No) -> Says:
    """Return what is sure of a letter in a language that is not read here."""
    told = [*_step(no), *_feedback(no), Text(wording.SAYS_UNREAD)]
    missing = (wording.NOT_FAIR, wording.NOT_WORTH)
    return Says(says=tuple(told), not_says=tuple(map(Text, missing)))


def _step(no: No) -> Iterator[Text]:
    if no.reached is Furthest.APPLICATION and no.how in _VOICE:
        yield Text(wording.SAYS_BEFORE_TALK)
    elif no.reached is not None:
        yield Text(wording.SAYS_STEP[no.reached])
    if no.how in _VOICE:
        yield Text(wording.SAYS_IN_PERSON)
    if no.how is How.PORTAL:
        yield Text(wording.SAYS_PORTAL)


def _quoted(no: No, letter: Letter, given: tuple[str, str] | None) -> Iterator[Text]:
    """Yield what they write, word for word: feedback, reason, what else is about you."""
    shown = no.feedback
    yield from _feedback(no)
    named = protected(letter.sentences)
    if named:
        shown += named
        yield _quote(wording.SAYS_PROTECTED, named)
    if given and given[1] not in shown:
        shown += given[1]
        yield _quote(*given)
    more = [
        one
        for one in letter.particular
        if _YOU.search(one) and not _IDLE.search(one) and one not in shown
    ]
    for one in more[:_MOST_QUOTES]:
        yield _quote(wording.SAYS_ALSO, one)
    if no.door_open:
        yield Text(_door(letter))


def _feedback(no: No) -> Iterator[Text]:
    if no.feedback:
        yield _quote(wording.SAYS_FEEDBACK, no.feedback)


def _quote(said: str, words: str) -> Text:
    return Text(said, {"words": line(words, _LONGEST_QUOTE)})


def _door(letter: Letter) -> str:
    """Return what an open door amounts to: to be wanted, or to be kept on a list."""
    wanted = any(
        _WELCOMED.search(one) and _AHEAD.search(one) for one in letter.sentences
    )
    return wording.SAYS_DOOR_OPEN if wanted else wording.SAYS_KEPT


def _not_says(no: No, letter: Letter, given: tuple[str, str] | None) -> Iterator[Text]:
    about_you = no.feedback or (given and given[0] == wording.SAYS_FIT)
    if not given and not no.feedback and not protected(letter.sentences):
        yield _why(letter)
        if no.reached is Furthest.FINAL and not letter.particular:
            yield Text(wording.NOT_TIPPED)
    elif given and given[0] == wording.SAYS_OTHERS and not no.feedback:
        clear = len(letter.particular) <= 1 and not GROUNDS.search(given[1])
        yield Text(wording.NOT_BETWEEN if clear else wording.NOT_BETWEEN_CLEAR)
    if no.reached is Furthest.APPLICATION and no.how not in _VOICE and not about_you:
        yield Text(wording.NOT_CV)
    if not protected(letter.sentences):
        yield Text(wording.NOT_FAIR if no.letter else wording.NOT_FAIR_UNWRITTEN)
    yield Text(wording.NOT_WORTH)


def _why(letter: Letter) -> Text:
    """Return why the why is missing, surely only where every line is a standard one."""
    lines, familiar = len(letter.sentences), letter.familiar
    if not lines:
        return Text(wording.NOT_WHY_UNWRITTEN)
    if not familiar:
        return Text(wording.NOT_WHY)
    if familiar == lines:
        return Text(wording.NOT_WHY_STANDARD)
    mostly = familiar * 2 > lines
    return Text(wording.NOT_WHY_MOSTLY if mostly else wording.NOT_WHY_PARTLY)
