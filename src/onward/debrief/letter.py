"""The letter, line by line: what stands in many standard letters, and what does not.

A line counts as familiar only when it is one of the moves nearly every such letter
makes; whatever is not recognised stays as it is.
"""

import re
from dataclasses import dataclass

_LONGEST = 20_000
_MOST_LINES = 200
_SENTENCE = re.compile(r"[^.!?]+[.!?]*['\"”’)]*\s*")
_STANDARD = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon))\b[^.?]{0,60}$"
    r"|^(?:kind|best|warm|many) (?:regards|wishes|thanks)\b|^(?:yours|sincerely)\b"
    r"|^thank you (?:again )?(?:so much |very much )?for (?:your (?:interest|application|time)"
    r"|applying|taking the time)\b"
    r"|\bwe (?:wish|want to wish) you\b|\bbest of luck\b|\bkeep (?:your|an eye)\b"
    r"|\b(?:not (?:be )?(?:moving|proceed\w*|progress\w*|tak\w+)) "
    r"|\bdo not reply to this\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\d|\b(?:because|since you|your (?:talk|task|answer|idea|example))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the letter; `familiar` when it stands in many standard ones."""

    text: str
    familiar: bool
    starts_paragraph: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the order of its lines."""

    lines: tuple[Line, ...]

    @property
    def familiar(self) -> int:
        return sum(one.familiar for one in self.lines)

    @property
    def particular(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.lines if not one.familiar)


def read_letter(text: str) -> Letter:
    """Return the lines of a letter; very long ones are read only so far."""
    lines: list[Line] = []
    for paragraph in re.split(r"\n\s*\n", text[:_LONGEST]):
        for at, sentence in enumerate(_sentences(paragraph)):
            standard = _STANDARD.search(sentence) and not _PARTICULAR.search(sentence)
            lines.append(Line(sentence, bool(standard), at == 0))
    return Letter(tuple(lines[:_MOST_LINES]))


def _sentences(paragraph: str) -> list[str]:
    flat = " ".join(paragraph.split())
    return [one for found in _SENTENCE.findall(flat) if (one := found.strip())]
