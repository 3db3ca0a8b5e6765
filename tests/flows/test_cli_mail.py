"""`onward mail`: the four acts, in the terminal."""

import json

import pytest
from tests.flows import letters
from tests.flows.terminal import Terminal
from tests.mailserver import dovecot

pytestmark = pytest.mark.serves
KEY, WRONG = dovecot.PASSWORD + "\n", "canary-wrong\n"


@pytest.fixture
def terminal(server, tmp_path):
    return Terminal(tmp_path / "own" / "onward", tmp_path)


@pytest.fixture
def connect(server, post):
    """The words that connect Alice's mailbox."""
    for raw in letters.CLEAR:
        post.put(raw.replace(b"\n", b"\r\n"))
    return (
        *("connect", dovecot.USER, "--host", "localhost"),
        *("--port", server.tls, "--since", "all"),
    )


SEVERAL = """
import contextlib, io, json, sys
from onward.cli.main import main

def file(text=""):
    return io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")

def one(words, given):
    sys.argv, sys.stdin, code = ["onward", "mail", *words], file(given), 0
    out, err = file(), file()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code or 0
    return [code, *(said.buffer.getvalue().decode() for said in (out, err) if not said.flush())]

print(json.dumps([one(*command) for command in json.load(sys.stdin)]))
sys.exit()
"""


def several(terminal, *commands):
    """Run commands one after another in one process: beginning it takes longest.

    Each is words, or words and what is piped in; return code, output and errors of each.
    """
    asked = [
        ([str(word) for word in words], given)
        for *words, given in (
            one if one[-1] in {KEY, WRONG} else (*one, "") for one in commands
        )
    ]
    done = terminal.run(before=SEVERAL, given=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert "canary" not in done.stdout + done.stderr
    for _, _, err in answers:
        assert "Traceback" not in err
    return answers


def test_a_mailbox_is_connected_read_told_of_and_forgotten(terminal, connect):
    made, status, read, after, again, gone, none = several(
        terminal,
        (*connect, KEY),
        ("status",),
        ("read",),
        ("status",),
        ("read", dovecot.USER),
        ("forget", dovecot.USER),
        ("status",),
    )
    assert f"Connected: {dovecot.USER}" in made[1]
    assert made[2].index("one app") < made[2].index("Password")
    assert "not read to its end yet" in status[1]
    assert "read 4 messages, 4 of them new" in read[1]
    assert "read 4 of 4; last look" in after[1]
    assert "read 0 messages" in again[1]
    assert "Forgotten" in gone[1]
    assert "No such mailbox" in none[1]
    assert [one[0] for one in (made, status, read, after, again, gone, none)] == [0] * 7
    assert "Fernhill" in terminal.says("status")
    assert not (terminal.home / "secrets.json").exists()


def test_what_a_first_look_finds_is_told_and_filed_once_somebody_says_so(
    terminal, connect
):
    terminal.says("mail", *connect, given=KEY)
    told = terminal.says("mail", "read", "--ask", given="\n")
    assert "3 messages speak of 1 applications. Nothing is filed yet." in told
    assert "not filed before you say so in the Inbox: 4." in told
    assert terminal.answers("status")["applications"] == []
    terminal.says("mail", "read", "--yes")
    assert len(terminal.answers("status")["applications"]) == 1
    assert "File them?" not in terminal.says("mail", "read", "--ask")


def test_programs_are_answered(terminal, connect):
    acts = [(*connect, "--json", KEY), ("read", "--json"), ("status", "--json")]
    done = several(terminal, *acts, ("forget", dovecot.USER, "--json"))
    made, read, told, gone = (json.loads(out) for _, out, _ in done)
    assert made["address"] == dovecot.USER
    assert (read["mailboxes"][0]["messages"], read["mailboxes"][0]["new"]) == (4, 4)
    (told,) = told["mailboxes"]
    assert (told["read"], told["total"], told["outcome"]) == (4, 4, None)
    assert told["id"] == made["id"]
    assert "INBOX" in told["folders"]
    assert gone == {"schema": 1, "forgotten": dovecot.USER}


def test_what_went_wrong_is_said_with_a_way_on(terminal, connect):
    unreachable = [*connect]
    unreachable[unreachable.index("--port") + 1] = "1"
    wrong, made, away = several(
        terminal, (*connect, WRONG), (*connect, KEY), (*unreachable, KEY)
    )
    assert (wrong[0], made[0], away[0]) == (1, 0, 2)
    *_, what, way = wrong[2].splitlines()
    assert "did not accept this name and password" in what
    assert "one app" in way
    assert "does not take connections" in away[2].splitlines()[-2]
    (terminal.home / "secrets.json").unlink()
    read, status = several(terminal, ("read",), ("status",))
    assert read[0] == 1
    assert "Connect the mailbox again" in read[2]
    assert "not on this computer" in status[1]


IMPOSSIBLE = [
    (("connect", "a@outlook.com", "--how", "password"), "since September 2024"),
    (("connect", "a@tuta.com"), "export your mail"),
    (("fetch",), "choose one of: connect, read, status, forget"),
    (("connect", "alice"), "whole address"),
    (("connect", "a@gmail.com", "--how", "magic"), "password, token, refresh"),
    (("connect", "a@gmail.com", "--since", "soon"), "not a day"),
    (("connect", "a@outlook.com", "--how", "code"), "--client-id"),
    (("connect", "a@gmail.com", "--how", "code", "--client-id", "x"), "Outlook"),
    (
        ("connect", "a@b.example", "--host", "x", "--security", "none"),
        "tls, starttls, local",
    ),
    (("read",), "No such mailbox"),
    (("forget", "a@b.example"), "No such mailbox"),
]


def test_what_cannot_be_done_says_what_can(terminal):
    done = several(terminal, *(words for words, _ in IMPOSSIBLE))
    for (words, said), (code, out, err) in zip(IMPOSSIBLE, done, strict=True):
        assert (code, out) == (1, ""), words
        assert said in err.replace("\n", " "), words
        assert "assword:" not in err  # it is told before any is asked for


def test_a_domain_nobody_knows_is_said_to_be_one(terminal):
    # A name that cannot be looked up: nothing of it exists.
    before = (
        "from onward.gateways.imap import autoconfig as a; a.look_up = lambda _: None"
    )
    lines = terminal.refuses(
        "mail", "connect", "a@fernhill.example", given="", before=before
    )
    assert "--host" in lines[-1]


def test_signing_in_with_a_code_keeps_the_refresh_token_that_comes_of_it(
    terminal, tmp_path
):
    before = f"""
from onward.gateways.imap import tokens, session
from onward.gateways.imap.https import Answer
import contextlib, json
def ask(url, form):
    with open({str(tmp_path / "asked")!r}, "a") as file:
        file.write(url + " " + form.get("grant_type", "-") + chr(10))
    if url.endswith("devicecode"):
        return Answer(200, json.dumps(dict(user_code="ABC-DEF", device_code="x",
            verification_uri="https://login.example/device", interval=5)).encode())
    return Answer(200, json.dumps(dict(access_token="canary-a",
        refresh_token="canary-r")).encode())
for function in (tokens.ask_code, tokens.await_typed, tokens.renew):
    function.__defaults__ = (ask,)
import time
time.sleep = lambda _: None
@contextlib.contextmanager
def open_mailbox(place, login):
    assert (place.host, login.secret) == ("outlook.office365.com", "canary-a")
    class Session:
        def folders(self): pass
    yield Session()
session.open_mailbox = open_mailbox
"""
    words = ("connect", "alice@outlook.com", "--how", "code", "--client-id", "mine")
    done = terminal.run("mail", *words, before=before)
    assert done.returncode == 0, done.stderr
    assert "https://login.example/device in a browser and type: ABC-DEF" in done.stderr
    assert "canary" not in done.stdout + done.stderr
    assert "canary-r" in (terminal.home / "secrets.json").read_text()
    asked = (tmp_path / "asked").read_text().split()
    assert [one.rpartition("/")[2] for one in asked[::2]] == [
        "devicecode",
        "token",
        "token",
    ]
