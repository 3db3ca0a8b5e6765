"""Bytes of any claimed character set, turned into text whatever they are.

A closed list: names outside it (`rot13`, `punycode`, `unicode_escape`, `utf-7`, …) are
codecs that slow down, expand or rewrite, so they count as not declared.
"""

import re

from onward.kernel.text import clean, line

_PUNCTUATION = re.compile(r"[^a-z0-9]")
_MULTIBYTE = {
    "utf8": "utf-8",
    "utf8mb4": "utf-8",
    "unicode11utf8": "utf-8",
    "utf16": "utf-16",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "hzgb2312": "hz",
    "iso2022jp": "iso2022_jp_2",
    "iso2022jp2": "iso2022_jp_2",
    "iso2022kr": "iso2022_kr",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "windows31j": "cp932",
    "cp932": "cp932",
    "eucjp": "euc_jp",
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "cp949": "cp949",
}
_SINGLE = {
    "iso88591": "cp1252",  # as browsers read it
    "latin1": "cp1252",
    "iso885911": "cp874",
    "tis620": "cp874",
    "koi8r": "koi8_r",
    "koi8u": "koi8_u",
    "macintosh": "mac_roman",
    "macroman": "mac_roman",
    "latin2": "iso8859_2",
    "latin5": "iso8859_9",
    "latin9": "iso8859_15",
}
_NUMBERED = re.compile(r"(?:iso8859(?P<iso>[2-9]|1[03-6])|(?:windows|cp)(?P<cp>\d+))i?")
_PAGES = frozenset(
    "437 720 737 775 850 852 855 857 858 860 861 862 863 864 865 866 869 874 "
    "1250 1251 1252 1253 1254 1255 1256 1257 1258".split()
)
_MOST_BROKEN = 0.02
"""Share of characters that may be lost before another character set is tried."""


def codec(declared: str) -> str | None:
    """Return the Python codec for a declared name, None for unknown or unsafe ones."""
    name = _PUNCTUATION.sub("", declared[:60].lower()).removeprefix("x")
    if name in {"usascii", "ascii", "iso646us", "ansix341968"}:
        return "ascii"
    if found := _MULTIBYTE.get(name) or _SINGLE.get(name):
        return found
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None
    if iso := match["iso"]:
        return f"iso8859_{iso}"
    return f"cp{match['cp']}" if match["cp"] in _PAGES else None


def decoded(data: bytes, declared: str | None) -> tuple[str, bool]:
    """Return the text and whether the declared character set was the right one.

    Declared, then UTF-8, then Windows-1252, then Latin-1, which cannot fail.
    """
    if data.isascii() and (declared is None or codec(declared) in {None, "ascii"}):
        return data.decode("ascii"), declared is None or codec(declared) == "ascii"
    name = codec(declared) if declared else None
    if name and (text := _with(data, name)) is not None:
        return text, True
    fair = not declared or name == "ascii"
    for name in ("utf-8", "cp1252"):
        if (text := _with(data, name)) is not None:
            return text, fair
    return data.decode("latin-1"), fair


def _with(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    return text if lost <= 1 + _MOST_BROKEN * len(text) and len(data) > 50 else None


def tidy(text: str) -> str:
    """Return `kernel.text.clean(text)`, at once where there is nothing to clean."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return clean(text)


def flat(text: str, limit: int) -> str:
    """Return `kernel.text.line(text, limit)`, at once where there is nothing to clean."""
    if text.isascii():
        short = " ".join(text.split())
        if short.isprintable() and len(short) <= limit:
            return short
    return line(text, limit)
