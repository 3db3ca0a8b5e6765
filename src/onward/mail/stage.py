"""How far an application got, as one message shows it.

Only what has taken place counts: an interview that others are invited to, or that one was
not invited to, shows that this application ended before.
"""

import re

from onward.mail.features import Look, no_reply
from onward.mail.phrases import Means
from onward.mail.signal import Kind, Stage

_TALK = (
    r"(?:interview(?:s|ing)?|meeting|conversations?|talks?|chat|panel|visit|discussion)"
)
_FINAL = re.compile(
    r"\b(?:final|last) (?:stage|round|interview|meeting|panel|day|afternoon|two|three|four"
    r"|shortlist|selection)\b|\bfinalists?\b|\bsecond place\b|\brunner[- ]?up\b|\bput you second\b"
    r"|\b(?:two|both|three) of you\b|\b(?:it was |choice )?(?:between|down to|narrowed to) (?:(?:the "
    r"|you and )?(?:last )?(?:two|one other|three)|you and)\b|\bone of (?:the )?two\b"
    r"|\bthe other (?:candidate|finalist)\b|\bout of (?:two|three)\b|\breferences? (?:you gave|check"
    r"|were|was)\b|\b(?:withdraw|rescind|retract|revoke|take back|cancel)\w*\b.{0,40}\b(?:offer(?:ed)?)\b"
    r"|\b(?:offer|our letter)\b.{0,60}\b(?:as void|void|withdrawn|rescinded|retracted|revoked)\b"
    r"|\b(?:engagement|employment|contract|start)\b.{0,40}\b(?:cannot|can['’]t|will not|won['’]t)"
    r".{0,20}\b(?:begin|start|go ahead|proceed)|\bit was yours\b|\bsecond interview\b"
    r"|\b(?:board|directors|partners|trustees|owners?) (?:thought|decided|felt|preferred|approved)\b"
    r"|\bninety-day plan\b|\bno longer able to offer you\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:thank|thanks|grateful|appreciat|enjoy|pleasure|good|great|nice|lovely|glad|pleased"
    r"|honou?r|refer|following|after|since|from|during|outcome|result|delight)\w*\b.{0,50}\b(?:"
    + _TALK
    + r"|meeting|met|coming|come all|seeing you|to see you|show you|speaking (?:with|to)|driving"
    r"|making the (?:trip|journey)|your (?:time|day) (?:on|last|with|here)|the pitch)\b"
    r"|\byou(?:['’]ve| have| were|r)? (?:interviewed|answered|told us|came|drove|travelled|sat|spoke"
    r"|said|mentioned|walked|asked)\b|\b(?:we|i)(?:['’]d|['’]ve| have| had)? (?:met|interviewed|saw"
    r"|talked (?:to|with)|spoke (?:to|with)) (?:you|with you)\b|\binterviewees?\b|\bthe"
    r" interviewers\b|\bthe panel\b|\bsat down with\b|\byour (?:interview|answers|attendance before|visit)\b"
    r"|\bwhen (?:i|we) (?:asked|met|spoke)\b|\b(?:last|the other|first|three|two|good|our"
    r"|(?:mon|tues|wednes|thurs|fri)day['’]?s?) (?:\w+ )?" + _TALK + r"\b"
    r"|\b(?:people|everybody|everyone|anyone|anybody)(?: else)? (?:whom )?we(?:['’]d| had| have|['’]ve)"
    r"? (?:met|seen|spoken)|\bafter you left\b|\bsecond talks\b|\blong walks?\b|\bmet (?:you|us|with)\b"
    r"|\bin (?:the|that) room\b|\bcompleted the interviews\b|\byou (?:interviewed|came across) \w+"
    r"|\bsecond of (?:four|five|six|seven)\b|\bprompted you\b|\b(?:the )?(?:dogs?|team|kids) took to you",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(?:your|the|our|completing|completed|took|taking|sat|sitting|on|in|into|test) (?:\w+ ){0,4}(?:test"
    r"|exercise|assessment|assignment|task|take-?home|case study|challenge|trial(?: shift"
    r"| day)?|work sample|questionnaire|recording|recorded answers|code|solution|line edit"
    r"|video)\b|\b(?:percentile|pass mark|test results?|trial shift|trial day|recording your"
    r" answers|the day at the)\b|\brecorded answers\b|\byour (?:total|score)\b.{0,30}\bbelow\b"
    r"|\bfriday trial\b|\bthe trial\b",
    re.IGNORECASE,
)
_SCREEN = re.compile(
    r"\b(?:(?:phone|telephone|intro\w*|screening|initial|quick|short|brief|our)"
    r" (?:call|chat|screen|phone conversation)|(?:on|by|over) the (?:phone|telephone)|by phone"
    r"|(?:mon|tues|wednes|thurs|fri)day['’]s call|phone conversation|telephone interview"
    r"|call on (?:mon|tues|wednes|thurs|fri)day|for the call)\b",
    re.IGNORECASE,
)
_SIFT = re.compile(
    r"\b(?:short-?list\w*|long-?list\w*|sift\w*|criteria|not (?:be )?invit\w+|cover(?:ing)? letter"
    r"|pile|forms|applicants|screening|your (?:letter|cv|r[eé]sum[eé]|profile|statement|background)"
    r"|(?:thank|thanks)\b.{0,25}\bapplying|review\w*|other applicants|the list|we (?:had|received|have had) (?:\w+ ){0,3}(?:applications"
    r"|letters|forms))\b|\b(?:hundred|dozens?|\d{2,4}) (?:and \w+ )?(?:of you|others|people)\b",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\b(?:appl(?:y|ied|ying|icant|ication)|interest|candida)", re.IGNORECASE
)
_BEFORE_TALK = re.compile(
    r"\b(?:not|n['’]t|unable|unsuccessful|regret)\b.{0,60}\b(?:short-?list\w*|invit\w+|call\w*"
    r"|progress\w*|proceed|meet|one of the)\b.{0,40}\b(?:interview|talk|meet|stage|us|shortlist"
    r"|assessment|eight|next)\b|\bnot (?:been )?(?:short-?listed|selected for (?:an )?interview)"
    r"|\bshort-?list\b.{0,60}\b(?:your name is not|without|not on it|did not)|\bwon['’]t be among"
    r"|\bnot able to ask you\b|\b(?:sift|short-?listing|long-?listing)\b.{0,40}\bcomplete"
    r"|\bnot reached? (?:the )?interview",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\bif\b.{0,40}\b(?:invited|interview|selected|short-?listed)"
    r"|\b(?:those|only|others|candidates|applicants|everyone|everybody|people)\b.{0,60}\b(?:to"
    r" interview|for interview|attend|assessment|invited|coming in)|\b(?:will|can|could|able to"
    r"|would) (?:only )?(?:be )?(?:invit|interview|meet|see)|\binterviews? (?:for|will|took|are"
    r"|were)\b|\binvit\w+ (?:\w+ ){0,5}(?:to|for) (?:an? )?(?:interview|meet)"
    r"|\b(?:two|three|four|five|six|eight|some) (?:people|of those|candidates|applicants)\b.{0,60}"
    r"\b(?:coming|invited|call|meet|talk)",
    re.IGNORECASE,
)
_INVITED_FINAL = re.compile(
    r"\b(?:final|last) (?:stage|round|interview|meeting|panel|step|hurdle)\b",
    re.IGNORECASE,
)
_INVITED_SCREEN = re.compile(
    r"\b(?:phone|telephone|screening|intro\w*|initial|quick|short|brief|first) (?:call|chat"
    r"|screen(?:ing)?|interview|conversation)\b|\b(?:ring|call|phone) you\b"
    r"|\b(?:call|chat) (?:of|for) (?:\w+ )?(?:minutes|half an hour)",
    re.IGNORECASE,
)
_GONE = frozenset({Means.GONE, Means.HOLD})


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
    texts = [said.sentence.text for said in look.said]
    happened = [text for text in texts if not _NOT_YET.search(text)]
    sifted = any(_BEFORE_TALK.search(text) for text in texts)
    steps = [(Stage.ASSESSMENT, _ASSESSMENT), (Stage.SCREEN, _SCREEN)]
    if not sifted:
        talks = [
            (Stage.FINAL, _FINAL),
            (Stage.SCREEN, _SCREEN),
            (Stage.INTERVIEW, _INTERVIEW),
        ]
        steps = [talks[0], steps[0], *talks[1:]]
    for step, pattern in steps:
        if any(pattern.search(text) for text in happened):
            return step
    if sifted or any(_SIFT.search(text) for text in texts):
        return Stage.APPLICATION
    gone = any(_GONE & said.means for said in look.said)
    applied = no_reply(look.message) or any(_APPLIED.search(text) for text in texts)
    return Stage.APPLICATION if applied and not gone else Stage.UNKNOWN
