"""Where a mail in another language than English announces a job's title.

One engine over the lists of `tongues`: a word for a post or for applying, the small words
behind it, then the title up to where the sentence goes on. Titles also stand in the
parts of the subject, behind a label, in quotes, and wherever a job noun stands.
"""

import re
from collections.abc import Iterator

from onward.kernel.text import fold
from onward.mail.features import Look
from onward.mail.names import key
from onward.mail.sentences import Place
from onward.mail.title_span import (
    OPENING,
    Token,
    back,
    heads_of,
    span_at,
    tokens_of,
    unmarked,
    unmarked_text,
)
from onward.mail.tongues import Tongue, tongue

Said = tuple[str, float]
_QUOTES = {"„": '“”"', "“": '”"', "«": "»", '"': '"', "»": "«", "‘": "’", "‚": "‘’"}
_EDGES = " \t\"'“”‘’«»„*,;:|–-.?!"
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]?$")
_REFERENCE = re.compile(
    r"[\s,#–(-]+(?:(?:req|ref|réf|rif|id|jr|nr|n[.º°]|kennziffer|az)\b[.:#º°\s-]*[\w/-]*\d[\w/-]*"
    r"|20\d\d(?:[-/]\d\d)?|#?[\d/-]{4,})\s*$",
    re.IGNORECASE,
)
_TOWNS = frozenset({"in", "à", "a", "te"})
"""Small words behind which, before a capital, a town stands."""
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
_WRAPPED = 50
"""Characters from which a line that ends may be one that was only wrapped."""
_SIGNATURE = 6
_LONGEST_LINE = 600
_QUOTED_MOST = 90
_ONE = frozenset("ein eine einen einem einer un une una uno um uma een als".split())


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
    words = [one.core for one in tokens_of(unmarked(text)[:160])]
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
    for paragraph in text.split("\n\n"):
        lines = [line.strip() for line in paragraph.replace("\t", " · ").split("\n")]
        joined = [line + (" " if len(line) > _WRAPPED else " · ") for line in lines]
        yield "".join(joined)


def _labelled(line: str, known: Tongue) -> Iterator[Said]:
    """Yield what stands behind "Stelle:", "Poste", "Vaga" and a colon or a tab."""
    parts = _CELL.split(line, maxsplit=1)
    if len(parts) < 2:
        return
    words = fold(parts[0].strip(OPENING + " ")).split()
    if 0 < len(words) < 4 and words[0] in known.lists["post"] | _ABOUT:
        cell = parts[1].partition("\t")[0]
        found = tokens_of(cell)
        if found and (span := span_at(found, 0, known, wide=True)):
            yield _cut(cell, span, known), 6.0
            return


def _in_subject(text: str, known: Tongue) -> Iterator[Said]:
    for part in _PARTS.split(text):
        found = tokens_of(part)
        heads = heads_of(found, known)
        if not heads:
            begin = _after_leads(found, known)
            if begin is not None and (span := span_at(found, begin, known, wide=True)):
                yield _cut(part, span, known), 1.5
            continue
        begin = back(found, heads[0], known, wide=True)
        if span := span_at(found, begin, known, wide=True):
            yield _cut(part, span, known), 3.0


def _dashed(subject: str, text: str, known: Tongue) -> Iterator[Said]:
    """Yield a title that goes on behind a dash, where subject and text both have it so."""
    for match in _DASHED.finditer(subject):
        before = _PARTS.split(subject[: match.start()])[-1]
        found = tokens_of(before)
        heads = heads_of(found, known)
        if heads and f"{before.split()[-1]}{match[0]}" in text:
            begin = back(found, heads[0], known, wide=True)
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


def _after_leads(found: list[Token], known: Tongue) -> int | None:
    for at, one in enumerate(found):
        if not known.has("lead", one.word) and not _NUMBERED.match(one.core):
            return at
    return None


def _announced(text: str, known: Tongue) -> Iterator[Said]:
    found = tokens_of(text)
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
        span = span_at(found, begin, known, wide=False)
        if span is None:
            continue
        title = _cut(text, span, known)
        if is_post(title, known.language):
            seen.add(begin)
            yield title, weight
        elif linked and weight >= 4 and found[begin].core[0].isupper():
            yield title, weight - 2.5


def _anchor(one: Token, known: Tongue) -> float:
    if one.word in known.lists["post"]:
        return 5.0
    if one.word in known.lists["apply"] or one.word in known.lists["as"]:
        return 4.0
    return 0.0


def _follow(
    found: list[Token], at: int, weight: float, known: Tongue
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


def _quoted(text: str, one: Token) -> str:
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
    found = tokens_of(line)
    end = 0
    for at in heads_of(found, known):
        one = found[at]
        if at < end or (known.language == "de" and one.core[0].islower()):
            continue  # German nouns are capital: warten is no Wart
        begin = back(found, at, known, wide=False)
        span = span_at(found, begin, known, wide=False)
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
