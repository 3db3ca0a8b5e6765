"""The letter, line by line: what stands in many standard letters, and what does not."""

import re
from dataclasses import dataclass

from onward.debrief.standard import is_sign_off, is_standard

_LONGEST = 20_000
_MOST_LINES = 200
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+(?=\S)[^.!?]*)*[.!?]*['\"”’)]*")
_DIGIT = re.compile(r"\d")
_NAMES = 5
"""How many rows of name, title and house may follow a sign-off."""
_SHORT = 60
"""A line of the mail up to this long that ends a paragraph's row stands for itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, greeting or sign-off; `familiar` when many letters hold it."""

    text: str
    familiar: bool
    starts_paragraph: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the order of its lines; nothing of it is left out or changed."""

    lines: tuple[Line, ...]

    @property
    def familiar(self) -> int:
        return sum(one.familiar for one in self.lines)

    @property
    def particular(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.lines if not one.familiar)


def read_letter(text: str) -> Letter:
    """Return the lines of a letter; very long ones are read only so far.

    What is familiar claims only this: lines like it stand in many standard letters. It
    does not say that nobody read the application.
    """
    lines: list[Line] = []
    signed = 0
    for paragraph in re.split(r"\n[ \t]*\n", text[:_LONGEST]):
        for at, said in enumerate(_sentences(paragraph)):
            signed = _NAMES if is_sign_off(said) else signed - 1
            named = signed > 0 and len(said) <= _SHORT and said[-1] not in ".!?"
            familiar = is_standard(said) or (named and not _DIGIT.search(said))
            lines.append(Line(said, familiar, starts_paragraph=at == 0))
    return Letter(tuple(lines[:_MOST_LINES]))


def _sentences(paragraph: str) -> list[str]:
    """Return a paragraph's sentences; a row of short lines is no sentence."""
    rows = [row for one in paragraph.splitlines() if (row := " ".join(one.split()))]
    if all(len(row) <= _SHORT for row in rows) and len(rows) > 1 and not _prose(rows):
        return rows
    found = _SENTENCE.findall(" ".join(rows))
    return [one for said in found if (one := said.strip())]


def _prose(rows: list[str]) -> bool:
    """Return whether short rows are wrapped prose: most end in the middle of one."""
    wrapped = sum(row[-1].isalpha() and row[-1].islower() for row in rows[:-1])
    return wrapped > len(rows) / 2 and rows[-1][-1] in ".!?"
