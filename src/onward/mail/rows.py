"""A table of small whole numbers by named feature, and fast sums of its rows.

Rows are added as one long integer each: sums of two thousand stay in their lanes of 16
bits, and adding long integers is the fastest sum Python has.
"""

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onward.mail.features import Key, names

LEVELS = 9
"""Whole numbers on each side of nothing: few, so that the file packs well."""
ZERO = LEVELS + 1
"""Added to each weight in its byte, so that bytes can be summed as they are."""
_LANE = 2
Table = tuple[bytes, bytes]
"""Hashes of features, ascending, four bytes each; their rows, a byte a weight."""
_MOST_ROWS = 1 << 16
"""Rows kept made up: about 15 MiB."""


class Rows(dict[Key, int]):
    """Key → the rows of its features as one integer; how many there are, in the last lane.

    A feature that training never saw counts nothing, not even as one. `hashes` are those
    of the features that it saw, in order; the row of each stands at the same place.
    """

    def __init__(self, hashes: bytes, weights: bytes, width: int) -> None:
        super().__init__()
        self._hashes = array("I", struct.unpack(f"<{len(hashes) // 4}I", hashes))
        self._weights = weights
        self._width = width
        self._lanes = struct.Struct(f"<{width + 1}H")

    def __missing__(self, key: Key) -> int:
        if len(self) > _MOST_ROWS:
            self.clear()
        value = self[key] = sum(self._made(hashed(name)) for name in names(key))
        return value

    def _made(self, wanted: int) -> int:
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return 0
        wide = bytearray(self._lanes.size)
        wide[:-_LANE:_LANE] = self._weights[at * self._width : (at + 1) * self._width]
        wide[-_LANE] = 1
        return int.from_bytes(wide, "little")

    def total(self, keys: Iterable[Key]) -> tuple[Sequence[int], int]:
        """Return each lane's sum over `keys`, `ZERO` too much for each that counts.

        How many of their features count is the second value.
        """
        summed = sum(map(self.__getitem__, keys))
        *lanes, count = self._lanes.unpack(summed.to_bytes(self._lanes.size, "little"))
        return lanes, count


def hashed(name: str) -> int:
    """Return the number under which a feature is found."""
    return zlib.crc32(name.encode())
