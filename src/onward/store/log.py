"""Reading the log: events of an owner → timelines.

Times are told by the person's own clock, so that `happened.date()` is their day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from onward.history.application import Timeline
from onward.history.event import Event, EventKind
from onward.history.fold import fold, homes, merged_away, undone
from onward.store.models import EventRow, Owner, Preferences
from onward.store.shapes import events_in

_LINKS = Q(kind__in=(EventKind.MERGED, EventKind.MOVED))
TIES = frozenset({EventKind.MERGED, EventKind.MOVED, EventKind.RETRACTED})
"""Lines that change where others belong, or whether they count."""
State = tuple[UUID | None, int]
_CHUNK = 400
"""Ids per query: SQLite bounds how many a statement may name."""


def timelines_of(owner: Owner, applications: Iterable[UUID]) -> dict[UUID, Timeline]:
    """Return the timelines of `applications`, which must include all they are tied to."""
    return fold(log_of(owner, applications))


def log_of(owner: Owner, applications: Iterable[UUID]) -> list[Event]:
    """Return every line of the log of `applications`, undone ones and corrections too."""
    events: list[Event] = []
    ids, zone = list(applications), zone_of(owner)
    for start in range(0, len(ids), _CHUNK):
        rows = EventRow.objects.filter(
            owner=owner, application_id__in=ids[start : start + _CHUNK]
        )
        events += events_in(rows, zone)
    return events


def timeline_of(owner: Owner, application: UUID) -> Timeline | None:
    """Return one application's timeline; of one merged away, the one it went into."""
    log = log_of(owner, related(owner, {application}))
    return fold(log).get(merged_away(log).get(application, application))


def home_of_mail(owner: Owner, digest: str) -> Timeline | None:
    """Return the application that stands on a message, after merges, moves and undos."""
    wrote = EventRow.objects.filter(owner=owner, message=digest)
    started = set(wrote.values_list("application_id", flat=True))
    told = timelines_of(owner, related(owner, started)).values() if started else ()
    return next(
        (one for one in told if any(event.message == digest for event in one.events)),
        None,
    )


def homes_of_mail(owner: Owner) -> dict[str, UUID]:
    """Return the application each message that wrote to the log belongs to now.

    Whose lines were all taken back belongs to none.
    """
    lines = EventRow.objects.filter(owner=owner).order_by("recorded")
    tied = set(lines.filter(kind__in=TIES).values_list("application_id", flat=True))
    log = log_of(owner, related(owner, tied)) if tied else []
    home_of, out = homes(log), undone(log)
    wrote = lines.exclude(message="").exclude(kind=EventKind.DESCRIBED)
    return {
        message: home_of.get(line, application)
        for line, message, application in wrote.values_list(
            "id", "message", "application_id"
        )
        if line not in out
    }


def zone_of(owner: Owner) -> ZoneInfo:
    """Return the clock the person lives by."""
    told = Preferences.objects.filter(owner=owner)
    return ZoneInfo(told.values_list("time_zone", flat=True).first() or "UTC")


def all_timelines(owner: Owner) -> Mapping[UUID, Timeline]:
    """Return every application's timeline.

    The last answer is kept until the log changes, or the clock the person lives by.
    """
    return _folded(owner.id, zone_of(owner), state_of_log(owner))


def state_of_log(owner: Owner) -> State:
    """Return what tells one state of the log from the next.

    Lines are added at the end and otherwise only taken out, so the newest line and how
    many there are do.
    """
    log = EventRow.objects.filter(owner=owner)
    newest = log.order_by("-recorded").values_list("id", flat=True).first()
    return newest, log.count()


@lru_cache(maxsize=1)
def _folded(owner: UUID, zone: ZoneInfo, state: State) -> Mapping[UUID, Timeline]:
    del state  # only there so that each has its own answer
    rows = EventRow.objects.filter(owner_id=owner)
    return MappingProxyType(fold(events_in(rows, zone)))


def forget() -> None:
    """Let go of what `all_timelines` keeps: erased words must not stay in memory."""
    _folded.cache_clear()


def related(owner: Owner, applications: set[UUID]) -> set[UUID]:
    """Return `applications` and all that moves and merges ever tied to them."""
    ties: dict[UUID, set[UUID]] = defaultdict(set)
    for row in EventRow.objects.filter(_LINKS, owner=owner).only(
        "application_id", "details"
    ):
        other = UUID(row.details.get("into") or row.details["to"])
        ties[row.application_id].add(other)
        ties[other].add(row.application_id)
    family: set[UUID] = set()
    queue = list(applications)
    while queue:
        one = queue.pop()
        if one not in family:
            family.add(one)
            queue.extend(ties[one])
    return family
