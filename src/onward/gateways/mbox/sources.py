"""Where mail lies: mailbox files, single mails, folders of them, a pipe, pasted text.

Nothing here looks into a message further than its labels; what cannot be opened is
noted and the rest goes on.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from onward.gateways.mbox.folders import walk
from onward.gateways.mbox.junk import is_thrown_away
from onward.gateways.mbox.zipped import BROKEN, is_zip, members, opened
from onward.mail.split import CAP, is_mailbox, split

_BLOCK, _ZIP_BLOCK = 1 << 20, 1 << 16
"""Bytes read at a time; what is lost before damage in a .zip is at most a block."""
_PEEK = 4096
_APPLE_COUNT = re.compile(rb"\s*(\d{1,12})\s*\n")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one member of a .zip, or the standard input, that holds mail."""

    name: str
    path: Path | None
    size_bytes: int | None = None
    member: str = ""

    @property
    def suffix(self) -> str:
        """How the name of what is read ends, lower case, with its dot."""
        named = self.member or (self.path.name if self.path else "")
        return PurePosixPath(named).suffix.lower()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be read: its name and a code of `wording.told`."""

    name: str
    problem: str


@dataclass(slots=True)
class Tally:
    """What a run over sources left out."""

    thrown_away: int = 0
    troubles: list[Trouble] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RawMail:
    """One undecoded message; `ordinal` counts from 1 in a mailbox, else it is 0."""

    source: str
    ordinal: int
    raw: bytes
    offset: int = 0
    problem: str | None = None


def find(paths: Iterable[str]) -> tuple[list[Source], list[Trouble]]:
    """Return the sources behind what a person named, in a stable order."""
    sources: list[Source] = []
    troubles: list[Trouble] = []
    for given in paths:
        path = Path(given)
        seen = _stat(path)
        if given == STDIN:
            sources.append(Source("stdin", None))
        elif seen is None:
            troubles.append(Trouble(readable(given), "missing"))
        elif stat.S_ISDIR(seen.st_mode):
            found, left_out = walk(path)
            sources += [Source(readable(name), at, size) for name, at, size in found]
            troubles += [Trouble(readable(name), why) for name, why in left_out]
            if not found:
                troubles.append(Trouble(readable(given), "empty"))
        elif stat.S_ISREG(seen.st_mode) and is_zip(path):
            packed, refused = _zipped(path)
            sources += packed
            troubles += refused
        else:
            sources.append(Source(readable(path.name), path, seen.st_size))
    return sources, troubles


def _zipped(path: Path) -> tuple[list[Source], list[Trouble]]:
    """Return the sources inside a .zip, named `archive.zip/member`."""
    name = readable(path.name)
    try:
        found, left_out = members(path)
    except (OSError, *BROKEN):
        return [], [Trouble(name, "broken_zip")]
    troubles = [Trouble(f"{name}/{readable(at)}", why) for at, why in left_out]
    if not found and not troubles:
        troubles.append(Trouble(name, "no_mail_in_zip"))
    return [
        Source(f"{name}/{readable(at)}", path, size, at) for at, size in found
    ], troubles


def readable(name: str) -> str:
    """Return a file's name as text; bytes that are no text are spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def mails(
    sources: Iterable[Source], tally: Tally, stdin: BinaryIO | None = None
) -> Iterator[RawMail]:
    """Yield every message that was not thrown away; note what was in `tally`."""
    for source in sources:
        for mail in _of(source, tally, stdin):
            if is_thrown_away(mail.raw):
                tally.thrown_away += 1
            else:
                yield mail


def pasted(text: str) -> RawMail:
    """Return pasted text as a message; it need not have any headers."""
    return RawMail("pasted", 0, text.encode("utf-8", "replace"))


def _of(source: Source, tally: Tally, stdin: BinaryIO | None) -> Iterator[RawMail]:
    if source.path is None:
        yield from _stream(source, stdin or sys.stdin.buffer, tally)
        return
    try:
        with _opened(source.path, source.member) as file:
            yield from _stream(source, file, tally)
    except (OSError, *BROKEN):
        tally.troubles.append(Trouble(source.name, "unreadable"))


def _opened(path: Path, member: str) -> AbstractContextManager[IO[bytes]]:
    return opened(path, member) if member else path.open("rb")


def _stream(source: Source, file: IO[bytes], tally: Tally) -> Iterator[RawMail]:
    blocks = _blocks(source, file, tally)
    first = next(blocks, b"")
    start = first[:_PEEK]
    suffix = source.suffix
    if b"\0" in start[:1024]:
        tally.troubles.append(Trouble(source.name, "not_mail"))
    elif not first.strip():
        if Trouble(source.name, "unreadable") not in tally.troubles:
            tally.troubles.append(Trouble(source.name, "empty"))
    elif suffix not in {".eml", ".emlx"} and is_mailbox(start):
        for piece in split(chain((first,), blocks)):
            yield RawMail(
                source.name, piece.ordinal, piece.raw, piece.offset, piece.problem
            )
    else:
        raw, problem = _single(chain((first,), blocks))
        yield RawMail(
            source.name, 0, _apple(raw) if suffix == ".emlx" else raw, 0, problem
        )


def _blocks(source: Source, file: IO[bytes], tally: Tally) -> Iterator[bytes]:
    """Yield what can be read, so that an error in the middle keeps what came before."""
    size = _ZIP_BLOCK if source.member else _BLOCK
    try:
        while block := file.read(size):
            yield block
    except (OSError, *BROKEN):
        tally.troubles.append(Trouble(source.name, "unreadable"))


def _single(blocks: Iterable[bytes]) -> tuple[bytes, str | None]:
    raw = bytearray()
    for block in blocks:
        raw += block
        if len(raw) > CAP:
            return bytes(raw[:CAP]), "too_big"
    return bytes(raw), None


def _apple(raw: bytes) -> bytes:
    """Cut the mail out of an .emlx: a byte count, the mail, a property list."""
    count = _APPLE_COUNT.match(raw)
    return raw if count is None else raw[count.end() : count.end() + int(count[1])]


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
