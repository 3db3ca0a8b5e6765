"""Looks into a mailbox and kills itself at the n-th write: `killed_look.py N`.

Run as its own process by test_mailboxes.py. N = 0 runs to the end and prints how many
writes there were.
"""

import sys
from datetime import UTC, datetime
from random import Random

import django
from tests.flows.killed_import import Killer


def main() -> None:
    at = int(sys.argv[1])
    django.setup()
    from django.db import connection

    from onward.services import looking
    from onward.services.owners import local_owner
    from onward.store.models import MailAccount

    looking.KEPT_AT_ONCE = 10
    owner = local_owner()
    account = MailAccount.objects.get().id
    killer = Killer(at)
    now = datetime(2026, 11, 26, tzinfo=UTC)
    with connection.execute_wrapper(killer):
        looking.look(owner, account, now, lambda *_: True, Random(1))
    print(killer.seen)


if __name__ == "__main__":
    main()
