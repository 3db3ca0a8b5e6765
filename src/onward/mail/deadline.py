"""By when an answer is asked for: a test handed in, an offer answered, a slot picked.

A day without a time means its last minute. Of several deadlines the first counts that is
about answering; what concerns starting days, parking or adjustments does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from onward.mail.almanac import Words, either, number_of, pattern, words
from onward.mail.clocks import Clock, clocks
from onward.mail.days import Day, days, spoken
from onward.mail.features import Look
from onward.mail.signal import Kind
from onward.mail.zones import at_home, hours_east, zone_after

_SPAN_REACH = 14
"""Characters between a word of a span and its count."""
_BACK = 36
"""Characters before a word of a deadline in which its day may stand: "Friday at the latest"."""
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class _Said:
    """What tells a deadline, in one language."""

    table: Words
    due: re.Pattern[str]
    up_to: re.Pattern[str]
    within: re.Pattern[str]
    answer: re.Pattern[str]
    book: re.Pattern[str]
    reply: re.Pattern[str]
    beside: re.Pattern[str]
    span: re.Pattern[str]
    ends: re.Pattern[str]
    ends_next: re.Pattern[str]


@cache
def _said(language: str) -> _Said:
    table = words(language)
    number = either(*reversed(table.numbers))
    units = (
        rf"(?P<hour>{table.hours})|(?P<workday>{table.working_days})"
        rf"|(?P<week>{table.weeks})|(?P<day>{table.days})"
    )
    ends = rf"(?P<day>{table.ends_day})|(?P<week>{table.ends_week})|(?P<month>{table.ends_month})"
    return _Said(
        table=table,
        due=pattern(rf"\b(?:{table.due})(?!\w)"),
        up_to=pattern(rf"(?:{table.up_to})"),
        within=pattern(rf"(?:{table.within})"),
        answer=pattern(rf"\b(?:{table.answer})\b"),
        book=pattern(rf"\b(?:{table.book})\b"),
        reply=pattern(rf"\b(?:{table.reply})\b"),
        beside=pattern(rf"\b(?:{table.beside})\b"),
        span=pattern(
            rf"\b(?P<count>\d{{1,3}}|{number})[ -]?(?P<work>(?:{table.work}) )?"
            rf"(?:{units})(?!\w)(?P<work_after> (?:{table.work})\b)?"
        ),
        ends=pattern(rf"\b(?:{ends})(?!\w)"),
        ends_next=pattern(table.ends_next),
    )


def due(look: Look, kind: Kind) -> datetime | None:
    """Return by when an answer is asked for; the day's last minute without a time."""
    sent = look.message.date
    if sent is None or kind not in {Kind.ASSESSMENT, Kind.OFFER, Kind.INTERVIEW}:
        return None
    sent = at_home(sent, look.message.sender, look.language)
    language = spoken(look, sent.date())
    said = _said(language)
    asked = ["", *(one.text for one in look.sentences)]
    found = [
        (part, at)
        for before, sentence in zip(asked, look.sentences, strict=False)
        if not (before.endswith("?") and said.beside.search(before))
        for part in sentence.text.split("; ")
        if not said.beside.search(part)
        for at in _deadlines(part, sent, language)
        if at > sent
    ]
    if kind is Kind.INTERVIEW:
        return next((at for text, at in found if _asks(text, at, said)), None)
    clear = (at for text, at in found if said.answer.search(text))
    return next(clear, found[0][1] if found else None)


def _asks(text: str, at: datetime, said: _Said) -> bool:
    """Return whether an invitation wants a slot picked, or a yes by an exact time."""
    if said.book.search(text):
        return True
    return at.time() != _LAST_MINUTE and said.reply.search(text) is not None


def _deadlines(text: str, sent: datetime, language: str) -> Iterator[datetime]:
    said = _said(language)
    cues = list(said.due.finditer(text))
    if not cues:
        return
    named = days(text, sent.date(), language, offset_hours=hours_east(sent))
    times = clocks(text, named, language)
    for cue in cues:
        if _in_span(cue, times, said):
            continue
        if at := _deadline(text, cue, named, times, sent, said):
            yield at


def _in_span(cue: re.Match[str], times: list[Clock], said: _Said) -> bool:
    """Return whether `cue` is the "till" between two hours of a span."""
    if any(one.until and one.start < cue.start() < one.end for one in times):
        return True
    if not said.up_to.match(cue[0]):
        return False
    follows = any(cue.end() <= one.start <= cue.end() + 2 for one in times)
    return follows and any(0 <= cue.start() - one.end <= 2 for one in times)


def _deadline(
    text: str,
    cue: re.Match[str],
    named: list[Day],
    times: list[Clock],
    sent: datetime,
    said: _Said,
) -> datetime | None:
    reach = text[cue.end() : cue.end() + 40]
    back = 0 if said.up_to.match(cue[0]) else _BACK
    near = [day for day in named if cue.start() - back <= day.start <= cue.end() + 60]
    after = [day for day in near if day.start >= cue.end() - 1] or near
    if back and near and 0 <= cue.start() - near[0].end <= 2:
        after = near
    begin = min([cue.start(), *(day.end for day in after[:1])])
    clock = next((one for one in times if begin <= one.start <= cue.end() + 50), None)
    if after:
        zone = (zone_after(text, clock.end, sent) if clock else None) or sent.tzinfo
        at = time(clock.hour, clock.minute) if clock else _LAST_MINUTE
        return datetime.combine(after[0].day, at, zone)
    counted = said.within.match(cue[0]) is not None
    if counted and (span := said.span.search(reach)) and span.start() < _SPAN_REACH:
        return _later(sent, span, said.table)
    if ended := said.ends.search(reach):
        return _end_of(sent, ended, said)
    return None


def _later(sent: datetime, span: re.Match[str], table: Words) -> datetime:
    count = number_of(table, span["count"])
    if span["hour"]:
        day = sent + timedelta(hours=count)
    elif span["work"] or span["work_after"] or span["workday"]:
        day = sent
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() < 5
    else:
        day = sent + timedelta(days=count * (7 if span["week"] else 1))
    return datetime.combine(day.date(), _LAST_MINUTE, sent.tzinfo)


def _end_of(sent: datetime, ended: re.Match[str], said: _Said) -> datetime:
    day = sent.date()
    if ended["week"]:
        later = 7 if said.ends_next.search(ended[0]) else 0
        day += timedelta(days=(4 - day.weekday()) % 7 + later)
    elif ended["month"]:
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(
            days=1
        )
    return datetime.combine(day, _LAST_MINUTE, sent.tzinfo)
