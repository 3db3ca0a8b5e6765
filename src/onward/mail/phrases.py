"""What sentences of job mail say: patterns by meaning, each with its fixture.

A phrase never decides alone. What it finds becomes evidence for the model, apart for
sentences that are certain and sentences that hang on a condition ("if you are not
selected …"). To add one: a pattern, and a sentence it must find (tests hold them
together); the model is then trained anew (`make model`).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

NOT = r"(?:not|n['’]t|no longer|never|unable to|cannot|against|wont|cant|didnt|unlikely to)"
_ROLE = r"(?:role|position|post|job|vacancy|opening|opportunity|place|seat|spot)"
_PERSON = (
    r"(?:candidate|applicant|finalist|interviewee|contender|person|profile|colleague)"
)
_OTHERS = (
    r"(?:an)?other (?:"
    + _PERSON
    + r"s?|people|direction|way|route|side|chap|one|lot)\b"
    r"|(?:"
    + _PERSON
    + r"s?|people|someone|somebody|those|the one) (?:who|whose|with|that"
    r"|from|internal)|someone else|somebody else|internal(?:ly| " + _PERSON + r")"
    r"|a different (?:"
    + _PERSON
    + r"|direction|path|way)|others\b|the other\b|stronger"
)


class Means(StrEnum):
    """What a phrase is evidence for."""

    NOT_GOING_ON = "not_going_on"
    OTHERS_CHOSEN = "others_chosen"
    GONE = "gone"
    REGRET = "regret"
    KEEP_ON_FILE = "keep_on_file"
    GOOD_LUCK = "good_luck"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    TALK = "talk"
    TALK_MOVED = "talk_moved"
    TALK_SET = "talk_set"
    TASK = "task"
    OFFER = "offer"
    PAPERWORK = "paperwork"
    HOLD = "hold"
    LATER = "later"
    WITHDREW = "withdrew"
    CAME_ACROSS = "came_across"
    OPEN_TO = "open_to"
    NEW_JOBS = "new_jobs"
    UNSUBSCRIBE = "unsubscribe"
    YOUR_APPLICATION = "your_application"
    MONEY = "money"
    CODE = "code"
    HIRING_SIDE = "hiring_side"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with what it means and a sentence in which it must be found.

    `hooks` are pieces of words one of which is in whatever the pattern finds: looking
    for them first makes reading twenty times faster. Tests hold them to the corpus.
    """

    means: Means
    hooks: tuple[str, ...]
    pattern: re.Pattern[str]
    fixture: str


def _phrase(means: Means, hooks: str, pattern: str, fixture: str) -> Phrase:
    return Phrase(
        means, tuple(hooks.split()), re.compile(pattern, re.IGNORECASE), fixture
    )


PHRASES = (
    _phrase(
        Means.NOT_GOING_ON,
        "mov proce progr tak go going advanc continu pursu",
        NOT + r"\b.{0,40}\b(?:mov(?:e|ing) (?:forward|ahead|on|you)|proceed|progress"
        r"|tak(?:e|ing) (?:your|you|this|it|things|the)\b.{0,60}(?:further|forward)"
        r"|go(?:ing)? (?:forward|ahead|further)|advanc|continu\w+ (?:with|your|to)"
        r"|pursu)",
        "We have decided not to move forward with your application.",
    ),
    _phrase(
        Means.NOT_GOING_ON,
        "select short successful chosen appoint invit offer hir put right fit match",
        NOT
        + r"\b.{0,40}\b(?:select(?:ed|ing)?|short-?list(?:ed|ing)?|successful|chosen"
        r"|appoint(?:ed|ing)?|invit(?:e|ed|ing) you|(?:make|made|making|extend\w*) you an"
        r" offer|offer(?:ing|ed)? you|hir(?:e|ing) you|be hiring|put you|the right (?:fit"
        r"|match|person)|(?:a|the) (?:good |best |close )?(?:fit|match))\b",
        "On this occasion you were not selected for interview.",
    ),
    _phrase(
        Means.NOT_GOING_ON,
        "successful consider running process against reject declin",
        r"\b(?:been )?unsuccessful\b|\bnot (?:been )?successful\b|\bno longer (?:be )?"
        r"(?:being )?(?:consider|under consideration|in (?:the )?(?:running|process))"
        r"|\bdecided against\b|\brejected\b|\bdeclin(?:e|ed) your application",
        "Your application has been unsuccessful.",
    ),
    _phrase(
        Means.NOT_GOING_ON,
        "no pass not",
        r"\b(?:it(?:'|’)?s|is|its|be|was|a) (?:a )?no\b(?! (?:problem|need|longer|fee|cost"
        r"|one|such|obligation|worries|reply))|\bpass(?:ing)? on (?:this|your|you)\b"
        r"|\bnot (?:for us|this time|on this occasion)\b|\bnot (?:be )?what we\b",
        "I'm afraid it's a no from us.",
    ),
    _phrase(
        Means.OTHERS_CHOSEN,
        "other different else internal who with that from stronger",
        r"\b(?:go(?:ne|ing)?|went|mov(?:e|ed|ing)|proceed\w*|progress\w*|chos(?:e|en)"
        r"|choosing|select\w*|offer(?:ed|ing)?|appoint\w*|hir(?:ed|ing)|opt(?:ed)?|took"
        r"|tak(?:en|ing)|pick(?:ed)?|prefer\w*|pursu\w*|decided (?:on|for)|giv(?:en|ing)"
        r"|continu\w+|award\w*|extended|settled|accepted)\b"
        r".{0,50}\b(?:" + _OTHERS + r")",
        "We decided to go with another candidate whose experience is closer.",
    ),
    _phrase(
        Means.OTHERS_CHOSEN,
        "candidate applicant application",
        r"\b(?:others?|another|stronger|other) (?:candidate|applicant|application)s?\b"
        r".{0,60}\b(?:more|better|closer|stronger|met|match|fit|experience|scored)",
        "Other applicants were a closer match for what we need.",
    ),
    _phrase(
        Means.GONE,
        "filled closed taken cancel withdrawn pulled gone frozen scrapped longer",
        _ROLE
        + r"\b.{0,40}\b(?:(?:has|have|is|was|been|now|already)\b.{0,20}\b(?:filled|"
        r"closed|taken|cancel\w*|withdrawn|pulled|gone|frozen|scrapped|no longer)"
        r"|no longer (?:available|exists|open))",
        "The role has now been filled.",
    ),
    _phrase(
        Means.GONE,
        "filled cancelled withdrawn closed found",
        r"\b(?:filled|cancelled|withdrawn|closed) (?:the|this|that) "
        + _ROLE
        + r"|\bfound (?:someone|somebody|(?:our|the|a|its) \w+)\b.{0,30}\b(?:for|to) (?:the|this)",
        "We have found someone for the job.",
    ),
    _phrase(
        Means.REGRET,
        "regret unfortunately afraid sorry sadly disappointing news answer outcome reply message wish",
        r"\bregret(?:fully)?\b|\bunfortunately\b|\b(?:i['’]m|we['’]re|am|are) (?:afraid|sorry)"
        r"|\bsorry to\b|\bsadly\b|\bdisappointing\b|\bbad news\b|\bnot the (?:news|answer"
        r"|outcome|reply|message)\b|\bwish(?:ed)? (?:i|we) (?:had|could|were)",
        "We regret to tell you this.",
    ),
    _phrase(
        Means.KEEP_ON_FILE,
        "keep kept retain hold hang store talent",
        r"\b(?:keep|kept|retain|hold|hang on to|store)\b.{0,40}\b(?:on (?:our )?(?:file|"
        r"record|system)s?|details|cv|r[eé]sum[eé]|in (?:mind|touch)|talent (?:pool|"
        r"community|network))|\btalent (?:pool|community)\b",
        "We will keep your details on file.",
    ),
    _phrase(
        Means.GOOD_LUCK,
        "wish luck success best apply check future",
        r"\b(?:wish(?:ing|es)?|best of luck|good luck|every success|all the best)\b.{0,60}"
        r"\b(?:search|career|future|endeavou?rs?|elsewhere|applications?|hunt|next)\b"
        r"|\b(?:apply|check) (?:again|back)|future (?:openings|vacancies|opportunities|roles)",
        "We wish you every success in your job search.",
    ),
    _phrase(
        Means.RECEIVED,
        "receiv receipt got arrived submi landed logged reached safely complete in appl sending",
        r"\b(?:received|receipt of|got|arrived|submitted|landed|logged)\b.{0,40}"
        r"\b(?:application|cv|r[eé]sum[eé]|submission|details|form)\b|\b(?:application|cv"
        r"|submission|form)\b.{0,40}\b(?:received|arrived|submitted|reached us|is in\b"
        r"|complete|safely|logged)|\bthank(?:s| you) for (?:applying|your application"
        r"|submitting|sending)",
        "We have received your application.",
    ),
    _phrase(
        Means.UNDER_REVIEW,
        "review consider look read sift screen assess go touch if hear closing",
        r"\b(?:review|consider|look(?:ing)? (?:at|through|over)|read(?:ing)?|sift|screen|"
        r"assess|go(?:ing)? through)\w*\b.{0,40}\b(?:application|cv|profile|submission|"
        r"everyone|them all|r[eé]sum[eé])|\bunder (?:review|consideration)\b|\bbe in touch\b"
        r"|\bif (?:your|there is|you are a|we)\b.{0,60}\b(?:contact|touch|match|reach)"
        r"|\bhear (?:back )?from us\b|\bclosing date\b",
        "Our team is reviewing your application and will be in touch.",
    ),
    _phrase(
        Means.TALK,
        "interview call chat screen conversation meet talk speak coffee slot visit phone video quick short intro zoom teams",
        r"\b(?:invit\w+|like|love|keen|pleased|happy|delighted|want|hope|arrange|schedule|"
        r"book|set up|organise|organize|find|pick|choose|grab)\b.{0,50}\b(?:interview|(?:phone|"
        r"video|quick|short|intro\w*|zoom|teams|screening) ?(?:call|chat|screen)?|chat|"
        r"conversation|meet(?:ing)?|talk|speak|call|coffee|slot|visit)\b",
        "We would like to invite you to an interview.",
    ),
    _phrase(
        Means.TALK_SET,
        "interview call meeting chat conversation slot panel appointment link looking",
        r"\b(?:interview|call|meeting|chat|conversation|slot|panel|appointment)\b.{0,60}"
        r"\b(?:confirm\w*|scheduled|booked|takes? place|will be (?:held|on|at)|on (?:mon|"
        r"tues|wednes|thurs|fri|satur|sun)day|at \d)|\bjoin(?:ing)? (?:link|the (?:call|"
        r"meeting|zoom|teams))|\blooking forward to (?:meeting|speaking|talking|seeing)",
        "Your interview is confirmed for Tuesday at 10:00.",
    ),
    _phrase(
        Means.TALK_MOVED,
        "schedul arrang postpon interview call meeting chat slot new longer another different push",
        r"\b(?:re-?schedul\w*|re-?arrang\w*|postpon\w*|mov(?:e|ed|ing) (?:our|your|the) (?:"
        r"interview|call|meeting|chat|slot)|new (?:time|date|slot)|no longer works?|"
        r"another (?:time|date|slot|day)|different (?:time|day|date)|push\w* (?:back|our))",
        "We need to reschedule our call.",
    ),
    _phrase(
        Means.TASK,
        "assessment assignment home cod stud test aptitude psychometric questionnaire one video record trial sample exercise challenge task situational",
        r"\b(?:assessment|assignment|take-?home|coding (?:test|challenge|exercise)|case "
        r"study|skills? test|online test|aptitude|psychometric|questionnaire|one-way|"
        r"(?:video|recorded) (?:interview|answers?|questions)|trial (?:shift|day)|work "
        r"sample|exercise|challenge|test link|written task|short task|situational)\b",
        "Please complete the online assessment.",
    ),
    _phrase(
        Means.OFFER,
        "offer job got join start have aboard team",
        r"\b(?:offer(?:ing)? you|(?:pleased|delighted|happy|thrilled|like|love|glad|excited) "
        r"to (?:make you an )?offer|job offer|offer (?:letter|of employment)|formal offer|"
        r"verbal offer|conditional offer|the job is yours|you(?:['’]ve| have) got (?:the|it)"
        r"|(?:want|like|love) you to (?:join|start|have)|welcome (?:aboard|to the team)|"
        r"when can you start|start date)\b",
        "We are delighted to offer you the position.",
    ),
    _phrase(
        Means.PAPERWORK,
        "contract right payroll bank reference background dbs onboarding sign salary annum notice leave",
        r"\b(?:contract|right to work|payroll|bank details|references? check|background "
        r"check|dbs|onboarding|sign(?:ed|ing)? (?:and return|the|your)|salary of|starting "
        r"salary|per annum|notice period|annual leave)\b",
        "Please sign and return the contract.",
    ),
    _phrase(
        Means.HOLD,
        "hold hiring recruitment headcount budget paus froz freez wait reserve delay limbo parked",
        r"\bon hold\b|\b(?:hiring|recruitment|headcount|budget)\b.{0,30}\b(?:freeze|frozen|"
        r"paused?|stopped|suspended)|\b(?:paus(?:e|ed|ing)|frozen|freeze|waiting ?list|wait-?"
        r"list|reserve (?:list|candidate)|delay(?:ed|s)?|limbo|parked)\b",
        "The position has been put on hold.",
    ),
    _phrase(
        Means.LATER,
        "no still longer bear time patience end next hope",
        r"\b(?:no (?:decision|news|final)|not (?:yet )?(?:made|reached|decided|in a position)"
        r"|still (?:waiting|deciding|interviewing|in|discussing)|taking longer|longer than"
        r"|bear with|a (?:little|bit) more time|patience|by (?:the )?end of|next (?:week|"
        r"month|quarter)|hope to have)\b",
        "It is taking longer than we expected; please bear with us.",
    ),
    _phrase(
        Means.WITHDREW,
        "withdr accepted taken take",
        r"\bwithdr(?:aw|ew|awn|awal|awing)\b.{0,50}\b(?:application|candidacy|interest|process"
        r"|myself)|\b(?:application|candidacy)\b.{0,40}\bwithdrawn\b|\b(?:accepted|taken)"
        r" (?:another|a different|an) (?:offer|role|job|position)|\btake my (?:name|hat)",
        "Your application has been withdrawn as requested.",
    ),
    _phrase(
        Means.CAME_ACROSS,
        "your reach",
        r"\b(?:came across|found|saw|noticed|spotted|stumbled|looking at|read) your (?:profile"
        r"|cv|r[eé]sum[eé]|details|background|work|page)|\byour (?:profile|background|"
        r"experience)\b.{0,40}\b(?:caught|stood out|looks|could be|seems|would)|\breach(?:ing)?"
        r" out\b",
        "I came across your profile and was impressed.",
    ),
    _phrase(
        Means.OPEN_TO,
        "open interested worth looking hiring recruiting client would",
        r"\b(?:open to|interested in (?:a|hearing|discussing|exploring|learning)|worth a (?:"
        r"chat|call|conversation)|looking for a (?:change|move|new)|i['’]m (?:hiring|"
        r"recruiting)|my client|we['’]re hiring|would you be (?:open|interested|up))\b",
        "Would you be open to a short chat about it?",
    ),
    _phrase(
        Means.NEW_JOBS,
        "job role vacanc match opening apply view profile saved see",
        r"\b\d+ (?:new )?(?:jobs?|roles?|vacancies|matches|openings)\b|\bjobs? (?:alert|for "
        r"you|matching|near|you might|picks|recommend)|\b(?:new|recommended|similar|more|"
        r"latest) jobs\b|\b(?:apply now|view (?:job|all)|see (?:all|more) jobs|easy apply|"
        r"complete your profile|profile is|saved search)\b",
        "12 new jobs for you this week.",
    ),
    _phrase(
        Means.UNSUBSCRIBE,
        "unsubscribe preference manage brows opt",
        r"\bunsubscribe\b|\bemail preferences\b|\bmanage (?:your )?(?:alerts|preferences|"
        r"notifications)|\bview (?:this )?(?:email )?in (?:your )?browser|\bopt out\b",
        "Unsubscribe or manage your alerts.",
    ),
    _phrase(
        Means.YOUR_APPLICATION,
        "appl candidacy interview cv sum interest recruitment hiring",
        r"\b(?:your|the) (?:recent )?(?:application|candidacy|interview|cv|r[eé]sum[eé])\b|\b"
        r"(?:applied|applying|apply) (?:for|to)\b|\binterest in (?:the|our|joining|working|"
        r"this|a)\b|\brecruitment (?:team|process)|\bhiring (?:team|manager|process)\b",
        "Thank you for your interest in the role.",
    ),
    _phrase(
        Means.MONEY,
        "loan mortgage credit invoice payment order delivery refund discount sale off basket voucher subscription insurance claim policy tenancy landlord visa flat rent booking ticket parcel account statement premium",
        r"\b(?:loan|mortgage|credit|invoice|payment|order|delivery|refund|discount|sale|% off|"
        r"basket|voucher|subscription|insurance|claim|policy|tenancy|landlord|visa|flat|"
        r"rent(?:al)?|booking|ticket|parcel|account|statement|premium)\b",
        "Your credit application was declined.",
    ),
    _phrase(
        Means.CODE,
        "code pass verify confirm account application",
        r"\b(?:verification|security|one-?time|confirmation|access) (?:code|pass\w*)\b|\breset"
        r" your password|\b(?:verify|confirm) your (?:e-?mail|account|address)|\bcreated an"
        r" account|\b(?:finish|complete|resume|incomplete|draft|unfinished)\b.{0,30}"
        r"\bapplication",
        "Your verification code is 482913.",
    ),
    _phrase(
        Means.HIRING_SIDE,
        "candidate vacancy job posting shortlist requisition applied applicant",
        r"\b(?:candidates? (?:for your|you)|your (?:vacancy|job ad|posting|shortlist|"
        r"candidates?|requisition)|applied to your|new applicant|feedback on the candidate)\b",
        "Ada has applied to your vacancy.",
    ),
    _phrase(
        Means.JOB,
        "role position vacanc post job recruit hir candida cv sum interview career short "
        "employment talent traineeship internship apprenticeship",
        r"\b(?:roles?|positions?|vacanc(?:y|ies)|jobs?|recruit\w*|hiring|hired?|candida\w+"
        r"|cvs?|r[eé]sum[eé]s?|interview\w*|careers?|short-?list\w*|employment|talent|"
        r"traineeship|internship|apprenticeship|the post)\b",
        "The vacancy closes on Friday.",
    ),
    _phrase(
        Means.NOT_GOING_ON,
        "not n't n’t nt no ",
        r"(?:\bnot|n['’]?t|\bno longer)\b.{0,40}\b(?:be taken|taking (?:you|your|u)\b|take "
        r"(?:you|your|u)\b|taken (?:on|into)|invit(?:e|ed|ing)|asking you|call(?:ing|ed) (?:you"
        r"|for)|choos(?:e|ing) you|picked|submitting your|consider(?:ing)? (?:you|your)|approve"
        r" your|recommend your|qualif\w+|cleared?|favou?rable|count with you|send your name|"
        r"one of the|among (?:them|those)|in (?:that|your) (?:group|favou?r)|meet the|go "
        r"through|get one of|demonstrate|able to (?:place|employ|engage))",
        "We won't be asking you to come in.",
    ),
    _phrase(
        Means.NOT_GOING_ON,
        "missed knocked turn fell below reject edged ends ended close cancellation "
        "acceptance decline regrets failed pass gone close",
        r"\b(?:missed out|knocked (?:you )?back|turn(?:ed)? (?:you )?down|fell (?:below|short)|"
        r"below the (?:cut|benchmark|required|pass|line|score)|screen reject|edged (?:ahead|"
        r"you|it)|(?:process|application|journey) (?:ends|ended)|closed? (?:your|both|the) "
        r"(?:file|application)|non-?acceptance|you a cancellation|(?:been|was|is) (?:declined|"
        r"failed|closed)|regrets that|going to pass|gone to (?:someone|somebody|another|one))\b",
        "I'm sorry, you've missed out on an interview this time.",
    ),
    _phrase(
        Means.OTHERS_CHOSEN,
        "chosen accepted appointment getting own individual different someone somebody another",
        r"\bwas chosen for\b|\bhas accepted the\b|\bmade an appointment\b|\bis getting the\b|"
        r"\bone of our own\b|\banother (?:individual|student|writer|teacher|nurse)\b|\ba "
        r"different \w+ (?:researcher|person|nurse|engineer)\b|\b(?:someone|somebody) (?:who|"
        r"with|already|closer|more)\b",
        "Another individual has accepted the position.",
    ),
    _phrase(
        Means.WITHDREW,
        "running process step pull cancel longer retract crossed off declin closed withdr",
        r"\bout of the (?:running|process)|\bstep(?:ping)? (?:out|back|aside)\b|\bpull(?:ing)? "
        r"(?:back|out)\b|\bcancel my application|\bno longer (?:wish|want|available|interested"
        r"|looking)|\bretract(?:ed|ing)?\b|\bcrossed you off|\bdeclin(?:e|ing) (?:it|your|the)"
        r" ?(?:offer)?|\bclosed (?:you out|your application on)|\b(?:you|i)(?:['’]ve| have)? "
        r"withdr(?:ew|awn)|\bwithdrawal\b|\btaken? (?:me|my name|yourself) (?:out|off)",
        "Please take me out of the running.",
    ),
    _phrase(
        Means.HOLD,
        "suspend push pool reserve until decided sign",
        r"\bsuspended\b|\bpushed\b.{0,30}\bback\b|\b(?:holding|merit|reserve) (?:pool|list)\b|"
        r"\bour reserve\b|\bnothing (?:is|has been) decided|\b(?:sign(?:ing|ed)?|approved?) off"
        r"|\bcannot (?:choose|decide|sign)\b.{0,30}\buntil|\bas soon as (?:we|the budget)",
        "The search has been suspended.",
    ),
    _phrase(
        Means.OFFER,
        "hired got want like love offer yours",
        r"\b(?:you|u)(?:['’]re| are) hired\b|\b(?:you|u) got (?:it|the)\b|\b(?:want|like|love) "
        r"you (?:as|in as|to be|on the team)\b|\boffer (?:is|has been) (?:waiting|created|ready"
        r"|attached)|\bcreated an offer|\bthe job(?:['’]s| is) yours|\byour offer\b",
        "They want you as Practice Manager.",
    ),
)

CONDITION = re.compile(
    r"\bif\b|\bshould (?:you|we|your|it|there|they|any)\b|\bin case\b|\bunless\b"
    r"|\bwhether\b|\bin the event\b|\bonly (?:those|candidates|applicants|short-?listed)"
    r"|(?<!other )\b(?:those|candidates|applicants|people|anyone|everyone) (?:who|whose"
    r"|not|we)\b.{0,40}\b(?:not|only|will|contact\w*)\b|\b(?:may|might) (?:not|be)\b"
    r"|\b(?:please )?(?:assume|take it)\b|\b(?:cannot|can['’]t|unable to|not able to|not "
    r"possible to)\b.{0,30}\b(?:respond|reply|contact|ring|answer|write|feedback|every|"
    r"each|individual\w*|correspond\w*|discuss)\b|\bthose of you\b",
    re.IGNORECASE,
)
"""What makes a sentence speak of what might be, or of everybody, not of a verdict."""


def found_in(sentence: str) -> list[tuple[Means, re.Match[str]]]:
    """Return what `sentence` says, each with the words that say it.

    A meaning may be found twice, by two phrases.
    """
    lower = sentence.lower()
    hits = (
        (one.means, one.pattern.search(sentence))
        for one in PHRASES
        if any(hook in lower for hook in one.hooks)
    )
    return [(means, hit) for means, hit in hits if hit]
