"""The demo mailbox is recent on every day, and whole."""

from datetime import date, timedelta

import pytest

from onward.demo import mailbox as demo
from onward.demo.mailbox import mailbox, sheets, shift_days, truth
from onward.mail.decode import decode
from onward.mail.split import split

SHEETS = {
    "b.txt": (
        "=== b-1\nkind: other\nFrom: a@b.example\nDate: 2026-03-04 10:11 +0000\n---\n"
        "Hi.\n\nFrom Monday on {{+1 iso}}\n\n"
        "=== b-2\nkind: other\nFrom: a@b.example\nDate: 2026-01-05 10:11 +0000\n---\nEarlier.\n"
    ),
    "truth.csv": "application,applied_on,note\nb,2026-03-04,\n",
}


@pytest.fixture
def small(tmp_path, monkeypatch):
    (tmp_path / "mail").mkdir()
    for name, text in SHEETS.items():
        (tmp_path / "mail" / name).write_text(text, "utf-8")
    monkeypatch.setattr(demo, "files", lambda _: tmp_path)


@pytest.mark.parametrize("days", range(15))
def test_the_newest_message_lies_within_the_last_week(small, days):
    today = date(2027, 2, 1) + timedelta(days=days)
    shift = shift_days(sheets(), today)
    newest = sheets()[-1].sent.date() + timedelta(days=shift)
    assert timedelta(days=1) <= today - newest <= timedelta(days=7)
    assert shift % 7 == 0


def test_a_mailbox_holds_every_message_oldest_first(small):
    raw = mailbox(date(2026, 3, 11))
    found = [decode(piece.raw) for piece in split([raw])]
    assert [message.text for message in found] == [
        "Earlier.",
        "Hi.\n\nFrom Monday on 2026-03-05",
    ]
    assert raw.startswith(b"From demo@onward.example Mon Jan  5 10:11:00 2026\n")


def test_the_truth_moves_with_the_mail(small):
    assert truth(date(2026, 3, 20)) == [
        {"application": "b", "applied_on": "2026-03-18", "note": ""}
    ]


def test_the_packaged_demo_is_well_formed():
    mails = sheets()
    assert len({mail.id for mail in mails}) == len(mails) > 100
    found = [decode(piece.raw) for piece in split([mailbox(date(2027, 2, 3))])]
    assert [message.message_id for message in found] == [
        mail.message_id for mail in mails
    ]
    assert all(message.text and not message.problems for message in found)
    assert not any("{{" in message.text + message.subject for message in found)
