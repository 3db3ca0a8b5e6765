"""Bytes → the few properties that say when someone is busy, and nothing else.

Titles, notes, places and guests are dropped here, line by line, before anything is
parsed: what is not read cannot be kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LIMIT_BYTES = 32 * 1024 * 1024
_LONGEST_LINE = 4 * 1024 * 1024

_WANTED = {
    "VEVENT": frozenset(
        {
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "UID",
            "STATUS",
            "TRANSP",
            "X-MICROSOFT-CDO-BUSYSTATUS",
        }
    ),
    "VFREEBUSY": frozenset({"FREEBUSY"}),
    "VTIMEZONE": frozenset({"TZID", "X-LIC-LOCATION"}),
}
_NAME = re.compile(r"[A-Za-z0-9-]+")
_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Component:
    """A VEVENT, VFREEBUSY or VTIMEZONE: its wanted lines, by name."""

    kind: str
    lines: dict[str, list[str]] = field(default_factory=dict)

    def first(self, name: str) -> str | None:
        """The first line of that name, or None."""
        return next(iter(self.lines.get(name, ())), None)


@dataclass(slots=True)
class Reading:
    """What `components` noticed on its way."""

    calendar: bool = False
    cut_off: bool = False
    too_large: bool = False


def components(raw: bytes, reading: Reading) -> Iterator[Component]:
    """Yield each whole component; broken nesting loses at most the one it is in."""
    reading.too_large = len(raw) > LIMIT_BYTES
    text = raw[:LIMIT_BYTES].decode("utf-8-sig", errors="replace")
    current: Component | None = None
    inner = 0
    for line in _unfolded(text):
        found = _NAME.match(line)
        if found is None:
            continue
        name = found.group().upper()
        if name == "BEGIN":
            kind = line[6:].strip().upper()
            reading.calendar = reading.calendar or kind == "VCALENDAR"
            if kind in _WANTED:
                current, inner = Component(kind), 0
            elif current is not None:
                inner += 1
        elif name == "END":
            if current is not None and line[4:].strip().upper() == current.kind:
                yield current
                current = None
            elif inner:
                inner -= 1
        elif current is not None and not inner and name in _WANTED[current.kind]:
            current.lines.setdefault(name, []).append(line)
    reading.cut_off = current is not None


def _unfolded(text: str) -> Iterator[str]:
    """Yield logical lines (RFC 5545 3.1), whatever line ends the writer used.

    A line that grows past four megabytes is cut there: only a hostile one does.
    """
    parts: list[str] = []
    size = 0
    for line in _written(text):
        if line[:1] in {" ", "\t"} and parts:
            if size < _LONGEST_LINE:
                parts.append(line[1:])
                size += len(line)
            continue
        yield "".join(parts)
        parts, size = [line], len(line)
    yield "".join(parts)


def _written(text: str) -> Iterator[str]:
    """Yield lines as they are written, one at a time: a list of short ones is huge."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]
