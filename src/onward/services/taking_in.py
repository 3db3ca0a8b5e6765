"""Coming back with everything: reading an export into a store, all or nothing.

Taking in is idempotent. What is here already stays: rows by their id, and what is one
by nature, such as the same mail read on two machines (`services.meeting`). What the
person answered about their weeks is taken over where they have not answered yet.
"""

import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, models, transaction

from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.kernel.text import Text
from onward.services import sealing, wording
from onward.services.filing import last_line, refresh
from onward.services.meeting import meet
from onward.services.soundness import check, sound_words
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
from onward.store.owned import KEPT, SEALED

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
            _seal(made, said)
            fresh = _put_all(owner, meet(owner, made))
    except _UNSOUND as error:
        raise _damaged(source) from error
    return fresh


def _seal(made: list[Any], said: dict[str, Any]) -> None:
    for one in made:
        if isinstance(one, DebriefRow | SealedNote):
            sealing.put_in(one, sound_words(one, said[str(one.pk)]))


def _put_all(owner: Owner, rows: list[Any]) -> dict[str, int]:
    fresh = {
        model.__name__: _put(owner, model, [one for one in rows if type(one) is model])
        for model in (*KEPT, *SEALED)
    }
    refresh(
        owner, ApplicationRow.objects.filter(owner=owner).values_list("id", flat=True)
    )
    return fresh


def _put(owner: Owner, model: type[models.Model], rows: list[Any]) -> int:
    """Insert those of `rows` that are new; what is here by id or nature stays.

    The log's order is kept, after what is already in it.
    """
    if model is Preferences:
        return sum(_take_over(owner, row) for row in rows)
    manager = model._default_manager  # noqa: SLF001 (Django's own name)
    known = set(manager.values_list("pk", flat=True))
    rows = [row for row in rows if row.pk not in known]
    if model is ApplicationRow:  # all else of it is what `refresh` makes of the log
        rows = [ApplicationRow(id=row.pk, owner=owner, live=False) for row in rows]
    if model is EventRow:
        rows.sort(key=lambda row: row.recorded)
        for place, row in enumerate(rows, last_line(owner) + 1):
            row.recorded = place
    if model in _PARENTS:
        name, parent = _PARENTS[model]
        there = set(parent._default_manager.values_list("pk", flat=True))  # noqa: SLF001
        rows = [row for row in rows if getattr(row, name) in there]
    _insert(manager, rows)
    return manager.count() - len(known)


_PARENTS: dict[type[models.Model], tuple[str, type[models.Model]]] = {
    DebriefRow: ("event_id", EventRow),
    LessonRow: ("event_id", EventRow),
    BlockRow: ("week_id", WeekRow),
    BusySpan: ("calendar_id", BusyCalendar),
}


def _insert(manager: models.Manager[Any], rows: list[Any]) -> None:
    """Insert `rows` as they are, also where a column fills itself when it is written."""
    own = [
        field.attname
        for field in manager.model._meta.concrete_fields  # noqa: SLF001 (Django's own name)
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    written = [{name: getattr(row, name) for name in own} for row in rows]
    manager.bulk_create(rows, batch_size=200, ignore_conflicts=True)
    if own:
        for row, values in zip(rows, written, strict=True):
            vars(row).update(values)
        manager.bulk_update(rows, own, batch_size=200)


_ANSWERS = (
    "answered",
    "hours_per_week",
    "days",
    "days_off",
    "sleep_from",
    "sleep_to",
    "time_zone",
    "field",
)


def _take_over(owner: Owner, row: Preferences) -> bool:
    """Take over what was answered there and not here; return whether there was any."""
    here = Preferences.objects.get(owner=owner)
    names = [*_ANSWERS] if row.answered and not here.answered else []
    if row.country and not here.country:
        names.append("country")
    if row.resting_until and not here.answered and not here.resting_until:
        names.append("resting_until")
    for name in names:
        setattr(here, name, getattr(row, name))
    if names:
        here.save(update_fields=names)
    return bool(names)


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
