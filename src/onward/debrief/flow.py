"""The way through a debrief: six parts, any of which may be left out."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """One screen of a debrief, in the order in which they come."""

    FEEL = "feel"
    SAYS = "says"
    ASK = "ask"
    LOOK_BACK = "look_back"
    LESSONS = "lessons"
    CLOSE = "close"


PARTS = tuple(Part)


def place(part: Part) -> int:
    """Return which of the parts this is, counted from 1."""
    return PARTS.index(part) + 1


def before(part: Part) -> Part | None:
    """Return the part before, None at the first."""
    at = PARTS.index(part)
    return PARTS[at - 1] if at else None


def after(part: Part) -> Part | None:
    """Return the part after, None at the last."""
    at = PARTS.index(part) + 1
    return PARTS[at] if at < len(PARTS) else None


def may_weigh(weighed_on: Iterable[date], today: date) -> bool:
    """Return whether a weight may be asked for today.

    `weighed_on` are the days on which *other* debriefs asked: twice in one debrief,
    before and after, is one asking; more than one asking a day is too many.
    """
    return today not in set(weighed_on)
