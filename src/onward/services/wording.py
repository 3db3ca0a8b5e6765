"""What the services say when something cannot be done as asked."""

from onward.kernel.text import N_

NAME_ONE = N_("Give a company or a role; one of the two is enough.")
FUTURE_DATE = N_("That date is in the future; when was it?")
NO_SUCH_APPLICATION = N_("There is no such application here; it may have been merged.")
NO_SUCH_EVENT = N_("There is no such entry here.")
SAME_APPLICATION = N_("These are one application already.")
NOT_SILENT = N_("This one is not silent: it has ended, or an answer waits.")
NO_NO_HERE = N_("There is no answer here to look at.")
NO_SUCH_DEBRIEF = N_("There is no such debrief here; it may have been deleted.")
PAUSE_TOO_SHORT = N_("Choose a day after today, within a year.")
TOO_MANY_LESSONS = N_("At most %(most)s at a time; the others keep for later.")
NO_SUCH_ROLE = N_("There is no such saved role here; it may have been forgotten.")
NOTHING_TO_LOOK_THROUGH = (
    N_("There is no mail that Onward can look through by itself."),
    N_("Read the file again in the Inbox: nothing doubles, and its roles are taken."),
)
NO_SUCH_MESSAGE = N_("There is no such message here.")

ERASED_NOT_SWEPT = N_(
    "It is erased, but the store could not be written anew, so its files may still hold traces."
)
SWEEP_REMEDY = N_("Stop Onward and start it again; that clears them.")

FOLDER_FAILED = N_("The data folder %(folder)s cannot be made: %(reason)s.")
FOLDER_REMEDY = N_("Set ONWARD_HOME to a folder you may write to, and start again.")
DISK_FULL = N_("The disk is full; nothing was lost, nothing new was kept.")
DISK_REMEDY = N_("Free some space and try again.")
DISK_FAILED = N_("The disk did not answer as it should: %(reason)s.")
FAILED_REMEDY = N_("Look at the disk and its permissions, then try again.")
NOT_OPENED = N_("%(file)s could not be opened: %(reason)s.")
STORE_BUSY = N_("Another part of Onward is writing at the moment.")
BUSY_REMEDY = N_("Try again in a minute.")
STORE_BROKEN = N_("The store is damaged. Nothing new was kept.")
BROKEN_REMEDY = N_("Run “onward doctor” to see what it says about it.")
STORE_DAMAGED = N_("The store %(file)s is damaged. It was not changed.")
STORE_REMEDY = N_(
    "Run “onward restore FILE” with a backup; the newest ones are in %(folder)s."
)
STORE_NEWER = N_("This store was written by a newer Onward. It was not changed.")
STORE_NEWER_REMEDY = N_("Update Onward and try again.")
ALREADY_RUNNING = N_("Onward is already running with this data folder: %(address)s")
ALREADY_RUNNING_REMEDY = N_(
    "“onward link” prints a link to it. Or stop the other one with Ctrl-C."
)
FOLDER_HELD = N_("Another Onward command is working in %(folder)s at the moment.")
HELD_REMEDY = N_("Let it finish, or stop it with Ctrl-C, and try again.")
RESTORE_UNFINISHED = N_("A restore was stopped half way; the next command finishes it.")
NOTHING_TO_BACK_UP = N_("There is nothing to back up yet.")
NOT_WRITTEN = N_("%(file)s could not be written: %(reason)s.")
NO_SUCH_FILE = N_("There is no file %(file)s.")
BACKUP_DAMAGED = N_("%(file)s is not a whole backup. Nothing was changed.")
BACKUP_REMEDY = N_("Take another one: “onward backup” names where they are kept.")
EXPORT_DAMAGED = N_("%(file)s is not a whole export of Onward. Nothing was changed.")
EXPORT_REMEDY = N_("Choose the .zip that “onward export” wrote.")

DOCTOR_ENGINE = N_("The store's own check says: %(said)s")
DOCTOR_LINK = N_("A row in %(table)s points at nothing.")
DOCTOR_LIST = N_(
    "Application %(application)s is listed differently from its log: %(columns)s."
)
DOCTOR_UNLISTED = N_(
    "The log tells of application %(application)s, which is not listed."
)
DOCTOR_UNWRITTEN = N_("Message %(message)s is marked as filed but wrote nothing.")
DOCTOR_UNFILED = N_(
    "Messages that are kept and not filed, unless a terminal still reads mail: %(n)s."
)
DOCTOR_NO_MESSAGE = N_("The log names message %(message)s, which is not here.")
DOCTOR_SEALED = N_(
    "What is sealed in %(row)s cannot be opened: its key (seal.key) is missing or another one, or it was changed. A backup holds both."
)
DOCTOR_NO_EVENT = N_("The log takes back an entry that is not here.")
DOCTOR_MODE = N_("%(file)s can be read by other accounts of this computer.")
READING_MAIL = N_("Mail is being read at the moment; nothing was deleted.")
READING_REMEDY = N_("Stop the import in the Inbox first, then erase.")
KEPT_STOPPING = N_(
    "Reading this mail ended the program that reads several times, so it was set aside."
)
NO_SUCH_JOB = N_("There is no such import here, or it is running already.")
NO_SUCH_BLOCK = N_("There is no such block in your plan; it may have been replanned.")
NO_PLAN = N_("This week is not planned yet, so there is nothing for a calendar.")
WEEK_OVER = N_("The week %(week)s is over; it stays as it was.")
NOT_A_FREE_TIME = N_("Something else is planned then, or it is outside this week.")
PAST_TIME = N_("That time has passed. Choose one that is still to come.")
NO_SUCH_ZONE = N_("“%(zone)s” is not a time zone; choose one of the list.")
NOTHING_PASTED = N_("There was no text in it. Paste the mail and send it again.")
NOT_READ = N_("This text could not be read. Nothing was kept of it.")
NO_SUCH_CALENDAR = N_("There is no such calendar here.")
NO_SUCH_MAILBOX = N_("No such mailbox is connected here.")
NOT_AN_ADDRESS = N_("Write the whole address, as name@post.example.")
KEYRING_HOLDS = N_(
    "It is forgotten here, but your system's keyring still holds the mailbox's password: “onward”, %(name)s."
)
KEYRING_REMEDY = N_("Remove it there, with your system's own program for passwords.")
