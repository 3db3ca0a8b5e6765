"""`onward reading`: five sentences, then the table they come from."""

from typing import Any

from onward.cli import say, wording
from onward.cli.clock import today_of
from onward.cli.store import open_store
from onward.evidence.rates import Rate


def print_reading(*, json: bool) -> None:
    owner = open_store().owner
    from onward.store.queries.reading import reading

    found = reading(owner, today_of(owner))
    if json:
        say.answer(
            {
                "today": found.today.isoformat(),
                "lines": [say.words(line) for line in found.lines],
                "rates": [_plain(rate) for rate in found.table],
                "caveats": [say.words(one) for one in found.caveats],
                "notes": [say.words(note) for note in found.notes],
            }
        )
        return
    say.lines(found.caveats)
    say.lines(found.lines)
    say.out().print()
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in wording.RATE_COLUMNS:
        table.add_column(say.words(name))
    for rate in found.table:
        table.add_row(
            say.words(rate.label),
            str(rate.reached),
            str(rate.settled),
            str(rate.still_open),
            f"{rate.mean:.0%}",
            f"{rate.low:.0%} – {rate.high:.0%}",
        )
    say.out().print(table)
    say.out().print()
    say.lines(found.notes)


def _plain(rate: Rate) -> dict[str, Any]:
    return {
        "name": rate.name.value,
        "reached": rate.reached,
        "settled": rate.settled,
        "still_open": rate.still_open,
        "mean": rate.mean,
        "low_80": rate.low,
        "high_80": rate.high,
        "source": say.words(rate.prior_source),
    }
