"""How far an application got, as one message shows it.

Only what has taken place counts: an interview that others are invited to, or that one was
not invited to, shows that this application ended before.
"""

import re

from onward.mail.features import Look, no_reply
from onward.mail.model import Weighed
from onward.mail.moves import Move
from onward.mail.senders import is_tracking_system
from onward.mail.signal import Kind, Stage

_TALK = (
    r"(?:interview(?:s|ing)?|meeting|conversations?|talks?|chat|panel|visit|discussion)"
)
_TAKEN_BACK = (
    r"\b(?:withdraw|rescind|retract|revoke|take back|cancel)\w*\b.{0,40}\b(?:offer(?:ed)?|contract(?: proposal)?)\b"
    r"|\b(?:offer|our letter|contract)\b.{0,60}\b(?:as void|void|withdrawn|rescinded|retracted|revoked)\b"
    r"|\b(?:engagement|employment|contract|start)\b.{0,40}\b(?:cannot|can['’]t|will not|won['’]t)"
    r".{0,20}\b(?:begin|start|go ahead|proceed)"
    r"|\b(?:taken|take|took) back the offer|\boffer\b.{0,20}\bpulled\b"
)
_YOURS_TAKEN = re.compile(
    r"\b(?:withdraw|rescind|retract|revoke|take back|took back|taken back|cancel)\w*\b (?:\w+ ){0,3}"
    r"(?:offer|contract)\b(?=[^.!?]*\b(?:you|your|employment|we made)\b)"
    r"|\b(?:withdraw|rescind|retract|revoke|take back|cancel)\w* (?:your|our|the) (?:\w+ ){0,2}offer\b"
    r"|\b(?:your|the|our|this) (?:\w+ ){0,2}offer\b(?: \w+){0,8} (?:is|was|as|has been|been) (?:\w+ )?"
    r"(?:void|withdrawn|rescinded|retracted|revoked|pulled|a mistake|no longer valid)\b"
    r"|\b(?:contract|offer) (?:that |which )?you (?:signed|received|accepted|had)\b[^.!?]{0,40}"
    r"\b(?:no longer|void|mistake|withdrawn)\b"
    r"|\byour (?:employment|contract|engagement|start)\b[^.!?]{0,40}\b(?:cannot|can['’]t|will not"
    r"|won['’]t)\b[^.!?]{0,20}\b(?:begin|start|go ahead|proceed)",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:final|last|exec|board) (?:stage|round|interview|meeting|panel|day|afternoon"
    r"|(?:two|three|four)(?! (?:years?|weeks?|months?))|shortlist|selection)\b|\bfinalists?\b|\bsecond place\b|\brunner[- ]?up\b|\bput you second\b"
    r"|\b(?:two|both|three) of you\b|\b(?:it was |choice )?(?:between|down to|narrowed to) (?:(?:the "
    r"|you and )?(?:last )?(?:two|one other|three)|you and)\b|\bone of (?:the )?two\b"
    r"|\bthe other (?:candidate|finalist)\b|\bout of (?:two|three)\b|\breferences? (?:you gave|check"
    r"|were|was)\b|" + _TAKEN_BACK + r"|\bit was yours\b"
    r"|\b(?:board|directors|partners|trustees|owners?) (?:thought|decided|felt|preferred|approved)\b"
    r"|\bninety-day plan\b|\bclose second\b|\bclosest decision\b|\bpresented to the\b"
    r"|\bno longer able to offer you\b",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:thank|thanks|grateful|appreciat|enjoy|pleasure|good|great|nice|lovely|glad|pleased"
    r"|honou?r|refer|following|after|since|from|during|outcome|result|delight)\w*\b.{0,50}\b(?:"
    + _TALK
    + r"|meeting|met|coming|come all|seeing you|to see you|show you|speaking (?:with|to)|driving"
    r"|making the (?:trip|journey)|your (?:time|day) (?:on|last|with|here|off)|the pitch|spending the"
    r"|travelling|traveling|participat\w+ in|come and see|exchanges with|having you|giving us your)\b"
    r"|\bsecond (?:round|interview)\b|\b(?:the|your|our) (?:on-?site|assessment cent(?:er|re))\b|\bon-?site (?:day|visit|interview|round)\b|\bthe meeting (?:in|on|with)\b|\bmade us laugh\b|\byour answer (?:about|to)\b"
    r"|\bhow the day\b|\b(?:kind|good) of you to come\b|\byou were (?:a ray|polite|curious|calm)"
    r"|\b(?:girls|lads|people|others) who came\b|\bplay session\b|\bgiggle with you\b|\b(?:our|your) (?:hour|morning|afternoon) (?:with|together|here)"
    r"|\bi was interviewing\b|\bmet both candidates\b|\bloved meeting you\b|\bwe talked about in\b"
    r"|\benjoyed our hour\b"
    r"|\byou(?:['’]ve| have| were|r)? (?:interviewed|answered|told us|came|drove|travelled|sat|spoke"
    r"|said|mentioned|walked|asked)\b|\b(?:we|i)(?:['’]d|['’]ve| have| had)? (?:met|interviewed|saw"
    r"|talked (?:to|with)|spoke (?:to|with)) (?:you|with you)\b|\binterviewees?\b|\bthe"
    r" interviewers\b|\bthe panel\b|\bsat down with\b|\byour (?:interview|answers|attendance before|visit)\b"
    r"|\bwhen (?:i|we) (?:asked|met|spoke)\b|\b(?:last|the other|first|three|two|good|our"
    r"|(?:mon|tues|wednes|thurs|fri)day['’]?s?) (?:\w+ )?" + _TALK + r"\b"
    r"|\b(?:people|everybody|everyone|anyone|anybody)(?: else)? (?:whom )?we(?:['’]d| had| have|['’]ve)"
    r"? (?:met|seen|spoken)|\bafter you left\b|\bsecond talks\b|\blong walks?\b|\bmet (?:you|us|with)\b"
    r"|\bin (?:the|that) room\b|\bcompleted (?:all )?(?:the|our) interviews\b|\bto meet you on\b|\b(?:good|lovely|nice) (?:meeting|to meet) you\b|\bdeep dive\b|\b(?:two|three|four|both) (?:rounds|interviews)\b|\b\w+ interviewed\b|\bportfolio talk\b|\byour (?:lecture|seminar|presentation)\b|\byou (?:interviewed|came across) \w+"
    r"|\bsecond of (?:four|five|six|seven)\b|\bprompted you\b|\b(?:the )?(?:dogs?|team|kids) took to you",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(?:your|the|our|completing|completed|took|taking|sat|test|bench) (?:[\w-]+ ){0,3}(?:test(?: piece)?"
    r"|exercise|assessment|assignment|take-?home|case study|challenge|work sample|questionnaire"
    r"|driving assessment|exam results?|voice assessment|till test|sample|shadow(?: shift)?|role play|sample task|teaching sample|recorded answers|line edit|menus?|reel|lab timeline)\b"
    r"|\b(?:percentile|pass mark|test results?|trial (?:shift|day|lesson|lecture)|(?:the|friday) trial\b"
    r"|who trialled|recording your answers|the day at the|micro-teach|take-?home|reviewers)\b"
    r"|\brecorded answers\b|\byour (?:total|score)s?\b.{0,30}\bbelow\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(
    r"\btrial (?:shift|day|lesson|(?:fri|satur|sun)day)\b|\bre:? trial\b|\bworking interview\b"
    r"|\btrialled\b|\bshadow shift\b",
    re.IGNORECASE,
)
"""Work done on trial, which outranks the coming in that it takes."""
_SCREEN = re.compile(
    r"\b(?:(?:phone|telephone|intro\w*|screening|initial|quick|short|brief|our|the) (?:call|chat|screen"
    r"|telephone conversation|phone conversation|conversation)|on the (?:phone|telephone)"
    r"|spoke (?:by|over the) phone|phone contact|(?:mon|tues|wednes|thurs|fri)day['’]s call|(?:phone|telephone|telephonic) (?:conversation"
    r"|interview|round)|call on (?:mon|tues|wednes|thurs|fri)day|for the call"
    r"|(?:with|our) (?:\w+ ){0,3}(?:recruiter|recruiting (?:group|team)|crewing officer|talent partner)"
    r"|screen reject|zoom conversations?|chatting (?:with|yesterday))\b",
    re.IGNORECASE,
)
_SIFT = re.compile(
    r"\b(?:short-?list\w*|long-?list\w*|sift\w*|criteria|not (?:be )?invit\w+|cover(?:ing)? letter"
    r"|pile|forms|applicants|screening|closer selection|documents received|your (?:letter|cv|r[eé]sum[eé]|profile|statement|background)"
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
    r"|(?:n['’]t|not) (?:one of|among) (?:the )?\w+ (?:people )?(?:they|we)\b"
    r"|\bnot wish to take\b.{0,60}\bto interview"
    r"|\bnot reached? (?:the )?interview",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\bif\b.{0,40}\b(?:invited|interview|selected|short-?listed)"
    r"|\b(?:those|only|others|candidates|applicants|everyone|everybody|people)\b.{0,60}\b(?:to"
    r" interview|for interview|attend|assessment|invited|coming in)|\b(?:will|can|could|able to"
    r"|would) (?:only )?(?:be )?(?:invit|interview|meet|see)|\binterviews (?:for|will|took|are"
    r"|were)\b|(?:n['’]t|not)\b.{0,40}\bto the (?:final|next|on-?site)|\binvit\w+ (?:\w+ ){0,5}(?:to|for) (?:an? )?(?:interview|meet)"
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
_RULES = frozenset({"en"})
"""Languages whose steps patterns know; in others the model tells."""
_GONE = 0.5


def stage(look: Look, seen: Weighed, kind: Kind) -> Stage | None:
    """Return the furthest step that has taken place (rejected) or is asked for."""
    if kind is Kind.ASSESSMENT:
        return Stage.ASSESSMENT
    if kind is Kind.INTERVIEW:
        return _invited(look)
    if kind is Kind.REJECTED:
        if look.language not in _RULES:
            return max(seen.stages, key=lambda one: seen.stages[one])
        return _reached(look, seen)
    return None


def offer_taken_back(sentence: str) -> bool:
    """Return whether one sentence of a letter takes back an offer made to its reader.

    Stricter than what `stage` weighs: it is said as a fact, so in doubt it is none.
    """
    return bool(_YOURS_TAKEN.search(sentence)) and "consent" not in sentence.lower()


def ended_before_talk(text: str) -> bool:
    """Return whether a letter's own words say that it ended before any talk."""
    return bool(_BEFORE_TALK.search(" ".join(text.split())))


def _invited(look: Look) -> Stage:
    texts = [one.text for one in look.sentences]
    if any(_INVITED_FINAL.search(text) for text in texts):
        return Stage.FINAL
    if any(_INVITED_SCREEN.search(text) for text in texts):
        return Stage.SCREEN
    return Stage.INTERVIEW


def _reached(look: Look, seen: Weighed) -> Stage:
    texts = [one.text for one in look.sentences]
    happened = [text for text in texts if not _NOT_YET.search(text)]
    sifted = any(_BEFORE_TALK.search(text) for text in texts)
    if not sifted:
        if any(_FINAL.search(text) for text in happened):
            return Stage.FINAL
        if any(_TRIAL.search(text) for text in happened):
            return Stage.ASSESSMENT
        talked = [text for text in happened if not _SCREEN.search(text)]
        if any(_INTERVIEW.search(text) for text in talked):
            return Stage.INTERVIEW
    for step, pattern in ((Stage.ASSESSMENT, _ASSESSMENT), (Stage.SCREEN, _SCREEN)):
        if any(pattern.search(text) for text in happened):
            return step
    if sifted or any(_SIFT.search(text) for text in texts):
        return Stage.APPLICATION
    gone = any(
        seen.chance(place, Move.HOLD) >= _GONE for place in range(len(seen.moves))
    )
    machine = no_reply(look.message) or is_tracking_system(look.message.sender)
    applied = machine or any(_APPLIED.search(text) for text in texts)
    return Stage.APPLICATION if applied and not gone else Stage.UNKNOWN
