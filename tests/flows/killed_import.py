"""Imports a mailbox and kills itself at the n-th write: `killed_import.py N PATH`.

Run as its own process by test_importing.py. N = 0 runs to the end and prints how many
writes there were.
"""

import os
import signal
import sys
from datetime import UTC, datetime

import django

_WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN")


class Killer:
    def __init__(self, at: int) -> None:
        self.at = at
        self.seen = 0

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(_WRITES):
            self.seen += 1
            if self.seen == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def main() -> None:
    at, path = int(sys.argv[1]), sys.argv[2]
    django.setup()
    from django.db import connection

    from onward.services.importing import read_mailbox
    from onward.services.owners import local_owner

    owner = local_owner()
    killer = Killer(at)
    with connection.execute_wrapper(killer):
        read_mailbox(owner, [path], datetime(2026, 11, 25, tzinfo=UTC), lambda *_: True)
    print(killer.seen)


if __name__ == "__main__":
    main()
