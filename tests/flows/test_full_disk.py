"""A disk that fills up at any point: a plain line, nothing lost, the retry succeeds."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.flows.terminal import ROOT, Terminal

from onward.demo.mailbox import mailbox
from onward.kernel.errors import Busy, Damaged, Fixable
from onward.services import wording
from onward.services.trouble import explain

GROWS_BY = """
from django.db.backends.signals import connection_created
def limit(connection, **_):
    with connection.cursor() as cursor:
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
connection_created.connect(limit)
"""


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(tmp_path / "own" / "onward", folder)


def test_every_page_the_store_cannot_get_loses_nothing(terminal):
    terminal.says("status")
    mail = terminal.folder / "mail.mbox"
    whole = mailbox(date(2026, 11, 25)).split(b"\nFrom ")
    mail.write_bytes(b"\nFrom ".join(whole[:60]))
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("full_disk.py"), "500", mail],
        env=terminal.environment | {"DJANGO_SETTINGS_MODULE": "onward.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(steps) > 10, "the disk was never full"
    assert steps[-1]["said"] == ""
    expected = steps[-1]["end"]
    assert len(expected["log"][0]) > 40
    for number, step in enumerate(steps[:-1]):
        assert step["said"] == wording.DISK_FULL, number
        assert step["failed"]["whole"], number
        assert step["again"] == ""
        assert step["end"] == expected, number


def test_the_terminal_says_it_in_a_line_and_the_same_command_works_later(terminal):
    terminal.says("status")
    with closing(sqlite3.connect(terminal.home / "onward.sqlite3")) as store:
        store.execute("VACUUM")
    said = []
    for number in range(50):  # until the space left in pages is used up
        done = terminal.run("add", f"Yarrow {number} " + "x" * 180, before=GROWS_BY)
        if done.returncode:
            said = done.stderr.splitlines()
            break
    assert said == [wording.DISK_FULL, wording.DISK_REMEDY]
    assert len(terminal.answers("status")["applications"]) == number
    terminal.says("add", "Yarrow at last")
    assert len(terminal.answers("status")["applications"]) == number + 1
    assert terminal.answers("doctor") == {"problems": []}


FILL = """
set -eu
mount -t tmpfs -o size=4m none "$ONWARD_HOME"
"$0" -c "$1" add Yarrow
"$0" -c "$1" status --json
dd if=/dev/zero of="$ONWARD_HOME/filler" bs=4k 2>/dev/null || true
code=0; "$0" -c "$1" add Fernhill || code=$?; echo "code $code"
code=0; "$0" -c "$1" backup || code=$?; echo "code $code"
rm "$ONWARD_HOME/filler"
"$0" -c "$1" add Fernhill
"$0" -c "$1" status --json
ls -A "$ONWARD_HOME"
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="small disks are made on Linux"
)
def test_a_really_full_disk(terminal):
    unshare = shutil.which("unshare")
    assert unshare, "util-linux's unshare makes a disk of our own"
    terminal.home.mkdir(parents=True)
    main = terminal.command()[2]
    done = subprocess.run(
        [
            unshare,
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            FILL,
            sys.executable,
            main,
        ],
        env=terminal.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    said = done.stderr.splitlines()
    assert said.count(wording.DISK_REMEDY) + said.count(wording.FAILED_REMEDY) == 2
    assert done.stdout.count("code 1") == 2
    first, last = [
        json.loads(line)["applications"]
        for line in done.stdout.splitlines()
        if line.startswith("{")
    ]
    assert [one["company"] for one in first] == ["Yarrow"]
    assert {one["company"] for one in last} == {"Yarrow", "Fernhill"}
    assert ".half" not in done.stdout


class TestExplaining:
    def said(self, make):
        with closing(sqlite3.connect(":memory:")) as store:
            try:
                make(store)
            except sqlite3.Error as error:
                return explain(error)
        raise AssertionError("nothing went wrong")

    def test_a_file_that_is_no_store_is_damaged(self, tmp_path):
        file = tmp_path / "x"
        file.write_bytes(b"words " * 2000)

        def make(_):
            with closing(sqlite3.connect(file)) as store:
                store.execute("SELECT * FROM sqlite_master")

        assert isinstance(self.said(make), Damaged)

    def test_a_locked_store_is_busy(self, tmp_path):
        def make(_):
            with (
                closing(sqlite3.connect(tmp_path / "x", timeout=0)) as one,
                closing(sqlite3.connect(tmp_path / "x", timeout=0)) as two,
            ):
                one.execute("BEGIN IMMEDIATE")
                two.execute("BEGIN IMMEDIATE")

        assert isinstance(self.said(make), Busy)

    def test_a_store_that_cannot_be_opened_names_the_disk(self, tmp_path):
        def make(_):
            with closing(sqlite3.connect(tmp_path / "no" / "x")):
                pass

        assert "unable to open" in self.said(make).message.plain()

    def test_a_mistake_of_ours_is_not_explained_away(self):
        assert self.said(lambda store: store.execute("SELEKT")) is None
        assert explain(ValueError("x")) is None
        assert explain(OSError("x")) is None
        assert explain(FileNotFoundError(2, "gone", "x")) is None

    @pytest.mark.parametrize(
        ("number", "said"),
        [("ENOSPC", wording.DISK_FULL), ("EACCES", "secret.key could not be opened")],
    )
    def test_what_the_system_says_of_a_file_is_told(self, number, said):
        code = getattr(__import__("errno"), number)
        told = explain(OSError(code, os.strerror(code), "secret.key"))
        assert isinstance(told, Fixable)
        assert told.message.plain().startswith(said)
