"""The list of applications: one page of it, filtered, searched, sorted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Q, QuerySet

from onward.evidence.field import Field
from onward.evidence.silence import state_on
from onward.history.application import LIVE, Furthest, State, Timeline
from onward.store.log import related, timelines_of
from onward.store.models import ApplicationRow, Owner, Preferences
from onward.store.queries.unopened import without_unopened

PER_PAGE = 100


class Show(StrEnum):
    """Which applications are listed. An unopened answer is in none but the first two."""

    ALL = "all"
    WAITING = "waiting"
    GOING_ON = "going-on"
    OFFER = "offer"
    CLOSED = "closed"


class Sort(StrEnum):
    """In which order: newest first, except for names."""

    LATEST = "latest"
    APPLIED = "applied"
    COMPANY = "company"
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row; `state` is None while an answer waits to be opened."""

    id: UUID
    company: str
    role: str
    applied_on: date | None
    furthest: Furthest | None
    state: State | None
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationsPage:
    """One page of the list; `any` says whether there is any application at all."""

    rows: tuple[Listed, ...]
    found: int
    number: int
    pages: int
    waiting: int
    any: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to list."""

    show: Show = Show.ALL
    sort: Sort = Sort.LATEST
    words: str = ""
    number: int = 1


def applications_page(owner: Owner, asked: Asked, today: date) -> ApplicationsPage:
    """Return one page of at most `PER_PAGE` rows."""
    field = Field(Preferences.objects.get(owner=owner).field)
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    rows = _sorted(_matching(live, asked), asked.sort)
    found = rows.count()
    pages = max(1, -(-found // PER_PAGE))
    number = min(max(1, asked.number), pages)
    shown = list(rows[(number - 1) * PER_PAGE : number * PER_PAGE])
    timelines = timelines_of(owner, related(owner, {row.id for row in shown}))
    waiting = live.filter(waiting__gt=0).count()
    return ApplicationsPage(
        rows=tuple(_listed(row, timelines.get(row.id), today, field) for row in shown),
        found=found,
        number=number,
        pages=pages,
        waiting=waiting,
        any=found > 0 or live.exists(),
    )


_CLOSED = [state.value for state in State if state not in LIVE]


def _matching(rows: QuerySet[ApplicationRow], asked: Asked) -> QuerySet[ApplicationRow]:
    for word in asked.words.split()[:8]:
        rows = rows.filter(Q(company__icontains=word) | Q(role__icontains=word))
    if asked.show is Show.ALL:
        return rows
    if asked.show is Show.WAITING:
        return rows.filter(waiting__gt=0)
    rows = rows.filter(waiting=0)
    if asked.show is Show.OFFER:
        return rows.filter(state__in=(State.OFFER, State.ACCEPTED, State.DECLINED))
    closed = Q(state__in=_CLOSED)
    return rows.filter(closed if asked.show is Show.CLOSED else ~closed)


def _sorted(rows: QuerySet[ApplicationRow], sort: Sort) -> QuerySet[ApplicationRow]:
    if sort is Sort.COMPANY:
        return rows.order_by("company_key", "role", "id")
    if sort is Sort.ROLE:
        return rows.order_by("role", "company_key", "id")
    if sort is Sort.APPLIED:
        return rows.order_by(F("applied_on").desc(nulls_last=True), "id")
    return rows.order_by(F("last_event").desc(nulls_last=True), "id")


def _listed(
    row: ApplicationRow, timeline: Timeline | None, today: date, field: Field
) -> Listed:
    seen = without_unopened(timeline) if timeline else None
    state = None
    if timeline and not timeline.waiting:
        state = state_on(timeline, today, field)
    return Listed(
        id=row.id,
        company=row.company,
        role=row.role,
        applied_on=row.applied_on,
        furthest=seen.furthest if seen else None,
        state=state,
        closed=state is not None and state not in LIVE,
    )
