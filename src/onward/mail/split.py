"""A mailbox file, cut into its messages while it streams by.

The stdlib splits on every body line that starts with "From "; here a boundary is a
line at the start of the file or after an empty line that also carries a sender and a
date as `asctime` writes it (RFC 4155). Some writers forget the empty line; then the
line below must be a header that a mail begins with. Memory stays bounded by `CAP` plus one block,
whatever the file holds.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CAP = 50 * 1024 * 1024
"""Bytes kept of one message; the rest of a longer one is skipped."""

_LINE_CAP = 600
_FIELD_CAP = 70
_OPENING = b"From "
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK = rb"\d{1,2}:\d{2}(?::\d{2})?"
_ZONE = rb"(?: +(?:[+-]\d{4}|[A-Z]{1,5}))?"
_BOUNDARY = re.compile(
    rb'From (?:\S{1,320}|"[^"\r\n]{1,200}"\S{0,200}) +'
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +"
    rb"(?:" + _MONTH + rb" +\d{1,2} +" + _CLOCK + _ZONE + rb" +\d{4}" + _ZONE + rb"|"
    rb"\d{1,2} +" + _MONTH + rb" +\d{4} +" + _CLOCK + _ZONE + rb")"
    rb"(?: remote from \S{1,200})?[ \t]*\r?"
)
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_FIRST_FIELD = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|Envelope-To|X-[\w-]{1,60}|DKIM-Signature|From"
    rb"|ARC-Seal|Date|Message-ID|MIME-Version|Subject|To|Content-Type|Status):",
    re.IGNORECASE,
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One raw message of a mailbox.

    `ordinal` counts from 1; `offset` is the byte in the file where its first line
    starts; `problem` is `too_big` when only the first `CAP` bytes are here.
    """

    ordinal: int
    offset: int
    raw: bytes
    problem: str | None = None


def is_mailbox(start: bytes) -> bool:
    """Say whether a file that begins with `start` is a mailbox of several messages."""
    lines = start.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 2)
    if _BOUNDARY.fullmatch(lines[0]):
        return True
    named = len(lines) > 1 and _HEADER.match(lines[1]) is not None
    return named and lines[0].startswith(_OPENING)


def split(blocks: Iterable[bytes], cap: int = CAP) -> Iterator[Piece]:
    """Yield the messages in a stream of byte blocks, in order, none lost.

    `>From ` is unquoted once (mboxrd). Text before the first boundary is a message of
    its own unless it is blank.
    """
    cutter = _Cutter(cap)
    for block in blocks:
        yield from cutter.feed(block)
    yield from cutter.close()


@dataclass(slots=True)
class _Cutter:
    """The state between two blocks.

    `held` is what belongs to the message being read, `at` the file offset of its first
    byte, `seen` how much of it holds no boundary, `started` the offset of the message.
    """

    cap: int
    held: bytearray = field(default_factory=bytearray)
    at: int = 0
    seen: int = 0
    started: int = 0
    ordinal: int = 0
    opened: bool = False
    skipping: bool = False

    def feed(self, block: bytes) -> Iterator[Piece]:
        self.held += block
        if not self.opened and not self._open(final=False):
            return
        yield from self._cut(final=False)

    def close(self) -> Iterator[Piece]:
        if not self.opened:
            self._open(final=True)
        yield from self._cut(final=True)
        yield from self._emit(len(self.held))

    def _open(self, *, final: bool) -> bool:
        """Take the very first line when it is a "From " line, dated or not."""
        if len(self.held) < _LINE_CAP and self.held.find(b"\n") < 0 and not final:
            return False
        self.opened = True
        bom = 3 if self.held.startswith(b"\xef\xbb\xbf") else 0
        if self.held.startswith(_OPENING, bom):
            self._drop(self.held.find(b"\n", 0, _LINE_CAP + 1) + 1)
        return True

    def _cut(self, *, final: bool) -> Iterator[Piece]:
        while True:
            found = self.held.find(b"\n" + _OPENING, self.seen)
            if found < 0:
                self.seen = max(self.seen, len(self.held) - len(_OPENING))
                break
            end = self.held.find(b"\n", found + 1, found + 1 + _LINE_CAP)
            if not final and len(self.held) - found <= _LINE_CAP + _FIELD_CAP:
                self.seen = found  # the line, or the one below, may go on
                break
            end = len(self.held) if end < 0 else end
            self.seen = found + 1
            if self._is_boundary(found, end):
                yield from self._emit(found)
                self.started = self.at + found + 1
                self._drop(end + 1)
        yield from self._shorten()

    def _is_boundary(self, found: int, end: int) -> bool:
        before = bytes(self.held[max(0, found - 2) : found])
        empty = not before or before.endswith(b"\n") or before in (b"\r", b"\n\r")
        if not empty and not _FIRST_FIELD.match(self.held, end + 1):
            return False
        return _BOUNDARY.fullmatch(self.held[found + 1 : end]) is not None

    def _emit(self, end: int) -> Iterator[Piece]:
        if self.skipping:
            self.skipping = False
            return
        raw = bytes(memoryview(self.held)[: min(end, self.cap)]).removesuffix(b"\r")
        if self.ordinal == 0 and self.started == self.at and not raw.strip():
            return
        if b">From " in raw:
            raw = _QUOTED_FROM.sub(rb"\1", raw)
        self.ordinal += 1
        yield Piece(
            self.ordinal, self.started, raw, "too_big" if end > self.cap else None
        )

    def _shorten(self) -> Iterator[Piece]:
        """Hand out what is over the cap and let the rest of that message pass."""
        if len(self.held) > self.cap and not self.skipping:
            yield from self._emit(len(self.held))
            self.skipping = True
        if self.skipping:
            self._drop(self.seen - 2)

    def _drop(self, count: int) -> None:
        count = max(0, min(count, len(self.held)))
        del self.held[:count]
        self.at += count
        self.seen = max(0, self.seen - count)
