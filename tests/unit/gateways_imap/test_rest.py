"""Providers, folders by name, what a domain says of itself, tokens, waiting."""

import inspect
import itertools
import socket
import ssl
import threading
import time
from random import Random

import pytest
from tests.mailserver import certificates

from onward.gateways.imap import failures, https, providers, wording
from onward.gateways.imap.autoconfig import look_up, read
from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.folders import choose
from onward.gateways.imap.https import Answer
from onward.gateways.imap.patience import MOST_SECONDS, pause
from onward.gateways.imap.place import How, Login, Place, Security
from onward.gateways.imap.providers import OTHER, PRESETS, exchanger_of, provider_of
from onward.gateways.imap.tokens import ask_code, await_typed, renew

PLACE_ELSEWHERE = Place("imap.fernhill.example")


class TestProviders:
    def test_an_address_is_enough_to_know_where_its_mail_lies(self):
        assert provider_of("Alice@GMail.com ").place == Place("imap.gmail.com")
        assert provider_of("a@hotmail.co.uk").place.host == "outlook.office365.com"
        assert provider_of("a@proton.me").place.security is Security.LOCAL
        assert provider_of("a@fernhill.example") is OTHER
        assert provider_of("no address") is OTHER

    def test_a_firms_own_domain_exchanges_tokens_where_its_mail_lies(self):
        for host, url in (
            ("outlook.office365.com", "login.microsoftonline.com"),
            ("imap.gmail.com", "oauth2.googleapis.com"),
        ):
            assert url in exchanger_of("a@fernhill.example", Place(host)).token_url
        assert exchanger_of("a@fernhill.example", PLACE_ELSEWHERE) is OTHER
        assert exchanger_of("a@gmail.com", PLACE_ELSEWHERE) is provider_of(
            "a@gmail.com"
        )

    def test_each_says_in_a_sentence_what_to_do_there(self):
        kinds = {id(one): one for one in PRESETS.values()}.values()
        assert len(kinds) >= 15
        for one in kinds:
            assert one.told.endswith(".")
            assert one.place is None or one.place.security is not Security.STARTTLS
            local = one.place and one.place.security is Security.LOCAL
            assert not local or one.place.host == "127.0.0.1"

    def test_no_password_is_asked_for_where_none_is_taken(self):
        assert How.PASSWORD not in provider_of("a@outlook.com").how
        assert provider_of("a@tuta.com").how == ()

    def test_each_failure_has_words_and_a_way_on(self):
        assert wording.FAILURES.keys() == wording.REMEDIES.keys()
        source = "".join(
            inspect.getsource(module)
            for module in (
                failures,
                *(
                    __import__(f"onward.gateways.imap.{name}", fromlist=["x"])
                    for name in ("bounded", "session", "reading", "drafts", "tokens")
                ),
            )
        )
        unused = [code for code in wording.FAILURES if f'"{code}"' not in source]
        assert unused == ["no_secret"]  # said by the service that keeps secrets


class TestFolders:
    def test_gmail_is_read_through_all_mail_whatever_it_is_called(self):
        listed = [
            ((b"\\HasNoChildren",), b"/", b"INBOX"),
            ((b"\\HasChildren", b"\\Noselect"), b"/", b"[Gmail]"),
            ((b"\\All", b"\\HasNoChildren"), b"/", b"[Gmail]/Alle Nachrichten"),
            ((b"\\Junk",), b"/", b"[Gmail]/Spam"),
            ((b"\\Drafts",), b"/", b"[Gmail]/Entw&APw-rfe"),
        ]
        found = choose(listed)
        assert [one.name for one in found.read] == ["[Gmail]/Alle Nachrichten"]
        assert found.drafts.name == "[Gmail]/Entwürfe"

    def test_spam_is_known_by_name_where_it_is_not_marked(self):
        names = (
            b"INBOX",
            b"INBOX.Spam",
            b"Bulk Mail",
            b"Drafts",
            b"Papierkorb",
            b"Jobs",
        )
        found = choose([((), b".", name) for name in names])
        assert [one.key for one in found.read] == ["INBOX", "Jobs"]


CONFIG = """<clientConfig version="1.1"><emailProvider id="fernhill.example">
<incomingServer type="pop3"><hostname>pop.fernhill.example</hostname><port>995</port>
<socketType>SSL</socketType></incomingServer>
<incomingServer type="imap"><hostname>{host}</hostname><port>{port}</port>
<socketType>{kind}</socketType></incomingServer>
</emailProvider></clientConfig>"""


def config(host="imap.fernhill.example", port="993", kind="SSL"):
    return CONFIG.format(host=host, port=port, kind=kind).encode()


class TestAutoconfig:
    def test_a_domain_says_where_its_mail_lies(self):
        asked = []

        def answers(url):
            asked.append(url)
            return Answer(200, config()) if "well-known" in url else None

        assert look_up("alice@fernhill.example", answers) == Place(
            "imap.fernhill.example"
        )
        assert all(url.startswith("https://") for url in asked)
        assert not [url for url in asked if "alice" in url]

    def test_starttls_is_a_way_and_nothing_unencrypted_is(self):
        place = read(config(kind="STARTTLS", port="143"))
        assert place == Place("imap.fernhill.example", 143, Security.STARTTLS)
        assert read(config(kind="plain", port="143")) is None

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"<html>not here</html>",
            b"<clientConfig>",
            b"\xff\xfe\x00<",
            b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + config(),
            config(host="127.0.0.1"),
            config(host="evil.example/../x"),
            config(port="0"),
            config(port="99999"),
            config(port="²"),
            b"<a>" * 100_000,
        ],
    )
    def test_what_is_no_configuration_is_none(self, raw):
        assert read(raw) is None

    @pytest.mark.parametrize(
        "address",
        [
            "a@localhost",
            "a@127.0.0.1",
            "a@[::1]",
            "a@x.example/..",
            "a@x.example#",
            "a",
            "a@",
        ],
    )
    def test_only_a_domain_is_asked(self, address):
        assert look_up(address, lambda _: pytest.fail("asked")) is None


GMAIL = provider_of("a@gmail.com")
PLACE = Place("imap.gmail.com")


class TestTokens:
    def test_a_refresh_token_becomes_one_that_signs_in(self):
        seen = []

        def post(url, form):
            seen.append((url, form))
            return Answer(200, b'{"access_token": "now", "refresh_token": "next"}')

        got = renew(GMAIL, PLACE, "client", "canary-refresh", post)
        assert (got.access, got.refresh) == ("now", "next")
        assert seen[0][0] == "https://oauth2.googleapis.com/token"
        assert "now" not in repr(got)
        assert "canary" not in repr(Login("a", "canary"))

    def test_where_no_other_is_handed_out_the_same_stays(self):
        got = renew(
            GMAIL, PLACE, "c", "old", lambda *_: Answer(200, b'{"access_token": "x"}')
        )
        assert got.refresh == "old"

    @pytest.mark.parametrize(
        ("answer", "kind"),
        [
            (
                Answer(400, b'{"error_description": "canary-refresh has run out"}'),
                NotLetIn,
            ),
            (Answer(200, b'{"access_token": 5}'), NotLetIn),
            (Answer(200, b"[" * 100_000), NotLetIn),
            (Answer(302, b""), NotLetIn),
            (Answer(503, b""), NoAnswer),
            (None, NoAnswer),
        ],
    )
    def test_what_goes_wrong_is_told_without_the_token(self, answer, kind):
        with pytest.raises(kind) as told:
            renew(GMAIL, PLACE, "client", "canary-refresh", lambda *_: answer)
        assert "canary" not in str(told.value)

    def test_nobody_else_is_sent_a_token(self):
        with pytest.raises(NotLetIn):
            renew(OTHER, PLACE, "client", "x", lambda *_: pytest.fail("sent"))
        for one in PRESETS.values():
            assert not one.token_url or one.token_url.startswith("https://")


OUTLOOK = provider_of("a@outlook.com")
CODE = (
    b'{"user_code": "ABC-DEF", "device_code": "canary-device", "interval": 5,'
    b' "verification_uri": "https://login.example/device", "expires_in": 60}'
)


class TestCode:
    def say(self, *answers):
        """Ask for a code, then answer the questions after it one by one."""
        asked, rests = [], []
        rest = iter((CODE, *answers))

        def post(url, form):
            asked.append((url, form))
            body = next(rest)
            return None if body is None else Answer(200, body)

        code = ask_code(OUTLOOK, PLACE, "mine", post)
        assert (code.typed, code.where) == ("ABC-DEF", "https://login.example/device")
        assert "canary" not in repr(code)
        try:
            return await_typed(OUTLOOK, PLACE, "mine", code, rests.append, post), rests
        except (NotLetIn, NoAnswer) as error:
            return error, rests

    def test_once_it_is_typed_in_there_are_tokens(self):
        pending, slow = b'{"error": "authorization_pending"}', b'{"error": "slow_down"}'
        got, rests = self.say(
            pending, slow, pending, b'{"access_token": "a", "refresh_token": "r"}'
        )
        assert (got.access, got.refresh) == ("a", "r")
        assert rests == [5, 5, 10, 10]

    def test_it_ends_when_it_is_refused_or_never_typed_in(self):
        for answers in (
            [b'{"error": "authorization_declined canary-device"}'],
            [b'{"error": "authorization_pending"}'] * 100,
            [b"not json"],
            [None],
        ):
            got, rests = self.say(*answers)
            assert isinstance(got, NotLetIn | NoAnswer)
            assert "canary" not in str(got)
            assert sum(rests) <= 60

    @pytest.mark.parametrize(
        "body",
        [
            b"{}",
            b'{"error": "unauthorized_client"}',
            CODE.replace(b"https", b"http"),
            CODE.replace(b'"canary-device"', b"7"),
        ],
    )
    def test_what_is_no_code_is_told(self, body):
        with pytest.raises(NotLetIn):
            ask_code(OUTLOOK, PLACE, "mine", lambda *_: Answer(400, body))

    def test_only_where_the_provider_does_that(self):
        with pytest.raises(NotLetIn):
            ask_code(GMAIL, PLACE, "mine", lambda *_: pytest.fail("asked"))

    def test_how_long_it_holds_is_bounded(self):
        for odd in (b"-1", b"9e99", b'"x"', b"null"):
            body = CODE.replace(b"60", odd).replace(b"5,", odd + b",")
            code = ask_code(OUTLOOK, PLACE, "mine", lambda *_, b=body: Answer(200, b))
            assert code.seconds == 900
            assert 5 <= code.every <= 60


def test_waiting_doubles_up_to_an_hour_and_is_not_the_same_for_all():
    rng = Random(7)
    waits = [pause(failures, rng) for failures in range(1, 30)]
    assert 15 <= waits[0] <= 30
    assert 30 <= waits[1] <= 60
    assert all(MOST_SECONDS / 2 <= one <= MOST_SECONDS for one in waits[8:])
    assert len(set(waits[8:])) > 10
    assert pause(10**9, rng) <= MOST_SECONDS


def slowly(said):
    for byte in said:
        time.sleep(0.05)
        yield bytes((byte,))


@pytest.mark.serves
class TestHttps:
    @pytest.fixture
    def serve(self, tmp_path, monkeypatch):
        authority, pem = certificates.make(tmp_path)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        threads = []

        def put(*blocks):
            blocks = (
                blocks[0] if blocks and not isinstance(blocks[0], bytes) else blocks
            )
            listening = socket.create_server(("127.0.0.1", 0))

            def one():
                with listening, listening.accept()[0] as raw:
                    raw.settimeout(5)
                    try:
                        with context.wrap_socket(raw, server_side=True) as line:
                            asked = line.recv(65536)
                            if asked.startswith(b"POST") and asked.endswith(
                                b"\r\n\r\n"
                            ):
                                line.recv(65536)  # the form comes in a piece of its own
                            for block in blocks:
                                line.sendall(block)
                    except OSError:
                        return

            threads.append(threading.Thread(target=one))
            threads[-1].start()
            return f"https://localhost:{listening.getsockname()[1]}/x"

        yield put
        for one in threads:
            one.join(10)

    def test_an_answer_is_read(self, serve):
        said = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
        assert https.ask(serve(said)) == Answer(200, b"{}")

    def test_a_post_is_a_form(self, serve):
        said = b"HTTP/1.1 400 no\r\nContent-Length: 8\r\n\r\n" + b'{"a": 1}'
        assert https.ask(serve(said), {"a": "b"}).told() == {"a": 1}

    def test_an_answer_without_end_is_cut(self, serve):
        blocks = [b"x" * 65536] * 64
        said = https.ask(serve(b"HTTP/1.1 200 OK\r\n\r\n", *blocks))
        assert said is None or len(said.body) < https.MOST_BYTES + (1 << 15)

    def test_an_answer_that_drips_is_left(self, serve, monkeypatch):
        monkeypatch.setattr(https, "SECONDS", 0.4)
        head = b"HTTP/1.1 200 OK\r\nX-Slow: "
        begun = time.monotonic()
        assert https.ask(serve(itertools.chain([head], slowly(b"x" * 200)))) is None
        assert time.monotonic() - begun < 3

    def test_a_redirect_is_followed_nowhere(self, serve):
        said = b"HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
        assert https.ask(serve(said)).status == 302

    def test_what_is_no_answer_is_none(self, serve):
        assert https.ask(serve(b"220 mail.example SMTP\r\n")) is None
        assert https.ask(serve()) is None

    def test_whoever_cannot_show_who_it_is_is_not_asked(self, serve, monkeypatch):
        url = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
        assert https.ask(url, {"refresh_token": "x"}) is None

    def test_only_https_is_asked(self):
        for url in ("http://localhost/x", "file:///etc/passwd", "https:///x"):
            with pytest.raises(ValueError, match="only https"):
                https.ask(url)


def test_every_address_domain_is_written_small():
    assert [one for one in PRESETS if one != one.lower()] == []
    assert providers.domain_of("a@B.Example.") == "b.example"
