"""Words for days, times of day and deadlines, one small table per language.

The entries are regular expressions, matched whatever the case. An accented letter also
stands for the bare one and a German umlaut for its spelling with e; `à` alone stays as it
is, for "as" and "a" are words of their own. An apostrophe is straight or curved.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from onward.mail.language import LANGUAGES

NEVER = r"(?!)"
"""What a language has no words for."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by which days, times and deadlines are told."""

    # days
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    """Believed only before a number."""
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    """One, two, three …"""
    ordinals: tuple[str, ...]
    nth: str
    """What stands behind the number of a day: 12th, 1er, 12."""
    of: str
    """Between the day and its month."""
    article: str
    """Between a weekday and its date."""
    the: str
    """Before the number of a day that stands without its month."""
    near: tuple[str, str, str]
    """Today, tomorrow, the day after."""
    this: str
    coming: str
    """Before a weekday: the next one that comes."""
    coming_after: str
    next: str
    """Before a weekday: the one of next week."""
    next_week: str
    """Before or behind a weekday."""
    week_after: str
    later: str
    """Behind a weekday or today: a week on from it."""
    ahead: str
    """Before a count of days or weeks to go."""
    end_of: str
    """Before a month: its last day."""
    habit: str
    """Between two weekdays: the hours of every week."""

    # times of day
    at: str
    """Before a bare hour, with its space."""
    start: str
    """Before the first of two hours, with its space."""
    until: str
    unit: str
    """Behind an hour of the day."""
    long_unit: str
    """Behind an hour of the day or a number of hours: needs a word before."""
    noon: str
    midnight: str
    parts: tuple[tuple[str, int], ...]
    """Parts of an hour, with their minutes."""
    past: str
    to: str
    """Between the part and its hour: past, to."""
    short_of: tuple[tuple[str, int], ...]
    """Before an hour, how much of it has passed: halb drei is 2:30."""
    plus: str
    less: str
    """Between the hour and its part: tres y media, tre meno un quarto."""
    morning: str
    evening: str
    then: str
    """Words that may follow a bare hour."""
    lasting: str
    """Before a number of hours that is no time of day."""
    no_clock: str
    """Behind a number that is no time of day."""

    # what is said of them
    by: str
    off: str
    shifted: str
    called_off: str
    firm: str
    choice: str
    farewell: str
    """How a letter ends that says until when one will meet."""

    # deadlines
    due: str
    up_to: str
    """Of these, what stands before its day only, unlike "at the latest"."""
    within: str
    answer: str
    book: str
    reply: str
    beside: str
    hours: str
    days: str
    weeks: str
    work: str
    """Before or behind counted days: working days only."""
    working_days: str
    """Working days in one word."""
    ends_day: str
    ends_week: str
    ends_month: str
    ends_next: str
    """In what ends: the next one, not this."""

    joined: str = NEVER
    """What is written in one word with a weekday and read for itself."""
    full_day: bool = False
    """Whether digits tell the hours of the full day: 3.30 is not half past three p.m."""
    month_first: bool = False
    """Whether "March 12" is said, and 3/12 in North America."""


_LOOSE = str.maketrans(
    {one: f"[{one}{bare}]" for one, bare in zip("éèêëáâãíìîïóòôõúùûñç", "eeeeaaaiiiioooouuunc", strict=True)}
    | {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)", "'": "['’`]"}
)  # fmt: skip


def pattern(form: str) -> re.Pattern[str]:
    """Return `form` compiled, loose about accents, apostrophes and case."""
    return re.compile(form.translate(_LOOSE), re.IGNORECASE)


def either(*forms: str) -> str:
    """Return one form for any of several."""
    return "(?:" + "|".join(forms) + ")"


@cache
def words(language: str) -> Words:
    """Return the table of a language, the English one for any other."""
    name = language if language in LANGUAGES else "en"
    table: Words = import_module(f"{__name__}.{name}").WORDS
    return table


@cache
def _each(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(form) for form in forms)


def place_in(forms: tuple[str, ...], said: str) -> int:
    """Return which of `forms` is `said`, from 1 on; 0 for none."""
    for number, form in enumerate(_each(forms), start=1):
        if form.fullmatch(said):
            return number
    return 0


def number_of(table: Words, said: str) -> int:
    """Return the number that digits, a number word or an ordinal say; 0 for none."""
    if said.isdecimal():
        return int(said)
    return place_in(table.numbers, said) or place_in(table.ordinals, said)
