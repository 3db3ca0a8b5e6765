"""Backups, exports, erasing, damage: nothing is lost and what is deleted is gone."""

import contextlib
import hashlib
import itertools
import json
import os
import random
import sqlite3
import stat
import tracemalloc
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.flows import story

from onward.config.paths import Home
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import Busy, Damaged, Fixable, NotFound
from onward.services import applications, archive, backup, doctor, filing, home, weeks
from onward.services.downloads import kept
from onward.services.keeping import keep
from onward.store.models import ApplicationRow, EventRow, KeptMessage, WeekRow

DAY = date(2026, 3, 2)


def state_of(owner):
    """Everything an owner has, in a form that can be compared."""
    events = EventRow.objects.filter(owner=owner).order_by("recorded")
    rows = ApplicationRow.objects.filter(owner=owner).order_by("id")
    mail = KeptMessage.objects.filter(owner=owner).order_by("digest")
    return (
        [(e.id, e.kind, e.happened, e.details, e.application_id) for e in events],
        [(r.id, r.company, r.state, r.furthest, r.live) for r in rows],
        [(m.digest, m.kind, m.text) for m in mail],
        list(WeekRow.objects.filter(owner=owner).values_list("monday", flat=True)),
    )


@pytest.fixture
def searching(alice):
    """Alice with two applications, one of them closed after an interview."""
    first = applications.add(
        alice, "Fernhill Foods", "Supply Planner", DAY, Channel.BOARD
    )
    applications.happened(alice, first, EventKind.INTERVIEW, DAY, stage="interview")
    applications.happened(alice, first, EventKind.REJECTED, DAY)
    applications.add(alice, "=cmd|' /C calc'!A0", "@Buyer", DAY, Channel.AGENCY)
    KeptMessage.objects.create(
        owner=alice,
        digest="ab" * 32,
        date=datetime(2026, 3, 2, tzinfo=UTC),
        source="inbox#1",
        standing="filed",
        kind="outreach",
        confidence=0.9,
        text="canary-7731",
    )
    return alice


@pytest.fixture
def place(settings, tmp_path):
    place = settings.HOME = Home("main", tmp_path / "onward")
    home.prepare(place)
    return place


@pytest.fixture
def stored(place, searching):
    """A data folder on disk that holds what Alice has."""
    with closing(sqlite3.connect(place.database)) as disk:
        connection.connection.backup(disk)
    return place


def test_everything_the_folder_holds_is_private(place):
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in place.root.iterdir()
    }
    assert stat.S_IMODE(place.root.stat().st_mode) == 0o700
    assert modes == {
        "uploads": 0o700,
        "backups": 0o700,
        "secret.key": 0o600,
        "setup.lock": 0o600,
    }


def test_the_key_is_made_once(place):
    before = place.secret_key.read_text()
    home.prepare(place)
    assert place.secret_key.read_text() == before


def test_two_who_write_one_private_file_do_not_meet(place, monkeypatch):
    file = place.root / "seal.key"
    sync, others = os.fsync, ["theirs"]

    def meanwhile(descriptor):
        sync(descriptor)
        if others:
            home.write_private(file, others.pop())
            assert file.read_text() == "theirs"

    monkeypatch.setattr(home.os, "fsync", meanwhile)
    home.write_private(file, "ours")
    assert file.read_text() == "ours"
    assert list(place.root.glob("tmp*")) == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_could_not_be_written_whole_is_not_there(place, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(home.os, "fsync", full)
    before = set(place.root.iterdir())
    with pytest.raises(OSError, match="No space"):
        home.write_private(place.root / "seal.key", "half")
    assert set(place.root.iterdir()) == before


def test_a_folder_that_cannot_be_made_is_one_plain_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Fixable, match="cannot be made"):
        home.prepare(Home("main", blocked / "onward"))


def test_a_second_instance_is_told_where_the_first_one_is(place):
    with home.alone(place):
        home.tell(place, "http://127.0.0.1:8377")
        with pytest.raises(Busy, match=r"127\.0\.0\.1:8377"), home.alone(place):
            pass
    with home.alone(place):
        assert home.running(place) is None


@pytest.mark.django_db(transaction=True)
class TestBackup:
    def test_it_is_private_and_restores_to_the_same_on_an_empty_machine(
        self, stored, tmp_path
    ):
        made = backup.back_up(stored, stored.backups)
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        other = Home("main", tmp_path / "elsewhere")
        home.prepare(other)
        assert backup.restore(other, made) is None
        assert other.secret_key.read_text() == stored.secret_key.read_text()
        assert _dump(other.database) == _dump(stored.database)
        assert stat.S_IMODE(other.database.stat().st_mode) == 0o600

    def test_restoring_keeps_what_was_there(self, stored):
        made = backup.back_up(stored, stored.backups)
        with closing(sqlite3.connect(stored.database)) as disk:
            disk.execute("UPDATE store_applicationrow SET company = 'Changed since'")
            disk.commit()
        changed = _dump(stored.database)
        kept = backup.restore(stored, made)
        assert "Changed since" not in str(_dump(stored.database))
        backup.restore(stored, kept)
        assert _dump(stored.database) == changed

    def test_what_is_kept_of_a_damaged_store_holds_the_keys_it_goes_with(self, stored):
        home.write_private(stored.seal_key, "aa" * 32)
        made = backup.back_up(stored, stored.backups)
        home.write_private(stored.seal_key, "bb" * 32)
        secret = stored.secret_key.read_text()
        stored.database.write_bytes(b"SQLite format 3\0" + b"\x07" * 8000)
        kept = backup.restore(stored, made)
        assert stored.seal_key.read_text() == "aa" * 32
        beside = {path.name.split(".", 1)[1]: path for path in backup.copies(stored)}
        assert beside["seal.key"].read_text() == "bb" * 32
        assert beside["secret.key"].read_text() == secret
        assert beside["sqlite3"] == kept
        for path in beside.values():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_killed_at_any_point_it_is_all_old_or_all_new(self, stored, monkeypatch):
        home.write_private(stored.seal_key, "aa" * 32)
        made = backup.back_up(stored, stored.backups)
        with closing(sqlite3.connect(stored.database)) as disk:
            disk.execute("UPDATE store_applicationrow SET company = 'Changed since'")
            disk.commit()
        home.write_private(stored.seal_key, "bb" * 32)
        old = _dump(stored.database), "bb" * 32
        seen = []
        for step in range(100):
            with _killed_at(step, monkeypatch) as left:
                backup.restore(stored, made)
            home.prepare(stored)
            home.check(stored)
            assert not stored.restored.exists()
            now = _dump(stored.database), stored.seal_key.read_text()
            seen.append(now == old)
            assert now[1] == ("bb" * 32 if now == old else "aa" * 32)
            assert ("Changed since" in str(now[0])) == (now == old)
            if left:
                break
            if now != old:
                backup.restore(stored, _newest(stored, "before-restore"))
                assert (_dump(stored.database), stored.seal_key.read_text()) == old
        assert seen == sorted(seen, reverse=True)
        assert seen.count(False) > 3, "it was stopped between its last steps too"

    def test_a_hundred_damaged_ones_are_refused_and_change_nothing(self, stored):
        whole = backup.back_up(stored, stored.backups).read_bytes()
        before = stored.database.read_bytes()
        broken = stored.root / "broken.onward-backup"
        rng = random.Random(7)
        for number in range(100):
            raw = bytearray(whole)
            if number % 2:
                del raw[rng.randrange(1, len(raw)) :]
            else:
                start = rng.randrange(0, len(raw) - 64)
                raw[start : start + 64] = rng.randbytes(64)
            broken.write_bytes(raw)
            with pytest.raises(Damaged, match="not a whole backup"):
                backup.restore(stored, broken)
        assert stored.database.read_bytes() == before

    @pytest.mark.parametrize("where", ["manifest", "store"])
    def test_one_from_a_newer_onward_is_refused(self, stored, where):
        made = backup.back_up(stored, stored.backups)
        future = "store.9999_from_the_future"

        def change(manifest, store):
            if where == "manifest":
                manifest["migrations"].append(future)
                return
            with closing(sqlite3.connect(store)) as opened, opened:
                opened.execute(
                    "INSERT INTO django_migrations (app, name, applied)"
                    " VALUES ('store', '9999_from_the_future', '2026-01-01')"
                )

        before = stored.database.read_bytes(), backup.copies(stored)
        with pytest.raises(Fixable, match="newer Onward"):
            backup.restore(stored, _changed(made, stored.root, change))
        assert (stored.database.read_bytes(), backup.copies(stored)) == before

    @pytest.mark.parametrize("what", ["migrations", "junk", "empty", "other"])
    def test_one_that_is_no_store_is_refused(self, stored, what):
        made = backup.back_up(stored, stored.backups)

        def change(manifest, store):
            if what == "migrations":
                manifest["migrations"] = [["a"]]
            elif what == "junk":
                store.write_bytes(b"junk")
            else:
                store.unlink()
                store.touch()
            if what == "other":
                with closing(sqlite3.connect(store)) as opened:
                    opened.execute("CREATE TABLE notes (words TEXT)")

        before = stored.database.read_bytes(), backup.copies(stored)
        with pytest.raises((Damaged, Fixable)):
            backup.restore(stored, _changed(made, stored.root, change))
        assert (stored.database.read_bytes(), backup.copies(stored)) == before

    def test_nothing_there_is_said_plainly(self, place):
        with pytest.raises(NotFound, match="nothing to back up"):
            backup.back_up(place, place.backups)
        with pytest.raises(NotFound, match="no file"):
            backup.restore(place, Path("missing.onward-backup"))


def _changed(made, folder, change):
    """Pack a backup anew, with right sums, after `change` had its manifest and store."""
    with zipfile.ZipFile(made) as old:
        files = {name: old.read(name) for name in old.namelist()}
    manifest, store = json.loads(files["manifest.json"]), folder / "tmpstore"
    store.write_bytes(files["onward.sqlite3"])
    change(manifest, store)
    files["onward.sqlite3"] = store.read_bytes()
    store.unlink()
    manifest["sha256"]["onward.sqlite3"] = hashlib.sha256(
        files["onward.sqlite3"]
    ).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(folder / "changed.onward-backup", "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return folder / "changed.onward-backup"


class _Killed(BaseException):
    """The process ends here; nothing of it runs any more."""


@contextlib.contextmanager
def _killed_at(step, monkeypatch):
    """Stop before the `step`th move or removal; yield a list that is filled if none was."""
    moves, unstopped = itertools.count(), []

    def stopping(real):
        def act(*arguments, **options):
            if next(moves) == step:
                raise _Killed
            return real(*arguments, **options)

        return act

    with monkeypatch.context() as patch:
        for name in ("rename", "replace", "unlink"):
            patch.setattr(Path, name, stopping(getattr(Path, name)))
        try:
            yield unstopped
        except _Killed:
            return
    unstopped.append(step)


def _newest(place, name):
    return max(place.backups.glob(f"{name}-*"), key=lambda path: path.name)


def _dump(file):
    with closing(sqlite3.connect(file)) as disk:
        return list(disk.iterdump())


def test_what_ends_while_it_is_looked_at_stops_nobody(place):
    now = datetime.now(UTC).timestamp()
    for folder, name in ((place.root, "tmpx"), (place.backups, "x.onward-backup")):
        (folder / name).symlink_to("nowhere")
    home.sweep(place, (), now)
    assert kept(place).backups == (("x.onward-backup", len("nowhere")),)
    home.sweep(place, (), now + 2 * 24 * 3600)
    assert not (place.root / "tmpx").is_symlink()


def test_a_damaged_store_is_refused_before_it_is_touched(place):
    place.database.write_bytes(b"SQLite format 3\0" + b"\x07" * 8000)
    before = place.database.read_bytes()
    with pytest.raises(Damaged, match="damaged"):
        home.check(place)
    assert place.database.read_bytes() == before


def test_a_sound_or_absent_store_passes_the_check(place):
    home.check(place)
    with closing(sqlite3.connect(place.database)) as disk:
        disk.execute("CREATE TABLE t (x)")
    home.check(place)


@pytest.mark.django_db(transaction=True)
class TestExport:
    def test_what_is_exported_comes_back_the_same(self, searching, tmp_path, place):
        before = state_of(searching)
        file = tmp_path / "all.zip"
        counts = archive.export(searching, file)
        assert counts["ApplicationRow"] == 2
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        archive.erase_all(searching, place)
        assert state_of(searching) == ([], [], [], [])
        archive.take_in(searching, file)
        assert state_of(searching) == before

    @pytest.mark.parametrize("left", ["loose", "link"])
    def test_it_is_private_whatever_lies_beside_it(self, searching, tmp_path, left):
        file, other = tmp_path / "all.zip", tmp_path / "other"
        beside = tmp_path / "all.zip.half"
        other.write_text("theirs")
        if left == "link":
            beside.symlink_to(other)
        else:
            beside.touch()
            beside.chmod(0o644)
        archive.export(searching, file)
        assert stat.S_IMODE(file.lstat().st_mode) == 0o600
        assert file.is_file()
        assert not file.is_symlink()
        assert other.read_text() == "theirs"

    def test_what_could_not_be_written_leaves_nothing(self, searching, tmp_path):
        (tmp_path / "all.zip").mkdir()
        with pytest.raises(Fixable, match="could not be written"):
            archive.export(searching, tmp_path / "all.zip")
        assert [path.name for path in tmp_path.glob("*.half")] == []

    def test_nobody_waits_while_it_is_written(self, searching, tmp_path, monkeypatch):
        began = []

        def write(file, rows, table):
            del file, table
            list(rows)
            began.extend(one["sql"] for one in connection.queries)

        monkeypatch.setattr(archive, "write", write)
        with CaptureQueriesContext(connection):
            archive.export(searching, tmp_path / "all.zip")
        assert [sql for sql in began if sql.startswith("BEGIN")] == ["BEGIN DEFERRED"]
        assert connection.transaction_mode == "IMMEDIATE"

    def test_mail_need_not_fit_into_memory(self, searching, tmp_path, place):
        KeptMessage.objects.bulk_create(
            (
                KeptMessage(
                    owner=searching,
                    digest=f"{number:064}",
                    source="inbox",
                    standing="filed",
                    kind="outreach",
                    confidence=0.9,
                    text="x" * 20_000,
                )
                for number in range(1_000)
            ),
            batch_size=100,
        )
        file, peaks = tmp_path / "all.zip", []
        for act in (
            lambda: archive.export(searching, file),
            lambda: archive.erase_all(searching, place),
            lambda: archive.take_in(searching, file),
            lambda: archive.take_in(searching, file),
        ):
            tracemalloc.start()
            act()
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert KeptMessage.objects.count() == 1_001
        assert max(peaks) < 15_000_000, peaks

    def test_taking_in_twice_changes_nothing(self, searching, tmp_path):
        file = tmp_path / "all.zip"
        archive.export(searching, file)
        before = state_of(searching)
        fresh = archive.take_in(searching, file)
        assert state_of(searching) == before
        assert sum(fresh.values()) - fresh["Preferences"] == 0

    def test_it_joins_what_another_store_holds_already(
        self, searching, tmp_path, place
    ):
        file = tmp_path / "all.zip"
        archive.export(searching, file)
        archive.erase_all(searching, place)
        applications.add(searching, "Yarrow", "Buyer", DAY, Channel.BOARD)
        archive.take_in(searching, file)
        live = ApplicationRow.objects.filter(owner=searching, live=True)
        assert live.count() == 3
        assert doctor.examine(searching, place) == []

    def test_no_cell_of_the_table_is_a_formula(self, searching, tmp_path):
        file = tmp_path / "all.zip"
        archive.export(searching, file)
        with zipfile.ZipFile(file) as whole:
            table = whole.read("applications.csv").decode()
        assert "'=cmd" in table
        assert "'@Buyer" in table

    @pytest.mark.parametrize(
        "content",
        [
            b"not a zip",
            {"format": 1},
            {"format": 1, "rows": [{"model": "store.owner", "pk": 1, "fields": {}}]},
            {"format": 1, "rows": [{"model": "no.such", "pk": 1, "fields": {}}]},
            {
                "format": 1,
                "rows": [{"model": "store.eventrow", "pk": "x", "fields": {}}],
            },
        ],
    )
    def test_a_damaged_one_is_refused_and_changes_nothing(
        self, searching, tmp_path, content
    ):
        file = tmp_path / "bad.zip"
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            with zipfile.ZipFile(file, "w") as whole:
                whole.writestr("onward.json", json.dumps(content))
        before = state_of(searching)
        with pytest.raises(Damaged, match="not a whole export"):
            archive.take_in(searching, file)
        assert state_of(searching) == before

    @pytest.mark.parametrize(
        ("model", "field", "value"),
        [
            ("store.preferences", "time_zone", "Nowhere/Here"),
            ("store.preferences", "field", "magic"),
            ("store.weekrow", "left_out", 5),
            ("store.eventrow", "details", ["x"]),
            ("store.eventrow", "bogus", 1),
            ("store.keptmessage", "kind", "verdict"),
            ("store.blockrow", "candidate", {}),
        ],
    )
    def test_one_with_what_onward_never_writes_is_refused(
        self, model, field, value, searching, tmp_path
    ):
        weeks.plan(searching, date(2026, 3, 23), datetime(2026, 3, 20, tzinfo=UTC))
        archive.export(searching, tmp_path / "whole.zip")
        with zipfile.ZipFile(tmp_path / "whole.zip") as whole:
            plain = json.loads(whole.read("onward.json"))
        row = next(one for one in plain["rows"] if one["model"] == model)
        row["fields"][field] = value
        with zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed:
            changed.writestr("onward.json", json.dumps(plain))
        before = state_of(searching)
        with pytest.raises(Damaged):
            archive.take_in(searching, tmp_path / "changed.zip")
        assert state_of(searching) == before


@pytest.mark.django_db(transaction=True)
class TestErasing:
    def test_nothing_of_an_erased_application_is_left_in_the_store(self, searching):
        filing.record(searching, [])
        row = ApplicationRow.objects.get(owner=searching, company="Fernhill Foods")
        archive.erase_application(searching, str(row.id))
        assert "Fernhill" not in str(state_of(searching))
        with pytest.raises(NotFound):
            archive.erase_application(searching, str(row.id))

    def test_backups_that_still_hold_it_are_named(self, searching, stored):
        made = backup.back_up(stored, stored.backups)
        assert archive.erase_all(searching, stored).copies == [made]
        assert doctor.examine(searching, stored) == []


class TestDoctor:
    def test_a_sound_store_has_nothing_wrong(self, searching, place):
        assert doctor.examine(searching, place) == []

    @pytest.mark.parametrize(
        "column", ["company", "state", "furthest", "role", "channel", "waiting", "live"]
    )
    def test_a_list_that_differs_from_the_log_is_found_and_mended(
        self, searching, place, column
    ):
        row = ApplicationRow.objects.filter(owner=searching).first()
        wrong = {"waiting": 9, "live": False}.get(column, "wrong")
        ApplicationRow.objects.filter(id=row.id).update(**{column: wrong})
        (found,) = doctor.examine(searching, place)
        assert column in found.plain()
        doctor.mend(searching, place)
        assert doctor.examine(searching, place) == []

    def test_a_message_that_wrote_nothing_is_found_and_filed_again(
        self, searching, place
    ):
        KeptMessage.objects.create(
            owner=searching,
            digest="cd" * 32,
            source="x",
            standing="filed",
            kind="rejected",
            confidence=0.9,
        )
        (found,) = doctor.examine(searching, place)
        assert "wrote nothing" in found.plain()
        doctor.mend(searching, place)
        row = KeptMessage.objects.get(digest="cd" * 32)
        assert row.standing == KeptMessage.Standing.UNSURE  # it names nobody

    def test_mail_that_was_kept_and_never_filed_is_found_and_filed(
        self, searching, place
    ):
        keep(searching, [story.mail(company="Yarrow Farms")])
        (found,) = doctor.examine(searching, place)
        assert "not filed" in found.plain()
        doctor.mend(searching, place)
        assert doctor.examine(searching, place) == []
        assert ApplicationRow.objects.filter(company="Yarrow Farms").exists()

    def test_an_entry_about_a_message_that_is_gone_is_found(self, searching, place):
        EventRow.objects.filter(owner=searching, kind="rejected").update(
            message="ef" * 32
        )
        assert "not here" in doctor.examine(searching, place)[0].plain()

    def test_an_undo_of_nothing_is_found(self, searching, place):
        event = EventRow.objects.filter(owner=searching, kind="rejected").first()
        applications.undo(searching, event.id)
        EventRow.objects.filter(id=event.id).delete()
        found = [text.plain() for text in doctor.examine(searching, place)]
        assert any("takes back" in said for said in found)

    def test_files_others_can_read_are_found_and_closed(self, searching, place):
        place.secret_key.chmod(0o644)
        (found,) = doctor.examine(searching, place)
        assert "secret.key" in found.plain()
        doctor.mend(searching, place)
        assert stat.S_IMODE(place.secret_key.stat().st_mode) == 0o600
