"""Where what signs in to a mailbox lies: the system's keyring, else a private file.

Never in the store: so it is in no backup, no export and no copy of the database.
"""

import json

from onward.config.paths import Home
from onward.gateways.keyring import system
from onward.services.holds import in_turn
from onward.services.home import write_private


def put(home: Home, name: str, secret: str) -> None:
    """Keep a secret under a name, in one place only."""
    with in_turn(home):
        _put(home, name, secret)


def replace(home: Home, name: str, old: str, new: str) -> None:
    """Keep another secret in place of one, unless that was let go of meanwhile."""
    with in_turn(home):
        if get(home, name) == old:
            _put(home, name, new)


def _put(home: Home, name: str, secret: str) -> None:
    kept = _read(home)
    if system.put(name, secret):
        kept.pop(name, None)
    else:
        kept[name] = secret
    _write(home, kept)


def get(home: Home, name: str) -> str | None:
    """Return the secret kept under a name, None where there is none here."""
    return _read(home).get(name) or system.get(name)


def forget(home: Home, name: str) -> bool:
    """Remove a secret; return False where the system's keyring may still hold it."""
    with in_turn(home):
        kept = _read(home)
        kept.pop(name, None)
        _write(home, kept)
        return system.forget(name)


def keep_only(home: Home, names: set[str]) -> None:
    """Remove what a replaced store has left in the file."""
    with in_turn(home):
        kept = _read(home)
        _write(home, {name: one for name, one in kept.items() if name in names})


def _read(home: Home) -> dict[str, str]:
    try:
        kept = json.loads(home.secrets.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {name: one for name, one in kept.items() if isinstance(one, str)}


def _write(home: Home, kept: dict[str, str]) -> None:
    """Write the file anew, readable by its owner only; none when nothing is in it."""
    if kept:
        write_private(home.secrets, json.dumps(kept))
    else:
        home.secrets.unlink(missing_ok=True)
