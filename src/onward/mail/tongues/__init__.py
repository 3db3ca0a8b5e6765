"""Words around names and titles in job mail, one small table per language.

`LANG.txt` has one list a line: `name = entry, entry, …`. `*x` stands for every word that
ends in x. One engine reads them all (`posts`, `firms`, `display`), so that a language is
a file and never a branch. English has its own rules in `announced` and `company`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onward.kernel.text import fold
from onward.mail.language import LANGUAGES
from onward.mail.shipped import shipped
from onward.mail.word_lists import listed

WITH_TABLE = tuple(one for one in LANGUAGES if one != "en")
_BORROWED = frozenset(
    """
    head lead accountant administrator assistant agent advisor analyst architect artist associate buyer coach
    consultant controller coordinator copywriter designer developer director editor
    engineer executive internship manager marketer merchandiser officer operator
    owner planner producer recruiter representative researcher scientist specialist
    strategist supervisor teamlead technician tester trainee trainer writer
    """.split()
)
"""English titles that job mail in any of these languages uses."""
_INCLUSIVE = re.compile(r"[·•.*:_/(]-?[^\W\d_]{0,6}\)?.*$")
"""What inclusive writing puts behind a word: Fahrer/in, chargé(e), directeur·rice."""
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Tongue:
    """The lists of one language, folded: whole entries, and endings."""

    language: str
    lists: dict[str, frozenset[str]]
    endings: dict[str, frozenset[str]]
    forms: tuple[tuple[str, str], ...]

    def has(self, name: str, word: str) -> bool:
        """Return whether the folded `word` is in a list, whole or by its ending."""
        if word in self.lists.get(name, ()):
            return True
        endings = self.endings.get(name, ())
        return bool(endings) and any(
            word[at:] in endings for at in range(max(0, len(word) - 24), len(word) - 1)
        )

    def is_noun(self, word: str) -> bool:
        """Return whether `word` is one people are hired as, in any of its forms."""
        return _is_noun(self.language, word)

    def phrases(self, name: str) -> list[str]:
        """Return a list's entries, the longest first."""
        return sorted(self.lists.get(name, ()), key=lambda one: (-len(one), one))


def is_borrowed(word: str) -> bool:
    """Return whether the folded `word` is an English title's noun."""
    return word in _BORROWED


@lru_cache(maxsize=8192)
def _is_noun(language: str, word: str) -> bool:
    known = tongue(language)
    folded = _INCLUSIVE.sub("", fold(word)).strip("-")
    last = folded.rpartition("-")[2]
    for one in dict.fromkeys((folded, last)):
        if len(one) < _SHORTEST or one in known.lists["not_nouns"]:
            continue
        if one in _BORROWED or any(
            known.has("nouns", form) for form in _forms(known, one)
        ):
            return True
    return False


def _forms(known: Tongue, word: str) -> Iterator[str]:
    """Yield `word` and what it may be a feminine or a plural of."""
    yield word
    for ending, other in known.forms:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            form = word[: len(word) - len(ending)] + other
            if form not in known.lists["not_nouns"]:
                yield form


@cache
def _written(language: str) -> str:
    return shipped(__name__, f"{language}.txt").decode()


@cache
def tongue(language: str) -> Tongue:
    """Return the table of one of `WITH_TABLE`, read once."""
    return parse(language, _written(language))


def parse(language: str, text: str) -> Tongue:
    """Return the table that `text` writes down."""
    lists: dict[str, frozenset[str]] = {"not_nouns": frozenset()}
    endings: dict[str, frozenset[str]] = {}
    forms: tuple[tuple[str, str], ...] = ()
    for name, written in listed(text):
        entries = [_folded(one) for one in written]
        if name == "forms":
            pairs = (one.partition(">") for one in entries)
            forms = tuple((ending, other) for ending, _, other in pairs)
            continue
        lists[name] = frozenset(one for one in entries if one[0] != "*")
        endings[name] = frozenset(one[1:] for one in entries if one[0] == "*")
    return Tongue(language, lists, endings, forms)


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """Return what finds any entry of a list in a text as it is written."""
    entries = dict(listed(_written(language)))[name]
    either = "|".join(re.escape(one) for one in sorted(entries, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def _folded(entry: str) -> str:
    """Return an entry as it is compared; a single letter keeps its accent: a is not à."""
    return fold(entry) if len(entry) > 1 else entry.lower()


@cache
def everywhere(name: str) -> frozenset[str]:
    """Return a list's whole entries in all languages: a display name may be in any."""
    return frozenset().union(*(tongue(one).lists[name] for one in WITH_TABLE))
