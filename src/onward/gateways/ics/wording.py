"""What reading a calendar tells the person; and the one neutral title."""

from onward.kernel.text import N_

NOT_A_CALENDAR = N_("This is not a calendar file (.ics); nothing was read from it.")
TOO_LARGE = N_(
    "The calendar is larger than %(limit)s MB; only its first part was read."
)
CUT_OFF = N_("The calendar ends in the middle of an entry; that entry was left out.")
UNREADABLE = N_("One entry could not be read and was left out.")
UNREADABLE_MANY = N_("%(n)s entries could not be read and were left out.")
UNKNOWN_ZONE = N_(
    "The calendar names a time zone that is unknown here, “%(zone)s”; its times were read as yours."
)
TOO_OFTEN = N_(
    "An entry repeats in a way that cannot be followed here; only its first time was read."
)
TOO_MANY = N_(
    "The calendar holds more entries or repetitions than can be followed; some later ones may be missing."
)

NEUTRAL_TITLE = N_("Appointment")
DESCRIPTION = N_("%(why)s\nFirst: %(first_step)s\n%(if_then)s")
