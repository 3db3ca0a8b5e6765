"""What sentences of job mail say: patterns by meaning, each with its fixture.

A phrase never decides alone. What it finds becomes evidence for the model, apart for
sentences that are certain and sentences that hang on a condition ("if you are not
selected …"). To add one: a pattern, and a sentence it must find (tests hold them
together), in the module of its subject; the model is then trained anew (`make model`).
"""

import re

from onward.mail.phrases.beside import BESIDE
from onward.mail.phrases.no import NO
from onward.mail.phrases.phrase import Means
from onward.mail.phrases.steps import STEPS
from onward.mail.phrases.waiting import WAITING
from onward.mail.phrases.yes import YES

__all__ = ["CONDITION", "PHRASES", "Means", "found_in"]

PHRASES = (*NO, *STEPS, *YES, *WAITING, *BESIDE)

CONDITION = re.compile(
    r"\bif\b|\bshould (?:you|we|your|it|there|they|any)\b|\bin case\b|\bunless\b"
    r"|\bwhether\b|\bin the event\b|\bonly (?:those|candidates|applicants|short-?listed)"
    r"|(?<!other )\b(?:those|candidates|applicants|people|anyone|everyone) (?:who|whose"
    r"|not|we)\b.{0,40}\b(?:not|only|will|contact\w*)\b|\b(?:may|might) (?:not|be)\b"
    r"|\b(?:please )?(?:assume|take it)\b|\b(?:cannot|can['’]t|unable to|not able to|not "
    r"possible to)\b.{0,30}\b(?:respond|reply|contact|ring|answer|write|feedback|every|"
    r"each|individual\w*|correspond\w*|discuss)\b|\bthose of you\b",
    re.IGNORECASE,
)
"""What makes a sentence speak of what might be, or of everybody, not of a verdict."""


def found_in(sentence: str) -> list[tuple[Means, re.Match[str]]]:
    """Return what `sentence` says, each with the words that say it.

    A meaning may be found twice, by two phrases.
    """
    lower = sentence.lower()
    hits = (
        (one.means, one.pattern.search(sentence))
        for one in PHRASES
        if any(hook in lower for hook in one.hooks)
    )
    return [(means, hit) for means, hit in hits if hit]
