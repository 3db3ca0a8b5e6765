"""Names that stay the same when the same thing is seen again."""

import hashlib
import uuid

_ONWARD = uuid.UUID("6f6e7761-7264-5000-8000-000000000001")


def digest(raw: bytes) -> str:
    """Return the SHA-256 of raw bytes: the identity of a message."""
    return hashlib.sha256(raw).hexdigest()


def derived(*parts: str) -> uuid.UUID:
    """Return the same UUID for the same `parts`, on every machine."""
    return uuid.uuid5(_ONWARD, "\x1f".join(parts))
