"""Which role a mail is about: the title as written, without its numbers.

Titles are looked for where they are announced ("the position of …", "your application
for …", "Role: …"), in the parts of the subject, and wherever capitalised words end in a
job noun. The title of whoever signs, and of people one will meet, is not the role.
"""

import re
from collections.abc import Iterator

from onward.mail.features import Look
from onward.mail.names import key, run_at, runs
from onward.mail.sentences import Place
from onward.mail.titles import has_job_noun, is_title

_POST = r"(?:role|position|post|job|vacancy|opening|seat|spot|traineeship|desk|search|place)"
_WORD = r"[^\s.,;:!?()\"“”]+"
_BETWEEN = re.compile(
    r"\b(?:the|our|an?|for|your|this|as|in|of) (?P<title>(?:" + _WORD + r" ){1,7}?)"
    r"(?:" + _POST + r"|interview|ad|advert|cv|application|letter|team)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:re|fwd?|aw)?[:\s]*(?P<title>(?:"
    + _WORD
    + r" ){1,6}?)(?:"
    + _POST
    + r"|interview|application|ad|shortlist\w*|letter|cv)\b",
    re.IGNORECASE,
)
_BEFORE = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (5, r"\b" + _POST + r" (?:of|as|for) (?:an? |the |our )?"),
        (
            4,
            r"\b(?:application|applying|applied|apply|candidacy|candidature|interest|cv)\b"
            r" (?:for|to be|in|as|to) (?:the |an? |our |become )*",
        ),
        (
            3,
            r"\b(?:interviews?|interviewing|hire|hiring|shortlist\w*|selection|considered|join us"
            r"|invite|work(?:ing)?|chat|talk|call|assessment|test|task|exercise|offer|study"
            r"|recruitment|withdrawn|study|you)\b[^.;:!?]{0,30}? (?:for|as|about|from)"
            r" (?:the |an? |our )*",
        ),
        (
            3,
            r"\b(?:find|hire|need(?:s|ed)?|seek(?:ing)?|(?:looking|search(?:ing)?) for)"
            r" (?:an?|our|the|another) ",
        ),
        (2, r"\b(?:for|as|become|becomes|new|about) (?:the |an? |our )?"),
    )
)
_LINE = re.compile(
    r"^[\s*>-]*(?:role|position|post|job(?: title)?|vacancy|title|opening|job applied for"
    r"|position applied for|requisition)\s*(?:name|title)?\s*[:|]\s*(?P<title>[^\n\t]{3,90})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s*\((?:[mfwdxh](?:\s?/\s?[mfwdxhn]+)+|band \d+\w?|(?:remote|hybrid|on-?site|full[- ]time"
    r"|part[- ]time|permanent|contract|temporary|maternity cover)|[^)]*\d[^)]*|[^)]*[a-z]{3,} [a-z][^)]*"
    r"|[^)]*)\)?\s*$"
    r"|\s*[-–,#]?\s*\b(?:req(?:uisition)?|ref(?:erence)?|job id|id|jr|r|no)\b[.:#\s-]*[\w/-]*\d[\w/-]*\s*$"
    r"|\s*#\s*\d+\s*$|\s+[-–]\s*[\d/-]{4,}\s*$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\((?!Remote|Hybrid|Band|Full|Part|Contract|Temp|Perm|M/|F/|W/)[A-Z][a-z]+(?: [A-Z][a-z]+)?\)$"
)
_BRACKET = re.compile(r" \([^()]{2,40}\)")
_LEAD = re.compile(
    r"^(?:[(\[]?(?:req|ref|job|vacancy|requisition|post|position|role)?[\s#:-]*"
    r"[A-Z]{0,4}[-/]?\d{3,}[\d/-]*[)\]]?\s*[-–:]?\s*)"
)
_SPLIT = re.compile(
    r"\s+[-–—|/]\s+|\s*[:|\[\]–—]\s*|,\s+|\s+(?:at|with|@|and)\s+|\s*[()?!]\s*"
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
_PLAIN = re.compile(
    r"^(?:full[- ]time|part[- ]time|same|new|above|said|current|available|right|vacant|open"
    r"|advertised|first|second|final|next|last|phone|video|job|face[- ]to[- ]face|panel|lead"
    r"|team|head|hand|guide|other|another|supervisor|candidates?|applicants?|partner|senior"
    r"|graduate|director|manager|colleague|member|someone|recruiter|interviewer|assessor"
    r"|the .*|be .*|one .*|.{0,2})$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:instead|another|other|also|alternative|similar)\b", re.IGNORECASE
)
_PERSON = re.compile(
    r"\b(?:my|with (?:the|our|an?|my)|by (?:the|our)|to (?:the|our)|and (?:the|our)|from (?:the|our)"
    r"|our|the hiring|reporting to(?: the)?|meet (?:the|our|with)|ask for|colleague,?|told the)\s*$",
    re.IGNORECASE,
)
_ENOUGH = 3.0
"""Weight from which a title is believed."""
_NOUN_ADDS = 2.0
_LOWER_WORDS = 5
_SIGNATURE = 6
_SHORT = 6
"""Sentences up to which the last ones are no letter's ending."""


def role(look: Look, employer: str | None) -> str | None:
    """Return the title applied for, None where the mail names none."""
    weights: dict[str, float] = {}
    forms: dict[str, dict[str, float]] = {}
    for written, said in _candidates(look):
        title = trimmed(written)
        folded = key(title)
        if _may_be(title, folded, employer):
            weight = said + _NOUN_ADDS * is_title(title)
            weights[folded] = weights.get(folded, 0.0) + weight
            shown = forms.setdefault(folded, {})
            shown[title] = shown.get(title, 0.0) + weight
    merged = dict(weights)
    for short, weight in weights.items():
        for long in weights:
            if long.endswith(f" {short}") or long.startswith(f"{short} "):
                merged[long] += 0.7 * weight
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
        if not _KEPT.search(title):
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
    if _PLAIN.match(title) or folded.isdigit():
        return False
    return employer is None or folded != key(employer)


def _candidates(look: Look) -> Iterator[tuple[str, float]]:
    for said in look.said:
        text = said.sentence.text
        scale = 0.4 if _ELSEWHERE.search(text) else 1.0
        closing = said.sentence.place is Place.CLOSING and len(look.said) > _SHORT
        for title, weight in _anchored(text):
            if weight > 2 or not closing:
                yield title, weight * scale
        if said.sentence.place is Place.SUBJECT:
            yield from _in_subject(text)
    lines = [line for line in look.message.text.split("\n")[:200] if line.strip()]
    yield from _mentioned(look.message.subject, 1.0)
    for number, line in enumerate(lines):
        if labelled := _LINE.match(line):
            yield labelled["title"], 6.0
        signs = number >= len(lines) - _SIGNATURE and number > 1 and len(line) < 60
        for cell in line[:600].split("\t"):
            yield from _mentioned(cell, 0.0 if signs else 1.0)


def _in_subject(text: str) -> Iterator[tuple[str, float]]:
    for part in _SPLIT.split(text):
        if is_title(part):
            yield part, 3.0
    if begins := _BEGINS.match(text):
        title = begins["title"].strip()
        yield title, 3.0 if is_title(title) else 1.0


def _mentioned(line: str, weight: float) -> Iterator[tuple[str, float]]:
    at = 0
    for run in list(runs(line))[:30]:
        at = max(line.find(run, at), at)
        if not is_title(run):
            continue
        person = _PERSON.search(line[max(0, at - 24) : at])
        single = " " not in run
        if not single or line[max(0, at - 4) : at].lower().endswith(
            ("the ", " a ", "an ")
        ):
            yield (
                _with_bracket(line, at, run),
                weight * (0.0 if person else 1.0) - (_NOUN_ADDS if person else 0.0),
            )


def _anchored(text: str) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for weight, anchor in _BEFORE:
        for match in list(anchor.finditer(text))[:5]:
            named = run_at(text, match.end())
            title = _with_bracket(text, match.end(), named) or _lower_at(
                text, match.end()
            )
            if (
                title
                and title not in seen
                and not _PERSON.search(text[: match.end()][-24:])
            ):
                seen.add(title)
                yield title, weight if is_title(title) else weight - 3
    for match in list(_BETWEEN.finditer(text))[:5]:
        title = match["title"].strip()
        last = re.split(
            r"\b(?:for|the|our|an?|as|your|in)\s+", title, flags=re.IGNORECASE
        )[-1]
        if is_title(last) or last[:1].isupper():
            yield last, 4.0 if is_title(last) else 2.0


def _with_bracket(text: str, at: int, run: str) -> str:
    """Return `run` with the bracket that follows when it is part of a title."""
    after = _BRACKET.match(text, at + len(run)) if run else None
    return run + after[0] if after and _KEPT.search(after[0]) else run


def _lower_at(text: str, start: int) -> str:
    """Return lower-case words from `start` up to the first job noun."""
    taken: list[str] = []
    words = text[start : start + 80].split()[:_LOWER_WORDS]
    for word, after in zip(words, [*words[1:], ""], strict=True):
        bare = word.strip("\"'“”‘’(),.;:!?")
        taken.append(bare)
        if has_job_noun(bare) and not (bare == word and has_job_noun(after)):
            return "" if _PLAIN.match(bare) and len(taken) < 2 else " ".join(taken)
        if bare != word:
            return ""
    return ""
