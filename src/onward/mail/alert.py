"""The roles that a job alert names: title, company, place and link of each.

No board's layout is known here. A role is a line that reads like a title, with the
lines around it: parts of one line, lines below it, or labels. What has no link, no
"View job" and no label beside it is no role, and what stands below a heading such as
"People you may know" is none either: rather one role less than one that is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onward.kernel.text import fold
from onward.mail import alert_words as words
from onward.mail.alert_lines import Line, Use, dashed, has_title, lines_of
from onward.mail.alert_parts import behind, by_commas, parted, told_apart
from onward.mail.display import bare
from onward.mail.opening import Opening, opening

MOST = 60
"""Roles taken from one alert."""
_REACH = 9
"""Lines below a title in which what belongs to it may stand."""
_ENDS = frozenset({Use.FRAME, Use.ASIDE, Use.HEADING, Use.ELSEWHERE})
_AT = re.compile(r"^(.{3,100}?)\s+(?:at|@|bei|chez|bij|presso)\s+(\S.{1,80})$")
_HIRING = re.compile(
    r"career|recruit|talent|hiring|\bjobs?\b|karriere|emploi|empleo|lavor|vagas|vacature",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Found:
    """One role on its way: what its title's line says, and the lines below it."""

    title: str
    parts: list[str] = field(default_factory=list)
    """What else its own line says, in order."""
    below: list[Line] = field(default_factory=list)
    company: str = ""
    place: str = ""
    unit: str = ""
    link: str | None = None
    labelled: bool = False
    door: bool = False
    person: bool = False


def openings(text: str, sender_name: str, subject: str) -> tuple[Opening, ...]:
    """Return the roles that an alert names, in its order, each once.

    `text` has each link behind its words, in pointed brackets.
    """
    found = filter(_holds, _found(lines_of(text)))
    employer = _employer(sender_name, subject, text)
    by_link: dict[str, Opening] = {}
    for one in (_made(one, employer) for one in islice(found, MOST)):
        by_link.setdefault(one.link_key or one.words_key, one)
    once: dict[str, Opening] = {}
    for one in by_link.values():
        once.setdefault(one.words_key, one)
    return tuple(once.values())


def _holds(one: _Found) -> bool:
    if one.person:
        return False
    return one.labelled or one.link is not None or one.door


def _found(lines: Sequence[Line]) -> Iterator[_Found]:
    """Yield every title with what belongs to it; headings switch aside and back."""
    aside = False
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.use in {Use.ASIDE, Use.HEADING}:
            aside = line.use is Use.ASIDE
        one = None if aside else _begun(lines, at)
        at += 1
        if one is not None:
            at = _gather(one, lines, at)
            yield one


def _begun(lines: Sequence[Line], at: int) -> _Found | None:
    """Return the role whose title stands in a line, None where there is none."""
    line = lines[at]
    if line.use is Use.LABEL and line.label == "title":
        return _Found(line.parts[0], link=line.link, labelled=True)
    if line.use is not Use.WORDS:
        return None
    found = _inline(line)
    if found is None and _stands_like_one(lines, at):
        found = _Found(line.parts[0], list(line.parts[1:]))
    if found is not None:
        found.link = line.link
        _company_above(found, lines, at)
    return found


def _inline(line: Line) -> _Found | None:
    """Return the title of a line and what stands beside it."""
    first, *rest = line.parts
    if hires := words.HIRES.fullmatch(first):
        company, place = parted(hires[1])
        named = has_title(hires[2])
        return _Found(hires[2], rest, company=company, place=place) if named else None
    if (said := _AT.match(first)) and has_title(said[1]):
        company, place = behind(said[2])
        return _Found(said[1], rest, company=company, place=place)
    pieces = [first, *rest] if rest else dashed(first) or [first]
    if has_title(first) or has_title(pieces[0]):
        return _Found(first, rest)
    if len(pieces) > 1 and has_title(pieces[1]):
        return _Found(pieces[1], pieces[2:], company=pieces[0])
    return None


def _stands_like_one(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line that reads like no title stands where one would.

    It begins its group, firm and place stand below it, and it leads somewhere, or a
    "View job" below them does.
    """
    line = lines[at]
    if line.rated or words.NO_TITLE.search(fold(line.text)):
        return False
    if words.HIRES.fullmatch(line.text):
        return False
    if not line.link and at and lines[at - 1].use is not Use.GAP:
        return False
    group = []
    for one in lines[at + 1 : at + _REACH]:
        group.append(one)
        if one.use in {Use.GAP, Use.DOOR}:
            break
    below = [one for one in group if one.use is Use.WORDS and not one.link]
    if not 0 < len(below) < 4 or group[0] is not below[0] or _inline(below[0]):
        return False
    parts = [fold(part) for one in below for part in one.parts]
    known = any(words.is_place(part) or words.is_firm(part) for part in parts)
    leads = line.link or any(one.use is Use.DOOR and one.link for one in group)
    return known and bool(leads) and not line.text[0].islower()


def _company_above(one: _Found, lines: Sequence[Line], at: int) -> None:
    """Read the firm off the line above, where stars or a link show that it is one."""
    above = lines[at - 1] if at else None
    if above is None or above.use is not Use.WORDS or one.company:
        return
    if hires := words.HIRES.fullmatch(above.text):
        one.company = hires[1] if not hires[2] else ""
        return
    firm = above.link and not one.link and words.is_firm(fold(above.text))
    if above.rated or firm:
        one.company, one.link = above.parts[0], one.link or above.link


def _gather(one: _Found, lines: Sequence[Line], at: int) -> int:
    """Give `one` what stands below its title; return where the next thing begins."""
    below = _Below(one)
    for here in range(at, min(len(lines), at + _REACH)):
        step = below.take(lines, here)
        if step is not None:
            return here + step
    return min(len(lines), at + _REACH)


@dataclass(slots=True)
class _Below:
    """The lines below a title on their way: whether a gap or a sentence came already."""

    one: _Found
    gap: bool = False
    told: bool = False

    def take(self, lines: Sequence[Line], at: int) -> int | None:
        """Take a line; return 0 where it belongs to what follows, 1 where it is the last."""
        line = lines[at]
        if line.use in _ENDS:
            return 0
        if line.use is Use.GAP:
            return self._gap()
        if line.use is Use.LABEL:
            return None if line.label != "title" and _label(self.one, line) else 0
        if line.use is not Use.WORDS:
            return self._beside(line)
        away = self.gap and words.NO_TITLE.search(fold(line.text))
        if away or self.told or _is_next(self.one, lines, at, gap=self.gap):
            return 0
        if not words.labelled(line.text):
            self.one.below.append(line)
        return None

    def _gap(self) -> int | None:
        one, before = self.one, self.gap
        self.gap = True
        return 0 if before and not (one.below or one.parts or one.company) else None

    def _beside(self, line: Line) -> int | None:
        if line.use is Use.PERSON:
            self.one.person = True
            return 1
        if line.use is Use.SENTENCE:
            self.told = True
            return None
        self.one.link = self.one.link or line.link
        if line.use is Use.DOOR:
            self.one.door = True
            return 1 if line.link else None
        return None


def _label(one: _Found, line: Line) -> bool:
    """Take what a label says; return whether there was nothing there yet."""
    free = not getattr(one, line.label)
    if free:
        setattr(one, line.label, line.parts[0])
    return free


def _is_next(one: _Found, lines: Sequence[Line], at: int, *, gap: bool) -> bool:
    """Return whether a line below a title belongs to something else."""
    line = lines[at]
    anything = one.below or one.parts or one.company or one.place
    if (gap and anything) or (line.rated and anything) or len(one.below) > 3:
        return True
    if _begun(lines, at) is None:
        return False
    if gap or line.link:
        return True
    return bool(anything and one.link)  # else the link of this group is still to come


def _made(one: _Found, employer: str) -> Opening:
    """Return the opening, having decided which part is the firm and which the place."""
    title = one.title
    below = [part for line in one.below for part in line.parts]
    known = bool(one.company or one.place)
    if len(below) == 1 and not known and not one.parts:
        first, *more = dashed(below[0]) or below
        below = [first, ", ".join(more)] if more else [first]
    pieces = dashed(title)
    parts = [*one.parts, *below]
    if len(pieces) < 2 and not parts and not known:
        pieces = by_commas(title)
    if len(pieces) > 1 and len(parts) < 2 and not known and has_title(pieces[0]):
        title, parts = pieces[0], [*pieces[1:], *parts]
    company, place = one.company, one.place
    if not company and not place:
        company, place = told_apart(parts, employer)
    elif parts and not place:
        place = parts[0]
    elif parts and not company:
        company = parts[0]
    company = company or one.unit or employer
    if words.is_nobody(fold(company)):
        company = ""
    return opening(title, company, place, one.link)


def _employer(sender_name: str, subject: str, text: str) -> str:
    """Return who hires where a firm sends alerts of its own, "" else.

    Its name stands in the sender's beside "Careers", and "at" it in the mail.
    """
    name = bare(sender_name, "")
    if not name or name == sender_name or not _HIRING.search(sender_name):
        return ""
    at = r"\b(?:at|with|bei|chez|bij|presso|en|na|no|from)\s+"
    whole = rf"{at}({re.escape(name)}\b(?: [^\W\d_a-zà-ÿ][\w&.-]+)*)"
    said = re.search(whole, f"{subject}\n{text[:3000]}")
    return said[1] if said else ""
