"""What the terminal says."""

from onward.kernel.text import N_

SERVING = N_("Onward is at %(address)s on this computer only. This link lets you in:")
LINK_ONCE = N_(
    "It works once, within a minute. “onward link” prints another. Ctrl-C stops Onward."
)
STOPPED = N_("Stopped. Everything is kept.")
PORT_IN_USE = N_("Port %(port)s is used by another program.")
PORT_REFUSED = N_("Port %(port)s cannot be used: %(reason)s.")
PORT_REMEDY = N_("Try: onward %(command)s --port %(port)s")
NOT_RUNNING = N_("Onward is not running.")
NOT_RUNNING_REMEDY = N_("Start it with “onward %(command)s”.")
STOPPED_EARLY = N_("Stopped. What was kept so far stays; repeating it is safe.")
NO_SUCH_WEEK = N_("“%(week)s” is not a week; write it as 2026-W48.")
WEEK_OVER = N_("The week %(week)s is over; it stays as it was.")
NO_SUCH_HOURS = N_("Give hours as a number from 0 to 80.")
NO_SUCH_DAY = N_("“%(day)s” is not a day; write it as 2026-11-24.")
NO_APPLICATIONS = N_(
    "Nothing here yet. “onward read MAILBOX” finds applications; “onward add” adds one."
)
COLUMNS = (N_("Company"), N_("Role"), N_("Applied"), N_("Got to"), N_("Now"))
ANSWER_WAITS = N_("an answer waits")
AN_ANSWER = N_("an answer")
LEFT_ALONE = N_("%(n)s in spam or trash were left alone.")
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
CALENDAR_WRITTEN = N_("Written to %(file)s; your calendar program can open it.")
NOT_WRITTEN = N_("%(file)s could not be written: %(reason)s.")
WEEK_TITLE = N_("Your week %(week)s")
LEFT_OUT = N_("What did not fit:")
LEFT = N_("Left out, and that is fine: %(what)s")
DONE = N_("Done: %(what)s")
NO_SUCH_BLOCK = N_("No block of this week is called that.")
NO_SUCH_BLOCK_REMEDY = N_("“onward plan” numbers them; give the number or a few words.")
WHICH_BLOCK = N_("Several could be meant: %(names)s")
EXPORTED = N_("Everything (%(rows)s rows) is in %(file)s.")
TAKEN_IN = N_("Taken in: %(rows)s new rows. What was here stayed.")
BACKED_UP = N_("Backed up to %(file)s.")
RESTORED = N_("Restored from %(file)s.")
KEPT_BEFORE = N_("What was here before is kept in %(file)s.")
MEND_IT = N_("“onward doctor --mend” puts right what can be put right.")
ALL_WELL = N_("Nothing is wrong.")
ERASE_WORD = N_("erase")
ERASE_ONE = N_(
    "This deletes the application and its mail here, beyond undo. Type “%(word)s”:"
)
ERASE_EVERYTHING = N_(
    "This deletes everything Onward keeps, beyond undo. Type “%(word)s”:"
)
NOT_ERASED = N_("Nothing was deleted.")
NOT_ERASED_REMEDY = N_("Add --yes to delete without being asked.")
ERASED = N_("Deleted.")
STILL_IN_BACKUPS = N_("These backups still hold it; delete them if you wish:")
DEMO = N_(
    "An example: Alice Marlow and her mailbox are invented. It starts afresh each time "
    "and never touches your own data."
)
FOUND_MESSAGES = N_("Read %(n)s messages.")
FOUND_APPLICATIONS = N_(
    "%(messages)s kept messages speak of %(applications)s applications."
)

FOUND_UNSURE = N_("%(n)s need your eye; they are in the Inbox.")
FOUND_QUARANTINED = N_("%(n)s could not be read and were set aside.")
FOUND_WAITING = N_(
    "Applications with an answer that waits quietly until you open it: %(n)s."
)
