"""The pages on which a mailbox is connected, watched and let go."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.flows.routes import address
from tests.mailserver import dovecot

from onward.gateways.imap.failures import NoAnswer
from onward.gateways.imap.place import Place
from onward.gateways.imap.wording import FAILURES
from onward.services import accounts
from onward.store.models import Job, MailAccount

LIST, ADDRESS, CONNECT = (
    address(name) for name in ("mailboxes", "mailbox_address", "connect_mailbox")
)


def page(browser, path=LIST):
    return browser.get(path).content.decode()


def begin(browser, name):
    """Give the address; return the page that asks for the rest."""
    answer = browser.post(ADDRESS, {"address": name}, follow=True)
    assert answer.redirect_chain == [(CONNECT, 302)]
    return answer.content.decode()


def form(**told):
    kept = {
        "user": dovecot.USER,
        "how": "password",
        "secret": dovecot.PASSWORD,
        "since": "all",
        "host": "localhost",
        "port": "993",
        "security": "tls",
    }
    return {**kept, **told}


@pytest.fixture
def unknown(monkeypatch):
    monkeypatch.setattr(accounts, "look_up", lambda _: None)


@pytest.fixture
def box(alice):
    """A connected mailbox; call it with what is different."""

    def put(**told):
        row, _ = MailAccount.objects.update_or_create(
            owner=alice,
            address=dovecot.USER,
            defaults={
                "host": "imap.post.example",
                "port": 993,
                "security": "tls",
                "how": "password",
                "cursors": {
                    "INBOX": {
                        "name": "INBOX",
                        "validity": 1,
                        "uid": 9,
                        "read": 4210,
                        "total": 12000,
                    }
                },
                **told,
            },
        )
        return row

    return put


class TestConnecting:
    def test_what_to_do_at_the_provider_stands_before_the_password(self, alices):
        told = begin(alices, "alice@gmail.com")
        assert "First, at Gmail" in told
        assert told.index("2-step verification") < told.index('type="password"')
        assert 'value="imap.gmail.com"' in told

    def test_outlook_is_told_and_no_password_offered(self, alices):
        told = begin(alices, "alice@outlook.com")
        assert "takes no passwords here since September 2024" in told
        assert 'value="password"' not in told
        assert "Client id, for a refresh token" in told
        assert "Read a file of my mail instead" in told

    def test_where_there_is_no_way_in_nothing_is_asked(self, alices):
        told = begin(alices, "alice@tuta.com")
        assert "Tuta has no way in" in told
        assert 'type="password"' not in told

    @pytest.mark.usefixtures("unknown")
    def test_an_unknown_domain_is_asked_for_its_server(self, alices):
        told = begin(alices, "alice@fernhill.example")
        assert "First, at your provider" in told
        assert "<summary>The server</summary>" not in told

    def test_connecting_again_asks_as_it_was_answered(self, alices, box):
        box(host="mail.fernhill.example", port=143, security="starttls", user="al")
        told = begin(alices, dovecot.USER)
        for kept in ("mail.fernhill.example", "143", "al"):
            assert f'value="{kept}"' in told
        assert '<option value="starttls" selected>' in told

    def test_what_is_no_address_is_said_in_place(self, alices):
        for given, said in (("", "Write the address"), ("alice", "whole address")):
            assert said in alices.post(ADDRESS, {"address": given}).content.decode()

    def test_the_second_step_needs_the_first(self, alices):
        assert alices.get(CONNECT).url == LIST
        assert alices.post(CONNECT, form()).url == LIST
        assert alices.get(ADDRESS).url == LIST

    @pytest.mark.serves
    def test_a_mailbox_that_answers_is_connected_and_read(
        self, alices, alice, server, place
    ):
        begin(alices, "alice@gmail.com")
        answer = alices.post(CONNECT, form(port=server.tls))
        job = Job.objects.get()
        assert answer.url == address("import", job=job.id)
        row = MailAccount.objects.get(owner=alice)
        assert (row.address, row.user) == ("alice@gmail.com", dovecot.USER)
        assert row.since is None
        assert place.secrets.exists()
        told = page(alices, answer.url)
        assert "Connected. It is being read now." in told
        assert "alice@gmail.com" in told
        assert "See how far it is" in page(alices)
        assert alices.get(CONNECT).url == LIST

    @pytest.mark.serves
    def test_a_refused_password_is_said_in_place_and_not_shown(self, alices, server):
        begin(alices, "alice@gmail.com")
        answer = alices.post(CONNECT, form(port=server.tls, secret="canary-wrong"))
        told = answer.content.decode()
        assert "did not accept this name and password" in told
        assert "canary" not in told
        assert not MailAccount.objects.exists()

    def test_what_the_server_of_outlook_says_is_shown(self, alices, monkeypatch):
        from onward.gateways.imap.failures import NotLetIn

        def refuse(*_):
            place = Place("outlook.office365.com")
            said = "AUTHENTICATE failed. Basic authentication is disabled."
            raise NotLetIn("no_passwords", place, said)

        monkeypatch.setattr(accounts, "connect", refuse)
        begin(alices, "alice@gmail.com")
        told = alices.post(CONNECT, form()).content.decode()
        assert "takes no passwords at all" in told
        assert "Basic authentication is disabled" in told
        assert "read a file of your mail instead" in told

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"secret": ""}, "the password or the token"),
            ({"port": "0"}, "from 1 to 65535"),
            ({"port": "x"}, "A port is a number"),
            ({"host": ""}, "imap.post.example"),
            ({"user": ""}, "the name you sign in with"),
        ],
    )
    def test_what_is_missing_is_said_in_place(self, alices, wrong, said):
        begin(alices, "alice@gmail.com")
        assert said in alices.post(CONNECT, form(**wrong)).content.decode()

    def test_a_password_may_begin_with_a_space(self, alices, monkeypatch):
        seen = []

        def connect(_owner, given, _now):
            seen.append(given)
            raise NoAnswer("no_answer", given.place)

        monkeypatch.setattr(accounts, "connect", connect)
        begin(alices, "alice@gmail.com")
        told = alices.post(CONNECT, form(secret=" a b ", since="365"))
        assert "does not answer" in told.content.decode()
        assert seen[0].secret == " a b "
        assert seen[0].since == timezone.localdate() - timedelta(days=365)


class TestWatching:
    def test_how_far_it_is_stands_there(self, alices, box):
        box(looked=timezone.now())
        told = page(alices)
        assert "Read 4,210 of 12,000 messages." in told
        assert "Last look:" in told
        assert "Folders that are read" in told
        box(looked=None)
        assert "It was not read to its end yet." in page(alices)

    def test_what_went_wrong_and_when_it_is_tried_again_stand_there(self, alices, box):
        box(outcome="busy", said="[UNAVAILABLE] later", next_look=timezone.now())
        told = page(alices)
        assert "[UNAVAILABLE] later" in told
        assert "tries again by itself" in told
        box(outcome="password", said="", next_look=None)
        told = page(alices)
        assert "Nothing is tried again by itself" in told
        assert "Connect it again" in told

    def test_more_says_when_one_needs_the_person(self, alices, alice, box):
        box(outcome="busy", next_look=timezone.now())
        assert "not read any more" not in page(alices, "/more/")
        box(outcome="password", next_look=None)
        assert "1 mailbox is not read any more" in page(alices, "/more/")
        MailAccount.objects.create(
            owner=alice, address="b@post.example", host="x", port=1, outcome="token"
        )
        assert "2 mailboxes are not read any more" in page(alices, "/more/")

    @pytest.mark.parametrize("code", FAILURES)
    def test_every_outcome_has_words(self, alices, box, code):
        box(outcome=code)
        assert 'class="problem"' in page(alices)

    def test_what_a_server_says_cannot_act_on_the_page(self, alices, box):
        box(outcome="busy", said="<script>alert(1)</script>")
        assert "<script>alert" not in page(alices)

    def test_what_was_not_given_is_counted(self, alices, box):
        box(left_out=1)
        assert "did not give 1 message or folder." in page(alices)
        box(left_out=7)
        assert "did not give 7 messages or folders." in page(alices)

    def test_a_look_is_asked_for_once(self, alices, box):
        row = box()
        assert 'aria-label="Look now: alice@post.example">Look now<' in page(alices)
        path = address("look_now", account=row.id)
        first = alices.post(path).url
        assert alices.post(path).url == first
        assert Job.objects.count() == 1
        assert "Look now: alice@post.example" not in page(alices)

    def test_letting_go_says_what_stays(self, alices, box):
        row = box()
        assert "Disconnect alice@post.example" in page(alices)
        answer = alices.post(
            address("disconnect_mailbox", account=row.id), follow=True
        ).content.decode()
        assert "The mail that was read is kept." in answer
        assert not MailAccount.objects.exists()
        assert "Begin with the address" in answer

    def test_it_is_reached_from_more_and_from_the_inbox(self, alices):
        for path in ("/more/", "/inbox/"):
            assert f'href="{LIST}"' in page(alices, path)
