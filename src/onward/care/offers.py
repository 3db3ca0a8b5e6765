"""Rest, movement and people: what a week needs before it needs anything else.

Half an hour of walking follows the direction, not the dose, of Singh et al. 2023
(BJSM 57:1203): physical activity helps with low mood. Nothing here is measured,
scored or owed; the planner keeps one of each kind as a floor.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onward.care import wording
from onward.kernel.candidate import Candidate, Energy, Place, Step
from onward.kernel.text import Text

_AFTER_WAKING = timedelta(hours=2)
_BEFORE_SLEEP = timedelta(hours=1)
_EVENING_HOURS = (15, 22)
_EVENING_SHARE = 0.6  # of the waking day: where an evening begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The person's own sleep, at whatever hours, and the clock it is told by."""

    time_zone: str
    sleep_from: time
    sleep_to: time


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    name: str
    minutes: int
    place: Place
    what: str
    why: str
    first_step: str
    if_then: str
    days: tuple[tuple[int, int], ...]  # first and last weekday, 0 is Monday
    evening: bool = False


_MOVEMENT = _Kind(
    name="movement",
    minutes=30,
    place=Place.OUT,
    what=wording.MOVE,
    why=wording.MOVE_WHY,
    first_step=wording.MOVE_FIRST,
    if_then=wording.MOVE_IF_THEN,
    days=((0, 1), (2, 3), (4, 6)),
)
_PEOPLE = _Kind(
    name="people",
    minutes=20,
    place=Place.HOME,
    what=wording.PEOPLE,
    why=wording.PEOPLE_WHY,
    first_step=wording.PEOPLE_FIRST,
    if_then=wording.PEOPLE_IF_THEN,
    days=((1, 3), (4, 6)),
)
_REST = _Kind(
    name="rest",
    minutes=45,
    place=Place.HOME,
    what=wording.REST,
    why=wording.REST_WHY,
    first_step=wording.REST_FIRST,
    if_then=wording.REST_IF_THEN,
    days=((5, 6), (0, 4)),
)
_EVENING = _Kind(
    name="evening_off",
    minutes=120,
    place=Place.HOME,
    what=wording.EVENING,
    why=wording.EVENING_WHY,
    first_step=wording.EVENING_FIRST,
    if_then=wording.EVENING_IF_THEN,
    days=((4, 4),),
    evening=True,
)


def offers(
    monday: date, night: Night, *, lighter: bool = False
) -> tuple[Candidate, ...]:
    """Return the week's care: three walks, two calls, one rest, one evening off.

    A lighter week gets a second rest. Each lies within a few given days, so that they
    spread, from two hours after waking to an hour before sleep.
    """
    counts = ((_MOVEMENT, 3), (_PEOPLE, 2), (_REST, 2 if lighter else 1), (_EVENING, 1))
    return tuple(
        _candidate(kind, number, monday, night)
        for kind, count in counts
        for number in range(1, count + 1)
    )


def _candidate(kind: _Kind, number: int, monday: date, night: Night) -> Candidate:
    first, last = kind.days[number - 1]
    opens, _ = _waking(monday + timedelta(days=first), night)
    begins, closes = _waking(monday + timedelta(days=last), night)
    if kind.evening:
        opens = begins + (closes - begins) * _EVENING_SHARE
    else:
        opens = min(opens + _AFTER_WAKING, closes)
    what, why = _named(kind, opens, night)
    year, week, _ = monday.isocalendar()
    return Candidate(
        key=f"care:{kind.name}:{year}-W{week:02}:{number}",
        kind=kind.name,
        step=Step.CARE,
        what=Text(what),
        why=Text(why),
        first_step=Text(kind.first_step),
        if_then=Text(kind.if_then),
        minutes=kind.minutes,
        value=0.0,
        energy=Energy.LOW,
        place=kind.place,
        earliest=opens,
        latest=closes - _BEFORE_SLEEP,
        per_week=len(kind.days),
        care=True,
    )


def _named(kind: _Kind, opens: datetime, night: Night) -> tuple[str, str]:
    """Return what it is and why; no evening on the person's clock, no such word."""
    hour = opens.astimezone(ZoneInfo(night.time_zone)).hour
    if kind.evening and not _EVENING_HOURS[0] <= hour < _EVENING_HOURS[1]:
        return wording.HOURS_OFF, wording.HOURS_OFF_WHY
    return kind.what, kind.why


def _waking(day: date, night: Night) -> tuple[datetime, datetime]:
    """When the person gets up on `day` and when they next go to sleep, in UTC."""
    zone = ZoneInfo(night.time_zone)
    late = night.sleep_from <= night.sleep_to
    end = day + timedelta(days=1) if late else day
    return (
        datetime.combine(day, night.sleep_to, tzinfo=zone).astimezone(UTC),
        datetime.combine(end, night.sleep_from, tzinfo=zone).astimezone(UTC),
    )
