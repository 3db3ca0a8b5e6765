"""An export's file: a zip of `onward.json` and of the same list for a spreadsheet.

`onward.json` is one object: the format, the version and all rows. Whoever writes or
reads it holds one row at a time: what a mailbox of years comes to need not fit into
memory.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from onward import __version__
from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.kernel.text import Text
from onward.services import wording

FORMAT = 1
_ROWS = "onward.json"
_TABLE = "applications.csv"
_LARGEST = 20 * 1024**3
"""Bytes the rows may unpack to."""
_LARGEST_ROW = 64 * 1024**2
"""Characters one row may have; Onward keeps at most 64 KiB of a message's text."""
_CHUNK = 1 << 18
_BLANK = re.compile(r"[ \t\r\n]*")
Plain = dict[str, Any]
"""One row as JSON holds it: `model`, `pk` and `fields`."""


def write(file: Path, rows: Iterable[Plain], table: str) -> None:
    """Write an export to `file`, row by row as they come."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_ROWS, "w", force_zip64=True) as out:
            head = f'{{"format": {FORMAT}, "onward": "{__version__}", "rows": ['
            out.write(head.encode())
            for number, row in enumerate(rows):
                text = json.dumps(row, cls=DjangoJSONEncoder)
                out.write(f"{',' * bool(number)}\n{text}".encode())
            out.write(b"\n]}\n")
        archive.writestr(_TABLE, table)


def rows_in(source: Path) -> Iterator[Plain]:
    """Yield the rows of an export; raise `Damaged`, also late, when it is not whole."""
    if not source.is_file():
        raise NotFound(Text(wording.NO_SUCH_FILE, {"file": source}))
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.getinfo(_ROWS).file_size > _LARGEST:
                raise damaged(source)
            with archive.open(_ROWS) as file:
                for row in _rows(_Json(io.TextIOWrapper(file, "utf-8-sig"))):
                    yield {
                        "model": row["model"],
                        "pk": row["pk"],
                        "fields": dict(row["fields"]),
                    }
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        KeyError,
        TypeError,
        ValueError,
        EOFError,
        RuntimeError,
    ) as error:
        raise damaged(source) from error


def damaged(source: Path) -> Damaged:
    return Damaged(
        Text(wording.EXPORT_DAMAGED, {"file": source}), Text(wording.EXPORT_REMEDY)
    )


def _rows(whole: "_Json") -> Iterator[Plain]:
    """Yield what the one object holds under `rows`; its other members come and go."""
    names = set()
    whole.expect("{")
    while True:
        name = whole.value()
        names.add(name)
        whole.expect(":")
        if name == "rows":
            yield from whole.items()
        elif whole.value() != FORMAT and name == "format":
            raise Fixable(Text(wording.STORE_NEWER), Text(wording.STORE_NEWER_REMEDY))
        if whole.peek() != ",":
            break
        whole.expect(",")
    whole.expect("}")
    if whole.peek() or not {"format", "rows"} <= names:
        raise ValueError("more or less than an export")


class _Json:
    """JSON read piece by piece; holds the piece at hand. Raises `ValueError`."""

    def __init__(self, text: IO[str]) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._decode = json.JSONDecoder().raw_decode

    def peek(self) -> str:
        """Return the next character that is not blank, "" at the end."""
        while True:
            blank = _BLANK.match(self._held, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._held) or not self._more():
                return self._held[self._at : self._at + 1]

    def expect(self, character: str) -> None:
        """Go past `character`, which must come next."""
        if self.peek() != character:
            raise ValueError(f"no {character}")
        self._at += 1

    def value(self) -> Any:
        """Go past one whole value and return it."""
        self.peek()
        while True:
            try:
                value, end = self._decode(self._held, self._at)
            except ValueError:
                if not self._more():
                    raise
                continue
            if end < len(self._held) or not self._more():  # a number may go on
                self._at = end
                return value

    def items(self) -> Iterator[Any]:
        """Go past a list and yield its values one by one."""
        self.expect("[")
        while self.peek() != "]":
            yield self.value()
            if self.peek() != "]":
                self.expect(",")
        self.expect("]")

    def _more(self) -> bool:
        """Hold more of the text, twice as much each time; return whether there was any."""
        left = self._held[self._at :]
        if len(left) > _LARGEST_ROW:
            raise ValueError("a row larger than any")
        fresh = self._text.read(max(_CHUNK, len(left)))
        self._held, self._at = left + fresh, 0
        return fresh != ""
