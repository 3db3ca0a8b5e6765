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


_CONDITION_HOOKS = (
    "if should case unless whether event only those candidates applicants people anyone "
    "everyone may might assume take cannot can't can’t unable able possible"
)

Hits = list[tuple[Means, re.Match[str]]]


def found_in(sentence: str) -> tuple[Hits, re.Match[str] | None]:
    """Return what `sentence` says, each with the words that say it; and its condition.

    A meaning may be found twice, by two phrases.
    """
    hooked: set[int] = set()
    for word in sentence.lower().split():
        hooked.update(_hooked(word))
    hits: Hits = []
    for at in sorted(hooked & _PLACES):
        if ~at in hooked or not PHRASES[at].also:
            hit = PHRASES[at].pattern.search(sentence)
            if hit:
                hits.append((PHRASES[at].means, hit))
    condition = CONDITION.search(sentence) if _CONDITION in hooked else None
    return hits, condition


_PLACES = frozenset(range(len(PHRASES)))
_CONDITION = len(PHRASES)
_START = 2
"""Letters every hook has at least."""


def _by_start() -> dict[str, list[tuple[str, int]]]:
    """Return the hooks by their first letters, each with its phrase's place.

    The second hooks of a phrase at n stand for ~n, a condition's for `_CONDITION`.
    """
    hooks = [(hook, at) for at, one in enumerate(PHRASES) for hook in one.hooks]
    hooks += [(hook, ~at) for at, one in enumerate(PHRASES) for hook in one.also]
    hooks += [(hook, _CONDITION) for hook in _CONDITION_HOOKS.split()]
    found: dict[str, list[tuple[str, int]]] = {}
    for hook, place in hooks:
        found.setdefault(hook[:_START], []).append((hook, place))
    return found


_HOOKS = _by_start()


@lru_cache(maxsize=1 << 14)
def _hooked(word: str) -> frozenset[int]:
    """Return the places whose hooks are in `word`.

    Hooks hold no spaces, so a sentence has one exactly where one of its words does.
    """
    return frozenset(
        place
        for at in range(len(word) - _START + 1)
        for hook, place in _HOOKS.get(word[at : at + _START], ())
        if word.startswith(hook, at)
    )
