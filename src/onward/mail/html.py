"""The words of an HTML mail as a person would see them.

No tree is built: a tree builder must obey HTML's repair rules, and on those selectolax
1.0.2 (lexbor) took 16 s for 100,000 nested `<div>` and 14 s and 4.5 GB for 70 KB of
`<b id=…><p>`. Here what is hidden is cut out first, then one pass over the tags turns
block elements into line breaks and parts cells by tabs; cited blocks carry "> ".
"""

import re
from collections.abc import Iterator
from html import unescape

CAP = 2 * 1024 * 1024
"""Characters of HTML that are read."""

_TEXT_CAP = 256 * 1024
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*+>?", re.DOTALL)
_TAG = re.compile(r"<(/?[a-zA-Z][^\s<>/]{0,30}+)[^<>]*+>?")
_UNREAD = tuple("style script title template svg select".split())
_ANCHOR = re.compile(
    r"<a\b(?:[^<>]*?\bhref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'))?[^<>]*+>|</a\b[^<>]*+>",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)
_PRE = re.compile(r"<pre\b.*?(?:</pre|\Z)", re.IGNORECASE | re.DOTALL)
_BREAKS = (
    "div section article header footer main aside nav dt dd table tbody thead tfoot tr "
    "caption form fieldset address figure figcaption center hr body"
).split()
_SOFT = "\x03"
"""A line break that several neighbours share, as blocks do; `<br>` is a hard one."""
_SPACING = {"br": "\n", "br/": "\n", "li": f"{_SOFT}- ", "/li": _SOFT}
for _names, _space in (
    ("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote".split(), "\n\n"),
    (_BREAKS, _SOFT),
    (("td", "th"), "\t"),
):
    for _name in _names:
        _SPACING |= {_name: _space, f"/{_name}": _space}

_HINTS = (
    "display:none",
    "display: none",
    "visibility:hidden",
    "visibility: hidden",
    "max-height:0",
    "max-height: 0",
    "opacity:0",
    "opacity: 0",
    "font-size:0",
    "font-size: 0",
    "font-size:1px",
    "font-size: 1px",
    "mso-hide:",
    "preheader",
    "pre-header",
    " hidden",
)
_MOST_HINTS = 1000
_MOST_UNCLOSED = 20
_TAG_LENGTH = 4000
_HIDDEN = re.compile(
    r"display: ?none|visibility: ?hidden|(?:max-height|opacity): ?0(?![\d.]*[1-9])"
    r"|\b(?:class|id)\s*=\s*[\"']?[^\"'>]{0,100}pre-?header"
    r"|[\s\"']hidden(?:=|\s+[\w-]+=|\s*/?$)"
)
_TINY = re.compile(r"font-size: ?(?:0(?![\d.]*[1-9])|1px)")
_OUTLOOK_HIDDEN = re.compile(r"mso-hide:\s*all")

_BLOCKQUOTE = re.compile(r"<(/?)blockquote\b([^<>]*+)>?", re.IGNORECASE)
_CITED = re.compile(r"type\s*=\s*[\"']?cite|gmail_quote|border-left", re.IGNORECASE)
_QUOTE_IN, _QUOTE_OUT = "\x01", "\x02"
_DEEPEST_QUOTE = 5
_CONTROLS = str.maketrans(dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " "))
_MANY_SPACES = re.compile(r" {2,}")
_MANY_TABS = re.compile(r"\t{2,}")
_MANY_LINES = re.compile(r"\n{3,}")


def to_text(html: str, *, links: bool = False) -> str:
    """Return the visible text; when nothing is visible, the hidden text.

    With `links`, the address of each stands behind its words, in pointed brackets.
    Takes time linear in the input, of which `CAP` characters are read.
    """
    html = _readable(html[:CAP].translate(_CONTROLS).replace("\u0130", "I"))
    if links:
        html = _linked(html)
    return _words(_visible(html)) or _words(html)


def _linked(html: str) -> str:
    """Write the web address of each link behind its words."""
    address = ""

    def written(match: re.Match[str]) -> str:
        nonlocal address
        before, address = address, (match[1] or match[2] or "").strip()
        return f" &lt;{before}&gt;{match[0]}" if _WEB.match(before) else match[0]

    return _ANCHOR.sub(written, html)


def _readable(html: str) -> str:
    """Leave out comments and elements whose content is never shown."""
    html = _COMMENT.sub("", html)
    low = html.lower()
    spans: list[tuple[int, int]] = []
    for name in _UNREAD:
        at = low.find(f"<{name}")
        while at >= 0:
            end = low.find(f"</{name}", at)
            if end < 0:
                break
            spans.append((at, low.find(">", end) + 1 or len(low)))
            at = low.find(f"<{name}", end)
    return _without(html, spans)


def _visible(html: str) -> str:
    """Leave out what a mail program would not show: preheaders above all.

    A tiny font hides only the words right behind it, since layouts set a font size of
    nought on cells and a real one further in.
    """
    low = html.lower()
    spans: list[tuple[int, int]] = []
    done = unclosed = 0
    for start in _hinted(low):
        end = low.find(">", start, start + _TAG_LENGTH) + 1
        if start < done or not end:
            continue
        attributes = low[start : end - 1]
        text_end = low.find("<", end)
        text_end = len(low) if text_end < 0 else text_end
        if _HIDDEN.search(attributes) or _is_first_for_outlook(html, start, attributes):
            match = _TAG.match(low, start)
            closing = 0
            if match and unclosed < _MOST_UNCLOSED:
                closing = _end_of(low, match[1], end)
                unclosed += not closing
            done = closing or text_end
            spans.append((start, done))
        elif _TINY.search(attributes):
            spans.append((end, text_end))
    return _without(html, spans)


def _hinted(low: str) -> list[int]:
    """Return where the tags start that may hide something."""
    starts: set[int] = set()
    for hint in _HINTS:
        at = low.find(hint)
        while at >= 0 and len(starts) < _MOST_HINTS:
            start = low.rfind("<", max(0, at - _TAG_LENGTH), at)
            if start >= 0 and low.find(">", start, at) < 0:
                starts.add(start)
            at = low.find(hint, at + len(hint))
    return sorted(starts)


def _is_first_for_outlook(html: str, start: int, attributes: str) -> bool:
    """`mso-hide` marks preheaders, but also buttons that others do see further down."""
    if "mso-hide" not in attributes or not _OUTLOOK_HIDDEN.search(attributes):
        return False
    return start < _TAG_LENGTH and not _TAG.sub("", html[:start]).strip()


def _end_of(low: str, name: str, at: int) -> int:
    """Return where the element `name` that opened before `at` is over, 0 if nowhere."""
    opening, closing = f"<{name}", f"</{name}"
    depth = 1
    following = low.find(opening, at)
    while depth:
        end = low.find(closing, at)
        if end < 0:
            return 0
        while 0 <= following < end:
            depth += (
                low[following + len(opening) : following + len(opening) + 1] in " >"
            )
            following = low.find(opening, following + 1)
        depth -= 1
        at = end + len(closing)
    return low.find(">", at) + 1 or len(low)


def _without(html: str, spans: list[tuple[int, int]]) -> str:
    """Return `html` with the spans, which may overlap, cut out."""
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            kept.append(html[at:start])
        at = max(at, end)
    kept.append(html[at:])
    return "".join(kept)


def _words(html: str) -> str:
    if "<pre" in html or "<PRE" in html:
        html = _PRE.sub(lambda match: match[0].replace("\n", "<br>"), html)
    html = html.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if "<blockquote" in html or "<BLOCKQUOTE" in html:
        html = _marked(html)
    pieces = _TAG.split(html)
    names = pieces[1::2]
    pieces[1::2] = [
        _SPACING.get(name) or _SPACING.get(name.lower(), "") for name in names
    ]
    return _lines(unescape("".join(pieces)))


def _marked(html: str) -> str:
    """Put marks where cited blocks begin and end."""
    open_blocks: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        if not match[1]:
            open_blocks.append(_CITED.search(match[2]) is not None)
            return f"<br>{_QUOTE_IN}<br>" if open_blocks[-1] else match[0]
        cited = open_blocks.pop() if open_blocks else False
        return f"<br>{_QUOTE_OUT}<br>" if cited else match[0]

    return _BLOCKQUOTE.sub(mark, html)


def _lines(text: str) -> str:
    text = _MANY_SPACES.sub(" ", text.replace("\u00a0", " "))
    text = _MANY_TABS.sub("\t", text.replace(" \t", "\t").replace("\t ", "\t"))
    depth = size = 0
    kept: list[str] = []
    for line in _broken(text):
        if line in (_QUOTE_IN, _QUOTE_OUT):
            depth += 1 if line == _QUOTE_IN else -1
            continue
        mark = "> " * min(depth, _DEEPEST_QUOTE) if line else ""
        kept.append(mark + line)
        size += len(line) + 1
        if size > _TEXT_CAP:
            break
    return _MANY_LINES.sub("\n\n", "\n".join(kept)).strip()


def _broken(text: str) -> Iterator[str]:
    """Yield the lines: one for each hard break, and one for each run of soft ones."""
    for segment in text.split("\n"):
        pieces = segment.split(_SOFT)
        filled = [line for piece in pieces if (line := piece.strip(" \t"))]
        yield from filled or ("",)
        if filled and len(pieces) > 1 and not pieces[-1].strip(" \t"):
            yield ""
