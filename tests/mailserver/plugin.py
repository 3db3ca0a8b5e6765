"""Fixtures: a Dovecot for the whole run, a mailbox that is empty for each test."""

import os

import pytest
from tests.mailserver import dovecot
from tests.mailserver.post import Post

from onward.gateways.imap.place import Login, Place


@pytest.fixture(scope="session")
def dovecot_server():
    if os.environ.get("MAILSERVER") == "none":
        pytest.skip("MAILSERVER=none: not tested against a real mail server")
    if dovecot.PROGRAM is None:
        pytest.fail("Dovecot is missing: tests/run installs it (dovecot-imapd).")
    with dovecot.running() as server:
        yield server


@pytest.fixture
def server(dovecot_server, monkeypatch):
    """Dovecot, whose certificate is believed."""
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot_server.authority))
    return dovecot_server


@pytest.fixture
def post(server):
    """Somebody else's program in the mailbox, which is emptied first."""
    one = Post(server)
    standing = ["INBOX", "Archiv", "Gesendet", "Entw&APw-rfe", "M&APw-ll", "Reklame"]
    _, listed = one.line.list()
    names = [line.rpartition(b'"/" ')[2].decode().strip('"') for line in listed]
    for name in names:
        if name not in standing:
            one.remove(f'"{name}"')
    one.clear(*(name for name in standing if name in names))
    yield one
    one.close()


@pytest.fixture
def place(server):
    return Place("localhost", server.tls)


@pytest.fixture
def login():
    return Login(dovecot.USER, dovecot.PASSWORD)
