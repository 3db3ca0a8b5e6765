"""Files the person asks for: written whole or not at all."""

import errno
import os
from pathlib import Path

from onward.cli import wording
from onward.kernel.errors import Fixable
from onward.kernel.text import Text


def writable(target: Path) -> Path:
    """Return where `target` is, `~` followed; raise `Fixable` where no file can be."""
    try:
        file = target.expanduser()
    except RuntimeError as error:
        raise _not_written(target, str(error)) from error
    if not file.name or file.is_dir():
        raise _not_written(target, os.strerror(errno.EISDIR))
    return file


def write(file: Path, raw: bytes) -> None:
    """Put `raw` into `file`; where that fails, what was there before stays."""
    half = file.with_name(file.name + ".half")
    try:
        half.write_bytes(raw)
        half.replace(file)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise _not_written(file, error.strerror or "") from error


def _not_written(file: Path, reason: str) -> Fixable:
    return Fixable(Text(wording.NOT_WRITTEN, {"file": str(file), "reason": reason}))
