"""The quiet tray: what waits, what is begun, what is silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onward.debrief.flow import Part
from onward.evidence.field import Field
from onward.evidence.outcome import silent_days
from onward.evidence.silence import state_on
from onward.history.application import LIVE, State
from onward.history.fold import fold
from onward.store.log import all_timelines, log_of, related
from onward.store.models import ApplicationRow, DebriefRow, Owner, Preferences
from onward.store.queries.application_page import Choice, choice

_SILENT_DAYS = 21
_MOST_SILENT = 100
_MOST_RUNNING = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A debrief that is not closed yet."""

    id: UUID
    company: str
    role: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayPage:
    """What waits quietly; `listed` names it and is empty until that was asked for.

    `next` is the application that has waited longest, `silent` are applications nobody
    has answered for three weeks or more, `homeless` are debriefs whose no was taken back.
    """

    waiting: int
    next: UUID | None
    begun: tuple[Begun, ...]
    homeless: tuple[UUID, ...]
    listed: tuple[Choice, ...]
    silent: tuple[Choice, ...]


def tray_page(owner: Owner, today: date, *, listing: bool) -> TrayPage:
    """Return the tray; with `listing`, the names of what waits."""
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    begun, homeless = _begun(owner)
    waits = live.filter(waiting__gt=0).order_by("last_event", "id")
    return TrayPage(
        waiting=waits.count(),
        next=waits.values_list("id", flat=True).first(),
        begun=tuple(begun),
        homeless=tuple(homeless),
        listed=tuple(map(choice, waits)) if listing else (),
        silent=tuple(_silent(owner, today)),
    )


def running(owner: Owner) -> tuple[Choice, ...]:
    """Return the applications a no could be about, by company."""
    rows = ApplicationRow.objects.filter(
        owner=owner, live=True, waiting=0, state__in=LIVE
    )
    return tuple(
        map(choice, rows.order_by("company_key", "role", "id")[:_MOST_RUNNING])
    )


def _begun(owner: Owner) -> tuple[list[Begun], list[UUID]]:
    """Return what is begun, and the debriefs whose no was taken back since."""
    rows = list(
        DebriefRow.objects.select_related("event")
        .filter(owner=owner, standing=DebriefRow.Standing.OPEN)
        .order_by("-touched")
    )
    family = related(owner, {row.event.application_id for row in rows})
    told = fold(log_of(owner, family)) if rows else {}
    home_of = {event.id: one for one in told.values() for event in one.events}
    begun = [
        Begun(
            id=row.id,
            company=one.company or "",
            role=one.role or "",
            part=Part(row.part),
        )
        for row in rows
        if (one := home_of.get(row.event_id)) is not None
    ]
    return begun, [row.id for row in rows if row.event_id not in home_of and row.sealed]


def _silent(owner: Owner, today: date) -> Iterator[Choice]:
    """Yield what Reading calls silent and has been so for three weeks, longest first."""
    field = Field(Preferences.objects.get(owner=owner).field)
    quiet = [
        one
        for one in all_timelines(owner).values()
        if not one.waiting
        and one.state is State.OPEN
        and state_on(one, today, field) is State.QUIET
        and silent_days(one, today) >= _SILENT_DAYS
    ]
    quiet.sort(key=lambda one: (one.last_event, str(one.id)))
    for one in quiet[:_MOST_SILENT]:
        yield Choice(one.id, one.company or "", one.role or "", one.applied_on)
