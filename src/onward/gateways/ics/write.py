"""The planned week → a calendar file that nothing in it can break out of (RFC 5545)."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from icalendar import Calendar, Event

from onward.gateways.ics import wording
from onward.kernel.identifiers import derived
from onward.kernel.text import Text, clean, line
from onward.planning.explain import where
from onward.planning.week import Block, Standing, Week

Render = Callable[[Text], str]


def write_week(
    week: Week,
    stamp: datetime,
    seed: UUID,
    *,
    sequence: int = 0,
    neutral: bool = False,
    render: Render = Text.plain,
) -> bytes:
    """Return the week's blocks as a calendar; skipped ones are left out.

    A block keeps its UID for as long as it has its key in its week; nobody who does
    not know `seed`, a random id that the week keeps, can tell from it what the block
    is. `sequence` must grow when the week is written again after a change. With
    `neutral` nothing but the times can be learned from it. Times are in UTC; there is
    no METHOD, so a calendar takes the file as entries and not as an invitation.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Onward//Week//EN")
    for block in week.blocks:
        if block.standing is not Standing.SKIPPED:
            event = _event(block, neutral=neutral, render=render)
            event.add("uid", _uid(week, block, seed))
            event.add("dtstamp", stamp.astimezone(UTC))
            event.add("sequence", sequence)
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(block: Block, *, neutral: bool, render: Render) -> Event:
    event = Event()
    event.add("dtstart", block.span.start)
    event.add("dtend", block.span.end)
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE")
    if neutral:
        event.add("summary", render(Text(wording.NEUTRAL_TITLE)))
        return event
    candidate = block.candidate
    described = Text(
        wording.DESCRIPTION,
        {
            "why": candidate.why,
            "first_step": candidate.first_step,
            "if_then": candidate.if_then,
        },
    )
    event.add("summary", line(render(candidate.what)))
    event.add("location", line(render(where(candidate.place))))
    event.add("description", clean(render(described)))
    return event


def _uid(week: Week, block: Block, seed: UUID) -> str:
    key = block.candidate.key.encode("utf-8", "backslashreplace").decode()
    name = derived("block", str(seed), str(week.monday), key)
    return f"{name}@onward"
