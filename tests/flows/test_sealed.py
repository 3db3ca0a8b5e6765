"""What people say of themselves lies nowhere in the open; only they take it along."""

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from tests.flows import story

from onward.care.my_person import MyPerson
from onward.debrief.flow import Part
from onward.kernel.errors import Damaged
from onward.mail.signal import Kind
from onward.services import archive, backup, debriefs, erasing, home
from onward.services import help as telling
from onward.services import sealing as keeping_sealed
from onward.store import sealing
from onward.store.models import ApplicationRow, DebriefRow, EventRow, SealedNote
from onward.store.sealing import opened

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 25, 22, tzinfo=UTC)
SAID = {"weight": 8, "own_feeling": "hollow"}


@pytest.fixture
def sealed(tmp_path):
    """A data folder in which every sealed value holds canaries; where its backup is."""
    folder = tmp_path / "onward"
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.canaries", "seal"],
        env={
            **os.environ,
            "ONWARD_HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "onward.config.settings",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "canary" not in done.stderr
    return folder, Path(json.loads(done.stdout.splitlines()[-1]))


def contents(path: Path):
    """Yield a file's bytes, and those of what is packed into it."""
    raw = path.read_bytes()
    yield raw
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(path) as archived:
            for name in archived.namelist():
                yield archived.read(name)


def test_no_file_holds_a_word_of_it_but_the_export_that_was_asked_for(sealed):
    folder, made = sealed
    looked = [path for path in folder.rglob("*") if path.is_file()]
    assert {"onward.sqlite3", "export.zip", "seal.key", made.name} <= {
        path.name for path in looked
    }
    holding = {
        path.name for path in looked if any(b"canary" in raw for raw in contents(path))
    }
    assert holding == {"own-words.zip"}
    (words,) = (raw for raw in contents(folder / "own-words.zip") if b"canary-a" in raw)
    for letter in "abcdefghijkl":
        assert f"canary-{letter}" in words.decode()


def test_a_backup_holds_the_key_for_its_owner_only(sealed, tmp_path):
    folder, made = sealed
    other = home.Home("main", tmp_path / "elsewhere")
    home.prepare(other)
    backup.restore(other, made)
    assert other.seal_key.read_text() == (folder / "seal.key").read_text()
    assert other.seal_key.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
class TestTheKey:
    """Made with the first seal, while nobody else can write; gone with the last one."""

    PERSON = MyPerson("Charlie", "0161 496 0123")

    def test_the_first_seal_is_made_while_nobody_else_can_write(
        self, alice, monkeypatch
    ):
        seen = []

        def fresh():
            seen.append(connection.in_atomic_block)
            return sealing.fresh()

        monkeypatch.setattr(keeping_sealed, "fresh", fresh)
        telling.tell_my_person(alice, self.PERSON, NOW)
        assert seen == [True]
        assert opened(SealedNote.objects.get())["name"] == "Charlie"

    def test_outside_of_a_transaction_nothing_is_sealed(self, alice, place):
        with pytest.raises(RuntimeError, match="outside a transaction"):
            keeping_sealed.put_in(SealedNote(owner=alice, kind="x"), {})
        assert not place.seal_key.exists()

    def test_erasing_one_persons_leaves_what_anothers_needs(self, alice, bob, place):
        for owner in (alice, bob):
            telling.tell_my_person(owner, self.PERSON, NOW)
        erasing.erase_all(alice, place)
        assert opened(SealedNote.objects.get(owner=bob))["name"] == "Charlie"
        erasing.erase_all(bob, place)
        assert not place.seal_key.exists()

    @pytest.mark.parametrize("step", ["forget_key", "compact"])
    def test_what_another_window_seals_meanwhile_can_be_opened(
        self, alice, place, monkeypatch, step
    ):
        telling.tell_my_person(alice, self.PERSON, NOW)
        real = getattr(erasing, step)

        def meanwhile(*given):
            telling.tell_my_person(alice, self.PERSON, NOW)
            return real(*given)

        monkeypatch.setattr(erasing, step, meanwhile)
        erasing.erase_all(alice, place)
        telling.tell_my_person(alice, MyPerson("Dana", "0161 496 0124"), NOW)
        assert opened(SealedNote.objects.get(owner=alice))["name"] == "Dana"


@pytest.mark.django_db(transaction=True)
class TestTakingItAlong:
    @pytest.fixture
    def said(self, alice):
        story.take(alice, story.mail(Kind.REJECTED, NOW))
        one = debriefs.begin(alice, ApplicationRow.objects.get().id, NOW)
        debriefs.keep(alice, one, SAID, NOW, today=NOW.date(), to=Part.SAYS)
        debriefs.put_in_plan(alice, one, ["a"], "", NOW)
        return one

    def test_it_comes_back_under_another_key_and_owner(
        self, alice, bob, place, said, tmp_path
    ):
        file = tmp_path / "all.zip"
        archive.export(alice, file, own_words=True)
        erasing.erase_all(alice, place)
        assert not place.seal_key.exists()
        counts = archive.take_in(bob, file)
        assert (counts["DebriefRow"], counts["LessonRow"]) == (1, 1)
        row = DebriefRow.objects.get(id=said)
        assert row.owner == bob
        assert opened(row) == SAID
        assert b"hollow" not in bytes(row.sealed)
        assert archive.take_in(bob, file)["DebriefRow"] == 0

    @pytest.mark.usefixtures("said")
    def test_it_stays_here_unless_asked_for(self, alice, place, tmp_path):
        file = tmp_path / "all.zip"
        assert "DebriefRow" not in archive.export(alice, file)
        erasing.erase_all(alice, place)
        archive.take_in(alice, file)
        assert not DebriefRow.objects.exists()
        assert EventRow.objects.exists()

    @pytest.mark.usefixtures("said")
    def test_without_its_key_it_is_not_half_taken_along(self, alice, place, tmp_path):
        place.seal_key.unlink()
        with pytest.raises(Damaged, match="cannot be opened"):
            archive.export(alice, tmp_path / "all.zip", own_words=True)
        assert not (tmp_path / "all.zip").exists()
        archive.export(alice, tmp_path / "all.zip")

    @pytest.mark.usefixtures("said")
    def test_the_browser_asks_the_same(self, alices):
        for query, there in (("", False), ("?own_words=on", True)):
            answer = alices.get(f"/settings/export/{query}")
            packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
            assert (b"hollow" in packed.read("onward.json")) is there
