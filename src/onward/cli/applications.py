"""`onward status` and `onward add`."""

from dataclasses import asdict
from typing import Any

from onward.cli import say, wording
from onward.cli.clock import day_of, today_of
from onward.cli.store import open_store
from onward.history.application import Channel
from onward.kernel.errors import Fixable
from onward.kernel.text import Text


def print_status(*, json: bool, show: bool) -> None:
    """Print every application; an answer that waits is named only with `show`."""
    owner = open_store().owner
    from onward.store.queries.status import status

    standings = status(owner, today_of(owner))
    if json:
        say.answer({"applications": [_plain(one) for one in standings]})
        return
    if not standings:
        say.lines([Text(wording.NO_APPLICATIONS)])
        return
    from rich.table import Table
    from rich.text import Text as RichText

    table = Table(box=None, pad_edge=False)
    for name in wording.COLUMNS:
        table.add_column(say.words(name))
    for one in standings:
        state = one.state if show or not one.waiting else wording.ANSWER_WAITS
        cells = (one.company, one.role, one.applied_on, one.furthest, state)
        table.add_row(*(RichText("" if cell is None else str(cell)) for cell in cells))
    say.out.print(table)


def _plain(one: Any) -> dict[str, Any]:
    plain = asdict(one)
    plain["events"] = [dict(event) for event in plain["events"]]
    return plain


def add_one(
    company: str, role: str, on: str | None, channel: str, *, json: bool
) -> None:
    """Add an application and say under which id."""
    if channel not in set(Channel):
        names = ", ".join(Channel)
        raise Fixable(Text(wording.NO_SUCH_CHANNEL, {"channels": names}))
    owner = open_store().owner
    from onward.services.applications import add

    day = day_of(on, today_of(owner))
    made = add(owner, company, role, day, Channel(channel))
    if json:
        say.answer({"application": str(made)})
    else:
        say.lines([Text(wording.ADDED, {"company": company or role})])
