"""By when an answer is asked for: a test handed in, an offer answered, a slot picked.

A day without a time means its last minute. Of several deadlines the first counts that is
about answering; what concerns starting days, parking or adjustments does not.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from onward.mail.clocks import NUMBERS, Clock, clocks
from onward.mail.days import Day, days
from onward.mail.features import Look
from onward.mail.sentences import Sentence
from onward.mail.signal import Kind
from onward.mail.zones import at_home, hours_east, zone_after

_DUE = re.compile(
    r"\b(?:(?:no|not) later than|by|before|until|till|(?:the )?end of(?= \d)|deadline(?: is| of|:)?"
    r"|due(?: date)?(?: is| on| by|:)?|after(?= \d\d:\d\d on)|last (?:date|day)(?: is|:)?|latest"
    r"|(?:expires?|lapses?|closes?|ends?|stops working|turns off|goes dark)(?: automatically)?"
    r"(?: on| at| in)?|within|in the next|you have|you['’]ve got|open for|valid for)(?!\w)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"within|in the next|expires|lapses|closes|you have|you['’]ve|open for|valid for",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:return|send|submit|complete|finish|sign|accept|acceptance|reply|confirm|let (?:me|us)"
    r"|tell|answer|respond|record|deadline|expires?|lapses?|link|done|available|decision|decide"
    r"|say|pick|choose|select|book|test|due|back|open|offer|upload|need)\b",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"\b(?:book|pick|choose|select|schedule|slot|calendar)\b", re.IGNORECASE
)
_REPLY = re.compile(
    r"\b(?:confirm|let (?:me|us)|reply|respond|accept|we need your|tell (?:me|us))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:adjust\w*|accommodat\w*|(?:any|with|have) questions?|if you need|start(?:s|ing)? (?:on|date)"
    r"|join(?:ing)? date|would start|dietary|allerg\w+|you (?:will|['’]ll|should) hear|we(?:['’]ll| will)"
    r" (?:let|be|tell|decide|come)|(?:a|our|the) decision by|before your (?:first day|start)|if you don['’]t hear"
    r"|beforehand|first day|park(?:ing)?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?P<count>\d{1,3}|"
    + "|".join((*NUMBERS, "fourteen", "twenty-four", "forty-eight"))
    + r")[ -](?P<work>working |business )?(?:calendar )?(?P<unit>hour|day|week)s?\b(?! of)",
    re.IGNORECASE,
)
_MORE_NUMBERS = {**NUMBERS, "fourteen": 14, "twenty-four": 24, "forty-eight": 48}
_END_OF = re.compile(
    r"\b(?:end of (?:the |this |next )?(?P<unit>day|week|month)|eod|eow|close of business|cob)\b",
    re.IGNORECASE,
)
_LAST_MINUTE = time(23, 59)


def due(look: Look, kind: Kind) -> datetime | None:
    """Return by when an answer is asked for; the day's last minute without a time."""
    sent = look.message.date
    if sent is None or kind not in {Kind.ASSESSMENT, Kind.OFFER, Kind.INTERVIEW}:
        return None
    sent = at_home(sent, look.message.sender)
    found = [
        (sentence.text, at)
        for sentence in look.sentences
        if not _BESIDE.search(sentence.text)
        for at in _deadlines(sentence, sent)
        if at > sent
    ]
    if kind is Kind.INTERVIEW:
        return next((at for text, at in found if _asks(text, at)), None)
    clear = (at for text, at in found if _ANSWER.search(text))
    return next(clear, found[0][1] if found else None)


def _asks(text: str, at: datetime) -> bool:
    """Return whether an invitation wants a slot picked, or a yes by an exact time."""
    if _BOOK.search(text):
        return True
    return at.time() != _LAST_MINUTE and _REPLY.search(text) is not None


def _deadlines(sentence: Sentence, sent: datetime) -> Iterator[datetime]:
    text = sentence.text
    cues = list(_DUE.finditer(text))
    if not cues:
        return
    named = days(text, sent.date(), offset_hours=hours_east(sent))
    times = clocks(text, named)
    for cue in cues:
        if at := _deadline(text, cue, named, times, sent):
            yield at


def _deadline(
    text: str, cue: re.Match[str], named: list[Day], times: list[Clock], sent: datetime
) -> datetime | None:
    reach = text[cue.end() : cue.end() + 40]
    near = [day for day in named if cue.end() - 30 <= day.start <= cue.end() + 60]
    after = [day for day in near if day.start >= cue.end() - 1] or near
    clock = next(
        (one for one in times if cue.start() <= one.start <= cue.end() + 50), None
    )
    if after:
        zone = (zone_after(text, clock.end, sent) if clock else None) or sent.tzinfo
        at = time(clock.hour, clock.minute) if clock else _LAST_MINUTE
        return datetime.combine(after[0].day, at, zone)
    counted = _WITHIN.match(cue[0]) is not None
    if counted and (span := _SPAN.search(reach)) and span.start() < 12:
        return _later(sent, span)
    if ended := _END_OF.search(reach):
        return _end_of(sent, ended)
    return None


def _later(sent: datetime, span: re.Match[str]) -> datetime:
    count = (
        int(span["count"])
        if span["count"].isdigit()
        else _MORE_NUMBERS[span["count"].lower()]
    )
    unit = span["unit"].lower()
    if unit == "hour":
        day = sent + timedelta(hours=count)
    elif span["work"]:
        day = sent
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() < 5
    else:
        day = sent + timedelta(days=count * (7 if unit == "week" else 1))
    return datetime.combine(day.date(), _LAST_MINUTE, sent.tzinfo)


def _end_of(sent: datetime, ended: re.Match[str]) -> datetime:
    day = sent.date()
    if (ended["unit"] or "").lower() == "week" or ended[0].lower() == "eow":
        later = 7 if "next" in ended[0].lower() else 0
        day += timedelta(days=(4 - day.weekday()) % 7 + later)
    elif (ended["unit"] or "").lower() == "month":
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(
            days=1
        )
    return datetime.combine(day, _LAST_MINUTE, sent.tzinfo)
