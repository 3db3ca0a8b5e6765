"""Every word of the debrief that people read."""

from onward.kernel.text import N_

# Arriving
THEY = N_("They")
ARRIVED = N_("%(who)s answered. It is a no, %(step)s.")
ARRIVED_TOLD = N_("%(who)s told you. It is a no, %(step)s.")
ARRIVED_NO_STEP = N_("%(who)s answered. It is a no.")
ARRIVED_TOLD_NO_STEP = N_("%(who)s told you. It is a no.")
ARRIVED_SILENCE = N_("%(who)s never answered. You let it rest.")
STEPS = {
    "application": N_("before a talk"),
    "screen": N_("after a first call"),
    "assessment": N_("after a test or a trial shift"),
    "interview": N_("after an interview"),
    "final": N_("after the final round"),
    "offer": N_("after an offer"),
}

# Feelings
FEELINGS = {
    "disappointed": N_("disappointed"),
    "sad": N_("sad"),
    "angry": N_("angry"),
    "hurt": N_("hurt"),
    "ashamed": N_("ashamed"),
    "humiliated": N_("humiliated"),
    "frustrated": N_("frustrated"),
    "anxious": N_("anxious"),
    "afraid": N_("afraid of what comes"),
    "tired": N_("tired"),
    "numb": N_("numb"),
    "empty": N_("empty"),
    "hopeless": N_("hopeless"),
    "lonely": N_("alone with it"),
    "overlooked": N_("overlooked"),
    "confused": N_("confused"),
    "envious": N_("envious"),
    "guilty": N_("guilty"),
    "bitter": N_("bitter"),
    "surprised": N_("surprised"),
    "relieved": N_("relieved"),
    "calm": N_("calm"),
    "proud": N_("proud that I tried"),
    "hopeful": N_("hopeful"),
    "none": N_("none of these"),
}

# What it says
SAYS_STEP = {
    "application": N_("It ended on paper, before anyone talked with you."),
    "screen": N_("You got to a first call. It ended after that."),
    "assessment": N_("You were asked to show your work. It ended after that."),
    "interview": N_("You got to an interview. It ended after that."),
    "final": N_(
        "You got to the final round. It ended there. That is a real loss, and that you got there is real too."
    ),
    "offer": N_("You had an offer, and they took it back. That you had it stays true."),
}
SAYS_BEFORE_TALK = N_("It ended before an interview.")
SAYS_SILENCE = N_("No answer has come. That is all that is known.")
SAYS_SILENCE_AFTER = N_(
    "They stopped writing, %(step)s. That is all that is known; why, nobody has told you."
)
SAYS_LOSS = N_("You had come far. That is a real loss, and silence is a poor answer.")
SAYS_IN_PERSON = N_("Somebody told you themselves.")
SAYS_PORTAL = N_("A page told you, not a person.")
SAYS_NO = N_("That it is a no. More is not known here.")
SAYS_UNREAD = N_(
    "Onward reads letters in this language only as a whole, not line by line. Its own words are the ones to go by."
)
SAYS_DOOR_OPEN = N_("They write that they would like to hear from you again.")
SAYS_KEPT = N_(
    "They write that they keep your name or your papers. Whether anything comes of that is open."
)
SAYS_FEEDBACK = N_("They said something about you, in their words: “%(words)s”")
SAYS_ALSO = N_("It says to you: “%(words)s”")
SAYS_NOTED = N_("You noted of their words: “%(words)s”")
SAYS_GROUND = N_("They may give a reason here: “%(words)s”")
SAYS_PROTECTED = N_("It says this: “%(words)s”")
SAYS_FILLED = N_("They give a reason: the place is filled. “%(words)s”")
SAYS_STOPPED = N_(
    "They give a reason: the place itself is stopped or gone. “%(words)s”"
)
SAYS_OTHERS = N_("They say they chose somebody else. “%(words)s”")
SAYS_FIT = N_(
    "They give a reason: what they needed. “%(words)s” That is one employer's view. It counts for more once others say the same."
)

# What it does not say
NOT_WHY = N_("Why, as far as Onward can tell. Its own words are the ones to go by.")
NOT_WHY_STANDARD = N_("Why. Each of its lines is familiar from standard letters.")
NOT_WHY_MOSTLY = N_(
    "Why, as far as Onward can tell. Most of its lines are familiar from standard letters; a reason, if there is one, is in the others."
)
NOT_WHY_PARTLY = N_(
    "Why, as far as Onward can tell. Some of its lines are familiar from standard letters; a reason, if there is one, is in the others."
)
NOT_WHY_UNWRITTEN = N_("Why, as far as you have noted it.")
NOT_WHY_SILENCE = N_("Why they stopped.")
NOT_BETWEEN = N_("What decided between you and them.")
NOT_BETWEEN_CLEAR = N_(
    "What decided between you and them, unless its own words say so."
)
NOT_READ = N_("Whether anyone read what you sent.")
NOT_CV = N_("That your CV is wrong. One no on paper tells almost nothing about it.")
NOT_TIPPED = N_("What tipped it.")
NOT_FAIR = N_(
    "Whether it was fair. A letter cannot show that. Help names places that advise on it, where we know one."
)
NOT_FAIR_UNWRITTEN = N_(
    "Whether it was fair. That cannot be seen from here. Help names places that advise on it, where we know one."
)
NOT_WORTH = N_("Anything about your worth, or about the next one.")

# Asking
ASK_SILENCE = N_(
    "There is no answer to ask about. If you have not written to them since, one short note is fair: is the role still open? Letting it rest is enough too; if they write, it opens again."
)
ASK_OFFER = N_(
    "They made you an offer and changed course. If you have signed something or given notice, get advice before you write; Help names places. Asking what changed is fair, and somebody there knows."
)
ASK_TOLD_ALREADY = N_(
    "They told you something already. A question is worth it only if one thing is unclear."
)
ASK_GONE = N_(
    "The place itself is gone, so there is nothing to ask about you. If you liked them, one line to stay in touch is fair."
)
ASK_NOT_WANTED = N_("They ask not to be written to. Leave them alone; so may you.")
ASK_NOBODY = N_(
    "It came from a place that reads no answers. Let it be, with a clear head."
)
ASK_SOMEBODY_ELSE = N_(
    "The address reads no answers, but you have talked with somebody there. If you know how to reach them, ask them."
)
ASK_PAPER = N_(
    "After a no on paper few people answer such a question. It costs two lines; leave it out if it does not feel worth it."
)
ASK_SMALL = N_(
    "Somebody there has spoken with you or seen your work, so somebody could answer. Many never do; asking costs little."
)
ASK_TALK = N_(
    "Somebody there has talked with you and may remember. Recruiters say that the later the round, the more often an answer comes; nobody has counted it. Ask once; after that it is up to them."
)
ASK_LATE = N_(
    "Two weeks and more have gone by, so fewer will remember. Ask only if it still matters to you."
)
ASK_HEAVY = N_("Not today. This keeps for some days, and rest comes first.")
ASK_HEAVY_LATE = N_("Not today. It may also be left alone for good.")
ASK_UNKNOWN = N_(
    "If you talked with somebody there, one short question is fair. After a no on paper few people answer one."
)
ASK_OFFERED = N_(
    "They offer to say more. Taking that up is no bother to them; they wrote it themselves."
)
ASK_UNFAIR = N_(
    "Get advice first, if you can. What you write to them now may matter later, and a friendly question keeps. Keep the letter, and note what was said, when, and by whom."
)
ASK_ACCESS = N_(
    "Where you live you may also ask to see what they keep about you. That is a legal step, cooler in tone, and it can end goodwill. This is not legal advice."
)

# Looking back
WANTED = N_("Did I want it?")
WANTED_CHOICES = {
    "yes": N_("Yes"),
    "mostly": N_("Mostly"),
    "unsure": N_("I am not sure"),
    "no": N_("Not really"),
}
SEEN_PAPER = N_("Could they see from paper that I can do the work?")
SEEN_TEST = N_("Was the test or the shift a fair picture of what I can do?")
SEEN_TALK = N_("Did they get to know what I can do?")
SEEN_CHOICES = {
    "yes": N_("Yes"),
    "partly": N_("In part"),
    "no": N_("No"),
    "unknown": N_("I cannot tell"),
}
MINE = N_("What was in my hands?")
MINE_CHOICES = {
    "no_change": N_("Nothing I would change"),
    "one": N_("One thing I would do differently"),
    "several": N_("More than one thing"),
    "not_mine": N_("Most of it was not in my hands"),
    "unfair": N_("It was not fair"),
    "early": N_("Too early to tell"),
}
FAR = N_("What got me that far?")
FAR_CHOICES = {
    "work": N_("The work I can show"),
    "prepared": N_("How I prepared"),
    "people": N_("How I am with people"),
    "unknown": N_("I cannot tell"),
}
AGAIN = N_("What would I do again?")
AGAIN_CHOICES = {
    "all": N_("All of it"),
    "most": N_("Most of it"),
    "little": N_("Little of it"),
    "early": N_("Too early to tell"),
}
FACTS = N_("What was said or done, when, and who was there?")
BACK = N_("Would I apply there again?")
BACK_CHOICES = {
    "yes": N_("Yes"),
    "perhaps": N_("Perhaps"),
    "no": N_("No"),
}

# Lessons
LESSONS = {
    "practise": N_("Take one answer I would give differently, and say it aloud"),
    "example": N_("Find one example that shows what they could not see"),
    "task": N_("Do one part of the task once more, without a clock"),
    "top": N_("Read the top third of my CV as the next employer would"),
    "ask_early": N_("Ask about pay, hours and place before a second talk"),
    "want": N_("Write down what I want more of, and what I will skip"),
    "worked": N_("Write down what worked, for the next time"),
    "thank": N_("Thank one person who helped with this one"),
    "note": N_("Note a day to write to them again"),
    "rest": N_("Leave this one alone for some days"),
}
LESSON_FIRST = {
    "practise": N_("Write down the question as you remember it."),
    "example": N_("Think of one day when that very thing went well."),
    "task": N_("Choose the part, and lay out what you need for it."),
    "top": N_("Open the CV and cover everything below the first third."),
    "ask_early": N_("Write the one sentence you would ask."),
    "want": N_("Write three things from any job that you liked."),
    "worked": N_("Write one line: what would you do the same way?"),
    "thank": N_("Write their name and one sentence."),
    "note": N_("Open the calendar three months from now."),
    "own": N_("Read your own line once and do the first small part."),
}
OWN_WORDS = N_("%(words)s")
LESSON_WHY = N_("Your own lesson from %(company)s.")
LESSON_WHY_NAMELESS = N_("Your own lesson from an earlier answer.")
LESSON_IF = N_(
    "If it turns into going over the whole story again, then stop, and take the next thing."
)

# Closing
CLOSED = N_("It stays here, sealed, and you can open it again.")
LIGHTER = N_("Lighter than before.")
STILL_HEAVY = N_("A little lighter, and still heavy.")
SAME = N_("As heavy as before. It does not have to change today.")
HEAVIER = N_("Heavier than before. That happens. You can stop here.")
NEXT_REST = N_(
    "Nothing has to follow. Some water, a window, someone you like. If it stays heavy, Help is one step away."
)
NEXT_DRAFT = N_("Read the words once. Sending them can wait for another day.")
NEXT_LESSON = N_("Look where it could lie in your week.")
NEXT_OFFER = N_(
    "If you had signed something or given notice, an early question to a place that advises on work is worth it, and one about money too. Both stand under Help."
)
NEXT_ADVICE = N_(
    "You need not decide anything. Places that advise on unfair treatment stand under Help; time limits can be short, so an early question is worth it."
)
NEXT_WEEK = N_("Look at the next thing in your week. You need not do it now.")

# Too much today
ENOUGH = (
    N_("What you said so far is kept."),
    N_("Stopping here is fine."),
    N_(
        "If it stays this heavy, talk to someone. You need no reason and no right words."
    ),
)
