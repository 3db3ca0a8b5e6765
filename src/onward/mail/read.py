"""One message read in one go: what a child process calls."""

from dataclasses import replace

from onward.mail.decode import decode
from onward.mail.plain import Plain, plain
from onward.mail.quotes import unquoted
from onward.mail.understand import understand


def read_raw(raw: bytes) -> Plain:
    """Return the message and what it says; `unplain` makes both whole again."""
    message = decode(raw)
    return plain(message, understand(message))


def read_answer(raw: bytes) -> Plain:
    """Read a message of which a person says that it answers an application of theirs.

    Where there is nothing but quoted history, that is what they mean.
    """
    message = decode(raw)
    if not message.text:
        message = replace(message, text=unquoted(message.quoted), quoted="")
    return plain(message, understand(message, answer=True))
