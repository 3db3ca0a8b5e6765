"""Backups: one private file that holds all it takes to read it again.

A backup is a zip with `onward.sqlite3` (a consistent copy made while Onward runs),
`secret.key`, `seal.key` once anything is sealed, and `manifest.json` naming the
version, the store's migrations and each file's SHA-256. Restoring checks all of it
before anything is replaced, and keeps what was there.
"""

import contextlib
import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from onward import __version__
from onward.config.paths import Home
from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.kernel.text import Text
from onward.services import wording
from onward.services.holds import undisturbed
from onward.services.home import check, put_in_place, settle, sound, whole

FORMAT = 1
_STORE = "onward.sqlite3"
_KEY = "secret.key"
_SEAL = "seal.key"
_LARGEST = 20 * 1024**3
"""Bytes a backup may unpack to; a store of 100,000 messages is far below."""


def back_up(home: Home, folder: Path, name: str = "onward") -> Path:
    """Write a verified backup into `folder` and return its path (mode 0600)."""
    if not home.database.exists():
        raise NotFound(Text(wording.NOTHING_TO_BACK_UP))
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{name}-{stamp}.onward-backup"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (
            whole(target) as half,
            tempfile.TemporaryDirectory(dir=home.root) as scratch,
        ):
            copy = Path(scratch) / _STORE
            _copy_store(home.database, copy)
            files = {_STORE: copy, _KEY: home.secret_key}
            if home.seal_key.exists():
                files[_SEAL] = home.seal_key
            _pack(half, files, _migrations(copy))
            _verify(half)
        settle(folder)
    except OSError as error:
        raise Fixable(
            Text(
                wording.NOT_WRITTEN, {"file": target, "reason": error.strerror or error}
            ),
            Text(wording.DISK_REMEDY),
        ) from error
    return target


def restore(home: Home, backup: Path) -> Path | None:
    """Replace the store by `backup`; return the backup made of what was there.

    Nothing is changed unless the whole of `backup` is sound and not from a newer
    Onward. Stopped at any point, all is as it was, or the next command finishes it
    (`home.prepare`). Raises `Busy` while others work on the store; the caller is the
    only instance (`home.alone`).
    """
    manifest = _verify(backup)
    _refuse_newer(manifest["migrations"])
    kept = None
    with undisturbed(home):
        with _unpacked(home, backup, manifest["files"]) as ready:
            if home.database.exists():
                kept = _keep_what_is_there(home)
            ready.rename(home.restored)
        settle(home.root)
        put_in_place(home)
    return kept


@contextlib.contextmanager
def _unpacked(home: Home, backup: Path, files: list[str]) -> Iterator[Path]:
    """Unpack `backup` into a folder, whole and on the disk itself, if it is a store's."""
    with tempfile.TemporaryDirectory(dir=home.root) as scratch:
        ready = Path(scratch) / home.restored.name
        with zipfile.ZipFile(backup) as archive:
            for name in files:
                archive.extract(name, ready)
                (ready / name).chmod(0o600)
                settle(ready / name)
        if not sound(ready / _STORE):
            raise _damaged(backup)
        try:
            _refuse_newer(_migrations(ready / _STORE))
        except sqlite3.DatabaseError as error:  # another program's
            raise _damaged(backup) from error
        ready.chmod(0o700)
        settle(ready)
        yield ready


def copies(home: Home) -> list[Path]:
    """Return the files beside the store that hold what it held, newest last."""
    found = []
    for path in home.backups.glob("*"):
        if path.suffix != ".half":
            with contextlib.suppress(FileNotFoundError):  # ended a moment ago
                found.append((path.lstat().st_mtime, path))
    return [path for _, path in sorted(found)]


def _keep_what_is_there(home: Home) -> Path:
    """Back up what a restore replaces; a damaged store is kept byte by byte."""
    try:
        check(home)
    except Damaged:
        return _copy_damaged(home)
    return back_up(home, home.backups, "before-restore")


def _copy_damaged(home: Home) -> Path:
    """Copy a damaged store and the keys it goes with; return the store's copy.

    What is sealed in it, and can be read out of it one day, opens with no other key.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    log = home.database.with_name(_STORE + "-wal")
    kept = home.backups / f"damaged-{stamp}.sqlite3"
    for part, copy in (
        (home.database, kept),
        (log, kept.with_name(f"{kept.name}-wal")),
        (home.secret_key, kept.with_name(f"damaged-{stamp}.{_KEY}")),
        (home.seal_key, kept.with_name(f"damaged-{stamp}.{_SEAL}")),
    ):
        if part.exists():
            shutil.copyfile(part, copy)
            copy.chmod(0o600)
            settle(copy)
    return kept


def _copy_store(source: Path, copy: Path) -> None:
    with closing(sqlite3.connect(source, timeout=20)) as store:
        store.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)


def _migrations(store_file: Path) -> list[str]:
    with closing(sqlite3.connect(store_file)) as store:
        rows = store.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [f"{app}.{name}" for app, name in rows]


def _pack(target: Path, files: Mapping[str, Path], migrations: list[str]) -> None:
    manifest = {
        "format": FORMAT,
        "onward": __version__,
        "made": datetime.now(UTC).isoformat(),
        "migrations": migrations,
        "sha256": {name: _sha256(path) for name, path in files.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
        for name, path in files.items():
            archive.write(path, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _verify(backup: Path) -> dict[str, list[str]]:
    """Return migrations and files of a sound backup; raise `Damaged` for any other."""
    if not backup.is_file():
        raise NotFound(Text(wording.NO_SUCH_FILE, {"file": backup}))
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            if manifest["format"] != FORMAT:
                raise Fixable(
                    Text(wording.STORE_NEWER), Text(wording.STORE_NEWER_REMEDY)
                )
            files = [_STORE, _KEY, *([_SEAL] if _SEAL in manifest["sha256"] else [])]
            sizes = [archive.getinfo(name).file_size for name in files]
            intact = sum(sizes) <= _LARGEST and all(
                _matches(archive, name, manifest["sha256"][name]) for name in files
            )
            found = {"migrations": [*map(str, manifest["migrations"])], "files": files}
    except (
        zipfile.BadZipFile,
        OSError,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        RuntimeError,
        zlib.error,
    ) as error:
        raise _damaged(backup) from error
    if not intact:
        raise _damaged(backup)
    return found


def _matches(archive: zipfile.ZipFile, name: str, expected: str) -> bool:
    with archive.open(name) as file:
        found = hashlib.sha256()
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest() == expected


def _damaged(backup: Path) -> Damaged:
    return Damaged(
        Text(wording.BACKUP_DAMAGED, {"file": backup}), Text(wording.BACKUP_REMEDY)
    )


def _refuse_newer(migrations: list[str]) -> None:
    from django.db.migrations.loader import MigrationLoader

    ours = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(migrations) <= ours:
        raise Fixable(Text(wording.STORE_NEWER), Text(wording.STORE_NEWER_REMEDY))
