"""What the terminal says."""

from onward.kernel.text import N_

SERVING = N_("Onward is at %(address)s on this computer only. This link lets you in:")
LINK_ONCE = N_(
    "It works once, within a minute. “%(command)s” prints another. Ctrl-C stops Onward."
)
STOPPED = N_("Stopped. Everything is kept.")
PORT_IN_USE = N_("Port %(port)s is used by another program.")
PORT_REFUSED = N_("Port %(port)s cannot be used: %(reason)s.")
PORT_REMEDY = N_("Try: onward %(command)s --port %(port)s")
NOT_RUNNING = N_("Onward is not running.")
NOT_RUNNING_REMEDY = N_("Start it with “onward %(command)s”.")
STOPPED_EARLY = N_("Stopped. What was kept so far stays; repeating it is safe.")
NO_SUCH_WEEK = N_("“%(week)s” is not a week; write it as 2026-W48.")
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
CORRECTED = N_(
    "What you put right (%(n)s messages, names taken out) is in %(file)s. Read it before"
    " you pass it on."
)
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

# Before a first reading is filed
HELD_ABOUT = N_(
    "%(messages)s messages speak of %(applications)s applications. Nothing is filed yet."
)
HELD_ANSWERS = N_("Answers among them, closed until you open them: %(n)s.")
HELD_UNSURE = N_("Messages that need your eye: %(n)s.")
HELD_OUTREACH = N_("Messages from people who write about a role: %(n)s.")
HELD_NOTHING = N_("Messages that look like nothing: %(n)s.")
FILE_THEM = N_(
    "File them? y files them, t throws this reading away, Enter leaves it for later:"
)
YES_KEY = "y"
THROW_KEY = "t"
HELD_WAITS = N_(
    "Messages that are read, and not filed before you say so in the Inbox: %(n)s."
)
THROWN_AWAY = N_("Thrown away. Nothing of it is kept here.")

# Meeting a no
NOTHING_WAITS = N_("Nothing waits.")
WAITS_HERE = N_("%(n)s answer waits. It can wait as long as you like.")
WAIT_HERE = N_("%(n)s answers wait. They can wait as long as you like.")
BEGUN = N_("Begun and kept: %(name)s")
ANY_NAME = N_("it")
GO_ON_WITH = N_("Go on with %(name)s? y or Enter for not now:")
OPEN_ONE = N_("Open one, gently? y or Enter for not now:")
NOT_ONE_WAITS = N_(
    "“%(words)s” fits %(n)s answers that wait. “onward debrief --list” names them."
)
TELL_GENTLY = N_("%(name)s answered. Hear it in one sentence? y or Enter for not now:")
CLOSE_QUIETLY = N_(
    "They are noes. Count them, say nothing more, close them? y or Enter for no:"
)
CLOSED_QUIETLY = N_("They are closed. The mail stays where it is.")
WAYS = N_(
    "Enter skips. :b goes back, :t is too much today, :q leaves; everything is kept, sealed."
)
PART = N_("%(place)s of %(of)s: %(name)s")
PARTS = {
    "feel": N_("What is strongest right now?"),
    "says": N_("What this no says"),
    "ask": N_("Ask them something?"),
    "look_back": N_("Looking back"),
    "lessons": N_("Anything to take along?"),
    "close": N_("That is all of it"),
}
FEEL = N_("Numbers, or your own word:")
HEAVY = N_("How heavy is it, 0 to 10?")
HEAVY_NOW = N_("And now, how heavy is it, 0 to 10?")
WEIGHT_IS = N_("A number from 0 to 10, or Enter.")
SAYS_NOT = N_("It does not say:")
SHOW_PARTICULAR = N_("Show the lines that are not from standard letters? y or Enter:")
HOW_FAR = N_("How far had it got? A number, or Enter to leave it open:")
UNFAIR = N_("Do you think you were not treated fairly? y or Enter for no:")
UNFAIR_STILL = N_("You said that you were not treated fairly. n, or Enter to leave it:")
NO_TALK = N_("no talk yet")
IN_WORDS = N_("In your own words, or Enter:")
ENTER = N_("Enter goes on:")
ASK_THEM = N_("Ask, with words to start from? y or Enter for not:")
DRAFT_FILE = N_("Write them as a draft file, such as question.eml? A name, or Enter:")
DRAFT_WRITTEN = N_("It is in %(file)s. Nothing was sent.")
CHOOSE = N_("A number, or your own words:")
LESSON = N_("Numbers, up to three, or one of your own:")
INTO_PLAN = N_("Put them into the plan? There they are not sealed. y or Enter for no:")
MY_PERSON = N_("Your person: %(name)s, %(reach)s")
HELP_IS = N_("More, and help with money and work: “onward help”.")
HELP_TITLE = N_("People to talk to, and help with money, work and health.")
HELP_COUNTRY = N_("Numbers for %(name)s. For others: “onward help GB”.")
HELP_NO_COUNTRY = N_("For the lines of your country, name it: “onward help GB”.")
HELP_DANGER = N_("In danger now:")
HELP_TALK = N_("Someone to talk to:")
HELP_MONEY = N_("Money, benefits, debt:")
HELP_WORK = N_("Unfair treatment, dismissal:")
HELP_NONE = N_("For this country no line is listed here yet.")
HELP_MORE = N_("Lines in many countries: %(link)s (that address leaves this computer).")
HELP_NOT = N_(
    "Not medicine, and not clinically reviewed. Nothing you do here calls anyone."
)
NO_SUCH_COUNTRY = N_(
    "There is no country with the code %(code)s; write two letters, as in GB."
)
KEPT_HERE = N_("It is kept. “onward debrief” goes on from here.")

# Scoring labelled mail
NO_SUCH_FOLDER = N_("There is no folder called %(folder)s.")
NO_LABELS = N_("%(folder)s has no file labels.jsonl.")
NO_LABELS_REMEDY = N_(
    'Write one line into it for each message, such as {"source": "1.eml", "kind": "rejected"}'
)
LABELS_NOT_READ = N_("labels.jsonl could not be read: %(reason)s.")
LABELS_NOT_TEXT = N_("it is not UTF-8 text")
LABEL_FAULTS = {
    "not_json": N_("labels.jsonl, line %(line)s: this is no JSON object."),
    "no_name": N_(
        "labels.jsonl, line %(line)s: it names no message; give its file as “source”."
    ),
    "twice": N_("labels.jsonl, line %(line)s: an earlier line labels %(what)s."),
    "kind": N_("labels.jsonl, line %(line)s: “%(what)s” is no kind; use %(fits)s."),
    "value": N_("labels.jsonl, line %(line)s: “%(what)s” can be %(fits)s."),
}
LABEL_WORDS = N_("words or null")
LABEL_FLAG = N_("true or false")
LABEL_MOMENT = N_("null or a time with its zone, as 2026-03-04T10:00+00:00")
LABEL_LOST = N_("labels.jsonl names %(name)s; no .eml file here is called that.")
LABELS_MORE = N_("And so in %(n)s more places.")
NOT_SCORED = N_("Nothing was scored.")
NOT_SCORED_REMEDY = N_("Put labels.jsonl right, then try again.")
WITHOUT_LABEL = N_("%(name)s: labels.jsonl has no line for it; it was not scored.")
SCORED = N_("%(part)s: %(n)s messages; macro-F1 %(macro_f1)s; right %(accuracy)s.")
SCORED_ALL = N_("All")
SCORED_PARTS = {"ordinary": N_("Ordinary mail"), "hard": N_("Hard mail")}
SCORED_LANGUAGE = N_("Language %(code)s")
SCORED_ALONGSIDE = N_("Beside each figure stands its 95 % interval.")
SCORED_NOT_READ = N_("Not read, so counted as wrong: %(names)s")
SCORED_UNLABELLED = N_("Without a label, so not scored: %(n)s")
KIND_COLUMNS = (N_("Kind"), N_("n"), N_("Precision"), N_("Recall"), N_("F1"))
TAKEN_FOR = N_(
    "What was taken for what (a row is the true kind, a column what was read):"
)
TAKEN_FOR_COLUMN = N_("True kind")
TAKEN_FOR_UNREAD = N_("not read")
FIELD_COLUMNS = (N_("Field"), N_("n"), N_("Right"))
FEEDBACK_IS_F1 = N_("Feedback is the F1 of its words, not a share.")
SURE_COLUMNS = (N_("Chance given"), N_("n"), N_("Mean chance"), N_("Came true"))
SURE_ERROR = N_("Expected calibration error: %(error)s")
BELOW = N_("Macro-F1 is %(value)s; at least %(least)s was asked for.")
READ_WHAT = N_("name a mailbox, mails or a folder, or - for what is piped in.")
SCORE_ALONE = N_("--score takes one folder, and no path beside it.")
SCORE_FIRST = N_("it goes with --score.")

# A mailbox on a server
NO_SUCH_ACT = N_("There is no such thing to do with mail; choose one of: %(acts)s")
NO_SERVER = N_("Where this mail lies is not known here, and its domain does not say.")
NO_SERVER_REMEDY = N_(
    "Your provider will say; then add --host, as in imap.post.example."
)
NO_SUCH_SECURITY = N_("Choose one of these for --security: %(ways)s")
NO_SUCH_HOW = N_("Choose one of these for --how: %(ways)s")
SECRETS = {
    "password": N_("Password (often one made for one app):"),
    "token": N_("Access token:"),
    "refresh": N_("Refresh token:"),
}
CONNECTED = N_(
    "Connected: %(address)s. “onward mail read” reads it; while Onward runs it is followed."
)
LOOKED = N_("%(address)s: read %(n)s messages, %(new)s of them new.")
NOT_CONNECTED = N_("No such mailbox is connected.")
NOT_CONNECTED_REMEDY = N_("“onward mail connect ADDRESS” connects one.")
READ_SO_FAR = N_("%(address)s: read %(read)s of %(total)s; last look %(looked)s.")
NEVER_LOOKED = N_("%(address)s: read %(read)s of %(total)s; not read to its end yet.")
NOT_GIVEN = N_("Messages or folders that the server did not give: %(n)s.")
FORGOTTEN = N_("Forgotten: %(address)s. The mail that was read is kept.")
TYPE_CODE = N_("Open %(where)s in a browser and type: %(code)s. Onward waits.")
NO_CODE = N_(
    "Signing in with a code is for Outlook, Hotmail and Live, with --client-id."
)
NO_CODE_REMEDY = N_("Register an application of your own with Microsoft; it has one.")

# Roles from job alerts
MORE_ROLES = N_("There are %(n)s; “onward roles --all” lists them all.")
NO_ROLES = N_("None yet. They come with the next job alert that is read.")
ROLES_NOT_KEPT = N_(
    "Roles in job alerts are not kept. “onward roles --keep” begins; then read your mail again."
)
