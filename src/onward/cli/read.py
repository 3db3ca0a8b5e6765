"""`onward read`: what each message says, one line or one JSON object each."""

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from onward.gateways.mbox.pool import Read, read_all
from onward.gateways.mbox.sources import RawMail, Source, Tally, find, mails
from onward.gateways.mbox.wording import told
from onward.mail.signal import QUIET_KINDS


@dataclass(frozen=True, slots=True)
class Options:
    """How `read` answers."""

    json: bool
    everything: bool
    workers: int


def read_mail(paths: list[str], options: Options, *, keep: bool) -> int:
    """Read `paths` and print what was found; return 1 when nothing could be read."""
    sources, troubles = find(paths)
    for trouble in troubles:
        _complain(trouble.problem, trouble.name)
    tally = Tally()
    seen = 0
    with _progress(sources, show=not options.json) as watch:
        reads = read_all(watch(mails(sources, tally)), workers=options.workers)
        for read in _kept(reads) if keep else reads:
            seen += read.message is not None
            _print(read, options)
    for trouble in tally.troubles:
        _complain(trouble.problem, trouble.name)
    if tally.thrown_away and not options.json:
        _complain("thrown_away", str(tally.thrown_away))
    return 0 if seen else 1


def _kept(reads: Iterable[Read]) -> Iterator[Read]:
    """Pass `reads` on once they are kept, and file them at the end."""
    from datetime import UTC
    from itertools import islice

    from onward.cli.store import open_store

    owner = open_store().owner
    from onward.services.importing import BATCH, file_kept
    from onward.services.importing import keep as keep_batch

    iterator = iter(reads)
    while batch := list(islice(iterator, BATCH)):
        keep_batch(owner, batch)
        yield from batch
    for _ in file_kept(owner, datetime.now(UTC)):
        pass


def _print(read: Read, options: Options) -> None:
    if read.problem:
        _complain(read.problem, read.label)
    if read.message is None or read.signal is None:
        return
    if read.signal.kind in QUIET_KINDS and not options.everything:
        return
    if options.json:
        sys.stdout.write(json.dumps(as_json(read), ensure_ascii=False) + "\n")
        return
    signal = read.signal
    about = " · ".join(part for part in (signal.company, signal.role) if part)
    day = f"{read.message.date:%Y-%m-%d}" if read.message.date else "    –     "
    line = f"{day}  {signal.kind:12} {signal.confidence:4.0%}  {about or read.message.subject}"
    sys.stdout.write(line + "\n")


def as_json(read: Read) -> dict[str, object]:
    """Return one message as `onward read --json` prints it."""
    message, signal = read.message, read.signal
    if message is None or signal is None:
        raise ValueError("a quarantined message has no reading")
    return {
        "source": read.label,
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


def _complain(problem: str, name: str) -> None:
    sys.stderr.write(told(problem, name).plain() + "\n")


@contextlib.contextmanager
def _progress(sources: list[Source], *, show: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a context that yields a wrapper)
    """Yield a wrapper that moves a bar on a terminal as messages pass through it."""
    total = sum(source.size_bytes or 0 for source in sources)
    if not (show and sys.stderr.isatty() and total):
        yield iter
        return
    from rich.progress import (
        BarColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    from onward.cli.say import err

    columns = (BarColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=total)

        def watch(raws: Iterable[RawMail]) -> Iterator[RawMail]:
            for raw in raws:
                bar.advance(task, len(raw.raw))
                yield raw

        yield watch
