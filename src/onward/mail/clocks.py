"""Times of day named in a sentence, as people write them.

A bare hour is read as working people mean it: one to six in the afternoon, seven to
twelve as it stands; a time beyond 12:59 beside it makes both read by the full day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.mail.days import Day

NUMBERS = {
    name: number
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        start=1,
    )
}
_CLOCK_WORD = "|".join(NUMBERS)
_HALF = r"(?P<half>[ap])\.?m\b\.?"
_CLOCKS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d.:£$€])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<first>[ap]\.?m\b\.?)? ?(?:-|–|—|to|till|until) ?"
        r"(?P<end>\d{1,2})(?:[:.](?P<end_minute>\d\d))? ?" + _HALF,
        r"(?<![\d.:£$€])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))? ?" + _HALF,
        r"(?<![\d.:])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?![\d:])",
        r"(?<![\d.:£$€/])(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\d%/]|\.\d|,\d| ?(?:%|per|an hour|million|k\b|miles|km))",
        r"\b(?:12 |twelve )?(?P<name>noon|midday|midnight)\b",
        r"\b(?P<part>half|quarter|five|ten|twenty|twenty-five)[- ](?P<side>past|to)[- ](?P<word>"
        + _CLOCK_WORD
        + r"|\d{1,2})\b",
        r"\bhalf[- ](?P<half_word>" + _CLOCK_WORD + r")\b",
        r"\b(?P<word>" + _CLOCK_WORD + r"|\d{1,2}) ?o['’ ]? ?clock\b",
        r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:hrs?|hours|h)\b",
        r"\b(?P<hour>\d{1,2}) ?(?:uhr|hrs)\b",
        r"\b(?:at|from|by|before|until|till|after|around) (?P<word>"
        + _CLOCK_WORD
        + r"|\d{1,2})"
        r"(?=$|[,;?!)]|\.(?:$|\s)| (?:on|in the|this|tomorrow|today|sharp|to|till|until|and|or|for an?"
        r"|if|at the|with|mon|tue|wed|thu|fri|sat|sun)\b)",
    )
)
_ANY = re.compile(
    r"\d|\b(?:" + _CLOCK_WORD + r"|noon|mid(?:day|night))\b", re.IGNORECASE
)
_MORNING = re.compile(
    r"\W{0,3}(?:sharp )?(?:in the |that |this )?(?:morning|a\.m)", re.IGNORECASE
)
_EVENING = re.compile(
    r"\W{0,3}(?:sharp )?(?:in the |that |this |at )?(?:afternoon|evening|night|p\.m)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day named in a text, and where; of a span, when it begins and ends."""

    hour: int
    minute: int
    start: int
    end: int
    until: tuple[int, int] | None = None


def clocks(text: str, taken: list[Day]) -> list[Clock]:
    """Return the times of day in `text`, in order, outside the days already `taken`."""
    found: list[Clock] = []
    spans = [(day.start, day.end) for day in taken]
    matches: list[re.Match[str]] = []
    for form in _CLOCKS if _ANY.search(text) else ():
        for match in form.finditer(text):
            inside = any(
                match.start() < end and start < match.end() for start, end in spans
            )
            if not inside:
                matches.append(match)
                spans.append(match.span())
    by_day = any(int(one.groupdict().get("hour") or 0) > 12 for one in matches)
    for match in matches:
        found.extend(_clock(match, text, full_day=by_day))
    return sorted(found, key=lambda one: one.start)


def _clock(match: re.Match[str], text: str, *, full_day: bool) -> Iterator[Clock]:
    hour, minute, sure = _hour(match)
    until = None
    if match.groupdict().get("end"):
        until = (
            _halved(int(match["end"]), match["half"]),
            int(match["end_minute"] or 0),
        )
        if not match["first"] and (hour, minute) > until:
            hour = hour - 12 if hour >= 12 else hour
    if not sure:
        hour = _meant(hour, text[match.end() :][:30], match[0], full_day=full_day)
    if hour == 24:
        hour, minute = 23, 59
    if hour < 24 and minute < 60:
        yield Clock(hour, minute, match.start(), match.end(), until)


def _hour(match: re.Match[str]) -> tuple[int, int, bool]:
    """Return hour, minute, and whether morning or evening is certain."""
    parts = match.groupdict()
    if name := parts.get("name"):
        return (24, 0, True) if name.lower() == "midnight" else (12, 0, True)
    if word := parts.get("half_word"):
        return NUMBERS[word.lower()], 30, False
    if part := parts.get("part"):
        size = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}.get(
            part.lower(), 25
        )
        hour = _number(parts["word"] or "")
        return (
            (hour, size, False)
            if parts["side"].lower() == "past"
            else ((hour - 1) or 12, 60 - size, False)
        )
    if word := parts.get("word"):
        return _number(word), 0, False
    hour, minute = int(parts["hour"] or 0), int(parts.get("minute") or 0)
    half = (parts.get("first") or parts.get("half") or "").lower()[:1]
    if half:
        return _halved(hour, half), minute, True
    return hour, minute, (parts["hour"] or "").startswith("0")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _halved(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.lower() == "p" else 0) if hour <= 12 else hour


def _meant(hour: int, after: str, written: str, *, full_day: bool) -> int:
    if _MORNING.match(after) or hour > 12:
        return hour
    if _EVENING.match(after) and hour < 12:
        return hour + 12
    worded = not any(char in written for char in ":")
    return hour + 12 if 1 <= hour <= 6 and (worded or not full_day) else hour
