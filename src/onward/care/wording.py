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

REST = N_("Three quarters of an hour for nothing")
REST_WHY = N_("Rest is part of the work. Nobody searches well when worn out.")
REST_FIRST = N_("Put the phone in another room.")
REST_IF_THEN = N_(
    "If thoughts about the search come, then write down one word for each and let it wait."
)

EVENING = N_("An evening off")
EVENING_WHY = N_("A free evening every week is planned first, so that it is kept.")
EVENING_FIRST = N_("Close the laptop and choose one thing you enjoy.")
EVENING_IF_THEN = N_(
    "If something feels urgent, then write it down for the next day and close the list."
)
