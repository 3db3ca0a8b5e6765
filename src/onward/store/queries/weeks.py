"""A planned week as it is kept."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from onward.planning.week import Block, Standing, Week
from onward.store.models import BlockRow, Owner, WeekRow
from onward.store.shapes import block as block_of
from onward.store.shapes import text_in


def week_of(owner: Owner, monday: date) -> Week | None:
    """Return the week of `monday` with its blocks, None when it was never planned.

    What was left out is not part of it: it belongs to one solving.
    """
    row = WeekRow.objects.filter(owner=owner, monday=monday).first()
    if row is None:
        return None
    blocks = BlockRow.objects.filter(week=row).order_by("start")
    return Week(
        monday=monday,
        blocks=tuple(block_of(block) for block in blocks),
        search_minutes=row.search_minutes,
        capacity_minutes=row.capacity_minutes,
        gap=row.gap,
        backstop=row.backstop,
        notes=tuple(text_in(note) for note in row.notes),
    )


def settled_elsewhere(owner: Owner, monday: date, now: datetime) -> frozenset[str]:
    """Return the keys that the week of `monday` need not hold, because another has.

    That is what stands planned there and is still ahead, and what was done there about
    one application. What is about none, like answers that wait, comes back.
    """
    rows = BlockRow.objects.filter(owner=owner).exclude(week__monday=monday)
    ahead = Q(standing=Standing.PLANNED, end__gt=now)
    done = Q(standing=Standing.DONE) & ~Q(candidate__subject=None)
    return frozenset(rows.filter(ahead | done).values_list("key", flat=True))


def blocks_of(owner: Owner, monday: date) -> list[tuple[UUID, Block]]:
    """Return the blocks of a week with their ids, in order."""
    rows = BlockRow.objects.filter(owner=owner, week__monday=monday).order_by("start")
    return [(row.id, block_of(row)) for row in rows]
