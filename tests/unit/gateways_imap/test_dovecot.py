"""Reading from a real server: all of it, nothing changed, from where it stopped."""

import threading
import time
from datetime import UTC, date, datetime

import pytest
from tests.flows import letters

from onward.demo.mailbox import mailbox
from onward.gateways.imap import drafts
from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.place import How, Login, Place, Security
from onward.gateways.imap.reading import Cursor, Tally, mails, plan
from onward.gateways.imap.session import open_mailbox
from onward.gateways.mbox.pool import read_all
from onward.gateways.mbox.sources import Tally as FileTally
from onward.gateways.mbox.sources import find
from onward.gateways.mbox.sources import mails as file_mails
from onward.mail.identity import identity
from onward.mail.split import split

pytestmark = pytest.mark.serves
TODAY = date(2026, 11, 26)


def look(place, login, cursors=None, since=None):
    """Read what is new; return it, the plan and the tally."""
    tally = Tally()
    with open_mailbox(place, login) as session:
        fresh = plan(session, session.folders().read, cursors or {}, since, tally)
        found = list(mails(session, fresh, "alice@post.example", tally))
    return found, fresh, tally


def after(fresh, tally):
    return {
        one.folder.key: Cursor(one.validity, tally.done.get(one.folder.key, 0))
        for one in fresh
    }


def crlf(raw):
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_every_way_in_that_is_encrypted_or_on_this_computer_opens(server, login):
    for place in (
        Place("localhost", server.tls),
        Place("localhost", server.plain, Security.STARTTLS),
        Place("127.0.0.1", server.plain, Security.LOCAL),
    ):
        with open_mailbox(place, login) as session:
            assert session.folders().read[0].key == "INBOX"


def test_a_wrong_password_is_told_without_it(place):
    with (
        pytest.raises(NotLetIn) as told,
        open_mailbox(place, Login("alice@post.example", "canary-wrong")),
    ):
        pass
    assert told.value.code == "password"
    assert "canary" not in str(told.value)


def test_a_server_nobody_vouches_for_gets_no_password(server, login, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    for place in (
        Place("localhost", server.tls),
        Place("localhost", server.plain, Security.STARTTLS),
    ):
        with pytest.raises(NotLetIn) as told, open_mailbox(place, login):
            pass
        assert told.value.code == "certificate"


def test_a_server_of_another_name_gets_no_password(server, login, monkeypatch):
    monkeypatch.setattr(
        "socket.getaddrinfo",
        lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", server.tls))],
    )
    with (
        pytest.raises(NotLetIn) as told,
        open_mailbox(Place("imap.other.example", server.tls), login),
    ):
        pass
    assert told.value.code == "certificate"


def test_all_folders_but_spam_deleted_mail_and_drafts_are_read(post, place, login):
    post.make("Jobs", "Jobs/Fernhill", "Trash", "Reklame/Old")
    wanted = {"INBOX", "Archiv", "Gesendet", "Jobs", "Jobs/Fernhill"}
    left = {"M&APw-ll", "Reklame", "Entw&APw-rfe", "Trash", "Reklame/Old"}
    for number, folder in enumerate(sorted(wanted | left)):
        post.put(letters.letter(folder, number=number), folder)
    found, fresh, tally = look(place, login)
    assert {one.folder.key for one in fresh} >= wanted
    assert {one.source.partition("/")[2] for one in found} == wanted
    assert tally.failure is None


def test_all_that_would_be_classified_is_fetched(post, place, login, tmp_path):
    """Nothing stands between the server and the classifier but what a file has too.

    And it is the same message by its digest, so that the two ways never double anything.
    """
    raws = [piece.raw for piece in split([mailbox(TODAY)])]
    big = letters.letter("Thank you for applying.\n" + "x" * 3_000_000, number=801)
    odd = [
        big,
        letters.letter("No.", subject="", number=802),
        letters.letter("Hello", number=803, headers="List-Unsubscribe: <x>\n"),
        b"no headers at all, but thank you for applying\n",
        letters.SPAM,
    ]
    file = tmp_path / "all.mbox"
    file.write_bytes(letters.mailbox([*raws, *odd]))
    for raw in [*raws, *odd]:
        post.put(crlf(raw))
    sources, _ = find([str(file)])
    by_file = {
        one.digest: one.signal for one in read_all(file_mails(sources, FileTally()))
    }
    found, _, tally = look(place, login)
    by_server = {one.digest: one.signal for one in read_all(found)}
    assert tally.thrown_away > 3
    assert len(by_file) > 90
    assert by_server == by_file


def test_reading_changes_no_flag_and_moves_nothing(post, place, login, server):
    for number, flags in enumerate(
        ("", "\\Seen", "\\Flagged", "\\Answered", "\\Deleted", "\\Draft")
    ):
        post.put(letters.letter(number=number), "INBOX", flags)
    before = post.all_of("INBOX")
    files = sorted(one.name for one in (server.mail).rglob("*") if "," in one.name)
    found, _, tally = look(place, login)
    assert len(found) == 4  # neither what is marked as deleted, nor a draft
    assert tally.thrown_away == 1
    assert post.all_of("INBOX") == before
    now = sorted(one.name for one in (server.mail).rglob("*") if "," in one.name)
    assert now == files
    assert len(files) >= 5


def test_the_next_look_goes_on_behind_the_last(post, place, login):
    for number in range(3):
        post.put(letters.letter(number=number))
    found, fresh, tally = look(place, login)
    assert len(found) == 3
    known = after(fresh, tally)
    assert look(place, login, known)[0] == []
    post.put(letters.letter("later", number=9))
    (later,), again, _ = look(place, login, known)
    assert b"later" in later.raw
    assert not again[0].anew


def test_a_mailbox_made_anew_is_read_anew(post, place, login):
    post.make("Jobs")
    post.put(letters.letter(number=1), "Jobs")
    found, fresh, tally = look(place, login)
    known = after(fresh, tally)
    post.make_anew("Jobs")
    post.put(letters.letter(number=1), "Jobs")
    again, fresh, _ = look(place, login, known)
    assert [one.anew for one in fresh if one.folder.key == "Jobs"] == [True]
    assert identity(again[0].raw) == identity(found[0].raw)


def test_mail_from_before_the_chosen_day_is_left(post, place, login):
    post.put(letters.letter("old", number=1), when='"02-Mar-2024 09:00:00 +0000"')
    post.put(letters.letter("new", number=2), when='"02-Mar-2026 09:00:00 +0000"')
    assert len(look(place, login)[0]) == 2
    (one,), _, _ = look(place, login, since=date(2025, 11, 26))
    assert b"new" in one.raw


def test_news_are_heard_while_listening(post, place, login):
    with open_mailbox(place, login) as session:
        session.examine(session.folders().read[0])
        asker = threading.Timer(0.5, post.put, [letters.letter(number=1)])
        asker.start()
        begun = time.monotonic()
        assert session.wait(20, lambda: False)
        assert time.monotonic() - begun < 10
        assert not session.wait(0.2, lambda: False)
        assert not session.wait(60, lambda: True)  # somebody else wants to stop
        asker.join()


DRAFT = drafts.Draft(
    "<draft-1@onward.example>",
    "alice@post.example",
    "dana@fernhill.example",
    "Re: Supply Planner",
    "Dear Dana,\n\none question.\n",
    "<no@fernhill.example>",
    ("<first@fernhill.example>",),
)
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def test_a_draft_lies_among_the_drafts_and_answers_its_letter(post, place, login):
    with open_mailbox(place, login) as session:
        laid = drafts.lay(session, DRAFT, NOW)
    ((uid, flags, raw),) = post.all_of("Entw&APw-rfe")
    assert laid.uid == uid
    assert b"\\Draft" in flags
    assert b"In-Reply-To: <no@fernhill.example>" in raw
    assert b"References: <first@fernhill.example> <no@fernhill.example>" in raw
    assert b"Date: Thu, 26 Nov 2026 09:00:00 +0000" in raw


def test_a_later_draft_takes_the_place_of_our_own_and_of_no_other(post, place, login):
    other = letters.letter("mine", number=7)
    post.put(other, "Entw&APw-rfe", "\\Draft")
    post.put(letters.letter("going", number=8), "Entw&APw-rfe", "\\Deleted")
    with open_mailbox(place, login) as session:
        first = drafts.lay(session, DRAFT, NOW)
        second = drafts.lay(session, DRAFT, NOW, first)
        kept = [uid for uid, _, _ in post.all_of("Entw&APw-rfe")]
        assert first.uid not in kept
        assert second.uid in kept
        assert len(kept) == 3  # what others marked as deleted is theirs to remove
        strange = drafts.Laid(first.folder, first.validity, kept[0], first.message_id)
        drafts.lay(session, DRAFT, NOW, strange)
        moved = drafts.Laid(
            first.folder, first.validity + 1, second.uid, first.message_id
        )
        drafts.lay(session, DRAFT, NOW, moved)
    assert {kept[0], second.uid} <= {uid for uid, _, _ in post.all_of("Entw&APw-rfe")}


def test_a_header_cannot_be_slipped_into_a_draft():
    bad = drafts.Draft(
        "<d@onward.example>",
        "x",
        "a@b.example\r\nBcc: all@c.example",
        "Hi\r\nBcc: all@c.example",
        "text",
        "<x>\r\nBcc: all@c.example",
    )
    head = drafts.compose(bad, NOW).partition(b"\r\n\r\n")[0]
    assert b"\r\nBcc" not in head
    assert b"To:" not in head.replace(b"In-Reply-To:", b"")


def test_a_name_or_password_that_is_two_lines_is_never_sent(place):
    for login in (
        Login("alice\r\nA1 LOGOUT", "x"),
        Login("alice", "x\r\nA1 DELETE INBOX"),
        Login("alice", ""),
        Login("", "x", How.TOKEN),
    ):
        with pytest.raises(NotLetIn) as told, open_mailbox(place, login):
            pass
        assert told.value.code == "unwritable"


def test_what_does_not_answer_is_told_as_such(server, login):
    with pytest.raises(NoAnswer) as told, open_mailbox(Place("127.0.0.1", 1), login):
        pass
    assert told.value.code == "refused"
    assert "nobody" not in str(told.value.remedy.plain())
    with (
        pytest.raises(NoAnswer) as told,
        open_mailbox(Place("localhost", server.plain), login),
    ):
        pass
    assert told.value.code == "no_tls"
