"""Days named in a sentence, as people write them, reckoned from the day of the mail.

Numbers alone are read day first, unless an English mail comes from North America.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from onward.mail.almanac import (
    NEVER,
    Words,
    either,
    number_of,
    pattern,
    place_in,
    words,
)
from onward.mail.features import Look
from onward.mail.language import LANGUAGES

_YEAR = r"(?:(?:,| de| del)? ?(?P<year>20\d\d)(?![:.]?\d))?"
_ALONE = r"(?<![\d/.-])"
_NO_HOUR = r"(?!\d|[:.]\d| ?[ap]\.? ?m\b|[ °º]?(?:{unit}|{long}|{no_clock})(?!\w))"
_MORE = (
    r"(?! (?:floor|of the month|grade|year|street|avenue|anniversary|time|century"
    r"|edition|place|percentile|stock|etage|obergeschoss|étage|arrondissement|verdieping"
    r"|planta|piso|piano|andar)\b)"
)
_NORTH_AMERICA = range(-9, -3)
"""Hours from UTC at which numbers are read month first."""
_BETWEEN = re.compile(r"[\s.,(]{0,3}")
_HALF_YEAR = 60
"""Days back up to which a day without its year is one that has passed."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a text, and where; `bare` where only its weekday is named."""

    day: date
    start: int
    end: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Forms:
    table: Words
    every: tuple[re.Pattern[str], ...]
    hint: re.Pattern[str]
    between: re.Pattern[str]


@cache
def _forms(language: str) -> _Forms:
    table = words(language)
    weekday = either(*table.weekdays)
    near = either(*reversed(table.near))
    return _Forms(
        table=table,
        every=tuple(
            pattern(form)
            for form in (
                rf"(?P<habit>\b{weekday} ?(?:{table.habit}) ?{weekday}\b)",
                *_dated(table),
                *_by_weekday(table, weekday),
                *_alone(table),
                rf"\b(?P<near>{near})(?!\w)(?: (?P<later>{table.later}))?",
                _counted(table),
            )
        ),
        hint=pattern(
            rf"\d|{weekday}|{near}|\b(?:{table.ahead}) "
            rf"|{either(*table.months, *table.ordinals)}"
        ),
        between=pattern(rf"[\s.,(]{{1,3}}(?:{table.article})?"),
    )


def _dated(table: Words) -> Iterator[str]:
    """Yield the forms of a day with its month."""
    month = rf"(?P<month>{either(*table.months)})\b\.?"
    spelled = either(*reversed(table.numbers), *reversed(table.ordinals))
    day = rf"(?:(?P<day>[0-3]?\d)(?:{table.nth})?|(?P<spelled>{spelled}))"
    year = r"(?P<year>(?:20)?\d\d)"
    numbers = r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})"
    yield r"\b(?P<year>20\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)\b"
    yield rf"\b(?:{table.article})?{day}{table.of}{month}{_YEAR}"
    if table.month_first:
        yield rf"\b{month} (?:{table.article})?(?P<day>[0-3]?\d)(?:{table.nth})?(?![:.]\d)\b{_YEAR}"
    yield rf"{_ALONE}{numbers}(?P=mark){year}(?![\d/-])"
    yield rf"{_ALONE}(?P<one>\d{{1,2}})\. ?(?P<two>\d{{1,2}})\.(?=\W|$)(?! ?\d)"
    yield rf"(?:{table.the})(?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})(?![\d:]|\.\d| ?(?:{table.unit}|{table.no_clock})(?!\w))"
    weekday = either(*table.weekdays, *table.short_weekdays)
    yield rf"{_ALONE}(?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})(?=,? \(?{weekday}(?!\w))"
    yield rf"\b(?P<day>[0-3]?\d)-{month}-{year}\b"
    yield rf"{_ALONE}(?!24/7)(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?![\d/-])"
    yield rf"\b(?:{table.end_of}) (?P<last>{either(*table.months)})(?!\w){_YEAR}"


def _by_weekday(table: Words, weekday: str) -> Iterator[str]:
    """Yield the forms of a weekday with its day of the month, and of one alone."""
    named = rf"(?P<weekday>{weekday})"
    end = rf"(?:(?!\w)|(?={table.joined}))"
    no_hour = _NO_HOUR.format(
        unit=table.unit, long=table.long_unit, no_clock=table.no_clock
    )
    yield (
        rf"\b{named}\.?,? (?:{table.article})?(?P<nth>[0-3]?\d)(?:{table.nth})?{no_hour}"
    )
    if len(table.ordinals) > 1:
        yield rf"\b{named},? (?:{table.article})(?P<nth>{either(*reversed(table.ordinals))})(?!\w)"
    yield (
        rf"\b(?:(?P<week>{table.ahead}) (?=mon|tue|wed|thu|fri|sat|sun))?"
        rf"(?:(?P<next_week>{table.next_week})[ ,]+(?:\w{{1,3}} )?"
        rf"|(?P<second>{table.week_after})[ ,]+(?:\w{{1,3}} )?"
        rf"|(?P<next>{table.next}) |(?:{table.this}|{table.coming}) )?"
        rf"{named}{end}"
        rf"(?:,? (?:(?P<next_week_on>{table.next_week})|(?P<second_on>{table.week_after})"
        rf"|(?P<later>{table.later})|(?:{table.coming_after}))(?!\w))?"
    )
    if table.short_weekdays:
        short = either(*table.short_weekdays)
        yield rf"\b(?P<short>{short})(?=\.?,? (?:\w{{1,3}} )?\d)"


def _alone(table: Words) -> Iterator[str]:
    """Yield the forms of a day of the month without its month."""
    no_hour = _NO_HOUR.format(
        unit=table.unit, long=table.long_unit, no_clock=table.no_clock
    )
    needs = table.nth if table.nth.startswith((r"(?:st", r"\.", "(?:e|")) else ""
    mark = rf"(?:{needs})" if needs else rf"(?:{table.nth})?{no_hour}(?=\W|$)"
    yield rf"\b(?:{table.the})(?P<alone>[0-3]?\d){mark}(?! ?\d|\w){_MORE}"
    if len(table.ordinals) > 1:
        spelled = either(*reversed(table.ordinals))
        yield rf"\b(?:{table.the})(?P<nth_spelled>{spelled})(?=\W*$|[,;.!?)]| (?:um|ab|im|om))"


def _counted(table: Words) -> str:
    if table.month_first and table.ordinals == ():
        return NEVER
    count = either(r"\d{1,2}", *reversed(table.numbers))
    return (
        rf"\b(?:{table.ahead}) (?P<count>{count}) (?:(?P<days>{table.days})|(?:{table.weeks}))"
        rf"(?!\w)(?! (?:{table.work}))"
    )


def days(
    text: str, sent: date, language: str = "en", *, offset_hours: float = 0
) -> list[Day]:
    """Return the days `text` names, in order, reckoned from the day it was sent."""
    forms = _forms(language)
    found: list[Day] = []
    taken: list[tuple[int, int]] = []
    month_first = language == "en" and int(offset_hours) in _NORTH_AMERICA
    for form in forms.every if forms.hint.search(text) else ():
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if match.re.groupindex.get("habit"):
                taken.append(match.span())
                continue
            day = _day(match, forms.table, sent, month_first=month_first)
            if day:
                bare = bool(
                    match.groupdict().get("weekday") or match.groupdict().get("short")
                )
                taken.append(match.span())
                found.append(
                    Day(day, *match.span(), bare and not match.groupdict().get("nth"))
                )
    return _merged(sorted(found, key=lambda one: one.start), text, forms.between)


def spoken(look: Look, sent: date) -> str:
    """Return the language in which a text names its days.

    The language of a few words, or of a text in two, is a guess; where its own words
    name no day, the language counts whose weekdays and months stand there.
    """
    if any(days(one.text, sent, look.language) for one in look.sentences):
        return look.language
    text = " ".join(one.text for one in look.sentences)
    named = {name: len(_names(name).findall(text)) for name in LANGUAGES}
    best = max(named, key=lambda name: (named[name], name == look.language))
    return best if named[best] else look.language


@cache
def _names(language: str) -> re.Pattern[str]:
    table = words(language)
    return pattern(rf"\b{either(*table.weekdays, *table.months)}(?!\w)")


def _merged(found: list[Day], text: str, between: re.Pattern[str]) -> list[Day]:
    """Return `found` with each weekday taken into the date it stands beside."""
    result: list[Day] = []
    for one in found:
        last = result[-1] if result else None
        if last and between.fullmatch(text, last.end, one.start):
            if last.bare and not one.bare:
                result[-1] = replace(one, start=last.start)
                continue
            if one.bare and not last.bare and one.day.weekday() == last.day.weekday():
                result[-1] = replace(last, end=one.end)
                continue
        result.append(one)
    return result


def _day(
    match: re.Match[str], table: Words, sent: date, *, month_first: bool
) -> date | None:
    parts = {name: said for name, said in match.groupdict().items() if said}
    if "near" in parts:
        ahead = next(n for n in (2, 1, 0) if place_in((table.near[n],), parts["near"]))
        return sent + timedelta(days=ahead + (7 if "later" in parts else 0))
    if "count" in parts:
        size = number_of(table, parts["count"])
        return sent + timedelta(days=size * (1 if "days" in parts else 7))
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        swap = (month_first and one <= 12) or two > 12
        day, month = (two, one) if swap else (one, two)
        return _full(day, month, parts.get("year"), sent)
    if "last" in parts:
        return _last_of(place_in(table.months, parts["last"]), parts.get("year"), sent)
    if "month" in parts or "month_number" in parts:
        day = number_of(table, parts.get("day") or parts["spelled"])
        month = int(parts.get("month_number") or place_in(table.months, parts["month"]))
        return _full(day, month, parts.get("year"), sent)
    return _within_month(parts, table, sent)


def _within_month(parts: dict[str, str], table: Words, sent: date) -> date | None:
    if "alone" in parts or "nth_spelled" in parts:
        said = parts.get("alone")
        day = int(said) if said else place_in(table.ordinals, parts["nth_spelled"])
        return _next_nth(day, sent)
    names = table.short_weekdays if "short" in parts else table.weekdays
    wanted = place_in(names, parts.get("weekday") or parts["short"]) - 1
    if "nth" in parts:
        found = _next_nth(number_of(table, parts["nth"]), sent)
        return found if found and found.weekday() == wanted else None
    return _next_weekday(wanted, parts, sent)


def _full(day: int, month: int, year: str | None, sent: date) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0) if year else sent.year
    try:
        found = date(full, month, day)
        if year is None and found < sent - timedelta(days=_HALF_YEAR):
            found = date(full + 1, month, day)
    except ValueError:
        return None
    return found


def _last_of(month: int, year: str | None, sent: date) -> date | None:
    first = _full(1, month, year, sent)
    return first and (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _next_nth(day: int, sent: date) -> date | None:
    year, month = sent.year, sent.month
    if day < sent.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _full(day, month, str(year), sent)


def _next_weekday(wanted: int, parts: dict[str, str], sent: date) -> date:
    monday = sent - timedelta(days=sent.weekday())
    if parts.keys() & {"next", "next_week", "next_week_on"}:
        return monday + timedelta(days=7 + wanted)
    if parts.keys() & {"second", "second_on"}:
        return monday + timedelta(days=14 + wanted)
    ahead = (wanted - sent.weekday()) % 7 or 7
    return sent + timedelta(days=ahead + (7 if parts.keys() & {"week", "later"} else 0))
