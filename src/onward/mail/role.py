"""Which role a mail is about: the title as written, without its numbers."""

import re
from collections.abc import Iterator

from onward.mail.announced import NO_TITLE, NOUN_ADDS, titles
from onward.mail.features import Look
from onward.mail.names import key
from onward.mail.posts import is_post, narrowed, posts
from onward.mail.title_span import MOST_TEXT, unmarked
from onward.mail.titles import is_field, is_scholar, is_title
from onward.mail.tongues import WITH_TABLE

_EDGES = " \t\"'“”‘’*,;:|–-.?!"
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{0,60})[)\]]?\s*$")
_NUMBER = re.compile(
    r"[\s,#–-]+(?:(?:req(?:uisition)?|ref(?:erence)?|job id|id|jr|r|no|band|grade|level)\b[.:#\s-]*"
    r"[\w/-]*\d[\w/-]*|(?:for the )?20\d\d(?:[-/]\d\d)?|#?[\d/-]{4,})\s*$"
    r"|\s(?:application form|profile|application|role|position|post|job|vacancy)\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[(\[]?(?i:req|ref|job|vacancy|requisition|post|position|role|competition|campaign)?"
    r"[\s#:.-]*[A-Z]{0,4}[-/]?\d{2,}[\d/-]*[)\]]?\s*[-–:]?\s+)"
)
_UP_TO = re.compile(
    r"^.{0,60}\b(?:for|as|about|from|to|re|the|with our|(?:position|role|post|status|job|update"
    r"|announcement|appointment|decision|news|procedure) (?:of|on))\s+"
    r"(?:the\s+|our\s+|an?\s+|your\s+)?(?=\S)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<title>.{3,60}?) in (?=[A-Z])")
_DASH = re.compile(r"\s+[-–—]\s+|/ ")
_FIRST = re.compile(
    r"^(?:the|our|an?|your|for|of|as|about|new|next|being|different|attending|vacancy"
    r"|(?:contract )?position|re|fwd?)\b:?\s+",
    re.IGNORECASE,
)
_ENOUGH = 2.5
_ENOUGH_ALONE = 1.5
"""Weights from which a title is believed, and where the mail names no other."""
_ADDED = re.compile(
    r" \((?P<inside>[^()\n]{2,40})\)"
    r"|(?P<dash> [-–—] )(?P<more>[^\W\d_][\w&/'’-]*(?: [\w&/'’-]+){0,3}?)(?=[,.;:\n\t)\"”»]|$)"
)
_NO_PART = re.compile(
    r"\d{3}|\d%|\d[-/]\d|\b(?:req|ref|job|id|no|nr|key|fte|all|open|remote|hybrid|and|any|contract"
    r"|temporary|perm(?:anent)?|hours|full|part|the|our|your)\b|, [A-Z]{2}$|[A-Z]{2,}-\d|^[A-Z]\d+$",
    re.IGNORECASE,
)
"""What a bracket or a dash adds that is no part of a title: numbers, terms, a state."""


def role(look: Look, employer: str | None) -> str | None:
    """Return the title applied for, None where the mail names none."""
    weights: dict[str, float] = {}
    nouns: set[str] = set()
    forms: dict[str, dict[str, float]] = {}
    for title, said, noun in _titles(look, employer):
        folded = key(title)
        if _may_be(title, folded, employer):
            weight = said + NOUN_ADDS * noun
            nouns.update([folded] if noun else [])
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
    enough = _ENOUGH_ALONE if nouns == {chosen} else _ENOUGH
    if merged.get(chosen, 0.0) < enough:
        return None
    shown = forms[chosen]
    title = max(
        shown, key=lambda one: (not one.islower(), not one.isupper(), shown[one])
    )
    return _in_full(title, look)


def _in_full(title: str, look: Look) -> str:
    """Return a title with the bracket, or what a dash adds, that it nowhere lacks.

    Brackets in English only, where they say more often which job than on what terms; a
    dash only in the text, for a subject goes on behind one.
    """
    subject, text = look.message.subject, look.message.text[:MOST_TEXT]
    added = {
        (
            more[0]
            if more and not _NO_PART.search(more["inside"] or more["more"])
            else ""
        )
        for place in (subject, text)
        for more in _behind(title, place)
    }
    more = added.pop() if len(added) == 1 else ""
    bracket = more.startswith(" (")
    belongs = look.language == "en" if bracket else title + more in text
    return title + more if belongs else title


def _behind(title: str, text: str) -> Iterator[re.Match[str] | None]:
    """Yield what is added to a title wherever it stands, None where nothing is."""
    at = text.find(title)
    while at >= 0:
        at += len(title)
        yield _ADDED.match(text, at)
        at = text.find(title, at)


def _titles(look: Look, employer: str | None) -> Iterator[tuple[str, float, bool]]:
    """Yield titles, what speaks for each, and whether it holds a job noun."""
    if look.language in WITH_TABLE:
        for written, said in posts(look):
            title = narrowed(written, employer, look.language)
            yield title, said, is_post(title, look.language)
        return
    for written, said in titles(look):
        title = trimmed(written)
        if not _is_place(title, look, employer):
            yield title, said, is_title(title)


def trimmed(title: str) -> str:
    """Return a title without requisition numbers, brackets and what leads up to it."""
    title = unmarked(title).strip(_EDGES)
    for _ in range(3):
        bracket = _BRACKET.search(title)
        if bracket and not is_field(bracket["inside"]):
            title = title[: bracket.start()]
        title = _LEAD.sub("", _NUMBER.sub("", title))
        title = _FIRST.sub("", title).strip(_EDGES)
    parts = [part for part in _DASH.split(title) if is_title(part)]
    title = parts[0] if len(parts) == 1 else title
    led = _UP_TO.match(title)
    if led and is_title(title[led.end() :]):
        title = title[led.end() :]
    placed = _PLACE.match(title)
    if placed and is_title(placed["title"]) and not is_scholar(placed["title"]):
        return placed["title"]
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
