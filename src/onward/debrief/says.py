"""What a no says, and what it does not: only what is there, in their words."""

import re
from dataclasses import dataclass

from onward.debrief import wording
from onward.debrief.no import How, No
from onward.history.application import Furthest
from onward.kernel.text import Text, line

_LONGEST_QUOTE = 240
_SENTENCE = re.compile(r"[^.!?\n]{8,400}[.!?]?")
_PLACE = r"(?:position|role|vacancy|post|job|opening|place|contract|requisition)"
_SOMEONE = r"(?:someone|somebody|a person|a candidate|candidates|people|applicants)"
_REASONS = (
    (
        wording.SAYS_STOPPED,
        re.compile(
            rf"\b(?:hiring freeze|{_PLACE} (?:has|have|is|was) (?:now |since |been )*"
            r"(?:cancell?ed|withdrawn|put on (?:ice|hold)|frozen|closed without)"
            rf"|{_PLACE} no longer exists"
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
            rf"\b(?:(?:we|i) (?:needed|need|wanted) {_SOMEONE}"
            rf"|(?:we|i)(?: were| are| was| am|['’]re|['’]m) looking for {_SOMEONE}"
            rf"|(?:asked for|needs|needed|wanted) (?:someone|somebody) (?:with|who)\b"
            rf"|(?:appointed|chosen|chose|hired|went with|going to|gone to|going with)"
            r" (?:someone|somebody) (?:with|who)\b"
            r"|(?:more|deeper|longer) (?:\w+ ){0,2}experience (?:in|with|of)"
            r"|(?:clearer|stronger|more) (?:evidence|examples) (?:of|that)"
            r"|you (?:lack|do not have|don['’]t have|had little|have little) (?:the|enough"
            r"|any|a|\w*experience))\b",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_OTHERS,
        re.compile(
            r"\b(?:cho(?:sen?|ose)|decided|select(?:ed)?|offer(?:ed)?|hired?|appoint(?:ed)?"
            r"|mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ing|ne|es)?|went"
            r"|continu(?:e|ed|ing)|pick(?:ed)?|taken?|took|pursu(?:e|ed|ing)|identified"
            r"|appointment|extended)\b[^.!?\n]{0,60}"
            r"\b(?:(?:another|a different|an internal|other|the other|stronger) (?:candidates?"
            r"|applicants?|persons?|people|finalists?|colleague)|(?:somebody|someone) else)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Reasons a letter may give, the clearest first; found only in its own sentences."""

_OPEN = re.compile(r"\b(?:if|whether|unless|may|might|could|once)\b", re.IGNORECASE)
"""Words of a sentence that states nothing for certain."""

_GROUNDS = re.compile(
    r"\b(?:because|since|as (?:we|she|he|they|you)|who(?:se)?|with (?:more|better|stronger|deeper)|due to)\b",
    re.IGNORECASE,
)
"""Words that may name what decided; where they stand, nothing is called unsaid."""

_FAR = frozenset({Furthest.FINAL, Furthest.OFFER})
_VOICE = frozenset({How.CALL, How.TEXT, How.IN_PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """Two short lists; a cause stands in the first only with the words that give it.

    The second claims that something is not said only where that is certain: a letter
    may give a reason in words that nothing here recognises.
    """

    says: tuple[Text, ...]
    not_says: tuple[Text, ...]


def says(no: No, *, lines: int, familiar: int) -> Says:
    """Return what `no` says; `familiar` of its letter's `lines` are standard ones."""
    if no.how is How.SILENCE:
        return _silence(no)
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


def _silence(no: No) -> Says:
    """Return the little that a silence says; somebody who talked with you has read you."""
    if no.reached is Furthest.APPLICATION:
        told = [Text(wording.SAYS_SILENCE)]
        unsaid = wording.NOT_READ
    else:
        step = Text(wording.STEPS[no.reached])
        told = [Text(wording.SAYS_SILENCE_AFTER, {"step": step})]
        unsaid = wording.NOT_WHY_SILENCE
    if no.reached in _FAR:
        told.append(Text(wording.SAYS_LOSS))
    missing = (unsaid, wording.NOT_FAIR_UNWRITTEN, wording.NOT_WORTH)
    return Says(says=tuple(told), not_says=tuple(map(Text, missing)))


def _step(no: No) -> Text:
    if no.how in _VOICE and no.reached is Furthest.APPLICATION:
        return Text(wording.SAYS_BEFORE_TALK)
    return Text(wording.SAYS_STEP[no.reached])


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
    found = []
    known = bool(reason or no.feedback)
    about_you = no.feedback or (reason and reason.msgid == wording.SAYS_FIT)
    own = lines - familiar
    if not known:
        found.append(_why(no, lines, familiar))
        if no.reached is Furthest.FINAL and not own:
            found.append(Text(wording.NOT_TIPPED))
    elif reason and reason.msgid == wording.SAYS_OTHERS and not no.feedback:
        clear = own <= 1 and not _GROUNDS.search(str(reason.values["words"]))
        found.append(Text(wording.NOT_BETWEEN if clear else wording.NOT_BETWEEN_CLEAR))
    on_paper = no.reached is Furthest.APPLICATION and no.how not in _VOICE
    if on_paper and not about_you:
        found.append(Text(wording.NOT_CV))
    fair = wording.NOT_FAIR if no.letter else wording.NOT_FAIR_UNWRITTEN
    return [*found, Text(fair), Text(wording.NOT_WORTH)]


def _why(no: No, lines: int, familiar: int) -> Text:
    """Return why the why is missing, surely only where every line is a standard one."""
    if not no.letter:
        return Text(wording.NOT_WHY_UNWRITTEN)
    if not familiar:
        return Text(wording.NOT_WHY)
    if familiar >= lines:
        return Text(wording.NOT_WHY_STANDARD)
    mostly = familiar * 2 > lines
    return Text(wording.NOT_WHY_MOSTLY if mostly else wording.NOT_WHY_PARTLY)
