"""Words people read, before a language is chosen; and clean strings from outside."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Value = object
"""What may fill a `Text`: a string, a number, or another `Text`."""


def N_(msgid: str) -> str:  # noqa: N802 (gettext's own name)
    """Mark `msgid` for translation without translating it yet."""
    return msgid


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence to be translated at the door: `Text(msgid, {"n": 3})`.

    `msgid` uses `%(name)s` places. A value may itself be a `Text`. With `plural`
    given, `values["n"]` decides between the two.
    """

    msgid: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str | None = None

    def plain(self) -> str:
        """Return it in English."""
        chosen = self.msgid
        if self.plural is not None and self.values.get("n") != 1:
            chosen = self.plural
        if not self.values:
            return chosen
        return chosen % {
            name: value.plain() if isinstance(value, Text) else value
            for name, value in self.values.items()
        }


_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # C0 and C1 controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"  # tags, variation selectors
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_SPACES = re.compile(r"\s+")
_FOREIGN = re.compile(r"[^\x00-\x7f]{1,40}")


def clean(text: str) -> str:
    """Return `text` without control, bidi or invisible characters; lines end in LF.

    Done once, when a value from outside enters, so that no later writer (calendar,
    table, log, page) can be tricked by one. Tabs and line feeds stay.
    """
    text = _LINE_BREAKS.sub("\n", text)
    text = _UNSEEN.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


def line(text: str, limit: int = 300) -> str:
    """Return `text` cleaned, on one line, at most `limit` characters."""
    flat = _SPACES.sub(" ", clean(text)).strip()
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def fold(text: str) -> str:
    """Return `text` for comparing: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(_FOREIGN.sub(_bare, text.lower()).split())


def _bare(match: re.Match[str]) -> str:
    return _without_marks(match[0])


@lru_cache(maxsize=4096)
def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
