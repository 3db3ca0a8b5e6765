"""Cutting mail text into sentences, bounded and in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import lru_cache

MOST_SENTENCES = 300
LONGEST = 600
"""Characters of one sentence that are looked at; longer ones are cut there."""

_END = re.compile(
    r"[.!?…\n](?:(?<=\n)(?:"
    r"\s*\n\s*"  # an empty line
    r"|\s*(?=[-*•·–]\s|\d{1,2}[.)]\s"  # a list item
    r"|[A-ZÀ-ÖØ-Þ][\w/]*(?: [\w/]+){0,3} ?: *\S))"  # a line such as "Status: open"
    r"|(?<!\n)[\"'”’)]*\s+(?=[\"'“‘(]*[^\s]))"  # punctuation, then white space
)
"""Begins with one set of characters, by which a search skips all others quickly."""
_SHORT = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|inc|ltd|co|vs|etc|approx|e\.g|i\.e|z\.b|ca"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|a\.m|p\.m|dept"
    r"|sra?|srta|dra|hr|dhr|mevr|mw|sig|dott|ing|avv|bzw|ggf|evtl|inkl|einschl"
    r"|[A-Z])\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:no|nr|req|ref|tel|ext|ca|h|art|janv|févr|avr|juil|déc|ene|abr|ago|dic|okt|dez"
    r"|mrt|gen|mag|giu|lug|ott|fev|set|out|mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo)\.$",
    re.IGNORECASE,
)
"""Short for something only before a number: "It is a no." ends a sentence."""
_NTH = re.compile(r"\d{1,2}\.$")
_OF_MONTH = re.compile(
    r"(?:J[aä]n|Jän|Ju[nl]|Fe[br]|M[aä]r|Maer|Apr|Mai|Aug|Sep|Okt|Nov|Dez)"
    r"|(?:um|ab|von|bis|oder|und|im|in|j[aä]n|ju[nl]|feb|m[aä]r|apr|mai|aug|sep|okt|nov|dez)"
)
"""What goes on from a day in German: "am 12." "März", "bis 12.3." "um zehn"."""


class Place(StrEnum):
    """Where in a message a sentence stands."""

    SUBJECT = "subject"
    OPENING = "opening"
    MIDDLE = "middle"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its white space made single, and where it stands."""

    text: str
    place: Place


def sentences(subject: str, text: str) -> list[Sentence]:
    """Return the subject and the sentences of `text`, in order.

    Line breaks inside a paragraph are spaces; an empty line ends a sentence, with or
    without a full stop. At most `MOST_SENTENCES` are returned: the first and the last.
    """
    pieces = _split(text)
    if len(pieces) > MOST_SENTENCES:
        half = MOST_SENTENCES // 2
        pieces = pieces[:half] + pieces[-half:]
    result = [Sentence(subject.strip()[:LONGEST], Place.SUBJECT)] if subject else []
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        place = Place.MIDDLE
        if number <= 1:
            place = Place.OPENING
        elif number >= last - 2:
            place = Place.CLOSING
        result.append(Sentence(piece, place))
    return result


def _split(text: str) -> list[str]:
    pieces: list[str] = []
    held = ""
    for raw in _cut(text):
        piece = " ".join(raw.split())
        if not piece:
            continue
        if held and not _goes_on(held, piece):
            pieces.append(held[:LONGEST])
            held = ""
        held = f"{held} {piece}" if held else piece
    if held:
        pieces.append(held[:LONGEST])
    return pieces


def _cut(text: str) -> Iterator[str]:
    at = 0
    for match in _END.finditer(text):
        start = match.start()
        yield text[at : start + (text[start] != "\n")]
        at = match.end()
    yield text[at:]


def _goes_on(held: str, piece: str) -> bool:
    """Return whether `held` only stops for an abbreviation that `piece` goes on from."""
    if held[-1] != "." or len(held) >= LONGEST:
        return False
    stop = _stop(held[-8:])
    if stop is _Stop.NUMBERED:
        return piece[0].isdigit() or piece[0] == "#"
    if stop is _Stop.NTH and _OF_MONTH.match(piece):
        return True
    return stop is _Stop.SHORT


class _Stop(Enum):
    """What a full stop behind a word is."""

    END = auto()
    SHORT = auto()
    NUMBERED = auto()
    NTH = auto()


@lru_cache(maxsize=2048)
def _stop(tail: str) -> _Stop:
    if _NUMBERED.search(tail):
        return _Stop.NUMBERED
    if _NTH.search(tail[-3:]):
        return _Stop.NTH
    return _Stop.SHORT if _SHORT.search(tail) else _Stop.END
