"""Names of houses and trades in a mail in another language than English.

A word of houses and trades begins or ends them: Clinique vétérinaire des Remparts,
Bestattungshaus Lindner.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail.tongues import tongue

_WORD = re.compile(r"\S+")
_JOINS = frozenset(
    "de du des d' la le les del della delle dei degli di da do dos das el los las y e und "
    "& et en van der den voor für am im an zum zur aux à al of the 't per à".split()
)
"""Small words inside the name of a house."""
_ADJECTIVES = 2
_LONGEST = 9
_CLOSING = "\"“”»’')]}*,.;:!?…"
_DOTTED = re.compile(r"\.\s?\w\.$")
"""S.A., e. V.: the last stop is the name's."""
_MOST_TEXT = 8192
_MOST = 60
_PLAIN = frozenset("le la les el los las het de il lo i o a os as".split())
"""Articles that may begin a name, but make none a house."""


@lru_cache(maxsize=8192)
def is_house(word: str, language: str) -> bool:
    """Return whether a word is one of houses and trades: Praxis, librairie, comune."""
    folded = fold(word)
    return folded not in _PLAIN and tongue(language).has("business", folded)


def houses(text: str, language: str) -> Iterator[str]:
    """Yield names that begin, or end, with a word of houses and trades."""
    found = 0
    for line in text[:_MOST_TEXT].split("\n"):
        words = _WORD.findall(line)[:100]
        at = 0
        while at < len(words) and found < _MOST:
            core = words[at].strip(_CLOSING + "„«(")
            if core[:1].isupper() and is_house(core, language):
                begin = _begin(words, at, language)
                end = _end(words, at)
                if end - begin > 1:
                    found += 1
                    yield _joined(words[begin:end])
            at += 1


def _joined(words: list[str]) -> str:
    name = " ".join(words).strip("„«( -–").rstrip("\"“”»’')]}*,;:!?… ")
    return name if _DOTTED.search(name) else name.rstrip(".")


def _begin(words: list[str], at: int, language: str) -> int:
    """Return where a name begins that has a house's word at `at`: Nordlicht Verlag."""
    begin = at
    while begin > 0 and at - begin < 3:
        word = words[begin - 1]
        if not (word[:1].isupper() and len(word) > 2) or word[-1] in ",.;:!?":
            break
        if tongue(language).has("lead", fold(word)):
            break
        begin -= 1
    return begin if begin < at and not _runs_on(words, at) else at


def _runs_on(words: list[str], at: int) -> bool:
    """Return whether a name goes on behind `at`."""
    if words[at][-1] in ",.;:!?" or at + 1 >= len(words):
        return False
    return _end(words, at) > at + 1


def _end(words: list[str], at: int) -> int:
    """Return where the name ends whose house's word stands at `at`."""
    end = at + 1
    if words[at][-1] in ",.;:!?":
        return end
    small = 0
    step = at + 1
    while step < len(words) and step - at < _LONGEST:
        word = words[step].lstrip("„“«\"'")
        core = word.rstrip(_CLOSING)
        lower = core.lower()
        head = lower.split("'")[0].split("’")[0]
        if core[:1].isupper() or core[:1].isdigit() or _elided(core):
            end, small = step + 1, 0
        elif lower not in _JOINS and head not in {"d", "l", "dell"}:
            if end > at + 1 or small >= _ADJECTIVES or not core.isalpha():
                break
            small += 1
        if word[-1:] in ",.;:!?" and len(core) > 2:
            break
        step += 1
    return end


def _elided(core: str) -> bool:
    _, mark, rest = core.replace("’", "'").partition("'")
    return bool(mark) and rest[:1].isupper()
