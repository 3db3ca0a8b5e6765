"""The process that touches hostile bytes: limited, replaceable, and alone.

Started as `python -m onward.gateways.mbox.child READER MEMORY_BYTES CPU_SECONDS`. It
has no files and no network to work with, ends when its input ends (so never outlives
its parent), and dies rather than go over a limit: the parent sees how.
"""

import gc
import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from onward.gateways.mbox.wire import (
    OUT_OF_MEMORY,
    READY,
    receive,
    write_frame,
)

_GARBAGE = 50_000
"""New objects between two looks for circles: reading a message leaves hardly any."""

Reader = Callable[[bytes], dict[str, object]]


def main(reader: str, memory_bytes: str, cpu_seconds: str) -> int:
    """Answer batches until the input ends; return the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing but answers goes up the pipe
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each takes address space
    gc.disable()  # nothing that is loaded goes away again
    read = _load(reader)
    gc.freeze()
    gc.enable()
    gc.set_threshold(_GARBAGE)
    limit(int(memory_bytes))
    try:
        write_frame(answers, READY)
        while batch := receive(sys.stdin.buffer):
            _answer(batch, read, answers, float(cpu_seconds))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing is left to tidy up with
    except BrokenPipeError:
        return 0
    return 0


def _answer(
    batch: list[bytes], read: Reader, answers: IO[bytes], cpu_seconds: float
) -> None:
    for index, raw in enumerate(batch):
        watch(cpu_seconds)
        answer = json.dumps(read(raw), ensure_ascii=False, separators=(",", ":"))
        write_frame(answers, answer.encode("utf-8", "replace"))
        batch[index] = b""
    watch(0)


def limit(memory_bytes: int) -> None:
    """Bound this process's memory and forbid core dumps, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for which, size in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory_bytes),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(which, (size, size))


def watch(cpu_seconds: float) -> None:
    """End this process after so much CPU time from now, even inside C code; 0 stops."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)


def _load(name: str) -> Reader:
    module, _, function = name.partition(":")
    loaded: Reader = getattr(importlib.import_module(module), function)
    return loaded


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
