"""What the services say when something cannot be done as asked."""

from onward.kernel.text import N_

NAME_ONE = N_("Give a company or a role; one of the two is enough.")
FUTURE_DATE = N_("That date is in the future; when was it?")
NO_SUCH_APPLICATION = N_("There is no such application here; it may have been merged.")
NO_SUCH_EVENT = N_("There is no such entry here.")
SAME_APPLICATION = N_("These are one application already.")
NO_SUCH_MESSAGE = N_("There is no such message here.")
