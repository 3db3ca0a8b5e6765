"""Messages as the field tests need them: every part has a default."""

from datetime import datetime

from onward.mail.features import Look, look_at, weighed
from onward.mail.message import Message
from onward.mail.model import Weighed
from onward.mail.moves import MOVES
from onward.mail.signal import Kind, Stage

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


def seen(mail, *moves, door=0.0, stage=Stage.UNKNOWN):
    """Return what a model would make of `mail`: one move, for certain, per sentence.

    Sentences beyond the moves given do nothing particular.
    """
    rows = []
    for place, _ in enumerate(weighed(mail)):
        row = [0.0] * len(MOVES)
        if place < len(moves):
            row[MOVES.index(moves[place])] = 1.0
        rows.append(tuple(row))
    return Weighed(
        kinds=dict.fromkeys(Kind, 0.1),
        stages={one: float(one is stage) for one in Stage},
        door=door,
        moves=tuple(rows),
        concepts=frozenset(),
        speaks=lambda _place, _kind: 0.0,
    )
