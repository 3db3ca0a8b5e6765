"""Whatever a person points at is read, and what cannot be is said."""

import io
import os

import pytest
from tests.corpus.hostile import HEAD, mail

from onward.gateways.mbox import folders
from onward.gateways.mbox.junk import is_junk_name, is_thrown_away
from onward.gateways.mbox.sources import (
    RawMail,
    Source,
    Tally,
    Trouble,
    find,
    mails,
    pasted,
)
from onward.gateways.mbox.wording import told
from onward.mail.decode import decode
from onward.mail.split import CAP

LINE = b"From dana@fernhill.example Wed Mar  4 10:11:12 2026\n"
MBOX = (LINE + mail() + b"\n\n") * 2


def read(*paths: object, stdin: bytes = b"") -> tuple[list[RawMail], Tally]:
    sources, troubles = find([str(path) for path in paths])
    tally = Tally(troubles=list(troubles))
    return list(mails(sources, tally, io.BytesIO(stdin))), tally


def named(found: list[RawMail]) -> list[tuple[str, int]]:
    return [(each.source, each.ordinal) for each in found]


def write(path, data: bytes = b""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data or mail())
    return path


@pytest.mark.parametrize("name", ["a.mbox", "Inbox", "mail.txt", "All mail.MBOX"])
def test_a_mailbox_is_known_by_what_it_holds(tmp_path, name):
    found, tally = read(write(tmp_path / name, MBOX))
    assert named(found) == [(name, 1), (name, 2)]
    assert [each.offset for each in found] == [0, len(MBOX) // 2]
    assert tally == Tally()


def test_a_single_mail_is_named_by_its_file(tmp_path):
    for name in ("001.eml", "letter", "letter.txt"):
        assert named(read(write(tmp_path / name))[0]) == [(name, 0)]


def test_an_eml_that_begins_like_a_mailbox_is_one_mail(tmp_path):
    (only,), _ = read(write(tmp_path / "001.eml", LINE + mail()))
    assert (only.source, only.ordinal) == ("001.eml", 0)
    assert decode(only.raw).sender == "dana@fernhill.example"


def test_a_folder_gives_its_mails_by_name(tmp_path):
    for name in (
        "b.eml",
        "a.EML",
        "sub/c.eml",
        "truth.csv",
        "notes.txt",
        "x.mbox/mbox",
    ):
        write(tmp_path / name, MBOX if name.endswith("mbox") else b"")
    found, tally = read(tmp_path)
    assert named(found) == [
        ("a.EML", 0),
        ("b.eml", 0),
        ("sub/c.eml", 0),
        ("x.mbox/mbox", 1),
        ("x.mbox/mbox", 2),
    ]
    assert tally.troubles == []


def test_a_mailbox_without_a_suffix_is_found_in_a_folder(tmp_path):
    write(tmp_path / "Inbox", MBOX)
    write(tmp_path / "README", b"not mail")
    assert len(read(tmp_path)[0]) == 2


def test_maildir_is_read_without_what_was_trashed(tmp_path):
    for name in (
        "cur/1.host:2,S",
        "cur/2.host:2,ST",
        "new/3.host",
        "tmp/4.host",
        "cur/5!2,T",
    ):
        write(tmp_path / name)
    assert named(read(tmp_path)[0]) == [("cur/1.host:2,S", 0), ("new/3.host", 0)]


def test_folders_for_spam_and_deleted_mail_are_left_out(tmp_path):
    for name in ("a.eml", ".Junk/cur/1:2,S", "Trash/b.eml", "Papierkorb.mbox/1.emlx"):
        write(tmp_path / name)
    write(tmp_path / "Takeout/Spam.mbox", MBOX)
    found, tally = read(tmp_path)
    assert named(found) == [("a.eml", 0)]
    assert sorted((each.name, each.problem) for each in tally.troubles) == [
        (".Junk", "thrown_away"),
        ("Papierkorb.mbox", "thrown_away"),
        ("Takeout/Spam.mbox", "thrown_away"),
        ("Trash", "thrown_away"),
    ]


def test_apple_mail_is_cut_out_of_its_wrapping(tmp_path):
    raw = mail()
    wrapped = b"%d      \n" % len(raw) + raw + b'<?xml version="1.0"?><plist></plist>'
    write(tmp_path / "In.mbox/Messages/12.emlx", wrapped)
    write(tmp_path / "In.mbox/Messages/13.partial.emlx", raw)
    found, _ = read(tmp_path / "In.mbox")
    assert named(found) == [("Messages/12.emlx", 0), ("Messages/13.partial.emlx", 0)]
    assert {each.raw for each in found} == {raw}


def test_standard_input_may_hold_anything():
    assert named(read("-", stdin=MBOX)[0]) == [("stdin", 1), ("stdin", 2)]
    assert named(read("-", stdin=mail())[0]) == [("stdin", 0)]
    assert named(read("-", stdin=b"Dear Alice, no.")[0]) == [("stdin", 0)]
    assert read("-")[1].troubles == [Trouble("stdin", "empty")]


def test_a_pipe_is_read_like_a_file(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(pipe, os.O_WRONLY)
    os.write(writer, MBOX)
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        found = list(mails([Source("stdin", None)], Tally(), file))
    assert len(found) == 2


def test_pasted_text_is_a_message():
    message = decode(pasted("Dear Alice,\n\nthe rôle is filled.").raw)
    assert message.text == "Dear Alice,\n\nthe rôle is filled."


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.pdf", b"%PDF\0\0", "not_mail"),
        ("a.mbox", b"\n\n", "empty"),
        ("a.msg", b"\xd0\xcf\x11\xe0\0", "not_mail"),
    ],
)
def test_what_is_not_mail_is_said(tmp_path, name, data, problem):
    found, tally = read(write(tmp_path / name, data), write(tmp_path / "b.eml"))
    assert named(found) == [("b.eml", 0)]
    assert tally.troubles == [Trouble(name, problem)]


def test_what_is_not_there_is_said(tmp_path):
    for odd in (tmp_path / "no", "x" * 5_000, "a\0b"):
        assert read(odd)[1].troubles == [Trouble(str(odd), "missing")]
    (tmp_path / "void").mkdir()
    assert read(tmp_path / "void")[1].troubles == [
        Trouble(str(tmp_path / "void"), "empty")
    ]


def test_an_unreadable_file_costs_no_other(tmp_path, monkeypatch):
    write(tmp_path / "a.eml")
    write(tmp_path / "b.eml")
    sources, _ = find([str(tmp_path)])
    (tmp_path / "a.eml").unlink()
    tally = Tally()
    assert named(list(mails(sources, tally))) == [("b.eml", 0)]
    assert tally.troubles == [Trouble("a.eml", "unreadable")]


def test_a_file_that_breaks_off_keeps_what_was_read():
    class Breaking(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            block = super().read(len(MBOX))
            if not block:
                raise OSError("disk")
            return block

    tally = Tally()
    assert len(list(mails([Source("stdin", None)], tally, Breaking(MBOX)))) == 2
    assert tally.troubles == [Trouble("stdin", "unreadable")]


def test_links_lead_nowhere_outside(tmp_path):
    outside = write(tmp_path / "outside/secret.eml")
    folder = tmp_path / "folder"
    write(folder / "a.eml")
    (folder / "b.eml").symlink_to(folder / "a.eml")
    (folder / "c.eml").symlink_to(outside)
    (folder / "d").symlink_to(outside.parent)
    (folder / "e.eml").symlink_to(folder / "gone.eml")
    found, tally = read(folder)
    assert named(found) == [("a.eml", 0), ("b.eml", 0)]
    assert tally.troubles == [Trouble("c.eml", "outside"), Trouble("d", "outside")]


def test_a_folder_that_cannot_be_listed_costs_no_other(tmp_path, monkeypatch):
    write(tmp_path / "a.eml")
    write(tmp_path / "closed/b.eml")
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("closed"):
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found, tally = read(tmp_path)
    assert named(found) == [("a.eml", 0)]
    assert tally.troubles == [Trouble("closed", "unreadable")]


def test_a_huge_single_mail_is_cut(tmp_path):
    (only,), _ = read(write(tmp_path / "a.eml", HEAD + b"\n" + b"x" * (CAP + 10)))
    assert (len(only.raw), only.problem) == (CAP, "too_big")


@pytest.mark.parametrize(
    "labels",
    [
        b"Spam",
        b"Opened,Trash",
        b"=?UTF-8?Q?Papierkorb,Ge=C3=B6ffnet?=",
        b"Corbeille",
        b"Papelera",
        b"Cestino",
        b"Lixeira",
        b"Prullenbak",
        b"Kosz",
        "Корзина".encode(),
        "ゴミ箱".encode(),
        "垃圾邮件".encode(),
        b'"Spam"',
    ],
)
def test_mail_labelled_as_spam_or_trash_is_counted_not_read(tmp_path, labels):
    raw = mail(fields=b"X-Gmail-Labels: " + labels + b"\n")
    found, tally = read(write(tmp_path / "a.eml", raw), write(tmp_path / "b.eml"))
    assert named(found) == [("b.eml", 0)]
    assert tally.thrown_away == 1


def test_other_labels_and_words_in_a_body_are_no_matter():
    assert not is_thrown_away(mail(fields=b"X-Gmail-Labels: Inbox,Spam checks\n"))
    assert not is_thrown_away(mail(body=b"\nX-Gmail-Labels: Spam\n"))
    assert is_junk_name("[Gmail]/Trash")
    assert not is_junk_name("Trash talk")


def test_every_problem_has_a_sentence():
    codes = ("cpu", "time", "memory", "crash", "too_big", "missing", "unreadable")
    more = ("not_mail", "empty", "outside", "thrown_away")
    zipped = ("broken_zip", "no_mail_in_zip", "locked", "swells")
    for code in (*codes, *more, *zipped):
        assert told(code, "a.eml").plain().startswith("a.eml: ")


def test_links_in_a_circle_are_left_out_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.eml").symlink_to(tmp_path / "b.eml")
    (tmp_path / "b.eml").symlink_to(tmp_path / "a.eml")
    write(tmp_path / "c.eml")
    found, tally = read(tmp_path)
    assert named(found) == [("c.eml", 0)]
    assert tally.troubles == [
        Trouble("a.eml", "unreadable"),
        Trouble("b.eml", "unreadable"),
    ]


def test_a_message_that_was_moved_away_meanwhile_is_left_out(tmp_path, monkeypatch):
    write(tmp_path / "a.eml")
    write(tmp_path / "b.eml")
    real = folders.is_junk_name

    def moves(stem):
        (tmp_path / "a.eml").unlink(missing_ok=True)
        return real(stem)

    monkeypatch.setattr(folders, "is_junk_name", moves)
    found, tally = read(tmp_path)
    assert named(found) == [("b.eml", 0)]
    assert tally.troubles == [Trouble("a.eml", "unreadable")]
