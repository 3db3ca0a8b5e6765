"""One message read in one go: what a child process calls."""

from dataclasses import asdict, replace

from onward.mail.decode import decode, linked
from onward.mail.plain import Plain, plain
from onward.mail.quotes import unquoted
from onward.mail.signal import Kind
from onward.mail.understand import understand


def read_raw(raw: bytes) -> Plain:
    """Return the message and what it says; `unplain` makes both whole again."""
    message = decode(raw)
    return plain(message, understand(message))


def read_with_openings(raw: bytes) -> Plain:
    """Read a message and, where it is a job alert, the roles it names: `openings_in`."""
    message = decode(raw)
    signal = understand(message)
    whole = plain(message, signal)
    if signal.kind is Kind.ALERT:
        from onward.mail.alert import openings  # takes its time to load

        named = openings(linked(raw), message.sender_name, message.subject)
        whole["openings"] = [asdict(one) for one in named]
    return whole


def read_answer(raw: bytes) -> Plain:
    """Read a message of which a person says that it answers an application of theirs.

    Where there is nothing but quoted history, that is what they mean.
    """
    message = decode(raw)
    if not message.text:
        message = replace(message, text=unquoted(message.quoted), quoted="")
    return plain(message, understand(message, answer=True))
