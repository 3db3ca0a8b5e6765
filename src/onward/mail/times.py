"""When a talk begins and by when an answer is due, as instants with an offset.

A calendar part is believed first. In text a time needs its day: in the same sentence, or
in one shortly before. What is called off is no time, and of several slots offered none is
chosen for the person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from onward.mail.clocks import NUMBERS, Clock, clocks
from onward.mail.days import Day, days
from onward.mail.features import Look, Said
from onward.mail.invitation import start
from onward.mail.sentences import Place
from onward.mail.signal import Kind
from onward.mail.zones import zone_after

_CARRY = 4
"""Sentences over which a day stays the day that is spoken of."""
_WINDOW = 48
"""Characters before a day or time in which a word speaks of it."""
_BY = re.compile(
    r"\b(?:(?:by|before|until|till)(?! (?:video|phone|telephone|zoom|teams|me|us|our|the \w+ team))"
    r"|(?:no|not) later than|deadline(?: is|:)?|due|expires?|lapses?|closes?|ends?|latest|valid)"
    r"(?: \S+){0,5} ?$",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:no longer|can['’]?t|cannot|won['’]?t|isn['’]?t|not|instead of|rather than|originally"
    r"|was|were|cancel\w*|declined|disregard|earlier|unable|met|spoke|since|last|had"
    r"|moved? (?:it |this |us |our \w+ |the \w+ |your \w+ )?from|in place of|previous\w*|postponed"
    r"|decision|decide|hear|let you know|results?|back to you|closes?|start(?:ing)? date"
    r"|between|allow|release)\b[^.;:!?)]{0,40}$",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    r"\b(?:mov|chang|shift|push|bring|bump)\w*\b[^.;!?]{0,60}\bfrom $", re.IGNORECASE
)
_CALLED_OFF = re.compile(
    r"^[^.;!?,]{0,25}\b(?:no longer|(?:does|do|will)(?: not|n['’]t)|won['’]t|is (?:off|cancelled)"
    r"|has been (?:cancelled|declined|moved|postponed)|didn['’]t|slot has been)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:confirm\w*|booked|scheduled|is set|now (?:at|on|be)|new (?:time|date)|moved? to|see you"
    r"|replaced with|instead|re-?scheduled|will (?:take place|be held|begin|start)|takes place"
    r"|date and time|when)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bor\b|\beither\b|\bwhich (?:\w+ ){0,3}(?:suits?|works?|is|do|would|of)\b|\b(?:options|slots"
    r"|times|choose|pick|any of)\b",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:no later than|not later than|by|before|until|till|deadline(?: is| of| for \w+ is|:)?"
    r"|due(?: date)?(?: is| on| by|:)?|after(?= \d\d:\d\d on)|expires?(?: on| at| in)?|lapses?(?: on| in)?|closes?(?: on| at"
    r"| in)?|ends?(?: on| at)?|latest|within|in the next|you have|you['’]ve got|open for|valid for)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"within|in the next|expires|lapses|closes|you have|open for|valid for",
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
_BESIDE = re.compile(
    r"\b(?:adjust\w*|accommodat\w*|questions?|if you need|start(?:s|ing)? (?:on|date)|join(?:ing)?"
    r" date|would start|dietary|allerg\w+|you will hear|hear from|we(?:['’]ll| will) (?:let|be|tell"
    r"|decide|come)|decision by|before your (?:first day|start)|if you don['’]t hear|beforehand"
    r"|hour['’]?s? of|first day|park(?:ing)?)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?P<count>\d{1,3}|"
    + "|".join((*NUMBERS, "fourteen", "twenty-four", "forty-eight"))
    + r")[ -](?P<work>working |business )?(?:calendar )?(?P<unit>hour|day|week)s?\b",
    re.IGNORECASE,
)
_MORE_NUMBERS = {**NUMBERS, "fourteen": 14, "twenty-four": 24, "forty-eight": 48}
_END_OF = re.compile(
    r"\b(?:end of (?:the |this |next )?(?P<unit>day|week|month)|eod|eow|close of business|cob)\b",
    re.IGNORECASE,
)
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class _Slot:
    at: datetime
    firm: bool
    choice: bool


def when(look: Look, kind: Kind) -> datetime | None:
    """Return when the talk (or the trial, the test on site) begins, None if not said."""
    sent = look.message.date
    if kind not in {Kind.INTERVIEW, Kind.ASSESSMENT}:
        return None
    if look.message.calendar:
        own = sent.tzinfo if sent else None
        if begins := start(look.message.calendar, own):
            return begins
    return _chosen(list(_slots(look, sent))) if sent else None


def _chosen(slots: list[_Slot]) -> datetime | None:
    if not slots:
        return None
    firm = [slot for slot in slots if slot.firm and not slot.choice]
    for some in (firm, slots):
        if len({slot.at for slot in some}) == 1:
            return some[0].at
    if (
        any(slot.choice for slot in slots)
        or len({slot.at.date() for slot in slots}) > 1
    ):
        return (
            firm[-1].at if firm and len({one.at.date() for one in firm}) == 1 else None
        )
    return (firm or slots)[0].at


def _slots(look: Look, sent: datetime) -> Iterator[_Slot]:
    carried: Day | None = None
    age = 0
    for said in look.said:
        text = said.sentence.text
        named = days(text, sent.date(), offset_hours=_hours(sent))
        times = clocks(text, named)
        live = [day for day in named if not _is_off(text, day.start, day.end)]
        for clock in times:
            if _is_off(text, clock.start, clock.end):
                continue
            day = (
                _nearest(clock, live) if named else (carried if age <= _CARRY else None)
            )
            at = _instant(text, day, clock, sent)
            if at and at >= sent:
                yield _Slot(
                    at,
                    firm=bool(_FIRM.search(text)),
                    choice=bool(_CHOICE.search(text)) and len(live) != 1,
                )
        if live and said.sentence.place is not Place.SUBJECT:
            carried, age = live[-1], 0
        elif live:
            carried, age = live[-1], -3
        age += 1


def _is_off(text: str, begin: int, end: int) -> bool:
    before = text[max(0, begin - _WINDOW) : begin]
    return bool(
        _BY.search(before)
        or _OFF.search(before)
        or _CALLED_OFF.search(text[end : end + 40])
    )


def _nearest(clock: Clock, among: list[Day]) -> Day | None:
    def distance(day: Day) -> int:
        gap = (
            clock.start - day.end
            if day.end <= clock.start
            else day.start - clock.end + 2
        )
        return gap

    return min(among, key=distance, default=None)


def _instant(
    text: str, day: Day | None, clock: Clock, sent: datetime
) -> datetime | None:
    if day is None:
        return None
    zone = zone_after(text, clock.end, sent) or sent.tzinfo
    return datetime.combine(day.day, time(clock.hour, clock.minute), zone)


def due(look: Look, kind: Kind) -> datetime | None:
    """Return by when an answer is asked for; the day's last minute without a time."""
    sent = look.message.date
    if sent is None or kind not in {Kind.ASSESSMENT, Kind.OFFER, Kind.INTERVIEW}:
        return None
    wanted = _BOOK if kind is Kind.INTERVIEW else _ANSWER
    found = [
        (bool(wanted.search(said.sentence.text)), at)
        for said in look.said
        if not _BESIDE.search(said.sentence.text)
        for at in _deadlines(said, sent)
        if at > sent
    ]
    clear = [at for fits, at in found if fits]
    if clear:
        return clear[0]
    return found[0][1] if found and kind is not Kind.INTERVIEW else None


def _deadlines(said: Said, sent: datetime) -> Iterator[datetime]:
    text = said.sentence.text
    named = days(text, sent.date(), offset_hours=_hours(sent))
    times = clocks(text, named)
    for cue in _DUE.finditer(text):
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


def _hours(sent: datetime) -> float:
    offset = sent.utcoffset()
    return offset.total_seconds() / 3600 if offset else 0.0
