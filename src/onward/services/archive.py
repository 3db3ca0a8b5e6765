"""Leaving with everything, and coming back with it.

An export is a zip: `onward.json` holds every row of the owner, field by field, and is
what `take_in` reads back; `applications.csv` is the same list for a spreadsheet. What is
sealed goes along in readable form, and only when asked for; taken in, it is sealed again.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core import serializers
from django.db.models import F, Model

from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.services import wording
from onward.services.erasing import erase_all, erase_application
from onward.services.export_file import Plain, write
from onward.services.home import whole
from onward.services.taking_in import take_in
from onward.store.models import ApplicationRow, Owner
from onward.store.owned import KEPT, SEALED, each
from onward.store.sealing import opened
from onward.store.snapshot import snapshot

__all__ = ["erase_all", "erase_application", "export", "take_in"]


def export(owner: Owner, target: Path, *, own_words: bool = False) -> dict[str, int]:
    """Write everything of `owner` to `target` (mode 0600); return rows by table.

    Only with `own_words`, what they said in debriefs: readable for whoever has the file.
    """
    counts: Counter[str] = Counter()
    models = (*KEPT, *SEALED) if own_words else KEPT
    try:
        with snapshot(), whole(target) as half:
            write(half, _rows(owner, models, counts), _table(owner))
    except OSError as error:
        raise Fixable(
            Text(
                wording.NOT_WRITTEN,
                {"file": target, "reason": error.strerror or str(error)},
            ),
            Text(wording.DISK_REMEDY),
        ) from error
    return {model.__name__: counts[model.__name__] for model in models}


def _rows(
    owner: Owner, models: Iterable[type[Model]], counts: Counter[str]
) -> Iterator[Plain]:
    for model in models:
        for row in each(model, owner):
            counts[model.__name__] += 1
            yield _plain(row)


def _plain(row: Model) -> Plain:
    (plain,) = serializers.serialize("python", [row])
    if isinstance(row, SEALED):
        del plain["fields"]["sealed"]
        plain["fields"]["said"] = opened(row)
    return {**plain}


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
