"""Mailboxes to connect: Alice's on Dovecot, and on servers that misbehave."""

from datetime import UTC, datetime
from random import Random

from tests.mailserver import dovecot

from onward.services import accounts, looking
from onward.services.accounts import Given, Place, Security
from onward.store.models import MailAccount

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def given(port, secret=dovecot.PASSWORD, **told):
    kept = {
        "address": dovecot.USER,
        "place": Place("localhost", port, Security.TLS),
        "user": dovecot.USER,
    }
    return Given(secret=secret, **{**kept, **told})


def connect(owner, port, **told):
    return accounts.connect(owner, given(port, **told), NOW)


def look(owner, account, go_on=lambda *_: True, now=NOW):
    return looking.look(owner, account, now, go_on, Random(3))


def row():
    return MailAccount.objects.get()
