"""`onward plan` and `onward done`."""

import math
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from onward.cli import say, wording
from onward.cli.clock import now, this_monday, today_of, week_to_plan, zone_of
from onward.cli.files import writable, write
from onward.cli.store import Opened, open_store
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.planning.explain import duration, when
from onward.planning.offers import iso_week
from onward.planning.week import Block, Standing, Week


@dataclass(frozen=True, slots=True)
class Asked:
    """Which week to plan, and how; None leaves it as it is."""

    week: str | None
    hours: float | None
    lighter: bool | None


def make_plan(asked: Asked, ics: Path | None, *, json: bool) -> None:
    """Plan a week, keep it, and print it; write it to `ics` when that is given."""
    if asked.hours is not None and not math.isfinite(asked.hours):
        raise Fixable(Text(wording.NO_SUCH_HOURS))
    file = writable(ics) if ics is not None else None
    opened = open_store()
    from onward.services import calendars, weeks

    monday = week_to_plan(asked.week, today_of(opened.owner))
    week = weeks.plan(
        opened.owner, monday, now(), hours=asked.hours, lighter=asked.lighter
    )
    if file is not None:
        write(file, calendars.week_file(opened.owner, monday, now(), Text.plain))
    if json:
        say.answer(as_json(week))
        return
    print_week(opened, week)
    if file is not None:
        say.lines(["", Text(wording.CALENDAR_WRITTEN, {"file": str(file)})])


def print_week(opened: Opened, week: Week) -> None:
    """Print what the week holds, day by day, then what did not fit and why.

    This week's blocks are numbered, for `onward done`.
    """
    zone = zone_of(opened.owner)
    current = week.monday == this_monday(today_of(opened.owner))
    say.lines([Text(wording.WEEK_TITLE, {"week": iso_week(week.monday)})])
    for number, block in enumerate(week.blocks, 1):
        say.lines([_line(number if current else None, block, zone)])
    say.lines(["", *week.notes])
    if week.left_out:
        say.lines(["", Text(wording.LEFT_OUT)])
        for left in week.left_out:
            say.lines(
                [f"{say.words(left.candidate.what)}: {say.words(left.reason)}"], "  "
            )


def _line(number: int | None, block: Block, zone: ZoneInfo) -> str:
    mark = {Standing.DONE: "✓", Standing.SKIPPED: "–"}.get(block.standing, " ")
    time = say.words(when(block, zone))
    length = say.words(duration(block.span.minutes))
    what = say.words(block.candidate.what)
    return f"{number or '':3} {mark} {time}  {what} ({length})"


def as_json(week: Week) -> dict[str, Any]:
    """Return a week as `onward plan --json` prints it."""
    return {
        "week": iso_week(week.monday),
        "search_minutes": week.search_minutes,
        "capacity_minutes": week.capacity_minutes,
        "gap": week.gap,
        "backstop": week.backstop,
        "blocks": [_block(block) for block in week.blocks],
        "left_out": [
            {"what": say.words(left.candidate.what), "reason": say.words(left.reason)}
            for left in week.left_out
        ],
        "notes": [say.words(note) for note in week.notes],
    }


def _block(block: Block) -> dict[str, Any]:
    candidate = block.candidate
    return {
        "key": candidate.key,
        "kind": candidate.kind,
        "what": say.words(candidate.what),
        "why": say.words(candidate.why),
        "first_step": say.words(candidate.first_step),
        "if_then": say.words(candidate.if_then),
        "start": block.span.start.isoformat(),
        "end": block.span.end.isoformat(),
        "place": candidate.place.value,
        "care": candidate.care,
        "standing": block.standing.value,
        "pinned": block.pinned,
        "application": candidate.subject,
    }


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    what: str


def mark_done(what: str, *, skipped: bool, json: bool) -> None:
    """Mark the block of this week that `what` numbers or names."""
    opened = open_store()
    from onward.services import weeks

    today = today_of(opened.owner)
    row = _chosen(what, _rows(opened, this_monday(today)))
    standing = Standing.SKIPPED if skipped else Standing.DONE
    weeks.mark(opened.owner, row.id, standing, today)
    if json:
        say.answer({"block": str(row.id), "standing": standing.value})
    else:
        said = wording.LEFT if skipped else wording.DONE
        say.lines([Text(said, {"what": row.what})])


def _rows(opened: Opened, monday: date) -> list[_Row]:
    from onward.store.queries.weeks import blocks_of

    return [
        _Row(block_id, say.words(block.candidate.what))
        for block_id, block in blocks_of(opened.owner, monday)
    ]


def _chosen(what: str, rows: list[_Row]) -> _Row:
    numbered = {str(number): row for number, row in enumerate(rows, 1)}
    if what.strip() in numbered:
        return numbered[what.strip()]
    wanted = what.casefold().strip()
    found = [row for row in rows if wanted and wanted in row.what.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Fixable(Text(wording.NO_SUCH_BLOCK), Text(wording.NO_SUCH_BLOCK_REMEDY))
    names = "; ".join(row.what for row in found)
    raise Fixable(Text(wording.WHICH_BLOCK, {"names": names}))
