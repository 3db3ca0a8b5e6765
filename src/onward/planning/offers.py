"""What planning itself suggests: the next applications, and a look back at the week."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


MOST_NAMED = 2
"""Next applications that name a saved role: a week is no list to work off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRole:
    """A role that an alert named on `named`, and the person has not tried."""

    title: str
    company: str
    named: date


def offers(
    monday: date,
    availability: Availability,
    application_minutes: int = APPLICATION_MINUTES,
    roles: Sequence[SavedRole] = (),
) -> tuple[Candidate, ...]:
    """Return planning's own candidates for the week of `monday`.

    The first applications name the first of `roles`.
    """
    blank = next_applications(monday, availability, application_minutes)
    return (
        *(_named(one, roles[:MOST_NAMED]) for one in blank),
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


def unnamed(one: Candidate) -> Candidate:
    """Return a next application without the saved role it names."""
    part = {n: one.what.values[n] for n in ("part", "parts") if n in one.what.values}
    return _worded(one, Text(wording.APPLY_PART if part else wording.APPLY, part))


def _named(one: Candidate, roles: Sequence[SavedRole]) -> Candidate:
    """Return a next application that names its role, where there is one for it."""
    number = int(one.key.split(":")[2])
    if number > len(roles):
        return one
    role = roles[number - 1]
    names = {"role": role.title} | ({"company": role.company} if role.company else {})
    part = one.what.values
    whole = wording.APPLY_ROLE if role.company else wording.APPLY_TITLE
    parted = wording.APPLY_ROLE_PART if role.company else wording.APPLY_TITLE_PART
    day = f"{role.named.day} {role.named:%B}"
    named = _worded(one, Text(parted if part else whole, {**names, **part}))
    named = replace(named, why=Text(wording.APPLY_ROLE_WHY, {"day": day}))
    if one.after:
        return named
    return replace(
        named,
        first_step=Text(wording.APPLY_ROLE_FIRST),
        if_then=Text(wording.APPLY_ROLE_IF_THEN),
    )


def _worded(one: Candidate, what: Text) -> Candidate:
    """Return a next application called `what`, told as one without a role is."""
    begins = one.after is None
    return replace(
        one,
        what=what,
        why=Text(wording.APPLY_WHY),
        first_step=Text(wording.APPLY_FIRST if begins else wording.APPLY_PART_FIRST),
        if_then=Text(wording.APPLY_IF_THEN if begins else wording.APPLY_PART_IF_THEN),
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
