"""What a first reading found is told in the terminal, and filed once somebody says so."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli import say, wording
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.services.holding import Counts
    from onward.services.importing import Summary
    from onward.services.owners import Owner


def holds(owner: "Owner", *, yes: bool | None, json: bool = False) -> bool:
    """Return whether what is read now is held until the person has seen it.

    `yes` files at once and its contrary holds; where neither was said, it is held when
    somebody sits there to be asked.
    """
    from onward.services.holding import is_first

    somebody = sys.stdin.isatty() and sys.stdout.isatty() and not json
    return (somebody if yes is None else not yes) and is_first(owner)


def settle(
    owner: "Owner", paths: Sequence[str | Path], summary: "Summary", *, json: bool
) -> bool:
    """Tell what was found, ask, and do as was said; return whether it is filed.

    It is noted first, so that it waits in the Inbox when nobody answers.
    """
    from onward.services import jobs

    if summary.found is None:
        return True
    places = [str(path) for path in paths]
    jobs.note_read(owner, places, summary.as_json())
    return ask(owner, summary.found, json=json)


def ask(owner: "Owner", found: "Counts", *, json: bool = False) -> bool:
    """Tell what is held, ask, and do as was said; return whether it is filed."""
    from onward.services import holding

    waits = Text(wording.HELD_WAITS, {"n": found.messages})
    if json:
        say.aside(waits)
        return False
    say.lines([*_told(found), Text(wording.FILE_THEM)])
    sys.stdout.flush()
    answer = sys.stdin.readline().strip().casefold()[:1]
    if answer == wording.YES_KEY:
        file_all(owner)
        return True
    if answer == wording.THROW_KEY:
        holding.throw_away(owner)
        say.lines([Text(wording.THROWN_AWAY)])
    else:
        say.lines([waits])
    return False


def file_all(owner: "Owner") -> None:
    """File what is held, also what was held earlier."""
    from onward.services import jobs
    from onward.services.importing import file_held

    file_held(owner, datetime.now(UTC), lambda _done, _total: True)
    jobs.settle_held(owner)


def still_held(owner: "Owner") -> None:
    """Say so where something that was read earlier still waits."""
    from onward.services.holding import held

    count = held(owner).count()
    if count:
        say.aside(Text(wording.HELD_WAITS, {"n": count}))


def _told(found: "Counts") -> list[Text]:
    lines = [
        Text(
            wording.HELD_ABOUT,
            {"messages": found.about, "applications": found.applications},
        )
    ]
    counts = (
        (wording.HELD_ANSWERS, found.answers),
        (wording.HELD_UNSURE, found.unsure),
        (wording.HELD_OUTREACH, found.outreach),
        (wording.HELD_NOTHING, found.nothing),
    )
    return lines + [Text(said, {"n": count}) for said, count in counts if count]
