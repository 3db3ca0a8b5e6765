"""Listening to a mailbox for news, for as long as somebody wants to hear them."""

from collections.abc import Callable
from random import Random

from onward.gateways.imap.bounded import USUAL, Bounds
from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.patience import pause
from onward.gateways.imap.place import Login, Place
from onward.gateways.imap.session import open_mailbox

AT_ONCE_SECONDS = 25 * 60.0
"""So long one IDLE lasts: servers end those of half an hour."""


def listen(
    place: Place,
    login: Callable[[], Login],
    heard: Callable[[], None],
    rest: Callable[[float], bool],
    rng: Random,
    bounds: Bounds = USUAL,
) -> None:
    """Call `heard` at each connecting, and whenever something new lies in the mailbox.

    After a failure it connects again, later each time. `rest` waits for so many seconds
    and says whether to go on. Ends when it does not, when nobody is let in any more, or
    when the server cannot tell of news.
    """
    failures = 0
    while rest(pause(failures, rng) if failures else 0):
        try:
            with open_mailbox(place, login(), bounds) as session:
                read = session.folders().read
                if not read or not session.offers("IDLE"):
                    return
                session.examine(read[0])
                heard()
                while rest(0):
                    if session.wait(AT_ONCE_SECONDS, lambda: not rest(0)):
                        heard()
                    failures = 0
        except NoAnswer:
            failures += 1
        except NotLetIn:
            return
