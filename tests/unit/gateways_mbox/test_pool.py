"""One bad message never costs another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.corpus.hostile import KINDS, mail

from onward.gateways.mbox import pool
from onward.gateways.mbox.pool import Limits, Read, read_all
from onward.gateways.mbox.sources import RawMail
from onward.kernel.errors import OutsideFailed
from onward.mail.decode import decode

SHORT = Limits(cpu_seconds=0.3, wall_seconds=1.0)
REASONS = {
    "eat all memory": "memory",
    "never end": "cpu",
    "sleep": "time",
    "die": "crash",
    "raise": "crash",
    "talk nonsense": "crash",
}


@pytest.fixture(autouse=True)
def _double(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def letters(*subjects: str) -> list[RawMail]:
    return [
        RawMail("x.mbox", number, mail(subject=subject.encode()), offset=number)
        for number, subject in enumerate(subjects, start=1)
    ]


def read(mails: list[RawMail], **options) -> list[Read]:
    return list(read_all(mails, reader="double:read_raw", **options))


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_order_and_whole(workers):
    mails = letters(*(f"letter {n}" for n in range(300)))
    found = read(mails, workers=workers)
    assert [(each.ordinal, each.offset) for each in found] == [
        (n, n) for n in range(1, 301)
    ]
    assert [each.message for each in found] == [decode(each.raw) for each in mails]
    assert {each.problem for each in found} == {None}
    assert found[0].digest == decode(mails[0].raw).digest


@pytest.mark.parametrize(("subject", "reason"), REASONS.items())
def test_a_bad_message_is_quarantined_with_its_reason(subject, reason):
    found = read(letters("one", "two", subject, "three", "four"), limits=SHORT)
    assert [each.problem for each in found] == [None, None, reason, None, None]
    assert (found[2].message, found[2].signal) == (None, None)
    assert found[2].digest == decode(mail(subject=subject.encode())).digest


def test_many_bad_messages_cost_no_good_one():
    subjects = [*(["die", "one"] * 5), "raise", "raise", "two", "eat all memory", "die"]
    found = read(letters(*subjects), workers=2)
    good = [each.message.subject for each in found if each.message]
    assert good == [subject for subject in subjects if subject in {"one", "two"}]
    assert len(found) == len(subjects)


def test_every_hostile_kind_comes_back():
    mails = [RawMail(name, 0, build()) for name, build in KINDS.items()]
    found = list(read_all(mails, workers=2))
    assert [each.source for each in found] == list(KINDS)
    assert {each.label: each.problem for each in found if each.problem} == {}


def test_stray_prints_do_not_reach_the_answers():
    assert [each.problem for each in read(letters("print", "one"))] == [None, None]


def test_a_message_read_in_part_says_so():
    (only,) = read([RawMail("a.eml", 0, mail(), problem="too_big")])
    assert (only.problem, only.message is not None) == ("too_big", True)


def test_nothing_to_read_starts_nothing(monkeypatch):
    monkeypatch.setattr(pool.subprocess, "Popen", None)
    assert read([]) == []


def test_few_messages_need_one_child(monkeypatch):
    started = []
    start = subprocess.Popen

    def counted(*args, **options):
        started.append(args)
        return start(*args, **options)

    monkeypatch.setattr(pool.subprocess, "Popen", counted)
    read(letters(*["one"] * pool.FEW), workers=2)
    assert len(started) == 1


def test_messages_waiting_are_bounded(monkeypatch):
    monkeypatch.setattr(pool, "_FLIGHT_BYTES", 4_000)
    monkeypatch.setattr(pool, "_BATCH_BYTES", 1_000)
    taken = 0

    def counted():
        nonlocal taken
        for each in letters(*["one"] * 200):
            taken += 1
            yield each

    answers = read_all(counted(), reader="double:read_raw")
    next(answers)
    assert taken < 60
    answers.close()


def test_stopping_early_ends_the_children():
    others = set(children())
    answers = read_all(iter(letters(*["sleep"] * 100)), reader="double:read_raw")
    first = read_all(iter(letters(*["one"] * 100)), reader="double:read_raw")
    next(first)
    first.close()
    answers.close()
    assert set(children()) <= others


def test_a_reader_that_cannot_be_loaded_is_said_plainly():
    with pytest.raises(OutsideFailed, match="could not be started"):
        list(read_all(letters("one"), reader="no_such_module:read"))


def test_a_killed_parent_leaves_no_child():
    code = (
        "from onward.gateways.mbox.pool import read_all\n"
        "from onward.gateways.mbox.sources import RawMail\n"
        "import itertools, sys\n"
        "mails = (RawMail('a', n, b'Subject: a') for n in itertools.count())\n"
        "for each in read_all(mails, reader='double:read_raw'):\n"
        "    print('.', flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    (child,) = children(parent.pid)
    watched = os.pidfd_open(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert ended(watched)


def ended(pidfd: int) -> bool:
    """Wait for the process to end, ten seconds at most."""
    import select

    ready, _, _ = select.select([pidfd], [], [], 10)
    os.close(pidfd)
    return bool(ready)


def children(pid: int | None = None) -> list[int]:
    tasks = Path(f"/proc/{pid or os.getpid()}/task").iterdir()
    return [
        int(child)
        for task in tasks
        for child in (task / "children").read_text().split()
    ]


def test_a_mailbox_and_a_single_mail_are_named_differently():
    values = {
        "offset": 0,
        "digest": "",
        "message": None,
        "signal": None,
        "problem": None,
    }
    assert Read(source="a.mbox", ordinal=3, **values).label == "a.mbox#3"
    assert Read(source="a.eml", ordinal=0, **values).label == "a.eml"


@pytest.fixture
def late(monkeypatch):
    """Let the clock of a child run out while its answers with these numbers arrive."""
    numbers, count = set(), iter(range(-1, 99))  # the child says first that it is ready
    child = pool._Child("double:read_raw", SHORT)
    real = pool.read_frame

    def arrives(*given):
        frame = real(*given)
        if frame is not None and next(count) in numbers:
            child.since -= 2 * SHORT.wall_seconds
            child.end_if_late()
        return frame

    monkeypatch.setattr(pool, "read_frame", arrives)
    yield child, numbers
    child.close()


@pytest.mark.parametrize("number", [0, 1, 3])
def test_an_answer_that_came_at_the_last_moment_costs_nobody_else_theirs(number, late):
    child, numbers = late
    numbers.add(number)
    for subjects in (("one", "two"), ("three", "four", "five")):
        answers = child.read(letters(*subjects))
        assert [type(one) for one in answers] == [bytes] * len(subjects)


def test_the_clock_is_read_by_one_at_a_time():
    child = pool._Child("double:read_raw", SHORT, process=object(), since=0.0)

    class AnswersFirst:
        def __enter__(self):
            child.since = None

        def __exit__(self, *_):
            pass

    child.lock = AnswersFirst()
    child.end_if_late()
    assert not child.late
