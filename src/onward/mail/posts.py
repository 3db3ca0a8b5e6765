"""Where a mail in another language than English announces a job's title.

One engine over the lists of `tongues`: a word for a post or for applying, the small words
behind it, then the title up to where the sentence goes on. Titles also stand in the
parts of the subject, behind a label, in quotes, and wherever a job noun stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.kernel.text import fold
from onward.mail.features import Look
from onward.mail.names import key
from onward.mail.sentences import Place
from onward.mail.tongues import Tongue, is_borrowed, tongue

Said = tuple[str, float]

_TOKEN = re.compile(
    r"(?:(?:[dlqnjmtsc]|qu|un|dell|all|nell|sull|dall)['’])(?=\w)|\S+", re.IGNORECASE
)
_OPENING = "\"“”„«»‘'([{*#•-–—"
_CLOSING = "\"“”»’'«)]}*,.;:!?…"
_QUOTES = {"„": '“”"', "“": '”"', "«": "»", '"': '"', "»": "«", "‘": "’", "‚": "‘’"}
_HARD = frozenset(",;:!?…)")
_MARK = re.compile(
    r"\s*(?:[(\[](?:(?:[mwdfxhvig]|div)(?:\s*[/|*,·-]?\s*(?:[mwdfxhvig]|div)){1,3}"
    r"|all(?:e)? (?:genders?|geschlechter)|gn\*?|tous genres|mixte)[)\]]"
    r"|(?<![\w/])[mwdfxhv](?:\s?[/|·]\s?[mwdfxhv]){1,3}(?![\w/]))",
    re.IGNORECASE,
)
"""(m/w/d), H/F, m/v/x: to whom a title is open, no part of it."""
_EDGES = " \t\"'“”‘’«»„*,;:|–-.?!"
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]?$")
_REFERENCE = re.compile(
    r"[\s,#–(-]+(?:(?:req|ref|réf|rif|id|jr|nr|n[.º°]|kennziffer|az)\b[.:#º°\s-]*[\w/-]*\d[\w/-]*"
    r"|20\d\d(?:[-/]\d\d)?|#?[\d/-]{4,})\s*$",
    re.IGNORECASE,
)
_TOWNS = frozenset({"in", "à", "a", "te"})
"""Small words behind which, before a capital, a town stands."""
_SHARE = re.compile(
    r"[,(]?\s*(?:pensum |à |al |zu )?\d{1,3}\s?(?:[-–]\s?\d{1,3}\s?)?%\s?\)?",
    re.IGNORECASE,
)
"""How much of full time, as Swiss mail has it."""
_ADDED = re.compile(r"\s\((?=[^()]*[^\W\d_]{2})[^()@]{2,44}\)")
"""Brackets behind a title that say which: (Node), (Geografia Humana)."""
_NUMBERS = re.compile(
    r"\d{3}|\d[-/]\d|\b[A-Z]+-?\d|\b(?:req|r[eé]f|rif|nr|n[.º°]|id)\b", re.IGNORECASE
)
_DASHED = re.compile(
    r"\s[-–—]\s(?P<more>[^\W\d_][^\n:;|–—(]{2,40}?)(?=\s[-–—|(]|[.,:;]|\s?$)"
)
_PARTS = re.compile(
    r"\s+[-–—|]+\s+|\s*[:|\[\]–—•·!?]\s*(?=\s|$)|\s*[\[\]|]\s*|,\s+|;\s*"
)
_ABOUT = frozenset(
    "betreff betr. betrifft objet asunto oggetto assunto betreft onderwerp".split()
)
_CELL = re.compile(r"\t|:\s|: | : ")
_NUMBERED = re.compile(
    r"\W*(?:n[.ºo°]+|nr\.?|ref\.?)?\W*[\w./-]*\d[\w./-]*\W*$", re.IGNORECASE
)
_MOST_LINKS = 7
_MOST_WORDS = 8
_BEFORE_NOUN = 4
_MOST_TOKENS = 160
_MOST_TEXT = 16384
_WRAPPED = 50
"""Characters from which a line that ends may be one that was only wrapped."""
_SIGNATURE = 6
_LONGEST_LINE = 600
_QUOTED_MOST = 90
_ONE = frozenset("ein eine einen einem einer un une una uno um uma een als".split())
_GENITIVE = frozenset({"der", "des", "&", "/", "of"})
_OF = frozenset({"of", "for", "&", "/"})
_SLASH = frozenset("/")
_SMALL_NUMBER = re.compile(
    r"[A-Z]{0,3}\d{1,2}(?:[ªºa-z.]{0,3}|[-x/+][A-Z]{0,2}\d{1,2}[A-Z]?|-[a-z]+)"
)
"""N2, 2x8, groep 5/6, CE1-CE2: numbers that belong to a title."""
_NOUN_LAST = frozenset({"de", "nl"})
"""Languages in which what qualifies a noun stands before it."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    core: str
    word: str
    opens: str
    tail: str

    @property
    def hard(self) -> bool:
        """Whether the sentence pauses behind it."""
        return bool(self.tail) and (self.tail[-1] in _HARD or self.tail[-1] == ".")


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        opened = raw.lstrip(_OPENING)
        core = opened.rstrip(_CLOSING)
        if "(" in core and ")" in opened[len(core) :]:  # chargé(e), educador(a)
            core = opened[: len(core) + opened[len(core) :].index(")") + 1]
        if raw[-1] in "'’":
            core = opened
        if not core:
            core = raw
            opened = raw
        start = match.start() + len(raw) - len(opened)
        tail = opened[len(core) :]
        opens = raw[: len(raw) - len(opened)]
        word = fold(core) if len(core) > 1 else core.lower()  # a is not à, e is not è
        found.append(_Token(start, start + len(core), core, word, opens, tail))
        if len(found) >= _MOST_TOKENS:
            break
    return found


def unmarked(title: str) -> str:
    """Return a title without (m/w/d), H/F, 60–80 % and the like, wherever they stand."""
    return " ".join(_SHARE.sub(" ", _MARK.sub(" ", title)).split())


def unmarked_text(text: str) -> str:
    """Return a whole text without such marks, its lines kept."""
    return _SHARE.sub(" ", _MARK.sub(" ", text[:_MOST_TEXT]))


def narrowed(title: str, employer: str | None, language: str) -> str:
    """Return a title without marks, shares of time, numbers, place and employer behind it."""
    title = unmarked(title).strip(_EDGES)
    bracket = _BRACKET.search(title)
    if bracket and (_NUMBERS.search(bracket[0]) or not _ADDED.fullmatch(bracket[0])):
        title = title[: bracket.start()]
    title = _REFERENCE.sub("", title).strip(_EDGES.replace(")", ""))
    for place in tongue(language).lists["place"]:
        head, found, tail = title.rpartition(f" {place} ")
        named = employer is not None and key(tail) and key(tail) in key(employer)
        if found and head and (named or (place in _TOWNS and tail[:1].isupper())):
            title = head
    return title


def is_post(text: str, language: str) -> bool:
    """Return whether `text` reads like a title in `language`: it holds a job noun."""
    known = tongue(language)
    words = [one.core for one in _tokens(unmarked(text)[:160])]
    if len(words) == 1 and fold(words[0]) in known.lists["generic"]:
        return False
    if language == "de" and text.islower() and text.endswith("en"):
        return False  # warten is no Wart
    return any(known.is_noun(word) for word in words)


def posts(look: Look) -> Iterator[Said]:
    """Yield what may be the title, as it stands, with what speaks for it."""
    known = tongue(look.language)
    for sentence in look.sentences:
        if sentence.place is Place.SUBJECT:
            subject = unmarked_text(sentence.text)
            yield from _in_subject(subject, known)
            yield from _announced(subject, known)
            yield from _dashed(subject, look.message.text, known)
    for block in _blocks(unmarked_text(look.message.text)):
        yield from _announced(block, known)
    lines = [
        line
        for line in unmarked_text(look.message.text).split("\n")[:200]
        if line.strip()
    ]
    for number, line in enumerate(lines):
        yield from _labelled(line[:_LONGEST_LINE], known)
        signs = (
            number >= len(lines) - _SIGNATURE
            and number > 1
            and len(line) < 60
            and line.lstrip()[:1] != "("
        )
        if not signs:
            yield from _mentioned(line[:_LONGEST_LINE], known)


def _blocks(text: str) -> Iterator[str]:
    """Yield paragraphs on one line; a short line's end and a tab stay to be seen."""
    for paragraph in text[:_MOST_TEXT].split("\n\n"):
        lines = [line.strip() for line in paragraph.replace("\t", " · ").split("\n")]
        joined = [line + (" " if len(line) > _WRAPPED else " · ") for line in lines]
        yield "".join(joined)


def _labelled(line: str, known: Tongue) -> Iterator[Said]:
    """Yield what stands behind "Stelle:", "Poste", "Vaga" and a colon or a tab."""
    parts = _CELL.split(line, maxsplit=1)
    if len(parts) < 2:
        return
    words = fold(parts[0].strip(_OPENING + " ")).split()
    if 0 < len(words) < 4 and words[0] in known.lists["post"] | _ABOUT:
        cell = parts[1].partition("\t")[0]
        found = _tokens(cell)
        if found and (span := _span(found, 0, known, wide=True)):
            yield _cut(cell, span, known), 6.0
            return


def _in_subject(text: str, known: Tongue) -> Iterator[Said]:
    for part in _PARTS.split(text):
        found = _tokens(part)
        heads = _heads(found, known)
        if not heads:
            begin = _after_leads(found, known)
            if begin is not None and (span := _span(found, begin, known, wide=True)):
                yield _cut(part, span, known), 1.5
            continue
        begin = _back(found, heads[0], known, wide=True)
        if span := _span(found, begin, known, wide=True):
            yield _cut(part, span, known), 3.0


def _dashed(subject: str, text: str, known: Tongue) -> Iterator[Said]:
    """Yield a title that goes on behind a dash, where subject and text both have it so."""
    for match in _DASHED.finditer(subject):
        before = _PARTS.split(subject[: match.start()])[-1]
        found = _tokens(before)
        heads = _heads(found, known)
        if heads and f"{before.split()[-1]}{match[0]}" in text:
            begin = _back(found, heads[0], known, wide=True)
            yield f"{before[found[begin].start :]}{match[0]}", 5.0


def _cut(text: str, span: tuple[int, int], known: Tongue) -> str:
    """Return that part of `text`, with a bracket that says which."""
    added = _ADDED.match(text, span[1])
    aside = added and not known.lists["aside"].isdisjoint(
        re.findall(r"[\w-]+", fold(added[0]))
    )
    if added and not aside and not _NUMBERS.search(added[0]):
        return text[span[0] : added.end()]
    return text[span[0] : span[1]]


def _heads(found: list[_Token], known: Tongue) -> list[int]:
    """Return where nouns stand; of English ones in a row the last: Account Manager."""
    heads = [at for at, one in enumerate(found) if known.is_noun(one.core)]
    return [
        at for at in heads if at + 1 not in heads or not is_borrowed(found[at + 1].word)
    ]


def _after_leads(found: list[_Token], known: Tongue) -> int | None:
    for at, one in enumerate(found):
        if not known.has("lead", one.word) and not _NUMBERED.match(one.core):
            return at
    return None


def _back(found: list[_Token], head: int, known: Tongue, *, wide: bool) -> int:
    """Return where the title begins whose first noun stands at `head`."""
    at = head
    while at > 0 and head - at < _BEFORE_NOUN:
        one = found[at - 1]
        if one.hard or found[at].opens or known.has("lead", one.word):
            break
        if one.core == "&" and at > 1 and found[at - 2].core[0].isupper():
            at -= 1
            continue
        if (
            not one.core[0].isalpha()
            or one.core[-1] in "'’"
            or any(map(str.isdigit, one.core))
        ):
            break
        if not _qualifies(one, found[head], known, wide=wide):
            break
        at -= 1
    return at


def _qualifies(one: _Token, head: _Token, known: Tongue, *, wide: bool) -> bool:
    """Return whether a word before a noun may be part of the title: Technische, Key."""
    if one.word in known.lists["before"]:
        return True
    if known.language in _NOUN_LAST or is_borrowed(head.word):
        return one.core[0].isupper() or (wide and one.word not in known.lists["stop"])
    return False


def _announced(text: str, known: Tongue) -> Iterator[Said]:
    found = _tokens(text)
    seen: set[int] = set()
    for at, one in enumerate(found):
        weight = _anchor(one, known)
        if not weight or (one.hard and not one.tail.endswith(":")):
            continue
        begin, weight, linked = _follow(found, at + 1, weight, known)
        if begin >= len(found) or begin in seen:
            continue
        if quoted := _quoted(text, found[begin]):
            seen.add(begin)
            yield quoted, weight + 2
            continue
        span = _span(found, begin, known, wide=False)
        if span is None:
            continue
        title = _cut(text, span, known)
        if is_post(title, known.language):
            seen.add(begin)
            yield title, weight
        elif linked and weight >= 4 and found[begin].core[0].isupper():
            yield title, weight - 2.5


def _anchor(one: _Token, known: Tongue) -> float:
    if one.word in known.lists["post"]:
        return 5.0
    if one.word in known.lists["apply"] or one.word in known.lists["as"]:
        return 4.0
    return 0.0


def _follow(
    found: list[_Token], at: int, weight: float, known: Tongue
) -> tuple[int, float, bool]:
    """Return where the words between an anchor and its title end, and how strong it is."""
    linked = False
    links = 0
    while at < len(found) and links < _MOST_LINKS:
        one = found[at]
        small = one.word in known.lists["link"]
        again = one.word in known.lists["post"] and not known.is_noun(one.core)
        number = _NUMBERED.match(one.core) is not None
        if not (small or again or number) or (one.opens.strip("(") and not small):
            break
        weight = 5.0 if again else weight
        linked = linked or small
        links += 1
        at += 1
        if one.tail[-1:] in {".", "!", "?", ";"} and not number:
            return len(found), weight, linked
    return at, weight, linked


def _quoted(text: str, one: _Token) -> str:
    """Return what stands in the quotes that open before a word, "" for none."""
    closing = _QUOTES.get(one.opens[-1:], "")
    if not closing:
        before = text[max(0, one.start - 2) : one.start].strip()
        closing = _QUOTES.get(before, "")
    if not closing:
        return ""
    window = text[one.start : one.start + _QUOTED_MOST]
    ends = [at for mark in closing if (at := window.find(mark)) > 0]
    return window[: min(ends)].strip() if ends else ""


def _mentioned(line: str, known: Tongue) -> Iterator[Said]:
    found = _tokens(line)
    end = 0
    for at in _heads(found, known):
        one = found[at]
        if at < end or (known.language == "de" and one.core[0].islower()):
            continue  # German nouns are capital: warten is no Wart
        begin = _back(found, at, known, wide=False)
        span = _span(found, begin, known, wide=False)
        before = found[begin - 1].word if begin else ""
        if span is None or before in known.lists["whose"]:
            continue
        ends = (n for n, two in enumerate(found) if two.start >= span[1])
        end = next(ends, len(found))
        title = line[span[0] : span[1]]
        if not is_post(title, known.language):
            continue
        alone = end - begin < 2
        weight = -0.5 if alone else float(one.core[0].isupper())
        yield title, weight + (before in _ONE)


def _span(
    found: list[_Token], begin: int, known: Tongue, *, wide: bool
) -> tuple[int, int] | None:
    """Return where the title that begins at a word stands, None when none does.

    `wide`: the place holds little but the title, so that more may belong to it.
    """
    while begin < len(found) and known.has("lead", found[begin].word):
        if known.is_noun(found[begin].core) or found[begin].hard:
            break
        begin += 1
    if begin >= len(found) or found[begin].word in known.lists["stop"]:
        return None
    near = _heads(found[begin : begin + _BEFORE_NOUN + 2], known)
    head = begin + near[0] if near else begin
    if head > begin:
        begin = max(begin, _back(found, head, known, wide=True))
    last = at = begin
    while at < len(found) and at - begin < _MOST_WORDS:
        one = found[at]
        if at > begin and not _goes_on(found, at, head, known, wide=wide):
            break
        if at > head and not wide and _too_many(found, head, at, known):
            break
        if one.word not in known.lists["inner"] or at == begin:
            last = at
        if one.hard and not (
            one.tail == "." and len(one.core) < 4 and one.core[0].isupper()
        ):
            break
        at += 1
    return found[begin].start, found[last].end


def _too_many(found: list[_Token], head: int, at: int, known: Tongue) -> bool:
    """Return whether the sentence has gone on: small words behind a title in capitals.

    Else behind its noun, or a small word like "de", one or two follow unjoined.
    """
    one = found[at]
    if one.core[0].isupper() or one.word in known.lists["inner"] | _OF:
        return False
    if known.language == "nl":
        return at - head > 1
    content = [
        two for two in found[head:at] if two.word not in known.lists["inner"] | _OF
    ]
    if len(content) > 1 and all(two.core[0].isupper() for two in content):
        return True
    joined = 0
    while at - joined > head and found[at - joined].word not in known.lists["inner"]:
        joined += 1
    in_part = found[at - joined].word in known.lists["inner"]
    return joined > (2 if found[head].core[0].isupper() or in_part else 1)


def _goes_on(
    found: list[_Token], at: int, head: int, known: Tongue, *, wide: bool
) -> bool:
    """Return whether the word at `at` still belongs to a title."""
    one = found[at]
    if one.opens.strip("-–—") or (not one.core[0].isalnum() and one.core not in "&/+"):
        return False
    if one.word not in known.lists["inner"] | _OF:
        return _belongs(one, known) or (
            at <= head and one.word not in known.lists["stop"]
        )
    if known.language == "de" and not wide and one.word not in _GENITIVE:
        return False
    after = (
        two for two in found[at + 1 : at + 3] if two.word not in known.lists["inner"]
    )
    two = next(after, None)
    if two is None or one.hard or not _belongs(two, known):
        return False
    return (
        one.word not in known.lists["and"] | _SLASH
        or two.core[0].isupper()
        or known.is_noun(two.core)
    )


def _belongs(one: _Token, known: Tongue) -> bool:
    if one.word in known.lists["stop"]:
        return one.core.isupper() and 1 < len(one.core) < 5
    if any(map(str.isdigit, one.core)):
        return _SMALL_NUMBER.fullmatch(one.core) is not None
    return known.language != "de" or one.core[0].isupper()
