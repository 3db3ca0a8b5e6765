"""Taking everything away through the browser, and where it all lies."""

import uuid
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from onward.config.paths import Home
from onward.services.archive import export
from onward.services.backup import copies
from onward.store.models import Owner


class Passing(FileIO):
    """A file that is gone once it has been read and closed."""

    def close(self) -> None:
        super().close()
        Path(str(self.name)).unlink(missing_ok=True)


def exported(owner: Owner, home: Home, *, own_words: bool) -> Passing:
    """Return an export of everything, on its way out; nothing of it stays here."""
    home.uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = home.uploads / f"export-{uuid.uuid4().hex}.zip"
    export(owner, target, own_words=own_words)
    return Passing(target)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a person's data is: folder, bytes of the store, backups newest first."""

    folder: Path
    store_bytes: int
    backups: tuple[tuple[str, int], ...]


def kept(home: Home) -> Kept:
    """Look at the data folder."""
    store = home.root.glob(f"{home.database.name}*")
    return Kept(
        home.root,
        sum(map(_size, store)),
        tuple((path.name, _size(path)) for path in reversed(copies(home))),
    )


def _size(path: Path) -> int:
    """Return a file's bytes, none for what ended a moment ago."""
    try:
        return path.lstat().st_size
    except FileNotFoundError:
        return 0
