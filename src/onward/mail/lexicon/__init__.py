"""Concepts: words that do the same work in a sentence of job mail, in seven languages.

`LANG.txt` has one concept a line: `name = entry, entry, …`. An entry is a word, a stem
with a star, or up to four words. With the same concepts in every language, what the
model learns from one helps it in all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from onward.kernel.text import fold
from onward.mail.language import LANGUAGES
from onward.mail.word_lists import listed

_NEGATED = "n't"
_KEY = 3
"""Letters at the least of a stem, and of a first word by which entries are found."""
_MOST_KNOWN = 1 << 15
"""Words, and pairs of words, whose look-up is kept."""


Entry = tuple[tuple[str, ...], str]
"""Words that stand in a row, a stem with its star, and their concept."""


@dataclass(frozen=True)
class Lexicon:
    """The words of one language → concepts; the longest entry wins.

    `several` has entries of more than one word by the first letters of the first; the
    longest come first, and of equals those without a star.
    """

    words: Mapping[str, str]
    stems: Mapping[str, str]
    several: Mapping[str, Sequence[Entry]]

    def concepts(self, tokens: Sequence[str]) -> list[str]:
        """Return the concepts of `tokens`, in order; a word of none leaves no trace."""
        found: list[str] = []
        first, second = self._first, self._second
        at, end = 0, len(tokens)
        while at < end:
            name, begins = first[tokens[at]]
            size = 1
            if begins and at + 1 < end:
                for parts, one in second[tokens[at], tokens[at + 1]]:
                    if _stands(parts, tokens, at):
                        name, size = one, len(parts)
                        break
            if name:
                found.append(name)
            at += size
        return found

    def of_word(self, word: str) -> str | None:
        """Return the concept of one word, None when there is none."""
        return self._first[word][0]

    @cached_property
    def _first(self) -> "_First":
        return _First(self)

    @cached_property
    def _second(self) -> "_Second":
        return _Second(self)


class _First(dict[str, tuple[str | None, bool]]):
    """Word → its concept, and whether entries of several words begin with it."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str | None, bool]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        entries = self._lexicon.several.get(word[:_KEY], ())
        begins = any(_is(parts[0], word) for parts, _ in entries)
        found = self[word] = (self._concept(word), begins)
        return found

    def _concept(self, word: str) -> str | None:
        words, stems = self._lexicon.words, self._lexicon.stems
        if word in words:
            return words[word]
        for size in range(len(word), _KEY - 1, -1):
            if word[:size] in stems:
                return stems[word[:size]]
        return "not" if word.endswith(_NEGATED) else None


class _Second(dict[tuple[str, str], tuple[Entry, ...]]):
    """Two words in a row → the entries that begin with them."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._several = lexicon.several

    def __missing__(self, pair: tuple[str, str]) -> tuple[Entry, ...]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        entries = self._several.get(pair[0][:_KEY], ())
        found = self[pair] = tuple(
            one for one in entries if _stands(one[0][:2], pair, 0)
        )
        return found


def _stands(parts: Sequence[str], tokens: Sequence[str], at: int) -> bool:
    return at + len(parts) <= len(tokens) and all(
        map(_is, parts, tokens[at : at + len(parts)])
    )


def _is(part: str, token: str) -> bool:
    return token == part or (part[-1] == "*" and token.startswith(part[:-1]))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read once; the English one for any other."""
    name = language if language in LANGUAGES else "en"
    return parse(files(__package__).joinpath(f"{name}.txt").read_text("utf-8"))


def parse(text: str) -> Lexicon:
    """Return the lexicon that `text` writes down."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    several: dict[str, list[Entry]] = {}
    for name, entries in listed(text):
        for entry in entries:
            parts = tuple(fold(entry.replace("-", " ")).split())
            if len(parts) > 1:
                several.setdefault(parts[0].rstrip("*")[:_KEY], []).append(
                    (parts, name)
                )
            elif parts[0].endswith("*"):
                stems[parts[0][:-1]] = name
            else:
                words[parts[0]] = name
    for rows in several.values():
        rows.sort(key=lambda row: (-len(row[0]), any(one[-1] == "*" for one in row[0])))
    return Lexicon(words, stems, several)
