"""One module per room; imported here because Django looks here."""

from onward.store.models.account import MailAccount
from onward.store.models.debrief import DebriefRow, LessonRow, SealedNote
from onward.store.models.history import ApplicationRow, EventRow
from onward.store.models.mail import TRACE, WORDLESS, KeptMessage, Quarantined
from onward.store.models.owner import LaunchLink, Owner, Preferences
from onward.store.models.planning import BlockRow, BusyCalendar, BusySpan, WeekRow
from onward.store.models.roles import SavedRoleRow
from onward.store.models.work import Job

__all__ = [
    "TRACE",
    "WORDLESS",
    "ApplicationRow",
    "BlockRow",
    "BusyCalendar",
    "BusySpan",
    "DebriefRow",
    "EventRow",
    "Job",
    "KeptMessage",
    "LaunchLink",
    "LessonRow",
    "MailAccount",
    "Owner",
    "Preferences",
    "Quarantined",
    "SavedRoleRow",
    "SealedNote",
    "WeekRow",
]
