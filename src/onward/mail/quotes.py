"""What the writer of a mail wrote, and what was only quoted below or above it.

Works line by line in linear time and looks at the first `_LINE` characters of a line.
A forwarded mail counts as written when little stands above it: then it is what the
sender wants to be read.
"""

import re
from dataclasses import dataclass, field

FORWARD_MARK = "---------- Forwarded message ----------"
"""The line put above a mail that travelled as an attachment."""

_LINE = 400
_LOOK_AHEAD = 8
_MOST_FORWARDS = 3
_ATTRIBUTION_LINES = 3
_SHORT_NOTE = 600
"""Characters above a forwarded mail up to which it is still the content."""

_QUOTED = re.compile(r"\s{0,3}>")
_UNQUOTE = re.compile(r"\s{0,3}> ?")
_UNQUOTE_ALL = re.compile(r"\s{0,3}>[> ]*")
_ORIGINAL = re.compile(
    r"\s*[-_=*]{2,}\s*(?:original (?:message|appointment)"
    r"|ursprüngliche (?:nachricht|mail)|original-?nachricht"
    r"|message d['’]origine|message original|mensaje original|messaggio originale"
    r"|oorspronkelijk bericht|mensagem original|wiadomość oryginalna"
    r"|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding)"
    r"\s*[-_=*]{2,}",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"\s*(?:>\s*)?(?:[-_=*]{2,}\s*(?:forwarded (?:message|by)|weitergeleitete nachricht"
    r"|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht"
    r"|mensagem encaminhada|wiadomość przekazana|vidarebefordrat meddelande"
    r"|videresendt (?:meddelelse|melding))"
    r"|begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:"
    r"|début du message (?:transféré|réexpédié)\s*:|inicio del mensaje reenviado\s*:"
    r"|inizio (?:del )?messaggio inoltrato\s*:|begin doorgestuurd bericht\s*:"
    r"|início da mensagem (?:encaminhada|reencaminhada)\s*:)",
    re.IGNORECASE,
)
_ON_DAY_WROTE = re.compile(
    r"(?:on\b.{5,300}\bwrote|am\b.{5,300}\bschrieb\b.{0,200}"
    r"|le\b.{5,300}\ba écrit|el\b.{5,300}\bescribió"
    r"|il\b.{5,300}\bha scritto|op\b.{5,300}\bschreef\b.{0,200}"
    r"|(?:em|a|no dia)\b.{5,300}\bescreveu|(?:w dniu|dnia|dn\.)\b.{5,300}\bpisze"
    r"|(?:w dniu|dnia|dn\.)\b.{5,300}\bnapisał(?:\(a\)|a)?\b.{0,200}"
    r"|den\b.{5,300}\bskrev\b.{0,200})\s?:\s*",
    re.IGNORECASE,
)
_SOMEBODY_WROTE = re.compile(
    r"(?:.{3,200}\bschrieb am\b.{3,200}"
    r"|.{0,200}<[^<>\s]{1,120}@[^<>\s]{1,120}>.{0,60}"
    r"\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu|napisał|skrev))"
    r"\s?:\s*",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\d|@")
_FROM = re.compile(
    r"\W{0,3}(?:from|von|de|da|van|od|från|fra|expéditeur)\s?:\W*\w", re.IGNORECASE
)
_SENT = re.compile(
    r"\W{0,3}(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|fecha|inviato|data"
    r"|verzonden|wysłano|skickat|sendt|dato)\s?:",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\W{0,3}(?:to|an|à|a|para|per|aan|do|till|til|subject|betreff|objet|asunto"
    r"|oggetto|onderwerp|assunto|temat|ämne|emne)\s?:",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\s*(?:[>\-_=*]|(?:begin|anfang|début|inicio|inizio|início)\b|"
    + _FROM.pattern
    + ")",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*[-_*]{5,}\s*")
_FORWARD_SUBJECT = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|enc|i|vb|pd|doorst|vs|weitergeleitet)\s?:", re.IGNORECASE
)


def cut(text: str, subject: str = "") -> tuple[str, str]:
    """Return `(written, quoted)`; every line of `text` is in one of the two.

    Quote marks are taken off what was passed on as content. `subject` only tells a forward ("Fwd:", "WG:") from a reply where both look alike.
    """
    reader = _Reader(text.split("\n"), _FORWARD_SUBJECT.match(subject) is not None)
    reader.read()
    written, quoted = _joined(reader.written), _joined(reader.quoted)
    only_quoted = not written and not reader.attributed
    passed_on = reader.forward and not reader.forwards and len(written) <= _SHORT_NOTE
    if quoted and (only_quoted or passed_on):
        return _joined([_UNQUOTE_ALL.sub("", line, 1) for line in reader.lines]), ""
    return written, quoted


def unquoted(quoted: str) -> str:
    """Return quoted history as it was written: without marks and what introduces it."""
    lines = quoted.split("\n")
    marked = [line for line in lines if _QUOTED.match(line)]
    return _joined([_UNQUOTE_ALL.sub("", line, 1) for line in marked or lines])


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    forward: bool
    written: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    colons: set[int] = field(default_factory=set)
    note: int = 0
    attributed: bool = False
    forwards: int = 0

    def read(self) -> None:
        self.colons = {
            index
            for index, line in enumerate(self.lines)
            if line[:_LINE].rstrip().endswith(":")
        }
        at = 0
        while at < len(self.lines):
            line = self.lines[at][:_LINE]
            if not (_OPENS.match(line) or self._may_be_attribution(at)):
                self._write(at)
                at += 1
            elif _QUOTED.match(line) and not _FORWARDED.match(line):
                self.quoted.append(self.lines[at])
                at += 1
            elif size := self._history(at):
                at = self._take(at, size)
            elif self._opens_forward(at):
                at = self._keep_forward(at)
            else:
                self._write(at)
                at += 1

    def _write(self, at: int) -> None:
        self.written.append(self.lines[at])
        self.note += len(self.lines[at].strip())

    def _may_be_attribution(self, at: int) -> bool:
        return not self.colons.isdisjoint((at, at + 1, at + 2))

    def _take(self, at: int, size: int) -> int:
        """Put away an opening of history and, unless it is prefixed, all below it."""
        self.attributed = True
        after = at + size
        while after < len(self.lines) and not self.lines[after].strip():
            after += 1
        prefixed = after < len(self.lines) and _QUOTED.match(self.lines[after])
        end = after if prefixed else len(self.lines)
        self.quoted.extend(self.lines[at:end])
        return end

    def _keep_forward(self, at: int) -> int:
        """Keep the opening of a forwarded mail up to the first line of its block."""
        self.forwards += 1
        self.note = 0
        body = at
        if not self._is_header_block(at):
            body = at + 1
            while body < len(self.lines) and not self.lines[body].strip():
                body += 1
        if any(_QUOTED.match(line) for line in self.lines[at : body + 1]):
            self.lines[at:] = [_UNQUOTE.sub("", line, 1) for line in self.lines[at:]]
        end = body + 1 if self._is_header_block(body) else body
        self.written.extend(self.lines[at:end])
        return end

    def _history(self, at: int) -> int:
        """Return how many lines open quoted history here, 0 for none."""
        if size := self._attribution(at):
            return size
        line = self.lines[at][:_LINE]
        if _FORWARDED.match(line):
            return 0 if self._may_forward(any_note=True) else 1
        original = _ORIGINAL.match(line) is not None
        block = at + 1 if original or _RULE.fullmatch(line) else at
        if not original and not self._is_header_block(block):
            return 0
        return 0 if self._may_forward(any_note=self.forward) else block - at + 1

    def _may_forward(self, *, any_note: bool) -> bool:
        """Say whether what opens here is content, by what stands above it."""
        if self.forwards >= _MOST_FORWARDS:
            return False
        return self.note <= _SHORT_NOTE if any_note else not self.note

    def _opens_forward(self, at: int) -> bool:
        line = self.lines[at][:_LINE]
        return (
            _FORWARDED.match(line) is not None
            or _ORIGINAL.match(line) is not None
            or self._is_header_block(at)
        )

    def _attribution(self, at: int) -> int:
        """Return over how many lines "On …, … wrote:" runs here, 0 for none."""
        for size in range(1, _ATTRIBUTION_LINES + 1):
            joined = self._up_to_colon(at, size)
            if not _TELLING.search(joined):
                continue
            if _ON_DAY_WROTE.fullmatch(joined):
                return 0 if self._attribution_inside(at, size) else size
            named = size == 1 or (size == 2 and "@" in self.lines[at])
            if named and _SOMEBODY_WROTE.fullmatch(joined):
                return size
        return 0

    def _attribution_inside(self, at: int, size: int) -> bool:
        """Say whether the lines begin with one that is not part of it."""
        return any(
            _ON_DAY_WROTE.fullmatch(self._up_to_colon(at + n, size - n))
            for n in range(1, size)
        )

    def _up_to_colon(self, at: int, size: int) -> str:
        """Return the lines as one when the last ends in a colon and none is empty."""
        if at + size - 1 not in self.colons:
            return ""
        lines = [line.strip()[:_LINE] for line in self.lines[at : at + size]]
        return " ".join(lines)[:_LINE] if all(lines) else ""

    def _is_header_block(self, at: int) -> bool:
        """Say whether From, Sent and To or Subject stand together here."""
        block = [line[:_LINE] for line in self.lines[at : at + _LOOK_AHEAD]]
        if not block or not _FROM.match(_UNQUOTE.sub("", block[0], 1)):
            return False
        below = [_UNQUOTE.sub("", line, 1) for line in block[1:]]
        return any(map(_SENT.match, below)) and any(map(_TO.match, below))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip()
