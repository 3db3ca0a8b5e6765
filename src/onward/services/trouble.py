"""What the store or the disk says, turned into something a person can act on.

The doors call `explain` at their edge for an error nobody expected in place. It never
writes anything: the disk may be full.
"""

import errno
import sqlite3

from onward.kernel.errors import Busy, Damaged, Fixable, OnwardError
from onward.kernel.text import Text
from onward.services import wording

_FULL = {errno.ENOSPC, errno.EDQUOT}


def explain(error: BaseException) -> OnwardError | None:
    """Return what `error` means for the person; None when it is a bug.

    Takes what SQLite or Django raise for the store, and what the system raises for a
    file on a disk that is full or may not be written to.
    """
    engine = _engine_error(error)
    if engine is not None:
        return _store_said(engine)
    if isinstance(error, OSError):
        return _disk_said(error)
    return None


def _engine_error(error: BaseException | None) -> sqlite3.Error | None:
    """Return SQLite's own error behind Django's, which wraps it."""
    while error is not None:
        if isinstance(error, sqlite3.Error):
            return error
        error = error.__cause__
    return None


def _store_said(error: sqlite3.Error) -> OnwardError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    match code & 0xFF:  # the upper bits say more than we need
        case sqlite3.SQLITE_FULL:
            return Fixable(Text(wording.DISK_FULL), Text(wording.DISK_REMEDY))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged(Text(wording.STORE_BROKEN), Text(wording.BROKEN_REMEDY))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(Text(wording.STORE_BUSY), Text(wording.BUSY_REMEDY))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            said = Text(wording.DISK_FAILED, {"reason": str(error)})
            return Fixable(said, Text(wording.FAILED_REMEDY))
    return None


def _disk_said(error: OSError) -> OnwardError | None:
    if error.errno in _FULL:
        return Fixable(Text(wording.DISK_FULL), Text(wording.DISK_REMEDY))
    if error.filename and error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        said = {"file": error.filename, "reason": error.strerror}
        return Fixable(Text(wording.NOT_OPENED, said), Text(wording.FAILED_REMEDY))
    return None
