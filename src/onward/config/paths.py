"""Where a person's data lives; nothing here touches the disk."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

MAIN = "main"
DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Home:
    """One profile's data folder."""

    profile: str
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "onward.sqlite3"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret.key"

    @property
    def seal_key(self) -> Path:
        """What opens the sealed values in the store; made with the first of them."""
        return self.root / "seal.key"

    @property
    def secrets(self) -> Path:
        """What signs in to mailboxes, where the system has no keyring."""
        return self.root / "secrets.json"

    @property
    def lock(self) -> Path:
        return self.root / "onward.lock"

    @property
    def work_lock(self) -> Path:
        return self.root / "work.lock"

    @property
    def setup_lock(self) -> Path:
        return self.root / "setup.lock"

    @property
    def restored(self) -> Path:
        """What a restore has unpacked and not put in place yet, complete."""
        return self.root / "restored"

    @property
    def running(self) -> Path:
        """Address and process of the instance that serves, while it does."""
        return self.root / "running.json"

    @property
    def uploads(self) -> Path:
        return self.root / "uploads"

    @property
    def backups(self) -> Path:
        return self.root / "backups"


def home() -> Home:
    """Return the data folder of the profile in force (`ONWARD_PROFILE`).

    `ONWARD_HOME` overrides where it is; the demo lives in a `demo` folder beside it.
    """
    profile = os.environ.get("ONWARD_PROFILE", MAIN)
    given = os.environ.get("ONWARD_HOME")
    root = Path(given).expanduser().absolute() if given else _data_folder() / "onward"
    return Home(
        profile, root if profile == MAIN else root.with_name(f"{root.name}-{profile}")
    )


def _data_folder() -> Path:
    """Return the platform's folder for a program's data."""
    if os.environ.get("XDG_DATA_HOME"):
        return Path(os.environ["XDG_DATA_HOME"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path.home() / ".local/share"
