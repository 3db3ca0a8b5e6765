"""Files what is held and kills itself at the n-th write: `killed_filing.py N [PATH]`.

Run as its own process by test_holding.py. With PATH that mailbox is read and held
instead. N = 0 runs to the end and prints how many writes there were.
"""

import sys
from datetime import UTC, datetime

import django
from killed_import import Killer

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def main() -> None:
    at, *paths = int(sys.argv[1]), *sys.argv[2:]
    django.setup()
    from django.db import connection

    from onward.services.importing import file_held, read_mailbox
    from onward.services.owners import local_owner

    owner = local_owner()
    killer = Killer(at)
    with connection.execute_wrapper(killer):
        if paths:
            read_mailbox(owner, paths, NOW, lambda *_: True, hold=True)
        else:
            file_held(owner, NOW, lambda *_: True)
    print(killer.seen)


if __name__ == "__main__":
    main()
