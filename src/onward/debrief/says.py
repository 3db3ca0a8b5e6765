"""What a no says, and what it does not: only what is there, in their words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.letter import Letter
from onward.debrief.no import How, No
from onward.debrief.reasons import GROUNDS, protected, reason
from onward.history.application import Furthest
from onward.kernel.text import Text, line

_LONGEST_QUOTE = 400
_MOST_QUOTES = 2
_FAR = frozenset({Furthest.FINAL, Furthest.OFFER})
_VOICE = frozenset({How.CALL, How.TEXT, How.IN_PERSON})
_YOU = re.compile(r"\byou(?:r|rs|['’]\w+)?\b", re.IGNORECASE)
_IDLE = re.compile(
    r"\?|^(?:if|should|whether|we hope|thanks?)\b|^\W*(?:\w+\W+){0,2}\w+\W*$",
    re.IGNORECASE,
)
"""A question, a condition, a wish, thanks, or three words: nothing to quote."""
_SMALL_PRINT = re.compile(
    r"\b(?:delet\w+|data|privacy|request a copy|portal|click|link|unsubscribe|unmonitored"
    r"|automat\w+|reference number)\b",
    re.IGNORECASE,
)
_WELCOMED = re.compile(
    r"\b(?:appl(?:y|ying|ication)|hear from you|(?:stay|keep|remain) in (?:touch|contact)"
    r"|(?:contact|write to|call|ring) (?:me|us)|get in touch|try (?:us )?again)\b",
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
    """Return what `no` says; `letter` is what they wrote as `read_letter` reads it.

    Without a letter it is what the person noted of their words.
    """
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
    return Says(says=tuple(told), not_says=(Text(wording.NOT_WORTH),))


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
    """Yield what they wrote word for word, each sentence once, in the letter's order."""
    named = protected(letter.sentences)
    quotes: dict[str, str] = {}
    if named:
        quotes[named] = wording.SAYS_PROTECTED
    if no.feedback and not (named and (named in no.feedback or no.feedback in named)):
        quotes[no.feedback] = wording.SAYS_FEEDBACK
    if given and not any(given[1] in words or words in given[1] for words in quotes):
        quotes[given[1]] = given[0]
    quotes |= dict.fromkeys(_more(letter, quotes), _MORE[bool(no.letter)])
    whole = " ".join(letter.sentences)
    placed = sorted(quotes, key=lambda words: whole.find(words[:40]))
    yield from (_quote(quotes[words], words) for words in placed)
    if no.door_open:
        yield Text(_door(letter))


_MORE = {True: wording.SAYS_ALSO, False: wording.SAYS_NOTED}


def _more(letter: Letter, quotes: Mapping[str, str]) -> list[str]:
    """Return up to two particular sentences that speak to the reader."""
    found = [
        one
        for one in letter.particular
        if _YOU.search(one)
        and not _IDLE.search(one)
        and not _SMALL_PRINT.search(one)
        and not (_WELCOMED.search(one) and _AHEAD.search(one))
        and not any(one in words or words in one for words in quotes)
    ]
    return found[:_MOST_QUOTES]


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
    """Yield what is certainly missing; of a noted no, only what cannot be seen at all."""
    about_you = no.feedback or (given and given[0] == wording.SAYS_FIT)
    if protected(letter.sentences):
        yield Text(wording.NOT_WORTH)
        return
    if not given and not no.feedback and (no.letter or not letter.sentences):
        yield _why(letter)
        if no.reached is Furthest.FINAL and no.letter and not letter.particular:
            yield Text(wording.NOT_TIPPED)
    elif given and given[0] == wording.SAYS_OTHERS and not no.feedback:
        clear = len(letter.particular) <= 1 and not GROUNDS.search(given[1])
        yield Text(wording.NOT_BETWEEN if clear else wording.NOT_BETWEEN_CLEAR)
    if no.reached is Furthest.APPLICATION and no.how not in _VOICE and not about_you:
        yield Text(wording.NOT_CV)
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
