"""Writing the store anew, so that what was deleted is in none of its files."""

from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper

from onward.kernel.errors import Busy
from onward.kernel.text import Text
from onward.services import wording
from onward.store.log import forget


def compact() -> None:
    """Rewrite the store so that nothing deleted is left in memory or any of its files.

    Raises `Busy` when somebody reads it meanwhile, or there is no room to do it.
    """
    forget()
    try:
        with closing(connection.cursor()) as cursor:
            _vacuum(cursor, settings.HOME.root)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (held, *_) = cursor.fetchone()
    except DatabaseError as error:
        raise _not_swept() from error
    if held:
        raise _not_swept()


def _vacuum(cursor: CursorWrapper, scratch: Path) -> None:
    """Rewrite the store by way of a file in `scratch`: it need not fit into memory.

    The system removes that file as soon as it is opened. A build of SQLite that knows no
    such folder uses the one for the account's temporary files.
    """
    quoted = str(scratch).replace("'", "''")
    try:
        cursor.execute("PRAGMA temp_store=FILE")
        cursor.execute(f"PRAGMA temp_store_directory='{quoted}'")
        cursor.execute("VACUUM")
    finally:
        cursor.execute("PRAGMA temp_store=MEMORY")


def _not_swept() -> Busy:
    return Busy(Text(wording.ERASED_NOT_SWEPT), Text(wording.SWEEP_REMEDY))
