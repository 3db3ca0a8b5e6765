"""Which role a mail is about: the title as written, without its numbers."""

import re
from collections.abc import Iterator

from onward.kernel.text import fold
from onward.mail.features import Look
from onward.mail.names import key, run_at, runs
from onward.mail.sentences import Place
from onward.mail.titles import has_job_noun, is_title

_POST = (
    r"(?:role|position|post|job|vacancy|opening|opportunity|seat|spot|traineeship|desk)"
)
_THE = r"(?:the|our|an?|this|your|new|open|advertised|available)"
_BETWEEN = re.compile(
    r"\b(?:the|our|an?|for|your|this|as|in|of) (?P<title>[^.,;:!?()]{3,70}?) "
    r"(?:role|position|post|job|vacancy|opening|seat|spot|team member role|interview)\b",
    re.IGNORECASE,
)
_BEFORE = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (
            5,
            r"\b(?:role|position|post|job|vacancy|opening|title) (?:of|as|for) (?:an? |the |our )?",
        ),
        (5, r"^(?:role|position|post|job(?: title)?|vacancy|job applied for)\s*: "),
        (
            4,
            r"\b(?:application|applying|applied|apply|candidacy|candidature|interest|cv)\b"
            r" (?:for|to be|in|as|to) (?:the |an? |our |become )*",
        ),
        (
            3,
            r"\b(?:interview\w*|hire|hiring|shortlist\w*|selection|considered|join us|invite"
            r"|working|work|chat|talk|call|assessment|test|task|exercise|search|offer|study)\b"
            r"[^.;:!?]{0,30}? (?:for|as|about) (?:the |an? |our )*",
        ),
        (2, r"\b(?:for|as|become|becomes|new|about|our) (?:the |an? |our )?"),
    )
)
_NUMBER = re.compile(
    r"\s*[(\[][^)\]]{0,40}[)\]]\s*$|\s*[-–,#]?\s*\b(?:req(?:uisition)?|ref(?:erence)?|job id|id|jr"
    r"|r|no)\b[.:#\s-]*[\w/-]*\d[\w/-]*\s*$|\s*#\s*\d+\s*$|\s+[-–]\s*[\d/-]{4,}\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[(\[]?(?:req|ref|job)?[\s#:-]*[A-Z]{0,3}-?\d{3,}[)\]]?\s*[-–:]?\s*)"
)
_SPLIT = re.compile(
    r"\s+[-–—|]\s+|\s*[:|\[\]–—]\s*|,\s+|\s+(?:at|with|@)\s+|\s*[()]\s*"
)
_FIRST = re.compile(r"^(?:the|our|an?|your|for|as|re|fwd?)\s+", re.IGNORECASE)
_PLAIN = re.compile(
    r"^(?:full[- ]time|part[- ]time|same|new|above|said|current|available|right|vacant|open"
    r"|advertised|first|second|final|next|last|phone|video|job|face[- ]to[- ]face|panel|.{0,3})$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:instead|another|other|also|alternative|similar)\b", re.IGNORECASE
)
_ENOUGH = 3.0
"""Weight from which a title is believed."""
_LOWER_WORDS = 5


def role(look: Look, employer: str | None) -> str | None:
    """Return the title applied for, None where the mail names none."""
    weights: dict[str, float] = {}
    forms: dict[str, dict[str, float]] = {}
    for title, weight in _candidates(look):
        title = trimmed(title)
        folded = key(title)
        if not _may_be(title, folded, employer):
            continue
        if is_title(title):
            weight += 2
        weights[folded] = weights.get(folded, 0.0) + weight
        shown = forms.setdefault(folded, {})
        shown[title] = shown.get(title, 0.0) + weight
    if not weights:
        return None
    merged = dict(weights)
    for short in weights:
        for long in weights:
            if long != short and (
                long.endswith(f" {short}") or long.startswith(f"{short} ")
            ):
                merged[long] += 0.7 * weights[short]
    chosen = max(merged, key=lambda one: (merged[one], len(one)))
    if merged[chosen] < _ENOUGH:
        return None
    shown = forms[chosen]
    return max(
        shown, key=lambda one: (not one.islower(), not one.isupper(), shown[one])
    )


def trimmed(title: str) -> str:
    """Return a title without requisition numbers, brackets and what leads up to it."""
    title = title.strip(" \"'“”‘’*,;:|–-.")
    for _ in range(3):
        title = _LEAD.sub("", _NUMBER.sub("", title)).strip(" \"'“”‘’*,;:|–-.")
        title = _FIRST.sub("", title)
    return title


def _may_be(title: str, folded: str, employer: str | None) -> bool:
    if not 3 <= len(title) <= 70 or not any(map(str.isalpha, title)):
        return False
    if _PLAIN.match(title) or folded.isdigit():
        return False
    return employer is None or folded != key(employer)


def _candidates(look: Look) -> Iterator[tuple[str, float]]:
    for said in look.said:
        text = said.sentence.text
        subject = said.sentence.place is Place.SUBJECT
        scale = 0.4 if _ELSEWHERE.search(text) else 1.0
        for title, weight in _anchored(text):
            yield title, weight * scale
        if subject:
            for part in _SPLIT.split(text):
                if is_title(part):
                    yield part, 3.0
        for run in list(runs(text))[:30]:
            if is_title(run) and len(run.split()) > 1:
                yield run, 1.0 * scale


def _anchored(text: str) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for weight, anchor in _BEFORE:
        for match in list(anchor.finditer(text))[:5]:
            title = run_at(text, match.end()) or _lower_at(text, match.end())
            if title and title not in seen:
                seen.add(title)
                yield title, weight if is_title(title) else weight - 2
    for match in list(_BETWEEN.finditer(text))[:5]:
        title = (
            re.split(
                r"\b(?:for|the|our|an?|as|of|your|in)\s+",
                match["title"],
                flags=re.IGNORECASE,
            )[-1]
            if not match["title"][:1].isupper()
            else match["title"]
        )
        if is_title(title) or title[:1].isupper():
            yield title, 5.0 if is_title(title) else 2.0


def _lower_at(text: str, start: int) -> str:
    """Return lower-case words from `start` up to the first job noun."""
    taken: list[str] = []
    for word in text[start : start + 80].split()[:_LOWER_WORDS]:
        bare = word.strip("\"'“”‘’(),.;:!?")
        taken.append(bare)
        if has_job_noun(fold(bare)):
            return " ".join(taken)
        if bare != word:
            return ""
    return ""
