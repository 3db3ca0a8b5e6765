"""Making a data folder ready: private, migrated, and never touched when in doubt.

`prepare` runs before Django is set up (its settings read the key this makes);
`migrate` runs after. A store from a newer Onward, or a damaged one, is refused as it
is; a verified backup comes before every migration.
"""

import contextlib
import json
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from onward.config.paths import Home
from onward.kernel.errors import Busy, Damaged, Fixable
from onward.kernel.text import Text
from onward.services import wording
from onward.services.holds import in_turn, private, take, undisturbed
from onward.services.trouble import explain

_DAY_SECONDS = 24 * 3600


def prepare(home: Home) -> None:
    """Make the folder (0700) and its key (0600); files made from now on are 0600."""
    os.umask(0o077)
    try:
        for folder in (home.root, home.uploads, home.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        if not home.secret_key.exists():
            _make_secret(home)
    except OSError as error:
        raise Fixable(
            Text(
                wording.FOLDER_FAILED, {"folder": home.root, "reason": error.strerror}
            ),
            Text(wording.FOLDER_REMEDY),
        ) from error
    if home.restored.exists():
        with alone(home), undisturbed(home):
            put_in_place(home)


def _make_secret(home: Home) -> None:
    with in_turn(home):
        if not home.secret_key.exists():
            write_private(home.secret_key, secrets.token_urlsafe(48))


def put_in_place(home: Home) -> None:
    """Move what a restore unpacked to where it belongs; safe to stop and repeat.

    The store comes last, so that it never lies beside another one's key for good.
    """
    store = home.restored / home.database.name
    if store.exists():
        for suffix in ("-wal", "-shm"):
            home.database.with_name(store.name + suffix).unlink(missing_ok=True)
        for file in (home.secret_key, home.seal_key, home.database):
            with contextlib.suppress(FileNotFoundError):  # moved before, or not in it
                (home.restored / file.name).replace(file)
        settle(home.root)
    _remove(home.restored)


def settle(path: Path) -> None:
    """Wait until a file, or which names a folder holds, is on the disk itself."""
    if path.is_dir() and os.name != "posix":
        return  # such systems offer no way to ask for it
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a private, empty file that becomes `path` once it is written, or vanishes.

    Whoever can read `path` is its owner only. Two who write it at once do not meet: the
    last one's stays, whole. What one that was killed leaves is called `tmp….half`, see
    `sweep`.
    """
    descriptor, name = tempfile.mkstemp(".half", "tmp-onward-", path.parent)
    os.close(descriptor)
    half = Path(name)
    try:
        yield half
        settle(half)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def write_private(path: Path, content: str) -> None:
    """Create `path` whole or not at all, readable by its owner only."""
    with whole(path) as half:
        half.write_text(content, "ascii")


def check(home: Home) -> None:
    """Refuse a damaged store before anything is written to it."""
    if home.restored.exists():  # stopped after `prepare` looked
        raise Busy(Text(wording.RESTORE_UNFINISHED), Text(wording.BUSY_REMEDY))
    if home.database.exists() and not sound(home.database):
        raise Damaged(
            Text(wording.STORE_DAMAGED, {"file": home.database}),
            Text(wording.STORE_REMEDY, {"folder": home.backups}),
        )


def sound(store: Path) -> bool:
    """Return whether `store` is one that can be read whole; nothing is written to it."""
    try:
        # Read only: closing must not carry a log over into a store that may be damaged.
        address = store.absolute().as_uri() + "?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=20)) as opened:
            answer = opened.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        known = explain(error)
        if known is not None and not isinstance(known, Damaged):
            raise known from error
        return False
    return bool(answer == ("ok",))


def migrate(home: Home) -> Path | None:
    """Bring the store up to date; return the backup made before, if one was needed.

    Commands that begin at the same time do it once: the others wait for the first.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with in_turn(home):
        executor = MigrationExecutor(connection)
        loader = executor.loader
        if not set(loader.applied_migrations) <= set(loader.disk_migrations):
            raise Fixable(Text(wording.STORE_NEWER), Text(wording.STORE_NEWER_REMEDY))
        if not executor.migration_plan(loader.graph.leaf_nodes()):
            return None
        # An empty file is a first start that was stopped; there is nothing to back up.
        return _migrate(home, fresh=not loader.applied_migrations)


def _migrate(home: Home, *, fresh: bool) -> Path | None:
    from django.core.management import call_command

    from onward.services.backup import back_up

    kept = None if fresh else back_up(home, home.backups, "before-upgrade")
    call_command("migrate", verbosity=0, interactive=False)
    with contextlib.suppress(FileNotFoundError):
        home.database.chmod(0o600)
    return kept


def clear(home: Home) -> None:
    """Remove everything of a throw-away profile, so that it starts the same again."""
    for path in home.root.glob(home.database.name + "*"):
        path.unlink()
    for folder in (home.uploads, home.backups):
        for left in folder.iterdir():
            _remove(left)


def sweep(home: Home, wanted: Collection[str], now: float) -> None:
    """Remove what stopped uploads, exports and backups left behind.

    The caller holds the data folder, so nobody uploads: only `wanted` files stay. A
    backup may be running in another terminal; its scratch stays for a day (`now` is in
    seconds since 1970).
    """
    for left in home.uploads.iterdir():
        if str(left) not in wanted:
            _remove(left)
    for left in (*home.root.glob("tmp*"), *home.backups.glob("*.half")):
        with contextlib.suppress(FileNotFoundError):  # it ended a moment ago
            if now - left.lstat().st_mtime > _DAY_SECONDS:
                _remove(left)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


@contextlib.contextmanager
def alone(home: Home) -> Iterator[None]:
    """Hold the data folder for this process; raise `Busy` when another one does."""
    with private(home.lock) as file:
        if not take(file):
            told = running(home)
            if told is None:
                raise Busy(
                    Text(wording.FOLDER_HELD, {"folder": home.root}),
                    Text(wording.HELD_REMEDY),
                )
            raise Busy(
                Text(wording.ALREADY_RUNNING, {"address": told["address"]}),
                Text(wording.ALREADY_RUNNING_REMEDY),
            )
        home.running.unlink(missing_ok=True)  # left by one that was killed
        try:
            yield
        finally:
            home.running.unlink(missing_ok=True)


def tell(home: Home, address: str) -> None:
    """Note where this instance serves, for `onward link`."""
    write_private(
        home.running, json.dumps({"address": address, "process": os.getpid()})
    )


def running(home: Home) -> dict[str, str] | None:
    """Return what the serving instance told, None when nobody serves."""
    try:
        told: dict[str, str] = json.loads(home.running.read_text("ascii"))
        with private(home.lock) as file:
            # Whoever was killed left its note behind, but never its lock.
            return None if take(file) else told
    except (OSError, ValueError):
        return None
