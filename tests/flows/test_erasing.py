"""What is erased is gone from every file; what belongs elsewhere stays whole."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from tests.flows import story
from tests.flows.build import read

from onward.care.my_person import MyPerson
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import NotFound
from onward.mail.signal import Kind
from onward.services import applications, backup, compacting, doctor, erasing, review
from onward.services import help as telling
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, EventRow, KeptMessage

DAY = date(2026, 3, 2)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def planted(tmp_path):
    """A data folder full of canaries; call it with what to do."""
    folder = tmp_path / "onward"

    def do(*words):
        done = subprocess.run(
            [sys.executable, "-m", "tests.flows.canaries", *words],
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
        return json.loads(done.stdout.splitlines()[-1])

    do.folder = folder
    do.ids = do("plant")
    return do


def holding(folder: Path, *words: bytes) -> list[str]:
    """Name the files, and paths, in which one of `words` can be found."""
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        if any(word in content.lower() for word in words):
            found.append(path.name)
    return found


class TestEveryFile:
    def test_nothing_of_everything_is_left(self, planted):
        assert "onward.sqlite3" in holding(planted.folder, b"canary")
        planted("everything")
        assert holding(planted.folder, b"canary", b"yarrow") == []
        left = {path.name for path in planted.folder.rglob("*")}
        locks = {"setup.lock", "work.lock"}
        assert left == {"onward.sqlite3", "secret.key", "uploads", "backups"} | locks

    def test_nothing_of_one_application_is_left_nor_of_what_it_took_in(self, planted):
        ids = planted.ids
        left = planted("erase", ids["home"], ids["third"])
        assert left == {ids["kept"]: ["Yarrow Foods", "open", 1]}
        store = [planted.folder / f"onward.sqlite3{s}" for s in ("", "-wal")]
        found = b"".join(path.read_bytes() for path in store if path.exists())
        for word in (b"canary works", b"canary second", b"canary third", b"keeper of"):
            assert word not in found.lower(), word
        for word in (
            b"words 30",
            b"canary feedback",
            b"words feedback",
            b"note\nof mine",
            b"kind regards",
        ):
            assert word not in found.lower(), word

    def test_a_store_in_use_is_said_so(self, planted):
        assert "may still hold traces" in planted("held")


def no_room(_):
    raise OperationalError("database or disk is full")


def live(owner):
    return {one.company: one for one in all_timelines(owner).values()}


def add(owner, company):
    return applications.add(owner, company, "Buyer", DAY, Channel.BOARD)


@pytest.mark.django_db(transaction=True)
class TestWhatStays:
    def test_entries_given_to_another_application_stay_there(self, alice, place):
        story.take(alice, story.mail(), story.mail(Kind.INTERVIEW, stage="interview"))
        one = ApplicationRow.objects.get(live=True).id
        talk = EventRow.objects.get(kind="interview")
        fresh = applications.split(alice, one, [talk.id])
        erasing.erase_application(alice, one)
        (left,) = all_timelines(alice).values()
        assert left.id == fresh
        assert left.furthest == "interview"
        assert KeptMessage.objects.exclude(text="").count() == 1
        assert doctor.examine(alice, place) == []

    def test_an_undone_entry_that_was_given_away_stays_undone(self, alice, place):
        one, other = add(alice, "Yarrow"), add(alice, "Fernhill")
        talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
        note = applications.happened(alice, one, EventKind.NOTE, DAY, {"note": "x"})
        fresh = applications.split(alice, one, [talk, note])
        back = applications.undo(alice, talk)
        erasing.erase_application(alice, one)
        told = all_timelines(alice)
        assert [e.kind for e in told[fresh].events] == [EventKind.NOTE]
        applications.undo(alice, back)
        assert all_timelines(alice)[fresh].furthest == "interview"
        assert other in told
        assert doctor.examine(alice, place) == []

    def test_the_given_away_part_can_be_erased_and_the_rest_stays(self, alice, place):
        story.take(
            alice,
            story.mail(),
            story.mail(Kind.INTERVIEW, words="canary-talk", stage="interview"),
        )
        one = ApplicationRow.objects.get(live=True).id
        talk = EventRow.objects.get(kind="interview")
        fresh = applications.split(alice, one, [talk.id])
        erasing.erase_application(alice, fresh)
        assert list(all_timelines(alice)) == [one]
        assert not EventRow.objects.filter(words="canary-talk").exists()
        assert not KeptMessage.objects.filter(text__contains="canary-talk").exists()
        assert doctor.examine(alice, place) == []

    def test_what_was_merged_in_goes_with_it(self, alice, place):
        story.take(alice, story.mail(company="Kestrel Lane", words="canary-1"))
        one = ApplicationRow.objects.get(live=True).id
        other = add(alice, "Fernhill")
        applications.merge(alice, one, other)
        with pytest.raises(NotFound):
            erasing.erase_application(alice, one)
        erasing.erase_application(alice, other)
        assert not ApplicationRow.objects.exists()
        assert not EventRow.objects.exists()
        assert not KeptMessage.objects.exclude(text="").exists()
        assert doctor.examine(alice, place) == []

    def test_what_was_merged_in_and_parted_again_stays(self, alice, place):
        one, other = add(alice, "Yarrow"), add(alice, "Fernhill")
        merge = applications.merge(alice, one, other)
        parted = applications.undo(alice, merge)
        erasing.erase_application(alice, other)
        assert list(live(alice)) == ["Yarrow"]
        with pytest.raises(NotFound):
            applications.undo(alice, parted)
        assert doctor.examine(alice, place) == []

    def test_mail_that_was_put_right_stays_with_its_new_application(self, alice, place):
        mail = read(Kind.REJECTED, company="Kestrel Lane", text="It is theirs.")
        story.take(alice, read(company="Yarrow"), mail)
        yarrow, kestrel = (
            ApplicationRow.objects.get(company=c).id for c in ("Yarrow", "Kestrel Lane")
        )
        message = KeptMessage.objects.get(digest=mail.digest)
        review.decide(alice, message.id, Kind.REJECTED, yarrow)
        erasing.erase_application(alice, kestrel)
        assert KeptMessage.objects.get(id=message.id).text == "It is theirs."
        assert live(alice)["Yarrow"].state == "rejected"
        assert doctor.examine(alice, place) == []

    def test_and_goes_with_it_from_where_it_once_was_filed(self, alice, place):
        mail = read(Kind.REJECTED, 9, company="Kestrel Lane", text="canary-theirs")
        story.take(alice, read(company="Yarrow"), read(company="Kestrel Lane"), mail)
        yarrow = ApplicationRow.objects.get(company="Yarrow").id
        message = KeptMessage.objects.get(digest=mail.digest)
        review.decide(alice, message.id, Kind.REJECTED, yarrow)
        erasing.erase_application(alice, yarrow)
        assert not EventRow.objects.filter(words="canary-theirs").exists()
        assert not KeptMessage.objects.filter(text="canary-theirs").exists()
        assert list(live(alice)) == ["Kestrel Lane"]
        assert doctor.examine(alice, place) == []

    def test_reading_the_mail_again_revives_nothing(self, alice):
        mails = [read(), read(Kind.REJECTED, 9)]
        story.take(alice, *mails)
        erasing.erase_application(alice, ApplicationRow.objects.get().id)
        story.take(alice, *mails)
        assert all_timelines(alice) == {}

    def test_somebody_elses_is_not_there(self, alice, bob):
        with pytest.raises(NotFound):
            erasing.erase_application(bob, add(alice, "Yarrow"))


@pytest.mark.django_db(transaction=True)
class TestThePage:
    def test_the_browser_that_erased_stays_in_and_others_do_not(self, alice, alices):
        from django.test import Client

        other = Client(headers={"host": "127.0.0.1"})
        other.force_login(alice)
        answer = alices.post("/settings/erase/", {"word": "erase"}, follow=True)
        assert b"Everything is erased" in answer.content
        assert other.get("/").status_code == 403

    def test_a_store_that_cannot_be_written_anew_is_erased_and_says_so(
        self, alice, alices, place, monkeypatch
    ):
        person = MyPerson("Charlie", "0161 496 0123")
        telling.tell_my_person(alice, person, datetime(2026, 3, 2, tzinfo=UTC))
        (place.uploads / "inbox.mbox").touch()
        (place.backups / "old.onward-backup").touch()
        monkeypatch.setattr(compacting, "closing", no_room)
        answer = alices.post("/settings/erase/", {"word": "erase"}, follow=True)
        assert b"It is erased, but" in answer.content
        assert b"old.onward-backup" in answer.content
        assert not place.seal_key.exists()
        assert list(place.uploads.iterdir()) == []

    def test_a_store_kept_aside_as_damaged_is_named_as_well(self, alices, place):
        (place.backups / "damaged-20260302.sqlite3").write_bytes(b"x")
        answer = alices.post("/settings/erase/", {"word": "erase"}, follow=True)
        assert b"damaged-20260302.sqlite3" in answer.content
        assert b"damaged-20260302.sqlite3" in alices.get("/settings/").content


def test_backups_under_way_are_no_copies(place):
    (place.backups / "x.half").write_bytes(b"")
    assert backup.copies(place) == []


def test_the_doctor_finds_and_lists_what_only_the_log_knows(alice, place):
    one, other = add(alice, "Yarrow"), add(alice, "Fernhill")
    talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
    fresh = applications.split(alice, one, [talk])
    EventRow.objects.filter(application=fresh).delete()
    ApplicationRow.objects.filter(id=fresh).delete()
    (found,) = doctor.examine(alice, place)
    assert "not listed" in found.plain()
    doctor.mend(alice, place)
    assert doctor.examine(alice, place) == []
    assert ApplicationRow.objects.get(id=fresh).furthest == "interview"
    assert ApplicationRow.objects.get(id=other).live


def test_the_doctor_follows_no_link_out_of_the_folder(alice, place, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("")
    outside.chmod(0o644)
    (place.root / "link").symlink_to(outside)
    (place.root / "nowhere").symlink_to(tmp_path / "missing")
    doctor.mend(alice, place)
    assert doctor.examine(alice, place) == []
    assert outside.stat().st_mode & 0o777 == 0o644
