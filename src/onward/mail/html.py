"""The words of an HTML mail as a person would see them.

One linear pass over tags, no tree: a tree builder must obey HTML's repair rules, and
on those selectolax 1.0.2 (lexbor) took 16 s for 100,000 nested `<div>` and 14 s and
4.5 GB for 70 KB of `<b id=…><p>`; on ordinary mail the two are equally fast. Block
elements become line breaks, cells are parted by tabs, cited blocks carry "> ", and
what a mail program would not show is left out.
"""

import re
from dataclasses import dataclass, field
from html import unescape

CAP = 4 * 1024 * 1024
"""Characters of HTML that are read."""

_TEXT_CAP = 256 * 1024
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})"
    r"(?P<attributes>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+'|[\"'])*+)>?"
    r"|<[!?/][^>]*+>?"
    r"|(?P<text>[^<]++)|<",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote".split())
_BLOCKS = frozenset(
    "div section article header footer main aside nav li dt dd table tbody thead tfoot "
    "tr caption form fieldset address figure figcaption center br hr body".split()
)
_CELLS = frozenset({"td", "th"})
_VOID = frozenset(
    "br hr img input meta link area base col embed source track wbr".split()
)
_UNREAD = frozenset("style script title template svg select".split())
_CLOSERS = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE) for name in _UNREAD
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden"
    r"|(?:max-height|opacity)\s*:\s*0(?![\d.]*[1-9])"
    r"|\b(?:class|id)\s*=\s*[\"']?[^\"'>]{0,100}pre-?header"
    r"|(?:^|[\s\"'])hidden(?:=|\s+[\w-]+=|\s*/?$)",
    re.IGNORECASE,
)
_OUTLOOK_HIDDEN = re.compile(r"mso-hide\s*:\s*all", re.IGNORECASE)
_FONT_SIZE = re.compile(
    r"font-size\s*:\s*(?:(?P<size>\d*\.?\d+)\s*(?P<unit>[a-z%]*)|[a-z])"
    r"|font\s*:[^;\"']{0,60}?(?P<short>\d*\.?\d+)(?:px|pt|r?em|%|/)",
    re.IGNORECASE,
)
_CITED = re.compile(r"type\s*=\s*[\"']?cite|gmail_quote|border-left", re.IGNORECASE)
_QUOTE_IN, _QUOTE_OUT = "\x00+", "\x00-"
_DEEPEST_QUOTE = 5
_MOST_STYLES = 100


def to_text(html: str) -> str:
    """Return the visible text; when nothing is visible, the hidden text.

    Takes time linear in the input, of which `CAP` characters are read.
    """
    html = html[:CAP].replace("\x00", "")
    return _lines(_Reader(html).read()) or _lines(_Reader(html, show_all=True).read())


@dataclass(slots=True)
class _Open:
    """An open element that changes what is visible inside it."""

    name: str
    hidden: bool
    tiny: bool
    depth: int = 1


@dataclass(slots=True)
class _Reader:
    html: str
    show_all: bool = False
    out: list[str] = field(default_factory=list)
    size: int = 0
    open: list[_Open] = field(default_factory=list)
    unclosed: set[str] = field(default_factory=set)
    cited: list[bool] = field(default_factory=list)

    def read(self) -> str:
        at = 0
        while at < len(self.html) and self.size < _TEXT_CAP:
            match = _TOKEN.match(self.html, at)
            if match is None:  # every character starts some token
                break
            at = match.end()
            if text := match["text"]:
                self._text(text)
            elif name := match["name"]:
                name = name.lower()
                if match["end"]:
                    self._close(name)
                elif name in _UNREAD:
                    at = self._after(name, at)
                else:
                    self._begin(name, match["attributes"])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if self.open and (self.open[-1].hidden or self.open[-1].tiny):
            return
        text = _SPACE.sub(" ", unescape(text) if "&" in text else text)
        self.size += len(text)
        self.out.append(text)

    def _begin(self, name: str, attributes: str) -> None:
        self._space(name, "- " if name == "li" else "")
        if name in _VOID:
            return
        if name == "blockquote":
            self.cited.append(_CITED.search(attributes) is not None)
            if self.cited[-1]:
                self.out.append(f"\n{_QUOTE_IN}\n")
        if name == "p":
            self._leave("p")
        for element in reversed(self.open):
            if element.name == name:
                element.depth += 1
                break
        if attributes and not self.show_all:
            self._note_style(name, attributes)

    def _note_style(self, name: str, attributes: str) -> None:
        if "&" in attributes:
            attributes = unescape(attributes)
        hidden = _HIDDEN.search(attributes) is not None or (
            self.size == 0 and _OUTLOOK_HIDDEN.search(attributes) is not None
        )
        size = _FONT_SIZE.search(attributes)
        if not hidden and size is None:
            return
        above = self.open[-1] if self.open else _Open("", hidden=False, tiny=False)
        tiny = _is_tiny(size) if size else above.tiny
        changes = hidden or tiny != above.tiny
        if changes and not above.hidden and len(self.open) < _MOST_STYLES:
            self.open.append(_Open(name, hidden, tiny))

    def _close(self, name: str) -> None:
        self._space(name, "")
        if name == "blockquote" and self.cited and self.cited.pop():
            self.out.append(f"\n{_QUOTE_OUT}\n")
        for element in reversed(self.open):
            if element.name == name:
                element.depth -= 1
                if element.depth == 0:
                    self._leave(name)
                return

    def _leave(self, name: str) -> None:
        """Close the innermost open `name` and everything inside it."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].name == name:
                del self.open[index:]
                return

    def _space(self, name: str, bullet: str) -> None:
        if name in _CELLS:
            self.out.append("\t")
        elif name in _PARAGRAPHS:
            self.out.append("\n\n")
        elif name in _BLOCKS:
            self.out.append("\n" + bullet)

    def _after(self, name: str, at: int) -> int:
        """Return where the unread element that starts at `at` is over."""
        if name in self.unclosed:
            return at
        match = _CLOSERS[name].search(self.html, at)
        if match is None:
            self.unclosed.add(name)
            return at
        return match.end()


def _is_tiny(size: re.Match[str]) -> bool:
    number = size["size"] or size["short"]
    if number is None:
        return False
    return float(number) <= (1 if size["unit"] in {"px", "PX"} else 0)


_MANY_SPACES = re.compile(r" {2,}")
_MANY_TABS = re.compile(r"\t{2,}")
_MANY_LINES = re.compile(r"\n{3,}")


def _lines(text: str) -> str:
    text = _MANY_SPACES.sub(" ", text).replace(" \t", "\t").replace("\t ", "\t")
    depth = 0
    kept: list[str] = []
    for raw in _MANY_TABS.sub("\t", text).split("\n"):
        line = raw.strip(" \t")
        if line in (_QUOTE_IN, _QUOTE_OUT):
            depth += 1 if line == _QUOTE_IN else -1
            continue
        kept.append("> " * min(depth, _DEEPEST_QUOTE) + line if depth else line)
    return _MANY_LINES.sub("\n\n", "\n".join(kept)).strip()
