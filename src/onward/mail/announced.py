"""Where a mail announces a job's title: every place, with a weight.

Titles stand in "the position of …", "your application for …", "Role: …", in the parts of
the subject, and wherever capitalised words end in a job noun. The title of whoever signs,
and of people one will meet, is not the role.
"""

import re
from collections.abc import Iterator

from onward.mail.features import Look
from onward.mail.names import run_at, runs
from onward.mail.sentences import Place
from onward.mail.titles import has_job_noun, is_field, is_scholar, is_title

_POST = r"(?:role|position|post|job|vacancy|opening|seat|spot|traineeship|desk|search|place|requisition|pool|scheme|reqs?)"
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
            (
                r"\b(?:application|applying|applied|apply|candidacy|candidature|interest|cv)\b"
                r" (?:for|to be|in|as|to) (?:the |an? |our |become )*"
            ),
        ),
        (
            3,
            (
                r"\b(?:interviews?|interviewing|hire|hiring|shortlist\w*|selection|considered|join us"
                r"|invite|work(?:ing)?|chat|talk|call|assessment|test|task|exercise|offer|study"
                r"|recruitment|withdrawn|study|you)\b[^.;:!?]{0,30}? (?:for|as|about|from)"
                r" (?:the |an? |our )*"
            ),
        ),
        (
            3,
            (
                r"\b(?:find|hire|need(?:s|ed)?|seek(?:ing)?|(?:looking|search(?:ing)?) for)"
                r" (?:an?|our|the|another) "
            ),
        ),
        (2, r"\b(?:for|as|become|becomes|new|about) (?:the |an? |our )?"),
    )
)
_LINE = re.compile(
    r"^[\s*>-]*(?:role|position|post|job(?: title)?|vacancy|for|title|opening|job applied for"
    r"|position applied for|requisition) *(?:name|title)? *[:|\t]\s*(?P<title>[^\n\t]{3,90})",
    re.IGNORECASE,
)
_BRACKET = re.compile(r" \([^()]{2,40}\)")
_SPLIT = re.compile(
    r"\s+[-–—|/]\s+|\s*[:|\[\]–—]\s*|,\s+|\s+(?:at|with|@|and)\s+|\s*[()?!]\s*"
)
NO_TITLE = re.compile(
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
    r"|(?<!be )(?<!as )(?<!for )our|the hiring|reporting to(?: the)?|meet (?:the|our|with)|ask for|colleague,?|told the)\s*$",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?: \([^)]*\)| in [A-Z]\w+(?: [A-Z]\w+)?)? " + _POST + r"\b")
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_LAST = re.compile(r"\b(?:for|the|our|an?|as|your|in)\s+", re.IGNORECASE)
_END = re.compile(
    r"$|,? (?:role|position|post|job|vacancy|at|here|took|\()|[:;.,?]| [-–—] "
)
NOUN_ADDS = 2.0
_LOWER_WORDS = 5
_SIGNATURE = 6
_SIGNED = -1.0
"""A title that is one of the last lines is that of whoever signs, unless more speaks for
it."""
_SHORT = 6
"""Sentences up to which the last ones are no letter's ending."""


def titles(look: Look) -> Iterator[tuple[str, float]]:
    """Yield what may be the title, as it stands, with what speaks for it."""
    for sentence in look.sentences:
        text = sentence.text
        scale = 0.4 if _ELSEWHERE.search(text) else 1.0
        closing = sentence.place is Place.CLOSING and len(look.sentences) > _SHORT
        for title, weight in _anchored(text):
            if weight > 2 or not closing:
                yield title, weight * scale
        if sentence.place is Place.SUBJECT:
            yield from _in_subject(text)
    lines = [line for line in look.message.text.split("\n")[:200] if line.strip()]
    yield from _mentioned(look.message.subject, 1.0)
    for number, line in enumerate(lines):
        if labelled := _LINE.match(line):
            yield labelled["title"], 6.0
        signs = number >= len(lines) - _SIGNATURE and number > 1 and len(line) < 60
        for cell in line[:600].split("\t"):
            alone = signs and runs(cell) == (cell.strip(),)
            yield from _mentioned(cell, _SIGNED if alone else 0.0 if signs else 1.0)


def _in_subject(text: str) -> Iterator[tuple[str, float]]:
    for part in _SPLIT.split(text):
        if is_title(part):
            yield part, 3.0
    if begins := _BEGINS.match(text):
        title = begins["title"].strip()
        yield title, 3.0 if is_title(title) else 1.0


def _mentioned(line: str, weight: float) -> Iterator[tuple[str, float]]:
    at = 0
    for run in runs(line)[:30]:
        at = max(line.find(run, at), at)
        before = line[max(0, at - 24) : at]
        if not is_title(run) or (" " not in run and not _ARTICLE.search(before)):
            continue
        posted = _POSTED.match(line, at + len(run))
        person = _PERSON.search(before) is not None and not posted
        for title in _whole(line, at, run):
            yield title, -NOUN_ADDS if person else weight


def _anchored(text: str) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for weight, anchor in _BEFORE:
        for match in list(anchor.finditer(text))[:5]:
            at = match.end()
            if _PERSON.search(text[max(0, at - 24) : at]):
                continue
            for title in list(_whole(text, at, run_at(text, at))) or [
                _lower_at(text, at)
            ]:
                if title and title not in seen:
                    seen.add(title)
                    yield title, weight if is_title(title) else weight - 3
    for match in list(_BETWEEN.finditer(text))[:5]:
        title = match["title"].strip()
        whole = title[:1].isupper() and is_title(title)
        last = title if whole else _LAST.split(title)[-1]
        if is_title(last) or last[:1].isupper():
            yield last, 4.0 if is_title(last) else 2.0


def _whole(text: str, at: int, run: str) -> Iterator[str]:
    """Yield `run` with what may follow as part of a title, then `run` itself.

    "Deputy Head (Pastoral)", "Lecturer in Marine Law", "Team Leader, Lodgements".
    """
    if not run:
        return
    end = at + len(run)
    after = _BRACKET.match(text, end)
    if after and is_field(after[0].rstrip(")")):
        yield run + after[0]
    elif text.startswith(" in ", end) and is_scholar(run):
        field = run_at(text, end + 4)
        yield f"{run} in {field}" if field else run
    elif text.startswith(", ", end) and is_title(run) and "," not in run:
        field = run_at(text, end + 2)
        if (
            is_field(field)
            and len(field.split()) < 3
            and _END.match(text, end + 2 + len(field))
        ):
            yield f"{run}, {field}"
    yield run


def _lower_at(text: str, start: int) -> str:
    """Return lower-case words from `start` up to the first job noun."""
    taken: list[str] = []
    words = text[start : start + 80].split()[:_LOWER_WORDS]
    for word, after in zip(words, [*words[1:], ""], strict=True):
        bare = word.strip("\"'“”‘’(),.;:!?")
        taken.append(bare)
        if has_job_noun(bare) and not (bare == word and has_job_noun(after)):
            return "" if NO_TITLE.match(bare) and len(taken) < 2 else " ".join(taken)
        if bare != word:
            return ""
    return ""
