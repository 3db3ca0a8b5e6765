"""`onward status` and `onward add`."""

from typing import TYPE_CHECKING, Any

from onward.cli import say, wording
from onward.cli.clock import day_of, today_of
from onward.cli.store import open_store
from onward.history.application import Channel
from onward.kernel.errors import Fixable
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.store.queries.status import Standing


def print_status(*, json: bool, show: bool) -> None:
    """Print every application; an answer that waits is named only with `show`."""
    owner = open_store().owner
    from onward.store.queries.status import status

    standings = status(owner, today_of(owner))
    if json:
        say.answer({"applications": [as_json(one) for one in standings]})
    elif standings:
        _print_table(standings, show=show)
    else:
        say.lines([Text(wording.NO_APPLICATIONS)])


def _print_table(standings: "list[Standing]", *, show: bool) -> None:
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(box=None, pad_edge=False)
    for name in wording.COLUMNS:
        table.add_column(say.words(name))
    for one in standings:
        closed = bool(one.waiting) and not show
        state = wording.ANSWER_WAITS if closed else wording.STATES[one.state]
        step = wording.STEPS[one.furthest_seen if closed else one.furthest]
        day = one.applied_on.isoformat() if one.applied_on else ""
        cells = (one.company or "", one.role or "", day, step, state)
        table.add_row(*(Cell(say.words(cell)) for cell in cells))
    say.out().print(table)


def as_json(one: "Standing") -> dict[str, Any]:
    """Return one application as `onward status --json` prints it."""
    return {
        "id": str(one.id),
        "company": one.company,
        "role": one.role,
        "channel": one.channel,
        "applied_on": one.applied_on.isoformat() if one.applied_on else None,
        "furthest": one.furthest,
        "state": one.state,
        "feedback": one.feedback,
        "waiting": one.waiting,
        "last_event": one.last_event.isoformat(),
        "events": [
            {
                "date": event.date.isoformat(),
                "kind": event.kind,
                "message_id": event.message_id,
            }
            for event in one.events
        ],
    }


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
