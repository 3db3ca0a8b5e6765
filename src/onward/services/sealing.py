"""Sealing what people say of themselves with the key of this data folder."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from onward.config.paths import Home
from onward.kernel.errors import Damaged
from onward.kernel.text import Text
from onward.services.home import write_private
from onward.store.models import DebriefRow, SealedNote
from onward.store.sealing import (
    NOT_OPENED,
    OTHER_KEY,
    Key,
    fresh,
    key_in,
    place_of,
    seal,
)


def put_in(row: DebriefRow | SealedNote, values: Mapping[str, Any]) -> None:
    """Seal `values` into `row`; the caller saves it in the transaction it is in.

    The store's one writer at a time is what keeps two first seals from making two keys.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("sealing outside a transaction")
    row.sealed = seal(values, _key(settings.HOME), place_of(row))


def _key(home: Home) -> Key:
    """Return this folder's key; the first seal ever makes it.

    Where something is sealed already and the key is gone, a new one would hide that:
    raises `Damaged` instead.
    """
    key = key_in(home.seal_key)
    if key is not None:
        return key
    if _anything_sealed():
        raise Damaged(Text(NOT_OPENED), Text(OTHER_KEY))
    key = fresh()
    write_private(home.seal_key, key.secret.hex())
    return key


def forget_key(home: Home) -> None:
    """Delete this folder's key, unless something sealed is left that needs it."""
    with transaction.atomic():
        if not _anything_sealed():
            home.seal_key.unlink(missing_ok=True)


def _anything_sealed() -> bool:
    return any(
        model.objects.exclude(sealed=b"").exists() for model in (DebriefRow, SealedNote)
    )
