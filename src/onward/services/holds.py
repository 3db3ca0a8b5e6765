"""Who may work in a data folder at the same time.

Three files of the folder are locked and never read; the system lets go of them when a
process ends, however it ends.

- `onward.lock` has one holder: whoever serves, restores or erases (`home.alone`).
- `work.lock` is held together by all who write to the store, each command and each job
  of the worker, while they work (`working`); by one alone who replaces or empties the
  store (`undisturbed`). Neither waits for the other, it says so and gives up.
- `setup.lock` is waited for by whoever makes keys and tables (`in_turn`).

The process that serves holds no `work.lock`: it may erase everything, when asked to.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from onward.config.paths import Home
from onward.kernel.errors import Busy
from onward.kernel.text import Text
from onward.services import wording

_PLACES = 1024
"""So many may hold a file together on systems that lock bytes, and for one each."""


def working(home: Home) -> contextlib.AbstractContextManager[None]:
    """Work on the store, beside others; raise `Busy` while it is replaced or emptied."""
    return _held(home, together=True)


def undisturbed(home: Home) -> contextlib.AbstractContextManager[None]:
    """Replace or empty the store; raise `Busy` while others work on it."""
    return _held(home, together=False)


@contextlib.contextmanager
def _held(home: Home, *, together: bool) -> Iterator[None]:
    with private(home.work_lock) as file:
        if not take(file, together=together):
            raise Busy(
                Text(wording.FOLDER_HELD, {"folder": home.root}),
                Text(wording.HELD_REMEDY),
            )
        yield


@contextlib.contextmanager
def in_turn(home: Home) -> Iterator[None]:
    """Make what must be made once; whoever else does waits, and then finds it made."""
    with private(home.setup_lock) as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def private(path: Path) -> IO[bytes]:
    """Open a file that is locked, made when it is missing, for its owner only."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


def take(file: IO[bytes], *, together: bool = False) -> bool:
    """Lock `file` until it is closed, without waiting; return whether it could be.

    Where the system knows no lock that is held together, whoever holds one takes any
    free byte, and whoever holds it alone takes all of them.
    """
    if sys.platform == "win32":
        import msvcrt

        wanted = (
            [(place, 1) for place in range(_PLACES)] if together else [(0, _PLACES)]
        )
        for start, length in wanted:
            os.lseek(file.fileno(), start, os.SEEK_SET)
            with contextlib.suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, length)
                return True
        return False
    import fcntl

    kind = fcntl.LOCK_SH if together else fcntl.LOCK_EX
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
