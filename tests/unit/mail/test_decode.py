"""A mail becomes a message, whatever it is made of."""

import unicodedata

import pytest
from tests.corpus import hostile_more
from tests.corpus.hostile import (
    HEAD,
    KINDS,
    SAID,
    html,
    mail,
    mime,
    named,
    nested_messages,
    nested_multiparts,
    part,
    parts,
)
from tests.corpus.mutants import HAND_MADE

from onward.kernel.text import clean
from onward.mail.decode import TEXT_BYTES, decode
from onward.mail.headers import scan
from onward.mail.mime import DEEPEST, MOST_PARTS, Walk, file_name
from onward.mail.quotes import FORWARD_MARK

FILLED = SAID.decode()
SAYS_NOTHING = {
    "only a line break",
    "nothing",
    "multiparts in multiparts",
    "messages in messages",
    "parts without end",
    "huge boundary",
    "boundary lines only",
    "alternative of nothing",
    "bounce",
    "external body",
    "line of 10 MiB",
    "forward marks",
    "base64 cut short",
    "base64 of nothing",
    "charset punycode",
    "charset idna",
    "charset utf-7",
    "charset utf-16 of odd length",
    "HTML table cells",
    "encrypted",
    "S/MIME",
    "order to an assistant",
}


@pytest.fixture(scope="module", params=HAND_MADE)
def hostile(request):
    return request.param, decode(HAND_MADE[request.param]())


def test_hostile_mail_is_decoded_within_bounds(hostile):
    _, message = hostile
    for text in (message.text, message.quoted, message.calendar):
        assert len(text.encode()) <= TEXT_BYTES
    assert len(message.subject) <= 500
    assert len(message.sender) <= 320
    assert len(message.sender_name) <= 200
    assert len(message.to) <= 200
    assert len(message.references) <= 50
    assert len(message.attachments) <= 100
    assert all(len(name) <= 121 for name in message.attachments)


def test_hostile_mail_leaves_no_unseen_character(hostile):
    _, message = hostile
    one_line = (
        message.subject,
        message.sender,
        message.sender_name,
        message.message_id or "",
        message.reply_to or "",
        *message.to,
        *message.references,
        *message.attachments,
    )
    for value in (*one_line, message.text, message.quoted, message.calendar):
        assert clean(value) == value
        assert not {unicodedata.category(char) for char in value} & {"Cs", "Cf"} or (
            clean(value) == value
        )
    assert not any("\n" in value or "\r" in value for value in one_line)


def test_hostile_mail_keeps_its_words(hostile):
    kind, message = hostile
    if kind.startswith("in "):
        assert message.text == KINDS[kind]().partition(b"\n\n")[2].decode()
    elif kind not in SAYS_NOTHING | hostile_more.SAYS_NOTHING:
        assert "filled" in message.text


def test_words_that_lie_are_not_read():
    assert "Congratulations" not in decode(KINDS["HTML that lies ahead"]()).text


def test_a_message_has_everything_a_header_says():
    raw = (
        b"From: =?utf-8?q?D=C3=A4na?= <Dana@Fernhill.example>\n"
        b"To: Alice <alice@post.example>\nCc: bob@post.example, alice@post.example\n"
        b"Reply-To: jobs@fernhill.example\nSubject: Supply\n Planner\n"
        b"Date: Wed, 4 Mar 2026 10:11:12 +0100\nMessage-ID: <one@fernhill.example>\n"
        b"References: <a@b> <c@d>\nIn-Reply-To: <c@d>\nPrecedence: Bulk\n"
        b"X-Gmail-Labels: =?UTF-8?Q?Gel=C3=B6scht,Posteingang?=\n\n" + SAID + b"\n"
    )
    message = decode(raw)
    assert (message.sender, message.sender_name) == ("dana@fernhill.example", "Däna")
    assert message.to == ("alice@post.example", "bob@post.example")
    assert message.reply_to == "jobs@fernhill.example"
    assert message.subject == "Supply Planner"
    assert message.date is not None
    assert message.date.isoformat() == "2026-03-04T10:11:12+01:00"
    assert message.message_id == "<one@fernhill.example>"
    assert message.references == ("<a@b>", "<c@d>")
    assert message.labels == ("Gelöscht", "Posteingang")
    assert (message.bulk, message.problems, message.text) == (True, (), FILLED)


def test_a_message_without_anything_has_empty_values():
    message = decode(b"")
    assert (message.sender, message.subject, message.text) == ("", "", "")
    assert (message.message_id, message.date, message.reply_to) == (None, None, None)
    assert (message.bulk, message.problems) == (False, ("date",))


@pytest.mark.parametrize("field", [b"List-Unsubscribe: <mailto:a@b>", b"List-Id: <a>"])
def test_a_list_is_bulk(field):
    assert decode(mail(fields=field + b"\n")).bulk


def test_the_sender_may_stand_elsewhere():
    assert decode(b"Sender: a@b.example\nDate: x\n\n").sender == "a@b.example"
    assert decode(b"Return-Path: <c@d.example>\n\n").sender == "c@d.example"


def test_pasted_text_is_all_body():
    message = decode(b"Dear Alice,\n\nNote: the role is filled.")
    assert message.text == "Dear Alice,\n\nNote: the role is filled."
    assert message.subject == ""


def test_a_pasted_header_block_is_understood():
    message = decode(
        b"From: Dana <d@b.example>\nSent: 4 March 2026 10:11\nSubject: No\n\nHi"
    )
    assert message.date is not None
    assert (message.sender, message.text) == ("d@b.example", "Hi")


def test_a_message_id_without_brackets_is_kept():
    assert decode(b"Message-ID: abc\n\n").message_id == "abc"


def test_plain_text_comes_before_html():
    raw = parts(
        part(b"The plain words say that the role has been filled by someone else."),
        part(b"<p>Rich words</p>", b"text/html"),
        kind=b"alternative",
    )
    assert decode(raw).text.startswith("The plain words")


@pytest.mark.parametrize(
    "stub",
    [
        b"",
        b" \n",
        b"Please view this mail in an HTML client.",
        b"Your mail program does not show HTML. https://x.example/view?id="
        + b"a" * 300,
        b"View this email in your browser: https://x.example/view",
        b"Ansicht im Browser",
        b"Fernhill Foods, 1 Mill Lane",
    ],
)
def test_html_is_read_where_the_plain_part_is_a_stub(stub):
    words = b"<p>" + SAID + b" We liked meeting you and will write again in May." * 3
    raw = parts(part(stub), part(words, b"text/html"), kind=b"alternative")
    assert decode(raw).text.startswith(FILLED)


def test_a_stub_is_better_than_nothing():
    raw = parts(
        part(b"View this email in your browser"),
        part(b"<p>", b"text/html"),
        kind=b"alternative",
    )
    assert decode(raw).text == "View this email in your browser"


def test_a_short_plain_part_that_says_as_much_is_kept():
    plain = b"Hello Alice, the role has been filled."
    raw = parts(part(plain), part(b"<p>" + plain, b"text/html"), kind=b"alternative")
    assert decode(raw).text == plain.decode()


def test_a_long_plain_part_is_kept_whatever_the_html_holds():
    plain = b"The role has been filled, and here is why we are sorry about it. " * 5
    raw = parts(
        part(plain), part(b"<p>" + plain * 9, b"text/html"), kind=b"alternative"
    )
    assert decode(raw).text == plain.decode().strip()


def test_a_related_part_is_its_root():
    raw = parts(
        part(b"<p>" + SAID, b"text/html"),
        part(
            b"GIF", b"image/gif", b'Content-Disposition: inline; filename="logo.gif"\n'
        ),
        kind=b"related",
    )
    assert (decode(raw).text, decode(raw).attachments) == (FILLED, ("logo.gif",))
    assert decode(parts(part(b"x", b"image/gif"), kind=b"related")).text == ""


def test_several_texts_are_read_one_after_the_other():
    raw = parts(part(b"One."), part(b"<p>Two.", b"text/html"), part(b"", b"text/plain"))
    assert decode(raw).text == "One.\n\nTwo."


def test_text_attachments_are_named_not_read():
    fields = b'Content-Disposition: attachment; filename="notes.txt"\n'
    message = decode(parts(part(), part(b"secret", b"text/plain", fields)))
    assert (message.text, message.attachments) == (FILLED, ("notes.txt",))
    lone = mail(fields=b"Content-Disposition: attachment; filename=a.txt\n")
    assert decode(lone).text == FILLED


def test_a_plain_part_that_holds_html_is_read_as_html():
    assert decode(mail(body=b"<html><body><p>" + SAID)).text == FILLED


def test_flowed_lines_are_joined():
    raw = mime(
        b"text/plain; format=flowed",
        b"The role has \nbeen filled.\n-- \nDana\n> a \n> b",
    )
    assert decode(raw).text == "The role has been filled.\n--\nDana"


def test_a_character_set_named_in_the_page_counts():
    raw = mime(b"text/html", b"<meta charset='iso-8859-2'><p>za\xb3o\xbfone", b"8bit")
    assert decode(raw).text == "załoźone".replace("ź", "ż")


def test_odd_spaces_and_many_empty_lines_are_evened_out():
    text = "The\u00a0role \n\n\n\n\n\nis\u2003filled.".encode()
    assert (
        decode(mime(b"text/plain; charset=utf-8", text)).text
        == "The role\n\n\nis filled."
    )


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'filename="../../etc/passwd"', "passwd"),
        (b'filename="C:\\\\Users\\\\a\\\\x.pdf"', "x.pdf"),
        (b'filename="CON.pdf"', "_CON.pdf"),
        (b'filename="a\0.pdf"', "a.pdf"),
        (b"filename*=utf-8''K%C3%B6ln%0d.pdf", "Köln .pdf"),
        (b'filename="=?utf-8?q?K=C3=B6ln.pdf?="', "Köln.pdf"),
        ('filename="a\u202efdp.exe"'.encode(), "afdp.exe"),
    ],
)
def test_attachment_names_are_only_names(disposition, name):
    assert decode(named(disposition)).attachments == (name,)


def test_a_long_name_keeps_its_end():
    assert file_name("a" * 300 + ".pdf") == "a" * 100 + ".pdf"
    assert file_name("a" * 300) == "a" * 120
    assert file_name("...") == ""


def test_only_so_many_attachments_are_named():
    one = part(
        b"x", b"application/pdf", b"Content-Disposition: attachment; filename=a.pdf\n"
    )
    assert len(decode(parts(part(), *[one] * 300)).attachments) == 100


def test_a_calendar_is_kept_beside_the_text():
    event = b"BEGIN:VCALENDAR\nDTSTART:20260310T100000Z\nEND:VCALENDAR"
    for kind in (
        b"text/calendar; method=REQUEST",
        b"application/ics",
        b"x/y; name=a.ics",
    ):
        message = decode(parts(part(), part(event, kind), kind=b"alternative"))
        assert (message.text, message.calendar) == (FILLED, event.decode())


def test_the_first_calendar_counts():
    first, second = (
        part(b"BEGIN:" + name, b"text/calendar") for name in (b"ONE", b"TWO")
    )
    assert decode(parts(part(), first, second)).calendar == "BEGIN:ONE"


def test_a_mail_inside_a_mail_is_read_under_a_mark():
    inner = b"From: HR <hr@yarrow.example>\nSubject: Your application\n\n" + SAID
    history = b"\n\nOn 1 March 2026 Bob wrote:\n> Hello"
    message = decode(
        parts(part(b"See this."), part(inner + history, b"message/rfc822"))
    )
    assert message.text == (
        f"See this.\n\n{FORWARD_MARK}\nFrom: HR <hr@yarrow.example>\n"
        f"Subject: Your application\n\n{FILLED}"
    )


def test_an_encoded_mail_inside_brings_everything_along():
    import base64

    inner = parts(
        part(),
        part(b"BEGIN:VCALENDAR", b"text/calendar"),
        part(
            b"x",
            b"application/pdf",
            b"Content-Disposition: attachment; filename=a.pdf\n",
        ),
        part(b"x", b"application/ms-tnef"),
        part(b"From: c@d\n\nDeeper.", b"message/rfc822"),
    )
    fields = b"Content-Transfer-Encoding: base64\n"
    for kind in (b"message/rfc822", b"application/octet-stream; name=a.eml"):
        message = decode(
            parts(part(b"See."), part(base64.encodebytes(inner), kind, fields))
        )
        assert FILLED in message.text
        assert message.text.endswith("Deeper.")
        assert message.text.count(FORWARD_MARK) == 2
        assert (message.calendar, message.attachments) == (
            "BEGIN:VCALENDAR",
            ("a.pdf",),
        )
        assert message.problems == ("tnef",)


def test_what_a_bounce_returns_is_not_read():
    message = decode(KINDS["bounce"]())
    assert message.text == "Delivery failed."
    nested = parts(
        parts(part(b"Failed."))[len(HEAD) :].partition(b"MIME")[2], kind=b"report"
    )
    assert "filled" not in decode(nested).text


def test_only_so_many_levels_are_opened():
    assert "filled" in decode(nested_multiparts(DEEPEST)).text
    for raw in (nested_multiparts(DEEPEST + 1), nested_messages(DEEPEST + 1)):
        message = decode(raw)
        assert "filled" not in message.text
        assert "depth" in message.problems


def test_only_so_many_parts_are_opened():
    raw = parts(*[part(b"x")] * (MOST_PARTS + 50))
    headers, body = scan(raw)
    walk = Walk(raw)
    walk.part(headers, body, len(raw), 0)
    assert walk.parts == MOST_PARTS
    assert decode(raw).problems == ("parts",)
    assert decode(parts(*[part(b"x")] * (MOST_PARTS - 1))).problems == ()


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("encrypted", "encrypted"),
        ("S/MIME", "encrypted"),
        ("winmail.dat", "tnef"),
        ("no boundary", "boundary"),
        ("wrong boundary", "boundary"),
        ("header of a megabyte", "headers"),
        ("year 99999", "date"),
        ("zone +9999", "date"),
        ("charset unknown", "charset"),
        ("charset rot13", "charset"),
        ("line of 10 MiB", "truncated"),
        ("HTML of 20 MiB", "truncated"),
        ("multiparts in multiparts", "depth"),
        ("parts without end", "parts"),
    ],
)
def test_what_is_broken_is_named(kind, problem):
    assert problem in decode(KINDS[kind]()).problems


def test_encrypted_text_is_named():
    message = decode(mail(body=b"-----BEGIN PGP MESSAGE-----\nabc"))
    assert message.problems == ("encrypted",)


def test_a_multipart_with_no_parts_is_read_as_text():
    raw = mime(b"multipart/mixed; boundary=b1", SAID)
    assert (decode(raw).text, decode(raw).problems) == (FILLED, ("boundary",))


def test_a_digest_holds_mails():
    raw = parts(b"\nFrom: a@b\nSubject: One\n\n" + SAID, kind=b"digest")
    assert decode(raw).text.endswith(FILLED)


def test_long_text_is_cut_between_characters():
    message = decode(mime(b"text/plain; charset=utf-8", "ü".encode() * 100_000))
    assert message.text == "ü" * (TEXT_BYTES // 2)
    assert message.problems == ("truncated",)


def test_quoted_history_is_kept_apart():
    message = decode(mail(body=SAID + b"\n\nOn 4 March 2026 Alice wrote:\n> Hello"))
    assert message.text == FILLED
    assert message.quoted == "On 4 March 2026 Alice wrote:\n> Hello"


def test_history_in_html_is_kept_apart():
    raw = html(
        b"<div>" + SAID + b"</div><div class=gmail_quote><div>On 4 March 2026 Alice "
        b"&lt;a@b&gt; wrote:<br></div><blockquote class=gmail_quote>Hello</blockquote></div>"
    )
    assert decode(raw).text == FILLED


def test_the_same_mail_is_the_same_message_with_any_line_ends():
    assert decode(mail()) == decode(mail().replace(b"\n", b"\r\n"))
    assert decode(mail().replace(b"\n", b"\r")).text == FILLED


@pytest.mark.parametrize("seed", range(200))
def test_damaged_mail_never_raises(seed):
    import random

    rng = random.Random(seed)
    raw = bytearray(
        rng.choice([named(b"filename*0*=a"), parts(part(mail())), html(b"<p a=b>")])
    )
    for _ in range(rng.randint(1, 30)):
        at = rng.randrange(len(raw))
        raw[at : at + rng.randint(0, 5)] = rng.randbytes(rng.randint(0, 4))
    assert len(decode(bytes(raw)).text.encode()) <= TEXT_BYTES
