"""How far an application got, as one message shows it."""

import re

from onward.mail.features import Look
from onward.mail.signal import Kind, Stage

_FINAL = re.compile(
    r"\b(?:final|last) (?:stage|round|interview|meeting|panel|day|afternoon|two|three|four"
    r"|shortlist|selection)\b|\bfinalists?\b|\bsecond place\b|\brunner[- ]?up\b"
    r"|\b(?:two|three|both) of you\b|\bput you second\b|\bthe other (?:candidate|person|one)\b"
    r"|\b(?:withdraw|rescind|retract|revoke|void)\w*\b.{0,40}\boffer\b"
    r"|\boffer\b.{0,60}\b(?:void|withdrawn|rescinded|retracted|revoked)\b"
    r"|\b(?:came|come|was|were) (?:very |so |a very |a )?close (?:second|call|run)\b"
    r"|\b(?:down|narrowed) to (?:two|three|you and|the last)\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:thank|thanks|grateful|appreciate|enjoy|pleasure|good|great|nice|lovely|glad|pleased"
    r"|honou?r|refer|following|after|since|at|from|during|outcome|result)\w*\b.{0,50}\b(?:"
    r"interview(?:s|ing|ed)?|meeting|met|talking|conversations?|visit|coming (?:in|over|to|all"
    r"|down|up|along)|seeing you|speaking (?:with|to)|talks?|panel|your time (?:on|last))\b"
    r"|\byou (?:were )?interviewed\b|\b(?:we|i) (?:met|interviewed|saw) (?:you|with you)\b"
    r"|\binterviewees?\b|\bthe (?:interviewers|panel)\b|\bsat down with\b"
    r"|\b(?:you|your) (?:came|come|drove|travel\w*|visit\w*|attend\w*|answers?|answered"
    r"|interview)\b|\bwhen (?:i|we) (?:asked|met|spoke)\b|\b(?:last|second|third|the other)"
    r" (?:week|time|monday|tuesday|wednesday|thursday|friday)['’]?s? (?:talk|interview|meeting"
    r"|chat|conversation)\b|\bpeople we(?:['’]d| had| have)? met\b|\bafter you left\b",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(?:your|the|our|completing|completed|took|taking|sat|sitting|on) (?:\w+ ){0,4}(?:test"
    r"|exercise|assessment|assignment|task|take-?home|case(?: study)?|challenge|trial(?: shift"
    r"| day)?|portfolio task|work sample|submission|questionnaire|recording|code|solution"
    r"|edit|sample)\b|\b(?:score|percentile|pass mark|test results?)\b|\btrial (?:shift|day)\b",
    re.IGNORECASE,
)
_SCREEN = re.compile(
    r"\b(?:(?:phone|telephone|intro\w*|screening|initial|first|quick|short|brief|video)"
    r" (?:call|chat|screen|conversation)|(?:on|by|over) the (?:phone|telephone)|by phone"
    r"|our call|(?:mon|tues|wednes|thurs|fri)day['’]s call|phone conversation|speaking on)\b",
    re.IGNORECASE,
)
_APPLICATION = re.compile(
    r"\b(?:short-?list|long-?list|sift|applicants?|applications?|applied|applying|cvs?"
    r"|r[eé]sum[eé]s?|submission|candidature|pile|forms|cover(?:ing)? letter|screening|profile)"
    r"|\b(?:interest|essential criteria|not (?:be )?invit)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\bif\b.{0,40}\b(?:invited|interview|selected|short-?listed)|\bnot\b.{0,40}\b(?:for|to"
    r"|at|an|the)\b.{0,12}\b(?:interview|assessment|test|next|final)|\b(?:those|only|others|"
    r"candidates|applicants|people|everyone|everybody)\b.{0,60}\b(?:interview|attend|assess"
    r"|final)|\b(?:will|can|could|able to|would) (?:only )?(?:be )?(?:invit|interview|meet|see)"
    r"|\binterviews? (?:for|will|took|are|were)\b|\binvit\w+ (?:\w+ ){0,5}(?:to|for) (?:an? )?"
    r"(?:interview|meet)",
    re.IGNORECASE,
)
_INVITED_FINAL = re.compile(
    r"\b(?:final|last) (?:stage|round|interview|meeting|panel|step|hurdle)\b",
    re.IGNORECASE,
)
_INVITED_SCREEN = re.compile(
    r"\b(?:phone|telephone|screening|intro\w*|initial|quick|short|brief|first) (?:call|chat"
    r"|screen(?:ing)?|interview|conversation)\b|\b(?:ring|call|phone) you\b|\bquick chat\b"
    r"|\b(?:call|chat) (?:of|for) (?:\w+ )?(?:minutes|half an hour)",
    re.IGNORECASE,
)


def stage(look: Look, kind: Kind) -> Stage | None:
    """Return the furthest step that has taken place (rejected) or is asked for."""
    if kind is Kind.ASSESSMENT:
        return Stage.ASSESSMENT
    if kind is Kind.INTERVIEW:
        return _invited(look)
    if kind is Kind.REJECTED:
        return _reached(look)
    return None


def _invited(look: Look) -> Stage:
    texts = [said.sentence.text for said in look.said]
    if any(_INVITED_FINAL.search(text) for text in texts):
        return Stage.FINAL
    if any(_INVITED_SCREEN.search(text) for text in texts):
        return Stage.SCREEN
    return Stage.INTERVIEW


def _reached(look: Look) -> Stage:
    happened = [
        said.sentence.text
        for said in look.said
        if not _NOT_YET.search(said.sentence.text)
    ]
    for step, pattern in (
        (Stage.FINAL, _FINAL),
        (Stage.ASSESSMENT, None),
        (Stage.INTERVIEW, _INTERVIEW),
        (Stage.ASSESSMENT, _ASSESSMENT),
        (Stage.SCREEN, _SCREEN),
    ):
        if pattern and any(pattern.search(text) for text in happened):
            return step
    if any(_APPLICATION.search(said.sentence.text) for said in look.said):
        return Stage.APPLICATION
    return Stage.UNKNOWN
