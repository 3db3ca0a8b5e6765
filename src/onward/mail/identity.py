"""The name of a message: the same however often and by whichever way it arrives."""

import hashlib
import re

from onward.kernel.text import fold
from onward.mail.headers import CAP

_FEWEST_WORDS = 12
"""Two letters shorter than this may well say the same by chance."""
_WORD = re.compile(r"\w+")
_STEP = 1 << 20
_HEAD_END = re.compile(rb"\n\r?\n")
_STORE_FIELD = re.compile(
    rb"^(?:X-Gmail-Labels|X-GM-THRID|X-GM-MSGID|X-Mozilla-Status2?|X-Mozilla-Keys"
    rb"|X-Account-Key|X-UIDL?|X-Keywords|X-Status|Status|X-IMAPbase|Content-Length"
    rb"|Lines):[^\n]*\n(?:[ \t][^\n]*\n)*",
    re.MULTILINE | re.IGNORECASE,
)
_STORE_HINTS = (
    b"X-G",
    b"X-Moz",
    b"X-Acc",
    b"X-UID",
    b"X-Key",
    b"X-IMAP",
    b"Status:",
    b"Content-Length:",
    b"Lines:",
)


def identity(raw: bytes) -> str:
    """Return a SHA-256 that an export, a server and a single file agree on.

    Line ends, empty lines at the end, and the fields that mail programs write into
    their own copy (read, labels, keywords) do not count. Needs no second copy of a
    large message.
    """
    stop = _HEAD_END.search(raw, 0, CAP)
    body = stop.start() if stop else 0
    head = raw[:body].replace(b"\r\n", b"\n") + b"\n"
    if any(hint in head for hint in _STORE_HINTS):
        head = _STORE_FIELD.sub(b"", head)
    seen = hashlib.sha256(head.strip(b"\r\n"))
    end = len(raw)
    while end > body and raw[end - 1] in b"\r\n":
        end -= 1
    if b"\r" not in raw:
        seen.update(memoryview(raw)[body:end])
        return seen.hexdigest()
    while body < end:
        edge = raw.find(b"\n", min(body + _STEP, end), end) + 1 or end
        seen.update(raw[body:edge].replace(b"\r\n", b"\n"))
        body = edge
    return seen.hexdigest()


def wording(text: str) -> str:
    """Return the bare words of `text`, which no layout, line end or case changes."""
    return " ".join(_WORD.findall(fold(text)))


def same_letter(one: str, other: str) -> bool:
    """Return whether two texts, as `wording` returns them, are one letter.

    One of them may lack a beginning or an end: a greeting, a footer, a line of headers.
    Nothing in between may differ, as standard letters differ in no more than a role.
    """
    short, long = sorted((one, other), key=len)
    return short.count(" ") >= _FEWEST_WORDS - 1 and f" {short} " in f" {long} "
