"""The ways a sheet's message travels: plain, HTML, tables, encodings, attachments."""

import base64
import quopri
import re
from datetime import datetime
from email.header import Header
from html import escape

_PEOPLE = frozenset({"From", "To", "Cc", "Reply-To"})
_PERSON = re.compile(
    r"(?P<gap>^|>, ?)(?P<shown>[^<>]*[^<>\s])\s*(?P<address><[^<>]*(?=>))"
)
_SPECIAL = re.compile(r"[,;:@]")
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_PAIR = re.compile(r"([^:\n]{1,40}):\s+(\S.*)")
_INNER_DATE = re.compile(
    r"^Date: (\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{4})$", re.MULTILINE
)
_HIDDEN_STYLE = "display:none;font-size:1px;max-height:0;overflow:hidden;mso-hide:all"
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def encoded(name: str, headers: dict[str, str], body: str, form: str) -> bytes:
    """Return a whole message in the given form; boundaries come from `name`."""
    boundary = f"=_{name}_part"
    kind, _, detail = form.partition(":")
    makers = {
        "plain": lambda: _text(body),
        "html": lambda: _html(_page(body)),
        "both": lambda: _several(
            "alternative", boundary, [_text(_unmarked(body)), _html(_page(body))]
        ),
        "table": lambda: _html(_tables(body)),
        "latin1": lambda: _latin1(body),
        "base64": lambda: _base64(body),
        "attachment": lambda: _several("mixed", boundary, [_text(body), _pdf(name)]),
        "forward": lambda: _forward(body, boundary),
        "hidden": lambda: _html(_page(body, detail.strip())),
    }
    if kind not in makers:
        raise ValueError(f"{name}: there is no form {kind}")
    head = "".join(f"{key}: {_header(key, value)}\n" for key, value in headers.items())
    return head.encode("ascii") + b"MIME-Version: 1.0\n" + makers[kind]()


def _header(name: str, value: str) -> str:
    if name in _PEOPLE:
        return _PERSON.sub(_person, value)
    return value if value.isascii() else _word(value)


def _person(match: re.Match[str]) -> str:
    """Return a name as mail programs write it: in quotes around a comma, encoded."""
    shown = match["shown"].strip()
    if not shown.isascii():
        shown = _word(shown.removeprefix('"').removesuffix('"'))
    elif _SPECIAL.search(shown) and not shown.startswith('"'):
        shown = '"' + shown.replace('"', r"\"") + '"'
    return f"{match['gap']}{shown} {match['address']}"


def _word(text: str) -> str:
    return Header(text, "utf-8").encode(linesep="\n")


def _text(body: str) -> bytes:
    if body.isascii() and max(map(len, body.split("\n"))) < 990:
        return _part("text/plain; charset=us-ascii", "7bit", body.encode() + b"\n")
    data = quopri.encodestring(body.encode() + b"\n")
    return _part("text/plain; charset=utf-8", "quoted-printable", data)


def _html(page: str) -> bytes:
    data = quopri.encodestring(page.encode() + b"\n")
    return _part("text/html; charset=utf-8", "quoted-printable", data)


def _latin1(body: str) -> bytes:
    """As many mail programs do it: Windows-1252 under the name ISO-8859-1."""
    data = quopri.encodestring(body.encode("cp1252") + b"\n")
    return _part("text/plain; charset=ISO-8859-1", "quoted-printable", data)


def _base64(body: str) -> bytes:
    data = base64.encodebytes(body.encode() + b"\n")
    return _part("text/plain; charset=utf-8", "base64", data)


def _pdf(name: str) -> bytes:
    head = f'Content-Disposition: attachment; filename="{name}.pdf"\n'.encode()
    return head + _part("application/pdf", "base64", base64.encodebytes(_PDF))


def _forward(body: str, boundary: str) -> bytes:
    above, _, inner = body.partition(">>>\n")
    inner = _INNER_DATE.sub(_rewritten, inner)
    head, _, text = inner.partition("\n\n")
    lines = (line.partition(": ") for line in head.split("\n"))
    fields = "".join(f"{key}: {_header(key, value)}\n" for key, _, value in lines)
    mail = fields.encode("ascii") + b"MIME-Version: 1.0\n" + _text(text)
    attached = b"Content-Type: message/rfc822\n\n" + mail
    return _several("mixed", boundary, [_text(above.strip()), attached])


def _rewritten(match: re.Match[str]) -> str:
    moment = datetime.strptime(match[1], "%Y-%m-%d %H:%M %z")
    return f"Date: {moment:%d} {_english_month(moment)} {moment:%Y %H:%M:%S %z}"


def _english_month(moment: datetime) -> str:
    return "JanFebMarAprMayJunJulAugSepOctNovDec"[moment.month * 3 - 3 :][:3]


def _several(kind: str, boundary: str, parts: list[bytes]) -> bytes:
    mark = b"--" + boundary.encode()
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n'.encode()
    return (
        head + b"".join(mark + b"\n" + part + b"\n" for part in parts) + mark + b"--\n"
    )


def _part(kind: str, encoding: str, data: bytes) -> bytes:
    head = f"Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n"
    return head.encode() + data


def _unmarked(body: str) -> str:
    return _BOLD.sub(r"\1", _LINK.sub(r"\1: \2", body))


def _inline(text: str) -> str:
    text = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False))
    return _BOLD.sub(r"<b>\1</b>", text)


def _page(body: str, preheader: str = "") -> str:
    hidden = (
        f'<div style="{_HIDDEN_STYLE}">{escape(preheader)}</div>\n' if preheader else ""
    )
    blocks = "\n".join(_block(block) for block in re.split(r"\n{2,}", body))
    return f"<html><head><title></title></head><body>\n{hidden}{blocks}\n</body></html>"


def _block(block: str) -> str:
    lines = block.split("\n")
    if all(line.startswith(">") for line in lines):
        inner = "<br>\n".join(_inline(line[1:].strip()) for line in lines)
        return f'<blockquote class="gmail_quote">{inner}</blockquote>'
    inner = "<br>\n".join(map(_inline, lines))
    return f"<p>{inner}</p>"


def _tables(body: str) -> str:
    rows: list[str] = []
    for block in re.split(r"\n{2,}", body):
        for line in block.split("\n"):
            pair = _PAIR.fullmatch(line)
            cells = pair.groups() if pair else (line,)
            rows.append(
                "<tr>"
                + "".join(f"<td>{_inline(cell)}</td>" for cell in cells)
                + "</tr>"
            )
    table = "\n".join(rows)
    return f"<html><body><table>\n{table}\n</table></body></html>"
