"""Every word this room lets people read."""

from onward.kernel.text import N_

# Shares as people say them
ABOUT = N_("about %(share)s")
BETWEEN = N_("between %(low)s and %(high)s")
CLOSE_TO = N_("close to %(share)s")
IN = N_("%(k)s in %(of)s")
HARDLY_ANY = N_("fewer than 1 in 1,000")
NEARLY_ALL = N_("nearly all")
FEWER_THAN_ONE = N_("fewer than 1")
TWO = N_("%(first)s %(second)s")

# Rates
RATE_LABELS = {
    "answer": N_("An answer, of all applications"),
    "interview": N_("A first talk, of all applications"),
    "final": N_("A final round, of those with a talk"),
    "offer_after_final": N_("An offer, of final rounds"),
    "offer_after_interview": N_("An offer, of those with a talk"),
    "offer": N_("An offer, of all applications"),
    "refused_unseen": N_("A written no without a talk, of all applications"),
}

# Sources
SOURCE = N_(
    "%(searches)s published job searches with %(cases)s applications, mostly technology and office work"
)
SOURCE_ACADEMIA = N_(
    "%(searches)s published academic job searches with %(cases)s applications"
)
SOURCE_TALKS = N_(
    "%(searches)s published job searches with %(cases)s that led to a talk, mostly technology and office work"
)
SOURCE_FINALS = N_(
    "%(searches)s published job searches with %(cases)s final rounds, mostly technology and office work"
)
SOURCE_SILENCE = N_(
    "One person's log: data-science graduate, France, 2023, %(n)s applications, followed for 75 days"
)
SOURCE_PROCESS = N_(
    "Glassdoor 2017, about 84,000 interview reviews from the United States: 23.8 days on average from application to offer or no"
)

# Silence, for one application
STILL_CAME = N_(
    "After %(n)s silent day about %(of_100)s in 100 still heard back, in one person's log."
)
STILL_CAME_MANY = N_(
    "After %(n)s silent days about %(of_100)s in 100 still heard back, in one person's log."
)
STILL_CAME_AT_MOST = N_(
    "After more than %(days)s silent days at most about %(of_100)s in 100 still heard back, in one person's log."
)
ORIENTATION = N_(
    "We don't know for your field. This is from technology, for orientation only. %(said)s"
)
SILENT_AFTER_TALK = N_(
    "Silent for %(n)s day after a talk. Nobody has counted how often an answer still comes; hiring takes about 24 days on average, so asking once is fair."
)
SILENT_AFTER_TALK_MANY = N_(
    "Silent for %(n)s days after a talk. Nobody has counted how often an answer still comes; hiring takes about 24 days on average, so asking once is fair."
)

# The reading, line 1: what is there
NOTHING_YET = N_("No applications here yet. The first one you add starts this page.")
COUNTS = N_(
    "%(n)s application so far: %(answered)s answered, %(unanswered)s without an answer."
)
COUNTS_MANY = N_(
    "%(n)s applications so far: %(answered)s answered, %(unanswered)s without an answer."
)
COUNTS_UNOPENED = N_(
    "%(n)s application so far: %(answered)s answered, %(first_waits)s with a first answer you have not opened, %(unanswered)s without one."
)
COUNTS_UNOPENED_MANY = N_(
    "%(n)s applications so far: %(answered)s answered, %(first_waits)s with a first answer you have not opened, %(unanswered)s without one."
)
OFFERED = N_("%(n)s offer is open: it comes first.")
OFFERED_MANY = N_("%(n)s offers are open: they come first.")
WAITING = N_(
    "%(n)s answer waits quietly until you open it; it can wait as long as you like."
)
WAITING_MANY = N_(
    "In all, %(n)s answers wait quietly until you open them; they can wait as long as you like."
)
RUNNING = N_("%(n)s has reached a talk and is still running: it comes first.")
RUNNING_MANY = N_("%(n)s have reached a talk and are still running: they come first.")
NONE_LEFT_HANGING = N_("None of them is left hanging.")
ONE_FOLLOW_UP = N_("One follow-up each is enough; after that they can rest.")

# Line 2: first talks
TALKS_TOO_FEW = N_(
    "Too few to give a rate of your own: %(settled)s, and it takes %(needed)s. In %(source)s, %(usual)s led to a first talk, and 8 in 10 people lie %(range)s. Your own numbers take over as answers come."
)
SETTLED_NONE = N_("none has settled")
SETTLED = N_("%(n)s has settled")
SETTLED_MANY = N_("%(n)s have settled")
TALKS = N_(
    "%(reached)s of %(settled)s settled applications led to a first talk. For someone with these numbers the true rate is %(mean)s, likely %(range)s (8 chances in 10). Each answer from here on narrows that."
)
TALKS_NONE = N_(
    "None of %(settled)s settled applications has led to a first talk so far. For someone with these numbers the true rate is %(mean)s, likely %(range)s (8 chances in 10). Each answer from here on narrows that."
)

# Line 3: silence
NOT_SILENT = N_(
    "No application has been silent for %(days)s days or more. An answer within that time is still common."
)
NOT_SILENT_UNKNOWN = N_(
    "No application has been silent for %(days)s days or more. None of them needs a decision yet."
)
SILENT = N_(
    "%(n)s application has been silent for %(days)s days or more. In one person's log (data science, France, 2023) about %(at_14)s in 100 still heard back after 14 silent days, and %(at_30)s in 100 after 30."
)
SILENT_MANY = N_(
    "%(n)s applications have been silent for %(days)s days or more. In one person's log (data science, France, 2023) about %(at_14)s in 100 still heard back after 14 silent days, and %(at_30)s in 100 after 30."
)
SILENT_UNKNOWN = N_(
    "%(n)s application has been silent for %(days)s days or more. How often such a silence still ends is not known for your field; for orientation only, in one technology graduate's log (France, 2023) it was about %(at_14)s in 100 after 14 days and %(at_30)s in 100 after 30. It can rest; if they answer, it still counts."
)
SILENT_UNKNOWN_MANY = N_(
    "%(n)s applications have been silent for %(days)s days or more. How often such a silence still ends is not known for your field; for orientation only, in one technology graduate's log (France, 2023) it was about %(at_14)s in 100 after 14 days and %(at_30)s in 100 after 30. They can rest; if one answers, it still counts."
)
NONE_TO_CLOSE = N_("None is past %(days)s days, so all are worth leaving open.")
TO_CLOSE = N_(
    "%(n)s is past %(days)s days and can be treated as closed; if they answer, it still counts."
)
TO_CLOSE_MANY = N_(
    "%(n)s are past %(days)s days and can be treated as closed; if one answers, it still counts."
)
QUIET_AFTER_TALK = N_(
    "%(n)s has gone silent after a talk; hiring takes about 24 days on average, so asking once is fair."
)
QUIET_AFTER_TALK_MANY = N_(
    "%(n)s have gone silent after a talk; hiring takes about 24 days on average, so asking once is fair."
)

# Line 4: what stands out
TOO_FEW_FOR_MATERIALS = N_(
    "Too few to say anything about your CV or letters: that takes about %(needed)s settled cold applications, and there is %(n)s. Until then a single no tells almost nothing about them."
)
TOO_FEW_FOR_MATERIALS_MANY = N_(
    "Too few to say anything about your CV or letters: that takes about %(needed)s settled cold applications, and there are %(n)s. Until then a single no tells almost nothing about them."
)
NONE_BY_CHANCE = N_(
    "No talk from %(n)s application: with a true rate of 9 in 100 that happens to %(at_9)s of 100 people by chance alone, with 5 in 100 to %(at_5)s."
)
NONE_BY_CHANCE_MANY = N_(
    "No talk from %(n)s applications: with a true rate of 9 in 100 that happens to %(at_9)s of 100 people by chance alone, with 5 in 100 to %(at_5)s."
)
NOTHING_STANDS_OUT = N_(
    "Nothing stands out: %(reached)s talks from %(settled)s settled cold applications lie within what other searches look like. One more no would change that very little."
)
FEW_TALKS = N_(
    "What stands out: %(reached)s of %(settled)s cold applications led to a talk, likely below the %(usual)s in 100 of published searches; more than half of those searches lie below it too. The numbers do not say why. One change (another channel, another kind of role, the top half of the CV) is worth trying on the next 20."
)
MANY_TALKS = N_(
    "What stands out: %(reached)s of %(settled)s cold applications led to a talk, likely above the %(usual)s in 100 of published searches. What you do now opens doors, so preparing the talks is time well spent."
)
FEW_OFFERS = N_(
    "What stands out: %(reached)s of %(settled)s settled processes with a talk led to an offer, likely below the %(usual)s in 100 of published searches. The numbers do not say why. Getting to talks works; a practice talk with someone who hires is worth an hour."
)
MANY_OFFERS = N_(
    "What stands out: %(reached)s of %(settled)s settled processes with a talk led to an offer, likely above the %(usual)s in 100 of published searches. More first talks are what is left to find."
)

# Line 5: next week
NEXT_WEEK = N_(
    "The chance that %(n)s more application brings a first talk is %(mean)s, likely %(range)s. What goes out is in your hands; who answers is not."
)
NEXT_WEEK_MANY = N_(
    "The chance that %(n)s more applications bring at least one first talk is %(mean)s, likely %(range)s. What goes out is in your hands; who answers is not."
)
NEXT_WEEK_OTHERS = N_(
    "Going mostly by other people's searches, the chance that %(n)s more application brings a first talk is %(mean)s, likely %(range)s. What goes out is in your hands; who answers is not."
)
NEXT_WEEK_OTHERS_MANY = N_(
    "Going mostly by other people's searches, the chance that %(n)s more applications bring at least one first talk is %(mean)s, likely %(range)s. What goes out is in your hands; who answers is not."
)
NO_MORE_PLANNED = N_(
    "No new applications next week. The ones already out keep working without you."
)
ACCEPTED = N_("You have accepted an offer. These numbers can rest now.")

# What to know before believing them
BY_ANSWER = N_(
    "%(n)s of these applications is known here only by its answer. What you sent and nobody answered is missing, so the rates can be far off. Reading your mailbox, or adding what you sent, mends that."
)
BY_ANSWER_MANY = N_(
    "%(n)s of these applications are known here only by their answers. What you sent and nobody answered is missing, so the rates can be far off. Reading your mailbox, or adding what you sent, mends that."
)
UNSORTED = N_(
    "%(n)s message is not sorted yet and in none of these numbers; a word from you in the Inbox can change them."
)
UNSORTED_MANY = N_(
    "%(n)s messages are not sorted yet and in none of these numbers; a word from you in the Inbox can change them."
)

# Notes below the table
NOTE_SETTLED = N_(
    "Settled: took the step, ended in a no, or has been silent so long that it counts as one (%(days)s days, %(after_talk)s after a talk). An answer that comes later corrects it."
)
NOTE_OPEN = N_(
    "Still open: neither yes nor no. Before a talk they enter the estimate in part, the more the longer the silence; otherwise a young search would look better than it is."
)
NOTE_LEFT_OUT = N_("Applications you withdrew before a step are left out of its rate.")
NOTE_INTERVAL = N_(
    "The range holds the true rate with 8 chances in 10, if your search is like the ones it starts from."
)
NOTE_UNOPENED = N_(
    "A no after a talk that you have not opened is in none of these numbers yet."
)
NOTE_UNSEEN = N_(
    "Applications that left no trace here cannot be counted. If many silent ones are missing, the rates look better than they are."
)

# What one no says
SAYS_ANSWER = N_("An answer came. About half of all applications never get one.")
SAYS_TEST = N_(
    "You were asked to show your work. That is an answer, and about half of all applications never get one."
)
SAYS_TALK = N_(
    "You got to a talk, as %(usual)s applications do; of your own, %(reached)s of %(settled)s settled."
)
SAYS_FINAL = N_(
    "You got to a final round, as %(usual)s do of those with a talk, and %(of_all)s of all applications; of your own with a talk, %(reached)s of %(settled)s settled."
)
SAYS_OFFER = N_(
    "You had an offer, and they took it back. It stays in your numbers as an offer, because you earned one."
)
LIFTS = N_("It moves your estimate for %(step)s from %(before)s to %(after)s in 100.")
LIFTS_NOT = N_("Your estimate for %(step)s stays at about %(after)s in 100.")
LOWERS = N_(
    "It moves your estimate for %(step)s from about %(before)s to %(after)s in 100 (%(settled)s settled)."
)
LOWERS_NOT = N_(
    "Your estimate for %(step)s stays at about %(after)s in 100 (%(settled)s settled)."
)
LOWERS_FINAL = N_(
    "This one is not small: your estimate for %(step)s falls from about %(before)s to %(after)s in 100 (%(settled)s settled). It rests on few final rounds, so it moves easily: one yes would bring it to %(one_yes)s."
)
SAYS_NOTE = N_(
    "%(rate)s: %(reached)s of %(settled)s settled so far; the true rate lies %(range)s with 8 chances in 10. Starts from %(source)s."
)
STEP_NAMES = {
    "answer": N_("an answer"),
    "interview": N_("a first talk"),
    "final": N_("reaching a final round after a talk"),
    "offer_after_final": N_("an offer after a final round"),
    "offer_after_interview": N_("an offer after a talk"),
    "offer": N_("an offer"),
    "refused_unseen": N_("a written no without a talk"),
}
