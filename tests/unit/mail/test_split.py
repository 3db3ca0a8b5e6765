"""A mailbox is cut where messages begin and nowhere else."""

import pytest
from tests.corpus.hostile import HEAD, MAILBOXES, mail

from onward.mail.split import Piece, is_mailbox, split

LINE = b"From dana@fernhill.example Wed Mar  4 10:11:12 2026\n"


def pieces(raw: bytes, block: int = 1 << 20, **options: int) -> list[Piece]:
    return list(
        split((raw[at : at + block] for at in range(0, len(raw), block)), **options)
    )


@pytest.mark.parametrize("name", MAILBOXES)
def test_every_message_is_found_once(name):
    build, count = MAILBOXES[name]
    found = pieces(build())
    assert [piece.ordinal for piece in found] == list(range(1, count + 1))


@pytest.mark.parametrize(
    "name", [n for n in MAILBOXES if "cap" not in n and "huge" not in n]
)
@pytest.mark.parametrize("block", [1, 7, 64])
def test_block_size_changes_nothing(name, block):
    raw = MAILBOXES[name][0]()[:5_000]
    assert pieces(raw, block) == pieces(raw)


@pytest.mark.parametrize(
    "line",
    [
        b"From a@b.example Wed Mar  4 10:11:12 2026",
        b"From a@b.example Wed Mar  4 10:11 2026",
        b"From MAILER-DAEMON Wed Mar 04 10:11:12 +0000 2026",
        b"From - Wed Mar 04 10:11:12 2026",
        b"From a Wed Mar  4 10:11:12 CET 2026",
        b"From a@b.example Wed, 4 Mar 2026 10:11:12 +0000",
        b'From "Dana Ruiz"@b.example Wed Mar  4 10:11:12 2026',
        b"From a@b.example Wed Mar  4 10:11:12 2026 remote from host",
    ],
)
def test_a_sender_and_a_date_make_a_boundary(line):
    assert len(pieces(LINE + mail() + b"\n\n" + line + b"\n" + mail())) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"From Monday on we hire again.",
        b"From a@b.example",
        b"From a@b.example Wed Mar  4 2026",
        b"From there to here Wed Mar  4 10:11:12 2026",
        b"from a@b.example Wed Mar  4 10:11:12 2026",
        b" From a@b.example Wed Mar  4 10:11:12 2026",
    ],
)
def test_other_lines_that_begin_with_from_are_text(line):
    (only,) = pieces(LINE + mail(body=b"Hi.\n\n" + line + b"\nBye."))
    assert line in only.raw


def test_quoted_from_is_unquoted_once():
    (only,) = pieces(LINE + mail(body=b">From me\n>>From you\n> From them"))
    assert only.raw.endswith(b"\nFrom me\n>From you\n> From them")


def test_an_offset_is_where_the_first_line_of_a_message_stands():
    raw = b"\n\n" + LINE + mail() + b"\n\n" + LINE + mail()
    assert [raw[piece.offset :][:5] for piece in pieces(raw)] == [b"From ", b"From "]


def test_a_message_over_the_cap_is_cut_and_costs_no_other():
    big = mail(body=b"x" * 5_000)
    raw = LINE + big + b"\n\n" + LINE + mail()
    for block in (10, 100, 10_000):
        first, second = pieces(raw, block, cap=1_000)
        assert (len(first.raw), first.problem) == (1_000, "too_big")
        assert (second.raw, second.problem, second.ordinal) == (mail(), None, 2)


def test_what_is_held_stays_bounded():
    from onward.mail.split import _Cutter

    cutter = _Cutter(cap=1_000)
    for _ in range(1_000):
        list(cutter.feed(b"x" * 100))
        assert len(cutter.held) <= 1_200
    assert [piece.problem for piece in cutter.close()] == []


def test_the_end_of_the_file_may_come_anywhere():
    raw = LINE + mail() + b"\n\n" + LINE + mail()
    for end in range(len(raw)):
        assert len(pieces(raw[:end])) in {0, 1, 2}


def test_a_from_line_alone_is_an_empty_message():
    assert [piece.raw for piece in pieces(LINE)] == [b""]


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (LINE + HEAD, True),
        (b"\xef\xbb\xbf" + LINE + HEAD, True),
        (b"From alice\n" + HEAD, True),
        (b"From the desk of Dana\n\nHi", False),
        (HEAD, False),
        (b"", False),
    ],
)
def test_a_mailbox_is_known_by_its_first_lines(start, is_one):
    assert is_mailbox(start) is is_one
