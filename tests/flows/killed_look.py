"""Looks into a mailbox and is killed at writes of it: `killed_look.py [STEPS]`.

Run as its own process by test_mailboxes.py. Without STEPS it looks once, to the end.
With them it forks: one look to the end, and for each of so many steps one that is
killed there and another that goes on. Each ends with a copy of the store beside it, by
the write it was killed at; `0` was not killed.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from random import Random

import django
from tests.flows.killed_import import Killer

from onward.gateways.mbox import pool
from onward.mail.read import read_raw


def look(at: int) -> int:
    """Look once; return how many writes there were."""
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
        summary = looking.look(owner, account, now, lambda *_: True, Random(1))
    assert summary.failure is None, summary.failure
    connection.close()  # with it the store is one whole file
    return killer.seen


def forked(at: int) -> int | None:
    """Look once in a process of its own; None when that was killed."""
    ours, its = os.pipe()
    child = os.fork()
    if not child:
        os.write(its, str(look(at)).encode())
        os._exit(0)
    os.close(its)
    with os.fdopen(ours) as told:
        seen = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    return int(seen)


def read_here(mails, **_):
    """Read in this very process: what ends with a child is shown by `killed_import`."""
    for mail in mails:
        yield pool._read(mail, json.dumps(read_raw(mail.raw)).encode())


def every(steps: int) -> None:
    from django.conf import settings

    from onward.services import looking

    looking.read_all = read_here
    store = settings.HOME.database
    empty = store.read_bytes()
    writes = forked(0)
    store.rename(store.with_name("0.sqlite3"))
    for at in sorted(
        {1 + number * (writes - 1) // (steps - 1) for number in range(steps)}
    ):
        store.write_bytes(empty)
        assert forked(at) is None
        assert forked(0) is not None
        store.rename(store.with_name(f"{at}.sqlite3"))


def main() -> None:
    django.setup()
    if len(sys.argv) > 1:
        every(int(sys.argv[1]))
    else:
        look(0)


if __name__ == "__main__":
    main()
