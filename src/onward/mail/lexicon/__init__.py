"""Concepts: words that do the same work in a sentence of job mail, in seven languages.

`LANG.txt` has one concept a line: `name = entry, entry, …`. An entry is a word, a stem
with a star, or up to four words. With the same concepts in every language, what the
model learns from one helps it in all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onward.kernel.text import fold
from onward.mail.language import LANGUAGES
from onward.mail.word_lists import listed

_NEGATED = "n't"
_KEY = 3
"""Letters of a first word by which entries of several words are found."""


Entry = tuple[list[str], str]
"""Words that stand in a row, and their concept."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language → concepts; the longest entry wins.

    `plain` has entries of several words by their first one, `starred` those with a stem
    among them by the first letters of the first; the longest come first in each.
    """

    words: dict[str, str]
    stems: dict[str, str]
    plain: dict[str, list[Entry]]
    starred: dict[str, list[Entry]]
    known: dict[str, str | None]

    def concepts(self, tokens: Sequence[str]) -> list[str]:
        """Return the concepts of `tokens`, in order; a word of none leaves no trace."""
        found: list[str] = []
        at, end = 0, len(tokens)
        while at < end:
            name, size = self._at(tokens, at)
            if name:
                found.append(name)
            at += size
        return found

    def _at(self, tokens: Sequence[str], at: int) -> tuple[str | None, int]:
        """Return the concept that begins at a place, and how many words it takes."""
        first = tokens[at]
        name, size = None, 1
        for entry, one in self.plain.get(first, ()):
            if tokens[at : at + len(entry)] == entry:
                name, size = one, len(entry)
                break
        for entry, one in self.starred.get(first[:_KEY], ()):
            if len(entry) > size and _stands(entry, tokens, at):
                return one, len(entry)
        return (name, size) if name else (self.of_word(first), 1)

    def of_word(self, word: str) -> str | None:
        """Return the concept of one word, None when there is none."""
        try:
            return self.known[word]
        except KeyError:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            name = self.known[word] = self._look_up(word)
            return name

    def _look_up(self, word: str) -> str | None:
        if word in self.words:
            return self.words[word]
        for size in range(len(word), _KEY - 1, -1):
            if word[:size] in self.stems:
                return self.stems[word[:size]]
        return "not" if word.endswith(_NEGATED) else None


_MOST_KNOWN = 1 << 15


def _stands(entry: Sequence[str], tokens: Sequence[str], at: int) -> bool:
    if at + len(entry) > len(tokens):
        return False
    return all(
        token == part or (part[-1] == "*" and token.startswith(part[:-1]))
        for part, token in zip(entry, tokens[at : at + len(entry)], strict=True)
    )


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read once; the English one for any other."""
    name = language if language in LANGUAGES else "en"
    return parse(files(__package__).joinpath(f"{name}.txt").read_text("utf-8"))


def parse(text: str) -> Lexicon:
    """Return the lexicon that `text` writes down."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    plain: dict[str, list[Entry]] = {}
    starred: dict[str, list[Entry]] = {}
    for name, entries in listed(text):
        for entry in entries:
            parts = fold(entry.replace("-", " ")).split()
            if len(parts) > 1 and "*" in entry:
                key = parts[0].rstrip("*")[:_KEY]
                starred.setdefault(key, []).append((parts, name))
            elif len(parts) > 1:
                plain.setdefault(parts[0], []).append((parts, name))
            elif parts[0].endswith("*"):
                stems[parts[0][:-1]] = name
            else:
                words[parts[0]] = name
    for rows in (*plain.values(), *starred.values()):
        rows.sort(key=lambda row: -len(row[0]))
    return Lexicon(words, stems, plain, starred, {})
