"""Reads a mailbox while the store cannot grow: `full_disk.py PAGES MAILBOX`.

Run as its own process by test_full_disk.py. The store may grow by 1 page, then by 2,
and so on until reading it all succeeds. After each failure the limit is lifted and the
same is done again. Prints one JSON line for each step.
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import django

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def main() -> None:
    most, mailbox = int(sys.argv[1]), sys.argv[2]
    django.setup()
    from django.conf import settings
    from django.db import DatabaseError, connection

    from onward.gateways.mbox.pool import read_all
    from onward.gateways.mbox.sources import Tally, find, mails
    from onward.services.importing import BATCH, file_kept
    from onward.services.keeping import keep
    from onward.services.owners import local_owner
    from onward.services.trouble import explain
    from onward.store.models import ApplicationRow, EventRow, KeptMessage

    def do(limit: int | None) -> str:
        owner = local_owner()
        with connection.cursor() as cursor:
            if limit is not None:
                (pages,) = cursor.execute("PRAGMA page_count").fetchone()
                cursor.execute(f"PRAGMA max_page_count = {pages + limit}")
        try:
            for start in range(0, len(reads), BATCH):
                keep(owner, reads[start : start + BATCH])
            for _ in file_kept(owner, NOW):
                pass
        except DatabaseError as error:
            told = explain(error)
            return told.message.plain() if told else repr(error)
        finally:
            connection.close()
        return ""

    def state() -> dict[str, object]:
        with connection.cursor() as cursor:
            (sound,) = cursor.execute("PRAGMA integrity_check").fetchone()
            links = cursor.execute("PRAGMA foreign_key_check").fetchall()
        mail = KeptMessage.objects.order_by("digest").values_list("digest", "standing")
        events = EventRow.objects.order_by("id").values_list("id", "kind", "happened")
        rows = ApplicationRow.objects.order_by("id").values_list(
            "id", "company", "state"
        )
        log = [list(mail), list(events), list(rows)]
        connection.close()
        whole = sound == "ok" and not links
        return {"whole": whole, "log": log}

    reads = list(read_all(mails(find([mailbox])[0], Tally())))
    local_owner()
    connection.close()
    store = Path(settings.DATABASES["default"]["NAME"])
    empty = store.with_name("empty.sqlite3")
    shutil.copyfile(store, empty)
    for pages in range(most):
        for left in store.parent.glob(store.name + "*"):
            left.unlink()
        shutil.copyfile(empty, store)
        said = do(pages)
        failed = state()
        again = do(None)
        step = {"said": said, "failed": failed, "again": again, "end": state()}
        print(json.dumps(step, default=str))
        if not said:
            return


if __name__ == "__main__":
    main()
