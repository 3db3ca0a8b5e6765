"""`onward read`: what each message says, one line or one JSON object each."""

import contextlib
import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onward.cli import say, wording
from onward.gateways.mbox.ahead import READER
from onward.gateways.mbox.pool import Read, read_all
from onward.gateways.mbox.sources import RawMail, Source, Tally, find, mails
from onward.gateways.mbox.wording import told
from onward.kernel.text import Text
from onward.mail.message import Message
from onward.mail.signal import QUIET_KINDS, Kind, Signal

if TYPE_CHECKING:
    from onward.services.owners import Owner


@dataclass(frozen=True, slots=True)
class Options:
    """How `read` answers; people see which messages are a no only with `show`."""

    json: bool
    everything: bool
    show: bool
    workers: int
    yes: bool | None = None
    """Whether a first mailbox is filed without asking; None: when nobody is there."""


def read_mail(paths: list[str], options: Options, *, keep: bool) -> int:
    """Read `paths` and print what was found; return 1 when nothing could be read."""
    sources, troubles = find(paths)
    for trouble in troubles:
        say.aside(told(trouble.problem, trouble.name))
    tally = Tally()
    seen = 0
    owner = _owner() if keep else None
    with progress(sources, show=not options.json) as watch:
        reads = read_all(
            watch(mails(sources, tally)),
            workers=options.workers,
            reader=_reader(owner) if owner else READER,
        )
        kept = _kept(owner, reads, paths, options) if owner else reads
        with contextlib.closing(kept) as ready:
            for read in ready:
                seen += read.message is not None
                _print(read, options)
    for trouble in tally.troubles:
        say.aside(told(trouble.problem, trouble.name))
    if tally.thrown_away:
        say.aside(Text(wording.LEFT_ALONE, {"n": tally.thrown_away}))
    return 0 if seen or tally.thrown_away else 1


def _owner() -> "Owner":
    from onward.cli.store import open_store

    return open_store().owner


def _reader(owner: "Owner") -> str:
    """Return what reads a message as the person wants it: with roles of alerts or not."""
    from onward.services.saved_roles import reader

    return reader(owner)


def _kept(
    owner: "Owner", reads: Iterable[Read], paths: list[str], options: Options
) -> Generator[Read]:
    """Pass `reads` on once they are kept, and file them at the end, or ask about it."""
    from datetime import UTC
    from itertools import islice

    from onward.cli import seen
    from onward.services.importing import BATCH, Summary, finish
    from onward.services.keeping import keep as keep_batch

    hold = seen.holds(owner, yes=options.yes, json=options.json)
    summary = Summary()
    iterator = iter(reads)
    while batch := list(islice(iterator, BATCH)):
        summary.messages += len(batch)
        summary.new += keep_batch(owner, batch, hold=hold)
        yield from batch
    finish(owner, datetime.now(UTC), summary, lambda: True, hold=hold)
    if options.yes:
        seen.file_all(owner)
    if seen.settle(owner, paths, summary, json=options.json):
        seen.still_held(owner)


def _print(read: Read, options: Options) -> None:
    if read.problem:
        say.aside(told(read.problem, read.label))
    message, signal = read.message, read.signal
    if message is None or signal is None:
        return
    if signal.kind in QUIET_KINDS and not options.everything:
        return
    if options.json:
        line = json.dumps(as_json(read.label, message, signal), ensure_ascii=False)
        sys.stdout.write(line + "\n")
    else:
        say.lines([_in_words(message, signal, show=options.show)])


def _in_words(message: Message, signal: Signal, *, show: bool) -> str:
    about = " · ".join(part for part in (signal.company, signal.role) if part)
    day = f"{message.date:%Y-%m-%d}" if message.date else " " * 10
    kind = signal.kind.value.replace("_", " ")
    if signal.kind is Kind.REJECTED and not show:
        kind = say.words(wording.AN_ANSWER)
        about = about or message.sender  # a subject may say it all
    return f"{day}  {kind:12} {signal.confidence:4.0%}  {about or message.subject}"


def as_json(source: str, message: Message, signal: Signal) -> dict[str, object]:
    """Return one message as `onward read --json` prints it."""
    return {
        "source": source,
        "message_id": message.message_id,
        "date": _iso(message.date),
        "kind": signal.kind.value,
        "confidence": round(signal.confidence, 4),
        "company": signal.company,
        "role": signal.role,
        "stage": signal.stage.value if signal.stage else None,
        "reply_possible": signal.reply_possible,
        "feedback": signal.feedback,
        "door_open": signal.door_open,
        "when": _iso(signal.when),
        "due": _iso(signal.due),
        "language": signal.language,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


Watch = Callable[[Iterable[RawMail]], Iterable[RawMail]]


@contextlib.contextmanager
def progress(sources: list[Source], *, show: bool) -> Iterator[Watch]:
    """Yield a wrapper that moves a bar on a terminal as messages pass through it."""
    total = sum(source.size_bytes or 0 for source in sources)
    if not (show and total and sys.stderr.isatty()):
        yield iter
        return
    from rich.progress import (
        BarColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (BarColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    bar = Progress(
        *columns,
        console=say.err(),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # else the answer would follow the bar
    )
    with bar:
        task = bar.add_task("", total=total)

        def watch(raws: Iterable[RawMail]) -> Iterator[RawMail]:
            for raw in raws:
                bar.advance(task, len(raw.raw))
                yield raw

        yield watch
