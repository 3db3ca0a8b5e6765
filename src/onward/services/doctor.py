"""Looking for damage: what is kept must agree with itself and stay private."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from onward.config.paths import Home
from onward.kernel.errors import Damaged
from onward.kernel.text import Text
from onward.services import wording
from onward.services.filing import make_missing, projection, refresh
from onward.services.importing import file_kept
from onward.services.jobs import at_work
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, EventRow, KeptMessage, Owner
from onward.store.owned import SEALED, owned
from onward.store.sealing import opened


def examine(owner: Owner, home: Home) -> list[Text]:
    """Return everything that is wrong, in words; empty when all is well."""
    return [
        *_engine(),
        *_projections(owner),
        *_filing(owner),
        *_sealed(owner),
        *_modes(home),
    ]


def mend(owner: Owner, home: Home) -> None:
    """Put right what can be put right from the log: lists, modes, unfinished filing."""
    make_missing(owner, all_timelines(owner))
    refresh(
        owner, ApplicationRow.objects.filter(owner=owner).values_list("id", flat=True)
    )
    written = _written(owner)
    for row in KeptMessage.objects.filter(
        owner=owner, standing=KeptMessage.Standing.FILED
    ).exclude(kind="outreach"):
        if row.digest not in written and not row.corrected:
            row.standing = KeptMessage.Standing.UNFILED
            row.save(update_fields=["standing"])
    for _ in file_kept(owner, datetime.now(UTC)):
        pass
    for path in _loose(home):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _engine() -> Iterator[Text]:
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (said,) in cursor.fetchall():
            if said != "ok":
                yield Text(wording.DOCTOR_ENGINE, {"said": said})
        cursor.execute("PRAGMA foreign_key_check")
        for row in cursor.fetchall():
            yield Text(wording.DOCTOR_LINK, {"table": row[0]})


def _projections(owner: Owner) -> Iterator[Text]:
    timelines = dict(all_timelines(owner))
    for row in ApplicationRow.objects.filter(owner=owner).iterator():
        expected = projection(timelines.pop(row.id, None))
        wrong = [
            name for name, value in expected.items() if getattr(row, name) != value
        ]
        if wrong:
            yield Text(
                wording.DOCTOR_LIST,
                {"application": str(row.id), "columns": ", ".join(wrong)},
            )
    for unlisted in timelines:
        yield Text(wording.DOCTOR_UNLISTED, {"application": str(unlisted)})


def _filing(owner: Owner) -> Iterator[Text]:
    rows = KeptMessage.objects.filter(owner=owner)
    unfiled = rows.filter(standing=KeptMessage.Standing.UNFILED).count()
    if unfiled and not at_work(owner, datetime.now(UTC)):
        yield Text(wording.DOCTOR_UNFILED, {"n": unfiled})
    written = _written(owner)
    filed = rows.values_list("digest", "standing", "kind", "corrected")
    known = set()
    for digest, standing, kind, corrected in filed.iterator():
        known.add(digest)
        if (
            standing == KeptMessage.Standing.FILED
            and kind != "outreach"
            and not corrected
            and digest not in written
        ):
            yield Text(wording.DOCTOR_UNWRITTEN, {"message": digest[:12]})
    for digest in sorted(written - known):
        yield Text(wording.DOCTOR_NO_MESSAGE, {"message": digest[:12]})
    for details in EventRow.objects.filter(owner=owner, kind="retracted").values_list(
        "details", flat=True
    ):
        if not EventRow.objects.filter(owner=owner, id=UUID(details["event"])).exists():
            yield Text(wording.DOCTOR_NO_EVENT)


def _sealed(owner: Owner) -> Iterator[Text]:
    for model in SEALED:
        for row in owned(model, owner):
            try:
                opened(row)
            except Damaged:
                yield Text(wording.DOCTOR_SEALED, {"row": str(row.pk)})


def _written(owner: Owner) -> set[str]:
    rows = EventRow.objects.filter(owner=owner).exclude(message="")
    return set(rows.values_list("message", flat=True))


def _modes(home: Home) -> Iterator[Text]:
    for path in _loose(home):
        yield Text(wording.DOCTOR_MODE, {"file": str(path)})


def _loose(home: Home) -> list[Path]:
    """Return files and folders that other accounts of this computer could read."""
    if os.name != "posix":
        return []
    return [path for path in (home.root, *sorted(home.root.rglob("*"))) if _open(path)]


def _open(path: Path) -> bool:
    """Return whether others could read it; a link says nothing, its target may."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:  # the store's own logs come and go
        return False
    return not stat.S_ISLNK(mode) and bool(stat.S_IMODE(mode) & 0o077)
