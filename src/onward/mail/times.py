"""When a talk begins, as an instant with an offset.

A calendar part is believed first. In text a time needs its day: in the same sentence, or
in one shortly before. What is called off is no time, and of several slots offered none is
chosen for the person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from onward.mail.clocks import Clock, clocks
from onward.mail.days import Day, days
from onward.mail.features import Look
from onward.mail.invitation import start
from onward.mail.sentences import Place
from onward.mail.signal import Kind
from onward.mail.zones import at_home, hours_east, zone_after

_CARRY = 4
"""Sentences over which a day stays the day that is spoken of."""
_WINDOW = 48
"""Characters before a day or time in which a word speaks of it."""
_BY = re.compile(
    r"\b(?:(?:by|before|until|till)(?! (?:video|phone|telephone|zoom|teams|me|us|our|the \w+ team))"
    r"|(?:no|not) later than|deadline(?: is)?|due|expires?|lapses?|closes?|ends?|stops working|latest|valid|last date)"
    r":?(?: \S+){0,5} ?$",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:no longer|can['’]?t|cannot|won['’]?t|isn['’]?t|not|instead of|rather than|originally"
    r"|was|were|cancel\w*|declined|disregard|earlier|unable|met|spoke|since|last|had"
    r"|moved? (?:it |this |us |our \w+ |the \w+ |your \w+ )?from\b(?!.* to )|in place of|previous\w*|postponed"
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


@dataclass(frozen=True, slots=True)
class _Slot:
    at: datetime
    firm: bool
    choice: bool


def when(look: Look, kind: Kind) -> datetime | None:
    """Return when the talk (or the trial, the test on site) begins, None if not said."""
    message = look.message
    sent = at_home(message.date, message.sender) if message.date else None
    if kind not in {Kind.INTERVIEW, Kind.ASSESSMENT}:
        return None
    if message.calendar:
        own = sent.tzinfo if sent else None
        if begins := start(message.calendar, own):
            return begins
    return _chosen(list(_slots(look, sent))) if sent else None


def _chosen(slots: list[_Slot]) -> datetime | None:
    if not slots:
        return None
    firm = [slot for slot in slots if slot.firm and not slot.choice]
    for some in (firm, slots):
        if len({slot.at for slot in some}) == 1:
            return some[0].at
    several = len({slot.at.date() for slot in slots}) > 1
    if several or any(slot.choice for slot in slots):
        one_day = len({slot.at.date() for slot in firm}) == 1
        return firm[-1].at if one_day else None
    return slots[0].at


def _slots(look: Look, sent: datetime) -> Iterator[_Slot]:
    carried: Day | None = None
    age = 0
    for sentence in look.sentences:
        text = sentence.text
        named = days(text, sent.date(), offset_hours=hours_east(sent))
        times = clocks(text, named)
        live = [day for day in named if not _is_off(text, day.start, day.end)]
        for clock in times:
            told = _new_time(text, clock)
            if told is clock and _is_off(text, clock.start, clock.end):
                continue
            spoken_of = carried if age <= _CARRY and not named else None
            day = _nearest(clock, live) or spoken_of
            at = _instant(text, day, told, sent)
            if at and at >= sent:
                yield _Slot(
                    at,
                    firm=bool(_FIRM.search(text)),
                    choice=bool(_CHOICE.search(text)) and len(live) != 1,
                )
        if live and sentence.place is not Place.SUBJECT:
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


def _new_time(text: str, clock: Clock) -> Clock:
    """Return the second of two times where a talk moves "from 10 to 1 pm"."""
    if clock.until and _SHIFTED.search(text[: clock.start]):
        return replace(clock, hour=clock.until[0], minute=clock.until[1])
    return clock


def _nearest(clock: Clock, among: list[Day]) -> Day | None:
    def distance(day: Day) -> int:
        if day.end <= clock.start:
            return clock.start - day.end
        return day.start - clock.end + 2  # "at ten on Friday" reads on; rarer

    return min(among, key=distance, default=None)


def _instant(
    text: str, day: Day | None, clock: Clock, sent: datetime
) -> datetime | None:
    if day is None:
        return None
    zone = zone_after(text, clock.end, sent) or sent.tzinfo
    return datetime.combine(day.day, time(clock.hour, clock.minute), zone)
