"""Whether a no leaves the door open, in so many words."""

import re

from onward.mail.features import Look
from onward.mail.phrases import Means
from onward.mail.signal import Kind

_OPEN = re.compile(
    r"\b(?:apply|application from you|hear from you|applying) (?:again|once more|anew)\b"
    r"|\b(?:re-?apply|apply (?:to us |with us |for (?:other|another|future|any|more)))"
    r"|\b(?:keep|kept|retain|hold|held|hang on to|store|live on|stay)\b.{0,40}\b(?:on (?:our |"
    r"the |my )?(?:file|files|record|records|database|books|list|system)|in mind|talent pool"
    r"|talent community|our (?:files|database))\b"
    r"|\b(?:another|future|next|new|other|similar|suitable|more junior)\b.{0,40}\b(?:role|"
    r"position|vacanc(?:y|ies)|opening|opportunit(?:y|ies)|post|job|seat|intake|season)s?\b"
    r".{0,60}\b(?:you|apply|touch|welcome|contact|encourage)"
    r"|\b(?:encourage|welcome|invite|hope|love|like|glad|happy|delighted|want)\b.{0,30}\b(?:"
    r"you to|your|another|to (?:see|hear|talk|speak|have|consider|receive))\b.{0,50}\b(?:"
    r"apply|application|again|future|other (?:role|vacanc|position|opening)s?|when (?:we|the)"
    r"|if (?:we|another))"
    r"|\bcome back to (?:me|us)\b|\b(?:you['’]re|you are|be) (?:my|our) first (?:call|choice)"
    r"|\b(?:i['’]ll|we['’]ll|i will|we will|i['’]d|we['’]d|i shall|we shall|may|can) (?:ring|call"
    r"|contact|write to|phone|e-?mail|think of|be in touch|get in touch|approach|come back to"
    r"|let you know|reach out)\b.{0,60}\b(?:when|if|before|next|again|as soon as|first|autumn"
    r"|spring|summer|winter|year)\b"
    r"|\b(?:talent|alumni) (?:pool|community|circle|network)\b|\bkeep in touch\b"
    r"|\bstay in touch\b|\bdoor (?:is|stays|remains) open\b|\btry (?:us )?again\b"
    r"|\b(?:instead|alternative)\b.{0,50}\b(?:role|position|job|post)\b|\bnew application\b"
    r"|\b(?:not|won['’]t|never) (?:the )?(?:last|advertise)\b.{0,60}\b(?:before|you)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:may|can|could|should|will|do|need)(?: |n['’]t |n)not?\b.{0,20}\b(?:re-?apply|apply again"
    r"|keep|retain|hold)|\b(?:delete|destroy|erase)|\bother (?:openings|requisitions|vacancies)"
    r" (?:on|at) (?:our|the)|\bevery success\b|\bif you (?:would|do|['’]d) (?:rather )?not",
    re.IGNORECASE,
)


def door_open(look: Look, kind: Kind) -> bool:
    """Return whether a rejection asks the person back: later, on file, or elsewhere."""
    if kind is not Kind.REJECTED:
        return False
    return any(
        (Means.KEEP_ON_FILE in said.means or _OPEN.search(said.sentence.text))
        and not _CLOSED.search(said.sentence.text)
        for said in look.said
    )
