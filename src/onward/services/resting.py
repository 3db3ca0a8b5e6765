"""Putting everything away until a day: nothing is asked for, nothing runs out."""

from datetime import date, timedelta

from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.services.wording import PAUSE_TOO_SHORT
from onward.store.models import Owner, Preferences

LONGEST = timedelta(days=366)


def rest(owner: Owner, until: date, *, today: date) -> None:
    """Rest until a day after today, at most a year ahead; Today is quiet before it."""
    if not today < until <= today + LONGEST:
        raise Fixable(Text(PAUSE_TOO_SHORT))
    Preferences.objects.filter(owner=owner).update(resting_until=until)


def go_on(owner: Owner) -> None:
    """End a rest."""
    Preferences.objects.filter(owner=owner).update(resting_until=None)
