"""Whom to call: help lines and offices by country, each from its own or a state's page.

The rows lie in help_lines.csv, typed from copies of those pages read on `READ_ON`;
`source_date` is the page's own date where it bears one. Words of a row that are not a
name stand in `wording.HELP_WORDS`, so that they can be translated. A country without
rows is not covered, and the page says so: nothing is made up and nothing is guessed.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onward.care import wording
from onward.kernel.text import Text

READ_ON = date(2026, 11, 23)
DIRECTORY = "https://findahelpline.com"

_FILE = "help_lines.csv"
_WAY = re.compile(r"(\w+) ([^()]+?)(?: \((.+)\))?")


class HelpKind(StrEnum):
    """What a row is for."""

    EMERGENCY = "emergency"
    TALK = "talk"
    PRACTICAL = "practical"


class Topic(StrEnum):
    """Which practical trouble a row helps with."""

    MONEY = "money"
    WORK = "work"


class How(StrEnum):
    """How a way is gone."""

    CALL = "call"
    TEXT = "text"
    TEXTPHONE = "textphone"
    WHATSAPP = "WhatsApp"
    CHAT = "chat"
    SITE = "site"


_SCHEMES = {How.CALL: "tel:", How.TEXT: "sms:"}


@dataclass(frozen=True, slots=True)
class Way:
    """One number or address, as it is shown; `label` says what it is for."""

    how: How
    shown: str
    label: Text | None

    @property
    def address(self) -> str:
        """What a link needs: tel: or sms: with bare digits, or the site's address."""
        if self.how in _SCHEMES:
            return _SCHEMES[self.how] + re.sub(r"\D", "", self.shown)
        return self.shown if self.leaves else ""

    @property
    def site(self) -> str:
        """Its address as people say it."""
        return self.shown.removeprefix("https://").removeprefix("www.")

    @property
    def leaves(self) -> bool:
        """Whether following it leaves this computer for a website."""
        return self.how in {How.CHAT, How.SITE}


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One line or office; `notes` are hours, languages and what else to know.

    `source_date` is the page's own date, as exact as it bears one ("2010", "2020-03"),
    or empty: then only `READ_ON` is known.
    """

    country: str
    kind: HelpKind
    topics: tuple[Topic, ...]
    name: str
    ways: tuple[Way, ...]
    notes: tuple[Text, ...]
    owner: Text
    source: str
    source_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLines:
    """The rows of one country; `missing` says what they lack, if anything is known."""

    emergency: tuple[HelpLine, ...]
    talk: tuple[HelpLine, ...]
    money: tuple[HelpLine, ...]
    work: tuple[HelpLine, ...]
    missing: Text | None

    @property
    def all(self) -> tuple[HelpLine, ...]:
        """Every row once, in the order of the page."""
        rows = (*self.emergency, *self.talk, *self.money, *self.work)
        return tuple(row for at, row in enumerate(rows) if row not in rows[:at])


def lines_for(country: str) -> HelpLines:
    """Return the rows of `country` (ISO 3166, two letters); none when not covered."""
    rows = [row for row in rows_of_all() if row.country == country]
    missing = wording.HELP_MISSING.get(country)
    return HelpLines(
        emergency=tuple(row for row in rows if row.kind is HelpKind.EMERGENCY),
        talk=tuple(row for row in rows if row.kind is HelpKind.TALK),
        money=tuple(row for row in rows if Topic.MONEY in row.topics),
        work=tuple(row for row in rows if Topic.WORK in row.topics),
        missing=Text(missing) if missing else None,
    )


def emergency_everywhere() -> tuple[tuple[Way, tuple[str, ...]], ...]:
    """Return each first emergency number with its countries, the widest first.

    For somebody whose country is not known: a number to see beats a question to answer.
    What a number is for is told where only one country has it.
    """
    found: dict[str, list[tuple[Way, str]]] = {}
    for row in rows_of_all():
        if row.kind is HelpKind.EMERGENCY:
            found.setdefault(row.ways[0].shown, []).append((row.ways[0], row.country))
    widest = sorted(found.values(), key=len, reverse=True)
    return tuple(
        (
            pairs[0][0] if len(pairs) == 1 else replace(pairs[0][0], label=None),
            tuple(country for _, country in pairs),
        )
        for pairs in widest
    )


@cache
def rows_of_all() -> tuple[HelpLine, ...]:
    """Return every row shipped, read once."""
    text = files(__package__).joinpath(_FILE).read_text("utf-8")
    return tuple(_row(plain) for plain in csv.DictReader(text.splitlines()))


def _row(plain: dict[str, str]) -> HelpLine:
    told = (plain["hours"], plain["languages"], plain["notes"])
    return HelpLine(
        country=plain["country"],
        kind=HelpKind(plain["kind"]),
        topics=tuple(Topic(topic) for topic in _parts(plain["topics"])),
        name=plain["name"],
        ways=tuple(_way(way) for way in plain["ways"].split(" | ")),
        notes=tuple(_word(word) for cell in told for word in _parts(cell)),
        owner=_word(plain["owner"]),
        source=plain["source"],
        source_date=plain["source_date"],
    )


def _way(told: str) -> Way:
    found = _WAY.fullmatch(told)
    if found is None:
        raise ValueError(told)
    how, shown, label = found.groups()
    return Way(How(how), shown, _word(label) if label else None)


def _parts(cell: str) -> Iterator[str]:
    return (part for part in cell.split("; ") if part)


def _word(word: str) -> Text:
    """Return `word` to be translated; raises KeyError for one that is not marked."""
    return Text(wording.HELP_WORDS[word])
