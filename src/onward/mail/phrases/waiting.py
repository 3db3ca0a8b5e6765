"""Standing still: on hold, no answer yet; and the seeker stepping back."""

from onward.mail.phrases.phrase import Means, Phrase, phrase

WAITING: tuple[Phrase, ...] = (
    phrase(
        Means.HOLD,
        "hold hiring recruitment headcount budget paus froz freez wait reserve delay limbo parked",
        r"\bon hold\b|\b(?:hiring|recruitment|headcount|budget)\b.{0,30}\b(?:freeze|frozen|"
        r"paused?|stopped|suspended)|\b(?:paus(?:e|ed|ing)|frozen|freeze|waiting ?list|wait-?"
        r"list|reserve (?:list|candidate)|delay(?:ed|s)?|limbo|parked)\b",
        "The position has been put on hold.",
    ),
    phrase(
        Means.HOLD,
        "suspend push pool reserve until decided sign",
        r"\bsuspended\b|\bpushed\b.{0,30}\bback\b|\b(?:holding|merit|reserve) (?:pool|list)\b|"
        r"\bour reserve\b|\bnothing (?:is|has been) decided|\b(?:sign(?:ing|ed)?|approved?) off"
        r"|\bcannot (?:choose|decide|sign)\b.{0,30}\buntil|\bas soon as (?:we|the budget)",
        "The search has been suspended.",
    ),
    phrase(
        Means.LATER,
        "no still longer bear time patience end next hope",
        r"\b(?:no (?:decision|news|final)|not (?:yet )?(?:made|reached|decided|in a position)"
        r"|still (?:waiting|deciding|interviewing|in|discussing)|taking longer|longer than"
        r"|bear with|a (?:little|bit) more time|patience|by (?:the )?end of|next (?:week|"
        r"month|quarter)|hope to have)\b",
        "It is taking longer than we expected; please bear with us.",
    ),
    phrase(
        Means.WITHDREW,
        "withdr accepted taken take",
        r"\bwithdr(?:aw|ew|awn|awal|awing)\b.{0,50}\b(?:application|candidacy|interest|process"
        r"|myself)|\b(?:application|candidacy)\b.{0,40}\bwithdrawn\b|\b(?:accepted|taken)"
        r" (?:another|a different|an) (?:offer|role|job|position)|\btake my (?:name|hat)",
        "Your application has been withdrawn as requested.",
    ),
    phrase(
        Means.WITHDREW,
        "running process step pull cancel longer retract crossed off declin closed withdr",
        r"\bout of the (?:running|process)|\bstep(?:ping)? (?:out|back|aside)\b|\bpull(?:ing)? "
        r"(?:back|out)\b|\bcancel my application|\bno longer (?:wish|want|available|interested"
        r"|looking)|\bretract(?:ed|ing)?\b|\bcrossed you off|\bdeclin(?:e|ing) (?:it|your|the)"
        r" ?(?:offer)?|\bclosed (?:you out|your application on)|\b(?:you|i)(?:['’]ve| have)? "
        r"withdr(?:ew|awn)|\bwithdrawal\b|\btaken? (?:me|my name|yourself) (?:out|off)",
        "Please take me out of the running.",
    ),
)
