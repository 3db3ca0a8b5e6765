"""Messages as the field tests need them: every part has a default."""

from datetime import datetime

from onward.mail.features import Look, look_at
from onward.mail.message import Message

SENT = datetime.fromisoformat("2026-03-04T10:11+00:00")
"""A Wednesday."""


def letter(text="", **parts):
    """Return a message; `shown` is the display name, `at` the address."""
    known = {
        "digest": "0" * 64,
        "message_id": None,
        "date": SENT,
        "sender": parts.pop("at", "dana.ruiz@fernhill.example"),
        "sender_name": parts.pop("shown", ""),
        "to": ("alice.marlow@post.example",),
        "reply_to": None,
        "subject": "",
        "text": text,
    }
    return Message(**(known | parts))


def look(text="", **parts) -> Look:
    return look_at(letter(text, **parts))


def moment(written):
    return datetime.fromisoformat(written)
