"""`onward mail`: the four acts, in the terminal."""

import pytest
from tests.flows import letters
from tests.flows.terminal import Terminal
from tests.mailserver import dovecot

pytestmark = pytest.mark.serves
KEY = dovecot.PASSWORD + "\n"


@pytest.fixture
def terminal(server, tmp_path):
    return Terminal(tmp_path / "own" / "onward", tmp_path)


@pytest.fixture
def connect(server, post):
    """The words that connect Alice's mailbox."""
    for raw in letters.CLEAR:
        post.put(raw.replace(b"\n", b"\r\n"))
    return (
        *("mail", "connect", dovecot.USER, "--host", "localhost"),
        *("--port", server.tls, "--since", "all"),
    )


def test_a_mailbox_is_connected_read_told_of_and_forgotten(terminal, connect):
    done = terminal.run(*connect, given=KEY)
    assert done.returncode == 0, done.stderr
    assert f"Connected: {dovecot.USER}" in done.stdout
    assert done.stderr.index("one app") < done.stderr.index("Password")
    assert "canary" not in done.stdout + done.stderr
    assert "not read to its end yet" in terminal.says("mail", "status")
    assert "read 4 messages, 4 of them new" in terminal.says("mail", "read")
    assert "read 4 of 4; last look" in terminal.says("mail", "status")
    assert "Fernhill" in terminal.says("status")
    assert "read 0 messages" in terminal.says("mail", "read", dovecot.USER)
    assert "Forgotten" in terminal.says("mail", "forget", dovecot.USER)
    assert "No such mailbox" in terminal.says("mail", "status")
    assert "Fernhill" in terminal.says("status")
    assert not (terminal.home / "secrets.json").exists()


def test_programs_are_answered(terminal, connect):
    made = terminal.answers(*connect, given=KEY)
    assert made["address"] == dovecot.USER
    (read,) = terminal.answers("mail", "read")["mailboxes"]
    assert (read["messages"], read["new"]) == (4, 4)
    (told,) = terminal.answers("mail", "status")["mailboxes"]
    assert (told["read"], told["total"], told["outcome"]) == (4, 4, None)
    assert told["id"] == made["id"]
    assert "INBOX" in told["folders"]
    gone = terminal.answers("mail", "forget", dovecot.USER)
    assert gone == {"forgotten": dovecot.USER}


def test_what_went_wrong_is_said_with_a_way_on(terminal, connect, server):
    lines = terminal.refuses(*connect, given="canary-wrong\n")
    assert "did not accept this name and password" in lines[-2]
    assert "one app" in lines[-1]
    assert "canary" not in " ".join(lines)
    assert terminal.run(*connect, given=KEY).returncode == 0
    (terminal.home / "secrets.json").unlink()
    done = terminal.run("mail", "read")
    assert done.returncode == 1
    assert "Connect the mailbox again" in done.stderr
    assert "not on this computer" in terminal.says("mail", "status")
    unreachable = (*connect[:-3], "1", "--since", "all")
    assert (
        "does not take connections"
        in terminal.refuses(*unreachable, code=2, given=KEY)[-2]
    )


def test_an_outlook_address_is_told_before_any_password_is_asked(terminal):
    lines = terminal.refuses("mail", "connect", "a@outlook.com", "--how", "password")
    assert "takes no passwords here since September 2024" in lines[-1]
    lines = terminal.refuses("mail", "connect", "a@tuta.com")
    assert "export your mail" in " ".join(lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
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
    ],
)
def test_what_cannot_be_done_says_what_can(terminal, words, said):
    assert said in " ".join(terminal.refuses("mail", *words, given=""))


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
