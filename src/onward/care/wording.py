"""What care says to the person."""

from onward.kernel.text import N_

MOVE = N_("Walk for half an hour")
MOVE_WHY = N_("Moving a little often lifts the mood, and it needs no success to count.")
MOVE_FIRST = N_("Put on your shoes and step outside the door.")
MOVE_IF_THEN = N_(
    "If the weather is against it, then move about indoors to some music."
)

PEOPLE = N_("Call or meet someone you like")
PEOPLE_WHY = N_("A search can be lonely. People help, also without advice.")
PEOPLE_FIRST = N_("Pick one name and write: do you have ten minutes?")
PEOPLE_IF_THEN = N_(
    "If nobody comes to mind, then sit for a while where other people are."
)

REST = N_("Three quarters of an hour to yourself")
REST_WHY = N_("Rest is part of the work. Nobody searches well when worn out.")
REST_FIRST = N_("Put the phone in another room.")
REST_IF_THEN = N_(
    "If thoughts about the search come, then write down one word for each and let it wait."
)

EVENING = N_("An evening off")
HOURS_OFF = N_("Two hours off")
HOURS_OFF_WHY = N_(
    "Two free hours every week are planned first, so that they are kept."
)
EVENING_WHY = N_("A free evening every week is planned first, so that it is kept.")
EVENING_FIRST = N_("Close the laptop and choose one thing you enjoy.")
EVENING_IF_THEN = N_(
    "If something feels urgent, then write it down for the next day and close the list."
)

HELP_WORDS = {
    word: word
    for word in (
        N_("police, ambulance, fire, coastguard"),
        N_("police, fire, ambulance"),
        N_("fire, ambulance, any emergency"),
        N_("fire, ambulance"),
        N_("ambulance, fire"),
        N_("fire, rescue"),
        N_("medical emergency"),
        N_("ambulance"),
        N_("police"),
        N_("fire"),
        N_("from a mobile phone"),
        N_("if you are deaf or cannot speak"),
        N_("day and night"),
        N_("9:00–18:00"),
        N_("free"),
        N_("free from mobiles"),
        N_("debt"),
        N_("benefits, work, debt"),
        N_("benefits, work, housing"),
        N_("rent, food, bills"),
        N_("local services"),
        N_("law, dismissal"),
        N_("dismissal"),
        N_("discrimination"),
        N_("strict time limits apply"),
        N_("does not reach everywhere"),
        N_("leads to a public service near you"),
        N_("English"),
        N_("Spanish"),
        N_("French"),
        N_("German"),
        N_("Italian"),
        N_("Finnish"),
        N_("Swedish"),
        N_("Ukrainian"),
        N_("Russian"),
        N_("government"),
        N_("provider"),
    )
}
"""Every word of help_lines.csv that is not a name, marked for translation."""

HELP_MISSING = {
    "NO": N_("The number is for medical emergencies. Police and fire have their own."),
    "SG": N_("The number is for ambulance and fire. The police have their own."),
    "ZA": N_(
        "Only 112 is known here from an official page. Police and ambulance also have their own numbers."
    ),
    "BE": N_("The line listed to talk to answers in French."),
}
"""What is known to be missing from a country's rows."""
