"""What sentences of job mail say: patterns by meaning, each with its fixture.

A phrase never decides alone. What it finds becomes evidence for the model, apart for
sentences that are certain and sentences that hang on a condition ("if you are not
selected …"). To add one: a pattern, and a sentence it must find (tests hold them
together), in the module of its subject; the model is then trained anew (`make model`).
"""

import re
from functools import lru_cache

from onward.mail.phrases.beside import BESIDE
from onward.mail.phrases.no import NO
from onward.mail.phrases.phrase import Means
from onward.mail.phrases.steps import STEPS
from onward.mail.phrases.waiting import WAITING
from onward.mail.phrases.yes import YES

__all__ = ["CONDITION", "PHRASES", "Means", "found_in"]

PHRASES = (*NO, *STEPS, *YES, *WAITING, *BESIDE)

CONDITION = re.compile(
    r"\b(?:if\b|should (?:you|we|your|it|there|they|any)\b|in case\b|unless\b"
    r"|whether\b|in the event\b|only (?:those|candidates|applicants|short-?listed)"
    r"|(?<!other )(?:those|candidates|applicants|people|anyone|everyone) (?:who|whose"
    r"|not|we)\b.{0,40}\b(?:not|only|will|contact\w*)\b|(?:may|might) (?:not|be)\b"
    r"|(?:please )?(?:assume|take it)\b|(?:cannot|can['’]t|unable to|not able to|not "
    r"possible to)\b.{0,30}\b(?:respond|reply|contact|ring|answer|write|feedback|every|"
    r"each|individual\w*|correspond\w*|discuss)\b|those of you\b)",
    re.IGNORECASE,
)
"""What makes a sentence speak of what might be, or of everybody, not of a verdict."""


def found_in(sentence: str) -> list[tuple[Means, re.Match[str]]]:
    """Return what `sentence` says, each with the words that say it.

    A meaning may be found twice, by two phrases.
    """
    tried: set[int] = set()
    for word in sentence.lower().split():
        tried.update(_hooked(word))
    hits = (
        (PHRASES[at].means, PHRASES[at].pattern.search(sentence))
        for at in sorted(tried)
    )
    return [(means, hit) for means, hit in hits if hit]


def _by_start() -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    """Return the hooks by their first two letters, each with its phrases' places."""
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for hook in sorted({hook for one in PHRASES for hook in one.hooks}):
        places = tuple(at for at, one in enumerate(PHRASES) if hook in one.hooks)
        found.setdefault(hook[:_START], []).append((hook, places))
    return found


_START = 2
"""Letters every hook has at least."""
_HOOKS = _by_start()


@lru_cache(maxsize=1 << 14)
def _hooked(word: str) -> frozenset[int]:
    """Return the places of the phrases one of whose hooks is in `word`.

    Hooks hold no spaces, so a sentence has one exactly where one of its words does.
    """
    found: set[int] = set()
    for at in range(len(word) - _START + 1):
        for hook, places in _HOOKS.get(word[at : at + _START], ()):
            if word.startswith(hook, at):
                found.update(places)
    return frozenset(found)
