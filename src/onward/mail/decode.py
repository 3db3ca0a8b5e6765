"""Raw bytes → `Message`. Never raises, whatever the bytes are."""

import re

from onward.mail.addresses import Person, addresses
from onward.mail.charsets import flat
from onward.mail.dates import date
from onward.mail.headers import CAP, Headers, message_ids, scan
from onward.mail.identity import identity
from onward.mail.message import Message
from onward.mail.mime import Leaf, Walk, joined
from onward.mail.quotes import FORWARD_MARK, cut

TEXT_BYTES = 64 * 1024
"""Size of `Message.text`, `quoted` and `calendar` at most, in UTF-8."""

_WORK_CHARACTERS = 256 * 1024
_MOST_LABELS = 50
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BLANK_LINES = re.compile(r"\n{4,}")
_KNOWN = (
    b"from",
    b"subject",
    b"date",
    b"message-id",
    b"received",
    b"to",
    b"return-path",
    b"delivered-to",
    b"mime-version",
    b"content-type",
)
_BULK = frozenset({"bulk", "list", "junk"})


def decode(raw: bytes) -> Message:
    """Return what a mail says; what is broken about it is named in `problems`.

    Bytes without any header a mail would have (a pasted text) become a message that is
    all body.
    """
    walk, headers, leaves = _walked(raw)
    subject = headers.text(b"subject")
    written, quoted = cut(_body(leaves, walk), subject)
    written = "\n\n".join([written, *_attached(walk)]).strip()
    sent = date(headers.text(b"date") or headers.text(b"sent"))
    if headers.cut:
        walk.problems["headers"] = None
    if sent is None:
        walk.problems["date"] = None
    text = shortened(written)
    if len(text) < len(written):
        walk.problems["truncated"] = None
    name, sender = _first(headers, b"from", b"sender", b"return-path")
    return Message(
        digest=identity(raw),
        message_id=_message_id(headers),
        date=sent,
        sender=sender,
        sender_name=name,
        to=_recipients(headers),
        reply_to=_first(headers, b"reply-to")[1] or None,
        subject=subject,
        text=text,
        quoted=shortened(quoted),
        references=message_ids(headers.raw(b"references"), headers.raw(b"in-reply-to")),
        labels=_labels(headers),
        bulk=_is_bulk(headers),
        attachments=tuple(walk.attachments),
        calendar=shortened(walk.calendar),
        problems=tuple(sorted(walk.problems)),
    )


def linked(raw: bytes) -> str:
    """Return the text of a mail with the address of each link behind its words.

    Quoted history stays in it; at most `TEXT_BYTES`.
    """
    walk, _, leaves = _walked(raw, links=True)
    return shortened(_body(leaves, walk))


def _walked(raw: bytes, *, links: bool = False) -> tuple[Walk, Headers, list[Leaf]]:
    """Return the parts of a mail and its headers."""
    source = raw
    if b"\r" in raw[:CAP] and b"\n" not in raw[:CAP]:
        source = raw.replace(b"\r", b"\n")
    headers, body = scan(source)
    if not any(name in headers for name in _KNOWN):
        headers, body = Headers({}), 0
    walk = Walk(source, links=links)
    return walk, headers, walk.part(headers, body, len(source), 0)


def shortened(text: str) -> str:
    """Return as much of `text` as fits into `TEXT_BYTES`."""
    if len(text) * 4 <= TEXT_BYTES:
        return text
    return text.encode("utf-8", "replace")[:TEXT_BYTES].decode("utf-8", "ignore")


def _body(leaves: list[Leaf], walk: Walk) -> str:
    text = joined(leaves)
    if len(text) > _WORK_CHARACTERS or any(leaf.cut for leaf in leaves):
        walk.problems["truncated"] = None
        text = text[:_WORK_CHARACTERS]
    if not all(leaf.fair for leaf in leaves):
        walk.problems["charset"] = None
    if text.startswith("-----BEGIN PGP MESSAGE-----"):
        walk.problems["encrypted"] = None
    if not text.isascii():
        text = _ODD_SPACES.sub(" ", text)
    if " \n" in text or "\t\n" in text:
        text = "\n".join(each.rstrip() for each in text.split("\n"))
    return _BLANK_LINES.sub("\n\n\n", text) if "\n\n\n\n" in text else text


def _attached(walk: Walk) -> list[str]:
    """Return the mails that travelled inside, each under a mark, history cut off."""
    texts: list[str] = []
    for _, headers, leaves in walk.attached[:10]:
        written = cut(_body(leaves, walk), headers.text(b"subject"))[0]
        head = [
            f"{name.title()}: {value}"
            for name in ("from", "date", "subject")
            if (value := headers.text(name.encode()))
        ]
        texts.append("\n".join((FORWARD_MARK, *head, "", written)))
    return texts


def _first(headers: Headers, *names: bytes) -> Person:
    for name in names:
        if found := addresses(headers.raw(name), 1):
            return found[0]
    return "", ""


def _recipients(headers: Headers) -> tuple[str, ...]:
    people = addresses(headers.raw(b"to")) + addresses(headers.raw(b"cc"))
    return tuple(dict.fromkeys(address for _, address in people if address))


def _message_id(headers: Headers) -> str | None:
    found = message_ids(headers.raw(b"message-id"), limit=1)
    return found[0] if found else headers.text(b"message-id", 250) or None


def _labels(headers: Headers) -> tuple[str, ...]:
    text = headers.text(b"x-gmail-labels", 2000)
    labels = (flat(label.strip(' "'), 100) for label in text.split(","))
    return tuple(label for label in labels if label)[:_MOST_LABELS]


def _is_bulk(headers: Headers) -> bool:
    named = b"list-unsubscribe" in headers or b"list-id" in headers
    return named or headers.text(b"precedence", 20).lower() in _BULK
