"""Times of day named in a sentence, as people write them.

A bare hour is read as working people mean it: one to six in the afternoon, seven to
twelve as it stands; a time beyond 12:59 beside it makes both read by the full day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onward.mail.almanac import Words, either, number_of, pattern, place_in, words
from onward.mail.days import Day

_NO_SUM = r"(?<![\d.,:£$€/])"
_HOUR = _NO_SUM + r"(?P<hour>\d{1,2})"
_END = r"(?P<end>\d{1,2})(?:[:.h](?P<end_minute>\d\d))?"
_HALF = r"(?P<half>[ap])\.? ?m\b\.?"
_FIRST = r"(?P<first>[ap]\.? ?m\b\.?)"
_TO = r" ?(?:-|–|—|{until}) ?"
_MINUTE = r"(?:[:.h](?P<minute>\d\d))?"
_DOTTED = r"\.(?P<minute>[0-5]\d)(?![\d%/]|\.\d|,\d| ?(?:{no_clock})(?!\w))"
_REACH = 30
"""Characters around a time in which morning or evening may be named."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day named in a text, and where; of a span, when it begins and ends."""

    hour: int
    minute: int
    start: int
    end: int
    until: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Forms:
    table: Words
    every: tuple[re.Pattern[str], ...]
    hint: re.Pattern[str]
    lasting: re.Pattern[str]
    morning: tuple[re.Pattern[str], re.Pattern[str]]
    evening: tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _forms(language: str) -> _Forms:
    table = words(language)
    around = [
        (
            pattern(rf"\W{{0,3}}(?:{part})(?!\w)"),
            pattern(rf"(?:{part})[ ,]{{1,2}}(?:{table.at})?$"),
        )
        for part in (table.morning, table.evening)
    ]
    number = either(*table.numbers, *(form for form, _ in table.short_of))
    return _Forms(
        table=table,
        every=tuple(pattern(form) for form in (*_digital(table), *_worded(table))),
        hint=pattern(rf"\d|\b{number}|{table.noon}|{table.midnight}"),
        lasting=pattern(rf"\b(?:{table.lasting}) ?$"),
        morning=around[0],
        evening=around[1],
    )


def _digital(table: Words) -> Iterator[str]:
    """Yield the forms of times in digits."""
    to = _TO.format(until=table.until)
    unit, either_unit = table.unit, rf"(?:{table.unit}|{table.long_unit})"
    not_lasting = rf"(?! ?(?:{table.no_clock})(?!\w))"
    yield rf"{_HOUR}{_MINUTE} ?{_FIRST}?{to}{_END} ?{_HALF}"
    yield (
        rf"\b(?:{table.start}){_HOUR}{_MINUTE}(?: ?{either_unit})?{to}{_END}"
        rf"(?: ?{either_unit}(?!\w)|{_then(table)})"
    )
    yield rf"{_HOUR}(?:[:.](?P<minute>\d\d))?{to}{_END} ?(?:{unit})(?!\w){not_lasting}"
    yield rf"{_HOUR}(?:[:.h](?P<minute>\d\d))? ?{_HALF}"
    yield (
        r"(?<![\d.:])(?P<hour>\d{1,2})(?::|(?<=\d)u(?=\d)| ?h ?)(?P<minute>\d\d)(?![\d:])"
    )
    yield rf"{_HOUR} {either_unit} (?P<minute>[0-5]\d)\b(?![.:/])"
    yield _HOUR + _DOTTED.format(no_clock=table.no_clock)
    yield rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:(?:{unit}|hours)\b|(?=(?:UTC|GMT|[A-Z]?[A-Z]{{1,2}}T)\b))"


def _then(table: Words) -> str:
    return rf"(?=$|[,;?!)…]|\.(?:$|\s)| (?:{table.then})\b)"


def _worded(table: Words) -> Iterator[str]:
    """Yield the forms of times with words."""
    number = rf"(?:{either(*reversed(table.numbers[:24]))}|\d{{1,2}})"
    word = rf"(?P<word>{number})"
    parts = either(*(form for form, _ in reversed(table.parts)))
    units = rf"(?: ?(?:{table.unit}|{table.long_unit}))"
    twelve = rf"(?:12 |(?:{table.numbers[11]}) )?"
    yield (
        rf"(?:\b|(?<=tag)(?={table.joined})){twelve}(?P<name>{table.noon}|{table.midnight})"
        rf"(?!\w)(?: (?:{table.plus}) (?P<part>{parts}))?"
    )
    yield (
        rf"\b(?:{table.start})(?P<word>{either(*reversed(table.numbers[:24]))}) (?:{table.until}) ?"
        rf"(?P<end>{either(*reversed(table.numbers[:24]))})(?:{units}(?!\w)|{_then(table)})"
    )
    short_of = (
        either(*(form for form, _ in table.short_of)) if table.short_of else "(?!)"
    )
    yield (
        rf"\b(?P<part>{parts})[- ](?:minuten |minutes )?(?P<side>(?P<past>{table.past})|(?:{table.to}))[- ]"
        rf"(?:(?P<short>{short_of}) )?{word}\b"
    )
    yield rf"\b(?P<short>{short_of})[- ]?{word}\b"
    if table.month_first and not table.short_of:
        yield rf"\bhalf[- ](?P<half_word>{number})\b"
    yield (
        rf"\b(?:{table.at})?{word}{units}? (?P<side>(?P<plus>{table.plus})|(?:{table.less})) (?P<part>{parts})\b"
    )
    minutes = rf"(?P<part>{parts})\b(?! ?(?:{table.no_clock})(?!\w))"
    yield rf"\b(?:{table.at}){word}{units}? {minutes}"
    yield rf"\b{word} (?:{table.unit}) {minutes}"
    from_two = either(*reversed(table.numbers[1:12]))
    yield rf"\b(?P<word>{from_two})(?= (?:{table.morning}|{table.evening})(?!\w))"
    yield rf"\b{word} ?o(?:'| )? ?clock\b"
    from_two = either(*reversed(table.numbers[1:24]))
    yield rf"\b(?P<word>{from_two}) (?={table.unit})(?:uhr|uur)\b"
    yield rf"{_HOUR} ?(?:{table.unit})(?!\w)(?! ?(?:{table.no_clock})(?!\w))"
    yield (
        rf"\b(?:{table.at}){word}(?:{units}(?!\w)(?! (?:{table.no_clock})(?!\w))|{_then(table)}"
        rf"|(?=\W{{1,3}}(?:{table.morning}|{table.evening})(?!\w)))"
    )


def clocks(text: str, taken: list[Day], language: str = "en") -> list[Clock]:
    """Return the times of day in `text`, in order, outside the days already `taken`."""
    forms = _forms(language)
    spans = [(day.start, day.end) for day in taken]
    matches: list[re.Match[str]] = []
    for form in forms.every if forms.hint.search(text) else ():
        for match in form.finditer(text):
            begin, end = match.span()
            if any(begin < other_end and start < end for start, other_end in spans):
                continue
            spans.append((begin, end))
            if not forms.lasting.search(text[max(0, begin - _REACH) : begin]):
                matches.append(match)
    by_day = any(int(one.groupdict().get("hour") or 0) > 12 for one in matches)
    found = [
        clock
        for match in matches
        for clock in _clock(match, text, forms, full_day=by_day)
    ]
    return sorted(found, key=lambda one: one.start)


def _clock(
    match: re.Match[str], text: str, forms: _Forms, *, full_day: bool
) -> Iterator[Clock]:
    hour, minute, sure = _hour(match, forms.table)
    parts = match.groupdict()
    until = None
    if parts.get("end"):
        half = parts.get("half")
        last = number_of(forms.table, parts["end"])
        until = (
            _halved(last, half) if half else last,
            int(parts.get("end_minute") or 0),
        )
        if half and not parts.get("first") and (hour, minute) > until:
            hour = hour - 12 if hour >= 12 else hour
    if not sure:
        late = until is not None and until[0] > 12
        hour = _meant(hour, match, text, forms, full_day=full_day or late)
    if until and until[0] < hour <= until[0] + 12 <= 24:
        until = (until[0] + 12, until[1])
    if minute < 0:
        hour, minute = (hour or 24) - 1, minute + 60
    if hour == 24:
        hour, minute = 23, 59
    if hour < 24 and minute < 60:
        yield Clock(hour, minute, match.start(), match.end(), until)


def _hour(match: re.Match[str], table: Words) -> tuple[int, int, bool]:
    """Return hour, minute, and whether morning or evening is certain."""
    parts = {name: said for name, said in match.groupdict().items() if said}
    size = _size(parts.get("part", ""), table.parts)
    if name := parts.get("name"):
        midnight = place_in((table.midnight,), name)
        return (24, 0, True) if midnight else (12, size, True)
    if word := parts.get("half_word"):
        return number_of(table, word), 30, False
    if word := parts.get("word"):
        hour, minute = number_of(table, word), 0
        if "short" in parts:
            minute = _size(parts["short"], table.short_of) - 60
        less = "side" in parts and not parts.keys() & {"past", "plus"}
        return hour, minute + (-size if less else size), False
    hour, minute = int(parts["hour"]), int(parts.get("minute", 0))
    half = (parts.get("first") or parts.get("half") or "").lower()[:1]
    if half:
        return _halved(hour, half), minute, True
    return hour, minute, parts["hour"].startswith("0")


def _size(said: str, sizes: tuple[tuple[str, int], ...]) -> int:
    place = place_in(tuple(form for form, _ in sizes), said)
    return sizes[place - 1][1] if place else 0


def _halved(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.lower() == "p" else 0) if hour <= 12 else hour


def _meant(
    hour: int, match: re.Match[str], text: str, forms: _Forms, *, full_day: bool
) -> int:
    after = text[match.end() :][:_REACH]
    before = text[max(0, match.start() - _REACH) : match.start()]
    if hour > 12 or forms.morning[0].match(after):
        return hour
    if forms.evening[0].match(after) and hour < 12:
        return hour + 12
    if forms.morning[1].search(before):
        return hour
    if forms.evening[1].search(before) and hour < 12:
        return hour + 12
    if forms.table.full_day and match.groupdict().get("hour"):
        return hour + 12 if hour < 6 and not match.groupdict().get("minute") else hour
    worded = ":" not in match[0]
    return hour + 12 if 1 <= hour <= 6 and (worded or not full_day) else hour
