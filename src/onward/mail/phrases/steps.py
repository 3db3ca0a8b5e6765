"""The steps of an application: received, read, a task to do, a talk to have."""

from onward.mail.phrases.phrase import Means, Phrase, phrase

STEPS: tuple[Phrase, ...] = (
    phrase(
        Means.YOUR_APPLICATION,
        "appl candidacy interview cv sum interest recruitment hiring",
        r"\b(?:your|the) (?:recent )?(?:application|candidacy|interview|cv|r[eé]sum[eé])\b|\b"
        r"(?:applied|applying|apply) (?:for|to)\b|\binterest in (?:the|our|joining|working|"
        r"this|a)\b|\brecruitment (?:team|process)|\bhiring (?:team|manager|process)\b",
        "Thank you for your interest in the role.",
    ),
    phrase(
        Means.RECEIVED,
        "appl cv sum submi details form sending",
        r"\b(?:received|receipt of|got|arrived|submitted|landed|logged)\b.{0,40}"
        r"\b(?:application|cv|r[eé]sum[eé]|submission|details|form)\b|\b(?:application|cv"
        r"|submission|form)\b.{0,40}\b(?:received|arrived|submitted|reached us|is in\b"
        r"|complete|safely|logged)|\bthank(?:s| you) for (?:applying|your application"
        r"|submitting|sending)",
        "We have received your application.",
    ),
    phrase(
        Means.UNDER_REVIEW,
        "review consider look read sift screen assess go touch if hear closing",
        r"\b(?:review|consider|look(?:ing)? (?:at|through|over)|read(?:ing)?|sift|screen|"
        r"assess|go(?:ing)? through)\w*\b.{0,40}\b(?:application|cv|profile|submission|"
        r"everyone|them all|r[eé]sum[eé])|\bunder (?:review|consideration)\b|\bbe in touch\b"
        r"|\bif (?:your|there is|you are a|we)\b.{0,60}\b(?:contact|touch|match|reach)"
        r"|\bhear (?:back )?from us\b|\bclosing date\b",
        "Our team is reviewing your application and will be in touch.",
    ),
    phrase(
        Means.TASK,
        "assessment assignment home cod stud test aptitude psychometric questionnaire one video record trial sample exercise challenge task situational",
        r"\b(?:assessment|assignment|take-?home|coding (?:test|challenge|exercise)|case "
        r"study|skills? test|online test|aptitude|psychometric|questionnaire|one-way|"
        r"(?:video|recorded) (?:interview|answers?|questions)|trial (?:shift|day)|work "
        r"sample|exercise|challenge|test link|written task|short task|situational)\b",
        "Please complete the online assessment.",
    ),
    phrase(
        Means.TALK,
        "interview call chat screen conversation meet talk speak coffee slot visit phone video quick short intro zoom teams",
        r"\b(?:invit\w+|like|love|keen|pleased|happy|delighted|want|hope|arrange|schedule|"
        r"book|set up|organise|organize|find|pick|choose|grab)\b.{0,50}\b(?:interview|(?:phone|"
        r"video|quick|short|intro\w*|zoom|teams|screening) ?(?:call|chat|screen)?|chat|"
        r"conversation|meet(?:ing)?|talk|speak|call|coffee|slot|visit)\b",
        "We would like to invite you to an interview.",
    ),
    phrase(
        Means.TALK_SET,
        "interview call meeting chat conversation slot panel appointment link looking",
        r"\b(?:interview|call|meeting|chat|conversation|slot|panel|appointment)\b.{0,60}"
        r"\b(?:confirm\w*|scheduled|booked|takes? place|will be (?:held|on|at)|on (?:mon|"
        r"tues|wednes|thurs|fri|satur|sun)day|at \d)|\bjoin(?:ing)? (?:link|the (?:call|"
        r"meeting|zoom|teams))|\blooking forward to (?:meeting|speaking|talking|seeing)",
        "Your interview is confirmed for Tuesday at 10:00.",
    ),
    phrase(
        Means.TALK_MOVED,
        "schedul arrang postpon interview call meeting chat slot new longer another different push",
        r"\b(?:re-?schedul\w*|re-?arrang\w*|postpon\w*|mov(?:e|ed|ing) (?:our|your|the) (?:"
        r"interview|call|meeting|chat|slot)|new (?:time|date|slot)|no longer works?|"
        r"another (?:time|date|slot|day)|different (?:time|day|date)|push\w* (?:back|our))",
        "We need to reschedule our call.",
    ),
)
