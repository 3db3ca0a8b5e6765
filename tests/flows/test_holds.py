"""Who may work in a data folder at once, and that nothing is lost or revived by it."""

import subprocess
import sys
import types

import pytest
from tests.flows.terminal import Terminal

from onward.kernel.errors import Busy
from onward.services import holds, home

OPEN = (
    "from onward.cli.store import open_store\n"
    "owner = open_store().owner\n"
    "print('open', flush=True)\n"
    "input()\n"
)


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(tmp_path / "own" / "onward", folder)


class ByteLocks(types.ModuleType):
    """`msvcrt` as far as it locks: bytes, each for one open file alone."""

    LK_NBLCK, LK_LOCK = 2, 1

    def __init__(self, fsync):
        super().__init__("msvcrt")
        self.taken = {}
        self.place = fsync

    def locking(self, descriptor, _, length):
        start = self.place(descriptor)
        wanted = set(range(start, start + length))
        if any(wanted & held for other, held in self.taken.items()):
            raise OSError(36, "Resource deadlock avoided")
        self.taken[descriptor] = wanted


@pytest.fixture(params=["flock", "bytes"])
def system(request, monkeypatch):
    """The locks of POSIX, and those of Windows; call it to close a file's."""
    if request.param == "flock":
        return lambda _: None
    import os

    locks = ByteLocks(lambda descriptor: os.lseek(descriptor, 0, os.SEEK_CUR))
    monkeypatch.setitem(sys.modules, "msvcrt", locks)
    monkeypatch.setattr(holds, "sys", types.SimpleNamespace(platform="win32"))
    return lambda file: locks.taken.pop(file.fileno(), None)


def test_many_hold_together_or_one_alone(place, system):
    def opened():
        return holds.private(place.work_lock)

    with opened() as one, opened() as two, opened() as three:
        assert holds.take(one, together=True)
        assert holds.take(two, together=True)
        assert not holds.take(three)
        for file in (one, two):
            system(file)
            file.close()
        assert holds.take(three)
        with opened() as late:
            assert not holds.take(late, together=True)
            assert not holds.take(late)
        system(three)
    with opened() as last:
        assert holds.take(last, together=True)
        system(last)


def test_whoever_makes_what_is_made_once_goes_in_turn(place, system):
    with holds.in_turn(place), holds.private(place.setup_lock) as other:
        assert not holds.take(other)
    del system


def test_one_who_serves_lets_others_work(place):
    with home.alone(place), holds.working(place), holds.working(place):
        pass


def test_whoever_must_not_be_disturbed_waits_for_nobody(place):
    with holds.working(place), pytest.raises(Busy, match="Another Onward command"):
        holds.undisturbed(place).__enter__()
    with holds.undisturbed(place), pytest.raises(Busy, match="Another Onward command"):
        holds.working(place).__enter__()


@pytest.fixture
def working(terminal):
    """A command that has opened the store and is not done yet."""
    terminal.says("add", "Yarrow", "Buyer")
    with subprocess.Popen(
        [sys.executable, "-c", OPEN],
        env=terminal.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_what_a_command_keeps_is_not_replaced_nor_erased_under_it(terminal, working):
    made = terminal.answers("backup")["file"]
    for words in (["restore", made], ["erase", "--yes"]):
        said = terminal.refuses(*words)
        assert "Another Onward command is working" in said[0]
        assert "Ctrl-C" in said[1]
    assert terminal.says("add", "Fernhill", "Buyer")
    assert len(terminal.answers("status")["applications"]) == 2
    working.communicate("\n")
    terminal.says("restore", made)
    assert len(terminal.answers("status")["applications"]) == 1
    terminal.says("erase", "--yes")


def test_commands_that_begin_at_once_on_an_empty_folder_all_answer(terminal):
    begun = [
        subprocess.Popen(
            terminal.command("status", "--json"),
            env=terminal.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = [process.communicate() for process in begun]
    assert [(out[:30], err) for out, err in said] == [
        ('{"schema": 1, "applications": ', "")
    ] * 4
    assert list((terminal.home / "backups").iterdir()) == []
