"""Words of a text as the model sees them: folded, numbers alike, a few marks kept."""

import re

from onward.kernel.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[?!%£€$:]")
_MARKS = tuple((bytes([mark]), b" %c " % mark) for mark in b"?!%$:")
_SPACED = bytes(
    one
    if chr(one).isalpha() or one in b"?!%$:"
    else ord("0")
    if chr(one).isdigit()
    else ord(" ")
    for one in range(128)
) + bytes(128)
"""What stands for each byte of a text without accents and apostrophes."""


def tokens(text: str) -> list[str]:
    """Return the words of `text` without case and accents; every number is "0"."""
    low = text.lower() if text.isascii() else fold(text).replace("’", "'")
    if low.isascii() and "'" not in low:
        return _plain(low.encode("ascii").translate(_SPACED))
    return ["0" if one[0].isdigit() else one for one in _TOKEN.findall(low)]


def _plain(spaced: bytes) -> list[str]:
    """Return the words of what is nothing but words, noughts, marks and spaces."""
    for mark, apart in _MARKS:
        spaced = spaced.replace(mark, apart)
    if b"0" in spaced:
        while b"00" in spaced:
            spaced = spaced.replace(b"00", b"0")
        spaced = spaced.replace(b"0", b" 0 ")
    return spaced.decode("ascii").split()
