"""A seal around what people say of themselves: AES-256-GCM, bound to its row.

A sealed value is `OWS`, a version (1), how the key is held (0: in a file), the key's
id (8 bytes), a nonce (12 bytes) and the ciphertext with its tag. The plain text is
JSON padded with spaces to a multiple of 256 bytes, so that its length says little.
Table, row and owner are associated data: a value that was moved to another row, or
to another person, does not open. docs/decisions/0006 says why.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from onward.kernel.errors import Damaged
from onward.kernel.text import N_, Text

NOT_OPENED = N_("What you wrote here cannot be opened.")
OTHER_KEY = N_(
    "It was sealed with another key. Restore the backup from that time: it holds the key."
)
CHANGED = N_(
    "It is not as it was written. Restore a backup, or erase it and begin again."
)

_MAGIC, _VERSION, _IN_FILE = b"OWS", 1, 0
_ID, _NONCE, _STEP = 8, 12, 256
_HEADER = len(_MAGIC) + 2 + _ID


@dataclass(frozen=True, slots=True)
class Key:
    """32 secret bytes; never shown, not even in a traceback."""

    secret: bytes

    @property
    def id(self) -> bytes:
        return hashlib.sha256(b"onward key id" + self.secret).digest()[:_ID]

    def __repr__(self) -> str:
        return "Key()"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs."""

    table: str
    row: UUID
    owner: UUID

    @property
    def bound(self) -> bytes:
        return f"{self.table}/{self.row}/{self.owner}".encode()


def place_of(row: models.Model) -> Place:
    """Return where the sealed value of `row` belongs; its id is made before it is kept."""
    return Place(row._meta.db_table, row.pk, row.owner_id)  # type: ignore[attr-defined]  # noqa: SLF001 (Django's own name)


def opened(row: models.Model) -> dict[str, Any]:
    """Return what is sealed in `row`, with the key of this data folder."""
    sealed = bytes(row.sealed)  # type: ignore[attr-defined]
    return unseal(sealed, key_in(settings.HOME.seal_key), place_of(row))


def fresh() -> Key:
    """Return a new random key."""
    return Key(AESGCM.generate_key(256))


def key_in(path: Path) -> Key | None:
    """Return the key kept in `path`, None when there is no such file."""
    try:
        secret = bytes.fromhex(path.read_text("ascii"))
    except FileNotFoundError:
        return None
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise Damaged(Text(NOT_OPENED), Text(OTHER_KEY))
    return Key(secret)


def seal(values: Mapping[str, Any], key: Key, place: Place) -> bytes:
    """Return `values`, which JSON can hold, sealed for `place`."""
    plain = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    plain = plain.ljust(-(-len(plain) // _STEP) * _STEP)
    header = _MAGIC + bytes((_VERSION, _IN_FILE)) + key.id
    nonce = os.urandom(_NONCE)
    bound = header + place.bound
    return header + nonce + AESGCM(key.secret).encrypt(nonce, plain, bound)


def unseal(sealed: bytes, key: Key | None, place: Place) -> dict[str, Any]:
    """Return what was sealed for `place`; of an empty value, nothing.

    Raises `Damaged` when the key is missing or another one, when anything was changed,
    or when the value belongs to another row or person.
    """
    if not sealed:
        return {}
    header, nonce = sealed[:_HEADER], sealed[_HEADER : _HEADER + _NONCE]
    if key is None or header[-_ID:] != key.id:
        raise Damaged(Text(NOT_OPENED), Text(OTHER_KEY))
    try:
        plain = AESGCM(key.secret).decrypt(
            nonce, sealed[_HEADER + _NONCE :], header + place.bound
        )
    except (InvalidTag, ValueError) as error:
        raise Damaged(Text(NOT_OPENED), Text(CHANGED)) from error
    values: dict[str, Any] = json.loads(plain)
    return values
