"""`onward help`: whom to call, in the terminal, without a network."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from onward.care.help_lines import (
    DIRECTORY,
    HelpLine,
    emergency_everywhere,
    lines_for,
)
from onward.cli import say, wording
from onward.cli.store import open_store
from onward.kernel.errors import Fixable
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.services.owners import Owner


def print_help(code: str, *, json: bool) -> None:
    """Print the lines of a country; of the person's own where none is named."""
    owner = open_store().owner
    from onward.services.preferences import countries
    from onward.store.queries.help_page import help_page

    names = dict(countries())
    code = code.upper() or help_page(owner).country
    if code and code not in names:
        raise Fixable(Text(wording.NO_SUCH_COUNTRY, {"code": code}))
    if json:
        say.answer(
            {"country": code, "lines": [_plain(one) for one in lines_for(code).all]}
        )
        return
    country = Text(wording.HELP_COUNTRY, {"name": names.get(code, "")})
    say.lines([Text(wording.HELP_TITLE)])
    say.lines([country if code else Text(wording.HELP_NO_COUNTRY), ""])
    lines = lines_for(code)
    _section(wording.HELP_DANGER, map(reached_by, lines.emergency) if code else _all())
    _section(wording.HELP_TALK, [*_own(owner), *map(reached_by, lines.talk)])
    _section(wording.HELP_MONEY, map(reached_by, lines.money))
    _section(wording.HELP_WORK, map(reached_by, lines.work))
    if code and not lines.all:
        say.lines([Text(wording.HELP_NONE)])
    say.lines([Text(wording.HELP_MORE, {"link": DIRECTORY})])
    say.lines([Text(wording.HELP_NOT)])


def _plain(line: HelpLine) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "topics": [topic.value for topic in line.topics],
        "name": line.name,
        "ways": [{"how": way.how.value, "shown": way.shown} for way in line.ways],
        "source": line.source,
        "source_date": line.source_date,
    }


def people(owner: "Owner") -> list[Text | str]:
    """Return whom to call now: their own person, then the lines of their country."""
    from onward.store.queries.help_page import help_page

    lines = help_page(owner).lines
    known = [*lines.talk, *lines.emergency]
    more = [Text(wording.HELP_MORE, {"link": DIRECTORY})]
    return [*_own(owner), *(map(reached_by, known) if known else [*more, *_all()])]


def reached_by(line: HelpLine) -> str:
    """Return a name and the ways to reach it."""
    ways = ", ".join(way.shown for way in line.ways)
    return f"{line.name}: {ways}" if line.name else ways


def _own(owner: "Owner") -> list[Text | str]:
    from onward.store.queries.help_page import help_page

    person = help_page(owner).my_person
    if person is None:
        return []
    return [Text(wording.MY_PERSON, {"name": person.name, "reach": person.reach})]


def _all() -> list[str]:
    from onward.services.preferences import countries

    names = dict(countries())
    return [
        f"{way.shown}: {', '.join(names[code] for code in codes)}"
        for way, codes in emergency_everywhere()
    ]


def _section(title: str, rows: Iterable[Text | str]) -> None:
    told = list(rows)
    if told:
        say.lines([Text(title)])
        say.lines(told, "  ")
