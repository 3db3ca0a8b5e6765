"""Header values are read whole, clean and in bounds."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.corpus.hostile import mail

from onward.mail.addresses import addresses
from onward.mail.charsets import codec, decoded, flat, tidy
from onward.mail.dates import date
from onward.mail.headers import base64_bytes, message_ids, parameters, scan, words
from onward.mail.identity import identity, same_letter, wording


def test_a_folded_field_is_one_value():
    raw = b"Subject: one\r\n two\r\nTo: a@b\r\n\r\nHi"
    headers, body = scan(raw)
    assert headers.text(b"subject") == "one two"
    assert raw[body:] == b"Hi"


def test_the_first_of_repeated_fields_counts():
    headers, _ = scan(b"Subject: one\nSubject: two\n\n")
    assert headers.text(b"subject") == "one"
    assert b"subject" in headers
    assert headers.raw(b"date") == b""


def test_a_line_that_is_no_field_begins_the_body():
    raw = b"Subject: one\nHello there\nTo: a@b\n\nHi"
    headers, body = scan(raw)
    assert raw[body:].startswith(b"Hello there")
    assert b"to" not in headers


def test_stray_from_lines_are_passed_over():
    headers, _ = scan(b"From a@b Wed\n>From c@d\nSubject: one\n>From e\nTo: a@b\n\n")
    assert set(headers.fields) == {b"subject", b"to"}


def test_an_empty_block_has_no_fields():
    assert scan(b"\nText") == (scan(b"")[0], 1)
    assert scan(b"\r\nText")[1] == 2


def test_a_block_over_the_cap_is_cut_but_its_body_kept():
    raw = b"Subject: one\nX-A: " + b"a" * 70_000 + b"\nTo: a@b\n\nHi"
    headers, body = scan(raw)
    assert headers.cut
    assert (raw[body:], b"to" in headers) == (b"Hi", False)
    broken = b"Subject: one\n" + b"b" * 70_000 + b"\n\nHi"
    assert broken[scan(broken)[1] :] == b"Hi"


def test_a_stray_line_without_end_ends_the_scan():
    assert scan(b"no field")[0].fields == {}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain", "plain"),
        (b"=?utf-8?q?Gr=C3=BC=C3=9Fe?= an alle", "Grüße an alle"),
        (b"=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        (b"=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        (b"=?utf-8?q?=C3?=\r\n =?utf-8?q?=BC?=", "ü"),
        (b"=?utf-8?q?a?= =?iso-8859-1?q?=FC?=", "aü"),
        (b"=?utf-8*de?q?a?= b", "a b"),
        (b"=?no-such?q?=FC?=", "ü"),
        (b"=?utf-8?q?with space?=", "with space"),
        (b"=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("Grüße".encode("latin-1"), "Grüße"),
        ("Grüße".encode(), "Grüße"),
    ],
)
def test_encoded_words_are_decoded(raw, text):
    assert words(raw) == text


def test_no_line_break_survives_decoding():
    headers, _ = scan(b"Subject: =?utf-8?q?a=0D=0ABcc:_e=40e=00=E2=80=AE?=\n\n")
    assert headers.text(b"subject") == "a Bcc: e@e"


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"SGVsbG8=", b"Hello"),
        (b"SGVs\nbG8", b"Hello"),
        (b"SG!Vs*bG8==", b"Hello"),
        (b"SGVsbG8hI", b"Hello!"),
        (b"=", b""),
    ],
)
def test_base64_is_read_as_far_as_it_goes(raw, data):
    assert base64_bytes(raw) == data


def test_parameters_may_be_quoted_folded_and_escaped():
    value = b'Multipart/Mixed;\r\n boundary="a;b\\"c" ; charset=utf-8; charset=late'
    assert parameters(value) == (
        "multipart/mixed",
        {"boundary": 'a;b"c', "charset": "utf-8"},
    )


def test_continued_parameters_are_joined_in_their_order():
    value = b"x/y; name*1*=%BC.pdf; name*0*=utf-8'de'K%C3; name*2=\".txt\""
    assert parameters(value)[1] == {"name": "Kü.pdf.txt"}


def test_odd_continuations_are_no_trouble():
    assert parameters(b"x/y; name*x=a; name*=b")[1] == {"name": "a"}
    assert parameters(b"x/y; name*=''")[1] == {"name": ""}


def test_only_so_many_parameters_are_read():
    value = b"x/y" + b"".join(b"; a%d=b" % n for n in range(500))
    assert len(parameters(value)[1]) == 100


def test_message_ids_are_distinct_and_bounded():
    assert message_ids(b"<a@b> junk <c@d>", b"<a@b>") == ("<a@b>", "<c@d>")
    assert len(message_ids(b"".join(b"<%d@b>" % n for n in range(500)))) == 50


@pytest.mark.parametrize(
    ("raw", "people"),
    [
        (b"a@b.example", [("", "a@b.example")]),
        (b"Dana Ruiz <Dana@B.example>", [("Dana Ruiz", "dana@b.example")]),
        (b'"Ruiz, Dana" <a@b>, c@d', [("Ruiz, Dana", "a@b"), ("", "c@d")]),
        (b"Ruiz, Dana <a@b>", [("Ruiz, Dana", "a@b")]),
        (b"a@b (Dana (HR) Ruiz)", [("Dana HR Ruiz", "a@b")]),
        (b"Dana Ruiz (Fernhill Foods) <a@b>", [("Dana Ruiz (Fernhill Foods)", "a@b")]),
        (b'"Da\\"na" <a@b>', [('Da"na', "a@b")]),
        (b"=?utf-8?q?D=C3=A4na?= <a@b>", [("Däna", "a@b")]),
        (b"Team: a@b, c@d;", [("", "a@b"), ("", "c@d")]),
        (b"Dana Ruiz", [("Dana Ruiz", "")]),
        (b"'Dana' <a@b>", [("Dana", "a@b")]),
        (b"Dana <a @ b>", [("Dana", "a@b")]),
        (b"<a@b> Dana", [("Dana", "a@b")]),
        (b"Dana <a@b> <c@d>", [("Dana <c@d>", "a@b")]),
        (b"One; Dana <a@b>", [("One Dana", "a@b")]),
        (b"(", []),
        (b"", []),
    ],
)
def test_people_are_found(raw, people):
    assert list(addresses(raw)) == people


def test_only_so_many_people_are_taken():
    assert len(addresses(b"a@b, " * 16_000)) == 100


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "Wed, 4 Mar 2026 10:11:12 +0000",
            datetime(2026, 3, 4, 10, 11, 12, tzinfo=UTC),
        ),
        ("4 Mar 26 10:11 GMT", datetime(2026, 3, 4, 10, 11, tzinfo=UTC)),
        ("4 Mar 99 10:11 GMT", datetime(1999, 3, 4, 10, 11, tzinfo=UTC)),
        ("Wed Mar  4 10:11:12 2026", datetime(2026, 3, 4, 10, 11, 12, tzinfo=UTC)),
        ("Wed, March 4, 2026 10:11 PM", datetime(2026, 3, 4, 22, 11, tzinfo=UTC)),
        ("2026-03-04T10:11:12Z", datetime(2026, 3, 4, 10, 11, 12, tzinfo=UTC)),
        (
            "Wed, 04 Mar 2026 10:11:60 +0000",
            datetime(2026, 3, 4, 10, 11, 59, tzinfo=UTC),
        ),
    ],
)
def test_dates_are_read_in_their_usual_forms(text, moment):
    assert date(text) == moment


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("+0530", 5.5), ("-08:00", -8), ("PST", -8), ("GMT+0200", 2), ("XYZ", 0), ("", 0)],
)
def test_the_writers_own_offset_is_kept(zone, hours):
    moment = date(f"4 Mar 2026 10:11:12 {zone}")
    assert moment is not None
    assert moment.tzinfo in {UTC, timezone(timedelta(hours=hours))}
    assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Wed, 4 Mar 99999 10:11:12 +0000",
        "Wed, 4 Mar 2026 10:11:12 +9999",
        "Wed, 4 Mar 2026 10:11:12 +0199",
        "Wed, 4 Mar 1970 10:11:12 +0000",
        "Wed, 0 Mar 2026 10:11:12 +0000",
        "Wed, 31 Feb 2026 10:11:12 +0000",
        "Wed, 4 Mrz 2026 10:11:12 +0000",
        "2026-13-04 10:11",
        "4 Mar 2026 99:11",
    ],
)
def test_nonsense_is_no_date(text):
    assert date(text) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UTF-8", "utf-8"),
        ("us-ascii", "ascii"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-8-i", "iso8859_8"),
        ("windows-1250", "cp1250"),
        ("x-sjis", "cp932"),
        ("cp99999", None),
        ("rot13", None),
        ("utf-7", None),
        ("punycode", None),
        ("unicode_escape", None),
        ("", None),
    ],
)
def test_only_known_character_sets_are_used(name, found):
    assert codec(name) == found


@pytest.mark.parametrize(
    "name", [*(f"iso-8859-{n}" for n in range(1, 17)), "koi8-r", "gb2312"]
)
def test_every_codec_exists(name):
    assert codec(name) is None or b"abc".decode(codec(name)) == "abc"


@pytest.mark.parametrize(
    ("data", "declared", "text", "fair"),
    [
        (b"abc", None, "abc", True),
        (b"abc", "x-unknown", "abc", False),
        ("ü".encode(), None, "ü", True),
        ("ü".encode(), "us-ascii", "ü", True),
        ("ü".encode("cp1252"), None, "ü", True),
        ("ü".encode("cp1252"), "utf-8", "ü", False),
        (b"\x81\x8d", None, "\x81\x8d", True),
        ("é".encode("cp850"), "cp850", "é", True),
        ("日本".encode("iso2022_jp"), "iso-2022-jp", "日本", True),
        ("ü".encode() * 60 + b"\xc3", "utf-8", "ü" * 60 + "\ufffd", True),
    ],
)
def test_bytes_become_text_whatever_they_claim(data, declared, text, fair):
    assert decoded(data, declared) == (text, fair)


def test_quick_cleaning_equals_the_careful_one():
    from onward.kernel.text import clean, line

    for text in ("a b", " a\tb\n", "a\0b", "a\u200bb", "ü", "a" * 20, "a\r\nb"):
        assert tidy(text) == clean(text)
        assert flat(text, 10) == line(text, 10)


def test_identity_ignores_the_way_a_message_came():
    raw = mail()
    stored = (
        b"Status: RO\nX-Gmail-Labels: Inbox,\n Work\nX-Mozilla-Status: 0001\n" + raw
    )
    for same in (raw.replace(b"\n", b"\r\n"), raw + b"\n\n", stored):
        assert identity(same) == identity(raw)


def test_identity_tells_different_messages_apart():
    raws = {b"", b"\n\nx", mail(), mail(body=b"No."), mail(subject=b"Other")}
    assert len({identity(raw) for raw in raws}) == len(raws)
    big = mail(body=b"a\r\n" * 900_000)
    assert identity(big) == identity(big.replace(b"\r\n", b"\n"))
    assert identity(big) != identity(big + b"x")


LETTER = (
    "Dear Alice,\n\nThank you for applying for the Supply Planner role at Fernhill.\n"
    "Unfortunately we chose somebody else.\n\nDana"
)


@pytest.mark.parametrize(
    ("pasted", "same"),
    [
        (LETTER, True),
        (LETTER.replace("\n", "\r\n> ").upper(), True),
        (f"From: Dana\n\n{LETTER}\n\nSent from my phone", True),
        (LETTER.removeprefix("Dear Alice,"), True),
        (LETTER.replace("Supply Planner", "Buyer"), False),
        ("Unfortunately we chose somebody else.", False),
        ("", False),
    ],
)
def test_a_letter_is_the_same_without_its_edges_but_not_with_another_role(pasted, same):
    assert same_letter(wording(LETTER), wording(pasted)) is same
    assert same_letter(wording(pasted), wording(LETTER)) is same
