"""Which role a mail is about: the title as written, without its numbers."""

import re

from onward.mail.announced import BRACKET_KEPT, NO_TITLE, NOUN_ADDS, titles
from onward.mail.features import Look
from onward.mail.names import key
from onward.mail.titles import is_title

_NUMBER = re.compile(
    r"\s*\((?:[mfwdxh](?:\s?/\s?[mfwdxhn]+)+|band \d+\w?|(?:remote|hybrid|on-?site|full[- ]time"
    r"|part[- ]time|permanent|contract|temporary|maternity cover)|[^)]*\d[^)]*|[^)]*[a-z]{3,} [a-z][^)]*"
    r"|[^)]*)\)?\s*$"
    r"|\s*[-–,#]?\s*\b(?:req(?:uisition)?|ref(?:erence)?|job id|id|jr|r|no)\b[.:#\s-]*[\w/-]*\d[\w/-]*\s*$"
    r"|\s*#\s*\d+\s*$|\s+[-–]\s*[\d/-]{4,}\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[(\[]?(?:req|ref|job|vacancy|requisition|post|position|role)?[\s#:-]*"
    r"[A-Z]{0,4}[-/]?\d{3,}[\d/-]*[)\]]?\s*[-–:]?\s*)"
)
_UP_TO = re.compile(
    r"^.{0,60}\b(?:for|as|about|from|to|re|the|(?:position|role|post|status|job) of)\s+"
    r"(?:the\s+|our\s+|an?\s+|your\s+)?(?=\S)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—]\s+|/ ")
_FIRST = re.compile(
    r"^(?:the|our|an?|your|for|as|about|new|vacancy|re|fwd?)\b:?\s+", re.IGNORECASE
)
_ENOUGH = 3.0
"""Weight from which a title is believed."""


def role(look: Look, employer: str | None) -> str | None:
    """Return the title applied for, None where the mail names none."""
    weights: dict[str, float] = {}
    forms: dict[str, dict[str, float]] = {}
    for written, said in titles(look):
        title = trimmed(written)
        folded = key(title)
        if _may_be(title, folded, employer) and not _is_place(title, look, employer):
            weight = said + NOUN_ADDS * is_title(title)
            weights[folded] = weights.get(folded, 0.0) + weight
            shown = forms.setdefault(folded, {})
            shown[title] = shown.get(title, 0.0) + weight
    merged = dict(weights)
    for long in weights:
        words = long.split()
        for size in range(1, len(words)):
            for part in {" ".join(words[:size]), " ".join(words[-size:])}:
                merged[long] += 0.7 * weights.get(part, 0.0)
    chosen = max(merged, key=lambda one: (merged[one], len(one)), default="")
    if merged.get(chosen, 0.0) < _ENOUGH:
        return None
    shown = forms[chosen]
    return max(
        shown, key=lambda one: (not one.islower(), not one.isupper(), shown[one])
    )


def trimmed(title: str) -> str:
    """Return a title without requisition numbers, brackets and what leads up to it."""
    title = title.strip(" \"'“”‘’*,;:|–-.?!\t")
    for _ in range(3):
        if not BRACKET_KEPT.search(title):
            title = _NUMBER.sub("", title)
        title = _FIRST.sub("", _LEAD.sub("", title)).strip(" \"'“”‘’*,;:|–-.")
    parts = [part for part in _DASH.split(title) if is_title(part)]
    title = parts[0] if len(parts) == 1 else title
    led = _UP_TO.match(title)
    if led and is_title(title[led.end() :]):
        title = title[led.end() :]
    return title


def _may_be(title: str, folded: str, employer: str | None) -> bool:
    if not 3 <= len(title) <= 70 or not any(map(str.isalpha, title)):
        return False
    if NO_TITLE.match(title) or folded.isdigit():
        return False
    return employer is None or folded != key(employer)


def _is_place(title: str, look: Look, employer: str | None) -> bool:
    """Return whether what follows a title's comma is a place or the employer."""
    _, comma, field = title.partition(", ")
    if not comma:
        return False
    if employer and key(field) in key(employer):
        return True
    return any(
        f"{where} {field}" in look.message.text for where in ("in", "our", "at", "near")
    )
