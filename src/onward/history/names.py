"""When two names of a company or a role mean the same one."""

import re

from rapidfuzz import fuzz

from onward.kernel.text import fold

_LEGAL = re.compile(
    r"\b(?:inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|gmbh"
    r"|mbh|ag|se|kg|ohg|ug|ev|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|aps|oy|oyj|sl|slu"
    r"|ltda|pty|pte|sdn|bhd|kk|sp z o o|zrt|kft|doo|holding|holdings|group|the)\b"
)
_NOT_WORD = re.compile(r"[^\w+#]+")
_RANKS = (
    frozenset({"intern", "internship", "trainee", "apprentice", "werkstudent"}),
    frozenset({"junior", "jr", "graduate", "entry", "associate", "assistant"}),
    frozenset({"senior", "sr", "snr"}),
    frozenset({"staff"}),
    frozenset({"principal"}),
    frozenset({"lead"}),
    frozenset({"manager", "mgr"}),
    frozenset({"head", "director", "chief", "vp"}),
    frozenset({"deputy"}),
    frozenset({"ii", "2"}),
    frozenset({"iii", "3"}),
)
"""Words of rank: two titles that differ in one are two roles."""
_SPELLINGS = {"jr": "junior", "sr": "senior", "snr": "senior", "mgr": "manager"}


def company_key(name: str) -> str:
    """Return what stays of a company's name without case, accents and legal form."""
    bare = _NOT_WORD.sub(" ", fold(name).replace("'", "").replace("’", ""))
    short = " ".join(_LEGAL.sub(" ", bare).split())
    return short or " ".join(bare.split())


def same_company(one: str, other: str) -> bool:
    """Return whether two names mean one employer, up to spelling and legal form."""
    first, second = company_key(one), company_key(other)
    if not first or not second:
        return False
    if first == second or first.replace(" ", "") == second.replace(" ", ""):
        return True
    if min(len(first), len(second)) < 5:  # short names are too alike to guess
        return False
    if _leads(first, second):
        return True
    return fuzz.ratio(first, second) >= 92


def _leads(first: str, second: str) -> bool:
    """Return whether one name is the other's beginning, word by word."""
    short, long = sorted((first.split(), second.split()), key=len)
    return len(" ".join(short)) >= 6 and long[: len(short)] == short


def role_key(title: str) -> str:
    """Return a title's words without case, brackets and requisition numbers."""
    bare = re.sub(
        r"\((?:[mfwdx]\s*/?\s*)+\)|\b(?:req|id|ref)\W*\w*\d\w*", " ", fold(title)
    )
    words = _NOT_WORD.sub(" ", bare).split()
    return " ".join(_SPELLINGS.get(word, word) for word in words)


def same_role(one: str, other: str) -> bool:
    """Return whether two titles mean one role; words of rank must agree."""
    first, second = role_key(one), role_key(other)
    if first == second:
        return True
    if _ranks(first) != _ranks(second):
        return False
    return fuzz.token_set_ratio(first, second) >= 90


def _ranks(key: str) -> frozenset[int]:
    words = set(key.split())
    return frozenset(index for index, rank in enumerate(_RANKS) if rank & words)
