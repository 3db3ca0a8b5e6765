"""English."""

from onward.mail.almanac import NEVER, Words

_NUMBER = "one two three four five six seven eight nine ten eleven twelve".split()

WORDS = Words(
    weekdays=("mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:s|nesday)?",
              "thu(?:r(?:s(?:day)?)?)?", "fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"),
    short_weekdays=(),
    months=("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may",
            "june?", "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?",
            "nov(?:ember)?", "dec(?:ember)?"),
    numbers=(*_NUMBER, "thirteen", "fourteen", *[NEVER] * 9, "twenty-four",
             *[NEVER] * 23, "forty-eight"),
    ordinals=(),
    nth=r"(?:st|nd|rd|th)",
    of=r"(?: of)? ",
    article=r"the ",
    the=r"the ",
    near=(r"today|tonight|this (?:morning|afternoon|evening)", r"tomorrow|tmrw",
          r"(?:the )?day after tomorrow"),
    this=r"this",
    coming=r"(?:this )?coming|following",
    coming_after=NEVER,
    next=r"next",
    next_week=r"next week",
    week_after=r"the week after next",
    later=r"week",
    ahead=r"a week (?:on|from)",
    end_of=r"(?:the )?end of",
    habit=NEVER,
    at=r"(?:at|from|by|before|until|till|after|around) ",
    start=NEVER,
    until=r"to|till|until",
    unit=r"hrs?|uhr",
    long_unit=NEVER,
    noon=r"noon|midday",
    midnight=r"midnight",
    parts=(("half", 30), ("(?:a )?quarter", 15), ("five", 5), ("ten", 10),
           ("twenty", 20), ("twenty-five", 25)),
    past=r"past",
    to=r"to",
    short_of=(),
    plus=NEVER,
    less=NEVER,
    morning=r"(?:sharp )?(?:in the |that |this )?(?:morning|a\.m)",
    evening=r"(?:sharp )?(?:in the |that |this |at )?(?:afternoon|evening|night|p\.m)",
    then=r"on|in the|this|tomorrow|today|sharp|to|till|until|and|or|for an?|if|at the|next|for|instead|(?-i:[A-Z]{2,4}T)"
         r"|with|mon|tue|wed|thu|fri|sat|sun",
    lasting=NEVER,
    no_clock=r"%|per|an hour|million|k\b|miles|km",
    by=r"before(?=(?: the| then)? ?$)|(?:by|until|till)(?! (?:video|phone|telephone|zoom|teams|me|us|our|the \w+ team))"
       r"|(?:no|not) later than|deadline(?: is)?|due|expires?|lapses?|closes?|shuts|ends?"
       r"|stops working|latest|valid|last date",
    off=r"no longer|can't|cannot|won't|isn't|not|instead of|rather than|originally"
        r"|was|were|cancel\w*|declined|disregard|earlier|unable|met|spoke|since|last|had"
        r"|moved? (?:it |this |us |our \w+ |the \w+ |your \w+ )?from\b(?!.* to )"
        r"|in place of|previous\w*|postponed|decision|decide|hear(?! you)|window opens|let you know|results?"
        r"|back to you|closes?|start(?:ing)? date|between|allow|release",
    shifted=r"(?:mov|chang|shift|push|bring|bump)\w*\b[^.;!?]{0,60}\bfrom",
    called_off=r"no longer|(?:does|do|will)(?: not|n't)|won't|is (?:off|cancelled)"
               r"|has been (?:cancelled|declined|moved|postponed)|didn't|slot has been",
    firm=r"confirm\w*|booked|scheduled|is set|now (?:at|on|be)|new (?:time|date)"
         r"|moved? to|see you|replaced with|instead|re-?scheduled"
         r"|will (?:take place|be held|begin|start)|takes place|date and time|when:",
    choice=r"or\b|either\b|which (?:\w+ ){0,3}(?:suits?|works?|is|do|would|of)\b"
           r"|(?:options|slots|times|choose|pick|any of)\b",
    farewell=NEVER,
    due=r"(?:no|not) later than|by|before|until|till|(?:the )?end of(?= \d)"
        r"|deadline(?: is| of|:)?|due(?: date)?(?: is| on| by|:)?|after(?= \d\d:\d\d on)"
        r"|last (?:date|day)(?: is|:)?|latest"
        r"|(?:expires?|lapses?|closes|close(?= (?:on|at|in))|ends?|shuts|stops working|turns off|goes dark)"
        r"(?: automatically)?(?: on| at| in)?"
        r"|within|in the next|you have|you've(?: got)?|open for|valid for",
    up_to=r"by|before|until|till",
    within=r"within|in the next|expires|lapses|closes|you have|you've|open for|valid for",
    answer=r"return|send|submit|complete|finish|sign|accept|acceptance|reply|confirm"
           r"|let (?:me|us)|tell|answer|respond|record|deadline|expires?|lapses?|link|done"
           r"|available|decision|decide|say|pick|choose|select|book|test|due|back|open"
           r"|offer|upload|need",
    book=r"preference|prefer|book|pick|choose|select|schedule|slot|calendar",
    reply=r"confirm|let (?:me|us)|reply|respond|accept|drop (?:me|us) a line|rsvp|we need your|tell (?:me|us)",
    beside=r"adjust\w*|accommodat\w*|(?:any|with|have) questions?|if you need"
           r"|start(?:s|ing)? (?:on|date)|join(?:ing)? date|would start|dietary|allerg(?:y|ies|ic)"
           r"|you (?:will|'ll|should) hear|we(?:'ll| will) (?:let|be|tell|decide|come)"
           r"|(?:a|our|the) decision by|before your (?:first day|start)"
           r"|if you don't hear|beforehand|first day|park(?:ing)?",
    hours=r"hours?(?! of(?! (?:this|receiving|receipt)))",
    days=r"(?:calendar )?days?(?! of(?! (?:this|receiving|receipt)))",
    weeks=r"weeks?(?! of(?! (?:this|receiving|receipt)))",
    work=r"working|business",
    working_days=NEVER,
    ends_day=r"end of (?:the |this )?day|eod|close of business|cob",
    ends_week=r"end of (?:the |this |next )?week|eow",
    ends_month=r"end of (?:the |this |next )?month",
    ends_next=r"next",
    month_first=True,
)  # fmt: skip
