"""Whether a no leaves the door open, in so many words."""

import re
from itertools import pairwise

from onward.mail.features import Look
from onward.mail.phrases import Means
from onward.mail.signal import Kind

_POST = r"(?:role|position|vacanc(?:y|ies)|opening|opportunit(?:y|ies)|post|job|seat|intake|cover|req)s?"
_OPEN = re.compile(
    r"\b(?:apply|applying|application from you|hear from you|see you|try(?: us)?|hat in|talk to you"
    r"|speak) (?:again|once more|anew)\b|\bre-?apply|\bapply (?:to us |with us |for (?:other|another|future"
    r"|any|more)|if )|\bapplications? from you|\ba (?:fresh|new|renewed|second|further) (?:sample"
    r"|application|attempt)|\banother (?:go|run|crack|shot|try)\b|\btalk again\b|\bprofile again\b|\byou will apply\b"
    r"|\b(?:keep|kept|retain|hold|held|hang on to|hold on to|store|live on|stay|remain|put|add|leave)\w*\b"
    r".{0,50}\b(?:on (?:our |the |my |that |a )?(?:file|record|database|books|list|system|radar)s?"
    r"|in mind|pool|talent community|in our (?:files|database|system)|your (?:number|cv|details|scores))\b"
    r"|\b(?:i['’]ll|we['’]ll|i will|we will|i['’]d|we['’]d|i shall|we shall|may|can|let me|would like to)"
    r"(?: \w+)? (?:ring|call|contact|write to|phone|e-?mail|think of|be in touch|get in touch|approach"
    r"|come (?:back )?to|let you know|reach out|see|talk to)\b.{0,60}\b(?:when|if|before|next|again|once"
    r"|as soon as|first|another|in that case|autumn|spring|summer|winter|year|elsewhere)\b"
    r"|\b(?:in that case|first number|my first call|our first call)\b|\bcome back to (?:me|us)\b"
    r"|\b(?:talent|alumni) (?:pool|community|circle|network)\b|\bcheck back\b|\bearly access\b|\bfresh eyes\b|\bput you forward\b"
    r"|\bdoor (?:is|stays|remains) (?:wide )?open\b|\bon the latch\b|\bvisible to (?:the |our )?recruiters"
    r"|\bmatched (?:with|against|to)\b|\b(?:not|won['’]t|never) (?:be the last|advertise)\b.{0,60}\byou\b"
    r"|\b(?:love|like|want|have) you (?:as|in|for) (?:the |an? )?[A-Z]|\bconsider(?:ed)? (?:you )?for"
    r" (?:that|this other|another|the other)|\bcarry your (?:papers|application)|\byou['’]d be up for"
    r"|\bwrite to me (?:then|again|when)|\bsubmit (?:a )?fresh|\bfirst (?:when|if) (?:we|another|a)",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:another|other|future|next|new|similar|suitable|second|upcoming|forthcoming|expect to open"
    r"|about to advertise|advertise|coming up|likely|needs?|recruiting|comes? up|getting)\b.{0,60}\b"
    + _POST
    + r"\b|\b"
    + _POST
    + r"\b.{0,40}\b(?:coming up|comes? up|come out|is likely|from (?:january|june|may|september)"
    r"|opens?|in the (?:spring|summer|autumn|fall|winter|new year))\b|\brecruiting\b.{0,40}\b(?:new"
    r" year|spring|summer|autumn|soon)\b|\bfree(?:s)? up\b",
    re.IGNORECASE,
)
_TO_YOU = re.compile(
    r"\b(?:you(?:['’]d)? (?:to|might|may|could|would|can|are welcome)|welcome|encourage|glad to (?:let|tell|see)"
    r"|please do|write to you|contact you|in touch|do (?:watch|send)|apply|your name|shall i|say so|want you"
    r"|like you|hope you|let you know|speak to you|spoken to you)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:may|can|could|should|will|do|need|are)(?: |n['’]t |n)not?\b.{0,20}\b(?:re-?apply|apply again"
    r"|keep|retain|hold)|\bkeeps? people from|\b(?:we|will|shall)\b.{0,20}\b(?:destroy|delete|erase)"
    r"|\bother (?:openings|requisitions|vacancies) (?:on|at) (?:our|the)|\bevery success\b|\bcontinue to explore\b",
    re.IGNORECASE,
)


def door_open(look: Look, kind: Kind) -> bool:
    """Return whether a rejection asks the person back: later, on file, or elsewhere."""
    if kind is not Kind.REJECTED:
        return False
    texts = [said.sentence.text for said in look.said]
    kept = (
        Means.KEEP_ON_FILE in said.means or _OPEN.search(said.sentence.text)
        for said in look.said
    )
    if any(
        yes and not _CLOSED.search(text) for yes, text in zip(kept, texts, strict=True)
    ):
        return True
    return any(
        _COMING.search(text) and _TO_YOU.search(f"{text} {after}")
        for text, after in pairwise([*texts, ""])
        if not _CLOSED.search(text)
    )
