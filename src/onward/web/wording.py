"""Names the pages give to what the rooms only number."""

from onward.kernel.text import N_

ENTRIES = {
    "applied": N_("You applied"),
    "acknowledged": N_("They confirmed that it arrived"),
    "assessment": N_("A test or task"),
    "interview": N_("A talk"),
    "rejected": N_("They answered. It is a no"),
    "offer": N_("An offer"),
    "on_hold": N_("On hold"),
    "withdrawn": N_("You withdrew"),
    "outreach": N_("They wrote to you first"),
    "accepted": N_("You accepted"),
    "declined": N_("You declined"),
    "followed_up": N_("You asked for news"),
    "asked_feedback": N_("You asked for feedback"),
    "got_feedback": N_("They gave feedback"),
    "note": N_("A note"),
    "let_go": N_("You let the silence rest"),
}

BY_HAND = {
    "interview": N_("A talk, or an invitation to one"),
    "assessment": N_("A test or task"),
    "acknowledged": N_("They confirmed that it arrived"),
    "rejected": N_("They told me: it is a no"),
    "offer": N_("An offer"),
    "on_hold": N_("It is on hold"),
    "followed_up": N_("I asked for news"),
    "asked_feedback": N_("I asked for feedback"),
    "got_feedback": N_("They gave feedback"),
    "accepted": N_("I accepted"),
    "declined": N_("I declined"),
    "withdrawn": N_("I withdrew"),
    "let_go": N_("They never answered; I let it rest"),
    "applied": N_("I applied"),
    "note": N_("A note"),
}

MESSAGES = {
    "acknowledged": N_("A receipt"),
    "assessment": N_("A test or task"),
    "interview": N_("An invitation to talk"),
    "rejected": N_("A no"),
    "offer": N_("An offer"),
    "on_hold": N_("On hold"),
    "withdrawn": N_("I withdrew"),
    "outreach": N_("Someone writes about a role"),
    "alert": N_("A job alert"),
    "other": N_("Something else"),
}
"""In the order of the keys 1 to 9 and 0."""

PARTS = {
    "feel": N_("What you felt"),
    "says": N_("What it says"),
    "ask": N_("Whether to ask"),
    "look_back": N_("Looking back"),
    "lessons": N_("What you take along"),
    "close": N_("How heavy it was"),
}

HOW_TOLD = {
    "call": N_("By telephone"),
    "text": N_("By text message"),
    "in_person": N_("In person"),
    "portal": N_("On their site"),
}

STATES = {
    "open": N_("going on"),
    "quiet": N_("quiet for a while"),
    "rejected": N_("a no"),
    "on_hold": N_("on hold"),
    "withdrawn": N_("you withdrew"),
    "offer": N_("an offer"),
    "accepted": N_("accepted"),
    "declined": N_("you declined"),
}

STEPS = {
    "application": N_("application"),
    "screen": N_("a first call"),
    "assessment": N_("a test"),
    "interview": N_("an interview"),
    "final": N_("a final round"),
    "offer": N_("an offer"),
}

CHANNELS = {
    "unknown": N_("Not said"),
    "board": N_("A job board"),
    "employer_site": N_("The employer's own page"),
    "agency": N_("An agency"),
    "referral": N_("Someone there spoke for me"),
    "recruiter": N_("A recruiter wrote first"),
    "fair": N_("A fair or event"),
    "direct": N_("I wrote on my own account"),
}

FIELDS = {
    "other": N_("Something else, or not said"),
    "technology_data": N_("Technology and data"),
    "office_business": N_("Office and business"),
    "academia": N_("Academia"),
    "public": N_("Public service"),
    "care_trades_hospitality": N_("Care, trades, hospitality"),
}

IMPORTS = {
    "queued": N_("It starts in a moment."),
    "running": N_("Reading."),
    "read": N_("All of it is read. Nothing is filed yet."),
    "filing": N_("Filing."),
    "filed": N_("All of it is filed."),
    "half_filed": N_("Stopped. What was filed so far stays so."),
    "done": N_("All of it is read."),
    "failed": N_("It stopped before the end. What was read is kept."),
    "cancelled": N_("Stopped. What was read so far is kept."),
}

NAMES = {
    "entry": ENTRIES,
    "message": MESSAGES,
    "state": STATES,
    "step": STEPS,
    "channel": CHANNELS,
    "import": IMPORTS,
    "part": PARTS,
}

STEP_NAMES = {
    "feel": N_("Allow yourself to feel"),
    "fair_view": N_("Don’t take it personally"),
    "feedback": N_("Seek feedback"),
    "reflect": N_("Reflect"),
    "learn": N_("Learn and grow"),
    "persist": N_("Stay positive and persistent"),
    "network": N_("Expand the network"),
    "materials": N_("Update and enhance materials"),
    "goals": N_("Set realistic goals"),
    "education": N_("Additional education"),
    "paths": N_("Explore different paths"),
    "resilience": N_("Stay resilient"),
    "care": N_("Take care of yourself"),
}

STEP_PURPOSES = {
    "feel": N_("An answer stays closed until you open it. What it does may take time."),
    "fair_view": N_("What a no says, and what it leaves open."),
    "feedback": N_("One narrow question, where somebody may answer it."),
    "reflect": N_("A short look back: what was yours, what was not, what to keep."),
    "learn": N_("One lesson becomes one thing to practise."),
    "persist": N_("The next application and every follow-up have a day."),
    "network": N_("Who you know, who knows them, and when to be in touch again."),
    "materials": N_("CV, letters and profile: true, and fitted to the posting."),
    "goals": N_("Aims you can do yourself, sized by your own numbers and hours."),
    "education": N_("The skill that opens the most doors for an hour of study."),
    "paths": N_("The same work elsewhere, and work beside yours."),
    "resilience": N_("What you have come through, and a lighter week after a hard no."),
    "care": N_("Rest, movement and people, in the same plan as the search."),
}

STEP_MEANWHILE = {
    "network": N_("write to one person you liked working with, and ask how they are."),
    "materials": N_(
        "take one posting you like, underline the first three things it asks for, and see where your CV shows each of them."
    ),
    "education": N_(
        "read five postings you would take, and note which skill you lack comes up most."
    ),
    "paths": N_("ask one person in work beside yours what their days are like."),
}
"""Steps Onward does not help with yet: one thing a person can do without it."""

WAIT = (N_("%(n)s answer waits"), N_("%(n)s answers wait"))
OPENED = (N_("%(n)s no opened"), N_("%(n)s noes opened"))
READ_FAIRLY = (
    N_("The no you opened has its page"),
    N_("Each of the %(n)s noes you opened has its page"),
)
ASKED = (N_("You asked %(n)s time"), N_("You asked %(n)s times"))
TOLD_WHY = (N_("%(n)s said why"), N_("%(n)s said why"))
THIS_WEEK = N_("This week: %(what)s")
TO_ASK = (N_("%(n)s to ask"), N_("%(n)s to ask"))
TO_APPLY = (
    N_("%(n)s block for applications"),
    N_("%(n)s blocks for applications"),
)
TO_FOLLOW_UP = (N_("%(n)s follow-up"), N_("%(n)s follow-ups"))
TO_PREPARE = (N_("%(n)s talk to prepare"), N_("%(n)s talks to prepare"))
SENT = (N_("%(n)s application"), N_("%(n)s applications"))
TALKED = (N_("%(n)s led to a talk"), N_("%(n)s led to a talk"))
NO_TALK = N_("no talk yet")
SINCE = (
    N_("%(n)s application sent since your first no"),
    N_("%(n)s applications sent since your first no"),
)
LIGHTER = N_("This week is a lighter one")
WALKS = (N_("%(n)s walk"), N_("%(n)s walks"))
PEOPLE = (
    N_("%(n)s time with someone you like"),
    N_("%(n)s times with someone you like"),
)
RESTS = (N_("%(n)s rest"), N_("%(n)s rests"))
EVENINGS = (N_("%(n)s evening off"), N_("%(n)s evenings off"))

MET = (N_("%(n)s no looked back on"), N_("%(n)s noes looked back on"))
LESSONS_OPEN = (N_("%(n)s lesson in your plan"), N_("%(n)s lessons in your plan"))
LESSONS_DONE = (N_("%(n)s done"), N_("%(n)s done"))

TO_DEBRIEF = N_("Open when ready")
TO_TELL = N_("Meet a no")
TO_LOOK_BACK = N_("Look back on one")
TO_LAST_NO = N_("The last no you opened")
TO_WEEK = N_("To your week")
TO_PLAN = N_("Plan a week")
TO_READING = N_("To the reading")
