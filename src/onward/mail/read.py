"""One message read in one go: what a child process calls."""

from onward.mail.decode import decode
from onward.mail.plain import Plain, plain
from onward.mail.understand import understand


def read_raw(raw: bytes) -> Plain:
    """Return the message and what it says; `unplain` makes both whole again."""
    message = decode(raw)
    return plain(message, understand(message))


def read_answer(raw: bytes) -> Plain:
    """Read a message of which a person says that it answers an application of theirs."""
    message = decode(raw)
    return plain(message, understand(message, answer=True))
