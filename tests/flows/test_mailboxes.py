"""A mailbox on a server: connected, read, followed, cut off, killed, let go."""

import itertools
import logging
import os
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import keyring
import keyring.backend
import pytest
from django.utils import timezone
from tests.flows import letters
from tests.flows.killed_look import read_here
from tests.flows.mailboxes import NOW, connect, given, look, row
from tests.mailserver import certificates, dovecot, hostile
from tests.mailserver.hostile import Hostile

from onward.gateways.imap import reading
from onward.gateways.imap.bounded import Bounds
from onward.gateways.imap.failures import NotLetIn
from onward.gateways.imap.listening import listen
from onward.gateways.imap.place import How, Login, Place
from onward.gateways.keyring import system
from onward.kernel.errors import Busy, Fixable, NotFound
from onward.services import (
    accounts,
    archive,
    holding,
    importing,
    jobs,
    looking,
    secrets,
)
from onward.services.jobs import State
from onward.store.models import ApplicationRow, Job, KeptMessage, MailAccount
from onward.store.queries.held import held
from onward.store.queries.inbox import import_page
from onward.worker import loop
from onward.worker.follow import Follow

pytestmark = [pytest.mark.serves, pytest.mark.django_db(transaction=True)]
CANARY = dovecot.PASSWORD.encode()
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def full(post):
    """Alice's mailbox with a few clear letters."""
    for raw in letters.CLEAR:
        post.put(raw.replace(b"\n", b"\r\n"))
    return post


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificates.make(tmp_path_factory.mktemp("server"))


@pytest.fixture
def quick(monkeypatch, pem):
    """Servers of tests are believed and not waited for as long; batches are small.

    Mail is read in this process; how it is read in others is shown with a real server.
    """
    monkeypatch.setattr(reading, "_FETCHED_AT_ONCE", 10)
    monkeypatch.setattr(looking, "KEPT_AT_ONCE", 10)
    monkeypatch.setattr(looking, "read_all", read_here)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem[0]))
    short = Bounds(3, 1.0, 2000)
    monkeypatch.setattr(accounts.open_mailbox.__wrapped__, "__defaults__", (short,))


def kept():
    return KeptMessage.objects.count()


def all_but(uid):
    """Refuse to give one message, alone or with others."""

    def fault(line, tag, usual):
        asked = hostile.uids_in(line.server.heard[-1][1].strip())
        line.send(tag + b" NO cannot read that\r\n" if uid in asked else usual)

    return fault


class TestReading:
    @pytest.mark.usefixtures("full")
    def test_a_mailbox_becomes_applications(self, alice, server):
        account = connect(alice, server.tls)
        summary = look(alice, account)
        assert (summary.messages, summary.new, summary.failure) == (4, 4, None)
        assert ApplicationRow.objects.get(live=True).company == "Fernhill Foods"
        inbox = row().cursors["INBOX"]
        assert (inbox["read"], inbox["total"]) == (4, 4)
        assert row().looked == NOW
        assert row().next_look == NOW + timedelta(minutes=10)
        source = KeptMessage.objects.order_by("date").first().source
        assert source.startswith("alice@post.example/INBOX#")

    def test_looking_again_reads_nothing_and_later_mail_alone(
        self, alice, full, server
    ):
        account = connect(alice, server.tls)
        look(alice, account)
        assert look(alice, account).messages == 0
        full.put(letters.letter("later", number=77).replace(b"\n", b"\r\n"))
        assert look(alice, account).new == 1
        assert row().cursors["INBOX"]["read"] == row().cursors["INBOX"]["total"] == 5

    @pytest.mark.usefixtures("full")
    def test_mail_that_a_file_held_is_not_doubled(self, alice, server, tmp_path):
        file = tmp_path / "all.mbox"
        file.write_bytes(letters.mailbox(letters.CLEAR))
        importing.read_mailbox(alice, [str(file)], NOW, lambda *_: True)
        before = kept()
        summary = look(alice, connect(alice, server.tls))
        assert (summary.messages, summary.new) == (4, 0)
        assert kept() == before

    @pytest.mark.usefixtures("full")
    def test_mail_that_a_takeout_zip_held_is_not_doubled(self, alice, server, tmp_path):
        file = tmp_path / "takeout.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("Takeout/Mail/All.mbox", letters.mailbox(letters.CLEAR))
        told = []
        summary = importing.read_mailbox(
            alice, [str(file)], NOW, lambda *far: told.append(far) or True
        )
        assert (summary.messages, summary.new, summary.troubles) == (4, 4, [])
        assert told[-1][0] == told[-1][1] > 0
        before = kept()
        again = look(alice, connect(alice, server.tls))
        assert (again.messages, again.new) == (4, 0)
        assert kept() == before

    def test_nothing_on_the_server_changes(self, alice, full, server):
        before = full.all_of("INBOX")
        look(alice, connect(alice, server.tls))
        assert full.all_of("INBOX") == before

    def test_a_folder_made_anew_doubles_nothing(self, alice, post, server):
        raw = letters.NO.replace(b"\n", b"\r\n")
        post.make("Jobs")
        post.put(raw, "Jobs")
        account = connect(alice, server.tls)
        look(alice, account)
        post.make_anew("Jobs")
        post.put(raw, "Jobs")
        summary = look(alice, account)
        assert (summary.messages, summary.new) == (1, 0)

    def test_from_another_day_on_all_is_looked_at_again(self, alice, post, server):
        old = letters.letter("Thank you for applying.", number=1)
        post.put(old, when='"02-Mar-2024 09:00:00 +0000"')
        account = connect(alice, server.tls, since=date(2025, 1, 1))
        assert look(alice, account).messages == 0
        assert connect(alice, server.tls, since=None) == account
        assert look(alice, account).messages == 1

    @pytest.mark.usefixtures("quick")
    def test_stopped_it_keeps_what_it_has_and_goes_on(self, alice, pem):
        with Hostile(pem=pem[1], mails=40) as one:
            account = connect(alice, one.port)
            summary = look(alice, account, lambda done, _: done < 20)
            assert summary.cancelled
            assert kept() == row().cursors["INBOX"]["read"] == 20
            assert row().cursors["INBOX"]["uid"] == 20
            assert look(alice, account).messages == 20
            assert kept() == 40

    @pytest.mark.usefixtures("quick")
    def test_a_cut_keeps_what_came_before_and_is_told(self, alice, pem):
        seen = itertools.count()

        def once(line, tag, usual):
            if next(seen) == 2:
                raise hostile.Cut
            line.send(usual)

        with Hostile({"BODIES": once}, pem=pem[1], mails=40) as one:
            account = connect(alice, one.port)
            summary = look(alice, account)
            assert "ended the connection" in str(summary.failure)
            assert kept() == row().cursors["INBOX"]["uid"] == 20
            assert row().outcome == "closed"
            assert NOW < row().next_look < NOW + timedelta(seconds=31)
            assert row().cursors["INBOX"]["total"] == 40
            look(alice, account)
            assert kept() == 40
            assert (row().outcome, row().failures) == ("", 0)

    @pytest.mark.usefixtures("quick")
    def test_mail_that_the_server_does_not_give_is_counted_and_asked_for_again(
        self, alice, pem
    ):
        with Hostile({"BODIES": all_but(3)}, pem=pem[1], mails=5) as one:
            account = connect(alice, one.port)
            assert look(alice, account).messages == 4
            for _ in range(2):
                assert row().left_out == 1
                inbox = row().cursors["INBOX"]
                assert (inbox["uid"], inbox["owed"]) == (5, [3])
                assert (inbox["read"], inbox["total"]) == (4, 5)
                assert look(alice, account).messages == 0
            one.faults, one.mails = {}, 6
            assert look(alice, account).messages == 2
            inbox = row().cursors["INBOX"]
            assert (inbox["uid"], inbox["owed"], row().left_out) == (6, [], 0)
            assert inbox["read"] == inbox["total"] == kept() == 6

    @pytest.mark.usefixtures("quick")
    def test_mail_that_is_gone_is_owed_no_more(self, alice, pem):
        with Hostile({"BODIES": all_but(3)}, pem=pem[1], mails=5) as one:
            account = connect(alice, one.port)
            look(alice, account)
            one.faults = {"SIZES": hostile.says()}
            look(alice, account)
        inbox = row().cursors["INBOX"]
        assert (inbox["owed"], inbox["read"], inbox["total"]) == ([], 4, 4)

    @pytest.mark.usefixtures("quick")
    def test_mail_that_is_refused_for_now_is_not_passed_over(self, alice, pem):
        busy = hostile.instead(b"TAG BAD Request is throttled.")
        with Hostile({"BODIES": busy}, pem=pem[1], mails=5) as one:
            account = connect(alice, one.port)
            look(alice, account)
            assert (row().outcome, row().cursors["INBOX"]["uid"]) == ("busy", 0)
            one.faults = {}
            assert look(alice, account).messages == 5

    @pytest.mark.usefixtures("quick")
    def test_a_message_that_ends_each_connection_does_not_hide_those_behind_it(
        self, alice, pem
    ):
        def ends(line, tag, usual):
            if 3 in hostile.uids_in(line.server.heard[-1][1].strip()):
                raise hostile.Cut
            line.send(usual)

        with Hostile({"BODIES": ends}, pem=pem[1], mails=15) as one:
            account = connect(alice, one.port)
            for _ in range(3):
                look(alice, account)
                assert (row().outcome, kept()) == ("closed", 0)
            look(alice, account)
            assert kept() == 2
            look(alice, account)
            assert kept() == 14
            assert (row().outcome, row().left_out) == ("", 1)
            inbox = row().cursors["INBOX"]
            assert (inbox["uid"], inbox["owed"]) == (15, [3])

    @pytest.mark.usefixtures("quick")
    def test_connected_anew_during_a_look_all_that_was_asked_for_is_read(
        self, alice, pem
    ):
        with Hostile(pem=pem[1], mails=15) as one:
            account = connect(alice, one.port, since=date(2026, 1, 1))

            def go_on(done, _):
                if done:
                    connect(alice, one.port, since=None)
                return True

            assert look(alice, account, go_on).cancelled
            assert row().cursors == {}
            assert row().next_look == NOW
            assert look(alice, account).messages == 15
            assert row().cursors["INBOX"]["uid"] == 15

    @pytest.mark.usefixtures("full")
    def test_from_a_later_day_on_nothing_is_read_again(self, alice, server):
        account = connect(alice, server.tls, since=date(2025, 1, 1))
        look(alice, account)
        before = row().cursors
        assert before["INBOX"]["uid"]
        assert connect(alice, server.tls, since=date(2025, 6, 1)) == account
        assert row().cursors == before

    @pytest.mark.usefixtures("quick")
    def test_folders_that_were_not_asked_come_first_the_next_time(
        self, alice, pem, monkeypatch
    ):
        names = [b'* LIST () "/" INBOX', *(b'* LIST () "/" F%d' % n for n in range(4))]
        ticks = itertools.count()
        monkeypatch.setattr(reading, "monotonic", lambda: next(ticks) % 4)
        monkeypatch.setattr(reading, "_PLANNING_SECONDS", 2.5)
        with Hostile({"LIST": hostile.says(*names)}, pem=pem[1], mails=1) as one:
            account = connect(alice, one.port)
            for hour in range(4):
                look(alice, account, now=NOW + timedelta(hours=hour))
        assert row().cursors.keys() == {"INBOX", "F0", "F1", "F2", "F3"}


class TestConnecting:
    def test_a_refused_password_keeps_nothing(self, alice, server, place):
        with pytest.raises(NotLetIn):
            connect(alice, server.tls, secret="canary-wrong")
        assert not MailAccount.objects.exists()
        assert not place.secrets.exists()

    def test_a_password_refused_later_is_not_tried_again_by_itself(
        self, alice, server, place
    ):
        account = connect(alice, server.tls)
        secrets.put(place, str(account), "another")
        assert "name and password" in str(look(alice, account).failure)
        assert (row().outcome, row().next_look) == ("password", None)
        assert accounts.due(NOW + timedelta(days=9)) == []

    def test_a_missing_password_is_asked_for(self, alice, server, place):
        account = connect(alice, server.tls)
        place.secrets.unlink()
        assert "not on this computer" in str(look(alice, account).failure)
        assert row().outcome == "no_secret"

    def test_failures_wait_longer_each_time(self, alice, server):
        account = connect(alice, server.tls)
        MailAccount.objects.update(port=1)
        waits = []
        for _ in range(6):
            look(alice, account)
            waits.append((row().next_look - NOW).total_seconds())
        assert waits[0] <= 30
        assert waits[-1] > 240
        assert row().failures == 6

    def test_what_is_no_address_is_said(self):
        for address in ("", "alice", "@post.example", "a@", "a\n@b.example"):
            with pytest.raises(Fixable):
                accounts.where(address)

    def test_where_it_lies_is_known_or_asked_of_the_domain(self, monkeypatch):
        asked = []
        monkeypatch.setattr(accounts, "look_up", asked.append)
        assert accounts.where("a@gmx.de").host == "imap.gmx.net"
        assert asked == []
        accounts.where("a@fernhill.example")
        assert asked == ["a@fernhill.example"]

    @pytest.mark.usefixtures("quick")
    def test_a_refresh_token_is_exchanged_and_the_next_one_kept(
        self, alice, pem, place, monkeypatch
    ):
        from onward.gateways.imap.tokens import Tokens

        handed = itertools.count(1)
        seen = []

        def renew(provider, _place, client_id, refresh):
            seen.append((provider.name, client_id, refresh))
            number = next(handed)
            return Tokens(f"access-{number}", f"refresh-{number}")

        monkeypatch.setattr(accounts, "renew", renew)
        with Hostile(pem=pem[1], caps="AUTH=XOAUTH2") as one:
            account = connect(
                alice,
                one.port,
                address="alice@outlook.com",
                secret="refresh-0",
                how=How.REFRESH,
                client_id="mine",
            )
            assert look(alice, account).new == 5
        assert seen == [
            ("Outlook", "mine", "refresh-0"),
            ("Outlook", "mine", "refresh-1"),
        ]
        assert secrets.get(place, str(account)) == "refresh-2"

    @pytest.mark.usefixtures("quick")
    def test_a_token_renewed_while_it_is_let_go_is_not_kept(
        self, alice, pem, place, monkeypatch
    ):
        from onward.gateways.imap.tokens import Tokens

        with Hostile(pem=pem[1], caps="AUTH=XOAUTH2") as one:
            told = {"address": "a@outlook.com", "secret": "r0", "how": How.REFRESH}
            monkeypatch.setattr(accounts, "renew", lambda *_: Tokens("a", "r1"))
            account = connect(alice, one.port, **told)
            listener = row()

            def renew(*_):
                accounts.disconnect(alice, account)
                return Tokens("a", "canary")

            monkeypatch.setattr(accounts, "renew", renew)
            accounts.login_of(listener)
        assert not place.secrets.exists()

    @pytest.mark.usefixtures("quick")
    def test_nothing_is_erased_while_one_is_connected(
        self, alice, pem, place, monkeypatch
    ):
        tried = []

        def meanwhile(line, tag, usual):
            with pytest.raises(Busy):
                archive.erase_all(alice, place)
            tried.append(1)
            line.send(usual)

        monkeypatch.setattr("onward.services.erasing.at_work", lambda *_: False)
        with Hostile({"LIST": meanwhile}, pem=pem[1]) as one:
            connect(alice, one.port)
        assert tried
        assert place.secrets.exists()

    def test_what_is_no_address_is_not_connected(self, alice):
        for address in ("", "alice", "a\n@b.example"):
            with pytest.raises(Fixable, match="whole address"):
                connect(alice, 1, address=address)

    @pytest.mark.usefixtures("full")
    def test_letting_go_forgets_the_secret_and_keeps_the_mail(
        self, alice, server, place
    ):
        account = connect(alice, server.tls)
        look(alice, account)
        jobs.ask_look(alice, account)
        accounts.disconnect(alice, account)
        assert not MailAccount.objects.exists()
        assert not Job.objects.exists()
        assert not place.secrets.exists()
        assert kept() == 4
        with pytest.raises(NotFound):
            look(alice, account)

    def test_nobody_elses_mailbox_is_there(self, alice, bob, server):
        account = connect(alice, server.tls)
        for act in (accounts.disconnect, accounts.found, look):
            with pytest.raises(NotFound):
                act(bob, account)
        with pytest.raises(NotFound):
            accounts.by_address(bob, dovecot.USER)


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory, which may refuse."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.held, self.refuses = {}, ""

    def _may(self, what):
        if self.refuses == what:
            raise keyring.errors.KeyringLocked("no")

    def get_password(self, service, username):
        self._may("get")
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self._may("set")
        self.held[service, username] = password

    def delete_password(self, service, username):
        self._may("delete")
        del self.held[service, username]


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    one = Ring()
    keyring.set_keyring(one)
    yield one
    keyring.set_keyring(before)


class TestSecrets:
    def test_they_lie_in_the_systems_keyring_where_there_is_one(self, place, ring):
        secrets.put(place, "one", "hidden")
        assert ring.held == {("onward", "one"): "hidden"}
        assert not place.secrets.exists()
        assert secrets.get(place, "one") == "hidden"
        assert secrets.forget(place, "one")
        assert ring.held == {}

    def test_else_in_a_file_of_ones_own(self, place):
        secrets.put(place, "one", "hidden")
        secrets.put(place, "two", "hidden too")
        assert place.secrets.stat().st_mode & 0o777 == 0o600
        assert secrets.get(place, "two") == "hidden too"
        secrets.keep_only(place, {"two"})
        assert secrets.get(place, "one") is None
        assert secrets.forget(place, "two")
        assert not place.secrets.exists()

    @pytest.mark.parametrize("what", ["set", "get"])
    def test_a_keyring_that_refuses_is_as_good_as_none(self, place, ring, what):
        ring.refuses = what
        secrets.put(place, "one", "hidden")
        assert secrets.get(place, "one") == "hidden"
        assert place.secrets.exists()

    def test_one_that_is_too_long_for_some_keyrings_goes_into_the_file(
        self, place, ring
    ):
        secrets.put(place, "one", "x" * 3000)
        assert ring.held == {}
        assert secrets.get(place, "one") == "x" * 3000

    def test_a_keyring_that_does_not_let_go_is_told(self, alice, server, ring):
        account = connect(alice, server.tls)
        ring.refuses = "delete"
        with pytest.raises(Fixable, match="keyring still holds"):
            accounts.disconnect(alice, account)
        assert not MailAccount.objects.exists()

    def test_nor_does_erasing_hide_it(self, alice, server, ring, place, monkeypatch):
        connect(alice, server.tls)
        ring.refuses = "delete"
        monkeypatch.setattr("onward.services.erasing.compact", lambda: None)
        left = archive.erase_all(alice, place)
        assert "keyring still holds" in str(left.unswept)
        assert not MailAccount.objects.exists()

    def test_a_damaged_file_is_as_good_as_none(self, place):
        place.secrets.write_text("[")
        assert secrets.get(place, "one") is None
        secrets.put(place, "one", "hidden")
        assert secrets.get(place, "one") == "hidden"

    def test_without_a_keyring_nothing_is_found_there(self):
        assert system.get("one") is None
        assert not system.put("one", "x")
        assert system.forget("one")


class TestNoSecretLeaks:
    @pytest.mark.usefixtures("full")
    def test_it_is_in_no_store_export_backup_or_log(
        self, alice, server, place, tmp_path, caplog
    ):
        caplog.set_level(logging.DEBUG)
        account = connect(alice, server.tls)
        look(alice, account)
        assert CANARY in place.secrets.read_bytes()
        archive.export(alice, tmp_path / "export.zip", own_words=True)
        with zipfile.ZipFile(tmp_path / "export.zip") as export:
            told = b"".join(export.read(name) for name in export.namelist())
        assert b"Fernhill" in told
        assert CANARY not in told
        assert CANARY.decode() not in caplog.text
        assert "canary" not in repr(given(1))
        assert "canary" not in str(MailAccount.objects.values())

    @pytest.mark.usefixtures("full")
    def test_it_is_in_no_file_but_the_one(self, server, tmp_path):
        home = prepared(tmp_path / "data", server)
        done = in_process(home)
        assert done.returncode == 0, done.stderr
        made = subprocess.run(
            [
                sys.executable,
                "-c",
                "from onward.cli.main import main; main()",
                "backup",
            ],
            env=environment(home),
            capture_output=True,
            text=True,
            check=True,
        )
        (copy,) = (home / "backups").iterdir()
        with zipfile.ZipFile(copy) as whole:
            assert "secrets.json" not in whole.namelist()
            told = b"".join(whole.read(name) for name in whole.namelist())
        assert CANARY not in told
        holding = [
            path.name
            for path in home.rglob("*")
            if path.is_file() and CANARY in path.read_bytes()
        ]
        assert holding == ["secrets.json"]
        assert "canary" not in made.stdout + done.stdout + done.stderr

    def test_erasing_everything_erases_it(self, alice, server, place, monkeypatch):
        connect(alice, server.tls)
        secrets.put(place, "of a store that was here before", "x")
        monkeypatch.setattr("onward.services.erasing.compact", lambda: None)
        archive.erase_all(alice, place)
        assert not place.secrets.exists()
        assert not MailAccount.objects.exists()

    def test_a_secret_whose_mailbox_was_replaced_is_let_go(self, alice, server, place):
        account = connect(alice, server.tls)
        secrets.put(place, "of a store that was here before", "x")
        accounts.tidy(place)
        assert secrets.get(place, "of a store that was here before") is None
        assert secrets.get(place, str(account))


def environment(home):
    return {
        **os.environ,
        "ONWARD_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "onward.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
    }


def prepared(home, server):
    """Make a data folder with Alice's mailbox connected and nothing read."""
    script = f"""
import os
os.umask(0o077)
import django
django.setup()
from django.conf import settings
from onward.services import home
home.prepare(settings.HOME)
home.migrate(settings.HOME)
from onward.services.owners import local_owner
from tests.flows.mailboxes import connect
connect(local_owner(), {server.tls})
"""
    subprocess.run([sys.executable, "-c", script], env=environment(home), check=True)
    return home


def in_process(home, *steps):
    return subprocess.run(
        [sys.executable, "-m", "tests.flows.killed_look", *steps],
        env=environment(home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def content(file):
    with closing(sqlite3.connect(file)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [
            sorted(map(repr, store.execute(query).fetchall()))
            for query in (
                "SELECT digest, kind, standing FROM store_keptmessage",
                "SELECT message, kind, happened, words FROM store_eventrow",
                "SELECT company, role, state, live FROM store_applicationrow",
                "SELECT cursors, outcome FROM store_mailaccount",
            )
        ]


def test_kills_anywhere_lose_nothing_and_double_nothing(post, server, tmp_path):
    for number in range(24):
        raw = letters.letter("Thank you for applying.", number=number)
        post.put(raw.replace(b"\n", b"\r\n"))
    for raw in letters.CLEAR:
        post.put(raw.replace(b"\n", b"\r\n"))
    home = prepared(tmp_path / "data", server)
    done = in_process(home, "7")
    assert done.returncode == 0, done.stderr
    whole, *killed = sorted(home.glob("[0-9]*.sqlite3"), key=lambda one: int(one.stem))
    expected = content(whole)
    assert len(expected[0]) == 28
    assert len(killed) > 5
    for file in killed:
        assert content(file) == expected, file.stem


class TestFollowing:
    def follow(self, over=None, clock=None):
        ticks = itertools.count(0.0, 100.0)
        return Follow(over or threading.Event(), Random(1), clock or ticks.__next__)

    @pytest.mark.usefixtures("full")
    def test_a_look_that_is_due_is_queued_once_and_done(self, alice, server):
        account = connect(alice, server.tls)
        MailAccount.objects.update(next_look=NOW)
        follow = self.follow()
        follow.tend(NOW - timedelta(seconds=1))
        assert not Job.objects.exists()
        for _ in range(3):
            follow.tend(NOW)
        (job,) = Job.objects.all()
        assert job.inputs["account"] == str(account)
        assert job.inputs["address"] == dovecot.USER
        assert not job.inputs["again"]
        loop.do(jobs.take(NOW), threading.Event())
        job.refresh_from_db()
        assert job.state == State.DONE
        assert job.result["new"] == job.done == job.total == 4
        assert row().next_look > row().looked

    def test_a_look_that_failed_says_so_and_can_go_on(self, alice, alices, server):
        account = connect(alice, server.tls)
        MailAccount.objects.update(port=1)
        job = jobs.ask_look(alice, account)
        loop.do(jobs.take(NOW), threading.Event())
        page = alices.get(f"/imports/{job}/").content.decode()
        assert "does not take connections" in page
        assert "Go on reading" in page
        assert "All of it is read" not in page

    def test_a_look_that_breaks_down_is_not_begun_again_at_once(
        self, alice, server, monkeypatch
    ):
        now = timezone.now()
        connect(alice, server.tls)
        MailAccount.objects.update(next_look=now)
        tried = []
        monkeypatch.setattr(looking, "mails", lambda *_, **__: tried.append(1) or 1 / 0)
        follow = self.follow()
        for _ in range(3):
            follow.tend(now)
            if job := jobs.take(now):
                loop.do(job, threading.Event())
        assert Job.objects.get().state == State.FAILED
        assert tried == [1]
        assert accounts.due(now + timedelta(minutes=9)) == []
        assert accounts.due(now + timedelta(minutes=11))

    @pytest.mark.usefixtures("full")
    def test_a_look_that_was_stopped_stays_so_for_an_hour(self, alice, server):
        account = connect(alice, server.tls)
        look(alice, account, lambda done, _: not done)
        assert accounts.due(NOW + timedelta(minutes=59)) == []
        assert accounts.due(NOW + timedelta(minutes=61)) == [(alice, account)]

    def test_news_of_a_mailbox_that_was_let_go_are_nothing(self, alice, bob, server):
        account = connect(alice, server.tls)
        follow = self.follow()
        follow._news.put((bob, account))
        MailAccount.objects.update(next_look=NOW + timedelta(hours=1))
        follow.tend(NOW)
        assert not Job.objects.exists()
        with pytest.raises(NotFound):
            jobs.ask_look(bob, account)

    def test_of_looks_that_are_over_only_the_last_is_kept(self, alice, server):
        account = connect(alice, server.tls)
        for _ in range(3):
            jobs.ask_look(alice, account)
            loop.do(jobs.take(NOW), threading.Event())
        assert Job.objects.filter(kind=jobs.LOOK).count() == 1

    def test_news_are_heard_and_looked_at(self, alice, full, server):
        account = connect(alice, server.tls)
        look(alice, account)
        over = threading.Event()
        follow = self.follow(over, time.monotonic)
        follow._next = 0.0
        try:
            self._until(follow, Job.objects.exists)  # once, at connecting
            loop.do(jobs.take(NOW), threading.Event())
            full.put(letters.letter("news", number=88).replace(b"\n", b"\r\n"))
            self._until(follow, lambda: Job.objects.filter(state="queued").exists())
            assert look(alice, account).new == 1
            accounts.disconnect(alice, account)
            self._until(follow, lambda: not follow._listeners)
        finally:
            over.set()

    def _until(self, follow, condition):
        until = time.monotonic() + 20
        while not condition():
            assert time.monotonic() < until
            follow._next = 0.0
            follow.tend(NOW)
            time.sleep(0.05)

    def test_nothing_is_queued_while_everything_is_erased(self, alice, server, place):
        from onward.services.holds import undisturbed

        connect(alice, server.tls)
        MailAccount.objects.update(next_look=NOW)
        follow = self.follow()
        with undisturbed(place):
            follow.tend(NOW)
        assert not Job.objects.exists()

    @pytest.mark.usefixtures("quick")
    def test_a_listener_that_is_cut_off_comes_back_later_each_time(self, pem):
        for step, times in (("IDLE", 5), ("LIST", 0)):
            rests, heard = [], []

            def rest(seconds, rests=rests):
                rests.extend([seconds] if seconds else [])
                return len(rests) < 5

            with Hostile({step: hostile.cut}, pem=pem[1]) as one:
                hear(one, heard, rest)
            assert rests[3] > rests[0] * 3
            assert len(heard) == times

    @pytest.mark.usefixtures("quick")
    def test_nobody_listens_where_the_password_is_refused(self, pem):
        fault = {"AUTHENTICATE": hostile.instead(b"TAG NO [AUTHENTICATIONFAILED] no")}
        heard = []
        with Hostile(fault, pem=pem[1]) as one:
            hear(one, heard, lambda _: True)
        assert heard == []


def hear(server, heard, rest):
    listen(
        Place("localhost", server.port),
        lambda: Login("alice", "x"),
        lambda: heard.append(1),
        rest,
        Random(2),
        Bounds(3, 1.0, 2000),
    )


class TestFirstLook:
    """What the first look into a mailbox found is seen before it is filed."""

    @staticmethod
    def work():
        loop.do(jobs.take(NOW), threading.Event())

    @pytest.mark.usefixtures("full")
    def test_what_it_found_is_held_and_filed_on_the_persons_word(self, alice, server):
        job = jobs.ask_look(alice, connect(alice, server.tls))
        self.work()
        assert import_page(alice, job).held == held(alice)
        waits = held(alice)
        assert waits.messages == 4
        assert (waits.counted.about, waits.counted.answers) == (3, 1)
        assert not ApplicationRow.objects.exists()
        jobs.ask_filing(alice)
        self.work()
        assert held(alice) is None
        assert ApplicationRow.objects.get().company == "Fernhill Foods"
        assert not Job.objects.filter(state=State.READ).exists()

    def test_news_are_held_with_it_and_counted_once(self, alice, full, server):
        account = connect(alice, server.tls)
        for _ in range(2):
            jobs.ask_look(alice, account)
            self.work()
            full.put(letters.OTHER.replace(b"-4@", b"-88@").replace(b"\n", b"\r\n"))
        assert held(alice).messages == 5
        assert held(alice).counted.about == 3
        (reading,) = Job.objects.filter(kind=jobs.IMPORT)
        assert (reading.state, reading.inputs["address"]) == (State.READ, dovecot.USER)

    @pytest.mark.usefixtures("full")
    def test_a_look_that_was_stopped_is_counted_by_the_next(self, alice, server):
        account = connect(alice, server.tls)
        stop = iter([True, False])
        looking.look(
            alice, account, NOW, lambda *_: next(stop, False), Random(3), hold=True
        )
        assert KeptMessage.objects.exists()
        assert set(KeptMessage.objects.values_list("standing", flat=True)) == {"held"}
        assert held(alice).counted is None
        jobs.ask_look(alice, account)
        self.work()
        assert held(alice).counted.about == 3

    @pytest.mark.usefixtures("full")
    def test_thrown_away_it_is_gone_and_the_mailbox_goes_on(self, alice, server, full):
        account = connect(alice, server.tls)
        jobs.ask_look(alice, account)
        self.work()
        holding.throw_away(alice)
        full.put(
            letters.NO.replace(b"@fernhill", b"2@fernhill").replace(b"\n", b"\r\n")
        )
        jobs.ask_look(alice, account)
        self.work()
        assert held(alice).messages == 1

    @pytest.mark.usefixtures("full")
    def test_once_something_is_filed_news_are_filed_at_once(self, alice, server):
        account = connect(alice, server.tls)
        look(alice, account)
        jobs.ask_look(alice, account, again=True)
        self.work()
        assert held(alice) is None

    def test_where_there_is_nothing_to_ask_nothing_waits(self, alice, post, server):
        post.put(letters.OTHER.replace(b"\n", b"\r\n"))
        jobs.ask_look(alice, connect(alice, server.tls))
        self.work()
        assert held(alice) is None
        assert KeptMessage.objects.get().standing == "alone"

    def test_filing_asked_for_meanwhile_takes_the_news_along(self, alice, full, server):
        account = connect(alice, server.tls)
        jobs.ask_look(alice, account)
        self.work()
        full.put(letters.OTHER.replace(b"-4@", b"-88@").replace(b"\n", b"\r\n"))

        calls = itertools.count()

        def go_on(*_):
            if next(calls) == 2:  # all is read; what is held is being counted
                jobs.ask_filing(alice)
            return True

        looking.look(alice, account, NOW, go_on, Random(3), hold=True)
        assert next(calls) > 2
        assert not Job.objects.filter(state=State.READ).exists()
        self.work()
        assert not KeptMessage.objects.filter(standing="held").exists()
