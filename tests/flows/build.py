"""Builders for mail that was read: everything optional, everything invented."""

import itertools
from datetime import UTC, datetime, timedelta

from onward.gateways.mbox.pool import Read
from onward.kernel.identifiers import digest
from onward.mail.message import Message
from onward.mail.signal import Kind, Signal

ALICE = "alice.marlow@post.example"
DAY_0 = datetime(2026, 3, 2, 12, tzinfo=UTC)
_counter = itertools.count(1)


def read(
    kind=Kind.ACKNOWLEDGED,
    day=0,
    company="Fernhill Foods",
    role="Supply Planner",
    confidence=0.97,
    sender="jobs@fernhill.example",
    to=(ALICE,),
    text="The words of the message.",
    message_id=None,
    references=(),
    stage=None,
    feedback=None,
    reply_possible=False,
    problem=None,
    raw=None,
) -> Read:
    number = next(_counter)
    name = digest(raw or str(number).encode())
    message = Message(
        digest=name,
        message_id=message_id or f"<{number}@mail.example>",
        date=DAY_0 + timedelta(days=day),
        sender=sender,
        sender_name="",
        to=tuple(to),
        reply_to=None,
        subject="A subject",
        text=text,
        references=tuple(references),
    )
    signal = Signal(
        kind=kind,
        confidence=confidence,
        words=text,
        language="en",
        company=company,
        role=role,
        stage=stage,
        feedback=feedback,
        reply_possible=reply_possible,
        about=confidence if kind not in {Kind.OTHER, Kind.ALERT} else 0.0,
    )
    return Read("inbox.mbox", number, 0, name, message, signal, problem)


def lost(problem="time") -> Read:
    number = next(_counter)
    return Read(
        "inbox.mbox", number, 0, digest(str(number).encode()), None, None, problem
    )
