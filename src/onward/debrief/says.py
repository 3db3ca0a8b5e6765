"""What a no says, and what it does not: only what is there, in their words."""

import re
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.no import How, No
from onward.history.application import Furthest
from onward.kernel.text import Text, line

_LONGEST_QUOTE = 240
_SENTENCE = re.compile(r"[^.!?\n]{8,400}[.!?]?")
_PLACE = r"(?:position|role|vacancy|post|job|opening|place)"
_REASONS = (
    (
        wording.SAYS_STOPPED,
        re.compile(
            rf"\b(?:hiring freeze|{_PLACE} (?:has|have|is|was) (?:now |since |been )*"
            r"(?:cancell?ed|withdrawn|put on ice|closed without)"
            rf"|no longer (?:be )?(?:hiring|recruiting|filling) (?:for )?(?:this|the) {_PLACE}"
            rf"|budget for (?:this|the) {_PLACE})",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_FILLED,
        re.compile(
            rf"\b(?:the|this|that|our)\b[^.!?\n]{{0,40}}\b{_PLACE}\b[^.!?\n]{{0,30}}"
            r"\b(?:has|is|was)(?: now| already| since)*(?: been)? filled\b",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_FIT,
        re.compile(
            r"\b(?:we (?:needed|need|were looking for|are looking for|wanted) (?:someone|"
            r"somebody|a person)|(?:more|deeper|longer) (?:\w+ ){0,2}experience (?:in|"
            r"with|of)|you (?:lack|do not have|don['’]t have) (?:the|enough|any|a))\b",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_OTHERS,
        re.compile(
            r"\b(?:cho(?:sen?|ose)|decided|select(?:ed)?|offer(?:ed)?|hired?|appointed"
            r"|mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ing|ne)?|went"
            r"|continu(?:e|ed|ing)|pick(?:ed)?|taken?|took)\b[^.!?\n]{0,60}"
            r"\b(?:(?:another|a different|an internal|other|stronger) (?:candidates?"
            r"|applicants?|persons?|people)|(?:somebody|someone) else)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Reasons a letter may give, the clearest first; found only in its own sentences."""

_OPEN = re.compile(r"\b(?:if|whether|unless|may|might|could|once)\b", re.IGNORECASE)
"""Words of a sentence that states nothing for certain."""

_TALKED = frozenset({Furthest.SCREEN, Furthest.INTERVIEW, Furthest.FINAL})
_VOICE = frozenset({How.CALL, How.TEXT, How.IN_PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """Two short lists; a cause stands in the first only with the words that give it."""

    says: tuple[Text, ...]
    not_says: tuple[Text, ...]


def says(no: No, *, lines: int, familiar: int) -> Says:
    """Return what `no` says; `familiar` of its letter's `lines` are standard ones."""
    reason = _reason(no)
    told = [_step(no)]
    if no.how in _VOICE:
        told.append(Text(wording.SAYS_IN_PERSON))
    if no.how is How.PORTAL:
        told.append(Text(wording.SAYS_PORTAL))
    if no.feedback:
        words = line(no.feedback, _LONGEST_QUOTE)
        told.append(Text(wording.SAYS_FEEDBACK, {"words": words}))
    elif reason:
        told.append(reason)
    if no.door_open:
        told.append(Text(wording.SAYS_DOOR_OPEN))
    return Says(
        says=tuple(told), not_says=tuple(_not_says(no, reason, lines, familiar))
    )


def _step(no: No) -> Text:
    if no.how in _VOICE and no.reached is Furthest.APPLICATION:
        return Text(wording.SAYS_BEFORE_TALK)
    if no.how is not How.SILENCE:
        return Text(wording.SAYS_STEP[no.reached])
    if no.reached in _TALKED:
        step = Text(wording.STEPS[no.reached])
        return Text(wording.SAYS_SILENCE_AFTER, {"step": step})
    return Text(wording.SAYS_SILENCE)


def _reason(no: No) -> Text | None:
    """Return the reason the letter gives, quoted; None when it gives none for sure."""
    sentences = [
        found.group()
        for found in _SENTENCE.finditer(no.letter[:20_000])
        if not _OPEN.search(found.group())
    ]
    for said, pattern in _REASONS:
        for sentence in sentences:
            if pattern.search(sentence):
                return Text(said, {"words": line(sentence, _LONGEST_QUOTE)})
    return None


def _not_says(no: No, reason: Text | None, lines: int, familiar: int) -> list[Text]:
    if no.how is How.SILENCE:
        missing = [wording.NOT_READ, wording.NOT_FAIR, wording.NOT_WORTH]
        return [Text(msgid) for msgid in missing]
    found = []
    if reason and reason.msgid == wording.SAYS_OTHERS and not no.feedback:
        found.append(Text(wording.NOT_BETWEEN))
    elif not reason and not no.feedback:
        found.append(_why(no, lines, familiar))
    if no.reached is Furthest.APPLICATION and no.how not in _VOICE:
        found.append(Text(wording.NOT_CV))
    if no.reached is Furthest.FINAL and not (reason or no.feedback):
        found.append(Text(wording.NOT_TIPPED))
    return [*found, Text(wording.NOT_FAIR), Text(wording.NOT_WORTH)]


def _why(no: No, lines: int, familiar: int) -> Text:
    if not no.letter:
        return Text(wording.NOT_WHY_UNWRITTEN)
    if familiar:
        values = {"familiar": familiar, "n": lines}
        return Text(wording.NOT_WHY_STANDARD, values)
    return Text(wording.NOT_WHY)
