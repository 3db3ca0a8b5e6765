"""Onward as a running program on loopback: let in, told off, stopped, killed."""

import contextlib
import http.client
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import urllib.parse
from contextlib import closing
from pathlib import Path

import pytest
from tests.flows.terminal import Terminal

from onward.cli import wording

pytestmark = [
    pytest.mark.serves,
    pytest.mark.skipif(
        not Path("/proc/self/task").exists(), reason="processes are looked up in /proc"
    ),
]
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/open/\S+/)")


@pytest.fixture
def terminal(tmp_path) -> Terminal:
    folder = tmp_path / "here"
    folder.mkdir()
    return Terminal(tmp_path / "own" / "onward", folder)


class Served:
    """A process that serves; what it printed, its address and its first link."""

    def __init__(self, process, lines):
        self.process = process
        self.lines = lines
        self.port, self.link = LINK.search(lines[-1]).groups()
        self.address = f"http://127.0.0.1:{self.port}"

    def get(self, path, cookie=None):
        """Return status, headers and body of a page as a browser would ask for it."""
        connection = http.client.HTTPConnection("127.0.0.1", int(self.port), timeout=20)
        with closing(connection):
            connection.request("GET", path, headers={"Cookie": cookie or ""})
            response = connection.getresponse()
            return (
                response.status,
                response.headers,
                response.read().decode(errors="replace"),
            )

    def let_in(self, link):
        """Open a launch link and return the cookie it gives."""
        status, headers, _ = self.get(link)
        assert status == 302
        given = [one.split(";")[0] for one in headers.get_all("Set-Cookie")]
        (session,) = [one for one in given if "-csrf=" not in one]
        return session

    def worker(self, other_than=None):
        """Return the id of the worker this one started, as soon as it is there."""
        for _ in range(100_000):  # a process has no name yet while it is being made
            told = Path(f"/proc/{self.process.pid}/task").glob("*/children")
            children = {int(pid) for file in told for pid in file.read_text().split()}
            found = {pid for pid in children if "onward.worker" in command_of(pid)}
            if found - {other_than}:
                (only,) = found
                return only
            os.sched_yield()
        raise AssertionError("there is no worker")

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except OSError:
        return ""


@contextlib.contextmanager
def serving(terminal, *words):
    """Start Onward and wait for its link; it is ended in any case."""
    words = words or ("start",)
    process = subprocess.Popen(
        terminal.command(*words, "--port", "0", "--no-browser"),
        env=terminal.environment,
        cwd=terminal.folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if LINK.search(line):
                break
        else:
            raise AssertionError(process.stderr.read())
        yield Served(process, lines)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def gone(pid):
    """Wait until a process is gone; it is no child of ours, so we wait on its end."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        import select

        return bool(select.select([handle], [], [], 20)[0])
    finally:
        os.close(handle)


def test_the_link_lets_one_browser_in_once_and_another_can_be_had(terminal):
    with serving(terminal) as served:
        assert served.get("/")[0] == 403
        cookie = served.let_in(served.link)
        assert served.get("/", cookie)[0] == 200
        assert served.get(served.link)[0] in {302, 403, 404, 410}
        assert "Set-Cookie" not in served.get(served.link)[1]
        assert served.get("/")[0] == 403

        told = terminal.says("link")
        port, link = LINK.search(told).groups()
        assert port == served.port
        assert served.get("/", served.let_in(link))[0] == 200
        assert served.get("/", cookie)[0] == 200, "the first browser stays in"
        assert wording.LINK_ONCE % {"command": "onward link"} in told


def test_a_second_one_is_told_where_the_first_is(terminal):
    with serving(terminal) as served:
        for words in (["start", "--port", "0"], ["erase", "--yes"]):
            said = terminal.refuses(*words)
            assert served.address in said[0]
            assert "onward link" in said[1]
        assert served.get(served.link)[0] == 302
        assert terminal.says("add", "Yarrow")
        assert len(terminal.answers("status")["applications"]) == 1


def test_a_port_in_use_is_one_line_and_what_to_try_and_nothing_is_read(terminal):
    terminal.mailbox()
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = terminal.refuses("start", "--port", str(port), "--mail", "mail.mbox")
    assert said[0] == f"Port {port} is used by another program."
    assert re.fullmatch(r"Try: onward start --port \d{4,5}", said[1])
    assert terminal.answers("status") == {"applications": []}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_takes_the_worker_with_it(terminal, how):
    with serving(terminal) as served:
        served.let_in(served.link)
        worker = served.worker()
        code, out, err = served.end(how)
        assert (code, err) == (0, "")
        assert out.splitlines()[-1] == wording.STOPPED
        assert command_of(worker) == ""
        assert not (terminal.home / "running.json").exists()
        with pytest.raises(ConnectionRefusedError):
            served.get("/")


def test_killed_it_leaves_no_worker_and_no_false_address(terminal):
    with serving(terminal) as served:
        worker = served.worker()
        served.process.kill()
        served.process.wait()
        assert gone(worker)
        assert (terminal.home / "running.json").exists()
        assert terminal.refuses("link")[0] == wording.NOT_RUNNING
    with serving(terminal) as again:
        assert again.get(again.link)[0] == 302


def test_a_worker_that_falls_over_is_started_again(terminal):
    with serving(terminal) as served:
        first = served.worker()
        os.kill(first, signal.SIGKILL)
        assert gone(first)
        cookie = served.let_in(served.link)
        job = ask_to_read(served, cookie, terminal.mailbox())
        assert "4 messages read" in until_over(served, cookie, job)
        assert served.worker(other_than=first) != first


def ask_to_read(served, cookie, path):
    """Ask for a mailbox on the Inbox page, as its form does; return the import's page."""
    _, headers, page = served.get("/inbox/", cookie)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    csrf = headers["Set-Cookie"].split(";")[0]
    connection = http.client.HTTPConnection("127.0.0.1", int(served.port), timeout=20)
    with closing(connection):
        connection.request(
            "POST",
            "/inbox/path/",
            urllib.parse.urlencode({"csrfmiddlewaretoken": token, "path": path}),
            {
                "Cookie": f"{cookie}; {csrf}",
                "Origin": served.address,
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        response = connection.getresponse()
        assert response.status == 302, response.read().decode()
        return response.headers["Location"]


def until_over(served, cookie, job):
    """Ask for an import's page until it is over; the worker looks twice a second."""
    for _ in range(2000):
        page = served.get(job, cookie)[2]
        if "hx-trigger" not in page:
            return page
    raise AssertionError(page)


def test_a_damaged_store_is_refused_unchanged(terminal):
    terminal.says("add", "Yarrow", "Buyer")
    store = terminal.home / "onward.sqlite3"
    raw = bytearray(store.read_bytes())
    raw[4096 * 3 : 4096 * 9] = b"\x07" * 4096 * 6
    store.write_bytes(raw)
    before = contents(terminal.home)
    said = terminal.refuses("start", "--port", "0", "--no-browser")
    assert said == [
        f"The store {store} is damaged. It was not changed.",
        f"Run “onward restore FILE” with a backup; the newest ones are in {terminal.home / 'backups'}.",
    ]
    assert contents(terminal.home) == before


def contents(folder):
    """Return what a data folder holds; an empty log and shared memory are no content."""
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_size and not path.name.endswith("-shm")
    }


def test_every_file_of_a_whole_tour_is_private(terminal):
    terminal.mailbox()
    with serving(terminal, "start", "--mail", "mail.mbox") as served:
        cookie = served.let_in(served.link)
        for path in (
            "/",
            "/applications/",
            "/reading/",
            "/inbox/",
            "/settings/export/",
        ):
            assert served.get(path, cookie)[0] == 200
        job = ask_to_read(served, cookie, terminal.mailbox())
        until_over(served, cookie, job)
        terminal.says("backup")
        terminal.says("plan", "--ics", "week.ics")
        terminal.says("export", "all.zip")
        seen = [terminal.home, *terminal.home.rglob("*")]
        loose = {
            str(path): oct(stat.S_IMODE(path.stat().st_mode))
            for path in (
                *seen,
                terminal.folder / "week.ics",
                terminal.folder / "all.zip",
            )
            if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
        }
        assert loose == {}
        names = {path.name for path in seen}
        assert {
            "onward.sqlite3",
            "onward.sqlite3-wal",
            "secret.key",
            "running.json",
            "onward.lock",
        } <= names


def test_the_demo_tells_its_story_and_runs_beside_your_own(terminal):
    with serving(terminal) as own, serving(terminal, "demo") as demo:
        told = "".join(demo.lines)
        assert "Alice Marlow" in told
        assert re.search(r"Read 3\d\d messages\.", told)
        assert re.search(r"\d+ kept messages speak of \d+ applications", told)
        assert "that waits quietly until you open it" in told
        assert "Your week 20" in told
        assert own.port != demo.port
        theirs, ours = demo.let_in(demo.link), own.let_in(own.link)
        assert theirs.startswith("onward-demo=")
        assert ours.startswith("onward-main=")
        both = f"{ours}; {theirs}"
        assert "No applications" not in demo.get("/applications/", both)[2]
        assert own.get("/", both)[0] == demo.get("/", both)[0] == 200
        assert own.get("/", theirs)[0] == demo.get("/", ours)[0] == 403
        link = LINK.search(terminal.says("link", "--demo"))
        assert link[1] == demo.port
    assert terminal.answers("status") == {"applications": []}


def test_a_mailbox_read_at_the_start_is_told_without_naming_an_answer(terminal):
    terminal.mailbox()
    with serving(terminal, "start", "--mail", "mail.mbox") as served:
        told = "".join(served.lines)
        assert "Read 4 messages." in told
        assert "Your week 20" in told
        assert "Fernhill" not in told.split("Your week")[0]


def test_links_are_kept_as_hashes_only(terminal):
    with serving(terminal) as served:
        token = served.link.split("/")[2]
        with closing(sqlite3.connect(terminal.home / "onward.sqlite3")) as store:
            assert token not in "\n".join(store.iterdump())
