"""The moves that nearly every standard letter makes, and what no such letter knows.

Written from reading many letters, in patterns of our own. A line is familiar when it
makes one of these moves and names nothing particular: no number, no reason, nothing
about this person, this talk or this task, no offer to speak.
"""

import re

from onward.debrief.reasons import protected

_MOVES = (
    # greeting and sign-off
    r"^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))\b(?:[^.?]{0,60}|(?: [\w'’-]+){0,3}[.])$",
    (
        r"^(?:(?:with )?(?:kind|kindest|best|warm|warmest|many)|regards|sincerely|respectfully"
        r"|yours (?:sincerely|faithfully|truly)|cheers|all the best|thanks|thank you)"
        r"(?: regards| wishes| thanks| again)?(?:[,.]|, (?:the |your )?[\w&'’ -]{1,50})?[.]?$"
    ),
    (
        r"^(?:the |your )?[\w&'’. -]{0,50}\b(?:team|talent acquisition|recruit(?:ing|ment|er)"
        r"|human resources|people operations|hiring|hr)(?: team| department)?[,.]?$"
    ),
    r"^(?:we are|i am|this is|we['’]re|i['’]m) (?:writing|getting in touch|to (?:inform|let))\b",
    r"^(?:re|ref|regarding|with reference to|subject)\b[: ]",
    # thanks
    (
        r"\bthank(?:s| you)\b.{0,30}\b(?:for|that you)\b.{0,60}\b(?:appl\w+|interest|time|consider"
        r"|submitt|effort|patience|interview|meeting|speaking|talking|cv|r[eé]sum[eé])"
    ),
    r"\bwe (?:really |do |truly |greatly |very much )?appreciate (?:your|the|that you)\b",
    r"\b(?:grateful|pleased|glad|delighted|happy)\b.{0,30}\b(?:interest|appl(?:ied|ication))",
    r"\b(?:pleasure|great|nice|lovely|good) (?:to )?(?:meet|speak|talk)\w* (?:with |to )?you\b",
    # many, and how they were read
    (
        r"\b(?:high|large|great|overwhelming|huge|considerable|unprecedented) (?:number|volume"
        r"|amount|response)\b"
    ),
    (
        r"\b(?:received|had|saw)\b.{0,30}\b(?:many|numerous|lots of|a lot of|several)\b.{0,30}"
        r"\b(?:applica|candidate)"
    ),
    r"\b(?:(?:strong|tough|stiff|high|keen) competition|competitive|standard (?:of|was)|calib(?:re|er)|strong (?:field|pool|group))\b",
    (
        r"\b(?:careful|thorough|due|much|long|detailed)\w* (?:consider|review|deliberat|thought"
        r"|assess|read)"
    ),
    (
        r"\bwe have (?:now |carefully )?(?:reviewed|completed|considered|assessed|looked at) (?:your"
        r"|all|the|every)\b"
    ),
    # the verdict in stock words
    (
        r"\b(?:unfortunately|regret|sorry|afraid|sadly)\b.{0,60}\b(?:inform|say|tell|let you know"
        r"|advise|not|unable|cannot|unsuccessful|other|another)\b"
    ),
    (
        r"\b(?:not|unable to|won['’]t|cannot|can['’]t)(?: be| to| been)*(?: able to)?(?: be)?"
        r" (?:mov|proceed|progress|tak(?:e|ing)|select|short-?list|successful|offer|invit|continu"
        r"|go(?:ing)? (?:any )?f|pursu|advanc|chosen|considered|bring|put)"
    ),
    (
        r"\b(?:decided|chosen|elected|opted|going) (?:not )?(?:to|with) (?:move|mov|proceed|go\b"
        r"|continue|progress|pursue|other|another|a different)"
    ),
    r"\b(?:other|another|different) (?:candidate|applicant)s?\b",
    r"\b(?:proceed|mov|go)\w*(?: forward| ahead| on)? with (?:candidate|applicant)s\b",
    r"\bunsuccessful\b",
    # softening
    r"\b(?:not|n['’]t|a|very) (?:an )?(?:easy|difficult|hard|tough) (?:decision|choice|one)\b",
    r"\bnot (?:the|what) (?:news|answer|outcome|result|you)\b",
    r"\b(?:know|realise|realize|understand|appreciate)\b.{0,40}\bdisappoint",
    r"\b(?:does|do|is) (?:not|in no way)\b.{0,20}\breflect",
    r"\b(?:your|the) (?:interest|effort|time|application)\b.{0,30}\b(?:means|meant) a lot\b",
    (
        r"\bnot (?:being )?(?:considered|selected|shortlisted|chosen)\b|\bnot a (?:strong |good )?"
        r"(?:fit|match)\b|\bwe (?:have )?received your application\b"
    ),
    # afterwards
    (
        r"\b(?:linkedin|job alerts?)\b|\b(?:stay|keep|remain) in (?:touch|contact)\b"
        r"|\b(?:love|like|glad|happy) to see (?:your|you|another)\b.{0,20}\bappl"
    ),
    (
        r"\b(?:keep|retain|hold|store)\b.{0,40}\b(?:file|record|mind|touch|database|pool|network"
        r"|details|information|cv|r[eé]sum[eé])"
    ),
    r"\b(?:talent|candidate) (?:pool|community|network)\b",
    r"\b(?:encourage|invite|welcome|hope|urge|free) (?:you )?.{0,20}\b(?:re-?)?appl(?:y|ication)",
    (
        r"\b(?:future|other|upcoming|new|suitable) (?:openings?|opportunit\w+|roles?|vacanc\w+"
        r"|positions?)\b"
    ),
    r"\b(?:visit|see|follow|check|monitor|keep an eye on)\b.{0,20}\b(?:careers?|website|page|jobs)",
    (
        r"\bwish(?:ing)? you\b(?!['’]d)|\bbest of luck\b|\bgood luck\b|\bevery success\b"
        r"|\ball the (?:very )?best\b|\bsuccess (?:in|with) your\b"
    ),
    # no answers, and the small print
    (
        r"\b(?:unable|not able|cannot|can['’]t|do not|don['’]t|not possible|not in a position)\b.{0,50}"
        r"\b(?:feedback|comments)\b"
    ),
    (
        r"\b(?:do not|don['’]t) (?:reply|respond)\b|\bun(?:attended|monitored)\b|\bautomat(?:ed|ically)\b"
        r"|\bno-?reply\b|\bunsubscribe\b|\bthis (?:e-?mail|message) (?:was|is|has been) sent\b"
    ),
    (
        r"\bprivacy (?:policy|notice)\b|\bequal opportunit|\bconfidential\b|\bpersonal data\b"
        r"|\bgdpr\b|\bdata protection\b|\bintended (?:solely|only)\b|\ball rights reserved\b"
    ),
)
_PARTICULAR = (
    r"\d",
    r"\b(?:because|due to|owing to|reason|tipped|in the end it|came down to|closer to)\b",
    (
        r"\b(?:whose|who (?:has|have|had|already|can|could|were)|someone (?:with|who)|with more"
        r"|more (?:\w+ ){0,2}(?:experience|years|depth|senior)|experience (?:in|with|of|running)"
        r"|candidate with|between (?:two|three|you)|subject to|panel|manager (?:felt|thought)"
        r"|background in|licen[cs]e|certificat|fluent|degree|specialis|years)"
    ),
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|this morning|last (?:week|month))\b",
    r"\b(?:she|he)\b|\b(?:hear|learn)(?:ing)? (?:more )?about\b|\bmake an offer\b|\bdecisive\b",
    (
        r"\byour (?:\w+ ){0,2}(?:portfolio|presentation|task|case|answers?|questions?|examples?|ideas?|stor\w+"
        r"|lesson|trial|shift|code|demo|design|test|work|knowledge|enthusiasm|energy|patience"
        r"|honesty|sense|way|notes?|project|paper|research|talk|pitch|letter|reference)\b"
    ),
    r"\b(?:walk|talk|tak)ing (?:us|me) through\b|\bshow(?:ed|ing) us\b|\btold us\b|\bcoffee\b",
    (
        r"\b(?:call|ring|phone|text|write to|drop) me\b|\bgive (?:me|us) a (?:call|ring)\b"
        r"|\bmy (?:number|mobile|phone)\b|\bhappy to (?:talk|speak|chat|explain|share)\b"
    ),
    r"\bi (?:enjoyed|liked|loved|remember|was|would|will|hope|know|can|think|also|really)\b",
    r"\b(?:budget|freeze|restructur|internal|filled|cancel|merger|paused|on hold|funding)",
    r"\b(?:salary|notice period|visa|relocat|commut|hours|start date|nights?|weekends?)\b",
    r"\b(?:but|although|though|however)\b.{0,40}\b(?:you|your)\b",
    r"\b(?:strong(?:est)?|impress\w+|stood out|came across|close|second|runner|final two)\b",
)
_NEEDS = (
    r"(?:our|the|this|that)(?: (?:team['’]s|current|particular|specific|hiring|present))*"
    r"(?: (?:needs?|requirements?|role|position|criteria|job|opening|qualifications))"
    r"(?: of (?:the|this|our) (?:role|position|job|team))?"
)
_STOCK = re.compile(
    r"\bdue to (?:the )?(?:\w+ )?(?:volume|number)\b|"
    rf"\b(?:whose|who|with)\b(?: (?!not\b)[\w,]+){{0,6}} (?:more closely|closely|better|more)"
    rf" ?(?:align|match|fit|meet|suit)\w*(?: (?:with|to))?(?: {_NEEDS})?(?=[\s,.]|$)"
    r"(?! [a-z-]+ [a-z-]+)"
    r"|\b(?:we (?:were|are)|i was) (?:very |really )?impressed (?:by|with) your (?:skills?"
    r"|background|qualifications|experience|profile|application)(?:,? and (?:skills?"
    r"|background|qualifications|experience))?"
    r"|\byour (?:skills?(?:et)?|background|qualifications|experience|profile|application|cv"
    r"|r[eé]sum[eé])(?:,? and (?:skills?|background|qualifications|experience))?"
    r" (?:is|are|was|were) (?:very |really )?(?:impressive|strong)",
    re.IGNORECASE,
)
"""Praise and reasons so general that they name nobody; what is beside them is read."""

_MOVE = re.compile("|".join(f"(?:{one})" for one in _MOVES), re.IGNORECASE)
_NAMES = re.compile("|".join(f"(?:{one})" for one in _PARTICULAR), re.IGNORECASE)
_FRAME = re.compile(f"(?:{_MOVES[0]})|(?:{_MOVES[2]})", re.IGNORECASE)
_WORDS_OF_A_ROW = 6
_SIGN_OFF = re.compile(_MOVES[1], re.IGNORECASE)
_LONGEST = 400


def is_frame(line: str) -> bool:
    """Return whether `line` only greets, or names the team that signs."""
    return bool(_FRAME.search(line)) and len(line.split()) <= _WORDS_OF_A_ROW


def is_sign_off(line: str) -> bool:
    """Return whether a letter ends here, so that names and titles follow."""
    return bool(_SIGN_OFF.search(line))


def is_standard(line: str) -> bool:
    """Return whether `line` stands in many letters; in doubt, it does not."""
    if len(line) > _LONGEST:
        return False
    if protected([line]):
        return False
    return bool(_MOVE.search(line)) and not _NAMES.search(_STOCK.sub(" ", line))
