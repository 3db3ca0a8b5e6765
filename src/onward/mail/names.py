"""What a name in a mail looks like, and when two names are one."""

import re
from functools import lru_cache

from onward.kernel.text import fold

_CONNECT = frozenset(
    "and & + of the for de du des da di del della la le les et y e und van von der den d’"
    " d' am im zum zur für aux voor dei degli delle dello dos das sul sulla".split()
)
LEGAL = frozenset(
    "inc incorporated llc llp ltd limited plc corp corporation co gmbh mbh ag se kg ohg ug"
    " sa sas sarl srl spa bv nv ab as asa aps oy oyj sl ltda pty pte sdn bhd kft zrt doo"
    " lp pc pllc cic lda ltda sca scop eg ek ev ohg og kgaa partg mbb vzw asbl sarlau eirl snc"
    " sccl slu sau sapi cv spr sasu s.a s.l s.r.l s.p.a b.v n.v e.k e.v s.a.s s.a.c s.a.a"
    " c.r.l crl epe e.p.e vvag onlus ets snc unipessoal esp slp saa wll pjsc psc gesmbh pvt private uab kscp shpk sapi sagl spc".split()
)
_ABBREVIATED = frozenset(
    "st dr mr mrs ms bros co inc ltd corp dept mt ft no jr sr zn gebr bros".split()
)
_NEVER = frozenset(
    """
    sir madam i i'm i've i'd i'll we we're we've you your you're you've it it's this that these those
    there here our my his her their what when where who why how which if in on at to from by
    as so but or because since while after before with without please thank thanks dear hi
    hello hey good greetings regards best kind kindest sincerely yours cheers sorry
    unfortunately however although also today tomorrow yesterday monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec re fw fwd cv resume résumé ps p.s am pm gmt bst utc
    cet est zoom teams skype meet n/a tbc asap fyi eod yes no not let would could should can
    may will do did have has had is are was were be been congratulations welcome candidate
    applicant applicants application interview update status next all every both each
    """.split()
)
_WORD = re.compile(r"\S+")
_BEGINS = re.compile(
    r"(?<!\S)[\"“”„«‘'(\[{*]*(?P<first>\w?\w?[^\W_a-zà-öø-ÿ]|[^\W_a-zà-öø-ÿ])\S*"
)
_OPENING = "\"“”„«‘'([{*"
_CLOSING = "\"“”»’')]}*,.;:!?…"
_MOST_WORDS = 8
_REACH = 160
_SPECIAL = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
)
_NOT_WORD = re.compile(r"[^\w&+]+")
_DOTTED = re.compile(r"(?<=[\s,])(?:\w\.\s?)+\w\b\.?")
"""Letters with stops between them: s.a.s., e. v."""
_LEGAL_TAIL = re.compile(
    r" (?:(?:& co kg|sa de cv|s de rl|sp z o o|sp zoo|sapi de cv)|&)$"
)


@lru_cache(maxsize=2048)
def key(name: str) -> str:
    """Return `name` for comparing: no case, accents, legal form, apostrophe or "the"."""
    bare = fold(name).translate(_SPECIAL).replace("’", "").replace("'", "")
    bare = _DOTTED.sub(_joined, bare)
    words = _NOT_WORD.sub(" ", bare.replace("&", " & ")).split()
    words = ["&" if word in {"and", "+"} else word for word in words]
    words = _LEGAL_TAIL.sub("", " ".join(words)).split()
    kept = [word for word in words if word not in LEGAL and word != "the"]
    return _LEGAL_TAIL.sub("", " ".join(kept or words))


def _joined(match: re.Match[str]) -> str:
    """Return dotted letters as one word where that is a legal form."""
    word = "".join(char for char in match[0] if char.isalnum())
    return f"{word} " if word in LEGAL else match[0]


def run_at(text: str, start: int = 0) -> str:
    """Return the name-shaped words of `text` from `start` on, "" when there are none.

    A name runs over capitalised words and the small words between them, up to
    punctuation; an abbreviation's stop and a comma before a legal form belong to it.
    """
    return _scan(text, start)[0]


def _scan(text: str, start: int) -> tuple[str, int]:
    """Return the name as written, and where the word that ends it ends."""
    begin, written, end = start, start, start
    for taken, match in enumerate(_WORD.finditer(text[start : start + _REACH])):
        opened = match[0].lstrip(_OPENING)
        core = opened.rstrip(_CLOSING) or opened
        stops = "." in core and core.lower() in LEGAL
        if core.lower() in _ABBREVIATED or stops or (len(core) == 1 and core.isupper()):
            core += "." * opened.startswith(".", len(core))
        quoted = taken > 0 and opened != match[0]
        if quoted or not core or not _fits(core, begun=taken > 0):
            break
        at = start + match.end() - len(opened)
        begin = begin if taken else at
        if core not in _CONNECT:
            written, end = at + len(core), start + match.end()
        after = text[start + match.end() :][:20]
        if taken + 1 >= _MOST_WORDS or _ends(opened, core, after):
            break
    return " ".join(text[begin:written].split()), end


def _fits(word: str, *, begun: bool) -> bool:
    if word.lower().replace("’", "'") in _NEVER:
        return False
    if word in _CONNECT:
        return begun
    if word[0].isdigit():
        return begun or any(char.isupper() for char in word) or word.isdigit()
    return word[0].isupper() or any(char.isupper() for char in word[1:3])


def _ends(opened: str, core: str, after: str) -> bool:
    tail = opened[len(core) :]
    if not tail:
        return False
    if tail in {"'", "’"} and core.endswith("s") and after[1:2].isupper():
        return False  # Teachers' Training
    legal = after.split()[:1]
    return not (tail == "," and legal and legal[0].strip(_CLOSING).lower() in LEGAL)


@lru_cache(maxsize=512)
def runs(text: str) -> tuple[str, ...]:
    """Return every run of name-shaped words in `text`, left to right."""
    return tuple(run for run, _, _ in place_runs(text))


@lru_cache(maxsize=512)
def place_runs(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return every run of name-shaped words in `text` with where it begins and ends."""
    found: list[tuple[str, int, int]] = []
    position = 0
    while match := _BEGINS.search(text, position):
        begin = match.start("first")
        run, end = _scan(text, begin)
        if run:
            found.append((run, begin, begin + len(run)))
        position = max(end, match.end())
    return tuple(found)
