"""Starting the processes that read: one of them ahead of time, if that is known early.

It loads while the command that wants it still does, so that a first answer waits for
one of the two only. Nothing is imported here that takes long.
"""

import subprocess
import sys
from contextlib import suppress

READER = "onward.mail.read:read_raw"
"""What a child calls for each message: `(bytes) -> dict`, see `onward.mail.read`."""
WITH_OPENINGS = "onward.mail.read:read_with_openings"
"""The same, where the roles that alerts name are wanted as well."""
MEMORY_BYTES, CPU_SECONDS = 512 << 20, 2.0

Process = subprocess.Popen[bytes]
_waiting: dict[tuple[str, int, float], Process] = {}


def start(
    reader: str = READER,
    memory_bytes: int = MEMORY_BYTES,
    cpu_seconds: float = CPU_SECONDS,
) -> None:
    """Start a child that the next one to `take` such a child gets."""
    wanted = (reader, memory_bytes, cpu_seconds)
    _waiting[wanted] = take(*wanted)


def take(reader: str, memory_bytes: int, cpu_seconds: float) -> Process:
    """Return a running child: the one that waits, or a new one."""
    waiting = _waiting.pop((reader, memory_bytes, cpu_seconds), None)
    return waiting or subprocess.Popen(
        [
            *(sys.executable, "-P", "-m", "onward.gateways.mbox.child"),
            *(reader, str(memory_bytes), str(cpu_seconds)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a trace could show someone's mail
    )


def let_go() -> None:
    """End a child that nobody took."""
    while _waiting:
        _, process = _waiting.popitem()
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()
