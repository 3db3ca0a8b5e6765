"""Days named in a sentence, as people write them, reckoned from the day of the mail.

Numbers alone are read day first unless the mail comes from North America.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday",
         "fri friday", "sat saturday", "sun sunday")
    )
    for name in names.split()
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june",
         "jul july", "aug august", "sep sept september", "oct october", "nov november",
         "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = r"(?P<weekday>" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")"
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_NTH = r"(?P<day>[0-3]?\d)(?P<nth>st|nd|rd|th)?"
_YEAR = r"(?:,? ?(?P<year>20\d\d)(?![:.]?\d))?"
_DAYS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)\b",
        r"\b(?:"
        + _WEEKDAY
        + r"\.?,? )?(?:the )?"
        + _NTH
        + r"(?: of)? "
        + _MONTH
        + _YEAR,
        r"\b(?:"
        + _WEEKDAY
        + r"\.?,? )?"
        + _MONTH
        + r" (?:the )?"
        + _NTH
        + r"(?![:.]\d)\b"
        + _YEAR,
        r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:20)?\d\d)(?![\d/-])",
        r"(?<![\d/.-])(?P<one>\d{1,2})\.(?P<two>\d{1,2})\.(?=\s|$)",
        r"\b(?P<day>[0-3]?\d)-" + _MONTH + r"-(?P<year>(?:20)?\d\d)\b",
        r"(?<![\d/.-])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\d/-])",
        r"\b" + _WEEKDAY + r"\.?,? (?:the )?(?P<day>[0-3]?\d)(?P<nth>st|nd|rd|th)\b",
        r"\b(?:a week (?P<week>on|from) )?(?:(?P<which>this|next|coming|following) )?"
        + _WEEKDAY
        + r"\b(?P<later> week\b)?",
        r"\bthe (?P<day>[0-3]?\d)(?P<nth>st|nd|rd|th)\b(?! (?:floor|of the month|grade|year|street|avenue|anniversary|time|century|edition|place|percentile))",
        r"\b(?P<near>today|tonight|this (?:morning|afternoon|evening)|(?:the )?day after tomorrow|tomorrow)\b",
    )
)
_ANY = re.compile(
    r"\d|\b(?:mon|tue|wed|thu|fri|sat|sun|today|tonight|tomorrow|this (?:mor|aft|eve))",
    re.IGNORECASE,
)
_NORTH_AMERICA = range(-9, -3)
"""Hours from UTC at which numbers are read month first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text, and where."""

    day: date
    start: int
    end: int


def days(text: str, sent: date, *, offset_hours: float = 0) -> list[Day]:
    """Return the days `text` names, in order, reckoned from the day it was sent."""
    found: list[Day] = []
    for form in _DAYS if _ANY.search(text) else ():
        for match in form.finditer(text):
            if any(
                match.start() < one.end and one.start < match.end() for one in found
            ):
                continue
            day = _day(match, sent, month_first=int(offset_hours) in _NORTH_AMERICA)
            if day:
                found.append(Day(day, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _day(match: re.Match[str], sent: date, *, month_first: bool) -> date | None:
    parts = match.groupdict()
    if parts.get("near"):
        return sent + timedelta(days=_near(parts["near"].lower()))
    if parts.get("one"):
        one, two = int(parts["one"]), int(parts["two"])
        day, month = (
            (two, one) if (month_first and one <= 12) or two > 12 else (one, two)
        )
        return _dated(day, month, parts.get("year"), sent)
    if parts.get("month") or parts.get("month_number"):
        month = int(parts.get("month_number") or _MONTHS[parts["month"].lower()])
        return _dated(int(parts["day"]), month, parts.get("year"), sent)
    if parts.get("day"):
        return _next_nth(int(parts["day"]), sent)
    return _next_weekday(parts, sent)


def _near(word: str) -> int:
    if "after" in word and "tomorrow" in word:
        return 2
    return 1 if word == "tomorrow" else 0


def _dated(day: int, month: int, year: str | None, sent: date) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0) if year else sent.year
    try:
        found = date(full, month, day)
        if year is None and found < sent - timedelta(days=60):
            found = date(full + 1, month, day)
    except ValueError:
        return None
    return found


def _next_nth(day: int, sent: date) -> date | None:
    year, month = sent.year, sent.month
    if day < sent.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _dated(day, month, str(year), sent)


def _next_weekday(parts: dict[str, str | None], sent: date) -> date:
    wanted = _WEEKDAYS[(parts["weekday"] or "").lower()]
    ahead = (wanted - sent.weekday()) % 7 or 7
    monday = sent - timedelta(days=sent.weekday())
    if (parts["which"] or "").lower() == "next":
        return monday + timedelta(days=7 + wanted)
    return sent + timedelta(days=ahead + (7 if parts["week"] or parts["later"] else 0))
