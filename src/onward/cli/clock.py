"""Today and this week where the person lives."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from onward.cli import wording
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.planning.offers import monday_of_week

if TYPE_CHECKING:
    from onward.services.owners import Owner

_WEEK = re.compile(r"(\d{4})-?W(\d{2})")


def now() -> datetime:
    return datetime.now(UTC)


def zone_of(owner: "Owner") -> ZoneInfo:
    return ZoneInfo(owner.preferences.time_zone)


def today_of(owner: "Owner") -> date:
    return now().astimezone(zone_of(owner)).date()


def this_monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def week_to_plan(name: str | None, today: date) -> date:
    """Return the Monday of `2026-W48`; of this week, from Saturday on of the next.

    Raises `Fixable` for what is no week.
    """
    if name is None:
        monday = this_monday(today)
        return monday + timedelta(days=7) if today.weekday() >= 5 else monday
    return _monday_of(name)


def _monday_of(name: str) -> date:
    parts = _WEEK.fullmatch(name.strip().upper())
    try:
        if parts:
            return monday_of_week(int(parts[1]), int(parts[2]))
    except ValueError:
        pass
    raise Fixable(Text(wording.NO_SUCH_WEEK, {"week": name}))


def day_of(name: str | None, today: date) -> date:
    """Return the day written as 2026-11-24; `today` when none is given."""
    if name is None:
        return today
    try:
        return date.fromisoformat(name)
    except ValueError as error:
        raise Fixable(Text(wording.NO_SUCH_DAY, {"day": name})) from error
