"""Coming back with everything: reading an export into a store, all or nothing.

Taking in is idempotent. What is here already stays: rows by their id, and what is one
by nature, such as the same mail read on two machines (`services.meeting`). What the
person answered about their weeks is taken over where they have not answered yet.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, models, transaction

from onward.services import sealing
from onward.services.export_file import Plain, damaged, rows_in
from onward.services.filing import last_line, refresh
from onward.services.meeting import Letter, Meeting, meet, write_over
from onward.services.soundness import check, sound_words
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    DebriefRow,
    EventRow,
    KeptMessage,
    LessonRow,
    Owner,
    Preferences,
    SavedRoleRow,
    SealedNote,
    WeekRow,
)
from onward.store.owned import KEPT, SEALED

_CHUNK = 200
"""Messages held at once."""
_MAIL = KeptMessage._meta.label_lower  # noqa: SLF001 (Django's own name)
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
    """Read an export back; return how many rows were new. All or nothing happens.

    It is read twice, as its mail need not fit into memory: once for all else, and then,
    piece by piece, for the mail.
    """
    try:
        mail, rows, said = _all_but_mail(owner, source)
        made = _made(rows)
        with transaction.atomic():
            _seal(made, said)
            met = meet(owner, made, mail)
            kept = _put_mail(owner, source, met)
            fresh = _put_all(owner, met.rows)
    except _UNSOUND as error:
        raise damaged(source) from error
    return fresh | {KeptMessage.__name__: kept}


def _all_but_mail(
    owner: Owner, source: Path
) -> tuple[dict[str, Letter], list[Plain], dict[str, Any]]:
    """Return what there is to know of mail, all other rows, and what was said in them."""
    mail: dict[str, Letter] = {}
    rows: list[Plain] = []
    said: dict[str, Any] = {}
    for row in _of(owner, source):
        fields = row["fields"]
        if row["model"] == _MAIL:
            mail[fields["digest"]] = Letter(fields["corrected"], fields["standing"])
            continue
        said[str(row["pk"])] = fields.pop("said", None)
        rows.append(row)
    return mail, rows, said


def _of(owner: Owner, source: Path) -> Iterator[Plain]:
    """Yield the rows of an export as those of `owner`."""
    for row in rows_in(source):
        if row["model"] not in _NAMES:
            raise damaged(source)
        if "owner" in row["fields"]:
            row["fields"]["owner"] = str(owner.pk)
        if row["model"] == "store.preferences":
            row["pk"] = str(owner.pk)
        yield row


def _made(rows: list[Plain]) -> list[Any]:
    made = [wrapped.object for wrapped in serializers.deserialize("python", rows)]
    for one in made:
        check(one)
    return made


def _put_mail(owner: Owner, source: Path, met: Meeting) -> int:
    """Insert the mail that is new, and what is better there; return how much was new."""
    manager = KeptMessage._default_manager  # noqa: SLF001 (Django's own name)
    before = manager.count()
    rows = (row for row in _of(owner, source) if row["model"] == _MAIL)
    while some := list(islice(rows, _CHUNK)):
        made = _made(some)
        for row in made:
            if row.digest in met.better:
                write_over(owner, row)
        _insert(manager, [row for row in made if row.digest not in met.here])
    return manager.count() - before


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
    if model is SavedRoleRow:
        here = set(
            ApplicationRow.objects.filter(owner=owner).values_list("pk", flat=True)
        )
        for row in rows:
            row.application_id = (
                row.application_id if row.application_id in here else None
            )
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
    "keep_roles",
)


def _take_over(owner: Owner, row: Preferences) -> bool:
    """Take over what was answered there and not here; return whether there was any."""
    here = Preferences.objects.get(owner=owner)
    names = [*_ANSWERS] if row.answered and not here.answered else []
    if row.country and not here.country:
        names.append("country")
    if not row.keys and here.keys:
        names.append("keys")
    if row.resting_until and not here.answered and not here.resting_until:
        names.append("resting_until")
    for name in names:
        setattr(here, name, getattr(row, name))
    if names:
        here.save(update_fields=names)
    return bool(names)
