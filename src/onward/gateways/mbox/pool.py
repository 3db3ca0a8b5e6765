"""Mail read in limited child processes: one bad message never costs another.

The parent reads files, pipes single messages, and checks what comes back. A child that
goes over a limit dies; the message it was on is quarantined with a reason, a new child
takes the rest. Answers come in the order of the messages.
"""

import json
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from queue import LifoQueue

from onward.gateways.mbox import ahead
from onward.gateways.mbox.ahead import READER
from onward.gateways.mbox.sources import RawMail
from onward.gateways.mbox.wire import OUT_OF_MEMORY, READY, read_frame, send
from onward.gateways.mbox.wording import NOT_STARTED
from onward.kernel.errors import OutsideFailed
from onward.mail.identity import identity
from onward.mail.message import Message
from onward.mail.opening import Opening
from onward.mail.plain import openings_in, unplain
from onward.mail.signal import Signal

FEW = 50
"""Up to so many messages one child is enough: starting another costs more."""

_FIRST_BATCH, _BATCH = 8, 256
_BATCH_BYTES = 4 << 20
_FLIGHT_BYTES = 16 << 20
_ANSWER_BYTES = 4 << 20
_TICK_SECONDS = 0.1
_DYING_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one message may cost before its child is ended."""

    memory_bytes: int = ahead.MEMORY_BYTES
    cpu_seconds: float = ahead.CPU_SECONDS
    wall_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Read:
    """One message of a source, read or quarantined.

    `problem` with a message: only part of it was read (`too_big`). Without one: it is
    quarantined because it took too long (`cpu`, `time`), too much (`memory`), or ended
    the process that read it (`crash`). `digest` is its identity in either case.
    """

    source: str
    ordinal: int
    offset: int
    digest: str
    message: Message | None
    signal: Signal | None
    problem: str | None
    openings: tuple[Opening, ...] = ()

    @property
    def label(self) -> str:
        """Where it stands, for people: `inbox.mbox#12`, or the file's name."""
        return f"{self.source}#{self.ordinal}" if self.ordinal else self.source


def read_all(
    mails: Iterable[RawMail],
    *,
    workers: int = 1,
    reader: str = READER,
    limits: Limits = Limits(),
) -> Generator[Read]:
    """Yield one `Read` for every mail, in order; children end with the iteration.

    Messages waiting in memory are bounded by 16 MiB plus the largest one. Raises
    `OutsideFailed` when no child can be started at all.
    """
    pool = _Pool(reader, limits, workers)
    try:
        yield from pool.run(_batches(mails))
    finally:
        pool.close()


def _batches(mails: Iterable[RawMail]) -> Iterator[list[RawMail]]:
    batch: list[RawMail] = []
    size, most = 0, _FIRST_BATCH
    for mail in mails:
        if batch and (len(batch) >= most or size + len(mail.raw) > _BATCH_BYTES):
            yield batch
            batch, size, most = [], 0, _BATCH
        batch.append(mail)
        size += len(mail.raw)
    if batch:
        yield batch


Answer = bytes | str
"""What a child said about a message, or the reason why it could not."""


class _Pool:
    """Threads that each hold one child at a time, and one that watches the clock."""

    def __init__(self, reader: str, limits: Limits, workers: int) -> None:
        self._children = [_Child(reader, limits) for _ in range(workers)]
        self._idle: LifoQueue[_Child] = LifoQueue()
        self._idle.put(self._children[0])
        self._threads = ThreadPoolExecutor(workers, "onward-read")
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._watch_clock, daemon=True)
        self._watch.start()

    def run(self, batches: Iterator[list[RawMail]]) -> Iterator[Read]:
        flying: deque[tuple[list[RawMail], Future[list[Answer]]]] = deque()
        weight = submitted = 0
        for batch in batches:
            weight += _size(batch)
            while flying and (
                weight > _FLIGHT_BYTES
                or len(flying) > 2 * len(self._children)
                or flying[0][1].done()
            ):
                landed, future = flying.popleft()
                yield from map(_read, landed, future.result())
                weight -= _size(landed)
            flying.append((batch, self._threads.submit(self._read, batch)))
            if submitted <= FEW < submitted + len(batch):
                for child in self._children[1:]:
                    self._idle.put(child)
            submitted += len(batch)
        while flying:
            landed, future = flying.popleft()
            yield from map(_read, landed, future.result())

    def close(self) -> None:
        self._stop.set()
        for child in self._children:
            child.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._watch.join()

    def _read(self, batch: list[RawMail]) -> list[Answer]:
        child = self._idle.get()
        try:
            return child.read(batch)
        finally:
            self._idle.put(child)

    def _watch_clock(self) -> None:
        while not self._stop.wait(_TICK_SECONDS):
            for child in self._children:
                child.end_if_late()


@dataclass(slots=True)
class _Child:
    """One child process, replaced whenever it dies."""

    reader: str
    limits: Limits
    process: subprocess.Popen[bytes] | None = None
    since: float | None = None
    late: bool = False
    closed: threading.Event = field(default_factory=threading.Event)
    reason: str = "crash"
    lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, batch: list[RawMail]) -> list[Answer]:
        done: list[Answer] = []
        alone = False
        while len(done) < len(batch) and not self.closed.is_set():
            rest = batch[len(done) : len(done) + 1] if alone else batch[len(done) :]
            answers = self._answers(rest)
            done += answers
            if len(answers) == len(rest):
                alone = False
            elif self.reason == "crash" and not (alone and not answers):
                alone = True  # something else may have ended it: once more, by itself
            elif not self.closed.is_set():
                done.append(self.reason)
                alone = False
        return done

    def _answers(self, batch: list[RawMail]) -> list[bytes]:
        """Return the answers up to the end of the batch or of the child."""
        done: list[bytes] = []
        process = self._running()
        if process is None or process.stdin is None or process.stdout is None:
            return done
        ended = self._begin_anew()
        with suppress(BrokenPipeError, ValueError):
            send(process.stdin, [mail.raw for mail in batch])
            while len(done) < len(batch) and not ended:
                frame = read_frame(process.stdout, _ANSWER_BYTES)
                if frame is None:
                    break
                done.append(frame)
                ended = self._begin_anew()
        with self.lock:
            self.since = None
            ended = ended or self.late
        if ended or len(done) < len(batch):
            self._bury()
        return done

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self.lock:
            if self.closed.is_set() or self.process is not None:
                return self.process
            limits = self.limits.memory_bytes, self.limits.cpu_seconds
            process = self.process = ahead.take(self.reader, *limits)
        if process.stdout is None or read_frame(process.stdout, 64) != READY:
            self._bury()
            if not self.closed.is_set():
                raise OutsideFailed(NOT_STARTED)
            return None
        return process

    def _bury(self) -> None:
        """End the child for good and note what it died of."""
        with self.lock:
            process, self.process = self.process, None
            late, self.late = self.late, False
        if process is not None:
            code = _end(process)
            self.reason = "time" if late else _reason(code)

    def end_if_late(self) -> None:
        """End the child when its message takes too long; never for one it answered."""
        with self.lock:
            begun = time.monotonic() - self.limits.wall_seconds
            if self.process and self.since is not None and self.since < begun:
                self.late = True
                self.process.kill()

    def _begin_anew(self) -> bool:
        """Begin the next message's time; return whether the last one's had run out."""
        with self.lock:
            late, self.late = self.late, False
            self.since = time.monotonic()
            return late

    def close(self) -> None:
        with self.lock:
            self.closed.set()
            if self.process is not None:
                self.process.kill()
        self._bury()


def _end(process: subprocess.Popen[bytes]) -> int:
    """Close the pipes, let it finish dying, kill what does not; return its code."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    try:
        return process.wait(_DYING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _reason(code: int) -> str:
    if code == OUT_OF_MEMORY:
        return "memory"
    over_time = hasattr(signal, "SIGPROF") and code == -signal.SIGPROF
    return "cpu" if over_time else "crash"


def _read(mail: RawMail, answer: Answer) -> Read:
    where = (mail.source, mail.ordinal, mail.offset)
    if isinstance(answer, str):
        return Read(*where, identity(mail.raw), None, None, answer)
    try:
        values = json.loads(answer)
        message, found = unplain(values)
        named = openings_in(values)
    except (ValueError, KeyError, TypeError):
        return Read(*where, identity(mail.raw), None, None, "crash")
    return Read(*where, message.digest, message, found, mail.problem, named)


def _size(batch: list[RawMail]) -> int:
    return sum(len(mail.raw) for mail in batch)
