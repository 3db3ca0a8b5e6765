"""Which folders of a mailbox are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from imapclient.imap_utf7 import decode

from onward.gateways.mbox.junk import is_junk_name
from onward.kernel.text import fold, line

MOST_FOLDERS = 300
_LONGEST = 500
_SENDABLE = re.compile(rb"[ -~]+")
_CLOSED = {b"\\noselect", b"\\nonexistent"}
_ASIDE = {b"\\junk", b"\\trash", b"\\drafts"}
_DRAFTS = frozenset(
    fold(word)
    for word in "drafts|draft|entwürfe|brouillons|borradores|bozze|rascunhos|concepten"
    "|kopie robocze|utkast|kladder|luonnokset|taslaklar|черновики".split("|")
)

Listed = tuple[Sequence[bytes], bytes | None, bytes | str | int]
"""One line of LIST: flags, what parts its levels, its name as the server writes it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder: its name as the server writes it, and as people do."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Folders:
    """What is read, where drafts lie, and how many were left out as too many or odd."""

    read: tuple[Folder, ...]
    drafts: Folder | None
    left_out: int


def choose(listed: Iterable[Listed]) -> Folders:
    """Return the folder of all mail where there is one, else all but spam and the like.

    The inbox comes first. A folder whose name could not be sent back is left out.
    """
    lines = [_line(*one) for one in listed]
    known = [one for one in lines if one is not None]
    drafts = next((one.folder for one in known if b"\\drafts" in one.marks), None)
    odd = len(lines) - len(known)
    can_open = [one for one in known if not one.marks & _CLOSED]
    for one in can_open:
        if b"\\all" in one.marks:
            return Folders((one.folder,), drafts, odd)
    aside = tuple(one.below for one in known if one.aside and one.below)
    found = {
        one.folder.key: one.folder
        for one in can_open
        if not one.aside and not one.folder.key.startswith(aside)
    }
    ordered = sorted(
        found.values(), key=lambda one: (one.key.upper() != "INBOX", one.key)
    )
    many = max(0, len(ordered) - MOST_FOLDERS)
    return Folders(tuple(ordered[:MOST_FOLDERS]), drafts, odd + many)


@dataclass(frozen=True, slots=True)
class _Line:
    """One folder as it is listed; `below` begins the names of folders inside it."""

    folder: Folder
    marks: frozenset[bytes]
    below: str
    aside: bool


def _line(
    flags: Sequence[bytes], parting: bytes | None, raw: bytes | str | int
) -> _Line | None:
    folder = _folder(raw)
    if folder is None:
        return None
    marks = frozenset(flag.lower() for flag in flags)
    mark = (parting or b"").decode("ascii", "replace")
    below = folder.key + mark if mark else ""
    parts = folder.name.split(mark) if mark else [folder.name]
    named = any(is_junk_name(part) or fold(part) in _DRAFTS for part in parts)
    return _Line(folder, marks, below, bool(marks & _ASIDE) or named)


def _folder(raw: bytes | str | int) -> Folder | None:
    """Return a folder by its raw name, None when that is nothing a server should send."""
    name = raw if isinstance(raw, bytes) else str(raw).encode("utf-8", "replace")
    if len(name) > _LONGEST or not _SENDABLE.fullmatch(name):
        return None
    key = name.decode("ascii")
    try:
        read = decode(name)
    except (ValueError, LookupError):
        read = key
    return Folder(key, line(read, 100) or key)
