"""Concepts: words that do the same work in a sentence of job mail, in seven languages.

`LANG.txt` has one concept a line: `name = entry, entry, …`. An entry is a word, a stem
with a star, or up to four words. With the same concepts in every language, what the
model learns from one helps it in all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from onward.kernel.text import fold
from onward.mail.language import LANGUAGES
from onward.mail.shipped import shipped
from onward.mail.word_lists import listed

_NEGATED = "n't"
_KEY = 3
"""Letters at the least of a stem, and of a first word by which entries are found."""
_MOST_KNOWN, _MOST_NEXT = 1 << 13, 1 << 9
"""Words whose look-up is kept, and words behind one of them."""


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
        last, taken = len(tokens) - 1, 0
        for at, (alone, begun) in enumerate(map(self._known.__getitem__, tokens)):
            if at < taken:
                continue
            name = alone
            if begun is not None and at < last:
                for parts, one in begun[tokens[at + 1]]:
                    if len(parts) == 2 or _goes_on(parts, tokens, at):
                        name, taken = one, at + len(parts)
                        break
            if name:
                found.append(name)
        return found

    def of_word(self, word: str) -> str | None:
        """Return the concept of one word, None when there is none."""
        return self._known[word][0]

    @cached_property
    def _known(self) -> "_Known":
        return _Known(self)


class _Known(dict[str, tuple[str | None, "_Begun | None"]]):
    """Word → its concept, and the entries of several words that begin with it."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str | None, "_Begun | None"]:
        if len(self) > _MOST_KNOWN:
            self.clear()
        near = self._lexicon.several.get(word[:_KEY], ())
        begun = [one for one in near if _is(one[0][0], word)]
        found = self[word] = (self._concept(word), _Begun(begun) if begun else None)
        return found

    def _concept(self, word: str) -> str | None:
        words, stems = self._lexicon.words, self._lexicon.stems
        if word in words:
            return words[word]
        for size in range(len(word), _KEY - 1, -1):
            if word[:size] in stems:
                return stems[word[:size]]
        return "not" if word.endswith(_NEGATED) else None


class _Begun(dict[str, Sequence[Entry]]):
    """A second word → the entries of one first word that go on with it."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def __missing__(self, word: str) -> Sequence[Entry]:
        if len(self) > _MOST_NEXT:
            self.clear()
        found = tuple(one for one in self._entries if _is(one[0][1], word))
        self[word] = found
        return found


def _goes_on(parts: Sequence[str], tokens: Sequence[str], at: int) -> bool:
    """Return whether an entry, of which two words stand at `at`, is there whole."""
    return at + len(parts) <= len(tokens) and all(
        map(_is, parts[2:], tokens[at + 2 : at + len(parts)])
    )


def _is(part: str, token: str) -> bool:
    return token == part or (part[-1] == "*" and token.startswith(part[:-1]))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, read once; the English one for any other."""
    name = language if language in LANGUAGES else "en"
    return parse(shipped(__name__, f"{name}.txt").decode())


def parse(text: str) -> Lexicon:
    """Return the lexicon that `text` writes down."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    several: dict[str, list[Entry]] = {}
    folded = "\n".join(map(fold, text.replace("-", " ").split("\n")))
    for name, entries in listed(folded):
        for entry in entries:
            parts = tuple(entry.split())
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
