"""Running a command: its errors are lines that say what to do."""

import os
import sqlite3
import sys

from onward.cli import say
from onward.cli.commands import app
from onward.cli.store import let_go
from onward.kernel.errors import OnwardError


def run() -> None:
    """Run the command; errors a person can mend are lines, not tracebacks."""
    say.speak_utf8()
    try:
        try:
            app()
        finally:
            let_go()
            sys.stdout.flush()
    except OnwardError as error:
        sys.exit(say.complain(error))
    except SystemExit as leaving:
        if leaving.code == INTERRUPTED:
            say.interrupted()
        raise
    except store_errors() as error:
        from onward.services.trouble import explain

        told = explain(error)
        if told is None:
            raise
        # What could not be written is dropped, or the end of the run tries once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(say.complain(told))


INTERRUPTED = 130
"""The exit code of a command that Ctrl-C stopped."""


def store_errors() -> tuple[type[Exception], ...]:
    """Return what the store and the disk raise; asked only once something was raised."""
    if "django.db" not in sys.modules:  # `read --dry-run` starts without it
        return (OSError, sqlite3.Error)
    from django.db import DatabaseError

    return (OSError, sqlite3.Error, DatabaseError)
