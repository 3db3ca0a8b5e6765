"""Leaving with everything, and coming back with it.

An export is a zip: `onward.json` holds every row of the owner, field by field, and is
what `take_in` reads back; `applications.csv` is the same list for a spreadsheet.
Taking in is idempotent: rows already here, by id, stay as they are. What is sealed
goes along in readable form, and only when asked for; taken in, it is sealed again.
"""

import contextlib
import csv
import io
import json
import os
import zipfile
import zlib
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import F

from onward import __version__
from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.kernel.text import Text
from onward.services import sealing, wording
from onward.services.erasing import erase_all, erase_application
from onward.services.filing import last_line, refresh
from onward.services.soundness import check
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    DebriefRow,
    EventRow,
    LessonRow,
    Owner,
    Preferences,
    SealedNote,
    WeekRow,
)
from onward.store.owned import KEPT, SEALED, owned
from onward.store.sealing import opened

__all__ = ["erase_all", "erase_application", "export", "take_in"]

FORMAT = 1
_LARGEST = 4 * 1024**3
_NAMES = {model._meta.label_lower for model in (*KEPT, *SEALED)}  # noqa: SLF001 (Django's own name)
_UNSOUND = (
    AttributeError,
    DeserializationError,
    FieldDoesNotExist,
    IntegrityError,
    KeyError,
    OverflowError,
    TypeError,
    ValidationError,
    ValueError,
)
"""What a row that Onward never wrote makes fail."""


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


def take_in(owner: Owner, source: Path) -> dict[str, int]:
    """Read an export back; return how many rows were new. All or nothing happens."""
    plain = _rows(source)
    said = {str(row["pk"]): row["fields"].pop("said", None) for row in plain}
    for row in plain:
        if "owner" in row["fields"]:
            row["fields"]["owner"] = str(owner.pk)
        if row["model"] == "store.preferences":
            row["pk"] = str(owner.pk)
    try:
        if not {row["model"] for row in plain} <= _NAMES:
            raise _damaged(source)
        made = [wrapped.object for wrapped in serializers.deserialize("python", plain)]
        for one in made:
            check(one)
        with transaction.atomic():
            for one in made:
                if isinstance(one, DebriefRow | SealedNote):
                    sealing.put_in(one, dict(said[str(one.pk)] or {}))
            fresh = {
                model.__name__: _put(
                    owner, model, [one for one in made if type(one) is model]
                )
                for model in (*KEPT, *SEALED)
            }
            refresh(
                owner,
                ApplicationRow.objects.filter(owner=owner).values_list("id", flat=True),
            )
    except _UNSOUND as error:
        raise _damaged(source) from error
    return fresh


def _put(owner: Owner, model: type[models.Model], rows: list[Any]) -> int:
    """Insert those of `rows` that are new; what is here by id or nature stays.

    The log's order is kept, after what is already in it. The answers about hours and
    sleep are replaced: whoever takes an export in wants to go on as before.
    """
    if model is Preferences:
        for row in rows:
            row.save()
        return len(rows)
    manager = model._default_manager  # noqa: SLF001 (Django's own name)
    known = set(manager.values_list("pk", flat=True))
    rows = [row for row in rows if row.pk not in known]
    if model is EventRow:
        rows.sort(key=lambda row: row.recorded)
        for place, row in enumerate(rows, last_line(owner) + 1):
            row.recorded = place
    if model in _PARENTS:
        name, parent = _PARENTS[model]
        there = set(parent._default_manager.values_list("pk", flat=True))  # noqa: SLF001
        rows = [row for row in rows if getattr(row, name) in there]
    before = len(known)
    manager.bulk_create(rows, batch_size=200, ignore_conflicts=True)
    return manager.count() - before


_PARENTS: dict[type[models.Model], tuple[str, type[models.Model]]] = {
    DebriefRow: ("event_id", EventRow),
    LessonRow: ("event_id", EventRow),
    BlockRow: ("week_id", WeekRow),
    BusySpan: ("calendar_id", BusyCalendar),
}


def _rows(source: Path) -> list[dict[str, Any]]:
    if not source.is_file():
        raise NotFound(Text(wording.NO_SUCH_FILE, {"file": source}))
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.getinfo("onward.json").file_size > _LARGEST:
                raise _damaged(source)
            whole = json.loads(archive.read("onward.json"))
        if whole["format"] != FORMAT:
            raise Fixable(Text(wording.STORE_NEWER), Text(wording.STORE_NEWER_REMEDY))
        rows = [
            {"model": row["model"], "pk": row["pk"], "fields": dict(row["fields"])}
            for row in whole["rows"]
        ]
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        RuntimeError,
    ) as error:
        raise _damaged(source) from error
    return rows


def _damaged(source: Path) -> Damaged:
    return Damaged(
        Text(wording.EXPORT_DAMAGED, {"file": source}), Text(wording.EXPORT_REMEDY)
    )
