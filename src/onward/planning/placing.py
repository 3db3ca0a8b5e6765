"""What stands against a place the person chose for a block: said, never forbidden."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Candidate
from onward.kernel.spans import Span, without
from onward.kernel.text import Text
from onward.planning import wording
from onward.planning.explain import WEEKDAYS
from onward.planning.free import awake, search_weekdays
from onward.planning.task import waking_day
from onward.planning.week import Availability

_DAY = timedelta(days=1)


def against(
    span: Span, candidate: Candidate, availability: Availability
) -> tuple[Text, ...]:
    """Return what `span` runs into: sleep, what is taken, a day free of search."""
    return tuple(_against(span, candidate, availability))


def _against(
    span: Span, candidate: Candidate, availability: Availability
) -> Iterator[Text]:
    zone = ZoneInfo(availability.time_zone)
    day = span.start.astimezone(zone).date()
    wakes = [awake(availability, day + n * _DAY, zone) for n in (-1, 0, 1)]
    if without([span], wakes):
        values = {
            "start": f"{availability.sleep_from:%H:%M}",
            "end": f"{availability.sleep_to:%H:%M}",
        }
        yield Text(wording.IN_SLEEP, values)
    if any(span.overlaps(taken) for taken in availability.busy):
        yield Text(wording.ON_BUSY)
    weekday = waking_day(span.start, availability).weekday()
    if not candidate.care and weekday not in search_weekdays(availability):
        yield Text(wording.ON_FREE_DAY, {"day": WEEKDAYS[weekday]})
