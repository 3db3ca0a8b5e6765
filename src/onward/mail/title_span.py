"""Where in a line of mail a job title begins and ends, in other languages than English."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onward.kernel.text import fold
from onward.mail.tongues import Tongue, is_borrowed

_TOKEN = re.compile(
    r"(?:(?:[dlqnjmtsc]|qu|un|dell|all|nell|sull|dall)['’])(?=\w)|\S+", re.IGNORECASE
)
OPENING = "\"“”„«»‘'([{*#•-–—"
_CLOSING = "\"“”»’'«)]}*,.;:!?…"
_HARD = frozenset(",;:!?…)")
_MARK = re.compile(
    r"\s*(?:[(\[](?:(?:[mwdfxhvig]|div)(?:\s*[/|*,·-]?\s*(?:[mwdfxhvig]|div)){1,3}"
    r"|all(?:e)? (?:genders?|geschlechter)|gn\*?|tous genres|mixte)[)\]]"
    r"|(?<![\w/])[mwdfxhv](?:\s?[/|·]\s?[mwdfxhv]){1,3}(?![\w/]))",
    re.IGNORECASE,
)
"""(m/w/d), H/F, m/v/x: to whom a title is open, no part of it."""
_SHARE = re.compile(
    r"[,(]?\s*(?:pensum |à |al |zu )?\d{1,3}\s?(?:[-–]\s?\d{1,3}\s?)?%\s?\)?",
    re.IGNORECASE,
)
"""How much of full time, as Swiss mail has it."""
_MOST_WORDS = 8
_BEFORE_NOUN = 4
_MOST_TOKENS = 160
MOST_TEXT = 16384
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
class Token:
    """One word of a line: without its punctuation, folded, and what stands around it."""

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


def tokens_of(text: str) -> list[Token]:
    """Return the first words of `text`; d', l' and dell' are words of their own."""
    found = []
    for match in islice(_TOKEN.finditer(text), _MOST_TOKENS):
        core, word, opens, tail = _parts(match[0])
        start = match.start() + len(opens)
        found.append(Token(start, start + len(core), core, word, opens, tail))
    return found


@lru_cache(maxsize=16384)
def _parts(raw: str) -> tuple[str, str, str, str]:
    """Return a word without its punctuation, folded, and what stands around it."""
    opened = raw.lstrip(OPENING)
    core = opened.rstrip(_CLOSING)
    if "(" in core and ")" in opened[len(core) :]:  # chargé(e), educador(a)
        core = opened[: len(core) + opened[len(core) :].index(")") + 1]
    if raw[-1] in "'’":
        core = opened
    if not core:
        core = opened = raw
    word = fold(core) if len(core) > 1 else core.lower()  # a is not à, e is not è
    return core, word, raw[: len(raw) - len(opened)], opened[len(core) :]


def unmarked(title: str) -> str:
    """Return a title without (m/w/d), H/F, 60–80 % and the like, wherever they stand."""
    return " ".join(_SHARE.sub(" ", _MARK.sub(" ", title)).split())


def unmarked_text(text: str) -> str:
    """Return a whole text without such marks, its lines kept."""
    return _SHARE.sub(" ", _MARK.sub(" ", text[:MOST_TEXT]))


def heads_of(found: list[Token], known: Tongue) -> list[int]:
    """Return where nouns stand; of English ones in a row the last: Account Manager."""
    heads = [at for at, one in enumerate(found) if known.is_noun(one.core)]
    return [
        at for at in heads if at + 1 not in heads or not is_borrowed(found[at + 1].word)
    ]


def back(found: list[Token], head: int, known: Tongue, *, wide: bool) -> int:
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


def _qualifies(one: Token, head: Token, known: Tongue, *, wide: bool) -> bool:
    """Return whether a word before a noun may be part of the title: Technische, Key."""
    if one.word in known.lists["before"]:
        return True
    if known.language in _NOUN_LAST or is_borrowed(head.word):
        return one.core[0].isupper() or (wide and one.word not in known.lists["stop"])
    return False


def span_at(
    found: list[Token], begin: int, known: Tongue, *, wide: bool
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
    near = heads_of(found[begin : begin + _BEFORE_NOUN + 2], known)
    head = begin + near[0] if near else begin
    if head > begin:
        begin = max(begin, back(found, head, known, wide=True))
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


def _too_many(found: list[Token], head: int, at: int, known: Tongue) -> bool:
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
    found: list[Token], at: int, head: int, known: Tongue, *, wide: bool
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


def _belongs(one: Token, known: Tongue) -> bool:
    if one.word in known.lists["stop"]:
        return one.core.isupper() and 1 < len(one.core) < 5
    if any(map(str.isdigit, one.core)):
        return _SMALL_NUMBER.fullmatch(one.core) is not None
    return known.language != "de" or one.core[0].isupper()
