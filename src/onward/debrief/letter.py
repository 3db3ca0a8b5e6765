"""The letter, line by line: what stands in many standard letters, and what does not."""

import re
from dataclasses import dataclass

from onward.debrief.standard import is_frame, is_sign_off, is_standard
from onward.mail.language import reads_as

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
    """One sentence, `familiar` when many letters hold one like it.

    A `frame` line is a greeting, a sign-off or a name: it says nothing, so it is
    neither familiar nor particular.
    """

    text: str
    familiar: bool
    starts_paragraph: bool
    frame: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the order of its lines; nothing of it is left out or changed.

    Where it is not `understood`, its language is none that is read here line by line,
    and no line is called familiar.
    """

    lines: tuple[Line, ...]
    understood: bool = True

    @property
    def signed(self) -> str:
        """The name that stands under the letter, or what stands in its place."""
        ends = [at for at, one in enumerate(self.lines) if is_sign_off(one.text)]
        after = self.lines[ends[-1] + 1 :] if ends else ()
        return next((one.text for one in after if one.frame), "")

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.lines if not one.frame)

    @property
    def familiar(self) -> int:
        return sum(one.familiar for one in self.lines)

    @property
    def particular(self) -> tuple[str, ...]:
        return tuple(
            one.text for one in self.lines if not one.familiar and not one.frame
        )


def read_letter(text: str) -> Letter:
    """Return the lines of a letter; very long ones are read only so far.

    What is familiar claims only this: lines like it stand in many standard letters. It
    does not say that nobody read the application.
    """
    text = text[:_LONGEST]
    understood = reads_as(text, "en")
    lines: list[Line] = []
    signed = 0
    for paragraph in re.split(r"\n[ \t]*\n", text):
        for at, said in enumerate(_sentences(paragraph)):
            signed = _NAMES if is_sign_off(said) else signed - 1
            named = signed > 0 and len(said) <= _SHORT and said[-1] not in ".!?"
            frame = is_frame(said) or signed == _NAMES
            frame = frame or (named and not _DIGIT.search(said))
            familiar = understood and not frame and is_standard(said)
            lines.append(Line(said, familiar, at == 0, frame))
    return Letter(tuple(lines[:_MOST_LINES]), understood)


def _sentences(paragraph: str) -> list[str]:
    """Return a paragraph's sentences; a row of short lines is no sentence."""
    rows = [row for one in paragraph.splitlines() if (row := " ".join(one.split()))]
    if all(len(row) <= _SHORT for row in rows) and len(rows) > 1 and not _prose(rows):
        return [one for row in rows for one in _cut(row)]
    return _cut(" ".join(rows))


def _cut(text: str) -> list[str]:
    """Return the sentences of one row; a row without an end is one, as "Dr. Moss" is."""
    if text and len(text) <= _SHORT and text[-1] not in ".!?":
        return [text]
    return [one for said in _SENTENCE.findall(text) if (one := said.strip())]


def _prose(rows: list[str]) -> bool:
    """Return whether short rows are wrapped prose: most end in the middle of one."""
    wrapped = sum(row[-1].isalpha() and row[-1].islower() for row in rows[:-1])
    return wrapped > len(rows) / 2 and rows[-1][-1] in ".!?"
