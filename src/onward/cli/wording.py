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
