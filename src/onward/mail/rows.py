"""Tables of small whole numbers by named feature, and fast sums of their rows.

Rows are added as one long integer each: sums of two thousand stay in their lanes of 16
bits, and adding long integers is the fastest sum Python has.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

LEVELS = 5
"""Whole numbers on each side of nothing: few, so that the file packs well."""
ZERO = LEVELS + 1
"""What stands for nothing in the file: weights are bytes there."""
LANE_BITS = 16
_MOST_ROWS = 1 << 13
"""Rows of one kind kept made up: 3 MiB or less."""
Raw = tuple[bytes | memoryview, bytes | memoryview]
"""Hashes of features, ascending, four bytes each; their rows, a byte a weight."""
K = TypeVar("K")


class Table:
    """Feature → its row as one integer: weights in their lanes, then 1 in the last.

    A feature that training never saw counts nothing, not even as one.
    """

    def __init__(self, raw: Raw, width: int) -> None:
        hashes, self._weights = raw
        self._hashes = array("I", bytes(hashes))
        if sys.byteorder == "big":
            self._hashes.byteswap()
        self._width = width
        self._nothing = self._wide(bytes([ZERO]) * width) - (1 << LANE_BITS * width)

    @property
    def lanes(self) -> int:
        """How many lanes a row has; the last one counts rows."""
        return self._width + 1

    def row(self, wanted: int) -> int:
        """Return the row of the feature with a hash, 0 when there is none."""
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return 0
        weights = self._weights[at * self._width : (at + 1) * self._width]
        return self._wide(weights) - self._nothing

    def _wide(self, weights: bytes | memoryview) -> int:
        wide = bytearray(2 * self._width)
        wide[::2] = weights
        return int.from_bytes(wide, "little")


class Rows(dict[K, int]):
    """Key → the sum of its features' rows, in as many tables as see them.

    Of each table is said at which lane its rows begin.
    """

    def __init__(
        self,
        names: Callable[[K], Iterable[str]],
        tables: Iterable[tuple[Table, int]],
    ) -> None:
        super().__init__()
        self._names = names
        self._tables = [(table, LANE_BITS * at) for table, at in tables]

    def __missing__(self, key: K) -> int:
        if len(self) > _MOST_ROWS:
            self.clear()
        value = 0
        for name in self._names(key):
            wanted = hashed(name)
            for table, bits in self._tables:
                value += table.row(wanted) << bits
        self[key] = value
        return value

    def total(self, keys: Iterable[K]) -> int:
        """Return the sum of the rows of `keys`."""
        return sum(map(self.__getitem__, keys))


class Lanes:
    """How a sum of rows is taken apart again."""

    def __init__(self, count: int) -> None:
        self._parts = struct.Struct(f"<{count}h")
        self._half = int.from_bytes(b"\0\x80" * count, "little")

    def bytes(self, total: int) -> bytes:
        """Return the number in each lane as two bytes, the lowest first."""
        shifted = (total + self._half) ^ self._half
        return shifted.to_bytes(self._parts.size, "little")

    def apart(self, total: int) -> Sequence[int]:
        """Return the number in each lane, which may be below nothing."""
        return self._parts.unpack(self.bytes(total))


def hashed(name: str) -> int:
    """Return the number under which a feature is found."""
    return zlib.crc32(name.encode())
