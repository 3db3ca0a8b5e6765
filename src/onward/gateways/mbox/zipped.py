"""Mail inside a .zip, as Google Takeout hands it out: read where it lies.

Nothing is unpacked to disk and no member is held in memory; what is asked for streams.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO

from onward.gateways.mbox.folders import is_mail_name
from onward.gateways.mbox.junk import is_junk_name

MOST_SWELLS = 200
"""Times its packed size that a member may have; mail packs to a tenth at best, lines of
one letter to a thousandth."""
_SMALL = 1 << 20
_MAGIC = b"PK\x03\x04"
_LOCKED = 0x1
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    RuntimeError,
)
"""What the library raises over a damaged, foreign or locked member."""

Member = tuple[str, int]
"""A member's name, and its bytes unpacked."""


def is_zip(path: Path) -> bool:
    """Return whether a file begins as a .zip does."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
    return False


def members(path: Path) -> tuple[list[Member], list[tuple[str, str]]]:
    """Return the mail in a .zip, by name, and what was left out of it, why.

    Names are only ever shown and looked up, so one that climbs out of its folder does
    no harm. Raises one of `BROKEN`, or `OSError`, when the list itself cannot be read.
    """
    found: list[Member] = []
    left_out: list[tuple[str, str]] = []
    with zipfile.ZipFile(path) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
    for info in infos:
        name = PurePosixPath(info.filename)
        if info.is_dir() or not is_mail_name(name):
            continue
        if info.flag_bits & _LOCKED:
            left_out.append((info.filename, "locked"))
        elif info.file_size > _SMALL + MOST_SWELLS * info.compress_size:
            left_out.append((info.filename, "swells"))
        elif is_junk_name(name.stem):
            left_out.append((info.filename, "thrown_away"))
        else:
            found.append((info.filename, info.file_size))
    return found, left_out


@contextmanager
def opened(path: Path, member: str) -> Iterator[IO[bytes]]:
    """Open one member for reading from its start; raises as `members` does."""
    with zipfile.ZipFile(path) as archive, archive.open(member) as file:
        yield file
