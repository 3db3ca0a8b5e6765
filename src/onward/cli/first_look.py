"""What `start --mail` and `demo` say before they serve."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from onward.cli import say, seen, wording
from onward.cli.clock import now, today_of, week_to_plan
from onward.cli.store import Opened
from onward.cli.week import print_week
from onward.gateways.mbox.wording import told
from onward.kernel.text import Text
from onward.services.importing import Summary, read_mailbox


def first_look(
    opened: Opened, mail: list[Path], *, show: bool, yes: bool | None
) -> None:
    """Read `mail`, then print counts, the honest reading and next week's plan.

    Before a first mailbox is filed it is asked for, see `seen.holds`; where it is left
    for later, there is nothing to read or plan from yet.
    """
    hold = seen.holds(opened.owner, yes=yes)
    paths = [str(path) for path in mail]
    with _bar() as go_on:
        when = datetime.now(UTC)
        summary = read_mailbox(opened.owner, paths, when, go_on, hold=hold)
    if yes:
        seen.file_all(opened.owner)
    if summary.found:
        say.lines([Text(wording.FOUND_MESSAGES, {"n": summary.messages})])
    if not seen.settle(opened.owner, paths, summary, json=False):
        say.lines([""])
        return
    _print_found(opened, summary, show=show)
    from onward.services import weeks
    from onward.store.queries.reading import reading

    say.lines(["", *reading(opened.owner, today_of(opened.owner)).lines, ""])
    monday = week_to_plan(None, today_of(opened.owner))
    print_week(opened, weeks.plan(opened.owner, monday, now()))
    say.lines([""])


def demo_look(opened: Opened, *, show: bool) -> None:
    """Fill the demo profile with the fictional mailbox and look at it."""
    from onward.demo.mailbox import mailbox

    say.lines([Text(wording.DEMO), ""])
    file = opened.home.uploads / "demo.mbox"
    file.write_bytes(mailbox(today_of(opened.owner)))
    try:
        first_look(opened, [file], show=show, yes=True)
    finally:
        file.unlink(missing_ok=True)


def _print_found(opened: Opened, summary: Summary, *, show: bool) -> None:
    from onward.store.queries.found import found

    here = found(opened.owner)
    lines = [
        Text(wording.FOUND_MESSAGES, {"n": summary.messages}),
        Text(
            wording.FOUND_APPLICATIONS,
            {"messages": here.about_applications, "applications": here.applications},
        ),
    ]
    if summary.thrown_away:
        lines.append(Text(wording.LEFT_ALONE, {"n": summary.thrown_away}))
    if here.unsure:
        lines.append(Text(wording.FOUND_UNSURE, {"n": here.unsure}))
    if summary.quarantined:
        lines.append(Text(wording.FOUND_QUARANTINED, {"n": summary.quarantined}))
    if here.waiting:
        lines.append(Text(wording.FOUND_WAITING, {"n": len(here.waiting)}))
    say.lines(lines)
    say.lines(told(one.problem, one.name) for one in summary.troubles)
    if show:
        say.lines((f"{company} – {role}" for company, role in here.waiting), "  ")


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[int, int | None], bool]]:
    """Yield what takes note of progress: a bar on a terminal, nothing elsewhere."""
    if not say.err().is_terminal:
        yield lambda _done, _total: True
        return
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=say.err(), transient=True, redirect_stdout=False)
    with bar:
        task = bar.add_task("", total=None)

        def go_on(done: int, total: int | None) -> bool:
            bar.update(task, completed=done, total=total)
            return True

        yield go_on
