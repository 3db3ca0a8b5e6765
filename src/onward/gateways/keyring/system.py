"""Secrets in the system's keyring, where there is one that can be used.

Nothing here raises: a keyring that is locked, gone or refuses is as good as none.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "onward"
_LONGEST = 1200
"""Characters that every system's keyring takes; Windows stops soon after."""


def put(name: str, secret: str) -> bool:
    """Keep a secret; return whether it can be read back."""
    ring = _ring()
    if ring is None or len(secret) > _LONGEST:
        return False
    try:
        ring.set_password(SERVICE, name, secret)
        return ring.get_password(SERVICE, name) == secret
    except _failures():
        return False


def get(name: str) -> str | None:
    """Return a secret, None where there is none."""
    ring = _ring()
    try:
        return ring.get_password(SERVICE, name) if ring else None
    except _failures():
        return None


def forget(name: str) -> bool:
    """Remove a secret; return False where it may still be there."""
    ring = _ring()
    if ring is None:
        return True
    try:
        if ring.get_password(SERVICE, name) is None:
            return True
        ring.delete_password(SERVICE, name)
        return ring.get_password(SERVICE, name) is None
    except _failures():
        return False


def _ring() -> "KeyringBackend | None":
    """Return the keyring, None where there is none, or only one that keeps nothing."""
    import keyring  # late: it looks at all that is installed

    try:
        ring = keyring.get_keyring()
        usable = ring.priority >= 1
    except _failures():
        return None
    return ring if usable else None


def _failures() -> tuple[type[Exception], ...]:
    """Return what the systems behind it raise; their own kinds, and the plain ones."""
    from keyring.errors import KeyringError

    return (KeyringError, OSError, RuntimeError, LookupError, ValueError, TypeError)
