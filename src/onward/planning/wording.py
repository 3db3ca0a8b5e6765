"""What the week says to the person: kind, plain, exact."""

from onward.kernel.text import N_

# Days and times
MONDAY = N_("Monday")
TUESDAY = N_("Tuesday")
WEDNESDAY = N_("Wednesday")
THURSDAY = N_("Thursday")
FRIDAY = N_("Friday")
SATURDAY = N_("Saturday")
SUNDAY = N_("Sunday")
WHEN = N_("%(day)s, %(start)s to %(end)s")
UNTIL = N_("%(day)s, %(time)s")
HOURS = N_("%(hours)s h")
MINUTES = N_("%(minutes)s min")
HOURS_MINUTES = N_("%(hours)s h %(minutes)s min")

# Where
AT_DESK = N_("At your desk")
BY_PHONE = N_("On the phone, in office hours")
OUT = N_("Outside")
AT_HOME = N_("Wherever you are comfortable")

# The week
USED = N_("Planned: %(used)s of your %(given)s.")
USED_LIGHTER = N_(
    "This is a lighter week: %(used)s planned, %(given)s at most, and nothing that asks for full strength."
)
OFF_DAY = N_("No search on %(day)s. Rest is part of the plan.")
FITS = N_("Everything that was suggested fits.")
LEFT_OUT = N_("One thing did not fit; why is said below.")
LEFT_OUT_MANY = N_("%(n)s things did not fit; why is said below.")
NO_CARE = N_(
    "There was no room for this: %(what)s. If you can, keep a little free time for it."
)
NO_HOURS = N_(
    "You have given this week no hours for the search, so it holds none. That is fine. To change it, set the hours in Settings."
)
NO_DAYS = N_(
    "Every day is marked as free of search, so this week holds none. That is fine. To change it, open a day in Settings."
)
NO_TIME = N_(
    "There is no free time left in this week for the search. To change it, widen your times, open another day or mark something in your calendar as free; or start with next week."
)
NOTHING = N_(
    "There is nothing to suggest for this week yet. Reading your mail or adding an application changes that."
)
CUT_SHORT = N_(
    "Planning took longer than it should and stopped early. The week can be kept; planning again may find a slightly better one."
)

LIGHTER_BECAUSE = N_(
    "It is lighter because you opened a no that came late in a process. “Usual hours again” on the week's page, or “onward plan --usual”, takes that back."
)

# A place the person chose
IN_SLEEP = N_(
    "That is inside your sleep, %(start)s to %(end)s. It stays where you put it."
)
ON_BUSY = N_("Your calendar has something then. It stays where you put it.")
ON_FREE_DAY = N_("%(day)s is free of search. It stays where you put it.")

# Why something was left out
NO_OPEN_DAY = N_("No day of this week is open for the search.")
NO_SEARCH_TIME = N_("No free time for the search is left in this week.")
HOURS_FEWER = N_("It takes %(needed)s, and this week has %(given)s for the search.")
TOO_HEAVY = N_("This is a lighter week, and this asks for full strength.")
TOO_LONG = N_(
    "It takes %(needed)s, longer than the %(longest)s you want to sit at one time."
)
SKIPPED_FIRST = N_("It follows something you set aside this week.")
FIRST_NOT_PLACED = N_("It follows “%(first)s”, which did not fit.")
CIRCLE = N_("It and what it should follow each wait for the other.")
NOT_YET = N_("Its time comes after this week.")
PASSED = N_("Its time was over on %(until)s.")
WINDOW_FULL = N_("You have no free time long enough before %(until)s.")
NO_OFFICE_HOURS = N_(
    "It is a call for office hours, and you have no free time from Monday to Friday between nine and five."
)
DAYS_FULL = N_("The days that are left hold as much search as one day should.")
NO_STRETCH = N_("It takes %(needed)s, and no free stretch is that long.")
NO_ENERGY = N_("It asks for a time of day with more energy than you have free.")
ENOUGH_OF_KIND = N_("The week already holds as many of these as do good.")
HOURS_USED = N_("Your hours for this week are used.")
TIMES_FULL = N_("Its possible times are taken by things that are worth more.")
WORTH_LESS = N_("It would add too little beside what this week already holds.")

# The next applications
APPLY = N_("Tailor and send one application")
APPLY_PART = N_("Tailor one application, part %(part)s of %(parts)s")
APPLY_WHY = N_(
    "One application made to fit tends to do more than several sent in a hurry."
)
APPLY_FIRST = N_("Open one saved or found role and read it once.")
APPLY_PART_FIRST = N_("Open what you have and read it once.")
APPLY_IF_THEN = N_(
    "If no saved role fits, then look through one list for ten minutes and take the first that does."
)
APPLY_PART_IF_THEN = N_(
    "If it feels stuck after ten minutes, then write the next line as you would say it."
)
APPLY_ROLE = N_("Apply: %(role)s at %(company)s")
APPLY_TITLE = N_("Apply: %(role)s")
APPLY_ROLE_PART = N_("Apply: %(role)s at %(company)s, part %(part)s of %(parts)s")
APPLY_TITLE_PART = N_("Apply: %(role)s, part %(part)s of %(parts)s")
APPLY_ROLE_WHY = N_(
    "It is saved from an alert of %(day)s. One application made to fit tends to do more than several sent in a hurry."
)
APPLY_ROLE_FIRST = N_("Open it among your saved roles and read it once.")
APPLY_ROLE_IF_THEN = N_(
    "If it does not fit after all, then press “Not for me” there and take another."
)

# The weekly review
REVIEW = N_("Look back at the week and set the next")
REVIEW_WHY = N_(
    "A week that is written down, with what, when and where, is easier to keep."
)
REVIEW_FIRST = N_("Open this week and read what you did.")
REVIEW_IF_THEN = N_(
    "If there is little to look back on, then write one thing that got in the way and stop there."
)
