"""Leaving with everything, and coming back with it.

An export is a zip: `onward.json` holds every row of the owner, field by field, and is
what `take_in` reads back; `applications.csv` is the same list for a spreadsheet. What is
sealed goes along in readable form, and only when asked for; taken in, it is sealed again.
"""

import contextlib
import csv
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F

from onward import __version__
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.services import wording
from onward.services.erasing import erase_all, erase_application
from onward.services.taking_in import FORMAT, take_in
from onward.store.models import ApplicationRow, DebriefRow, Owner, SealedNote
from onward.store.owned import KEPT, SEALED, owned
from onward.store.sealing import opened

__all__ = ["erase_all", "erase_application", "export", "take_in"]


def export(owner: Owner, target: Path, *, own_words: bool = False) -> dict[str, int]:
    """Write everything of `owner` to `target` (mode 0600); return rows by table.

    Only with `own_words`, what they said in debriefs: readable for whoever has the file.
    """
    counts: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    with transaction.atomic():
        for model in KEPT:
            plain = serializers.serialize("python", owned(model, owner))
            counts[model.__name__] = len(plain)
            rows += plain
        for sealed in SEALED if own_words else ():
            readable = [_readable(row) for row in owned(sealed, owner)]
            counts[sealed.__name__] = len(readable)
            rows += readable
        table = _table(owner)
    whole = {"format": FORMAT, "onward": __version__, "rows": rows}
    text = json.dumps(whole, cls=DjangoJSONEncoder, indent=1)
    half = target.with_name(target.name + ".half")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with (
            os.fdopen(descriptor, "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            archive.writestr("onward.json", text)
            archive.writestr("applications.csv", table)
        half.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            half.unlink()
        raise Fixable(
            Text(
                wording.NOT_WRITTEN,
                {"file": target, "reason": error.strerror or str(error)},
            ),
            Text(wording.DISK_REMEDY),
        ) from error
    return counts


def _readable(row: DebriefRow | SealedNote) -> dict[str, Any]:
    (plain,) = serializers.serialize("python", [row])
    del plain["fields"]["sealed"]
    plain["fields"]["said"] = opened(row)
    whole: dict[str, Any] = plain
    return whole


_COLUMNS = ("company", "role", "channel", "applied_on", "furthest", "state")


def _table(owner: Owner) -> str:
    """Return the applications as CSV in which no cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    rows = ApplicationRow.objects.filter(owner=owner, live=True)
    for row in rows.order_by(F("applied_on").asc(nulls_last=True), "id").values_list(
        *_COLUMNS
    ):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "'" + text if text[:1] in set("=+-@\t\r\n＝＋－＠") else text
