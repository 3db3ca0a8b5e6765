"""A decoded message: clean text, whoever sent it and however broken it was."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a message says, safe to store and show.

    Every string is cleaned of control and invisible characters. `text` is what the
    writer of this message wrote: at most 64 KiB, HTML turned into text, quoted history
    cut off and kept in `quoted`. `date` is None where the mail has none or nonsense.
    `problems` are short codes (`charset`, `truncated`, `depth`, …).
    """

    digest: str
    message_id: str | None
    date: datetime | None
    sender: str
    sender_name: str
    to: tuple[str, ...]
    reply_to: str | None
    subject: str
    text: str
    quoted: str = ""
    references: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    bulk: bool = False
    attachments: tuple[str, ...] = ()
    calendar: str = ""
    problems: tuple[str, ...] = ()
