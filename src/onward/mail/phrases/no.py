"""A no: not going on, others chosen, the job gone, and the words around it."""

from onward.mail.phrases.phrase import Means, Phrase, phrase

_NOT = r"(?:not|n['’]t|no longer|never|unable to|cannot|against|wont|cant|didnt|unlikely to)"
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

NO: tuple[Phrase, ...] = (
    phrase(
        Means.NOT_GOING_ON,
        "mov proce progr tak carr put brought go going advanc continu pursu",
        _NOT + r"\b.{0,40}\b(?:mov(?:e|ing) (?:forward|ahead|on|you)|proceed|progress"
        r"|tak(?:e|ing) (?:your|you|this|it|things|the)\b.{0,60}(?:further|forward)"
        r"|(?:taken|carried|put|brought) (?:any )?(?:further|forward)"
        r"|go(?:ing)? (?:forward|ahead|further)|advanc|continu\w+ (?:with|your|to)"
        r"|pursu)",
        "We have decided not to move forward with your application.",
        also="not n't n’t no never unable against wont cant didnt unlikely",
    ),
    phrase(
        Means.NOT_GOING_ON,
        "select short successful chosen appoint invit offer hir put right fit match",
        _NOT
        + r"\b.{0,40}\b(?:select(?:ed|ing)?|short-?list(?:ed|ing)?|successful|chosen"
        r"|appoint(?:ed|ing)?|invit(?:e|ed|ing) you|(?:make|made|making|extend\w*) you an"
        r" offer|offer(?:ing|ed)? you|hir(?:e|ing) you|be hiring|put you|the right (?:fit"
        r"|match|person)|(?:a|the) (?:good |best |close )?(?:fit|match))\b",
        "On this occasion you were not selected for interview.",
        also="not n't n’t no never unable against wont cant didnt unlikely",
    ),
    phrase(
        Means.NOT_GOING_ON,
        "successful consider running process against reject declin",
        r"\b(?:been )?unsuccessful\b|\bnot (?:been )?successful\b|\bno longer (?:be )?"
        r"(?:being )?(?:consider|under consideration|in (?:the )?(?:running|process))"
        r"|\bdecided against\b|\brejected\b|\bdeclin(?:e|ed) your application",
        "Your application has been unsuccessful.",
    ),
    phrase(
        Means.NOT_GOING_ON,
        "no pass not",
        r"\b(?:it(?:'|’)?s|is|its|be|was|a) (?:a )?no\b(?! (?:problem|need|longer|fee|cost"
        r"|one|such|obligation|worries|reply))|\bpass(?:ing)? on (?:this|your|you)\b"
        r"|\bnot (?:for us|this time|on this occasion)\b|\bnot (?:be )?what we\b",
        "I'm afraid it's a no from us.",
    ),
    phrase(
        Means.NOT_GOING_ON,
        "not n't n’t nt no ",
        r"(?:\bnot|n['’]?t|\bno longer)\b.{0,40}\b(?:be taken|taking (?:you|your|u)\b|take "
        r"(?:you|your|u)\b|taken (?:on|into)|invit(?:e|ed|ing)|asking you|call(?:ing|ed) (?:you"
        r"|for)|choos(?:e|ing) you|picked|submitting your|consider(?:ing)? (?:you|your)|approve"
        r" your|recommend your|qualif\w+|cleared?|favou?rable|count with you|send your name|"
        r"one of the|among (?:them|those)|in (?:that|your) (?:group|favou?r)|meet the|go "
        r"through|get one of|demonstrate|able to (?:place|employ|engage))",
        "We won't be asking you to come in.",
        also="tak invit asking call choos pick submit consider approv recommend qualif clear "
        "favo count send one among group meet through get demonstrate able",
    ),
    phrase(
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
    phrase(
        Means.OTHERS_CHOSEN,
        "other different else internal who with that from stronger",
        r"\b(?:go(?:ne|ing)?|went|mov(?:e|ed|ing)|proceed\w*|progress\w*|chos(?:e|en)"
        r"|choosing|select\w*|offer(?:ed|ing)?|appoint\w*|hir(?:ed|ing)|opt(?:ed)?|took"
        r"|tak(?:en|ing)|pick(?:ed)?|prefer\w*|pursu\w*|decided (?:on|for)|giv(?:en|ing)"
        r"|continu\w+|award\w*|extended|settled|accepted)\b"
        r".{0,50}\b(?:" + _OTHERS + r")",
        "We decided to go with another candidate whose experience is closer.",
        also="go went mov proce progr chos choos select offer appoint hir opt took tak pick "
        "prefer pursu decided giv continu award extended settled accepted",
    ),
    phrase(
        Means.OTHERS_CHOSEN,
        "candidate applicant application",
        r"\b(?:others?|another|stronger|other) (?:candidate|applicant|application)s?\b"
        r".{0,60}\b(?:more|better|closer|stronger|met|match|fit|experience|scored)",
        "Other applicants were a closer match for what we need.",
    ),
    phrase(
        Means.OTHERS_CHOSEN,
        "chosen accepted appointment getting own individual different someone somebody another",
        r"\bwas chosen for\b|\bhas accepted the\b|\bmade an appointment\b|\bis getting the\b|"
        r"\bone of our own\b|\banother (?:individual|student|writer|teacher|nurse)\b|\ba "
        r"different \w+ (?:researcher|person|nurse|engineer)\b|\b(?:someone|somebody) (?:who|"
        r"with|already|closer|more)\b",
        "Another individual has accepted the position.",
    ),
    phrase(
        Means.GONE,
        "filled closed taken cancel withdrawn pulled gone frozen scrapped longer",
        _ROLE
        + r"\b.{0,40}\b(?:(?:has|have|is|was|been|now|already)\b.{0,20}\b(?:filled|"
        r"closed|taken|cancel\w*|withdrawn|pulled|gone|frozen|scrapped|no longer)"
        r"|no longer (?:available|exists|open))",
        "The role has now been filled.",
    ),
    phrase(
        Means.GONE,
        "filled cancelled withdrawn closed found",
        r"\b(?:filled|cancelled|withdrawn|closed) (?:the|this|that) "
        + _ROLE
        + r"|\bfound (?:someone|somebody|(?:our|the|a|its) \w+)\b.{0,30}\b(?:for|to) (?:the|this)",
        "We have found someone for the job.",
    ),
    phrase(
        Means.GONE,
        "filling filled fill budget funding grant money headcount",
        r"\b(?:not|n['’]t|no longer)\b.{0,20}\b(?:be )?fill(?:ed|ing)?\b.{0,20}\b(?:it|the|this|that"
        r"|"
        + _ROLE
        + r")\b|\b(?:budget|funding|grant|money|headcount)\b.{0,40}\b(?:cut|frozen"
        r"|withdrawn|pulled|gone|stopped|refused|fell through|not (?:been )?(?:approved|there))\b",
        "The budget for the post was cut, so we will not be filling it.",
    ),
    phrase(
        Means.REGRET,
        "regret unfortunately afraid sorry sadly disappointing news answer outcome reply message wish",
        r"\bregret(?:fully)?\b|\bunfortunately\b|\b(?:i['’]m|we['’]re|am|are) (?:afraid|sorry)"
        r"|\bsorry to\b|\bsadly\b|\bdisappointing\b|\bbad news\b|\bnot the (?:news|answer"
        r"|outcome|reply|message)\b|\bwish(?:ed)? (?:i|we) (?:had|could|were)",
        "We regret to tell you this.",
    ),
    phrase(
        Means.KEEP_ON_FILE,
        "keep kept retain hold hang store talent",
        r"\b(?:keep|kept|retain|hold|hang on to|store)\b.{0,40}\b(?:on (?:our )?(?:file|"
        r"record|system)s?|details|cv|r[eé]sum[eé]|in (?:mind|touch)|talent (?:pool|"
        r"community|network))|\btalent (?:pool|community)\b",
        "We will keep your details on file.",
    ),
    phrase(
        Means.GOOD_LUCK,
        "wish luck success best apply check future",
        r"\b(?:wish(?:ing|es)?|best of luck|good luck|every success|all the best)\b.{0,60}"
        r"\b(?:search|career|future|endeavou?rs?|elsewhere|applications?|hunt|next)\b"
        r"|\b(?:apply|check) (?:again|back)|future (?:openings|vacancies|opportunities|roles)",
        "We wish you every success in your job search.",
    ),
)
