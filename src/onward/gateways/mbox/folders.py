"""What lies in a folder of mail: .eml files, mailboxes, Maildir, Apple Mail."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from onward.gateways.mbox.junk import is_junk_name
from onward.mail.split import is_mailbox

_DEEPEST = 50
_MAIL_SUFFIXES = frozenset({".eml", ".emlx", ".mbox", ".mbx"})
_MAILDIR = frozenset({"cur", "new"})
_FLAG_MARKS = ("2,", ":2,", "!2,", ";2,", "-2,")

Named = tuple[str, Path, int]
"""A name relative to the folder, with forward slashes, where it is, its bytes."""


def walk(root: Path) -> tuple[list[Named], list[tuple[str, str]]]:
    """Return the mail files below `root`, sorted by name, and what was left out, why.

    A link is followed to a file inside `root` only. Folders for spam and deleted mail
    and Maildir messages flagged as trashed are left out.
    """
    found: list[Named] = []
    left_out: list[tuple[str, str]] = []
    real = root.resolve()
    for entry in _entries(root, left_out, root, 0):
        path = Path(entry.path)
        name = path.relative_to(root).as_posix()
        try:
            if entry.is_symlink() and not path.resolve().is_relative_to(real):
                left_out.append((name, "outside"))
            elif entry.is_file() and _is_mail(path, left_out, name):
                if is_junk_name(path.stem):
                    left_out.append((name, "thrown_away"))
                else:
                    found.append((name, path, entry.stat().st_size))
        except (OSError, RuntimeError):  # links in a circle, or moved away meanwhile
            left_out.append((name, "unreadable"))
    return found, left_out


def _entries(
    folder: Path, left_out: list[tuple[str, str]], root: Path, depth: int
) -> Iterator[os.DirEntry[str]]:
    """Yield everything that is no folder, depth first, in order of name."""
    name = folder.relative_to(root).as_posix()
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        left_out.append((name, "unreadable"))
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif is_junk_name(entry.name.removesuffix(".mbox")):
            left_out.append(
                (Path(entry.path).relative_to(root).as_posix(), "thrown_away")
            )
        elif depth < _DEEPEST:
            yield from _entries(Path(entry.path), left_out, root, depth + 1)


def is_mail_name(name: PurePath) -> bool:
    """Return whether a file with this name is taken for mail unseen."""
    return name.suffix.lower() in _MAIL_SUFFIXES


def _is_mail(path: Path, left_out: list[tuple[str, str]], name: str) -> bool:
    if path.parent.name in _MAILDIR and (path.parent.parent / "cur").is_dir():
        flags = next(
            (
                path.name.rpartition(mark)[2]
                for mark in _FLAG_MARKS
                if mark in path.name
            ),
            "",
        )
        return "T" not in flags
    if is_mail_name(path):
        return True
    if path.suffix and path.name.lower() != "mbox":
        return False
    try:
        with path.open("rb") as file:
            return is_mailbox(file.read(4096))
    except OSError:
        left_out.append((name, "unreadable"))
        return False
