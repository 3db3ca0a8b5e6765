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
}
