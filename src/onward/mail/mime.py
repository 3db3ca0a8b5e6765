"""The parts of a mail: found by searching for boundaries, never by recursing freely.

At most `DEEPEST` levels and `MOST_PARTS` parts are opened; a part is a range of the raw
bytes, so nothing is copied until it is read.
"""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from onward.mail.charsets import decoded, flat, tidy
from onward.mail.headers import Headers, base64_bytes, parameters, scan
from onward.mail.html import to_text

DEEPEST = 50
MOST_PARTS = 1000

_TEXT_BYTES = 1 << 20
_HTML_BYTES = 6 << 20
_CALENDAR_BYTES = 64 * 1024
_GUESS = re.compile(rb"^--([^\s]{1,200}?)(?:--)?[ \t]*\r?\n[Cc]ontent-", re.MULTILINE)
_TAIL = re.compile(rb"(--)?[ \t]*\r?(?:\n|\Z)")
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_LOOKS_HTML = re.compile(
    r"\s*<(?:!doctype html|html|head|body|table|div|p)\b", re.IGNORECASE
)
_SOFT_BREAK = re.compile(r"(?<![\n ])(?<!\n--) \n(?![>\s])")
_STUB = re.compile(
    r"\bhtml\b|view (?:this|it|the) (?:e-?mail|message|online|in)|in your browser"
    r"|im browser|dans (?:votre|un) navigateur|en (?:su|tu) navegador|nel browser",
    re.IGNORECASE,
)
_TYPE = re.compile(r"[^\s/]+/[^\s/]+")
_LINK = re.compile(r"https?://\S+")
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pgp-encrypted"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(slots=True)
class Leaf:
    """One readable part: where it is and how its bytes become text."""

    raw: bytes
    start: int
    end: int
    html: bool
    headers: Headers
    options: Mapping[str, str]
    fair: bool = True
    cut: bool = False
    read: str | None = None
    links: bool = False

    def text(self) -> str:
        """Return its text, cleaned; read once, `fair` and `cut` say how well."""
        if self.read is None:
            self.read = self._text()
        return self.read

    def _text(self) -> str:
        limit = _HTML_BYTES if self.html else _TEXT_BYTES
        self.cut = self.end - self.start > limit
        data = transferred(
            self.raw[self.start : min(self.end, self.start + limit)], self.headers
        )
        charset = self.options.get("charset")
        if (
            self.html
            and charset is None
            and (meta := _META_CHARSET.search(data, 0, 4096))
        ):
            charset = meta[1].decode("ascii", "replace")
        text, self.fair = decoded(data, charset)
        if self.html or _LOOKS_HTML.match(text):
            return tidy(to_text(text, links=self.links)).strip()
        text = tidy(text)
        if self.options.get("format", "").lower() == "flowed":
            text = _SOFT_BREAK.sub(" ", text)
        return text.strip()


@dataclass(slots=True)
class Walk:
    """One way through the parts of a mail and what was met on it."""

    raw: bytes
    parts: int = 0
    calendar: str = ""
    attachments: list[str] = field(default_factory=list)
    attached: list[tuple["Walk", Headers, list[Leaf]]] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)
    links: bool = False
    """Whether addresses of links in HTML are wanted as well."""

    def part(self, headers: Headers, start: int, end: int, depth: int) -> list[Leaf]:
        """Return the readable leaves of a part, the chosen one of alternatives."""
        self.parts += 1
        kind, options = parameters(headers.raw(b"content-type"))
        if kind.startswith("multipart/") and depth < DEEPEST:
            return self._multipart(kind, options, (start, end), depth)
        if kind.startswith("multipart/"):
            self.problems["depth"] = None
            return []
        disposition, names = parameters(headers.raw(b"content-disposition"))
        name = file_name(names.get("filename") or options.get("name") or "")
        if kind == "message/rfc822" or name.lower().endswith(".eml"):
            self._attached(headers, start, end, depth)
            return []
        if kind in {"text/calendar", "application/ics"} or name.endswith(".ics"):
            self._calendar(headers, options, start, end)
            return []
        apart = disposition == "attachment" or bool(name and disposition != "inline")
        if _is_text(kind) and (depth == 0 or not apart):
            html = kind in {"text/html", "application/xhtml+xml"}
            leaf = Leaf(self.raw, start, end, html, headers, options)
            leaf.links = self.links
            return [leaf]
        self._other(kind, name)
        return []

    def _multipart(
        self, kind: str, options: Mapping[str, str], body: tuple[int, int], depth: int
    ) -> list[Leaf]:
        if kind in _ENCRYPTED:
            self.problems["encrypted"] = None
        boundary = options.get("boundary", "").encode("utf-8", "replace")
        spans = self._spans(boundary, *body) if boundary else []
        if not spans:
            self.problems["boundary"] = None
            guess = _GUESS.search(
                self.raw, body[0], min(body[1], body[0] + _TEXT_BYTES)
            )
            spans = self._spans(guess[1], *body) if guess else []
        if not spans:
            return [Leaf(self.raw, *body, html=False, headers=Headers({}), options={})]
        found: list[list[Leaf]] = []
        for start, end in spans:
            if self.parts >= MOST_PARTS:
                self.problems["parts"] = None
                break
            headers, at = scan(self.raw, start, end)
            if kind == "multipart/digest" and b"content-type" not in headers:
                headers = Headers({b"content-type": [b"message/rfc822"]})
            if kind != "multipart/report" or _is_report_text(headers):
                found.append(self.part(headers, at, end, depth + 1))
        if kind == "multipart/alternative":
            return chosen(found)
        if kind == "multipart/related":
            return next((leaves for leaves in found if leaves), [])
        return [leaf for leaves in found for leaf in leaves]

    def _spans(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the parts are, one more at most than may be opened."""
        return list(islice(self._between(boundary, start, end), MOST_PARTS + 1))

    def _between(
        self, boundary: bytes, start: int, end: int
    ) -> Iterator[tuple[int, int]]:
        mark = b"--" + boundary
        begun = -1
        at = start if self.raw.startswith(mark, start) else -1
        if at < 0:
            at = self.raw.find(b"\n" + mark, start, end) + 1
        while 0 < at < end or at == start:
            tail = _TAIL.match(self.raw, at + len(mark), min(end, at + len(mark) + 200))
            if tail is not None:
                if begun >= 0:
                    yield begun, max(begun, at - 1)
                if tail[1]:
                    return
                begun = tail.end()
            following = self.raw.find(b"\n" + mark, at + len(mark) - 1, end)
            if following < 0:
                break
            at = following + 1
        if 0 <= begun < end:
            yield begun, end

    def _attached(self, headers: Headers, start: int, end: int, depth: int) -> None:
        """Go into a mail that travels inside this one."""
        inside = self
        if headers.text(b"content-transfer-encoding").lower() in {
            "base64",
            "quoted-printable",
        }:
            inside = Walk(transferred(self.raw[start:end], headers), self.parts)
            inside.links = self.links
            start, end = 0, len(inside.raw)
        inner, body = scan(inside.raw, start, end)
        if depth >= DEEPEST:
            self.problems["depth"] = None
            return
        outer, self.attached = self.attached, []
        leaves = inside.part(inner, body, end, depth + 1)
        if inside is not self:
            self.parts = inside.parts
            self.problems |= inside.problems
            self.attachments += inside.attachments
            self.calendar = self.calendar or inside.calendar
        below = inside.attached
        self.attached = [*outer, (inside, inner, leaves), *below]

    def _calendar(
        self, headers: Headers, options: Mapping[str, str], start: int, end: int
    ) -> None:
        limit = min(end, start + 2 * _CALENDAR_BYTES)
        data = transferred(self.raw[start:limit], headers)[:_CALENDAR_BYTES]
        self.calendar = self.calendar or tidy(decoded(data, options.get("charset"))[0])

    def _other(self, kind: str, name: str) -> None:
        if kind in _SMIME:
            self.problems["encrypted"] = None
        if kind == "application/ms-tnef" or name.lower() == "winmail.dat":
            self.problems["tnef"] = None
        if name and len(self.attachments) < 100:
            self.attachments.append(name)


def chosen(alternatives: list[list[Leaf]]) -> list[Leaf]:
    """Return the plain form unless it is empty or only points at the HTML form."""
    present = [leaves for leaves in alternatives if leaves]
    plain = next((a for a in present if not any(leaf.html for leaf in a)), None)
    rich = next((a for a in reversed(present) if any(leaf.html for leaf in a)), None)
    if plain is None or rich is None:
        return plain or rich or []
    words = _LINK.sub("", joined(plain)).strip()
    if len(words) >= 400 or (len(words) >= 200 and not _STUB.search(words)):
        return plain
    full = len(joined(rich))
    if len(words) < 20 or _STUB.search(words):
        return rich if full else plain
    return rich if full > 3 * len(words) else plain


def joined(leaves: list[Leaf]) -> str:
    """Return the text of several leaves, a blank line between them."""
    return "\n\n".join(text for leaf in leaves if (text := leaf.text()))


def transferred(data: bytes, headers: Headers) -> bytes:
    """Undo the transfer encoding, whatever is left of it."""
    encoding = headers.text(b"content-transfer-encoding", 40).lower()
    if encoding == "base64":
        return base64_bytes(data)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    return data


def file_name(name: str) -> str:
    """Return a name that is only a name: no path, no device, at most 120 characters."""
    name = flat(name.replace("\\", "/").rpartition("/")[2], 1000).lstrip(". ")
    if len(name) > 120:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:100]}{dot}{suffix[:10]}" if stem else name[:120]
    return f"_{name}" if _RESERVED.match(name) else name


def _is_text(kind: str) -> bool:
    """Return whether a part is text: said so, or of no type that can be (RFC 2045, 5.2)."""
    return kind.startswith("text/") or _TYPE.fullmatch(kind) is None


def _is_report_text(headers: Headers) -> bool:
    """A returned mail inside a bounce is the person's own and is not read."""
    kind = parameters(headers.raw(b"content-type"))[0]
    return kind in {"", "text/plain", "text/html"} or kind.startswith("multipart/")
