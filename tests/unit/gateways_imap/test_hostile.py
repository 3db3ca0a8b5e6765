"""No server can hang Onward, flood it, get a password in the clear, or write a file."""

import base64
import itertools
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote, quote_plus

import pytest
from tests.mailserver import certificates, hostile
from tests.mailserver.hostile import Hostile

from onward.gateways.imap.bounded import Bounds
from onward.gateways.imap.failures import NoAnswer, NotLetIn, without
from onward.gateways.imap.folders import MOST_FOLDERS
from onward.gateways.imap.place import How, Login, Place, Security
from onward.gateways.imap.reading import Tally, mails, plan
from onward.gateways.imap.session import open_mailbox
from onward.kernel.errors import OnwardError

pytestmark = pytest.mark.serves
SECRET = "canary-Secret-42"
LOGIN = Login("alice@post.example", SECRET)
PATIENT = Bounds(3, 3, 2000, most_bytes=1 << 20, most_lines=20_000)
QUICK = Bounds(3, 0.3, 2000, most_bytes=1 << 20, most_lines=20_000)
LONGEST_SECONDS = 8
EVERYWHERE = {
    one.__name__: one
    for one in (
        hostile.cut,
        hostile.half,
        hostile.bye,
        hostile.refuse,
        hostile.bad,
        hostile.silent,
        hostile.drip,
        hostile.endless_line,
        hostile.flood,
        hostile.four_gibibytes,
        hostile.noise,
    )
}
_written = []
_watching = []


def _note(event, given):
    if _watching and event == "open" and isinstance(given[1], str):
        if set(given[1]) & set("wax+"):
            _written.append(given[0])
    elif _watching and event in {"os.mkdir", "os.rename", "os.symlink"}:
        _written.append(given[0])


sys.addaudithook(_note)


@contextmanager
def nothing_written():
    _written.clear()
    _watching.append(True)
    try:
        yield
    finally:
        _watching.pop()
    assert _written == []


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    return certificates.make(folder)


@pytest.fixture(autouse=True)
def believed(pem, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(pem[0]))


def read(
    server, *, login=LOGIN, security=Security.TLS, bounds=PATIENT, host="localhost"
):
    """Read everything there is; return what came, the tally, and what was raised."""
    tally, found, raised = Tally(), [], None
    begun = time.monotonic()
    with nothing_written():
        try:
            with open_mailbox(Place(host, server.port, security), login, bounds) as one:
                fresh = plan(one, one.folders().read, {}, None, tally)
                found += mails(one, fresh, "alice@post.example", tally)
        except OnwardError as error:
            raised = error
    assert time.monotonic() - begun < LONGEST_SECONDS
    failure = raised or tally.failure
    assert failure is None or isinstance(failure, NoAnswer | NotLetIn)
    if failure is not None:
        assert SECRET not in str(failure)
        assert failure.remedy.plain()
    return found, tally, failure


def told_in_the_clear(server):
    heard = server.in_the_clear()
    return SECRET.encode() in heard or base64.b64encode(SECRET.encode())[4:-4] in heard


def test_the_script_itself_can_be_read_to_its_end(pem):
    with Hostile(pem=pem[1]) as server:
        found, tally, failure = read(server)
    assert failure is None
    assert [one.raw for one in found] == [hostile.mail(uid) for uid in range(1, 6)]
    assert tally.done == {"INBOX": 5}
    assert server.said(b"EXAMINE")
    assert not server.said(b"SELECT ")
    assert not server.said(b"STORE")


@pytest.mark.parametrize(
    ("stage", "fault"), [*itertools.product(hostile.STAGES, EVERYWHERE)]
)
def test_a_fault_at_any_step_ends_soon_and_says_what_it_is(pem, stage, fault):
    with Hostile({stage: EVERYWHERE[fault]}, pem=pem[1]) as server:
        found, tally, failure = read(server, bounds=QUICK)
        harmless = {
            ("CAPABILITY", "refuse"),  # whoever offers nothing is asked with LOGIN
            ("BODIES", "refuse"),  # mail that cannot be had is counted
            ("BODIES", "bad"),
            ("EXAMINE", "refuse"),  # a folder that cannot be opened as well
            ("EXAMINE", "bad"),
            ("SEARCH", "refuse"),
            ("SEARCH", "bad"),
        }
        if failure is None:
            assert (stage, fault) in harmless
            assert tally.missing == 5 or tally.unopened == 1 or found
        else:
            assert found == []
            assert tally.done == {}
        assert not told_in_the_clear(server)


def test_what_came_before_the_cut_is_whole_and_the_rest_is_for_later(pem):
    seen = itertools.count()

    def after_some(line, tag, usual):
        if next(seen) == 2:
            raise hostile.Cut
        line.send(usual)

    with Hostile({"BODIES": after_some}, pem=pem[1], mails=120) as server:
        found, tally, failure = read(server)
    assert isinstance(failure, NoAnswer)
    assert failure.code == "closed"
    assert len(found) == 100
    assert [uid for _, uid in tally.places] == [*range(1, 101)]
    assert tally.done == {}


@pytest.mark.parametrize(
    "said",
    [
        b"BAD Request is throttled. Suggested Backoff Time: 297710 milliseconds",
        b"NO [OVERQUOTA] Account exceeded command or bandwidth limits",
        b"NO [UNAVAILABLE] Backend is away",
    ],
)
@pytest.mark.parametrize("stage", ["EXAMINE", "SEARCH", "SIZES", "BODIES"])
def test_mail_refused_for_now_is_left_for_later(pem, stage, said):
    fault = hostile.instead(b"TAG " + said)
    with Hostile({stage: fault}, pem=pem[1]) as server:
        found, tally, failure = read(server)
    assert failure.code == "busy"
    assert (found, tally.done, tally.owed.get("INBOX", [])) == ([], {}, [])


class TestEncryption:
    def test_taking_starttls_out_of_the_offer_gets_no_password(self):
        with Hostile() as server:
            _, _, failure = read(server, security=Security.STARTTLS)
            assert failure.code == "no_starttls"
            assert not told_in_the_clear(server)
            assert not server.said(b"AUTHENTICATE")

    @pytest.mark.parametrize(
        "fault",
        [
            hostile.refuse,
            hostile.bad,
            hostile.cut,
            hostile.silent,
            hostile.flood,
            hostile.instead(b"TAG OK begin"),  # and then speaks on in the clear
            hostile.instead(b"TAG OK begin", b"* CAPABILITY IMAP4rev1 AUTH=PLAIN"),
        ],
    )
    def test_no_upgrade_that_fails_gets_a_password(self, pem, fault):
        with Hostile({"STARTTLS": fault}, starttls=pem[1]) as server:
            _, _, failure = read(server, security=Security.STARTTLS, bounds=QUICK)
            assert failure is not None
            assert not told_in_the_clear(server)
            assert not server.said(b"AUTHENTICATE")

    def test_being_greeted_as_known_gets_no_password(self, pem):
        fault = {"greeting": hostile.instead(b"* PREAUTH welcome back")}
        with Hostile(fault, starttls=pem[1]) as server:
            _, _, failure = read(server, security=Security.STARTTLS)
            assert failure.code == "no_starttls"
            assert not told_in_the_clear(server)
        with Hostile(fault, pem=pem[1]) as server:
            assert read(server)[2].code == "no_way_in"

    @pytest.mark.parametrize(
        ("names", "days"),
        [(("imap.other.example",), 1), (("localhost",), -1)],
        ids=["another name", "run out"],
    )
    @pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
    def test_a_wrong_certificate_gets_no_password(
        self, tmp_path, monkeypatch, names, days, security
    ):
        authority, key = certificates.make(tmp_path, names, days)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        way = {"pem": key} if security is Security.TLS else {"starttls": key}
        with Hostile(**way) as server:
            _, _, failure = read(server, security=security)
            assert isinstance(failure, NotLetIn)
            assert failure.code == "certificate"
            assert not server.said(b"AUTHENTICATE")

    def test_a_server_without_tls_gets_nothing_at_all(self):
        with Hostile() as server:
            _, _, failure = read(server)
            assert failure.code == "no_tls"
            assert not told_in_the_clear(server)

    def test_only_this_computer_is_spoken_to_in_the_clear(self, monkeypatch):
        with Hostile() as server:
            found, _, failure = read(server, security=Security.LOCAL)
            assert failure is None
            assert len(found) == 5
            monkeypatch.setattr(
                "onward.gateways.imap.bounded._is_here", lambda _: False
            )
            server.heard.clear()
            _, _, failure = read(server, security=Security.LOCAL)
            assert failure.code == "not_here"
            assert server.in_the_clear() == b""

    def test_another_computer_is_told_by_the_address_of_the_connection(self):
        from onward.gateways.imap.bounded import _is_here

        class Far:
            def __init__(self, address):
                self.address = address

            def getpeername(self):
                return (self.address, 143)

        assert [_is_here(Far(one)) for one in ("127.0.0.9", "::1", "fe80::1%eth0")] == [
            True,
            True,
            False,
        ]
        assert not _is_here(Far("192.0.2.1"))

    def test_a_bridge_on_this_computer_is_upgraded_where_it_offers_that(self, pem):
        with Hostile(starttls=pem[1]) as server:
            found, _, failure = read(server, security=Security.LOCAL, host="127.0.0.1")
            assert failure is None
            assert len(found) == 5
            assert not told_in_the_clear(server)


class TestSigningIn:
    @pytest.mark.parametrize(
        ("said", "code"),
        [
            (b"[AUTHENTICATIONFAILED] Invalid credentials", "password"),
            (b"AUTHENTICATE failed. Basic authentication is disabled.", "no_passwords"),
            (
                b"[AUTHENTICATIONFAILED] AuthFailed:LogonDenied-BasicAuthBlocked",
                "no_passwords",
            ),
            (b"[ALERT] Application-specific password required", "app_password"),
            (b"[ALERT] Your account is not enabled for IMAP use.", "imap_off"),
            (b"[UNAVAILABLE] Temporary authentication failure.", "busy"),
        ],
    )
    def test_why_it_was_refused_is_told_apart(self, pem, said, code):
        fault = {"AUTHENTICATE": hostile.instead(b"TAG NO " + said)}
        with Hostile(fault, pem=pem[1]) as server:
            _, _, failure = read(server)
        assert failure.code == code
        assert said.decode()[-20:] in str(failure)

    def test_an_expired_token_is_told_as_one(self, pem):
        why = base64.b64encode(b'{"status":"400","schemes":"Bearer"}')
        seen = []

        def expired(line, tag, usual):
            line.send(b"+ " + why + b"\r\n")
            seen.append(line.hear())
            line.send(tag + b" NO [AUTHENTICATIONFAILED] token expired\r\n")

        login = Login("alice@post.example", SECRET, How.TOKEN)
        with Hostile({"AUTHENTICATE": expired}, pem=pem[1]) as server:
            _, _, failure = read(server, login=login)
        assert failure.code == "token"
        assert seen == [b"\r\n"]  # the token is not sent a second time

    def test_a_server_that_asks_without_end_is_left(self, pem):
        def asks(line, tag, usual):
            for _ in range(1000):
                line.send(b"+ \r\n")
                line.hear()

        with Hostile({"AUTHENTICATE": asks}, pem=pem[1]) as server:
            _, _, failure = read(server)
            assert failure.code == "garbled"
            assert len(server.heard) < 20

    def test_a_server_that_repeats_the_password_does_not_get_it_shown(self, pem):
        coded = base64.b64encode(f"\0alice@post.example\0{SECRET}".encode())
        fault = hostile.instead(b"TAG NO bad: " + SECRET.encode() + b" " + coded)
        with Hostile({"AUTHENTICATE": fault}, pem=pem[1]) as server:
            _, _, failure = read(server)
        assert "bad:" in str(failure)
        assert SECRET[3:] not in str(failure)
        for start in range(3):
            hidden = base64.b64encode(b"x" * start + SECRET.encode()).decode()
            assert "canary" not in without(f"a {hidden} b", SECRET)
            left = without(f"a {hidden} b", SECRET)
            assert hidden[4:-4] not in left

    @pytest.mark.parametrize(
        "secret", ['ca"na\\ry-4', "cänäry-1", "a b&c/d", "ABCdefgh"]
    )
    def test_nor_in_another_spelling(self, secret):
        quoted = secret.replace("\\", "\\\\").replace('"', '\\"')
        for told in (
            f"BAD [{secret.encode()!r}]",
            f'LOGIN "alice" "{quoted}"',
            f"BAD [{quoted.encode()!r}]",
            f"?password={quote(secret, safe='')}&x",
            f"?password={quote_plus(secret)}&x",
            f"{secret.upper()}",
        ):
            left = without(told, secret)
            assert "…" in left
            for piece in (secret[:5], quoted[:5], secret[-4:]):
                assert piece.lower() not in left.lower()

    def test_where_only_login_is_offered_it_is_used(self, pem):
        with Hostile(pem=pem[1], caps="") as server:
            assert read(server)[2] is None
            assert server.said(b"LOGIN")
        with Hostile(pem=pem[1], caps="LOGINDISABLED") as server:
            assert read(server)[2].code == "no_way_in"
            assert not server.said(SECRET.encode())

    def test_a_password_with_accents_arrives_as_it_is(self, pem):
        login = Login("alice@post.example", "pässwörd")
        with Hostile(pem=pem[1]) as server:
            assert read(server, login=login)[2] is None
            sent = base64.b64decode(server.heard[2][1])
        assert sent == "\0alice@post.example\0pässwörd".encode()


ODD_LISTS = {
    "upwards": [b'* LIST () "/" "../../etc/passwd"', b'* LIST () "/" ".."'],
    "nul": [b'* LIST () "/" "a\0b"', b'* LIST () "\0" "c"'],
    "not utf-7": [b'* LIST () "/" "&AP&-&&&AOk"', b'* LIST () "/" "&////-"'],
    "bytes": [b'* LIST () "/" "\xff\xfe\x80"'],
    "no end": [b'* LIST (\\Junk "/" "x'],
    "deep": [b"* LIST " + b"(" * 50_000],
    "a number": [b'* LIST () "/" 12', b"* LIST () NIL NIL"],
    "too few": [b"* LIST ()", b"* LIST"],
    "long": [b'* LIST () "/" "' + b"x" * 100_000 + b'"'],
    "parting of many": [b'* LIST () "////" "a////b"'],
    "literal name": [b'* LIST () "/" {5}', b"a\r\nbc"],
    "all there is not": [b'* LIST (\\All \\Noselect) "/" "All"'],
}


class TestFolders:
    @pytest.mark.parametrize("odd", ODD_LISTS)
    def test_odd_names_are_left_out_or_told_and_never_a_path(self, pem, odd):
        with Hostile({"LIST": hostile.says(*ODD_LISTS[odd])}, pem=pem[1]) as server:
            _, _, failure = read(server)
            assert failure is None or failure.code in {"garbled", "said_no", "closed"}
            assert not told_in_the_clear(server)
            asked = b"".join(server.said(b"EXAMINE"))
            assert b"\0" not in asked
            assert len(asked) < 5000

    def test_a_hundred_thousand_folders_are_read_in_part(self, pem):
        lines = [b'* LIST () "/" "Folder %d"' % one for one in range(100_000)]
        fault = {"LIST": hostile.says(*lines, b'* LIST () "/" INBOX')}
        bounds = Bounds(seconds=5, least_bytes=2000)
        with (
            Hostile(fault, pem=pem[1], mails=0) as server,
            open_mailbox(Place("localhost", server.port), LOGIN, bounds) as one,
        ):
            begun = time.monotonic()
            folders = one.folders()
            assert time.monotonic() - begun < 15  # some two, unless others are at work
        assert len(folders.read) == MOST_FOLDERS
        assert folders.read[0].key == "INBOX"
        assert folders.left_out == 100_001 - MOST_FOLDERS

    def test_more_folders_than_fit_are_refused(self, pem):
        lines = [b'* LIST () "/" "Folder %d"' % one for one in range(60_000)]
        with Hostile({"LIST": hostile.says(*lines)}, pem=pem[1]) as server:
            assert read(server)[2].code == "too_much"


ODD_ANSWERS = {
    "no such number": ("SEARCH", [b"* SEARCH 1 two 3"]),
    "below none": ("SEARCH", [b"* SEARCH -1 0 99999999999999999999"]),
    "a number of many digits": ("SEARCH", [b"* SEARCH " + b"9" * 5000]),
    "no validity": ("EXAMINE", [b"* 5 EXISTS"]),
    "validity of words": ("EXAMINE", [b"* OK [UIDVALIDITY soon] ok"]),
    "size of words": ("SIZES", [b"* 1 FETCH (UID 1 FLAGS () RFC822.SIZE large)"]),
    "size of many digits": (
        "SIZES",
        [b"* 1 FETCH (UID 1 RFC822.SIZE " + b"9" * 5000 + b")"],
    ),
    "size below none": ("SIZES", [b"* 1 FETCH (UID 1 FLAGS NIL RFC822.SIZE -5)"]),
    "nothing at all": ("SIZES", []),
    "flags of nothing": (
        "SIZES",
        [b"* 1 FETCH (UID 1 FLAGS (NIL () 5) RFC822.SIZE 5)"],
    ),
    "others' mail": ("BODIES", [b"* 9 FETCH (UID 900 BODY[]<0> {2}", b"hi)"]),
    "no bytes": ("BODIES", [b"* 1 FETCH (UID 1 BODY[]<0> NIL)"]),
    "a literal below none": ("BODIES", [b"* 1 FETCH (UID 1 BODY[]<0> {-1}", b")"]),
    "a literal of many digits": (
        "BODIES",
        [b"* 1 FETCH (UID 1 BODY[]<0> {" + b"9" * 5000 + b"}"],
    ),
    "deep": ("BODIES", [b"* 1 FETCH (UID 1 X " + b"(" * 100_000]),
    "a quote without end": ("BODIES", [b'* 1 FETCH (UID 1 BODY[]<0> "abc']),
    "not a pair": ("SIZES", [b"* 1 FETCH (UID)", b"* FETCH", b"* 1 FETCH 5"]),
}


@pytest.mark.parametrize("odd", ODD_ANSWERS)
def test_odd_answers_are_told_or_left_out(pem, odd):
    stage, lines = ODD_ANSWERS[odd]
    with Hostile({stage: hostile.says(*lines)}, pem=pem[1]) as server:
        found, _, failure = read(server)
        assert failure is None or isinstance(failure, NoAnswer)
        if stage == "BODIES":
            assert found == []
        assert not told_in_the_clear(server)


def test_a_message_larger_than_it_said_is_cut_at_the_cap(pem, monkeypatch):
    monkeypatch.setattr("onward.gateways.imap.session.CAP", 1000)
    monkeypatch.setattr("onward.gateways.imap.reading.CAP", 1000)
    body = b"x" * 900_000

    def large(line, tag, usual):
        line.send(b"* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n" % len(body) + body + b")\r\n")
        line.send(tag + b" OK done\r\n")

    with Hostile({"BODIES": large}, pem=pem[1], mails=1) as server:
        (one,), _, failure = read(server)
    assert failure is None
    assert len(one.raw) == 1000
    assert one.problem == "too_big"


def listen(server):
    with open_mailbox(Place("localhost", server.port), LOGIN, QUICK) as one:
        one.examine(one.folders().read[0])
        one.wait(5, lambda: False)


def flood_once_listening(line, tag, usual):
    line.send(b"+ idling\r\n")
    hostile.flood(line, tag, usual)


def bye_once_listening(line, tag, usual):
    line.send(b"+ idling\r\n* OK still here\r\n")
    hostile.bye(line, tag, usual)


def drip_once_listening(line, tag, usual):
    line.send(b"+ idling\r\n")
    while not line.server.over.wait(0.05):
        line.send(b"x" * 8192)


def test_listening_to_a_server_that_ends_it_is_told(pem):
    faults = (hostile.cut, hostile.bye, hostile.refuse, hostile.flood)
    mean = (flood_once_listening, bye_once_listening, drip_once_listening)
    for fault in (*faults, *mean):
        with Hostile({"IDLE": fault}, pem=pem[1]) as server:
            begun = time.monotonic()
            with pytest.raises(NoAnswer):
                listen(server)
            assert time.monotonic() - begun < LONGEST_SECONDS


def test_there_are_more_than_forty_faults():
    many = len(hostile.STAGES) * len(EVERYWHERE) + len(ODD_LISTS) + len(ODD_ANSWERS)
    assert many > 100
