"""The worker: one job after another, stopped, resumed, abandoned, failing, cleaned up."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from tests.flows import letters
from tests.flows.build import read
from tests.flows.terminal import Terminal

from onward.gateways.mbox.wording import NOT_STARTED
from onward.kernel.errors import Busy, NotFound, OutsideFailed
from onward.mail.signal import Kind
from onward.services import archive, holds, home, importing, jobs
from onward.services.importing import Summary
from onward.services.jobs import State
from onward.services.keeping import keep
from onward.store.models import ApplicationRow, Job, KeptMessage
from onward.worker import loop

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    return Terminal(tmp_path / "own" / "onward", tmp_path)


@pytest.fixture
def mailbox(place):
    """Write a mailbox of `n` messages into the uploads folder and return its path."""

    def write(n=4, name="mail.mbox"):
        path = place.uploads / name
        path.write_bytes(
            letters.mailbox(
                letters.letter("Hello.", f"{name} {one}", day=one % 9, number=one)
                for one in range(n)
            )
        )
        return path

    return write


@pytest.fixture
def reads(monkeypatch):
    """Stand in for reading: `reads(what)` calls `what(paths, go_on)` for each job."""

    def put(what):
        def read_mailbox(_owner, paths, _now, go_on, *, hold):
            return what(paths, go_on)

        monkeypatch.setattr(loop, "read_mailbox", read_mailbox)

    return put


def work_until(condition):
    """Run the worker's loop until `condition()` holds when it looks for another job."""
    over = threading.Event()

    def take(now):
        if condition():
            over.set()
            return None
        return jobs.take(now)

    patch = pytest.MonkeyPatch()
    patch.setattr(loop, "jobs", _Jobs(take))
    try:
        loop.work(over)
    finally:
        patch.undo()


class _Jobs:
    """The jobs service with another `take`, which is always asked."""

    def __init__(self, take):
        self.take = take
        self.waiting = lambda _: True

    def __getattr__(self, name):
        return getattr(jobs, name)


def states():
    return list(Job.objects.order_by("made").values_list("state", flat=True))


@pytest.mark.django_db(transaction=True)
class TestDoing:
    def test_what_was_queued_is_read_and_its_upload_removed(self, alice, mailbox):
        path = mailbox(4)
        job = jobs.ask_import(alice, [str(path)], uploaded=True)
        work_until(lambda: states() == [State.DONE])
        row = Job.objects.get(id=job)
        assert row.result["messages"] == row.result["new"] == 4
        assert row.done == row.total
        assert KeptMessage.objects.filter(owner=alice).count() == 4
        assert not path.exists()

    def test_a_persons_own_file_stays(self, alice, mailbox):
        path = mailbox(2)
        jobs.ask_import(alice, [str(path)])
        work_until(lambda: states() == [State.DONE])
        assert path.exists()

    def test_stopped_midway_it_keeps_what_it_has_and_resumes(self, alice, mailbox):
        path = mailbox(450)
        job = jobs.ask_import(alice, [str(path)], uploaded=True)
        work = jobs.take(NOW)
        jobs.cancel(alice, job)
        loop.do(work, threading.Event())
        assert states() == [State.CANCELLED]
        kept = KeptMessage.objects.filter(owner=alice).count()
        assert 0 < kept < 450
        assert path.exists()
        jobs.resume(alice, job)
        work_until(lambda: states() == [State.DONE])
        row = Job.objects.get(id=job)
        assert (row.result["messages"], row.result["new"]) == (450, 450 - kept)
        assert not path.exists()

    def test_when_the_worker_must_end_the_next_one_goes_on_at_once(
        self, alice, mailbox
    ):
        jobs.ask_import(alice, [str(mailbox(450))])
        over = threading.Event()
        over.set()
        loop.do(jobs.take(NOW), over)
        assert states() == [State.QUEUED]
        work_until(lambda: states() == [State.DONE])
        assert KeptMessage.objects.filter(owner=alice).count() == 450

    def test_one_that_was_stopped_is_not_begun_again_by_the_next_worker(
        self, alice, mailbox
    ):
        job = jobs.ask_import(alice, [str(mailbox(4))])
        work, over = jobs.take(NOW), threading.Event()
        jobs.cancel(alice, job)
        over.set()
        loop.do(work, over)
        assert states() == [State.CANCELLED]
        jobs.resume(alice, job)
        work_until(lambda: states() == [State.DONE])


@pytest.mark.django_db(transaction=True)
class TestFailing:
    def test_a_failing_job_says_so_and_the_next_one_runs(self, alice, reads, caplog):
        def what(paths, _go_on):
            if paths == ("bad",):
                raise ZeroDivisionError
            return Summary(messages=1)

        reads(what)
        jobs.ask_import(alice, ["bad"])
        jobs.ask_import(alice, ["good"])
        work_until(lambda: State.QUEUED not in states())
        assert states() == [State.FAILED, State.DONE]
        assert "ZeroDivisionError" in caplog.text

    def test_what_a_person_can_mend_is_said_in_words(self, alice, reads):
        def what(_paths, _go_on):
            raise OutsideFailed(NOT_STARTED)

        reads(what)
        job = jobs.ask_import(alice, ["x"])
        loop.do(jobs.take(NOW), threading.Event())
        assert Job.objects.get(id=job).result == {"said": NOT_STARTED.plain()}

    def test_a_full_disk_is_said_in_words_and_nothing_is_logged(
        self, alice, reads, caplog
    ):
        def what(_paths, _go_on):
            raise OSError(28, "No space left on device")

        reads(what)
        job = jobs.ask_import(alice, ["x"])
        loop.do(jobs.take(NOW), threading.Event())
        assert "disk is full" in Job.objects.get(id=job).result["said"]
        assert caplog.text == ""

    def test_a_failed_job_can_be_tried_again(self, alice, reads):
        reads(lambda _paths, _go_on: 1 / 0)
        job = jobs.ask_import(alice, ["x"])
        loop.do(jobs.take(NOW), threading.Event())
        jobs.resume(alice, job)
        reads(lambda _paths, _go_on: Summary(messages=3))
        loop.do(jobs.take(NOW), threading.Event())
        assert states() == [State.DONE]

    def test_a_job_that_keeps_ending_its_worker_is_set_aside(self, alice):
        bad = jobs.ask_import(alice, ["bad"])
        jobs.ask_import(alice, ["good"])
        now = NOW
        for _ in range(jobs.TRIES):
            assert jobs.take(now).id == bad
            now += jobs.LEASE * 2
        assert jobs.take(now).paths == ("good",)
        assert "set aside" in Job.objects.get(id=bad).result["said"]

    def test_a_store_that_cannot_be_used_is_waited_for(self, monkeypatch, caplog):
        from django.db import OperationalError

        over = threading.Event()
        waits = []

        def take(_now):
            cause = __import__("sqlite3").OperationalError("database is locked")
            cause.sqlite_errorcode = 5
            raise OperationalError from cause

        monkeypatch.setattr(loop, "jobs", _Jobs(take))
        monkeypatch.setattr(
            over, "wait", lambda seconds: (waits.append(seconds), over.set())
        )
        loop.work(over)
        assert waits == [loop.AGAIN_SECONDS]
        assert "Another part of Onward" in caplog.text


@pytest.mark.django_db(transaction=True)
class TestWhatIsLeft:
    """Mail that was kept, and whoever kept it did not come to file it."""

    @pytest.fixture
    def left(self, alice, monkeypatch):
        monkeypatch.setattr(loop, "SETTLED_SECONDS", 0)
        keep(alice, [read(), read(Kind.REJECTED, 9)])
        return KeptMessage.objects.filter(standing="unfiled")

    def test_the_worker_files_it_when_it_has_nothing_else_to_do(self, left):
        asked = []

        def filed():
            asked.append(1)
            return not left.exists() or len(asked) > 9

        work_until(filed)
        assert not left.exists()
        assert ApplicationRow.objects.get().state == "rejected"

    def test_it_is_left_to_the_job_that_reads_its_mailbox(self, alice, left):
        jobs.ask_import(alice, ["x"])
        now = datetime.now(UTC)
        jobs.take(now)
        assert importing.unfiled(now) == 0
        importing.file_left(now, lambda: True)
        assert left.count() == 2
        assert importing.unfiled(now + jobs.LEASE) == 2

    def test_the_worker_ends_in_the_middle_of_it_when_it_must(self, left, monkeypatch):
        monkeypatch.setattr(importing, "FILED_AT_ONCE", 1)
        over = threading.Event()
        over.set()
        loop.tidy(loop.Left(), over)
        assert left.count() == 1

    @pytest.mark.usefixtures("left")
    def test_what_cannot_be_filed_is_logged_once(self, monkeypatch, caplog):
        monkeypatch.setattr(importing, "_file", lambda *_: 1 / 0)
        asked = []

        def often():
            asked.append(1)
            return len(asked) > 3

        monkeypatch.setattr(loop, "IDLE_SECONDS", 0)
        work_until(often)
        assert caplog.text.count("ZeroDivisionError") == 1

    @pytest.mark.usefixtures("left")
    def test_a_store_that_is_busy_is_tried_again(self, monkeypatch):
        def busy(*_):
            raise OperationalError

        monkeypatch.setattr(importing, "_file", busy)
        left = loop.Left()
        with pytest.raises(OperationalError):
            loop.tidy(left, threading.Event())
        assert left.settled(2, 0)

    def test_while_more_comes_or_less_is_left_somebody_is_at_it(self):
        left = loop.Left()
        seen = [(200, 0), (200, 9), (400, 10), (400, 19), (350, 20), (350, 29)]
        assert [left.settled(*one) for one in seen] == [False] * 6
        assert left.settled(350, 30)
        assert not left.settled(0, 31)
        assert not left.settled(0, 99)


class TestLeases:
    def test_an_abandoned_job_is_taken_up_when_its_lease_is_over(self, alice):
        job = jobs.ask_import(alice, ["x"])
        assert jobs.take(NOW).id == job
        assert jobs.take(NOW + jobs.LEASE) is None
        assert jobs.take(NOW + jobs.LEASE + timedelta(seconds=1)).id == job

    def test_reporting_keeps_the_lease(self, alice):
        job = jobs.ask_import(alice, ["x"])
        jobs.take(NOW)
        assert jobs.report(job, 5, 10, NOW + jobs.LEASE)
        assert jobs.take(NOW + jobs.LEASE * 2) is None
        row = Job.objects.get(id=job)
        assert (row.done, row.total) == (5, 10)

    def test_the_oldest_comes_first_and_once(self, alice):
        asked = [jobs.ask_import(alice, [str(n)]) for n in range(3)]
        assert [jobs.take(NOW).id for _ in asked] == asked
        assert jobs.take(NOW) is None

    def test_a_queued_job_that_is_stopped_is_never_run(self, alice):
        job = jobs.ask_import(alice, ["x"])
        jobs.cancel(alice, job)
        assert jobs.take(NOW) is None

    def test_a_job_is_its_owners_alone(self, alice, bob):
        job = jobs.ask_import(alice, ["x"])
        with pytest.raises(NotFound):
            jobs.cancel(bob, job)
        jobs.cancel(alice, job)
        with pytest.raises(NotFound):
            jobs.resume(bob, job)

    def test_a_running_job_is_not_queued_twice(self, alice):
        job = jobs.ask_import(alice, ["x"])
        jobs.take(NOW)
        with pytest.raises(NotFound):
            jobs.resume(alice, job)


@pytest.mark.django_db(transaction=True)
class TestErasingMeanwhile:
    def test_nothing_is_erased_while_mail_comes_in(self, alice, mailbox, place):
        job = jobs.ask_import(alice, [str(mailbox(4))])
        jobs.take(datetime.now(UTC))
        with pytest.raises(Busy, match="being read"):
            archive.erase_all(alice, place)
        assert Job.objects.filter(id=job).exists()

    def test_nor_while_a_command_keeps_mail(self, alice, place):
        with holds.working(place), pytest.raises(Busy, match="Another Onward command"):
            archive.erase_all(alice, place)
        archive.erase_all(alice, place)

    def test_nor_while_a_job_reports_late(self, alice, mailbox, place, monkeypatch):
        """Its lease has run out, but its worker is there and goes on."""
        late = datetime.now(UTC) - 2 * jobs.LEASE
        said = []

        def go_on(job, done, total, now):
            try:
                archive.erase_all(alice, place)
            except Busy as error:
                said.append(error.message.plain())
            return True

        monkeypatch.setattr(jobs, "report", go_on)
        jobs.ask_import(alice, [str(mailbox(4))])
        take = jobs.take
        monkeypatch.setattr(jobs, "take", lambda _: take(late))
        assert loop.do_next(threading.Event(), loop.Left())
        assert set(said) == {
            f"Another Onward command is working in {place.root} at the moment."
        }
        assert KeptMessage.objects.filter(owner=alice).count() == 4

    def test_no_job_is_begun_while_everything_is_erased(self, alice, mailbox, place):
        jobs.ask_import(alice, [str(mailbox(4))])
        with holds.undisturbed(place):
            assert not loop.do_next(threading.Event(), loop.Left())
        assert states() == [State.QUEUED]

    def test_jobs_and_their_paths_are_erased_with_the_rest(self, alice, mailbox, place):
        path = mailbox(4)
        jobs.ask_import(alice, [str(path)], uploaded=True)
        archive.erase_all(alice, place)
        assert states() == []
        assert not path.exists()

    def test_a_job_that_was_erased_does_not_go_on(self, alice):
        job = jobs.ask_import(alice, ["x"])
        jobs.take(NOW)
        Job.objects.all().delete()
        assert not jobs.report(job, 1, 2, NOW)


class TestSweeping:
    def test_only_uploads_that_a_job_may_still_need_stay(self, alice, mailbox, place):
        wanted = [mailbox(1, f"{state}.mbox") for state in ("queued", "stopped")]
        jobs.ask_import(alice, [str(wanted[0])], uploaded=True)
        stopped = jobs.ask_import(alice, [str(wanted[1])], uploaded=True)
        jobs.cancel(alice, stopped)
        forgotten = mailbox(1, "forgotten.mbox")
        old = jobs.ask_import(alice, [str(forgotten)], uploaded=True)
        jobs.cancel(alice, old)
        now = datetime.now(UTC)
        Job.objects.filter(id=old).update(made=now - jobs.RESUMABLE)
        (place.uploads / "half.upload").touch()
        home.sweep(place, jobs.wanted_uploads(now), now.timestamp())
        assert sorted(place.uploads.iterdir()) == sorted(wanted)

    def test_scratch_of_a_killed_backup_goes_after_a_day(self, place):
        scratch = place.root / "tmpabc"
        scratch.mkdir()
        (scratch / "onward.sqlite3").touch()
        (place.backups / "x.half").touch()
        now = scratch.stat().st_mtime
        home.sweep(place, (), now + 3600)
        assert scratch.exists()
        home.sweep(place, (), now + 25 * 3600)
        assert not scratch.exists()
        assert list(place.backups.iterdir()) == []


def test_the_worker_ends_when_whoever_started_it_is_gone(terminal):
    terminal.says("status")
    process = subprocess.Popen(
        [sys.executable, "-m", "onward.worker"],
        env=terminal.environment,
        stdin=subprocess.PIPE,
    )
    try:
        process.stdin.close()
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def test_a_worker_that_cannot_put_its_job_down_ends_all_the_same(terminal):
    stuck = (
        "import threading, onward.worker.__main__ as worker, onward.worker.loop\n"
        "worker.GRACE_SECONDS = 0\n"
        "onward.worker.loop.work = lambda over: threading.Event().wait()\n"
        "worker.main()\n"
    )
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import django, os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'onward.config.settings'\ndjango.setup()\n"
            + stuck,
        ],
        env=terminal.environment,
        stdin=subprocess.PIPE,
    )
    try:
        process.stdin.close()
        assert process.wait(20) == 1
    finally:
        process.kill()
        process.wait()
