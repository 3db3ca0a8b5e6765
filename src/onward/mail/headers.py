"""The header block of a mail, read by bytes before anything structured looks at it.

`email.policy.default` spends 38 s on 63 KiB of `Content-Type: text/plain;;;;…`
(CPython gh-136063). Here the block is cut at `CAP` first, every pattern is linear, and
lists end at a fixed length. Decoding follows RFC 2047 (words) and RFC 2231
(parameters), tolerantly.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onward.mail.charsets import decoded, flat

CAP = 64 * 1024
"""Bytes of header block that are looked at."""

_VALUE_CAP = 16 * 1024
_SEGMENTS = 100
_HEAD_END = re.compile(rb"\n\r?\n")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)")
_STRAY = (b"From ", b">From ")
_WORD = re.compile(
    r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]*+)\?="
    r"(?:[ \t\r\n]+(?==\?[^?\s]{1,100}\?[bBqQ]\?))?"
)
_PARAMETER = re.compile(
    rb";[ \t\r\n]*+([^=;\s]{1,80})[ \t\r\n]*+=[ \t\r\n]*+"
    rb'("(?:[^"\\]|\\.)*+"|[^;]*+)',
    re.DOTALL,
)
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of a header block by lower-case name, values raw and in order."""

    fields: dict[bytes, list[bytes]]
    cut: bool = False

    def raw(self, name: bytes) -> bytes:
        """First value of a field, b"" when there is none."""
        return self.fields.get(name, [b""])[0].strip()

    def text(self, name: bytes, limit: int = 500) -> str:
        """First value of a field: decoded, clean, on one line."""
        return flat(words(self.raw(name)), limit)

    def __contains__(self, name: bytes) -> bool:
        return name in self.fields


def scan(raw: bytes, start: int = 0, end: int | None = None) -> tuple[Headers, int]:
    """Return the fields of the block at `start` and where the body begins.

    A line that is no field ends the block as an empty line does, so that a mail without
    the empty line keeps its text.
    """
    end = len(raw) if end is None else end
    stop = _HEAD_END.search(raw, start, end)
    if raw.startswith((b"\n", b"\r\n"), start) and start < end:
        return Headers({}), raw.find(b"\n", start) + 1
    edge, body = (stop.start(), stop.end()) if stop else (end, end)
    cut = edge - start > CAP
    edge = min(edge, start + CAP)
    fields: dict[bytes, list[bytes]] = {}
    block = raw[start:edge]
    at = 0
    while at < len(block):
        match = _FIELD.match(block, at)
        if match is not None:
            fields.setdefault(match[1].lower(), []).append(match[2])
            at = match.end()
        elif at == 0 or block.startswith(_STRAY, at):
            at = (block.find(b"\n", at) + 1) or len(block)
        else:
            body = body if cut else start + at
            break
    return Headers(fields, cut), body


def words(value: bytes) -> str:
    """Return a header value with its encoded words decoded (RFC 2047), not yet clean.

    Neighbouring words of one character set are joined before decoding, because some
    writers cut a character in two.
    """
    text = decoded(value[:CAP], None)[0]
    if "=?" not in text:
        return text
    out: list[str] = []
    pending = b""
    charset = ""
    at = 0
    for match in _WORD.finditer(text):
        if match.start() != at or match[1].lower() != charset:
            out.append(_flush(pending, charset))
            pending = b""
        out.append(text[at : match.start()])
        pending += _word_bytes(match[2], match[3])
        charset = match[1].lower()
        at = match.end()
    out.extend((_flush(pending, charset), text[at:]))
    return "".join(out)


def _flush(pending: bytes, charset: str) -> str:
    return decoded(pending, charset)[0] if pending else ""


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    return base64_bytes(data)


_NOT_BASE64 = bytes(
    set(range(256))
    - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)


def base64_bytes(data: bytes) -> bytes:
    """Decode base64 that may hold junk or end too soon."""
    pure = data.translate(None, _NOT_BASE64)
    pure = pure[:-1] if len(pure) % 4 == 1 else pure
    return base64.b64decode(pure + b"=" * (-len(pure) % 4))


@lru_cache(maxsize=128)
def parameters(value: bytes) -> tuple[str, Mapping[str, str]]:
    """Return the main value, lower case, and the parameters (RFC 2045, 2231).

    At most 16 KiB, 100 parameters and 100 continuations are read; decoded values are
    clean and on one line.
    """
    value = value[:_VALUE_CAP]
    main = flat(decoded(value.split(b";", 1)[0], None)[0], 200).lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[bytes, bool]]] = {}
    for count, match in enumerate(_PARAMETER.finditer(value)):
        if count >= _SEGMENTS:
            break
        name = match[1].decode("ascii", "replace").lower()
        data = match[2].strip()
        if data.startswith(b'"') and data.endswith(b'"') and len(data) > 1:
            data = _ESCAPED.sub(rb"\1", data[1:-1])
        base, star, index = name.partition("*")
        if not star:
            plain.setdefault(base, flat(words(data), 300))
            continue
        number = index.removesuffix("*")
        at = int(number) if number.isascii() and number.isdigit() else 0
        pieces.setdefault(base, {}).setdefault(at, (data, name.endswith("*")))
    return main, plain | {base: _joined(parts) for base, parts in pieces.items()}


def _joined(parts: dict[int, tuple[bytes, bool]]) -> str:
    charset: str | None = None
    data = b""
    for order, at in enumerate(sorted(parts)):
        piece, percent = parts[at]
        if percent and order == 0 and piece.count(b"'") >= 2:
            name, _, piece = piece.split(b"'", 2)
            charset = name.decode("ascii", "replace") or None
        data += _PERCENT.sub(_byte, piece) if percent else piece
    return flat(decoded(data, charset)[0], 300)


def _byte(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match[1].decode("ascii"))


def message_ids(*values: bytes, limit: int = 50) -> tuple[str, ...]:
    """Return the distinct message ids in header values, in order, at most `limit`."""
    text = " ".join(decoded(value[:_VALUE_CAP], None)[0] for value in values)
    found = dict.fromkeys(flat(match[0], 252) for match in _MESSAGE_ID.finditer(text))
    return tuple(found)[:limit]
