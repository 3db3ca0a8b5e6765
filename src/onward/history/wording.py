"""What the history suggests, in words."""

from onward.kernel.text import N_

FOLLOW_UP = N_("Write to %(company)s: is there news?")
FOLLOW_UP_WHY_TALK = N_(
    "%(days)s days since they last wrote, and you have talked. One short note is normal."
)
FOLLOW_UP_WHY = N_(
    "%(days)s days without a word. One short note is normal; after that, let it rest."
)
FOLLOW_UP_FIRST = N_("Open their last mail and press reply.")
FOLLOW_UP_IF = N_(
    "If the words do not come after ten minutes, then send two sentences: "
    "you are still interested, and when do they expect to decide?"
)

FEEDBACK = N_("Ask %(company)s one question")
FEEDBACK_WHY = N_(
    "You got to %(stage)s there, so somebody may remember you. Many never answer; "
    "asking costs little."
)
FEEDBACK_WHY_PAPER = N_(
    "They answered from an address that can be written to. Few answer after a no on "
    "paper; leave this out if it does not feel worth it."
)
FEEDBACK_FIRST = N_("Open the mail they wrote and press reply.")
FEEDBACK_IF = N_(
    "If it turns into a defence of yourself, then stop, keep one question, and send that."
)

OPEN_ANSWER = N_("Look at one thing that waits, if you are ready")
OPEN_WHY = N_("They stay closed until you open them. Once seen, the plan can be true.")
OPEN_FIRST = N_("Sit down somewhere quiet and open Today.")
OPEN_IF = N_("If it is too much, then close the page; it keeps.")

PREPARE = N_("Prepare the talk with %(company)s")
PREPARE_WHY = N_("You talk on %(day)s. An hour of preparing now is worth most.")
PREPARE_FIRST = N_("Read the posting once and mark three words.")
PREPARE_IF = N_(
    "If you run out of things to prepare, then say aloud: why this job, and one story."
)

TASK = N_("Do the task %(company)s asked for")
TASK_WHY = N_("They expect it by %(day)s.")
TASK_WHY_OPEN = N_("They asked for it and named no day; within the week is usual.")
TASK_FIRST = N_("Open the instructions and read them to the end.")
TASK_IF = N_(
    "If it grows past the time planned, then hand in what stands and say what is next."
)

THEM = N_("them")
STAGE_NAMES = {
    "application": N_("the application"),
    "screen": N_("a first talk"),
    "assessment": N_("the test"),
    "interview": N_("an interview"),
    "final": N_("the final round"),
    "offer": N_("an offer"),
}
