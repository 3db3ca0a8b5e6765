"""The lines of a job alert, each with its link and with what it is for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail import alert_words as words
from onward.mail.opening import path_of
from onward.mail.posts import is_post
from onward.mail.title_span import unmarked
from onward.mail.titles import is_title
from onward.mail.tongues import WITH_TABLE

MOST_LINES = 1500
_LONGEST = 160
_LONGEST_RAW = 3000
"""Characters of a line that are read: its link may be long."""
_LONGEST_TEXT = 300
"""Characters of words a line may have that is looked at closer."""
_STARS = 16
"""Characters at the end of a line in which a firm's stars stand."""
_MOST_WORDS = 13
_SHORT = 7
_LINK = re.compile(r"[<(\[]?(https?://[^\s<>\"]+)[>\])]?")
_EDGE = re.compile(r"^(?:\d{1,3}[.)]\s+)?[^\w(\"„“«£$€]+|[\s|·•:,>»–—*_-]+$")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s+(?=\D)")
_RULE = re.compile(r"[\W_]*")
_CELLS = re.compile(r"\s*\t\s*|\s+[·•|∙⋅]\s+|\s*[·•|]\s+")
_DASHES = re.compile(r"\s+[-–—]\s+")
_RATED = re.compile(r"\s*[(]?\b[0-5][.,]\d\s?(?:[★⭐*]|/ ?5|stars?)?[)]?\s*$")
_SENTENCE_END = (".", "!", "?", ":", ";", "…", ",")
_ABBREVIATED = re.compile(
    r"\b(?:\w\.){1,4}$|\b(?:Inc|Ltd|Co|Corp|St|Jr|Sr|Bros|Cia|Cie)\.$"
)


class Use(Enum):
    """What a line is for."""

    GAP = auto()
    FRAME = auto()
    ASIDE = auto()
    HEADING = auto()
    PERSON = auto()
    ELSEWHERE = auto()
    DOOR = auto()
    NOISE = auto()
    LABEL = auto()
    SENTENCE = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its link: what it is for, and its parts that are no noise.

    `label` is the kind of a label, the only part then its value. `rated` is true where
    stars stood behind it, as behind firms.
    """

    use: Use
    text: str = ""
    parts: tuple[str, ...] = ()
    link: str | None = None
    label: str = ""
    rated: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the lines of an alert in which each link stands behind its words."""
    return [_line(raw[:_LONGEST_RAW]) for raw in text.split("\n")[:MOST_LINES]]


def _line(raw: str) -> Line:
    links = _LINK.findall(raw)
    link = links[0].rstrip(".,;") if links else None
    text = _trimmed(_LINK.sub(" ", raw))
    if raw.startswith(">") or (_RULE.fullmatch(text) and not link):
        return Line(Use.GAP)
    if _RULE.fullmatch(text):
        return Line(Use.DOOR, link=link)
    if len(text) > _LONGEST_TEXT:
        return Line(Use.SENTENCE)
    stars = _RATED.search(text, max(0, len(text) - _STARS))
    bare = text[: stars.start()] if stars else text
    return (
        _button(bare, link) or _named(bare, link) or _worded(bare, link, bare != text)
    )


def _button(text: str, link: str | None) -> Line | None:
    """Return the line of what one presses, or of a link to something else."""
    folded = fold(text)
    if not text:
        return Line(Use.NOISE, link=link)
    short = link and len(text.split()) < _SHORT and not has_title(text)
    if words.DOOR.fullmatch(folded) or (short and words.APPLY.search(folded)):
        return Line(Use.DOOR, text, link=link)
    if words.PERSON.fullmatch(folded):
        return Line(Use.PERSON, text)
    elsewhere = link and words.ELSEWHERE.search(path_of(link))
    if elsewhere and not words.HIRES.match(text):
        return Line(Use.ELSEWHERE, text)
    return None


def _worded(text: str, link: str | None, rated: bool) -> Line:
    parts = tuple(part for cell in cells(text) if (part := _quiet(cell)))
    if not parts:
        return Line(Use.NOISE, text, link=link)
    if link and words.OF_FIRM.search(path_of(link)):
        link = None  # it leads to the firm, not to the role
    return Line(_use(text, fold(text), parts), text, parts, link, rated=rated)


def _quiet(cell: str) -> str:
    """Return a part of a line without the pay behind its dash; "" where all is noise."""
    return " - ".join(dashed(cell)) if words.is_noise(fold(cell)) else cell


def _trimmed(text: str) -> str:
    """Return a line without bullets, numbers of a list and marks around it."""
    text = _NUMBERED.sub("", text.strip())
    text = _EDGE.sub("", text)
    if text.count("(") < text.count(")"):
        text = text.rstrip(") ")
    return _NUMBERED.sub("", text).strip()


def _named(text: str, link: str | None) -> Line | None:
    """Return the line of a label: "Company: Fernhill"; None where there is none."""
    posted = words.POSTED.match(text)
    if posted and posted.end() < len(text):
        return Line(Use.LABEL, text, (text[posted.end() :],), link, "company")
    pair = words.labelled(text) or words.labelled(text.replace("\t", ": ", 1))
    kind = words.label(fold(pair[0] if pair else text))
    if kind is None:
        return None
    if kind == "link":
        return Line(Use.DOOR, text, link=link)
    if pair is None or not pair[1] or words.is_noise(fold(pair[1])):
        return Line(Use.NOISE, text, link=link)
    return Line(Use.LABEL, text, (pair[1],), link, kind)


def _use(text: str, folded: str, parts: tuple[str, ...]) -> Use:
    titled = has_title(text)
    if words.FRAME.search(folded) and not titled:
        return Use.FRAME
    heading = len(text) < 70 and not titled
    if heading and words.AGAIN.search(folded) and not words.APPLIED.search(folded):
        return Use.HEADING
    if heading and words.ASIDE.search(folded):
        return Use.ASIDE
    many = any(len(p) > _LONGEST or len(p.split()) > _MOST_WORDS for p in parts)
    ends = text.endswith(_SENTENCE_END) and not _ABBREVIATED.search(text)
    return Use.SENTENCE if many or ends else Use.WORDS


def cells(text: str) -> list[str]:
    """Return what tabs, dots and strokes part in a line."""
    return [part for cell in _CELLS.split(text) if (part := cell.strip(" ,"))]


def dashed(text: str) -> list[str]:
    """Return what dashes part in a line, without noise."""
    parts = (part.strip(" ,") for part in _DASHES.split(text))
    return [part for part in parts if part and not words.is_noise(fold(part))]


@lru_cache(maxsize=4096)
def has_title(text: str) -> bool:
    """Return whether a part of a line reads like the title of a role in any language."""
    if not 3 <= len(text) <= _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    folded = fold(text)
    if not text[0].isalpha() or words.NO_TITLE.search(folded):
        return False
    if words.AGAIN.search(folded) or (
        text.endswith(_SENTENCE_END) and not _ABBREVIATED.search(text)
    ):
        return False
    return unmarked(text) != text or any(_titles(text))


def _titles(text: str) -> Iterator[bool]:
    yield is_title(text)
    for language in WITH_TABLE:
        yield is_post(text, language)
