"""Whether, whom and when to ask, and a few words to do it with; nothing is sent.

What is known: nobody has counted how often a polite question is answered. Recruiters
say, later rounds more often; advice on timing ranges from a day to two weeks. So all
of this is judgement: after a night, within three working days, one question.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onward.debrief import letters, wording
from onward.debrief.letter import read_letter
from onward.debrief.no import How, No
from onward.debrief.reasons import is_gone, is_not_wanted, offers_more
from onward.history.application import Furthest
from onward.kernel.text import Text, line

LATEST_DAYS = 14
"""Days after which fewer remember (advice ranges up to two weeks)."""
_WORKING_DAYS = 3


class Whether(StrEnum):
    """Whether asking is worth it."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Whether to ask, why, and on which `days`, from the first to the last.

    `days` is None when it is not worth it, or so late that no day is better than
    another. `by_voice` when they spoke rather than wrote. `another_day` when it is too
    heavy now: then nothing is suggested for today.
    """

    whether: Whether
    why: Text
    days: tuple[date, date] | None
    by_voice: bool
    another_day: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Words to start from, `to` an address that reads answers, or empty."""

    to: str
    subject: str
    body: str


_TALKED = frozenset({Furthest.INTERVIEW, Furthest.FINAL})
_VOICE = frozenset({How.CALL, How.IN_PERSON})


def advise(no: No, today: date, *, heavy: bool = False, unfair: bool = False) -> Advice:
    """Return whether asking about `no` is worth it, seen on `today`.

    Rest comes before it while it is `heavy`, advice where it may be `unfair`: then no
    day is named.
    """
    whether, why = _worth(no)
    late = (today - no.day).days > LATEST_DAYS
    if late and whether is not Whether.NO:
        whether, why = Whether.MAYBE, wording.ASK_LATE
    by_voice = no.how in _VOICE
    if (heavy or unfair) and whether is not Whether.NO:
        why = wording.ASK_HEAVY_LATE if late else wording.ASK_HEAVY
        return Advice(
            whether=Whether.MAYBE,
            why=Text(wording.ASK_UNFAIR if unfair else why),
            days=None,
            by_voice=by_voice,
            another_day=True,
        )
    days: tuple[date, date] | None = None
    if whether is not Whether.NO and not late and no.how is not How.SILENCE:
        first = _worked(max(no.day, today - timedelta(days=1)), 1)
        days = first, max(first, _worked(no.day, _WORKING_DAYS))
    return Advice(whether=whether, why=Text(why), days=days, by_voice=by_voice)


def _worth(no: No) -> tuple[Whether, str]:
    if no.how is How.SILENCE:
        return Whether.MAYBE, wording.ASK_SILENCE
    if no.reached is Furthest.OFFER:
        return Whether.YES, wording.ASK_OFFER
    if is_not_wanted(read_letter(no.heard).sentences):
        return Whether.NO, wording.ASK_NOT_WANTED
    if _offers_more(no):
        return Whether.YES, wording.ASK_OFFERED
    if no.feedback:
        return Whether.MAYBE, wording.ASK_TOLD_ALREADY
    return _worth_by_step(no)


def _worth_by_step(no: No) -> tuple[Whether, str]:
    talked = no.reached in _TALKED
    if _gone(no):
        return Whether.MAYBE, wording.ASK_GONE
    if no.how is How.PORTAL or (no.how is How.MAIL and not no.reply_possible):
        if talked:
            return Whether.MAYBE, wording.ASK_SOMEBODY_ELSE
        return Whether.NO, wording.ASK_NOBODY
    if no.reached is None:
        return Whether.MAYBE, wording.ASK_UNKNOWN
    return _BY_STEP[no.reached]


_BY_STEP = {
    Furthest.APPLICATION: (Whether.MAYBE, wording.ASK_PAPER),
    Furthest.SCREEN: (Whether.MAYBE, wording.ASK_SMALL),
    Furthest.ASSESSMENT: (Whether.MAYBE, wording.ASK_SMALL),
    Furthest.INTERVIEW: (Whether.YES, wording.ASK_TALK),
    Furthest.FINAL: (Whether.YES, wording.ASK_TALK),
}


def _offers_more(no: No) -> bool:
    return offers_more(read_letter(no.letter).sentences)


def _gone(no: No) -> bool:
    return is_gone(read_letter(no.heard).sentences)


def _worked(day: date, days: int) -> date:
    """Return the day `days` working days after `day`."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


_ACCESS = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
    " IS LI NO GB".split()
)
"""Countries of the GDPR and the UK GDPR (article 15 in both)."""


def access(country: str) -> Text | None:
    """Return the second option where people may ask what is kept about them."""
    return Text(wording.ASK_ACCESS) if country in _ACCESS else None


def draft(no: No, name: str, *, unfair: bool = False) -> Draft:
    """Return words to ask with, fitted to the step; `name` may be empty.

    None of them says that a decision is accepted: that is the person's to say.
    """
    subject, _, body = _letter(_kind(no, unfair=unfair)).partition("\n")
    values: Mapping[str, str] = {"greeting": _greeting(no), "name": line(name, 100)}
    to = no.address if no.how is How.MAIL and no.reply_possible else ""
    return Draft(to, subject, (body % values).strip())


_SPOKEN = {How.CALL: "by_voice", How.IN_PERSON: "in_person", How.TEXT: "by_text"}
_WRITTEN = {
    None: "unknown",
    Furthest.APPLICATION: "on_paper",
    Furthest.ASSESSMENT: "after_test",
}


def _kind(no: No, *, unfair: bool) -> str:
    by_step = _WRITTEN.get(no.reached, "after_talk")
    special = (
        (unfair, "what_decided"),
        (no.how is How.SILENCE, "still_open"),
        (no.reached is Furthest.OFFER, "after_offer"),
        (_gone(no), "stay_in_touch"),
        (no.how in _SPOKEN, _SPOKEN.get(no.how, "")),
        (_offers_more(no), "take_up"),
        (bool(no.feedback), "told_already"),
    )
    return next((kind for holds, kind in special if holds), by_step)


@cache
def _letter(kind: str) -> str:
    return files(letters).joinpath("en", f"{kind}.txt").read_text("utf-8")


_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,2}")
_NO_NAME = re.compile(
    r"\b(?:team|recruit\w*|talent|people|careers?|jobs?|hr|human|hiring|no-?reply"
    r"|notifications?|admissions|office|department|personnel|applications?|support)\b",
    re.IGNORECASE,
)


def _greeting(no: No) -> str:
    """Return "Dear Ines Moss" for a person who wrote or signed, else "Hello"."""
    writer = line(no.writer or read_letter(no.letter).signed, 60)
    named = _NAME.fullmatch(writer) and not _NO_NAME.search(writer)
    if not named or writer.casefold() in no.company.casefold() or not writer.istitle():
        return "Hello"
    return f"Dear {writer}"
