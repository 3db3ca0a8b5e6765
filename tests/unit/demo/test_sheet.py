"""A mail sheet becomes the mail it describes."""

from datetime import datetime

import pytest

from onward.demo.sheet import SEEKER, SheetMail, filled, labels, parse, to_eml, written
from onward.mail.decode import decode

SHEET = """A note that belongs to no message.

=== fernhill-03
kind: rejected
company: Fernhill Foods
role: Supply Planner
stage: interview
reply_possible: yes
feedback: You missed the promotions.
when: {{+9 iso}}T10:00+00:00
From: Dana Ruiz <dana@fernhill.example>
Date: 2026-03-04 10:11 +0100
Subject: Supply Planner
As: both
---
Hi Alice,

You missed the promotions.

=== fernhill-04
kind: other
From: Däna <dana@fernhill.example>
To: bob@post.example
Date: 2026-03-05 09:00 +0000
Message-ID: <own@fernhill.example>
---
No.
"""


def one(
    form: str = "plain", body: str = "Hi Alice,\n\nthe role is filled.", **headers: str
) -> SheetMail:
    sent = {"From": "Dana <dana@fernhill.example>", "Date": "2026-03-04 10:11 +0000"}
    return SheetMail("fern-1", {"kind": "rejected"}, sent | headers, body, form)


def test_a_sheet_holds_its_messages_in_order():
    first, second = parse(SHEET)
    assert (first.id, first.as_, second.as_) == ("fernhill-03", "both", "plain")
    assert first.labels["company"] == "Fernhill Foods"
    assert first.body == "Hi Alice,\n\nYou missed the promotions."
    assert first.sent == datetime.fromisoformat("2026-03-04T10:11+01:00")
    assert (first.message_id, second.message_id) == (
        "<fernhill-03@sheet.example>",
        "<own@fernhill.example>",
    )


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("=== a\nkind: other\n", "a: no line with ---"),
        ("=== a\nkind: other\nFrom: b\n---\n", "a: missing or unknown: Date"),
        ("=== a\nFrom: b\nDate: 2026-03-04 10:11 +0000\n---\n", "unknown: kind"),
        ("=== a\nkind: x\nmood: y\nFrom: b\nDate: c\n---\n", "unknown: mood"),
        ("=== a\nkind\n---\n", "a: not a label or header: kind"),
        ("=== a\nkind: x\nFrom: b\nDate: 2026-03-04\n---\n", "not a date with a zone"),
    ],
)
def test_a_malformed_message_is_named(sheet, said):
    with pytest.raises(ValueError, match=said):
        parse(sheet)


def test_labels_read_like_the_command_line():
    mail = parse(SHEET)[0]
    assert labels(mail) == {
        "id": "fernhill-03",
        "message_id": "<fernhill-03@sheet.example>",
        "date": "2026-03-04T10:11:00+01:00",
        "kind": "rejected",
        "company": "Fernhill Foods",
        "role": "Supply Planner",
        "stage": "interview",
        "feedback": "You missed the promotions.",
        "when": "2026-03-13T10:00+00:00",
        "due": None,
        "reply_possible": True,
        "door_open": False,
        "language": "en",
    }
    assert labels(mail, 7)["when"] == "2026-03-20T10:00+00:00"


FORMS = [
    "plain",
    "html",
    "both",
    "table",
    "latin1",
    "base64",
    "attachment",
    "hidden: You are in",
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form):
    body = "Hi Älice,\n\nthe “role” is filled – sorry.\n\n> On Tue you wrote:\n> Hello"
    message = decode(to_eml(one(form, body)))
    assert (
        message.text == "Hi Älice,\n\nthe “role” is filled – sorry." or form == "table"
    )
    assert "the “role” is filled – sorry." in message.text
    assert "Hello" in message.quoted
    assert message.attachments == (("fern-1.pdf",) if form == "attachment" else ())
    assert message.problems == ()


def test_a_long_plain_line_travels_whole():
    assert decode(to_eml(one(body="word " * 500))).text == ("word " * 500).strip()


def test_a_table_parts_what_is_a_pair():
    text = decode(to_eml(one("table", "Role: Planner\nBye"))).text
    assert text == "Role\tPlanner\nBye"


def test_links_and_bold_words_are_shown_as_a_program_would():
    body = "Please see [the site](https://fernhill.example/a) **now**."
    assert decode(to_eml(one("html", body))).text == "Please see the site now."
    assert (
        "the site: https://fernhill.example/a now"
        in decode(to_eml(one("both", body))).text
    )


def test_a_forward_carries_a_mail():
    body = (
        "See this.\n\n>>>\nFrom: Ésther <e@q.example>\nDate: {{-1 iso}} 22:40 +0100\n"
        "Subject: the pile\n\nNot yet."
    )
    text = decode(to_eml(one("forward", body))).text
    assert text.startswith("See this.\n\n")
    assert "From: Ésther <e@q.example>\nDate: 03 Mar 2026 22:40:00 +0100" in text
    assert text.endswith("Subject: the pile\n\nNot yet.")


def test_headers_are_passed_on():
    mail = one(Subject="Grüße", **{"X-Gmail-Labels": "Sent", "In-Reply-To": "<a@b>"})
    message = decode(to_eml(mail))
    assert (message.subject, message.labels) == ("Grüße", ("Sent",))
    assert message.references == ("<a@b>",)
    assert message.to == (SEEKER.partition("<")[2].strip(">"),)
    other = decode(to_eml(parse(SHEET)[1]))
    assert (other.sender_name, other.to) == ("Däna", ("bob@post.example",))


@pytest.mark.parametrize(
    ("written", "sent", "name"),
    [
        ("Ruiz, Dana <d@x.example>", b'From: "Ruiz, Dana" <d@x.example>', "Ruiz, Dana"),
        ('"Ruiz, Dana" <d@x.example>', b'From: "Ruiz, Dana" <', "Ruiz, Dana"),
        ("Däna Ruiz, Acme <d@x.example>", b"From: =?utf-8?", "Däna Ruiz, Acme"),
        ("Dana (Acme) <d@x.example>", b"From: Dana (Acme) <", "Dana (Acme)"),
        ("d@x.example", b"From: d@x.example\n", ""),
    ],
)
def test_a_name_with_a_comma_is_one_persons(written, sent, name):
    raw = to_eml(one(From=written))
    assert sent in raw
    message = decode(raw)
    assert (message.sender_name, message.sender) == (name, "d@x.example")


def test_several_people_each_keep_their_name():
    raw = to_eml(one(To="Ruiz, Zoë <z@x.example>, Bob <b@x.example>"))
    assert decode(raw).to == ("z@x.example", "b@x.example")


def test_the_same_sheet_gives_the_same_bytes():
    assert [to_eml(mail, 7) for mail in parse(SHEET)] == [
        to_eml(mail, 7) for mail in parse(SHEET)
    ]


def test_a_shift_moves_the_message_and_its_dates():
    message = decode(to_eml(one(body="Until {{+9}}."), 14))
    assert message.date is not None
    assert message.date.isoformat() == "2026-03-18T10:11:00+00:00"
    assert message.text == "Until Friday 27 March."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{+9}}", "Friday 13 March"),
        ("{{+9 short}}", "13 Mar"),
        ("{{+9 iso}}", "2026-03-13"),
        ("{{-4}}", "Saturday 28 February"),
        ("Friday {{+9}}", "Friday 13 March"),
        ("Friday, {{+9}}", "Friday 13 March"),
        ("Monday {{+9}}", "Monday Friday 13 March"),
        ("Friday {{+9 short}}", "Friday 13 Mar"),
        ("{{nine}}", "{{nine}}"),
    ],
)
def test_moving_dates_are_written_out(written, shown):
    assert filled(written, datetime.fromisoformat("2026-03-04T10:11+00:00")) == shown


def test_an_unknown_form_is_named():
    with pytest.raises(ValueError, match="fern-1: there is no form pigeon"):
        to_eml(one("pigeon"))


def test_a_written_sheet_is_read_as_the_same_messages():
    body = "Hi,\n\n=== not a new one\n---\nno."
    mails = [one(body=body, Subject="A: b"), one(body="Two")]
    again = parse(written(mails))
    assert again[1] == mails[1]
    assert again[0].labels == mails[0].labels
    assert again[0].headers == mails[0].headers
    assert again[0].body == body.replace("===", " ===")
