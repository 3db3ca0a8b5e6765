"""What a first reading found is seen before it is filed, and filed as it was told."""

import itertools
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.flows import letters, story
from tests.flows.build import ALICE, lost, read
from tests.flows.routes import address
from tests.flows.terminal import Terminal
from tests.flows.test_importing import live
from tests.flows.test_words import FORBIDDEN, words_of

from onward.kernel.errors import Busy
from onward.mail.signal import Kind
from onward.services import (
    archive,
    holding,
    importing,
    jobs,
    preferences,
    review,
    uploads,
)
from onward.services.importing import file_held, file_kept
from onward.services.jobs import State
from onward.services.keeping import keep
from onward.store.models import (
    ApplicationRow,
    EventRow,
    Job,
    KeptMessage,
    Preferences,
    Quarantined,
    SavedRoleRow,
)
from onward.store.queries.found import found
from onward.worker import loop

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def hold(owner, *reads):
    """Let a first reading come in; return what it comes to."""
    keep(owner, reads, hold=True)
    (*_, counts) = holding.sum_up(owner, NOW)
    return counts


def noted(owner, *reads):
    """Let a first reading come in as a job leaves it."""
    counts = hold(owner, *reads)
    result = {"messages": len(reads), "new": len(reads), "held": counts.plain()}
    return jobs.note_read(owner, ["/home/alice/mail.mbox"], result)


def some():
    return [
        read(Kind.ACKNOWLEDGED, 0),
        read(Kind.INTERVIEW, 5, company="Fernhill Foods Ltd"),
        read(Kind.REJECTED, 9, role=None),
        read(Kind.ACKNOWLEDGED, 20, company="Yarrow", role="Buyer"),
        read(Kind.ACKNOWLEDGED, 20, company="Yarrow", role="Planner"),
        read(Kind.REJECTED, 40, company="Yarrow", role=None),  # which of the two?
        read(Kind.OUTREACH, 41, company="Larch"),
        read(Kind.OFFER, 41, company="Thistle", confidence=0.5),
        read(Kind.OTHER, 2),
        read(Kind.ALERT, 3),
    ]


def standings(owner):
    rows = KeptMessage.objects.filter(owner=owner)
    return sorted(rows.values_list("digest", "kind", "standing", "subject"))


def go_on(*_):
    return True


def test_what_is_told_before_is_what_filing_comes_to(alice, bob):
    reads = some()
    counts = hold(alice, *reads)
    assert counts.plain() == {
        "messages": 10,
        "about": 5,
        "applications": 3,
        "answers": 1,
        "unsure": 2,
        "outreach": 1,
        "nothing": 2,
    }
    assert live(alice) == []
    assert not EventRow.objects.exists()
    assert {row.standing for row in KeptMessage.objects.all()} == {"held"}
    assert file_held(alice, NOW, go_on).filed == 6
    keep(bob, reads)
    list(file_kept(bob, NOW))
    assert live(alice) == live(bob)
    assert standings(alice) == standings(bob)
    now_found = found(alice)
    assert now_found.about_applications == counts.about
    assert now_found.applications == counts.applications
    assert now_found.unsure == counts.unsure
    assert len(now_found.waiting) == counts.answers


def test_the_whole_fictional_mailbox_comes_to_what_was_told(alice):
    mails = story.sheets()
    reads = list(story._read(mails, story.shift_days(mails, NOW.date())))
    random.Random(4).shuffle(reads)
    counts = hold(alice, *reads)
    file_held(alice, NOW, go_on)
    after = found(alice)
    assert counts.messages == len(mails)
    assert (after.about_applications, after.applications, after.unsure) == (
        counts.about,
        counts.applications,
        counts.unsure,
    )
    assert len(after.waiting) == counts.answers
    assert counts.answers > 20


def test_of_what_says_nothing_no_words_are_held_either(alice):
    hold(alice, read(Kind.OTHER, text="A private letter."))
    row = KeptMessage.objects.get()
    assert (row.text, row.subject, row.sender, row.words) == ("", "", "", "")


def test_mail_the_person_sent_is_counted_as_nothing(alice):
    theirs = [read(sender=f"jobs@firm{n}.example", company=f"F{n}") for n in range(6)]
    own = read(Kind.REJECTED, sender=ALICE, to=["bob@else.example"])
    left = read(
        Kind.WITHDRAWN, 9, company="F1", sender=ALICE, to=["jobs@firm1.example"]
    )
    counts = hold(alice, *theirs, own, left)
    assert (counts.answers, counts.nothing, counts.about) == (0, 1, 7)
    file_held(alice, NOW, go_on)
    assert KeptMessage.objects.get(digest=own.digest).standing == "alone"


def test_only_the_first_mailbox_is_held(alice):
    assert holding.is_first(alice)
    uploads.take_pasted(alice, letters.NO.decode(), NOW)
    assert ApplicationRow.objects.exists()
    assert holding.is_first(alice)
    hold(alice, read())
    assert holding.is_first(alice)
    file_held(alice, NOW, go_on)
    assert not holding.is_first(alice)


@pytest.mark.django_db(transaction=True)
class TestTheJob:
    @pytest.fixture
    def path(self, tmp_path):
        box = tmp_path / "mail.mbox"
        box.write_bytes(letters.mailbox(letters.CLEAR))
        return box

    def work(self):
        loop.do(jobs.take(NOW), threading.Event())

    def test_it_reads_waits_and_files_when_told(self, alice, path):
        job = jobs.ask_import(alice, [str(path)], hold=True)
        self.work()
        row = Job.objects.get(id=job)
        assert (row.state, row.result["held"]["about"]) == (State.READ, 3)
        assert live(alice) == []
        assert importing.unfiled(NOW) == 0  # nothing the worker would tidy up
        assert jobs.take(NOW) is None
        assert jobs.ask_filing(alice) == job
        assert jobs.ask_filing(alice) == job  # asked twice, filed once
        self.work()
        row.refresh_from_db()
        assert (row.state, row.result["messages"], row.result["filed"]) == (
            "done",
            4,
            3,
        )
        assert live(alice)[0][2:] == ("interview", "rejected")

    def test_an_upload_goes_once_it_is_read(self, alice, path):
        jobs.ask_import(alice, [str(path)], uploaded=True, hold=True)
        self.work()
        assert not path.exists()
        jobs.ask_filing(alice)
        self.work()
        assert len(live(alice)) == 1

    def test_where_there_is_nothing_to_file_nothing_is_asked(self, alice, tmp_path):
        box = tmp_path / "mail.mbox"
        box.write_bytes(letters.mailbox([letters.OTHER]))
        job = jobs.ask_import(alice, [str(box)], hold=True)
        self.work()
        assert Job.objects.get(id=job).state == State.DONE
        assert KeptMessage.objects.get().standing == "alone"

    def test_stopped_while_it_counts_it_is_read_again(self, alice, path):
        job = jobs.ask_import(alice, [str(path)], hold=True)
        work = jobs.take(NOW)
        asked = []

        def stop(*_):
            asked.append(1)
            return len(asked) < 2

        summary = importing.read_mailbox(alice, work.paths, NOW, stop, hold=True)
        assert (summary.cancelled, summary.found) == (True, None)
        jobs.cancel(alice, job)
        loop.do(work, threading.Event())
        jobs.resume(alice, job)
        self.work()
        assert Job.objects.get(id=job).state == State.READ

    def test_filing_that_was_stopped_goes_on(self, alice):
        job = noted(alice, *some())
        jobs.ask_filing(alice)
        work = jobs.take(NOW)
        jobs.cancel(alice, job)
        loop.do(work, threading.Event())
        assert Job.objects.get(id=job).state == State.CANCELLED
        jobs.resume(alice, job)
        self.work()
        assert Job.objects.get(id=job).result["messages"] == 10
        assert len(live(alice)) == 3

    def test_two_readings_are_filed_together(self, alice):
        noted(alice, read())
        second = noted(alice, read(Kind.REJECTED, 9))
        assert list(Job.objects.values_list("state", flat=True)) == ["done", "read"]
        assert jobs.ask_filing(alice) == second
        self.work()
        assert live(alice)[0][3] == "rejected"

    def test_what_came_back_with_an_export_can_be_filed_without_its_reading(
        self, alice
    ):
        hold(alice, read())
        jobs.ask_filing(alice)
        self.work()
        assert len(live(alice)) == 1

    def test_held_mail_goes_along_in_an_export_and_stays_held(
        self, alice, bob, tmp_path
    ):
        noted(alice, *some())
        preferences.tell_keys(alice, on=False)
        archive.export(alice, tmp_path / "all.zip")
        KeptMessage.objects.all().delete()  # another store knows nothing of them
        archive.take_in(bob, tmp_path / "all.zip")
        assert holding.held(bob).count() == 10
        assert not Preferences.objects.get(owner=bob).keys
        jobs.ask_filing(bob)
        self.work()
        assert len(live(bob)) == 3

    def test_thrown_away_it_is_as_if_it_was_never_read(self, alice):
        earlier = Quarantined.objects.create(owner=alice, source="old", reason="time")
        Job.objects.create(owner=alice, kind="look")
        reads = some()
        noted(alice, *reads)
        for said, digest in (("thrown", reads[-1].digest), ("stays", "f" * 64)):
            SavedRoleRow.objects.create(
                owner=alice,
                title=said,
                words_key=said,
                message=digest,
                first_named=NOW,
                last_named=NOW,
            )
        Job.objects.filter(state="read").update(made=earlier.found)
        Quarantined.objects.update(found=datetime(2026, 1, 1, tzinfo=UTC))
        keep(alice, [lost("time")])
        holding.throw_away(alice)
        assert not KeptMessage.objects.exists()
        assert [role.title for role in SavedRoleRow.objects.all()] == ["stays"]
        assert [row.source for row in Quarantined.objects.all()] == ["old"]
        assert [job.kind for job in Job.objects.all()] == ["look"]

    def test_it_is_not_thrown_away_while_it_is_read_or_filed(self, alice):
        noted(alice, read())
        jobs.ask_filing(alice)
        with pytest.raises(Busy):
            holding.throw_away(alice)
        assert KeptMessage.objects.exists()


class TestWhatIsSaidMeanwhile:
    def test_what_the_person_said_of_its_like_holds_for_held_mail(self, alice):
        words = "Your file 4711 has moved to the next stage of our process."
        first = story.mail(Kind.ACKNOWLEDGED, words=words, confidence=0.5)
        alike = story.mail(Kind.ACKNOWLEDGED, words=words.replace("4711", "98"))
        hold(alice, alike)
        story.take(alice, first)
        row = KeptMessage.objects.get(digest=first.digest)
        review.decide(alice, row.id, Kind.INTERVIEW)
        file_held(alice, NOW, go_on)
        row = KeptMessage.objects.get(digest=alike.digest)
        assert (row.kind, row.standing) == ("interview", "filed")

    def test_what_is_said_to_be_nothing_leaves_a_trace_only(self, alice):
        words = "Your file 4711 has moved to the next stage of our process."
        first = story.mail(Kind.ACKNOWLEDGED, words=words, confidence=0.5)
        alike = story.mail(Kind.ACKNOWLEDGED, words=words.replace("4711", "98"))
        hold(alice, alike)
        story.take(alice, first)
        review.decide(
            alice, KeptMessage.objects.get(digest=first.digest).id, Kind.OTHER
        )
        file_held(alice, NOW, go_on)
        row = KeptMessage.objects.get(digest=alike.digest)
        assert (row.standing, row.subject, row.text) == ("alone", "", "")

    def test_a_held_letter_that_is_pasted_is_filed_by_itself(self, alice, tmp_path):
        box = tmp_path / "mail.mbox"
        box.write_bytes(letters.mailbox(letters.CLEAR))
        importing.read_mailbox(alice, [str(box)], NOW, go_on, hold=True)
        went = uploads.take_pasted(alice, letters.NO.decode(), NOW)
        assert went.is_no
        assert holding.held(alice).count() == 3
        assert live(alice)[0][3] == "rejected"

    def test_held_mail_has_no_page_and_cannot_be_answered(self, alice, alices):
        hold(alice, read(), read(Kind.OTHER))
        for row in KeptMessage.objects.all():
            assert alices.get(address("message", message=row.id)).status_code == 404
            told = alices.post(address("decide", message=row.id), {"kind": "offer"})
            assert told.status_code == 404


class TestThePages:
    def test_the_summary_is_shown_in_numbers_and_names_nobody(self, alice, alices):
        job = noted(alice, *some())
        page = alices.get(address("import", job=job)).content.decode()
        for words in (
            "What was found",
            "10 messages read",
            "5 speak of 3 applications",
            "1 answer is among them; it stays closed until you open it",
            "2 need your eye",
            "1 is from someone who writes about a role",
            "2 look like nothing",
            "File them",
            "Not now",
            "Throw this reading away",
        ):
            assert words in page, words
        for name in ("Fernhill", "Yarrow", "Thistle", "Larch", "rejected", "a no"):
            assert name not in page, name
        assert "http-equiv" not in page
        for one in words_of(page.encode()):
            assert not FORBIDDEN.search(one), one

    @pytest.mark.parametrize("many", [1, 2])
    def test_one_and_several_are_told_in_words(self, many, alice, alices):
        reads = [
            one
            for n in range(many)
            for one in (
                read(company=f"F{n}"),
                read(Kind.REJECTED, 9, company=f"F{n}"),
                read(Kind.OFFER, 9, company=f"G{n}", confidence=0.5),
                read(Kind.OUTREACH, company=f"H{n}"),
                read(Kind.OTHER),
            )
        ]
        noted(alice, *reads)
        page = alices.get("/inbox/").content.decode()
        assert "Read, and not filed yet" in page
        assert f"{5 * many} messages are read" in page
        today = alices.get("/").content.decode()
        assert f"{5 * many} messages are read, and not filed before you say" in today

    def test_one_alone_is_told_in_words(self, alice, alices):
        noted(alice, read())
        assert "1 message is read" in alices.get("/inbox/").content.decode()
        today = alices.get("/").content.decode()
        assert "1 message is read, and not filed before you say so" in today
        hold(alice, read(day=4))
        page = alices.get("/inbox/").content.decode()
        assert "2 messages are read" in page  # the counts are of fewer, so not shown
        assert "speaks of" not in page

    def test_filing_is_asked_for_and_shown_on_its_way(self, alice, alices):
        job = noted(alice, *some())
        answer = alices.post("/inbox/held/file/")
        assert answer.headers["Location"] == address("import", job=job)
        assert "Read, and not filed yet" not in alices.get("/inbox/").content.decode()
        jobs.take(NOW)
        page = alices.get(address("import", job=job)).content.decode()
        assert "Filing mail" in page
        assert "Filing." in page
        jobs.finish(job, "cancelled", {"messages": 10})
        page = alices.get(address("import", job=job)).content.decode()
        assert "Stopped. What was filed so far stays so." in page
        assert "Go on filing" in page
        jobs.finish(job, "done", {"messages": 10})
        page = alices.get(address("import", job=job)).content.decode()
        assert "All of it is filed." in page
        assert "What was found" not in page  # others may be held; not of this one

    def test_held_mail_without_its_reading_can_be_filed_all_the_same(
        self, alice, alices
    ):
        hold(alice, read())
        assert alices.post("/inbox/held/file/").status_code == 302
        page = alices.get("/inbox/").content.decode()
        assert "What was held" in page

    @pytest.mark.django_db(transaction=True)
    def test_it_can_be_thrown_away(self, alice, alices):
        noted(alice, *some())
        answer = alices.post("/inbox/held/throw-away/", follow=True)
        page = answer.content.decode()
        assert "Thrown away. Nothing of it is kept here." in page
        assert "Read so far" not in page
        assert not KeptMessage.objects.exists()

    def test_later_mailboxes_are_filed_at_once(self, alice, alices, tmp_path):
        story.take(alice, story.mail())
        box = tmp_path / "mail.mbox"
        box.write_bytes(letters.mailbox(letters.CLEAR))
        alices.post("/inbox/path/", {"path": str(box)})
        assert Job.objects.get().inputs["hold"] is False

    def test_what_is_hers_is_not_filed_by_him(self, alice, bobs):
        noted(alice, read())
        bobs.post("/inbox/held/file/")
        assert holding.held(alice).count() == 1
        assert "not filed" not in bobs.get("/inbox/").content.decode()


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path / "own" / "onward", tmp_path)


class TestTheTerminal:
    def test_in_a_pipe_a_first_mailbox_is_filed_at_once(self, terminal):
        terminal.mailbox()
        terminal.says("read", "mail.mbox")
        assert len(terminal.answers("status")["applications"]) == 1

    def test_asked_it_tells_numbers_and_files_on_y(self, terminal):
        terminal.mailbox()
        told = terminal.says("read", "--ask", "mail.mbox", given="y\n")
        assert "3 messages speak of 1 applications. Nothing is filed yet." in told
        assert "Answers among them, closed until you open them: 1." in told
        assert "look like nothing: 1." in told
        assert len(terminal.answers("status")["applications"]) == 1
        # From then on nothing is asked.
        assert "File them?" not in terminal.says("read", "--ask", "mail.mbox", given="")

    def test_left_for_later_it_waits_and_is_asked_about_again(self, terminal):
        terminal.mailbox()
        told = terminal.says("read", "--ask", "mail.mbox", given="\n")
        assert "not filed before you say so in the Inbox: 4." in told
        assert terminal.answers("status")["applications"] == []
        done = terminal.run("read", "mail.mbox")
        assert "not filed before you say so in the Inbox: 4." in done.stderr
        assert terminal.answers("status")["applications"] == []
        terminal.says("read", "--yes", "mail.mbox")
        assert len(terminal.answers("status")["applications"]) == 1

    def test_thrown_away_nothing_is_kept(self, terminal):
        terminal.mailbox()
        told = terminal.says("read", "--ask", "mail.mbox", given="t\n")
        assert "Thrown away." in told
        with closing(sqlite3.connect(terminal.home / "onward.sqlite3")) as store:
            assert not store.execute("SELECT * FROM store_keptmessage").fetchall()
            assert not store.execute("SELECT * FROM store_job").fetchall()

    def test_programs_are_not_asked_and_may_have_it_held(self, terminal):
        terminal.mailbox()
        done = terminal.run("read", "--json", "--ask", "mail.mbox")
        assert [json.loads(line)["kind"] for line in done.stdout.splitlines()]
        assert "not filed before you say so" in done.stderr
        assert terminal.answers("status")["applications"] == []

    @pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
    def test_who_sits_there_is_asked(self, terminal):
        import pty

        terminal.mailbox()
        ours, theirs = pty.openpty()
        os.write(ours, b"y\n")
        done = subprocess.run(
            terminal.command("read", "mail.mbox"),
            env=terminal.environment,
            cwd=terminal.folder,
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(theirs)
        said = os.read(ours, 1 << 16).decode()
        os.close(ours)
        assert done.returncode == 0, done.stderr
        assert "File them?" in said
        assert len(terminal.answers("status")["applications"]) == 1


@pytest.fixture(scope="module")
def held_home(tmp_path_factory):
    """A data folder in which a reading of the demo's first messages is held."""
    from onward.demo.mailbox import mailbox

    folder = tmp_path_factory.mktemp("held")
    pieces = mailbox(NOW.date()).split(b"\nFrom demo@")
    (folder / "small.mbox").write_bytes(b"\nFrom demo@".join(pieces[:60]) + b"\n")
    home = folder / "home"
    home.mkdir()
    environment = _environment(home)
    migrate = [sys.executable, "-m", "django", "migrate", "-v0"]
    subprocess.run(migrate, env=environment, check=True, capture_output=True)
    done = _run(home, 0, folder / "small.mbox")
    assert done.returncode == 0, done.stderr
    return home


def _environment(home):
    settings = {"DJANGO_SETTINGS_MODULE": "onward.config.settings"}
    return {**os.environ, "ONWARD_HOME": str(home), **settings}


def _run(home, at, path=None):
    script = Path(__file__).with_name("killed_filing.py")
    words = [sys.executable, str(script), str(at), *([str(path)] if path else [])]
    return subprocess.run(
        words, env=_environment(home), capture_output=True, text=True, check=False
    )


def test_ten_kills_while_filing_lose_nothing_and_double_nothing(held_home, tmp_path):
    from tests.flows.test_importing import _content

    whole = tmp_path / "whole"
    shutil.copytree(held_home, whole)
    done = _run(whole, 0)
    assert done.returncode == 0, done.stderr
    writes = int(done.stdout)
    expected = _content(whole)
    assert len(expected[1]) > 10
    steps = sorted({1 + number * (writes - 1) // 9 for number in range(10)})
    for at in itertools.chain(steps):
        home = tmp_path / f"killed-{at}"
        shutil.copytree(held_home, home)
        assert _run(home, at).returncode == -9
        again = _run(home, 0)
        assert again.returncode == 0, again.stderr
        assert _content(home) == expected, f"killed at write {at}"
