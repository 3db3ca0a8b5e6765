"""A .zip of mail is read where it lies; a hostile one costs nothing and says why."""

import io
import struct
import zipfile

import pytest
from tests.corpus.hostile import mail

from onward.gateways.mbox import zipped
from onward.gateways.mbox.sources import Tally, Trouble, find, mails

LINE = b"From dana@fernhill.example Wed Mar  4 10:11:12 2026\n"
MBOX = (LINE + mail() + b"\n\n") * 2
INSIDE = "Takeout/Mail/All mail.mbox"


def archive(path, files=(), method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in files:
            made.writestr(name, data)
    return path


def read(*paths):
    sources, troubles = find([str(path) for path in paths])
    tally = Tally(troubles=list(troubles))
    return [(one.source, one.ordinal) for one in mails(sources, tally)], tally.troubles


def locked(path):
    """Set the mark of a password on the only member, in both of its headers."""
    raw = bytearray(path.read_bytes())
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.find(magic) + at] |= 1
    path.write_bytes(raw)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA]
)
def test_the_mail_in_it_is_found_and_the_rest_left_alone(tmp_path, method):
    files = [
        ("Takeout/archive_browser.html", b"<html>"),
        (INSIDE, MBOX),
        ("Takeout/Mail/one.eml", mail()),
        ("Takeout/Mail/Notes/", b""),
    ]
    path = archive(tmp_path / "takeout-1.zip", files, method)
    assert read(path) == (
        [
            (f"takeout-1.zip/{INSIDE}", 1),
            (f"takeout-1.zip/{INSIDE}", 2),
            ("takeout-1.zip/Takeout/Mail/one.eml", 0),
        ],
        [],
    )


def test_several_parts_are_read_together(tmp_path):
    parts = [
        archive(tmp_path / f"takeout-00{n}.zip", [(f"Mail/{n}.mbox", MBOX)])
        for n in (1, 2)
    ]
    assert len(read(*parts)[0]) == 4


def test_the_sizes_add_up_to_how_far_it_is(tmp_path):
    path = archive(tmp_path / "a.zip", [(INSIDE, MBOX)])
    (source,), _ = find([str(path)])
    assert source.size_bytes == len(MBOX)
    assert [one.offset for one in mails([source], Tally())] == [0, len(MBOX) // 2]


def test_spam_and_trash_are_left_out(tmp_path):
    path = archive(tmp_path / "a.zip", [("Mail/Spam.mbox", MBOX), (INSIDE, MBOX)])
    found, troubles = read(path)
    assert len(found) == 2
    assert troubles == [Trouble("a.zip/Mail/Spam.mbox", "thrown_away")]


def test_a_zip_without_mail_says_so(tmp_path):
    path = archive(tmp_path / "a.zip", [("photo.jpg", b"x"), ("inner.zip", b"PK")])
    assert read(path) == ([], [Trouble("a.zip", "no_mail_in_zip")])


def test_a_cut_zip_is_named(tmp_path):
    path = archive(tmp_path / "a.zip", [(INSIDE, MBOX)])
    path.write_bytes(path.read_bytes()[:-30])
    assert read(path) == ([], [Trouble("a.zip", "broken_zip")])


def test_a_locked_member_is_named(tmp_path):
    path = archive(tmp_path / "a.zip", [(INSIDE, MBOX)])
    locked(path)
    assert read(path) == ([], [Trouble(f"a.zip/{INSIDE}", "locked")])


def test_what_swells_beyond_all_mail_is_not_opened(tmp_path):
    path = archive(tmp_path / "a.zip", [("a.mbox", MBOX + b"a" * (8 << 20))])
    assert read(path) == ([], [Trouble("a.zip/a.mbox", "swells")])


def test_a_size_that_lies_ends_the_reading_of_that_member(tmp_path):
    path = archive(tmp_path / "a.zip", [("a.mbox", MBOX * 50), ("b.mbox", MBOX)])
    raw = bytearray(path.read_bytes())
    entry = raw.find(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = struct.pack("<I", len(MBOX))
    path.write_bytes(raw)
    found, troubles = read(path)
    assert ("a.zip/b.mbox", 2) in found
    assert troubles == [Trouble("a.zip/a.mbox", "unreadable")]


def test_damage_in_one_member_keeps_what_came_before_and_the_others(tmp_path):
    many = b"".join(
        LINE + mail(subject=b"%d" % n, body=b"%d" % (n * n)) + b"\n\n"
        for n in range(4000)
    )
    path = archive(tmp_path / "a.zip", [("a.mbox", many), ("b.mbox", MBOX)])
    with zipfile.ZipFile(path) as made:
        info = made.getinfo("a.mbox")
    raw = bytearray(path.read_bytes())
    half = info.header_offset + info.compress_size * 3 // 4
    raw[half : half + 64] = b"\xff" * 64
    path.write_bytes(raw)
    found, troubles = read(path)
    assert ("a.zip/a.mbox", 1) in found
    assert ("a.zip/b.mbox", 2) in found
    assert troubles == [Trouble("a.zip/a.mbox", "unreadable")]


def test_a_name_that_climbs_out_is_only_a_name(tmp_path):
    path = archive(tmp_path / "a.zip", [("../../etc/a.mbox", MBOX)])
    assert read(path)[0] == [
        ("a.zip/../../etc/a.mbox", 1),
        ("a.zip/../../etc/a.mbox", 2),
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_a_mailbox_that_ends_like_a_zip_is_a_mailbox(tmp_path):
    tail = io.BytesIO()
    archive(tail, [("x.mbox", MBOX)])
    path = tmp_path / "a.mbox"
    path.write_bytes(MBOX * 10 + tail.getvalue())
    assert not zipped.is_zip(path)
    assert len(read(path)[0]) == 20


def test_what_is_no_file_is_no_zip(tmp_path):
    assert not zipped.is_zip(tmp_path / "nowhere")
