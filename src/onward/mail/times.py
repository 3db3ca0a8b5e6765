"""When a talk begins, as an instant with an offset.

A calendar part is believed first. In text a time needs its day: in the same sentence, or
in one shortly before. What is called off is no time, and of several slots offered none is
chosen for the person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cache

from onward.mail.almanac import pattern, words
from onward.mail.clocks import Clock, clocks
from onward.mail.days import Day, days, spoken
from onward.mail.deadline import due
from onward.mail.features import Look
from onward.mail.invitation import start
from onward.mail.sentences import Place
from onward.mail.signal import Kind
from onward.mail.zones import at_home, hours_east, zone_after

_CARRY = 4
"""Sentences over which a day stays the day that is spoken of."""
_WINDOW = 48
"""Characters before a day or time in which a word speaks of it."""
_NEAR, _ON = 6, 4
"""Characters between a day and its time, and between a time and its day."""
_SHORT = 60
"""Characters of a closing line that says until when one will meet."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a day or a time, in one language."""

    by: re.Pattern[str]
    off: re.Pattern[str]
    shifted: re.Pattern[str]
    called_off: re.Pattern[str]
    firm: re.Pattern[str]
    choice: re.Pattern[str]
    farewell: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _said(language: str) -> _Said:
    table = words(language)
    return _Said(
        by=pattern(rf"\b(?:{table.by}):?(?: \S+){{0,5}} ?$"),
        off=pattern(rf"\b(?:{table.off})\b[^.,;:!?)]{{0,40}}$"),
        shifted=pattern(rf"\b(?:{table.shifted}) $"),
        called_off=pattern(rf"^[^.;!?,]{{0,25}}\b(?:{table.called_off})\b"),
        firm=pattern(rf"\b(?:{table.firm})(?!\w)"),
        choice=pattern(rf"\b(?:{table.choice})"),
        farewell=pattern(rf"^(?:{table.farewell})\b[^.?:;]*[.!]?$"),
        lead=pattern(rf"(?:{table.at})"),
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    at: datetime
    firm: bool
    choice: bool


def when(look: Look, kind: Kind) -> datetime | None:
    """Return when the talk (or the trial, the test on site) begins, None if not said."""
    message = look.message
    sent = (
        at_home(message.date, message.sender, look.language) if message.date else None
    )
    if kind not in {Kind.INTERVIEW, Kind.ASSESSMENT}:
        return None
    if message.calendar:
        own = sent.tzinfo if sent else None
        if begins := start(message.calendar, own):
            return begins
    chosen = None
    if sent:
        language = spoken(look, sent.date())
        chosen = _chosen(list(_slots(look, sent, language)))
    if chosen and kind is Kind.ASSESSMENT and chosen == due(look, kind):
        return None  # a task is handed in then; nobody meets
    return chosen


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


def _slots(look: Look, sent: datetime, language: str) -> Iterator[_Slot]:
    carried: Day | None = None
    age = 0
    said = _said(language)
    for sentence in look.sentences:
        text = sentence.text
        named = days(text, sent.date(), language, offset_hours=hours_east(sent))
        times = clocks(text, named, language)
        live = [day for day in named if not _is_off(text, day.start, day.end, said)]
        for clock in times:
            told = _new_time(text, clock, said)
            lead = said.lead.match(text, clock.start)
            begin = lead.end() if lead else clock.start
            if told is clock and (
                _is_off(text, begin, clock.end, said)
                or _of_dead_day(clock, named, live)
            ):
                continue
            spoken_of = carried if age <= _CARRY and not named else None
            day = _nearest(clock, live) or spoken_of
            at = _instant(text, day, told, sent)
            if at and at >= sent:
                yield _Slot(
                    at,
                    firm=bool(said.firm.search(text)),
                    choice=len(live) != 1
                    and (
                        len(live) + len(times) > 1
                        or said.choice.match(text) is not None
                    )
                    and said.choice.search(text) is not None,
                )
        if live and sentence.place is not Place.SUBJECT:
            carried, age = live[-1], 0
        elif live:
            carried, age = live[-1], -3
        age += 1


def _is_off(text: str, begin: int, end: int, said: _Said) -> bool:
    before = text[max(0, begin - _WINDOW) : begin]
    if said.off.search(before) or said.called_off.search(text[end : end + 40]):
        return True
    if len(text) < _SHORT and said.farewell.match(text):
        return False
    return said.by.search(before) is not None


def _of_dead_day(clock: Clock, named: list[Day], live: list[Day]) -> bool:
    """Return whether the day this time belongs to is itself off, or a deadline."""
    if any(clock.end <= day.start <= clock.end + _ON for day in live):
        return False
    before = [day for day in named if day.end <= clock.start <= day.end + _NEAR]
    return bool(before) and before[-1] not in live


def _new_time(text: str, clock: Clock, said: _Said) -> Clock:
    """Return the second of two times where a talk moves "from 10 to 1 pm"."""
    if clock.until and said.shifted.search(text[: clock.start]):
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
