"""What planning itself suggests: the next applications, and a look back at the week."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Candidate, Energy, Step
from onward.kernel.text import Text
from onward.planning import wording
from onward.planning.free import at, search_weekdays
from onward.planning.task import capacity_minutes
from onward.planning.week import Availability

APPLICATION_MINUTES = 60
MOST_APPLICATIONS = 10
_APPLICATION_SHARE = 0.6  # of the hours; the rest is for everything else
_REVIEW_VALUE = 0.4
_REVIEW_MINUTES = 10
_YEARS = range(2, 9999)


def offers(
    monday: date,
    availability: Availability,
    application_minutes: int = APPLICATION_MINUTES,
) -> tuple[Candidate, ...]:
    """Return planning's own candidates for the week of `monday`."""
    return (
        *next_applications(monday, availability, application_minutes),
        weekly_review(monday, availability),
    )


def next_applications(
    monday: date, availability: Availability, minutes: int = APPLICATION_MINUTES
) -> tuple[Candidate, ...]:
    """As many tailored applications as 60 % of the hours hold, one to ten; none at 0 h.

    Each is worth 1.0, the unit of all values; the solver lowers the later ones. When
    the person sits for less than `minutes` at a time, each comes in equal parts that
    follow one another.
    """
    hours = capacity_minutes(availability)
    if not hours:
        return ()
    count = min(max(1, int(hours * _APPLICATION_SHARE) // minutes), MOST_APPLICATIONS)
    longest = max(10, availability.longest_block_minutes)
    parts = -(-minutes // longest)
    return tuple(
        _application(monday, number, part, parts, minutes)
        for number in range(1, count + 1)
        for part in range(1, parts + 1)
    )


def weekly_review(monday: date, availability: Availability) -> Candidate:
    """Ten minutes on the last day that has search in it, or on Sunday."""
    zone = ZoneInfo(availability.time_zone)
    last = max(search_weekdays(availability), default=6)
    return Candidate(
        key=f"review:{iso_week(monday)}",
        kind="review",
        step=Step.GOALS,
        what=Text(wording.REVIEW),
        why=Text(wording.REVIEW_WHY),
        first_step=Text(wording.REVIEW_FIRST),
        if_then=Text(wording.REVIEW_IF_THEN),
        minutes=_REVIEW_MINUTES,
        value=_REVIEW_VALUE,
        energy=Energy.LOW,
        earliest=at(monday + timedelta(days=max(0, last - 1)), time(12), zone),
        per_week=1,
    )


def iso_week(monday: date) -> str:
    """`2026-W48`: the week's name in keys and commands (ISO 8601)."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of_week(year: int, week: int) -> date:
    """Return the Monday of an ISO week; raise `ValueError` where nobody plans one.

    Times are reckoned some days beyond a week on both sides, so the first and the last
    year there are have none.
    """
    if year not in _YEARS:
        raise ValueError(year)
    return date.fromisocalendar(year, week, 1)


def _application(
    monday: date, number: int, part: int, parts: int, minutes: int
) -> Candidate:
    key = f"apply:{iso_week(monday)}:{number}"
    whole = parts == 1
    what = (
        Text(wording.APPLY)
        if whole
        else Text(wording.APPLY_PART, {"part": part, "parts": parts})
    )
    begins = part == 1
    return Candidate(
        key=key if whole else f"{key}:{part}",
        kind="application",
        step=Step.PERSIST,
        what=what,
        why=Text(wording.APPLY_WHY),
        first_step=Text(wording.APPLY_FIRST if begins else wording.APPLY_PART_FIRST),
        if_then=Text(wording.APPLY_IF_THEN if begins else wording.APPLY_PART_IF_THEN),
        minutes=-(-minutes // parts),
        value=1.0 / parts,
        energy=Energy.MIDDLE,
        after=None if begins else f"{key}:{part - 1}",
        per_week=MOST_APPLICATIONS * parts,
    )
