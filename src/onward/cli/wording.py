"""What the terminal says."""

from onward.kernel.text import N_

SERVING = N_("Onward is at %(address)s on this computer only. This link lets you in:")
LINK_ONCE = N_(
    "It works once, within a minute. “onward link” prints another. Ctrl-C stops Onward."
)
STOPPED = N_("Stopped. Everything is kept.")
PORT_IN_USE = N_("Port %(port)s is used by another program.")
PORT_REMEDY = N_("Try: onward start --port %(port)s")
NOT_RUNNING = N_("Onward is not running.")
NOT_RUNNING_REMEDY = N_("Start it with “onward start”.")
INTERRUPTED = N_("Stopped. What was kept so far stays; repeating it is safe.")
NO_SUCH_WEEK = N_("“%(week)s” is not a week; write it as 2026-W48.")
NO_SUCH_DAY = N_("“%(day)s” is not a day; write it as 2026-11-24.")
NO_APPLICATIONS = N_(
    "Nothing here yet. “onward read MAILBOX” finds applications; “onward add” adds one."
)
COLUMNS = (N_("Company"), N_("Role"), N_("Applied"), N_("Got to"), N_("Now"))
ANSWER_WAITS = N_("an answer waits")
NO_SUCH_CHANNEL = N_("There is no such way of finding it; choose one of: %(channels)s")
ADDED = N_("Added: %(company)s.")
RATE_COLUMNS = (
    N_("What"),
    N_("Yes"),
    N_("Of settled"),
    N_("Still open"),
    N_("Rate"),
    N_("8 in 10 sure"),
)
