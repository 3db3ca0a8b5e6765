"""Roles saved from job alerts: the newest first, and which the next weeks may name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from onward.history.application import Timeline
from onward.history.names import company_key, same_role
from onward.mail.opening import host
from onward.planning.offers import MOST_NAMED, SavedRole
from onward.store.log import zone_of
from onward.store.models import (
    ApplicationRow,
    MailAccount,
    Owner,
    Preferences,
    SavedRoleRow,
)

SHOWN = 5
PER_PAGE = 50
OLD_DAYS = 30
"""From this age on a role is said to be old: it may be filled."""
_MOST_LISTED = 50
_LOOKED_AT = 50
"""Saved roles among which a week's are looked for, newest first."""

_Standing = SavedRoleRow.Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved role; `application` is the one it became, or one for the same role."""

    id: UUID
    title: str
    company: str
    place: str
    link: str
    host: str
    alert: str
    named: date
    old: bool
    application: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRolesPage:
    """Some of what is saved: of the `count` open ones those on this page.

    `kept` says whether alerts that come are looked at; `mailboxes` counts those that
    are connected, and can be looked through again.
    """

    kept: bool
    roles: tuple[Saved, ...]
    count: int
    whole: bool
    number: int
    pages: int
    applied: tuple[Saved, ...]
    aside: tuple[Saved, ...]
    mailboxes: int

    @property
    def any(self) -> bool:
        return bool(self.count or self.applied or self.aside)


def saved_roles_page(
    owner: Owner, today: date, number: int | None = None
) -> SavedRolesPage:
    """Return the newest five; with `number`, that page of all of them."""
    zone = zone_of(owner)
    rows = _rows(owner)
    open_ones = rows.filter(standing=_Standing.OPEN)
    count = open_ones.count()
    pages = max(1, -(-count // PER_PAGE))
    at = min(max(number or 1, 1), pages)
    first = (at - 1) * PER_PAGE
    some = open_ones[first : first + (PER_PAGE if number else SHOWN)]
    known = _by_company(ApplicationRow.objects.filter(owner=owner, live=True))

    def shown(found: QuerySet[SavedRoleRow]) -> tuple[Saved, ...]:
        return tuple(_saved(row, today, zone, known) for row in found[:PER_PAGE])

    return SavedRolesPage(
        kept=Preferences.objects.get(owner=owner).keep_roles,
        roles=shown(some),
        count=count,
        whole=number is not None,
        number=at,
        pages=pages,
        applied=shown(rows.filter(standing=_Standing.APPLIED)[:_MOST_LISTED]),
        aside=shown(rows.filter(standing=_Standing.ASIDE)[:_MOST_LISTED]),
        mailboxes=MailAccount.objects.filter(owner=owner).count(),
    )


def all_open(owner: Owner, today: date) -> tuple[Saved, ...]:
    """Return every saved role that is neither put aside nor applied for."""
    zone = zone_of(owner)
    known = _by_company(ApplicationRow.objects.filter(owner=owner, live=True))
    rows = _rows(owner).filter(standing=_Standing.OPEN)
    return tuple(_saved(row, today, zone, known) for row in rows)


def saved_role(owner: Owner, role: UUID) -> tuple[str, str] | None:
    """Return title and company of a saved role, None where there is none."""
    row = SavedRoleRow.objects.filter(owner=owner, id=role).first()
    return (row.title, row.company) if row else None


def open_roles(owner: Owner) -> int:
    """Return how many saved roles are neither put aside nor applied for."""
    return SavedRoleRow.objects.filter(owner=owner, standing=_Standing.OPEN).count()


def roles_to_try(
    owner: Owner, timelines: Iterable[Timeline], today: date
) -> tuple[SavedRole, ...]:
    """Return the newest saved roles that are not old and not applied for yet."""
    zone = zone_of(owner)
    rows = _rows(owner).filter(standing=_Standing.OPEN)[:_LOOKED_AT]
    known: dict[str, list[tuple[UUID, str]]] = {}
    for one in timelines if rows else ():
        key = company_key(one.company or "")
        known.setdefault(key, []).append((one.id, one.role or ""))
    found = (_saved(row, today, zone, known) for row in rows)
    fresh = [one for one in found if not one.old and not one.application]
    return tuple(
        SavedRole(title=one.title, company=one.company, named=one.named)
        for one in fresh[:MOST_NAMED]
    )


def _rows(owner: Owner) -> QuerySet[SavedRoleRow]:
    return SavedRoleRow.objects.filter(owner=owner).order_by("-last_named", "id")


def _by_company(
    rows: QuerySet[ApplicationRow],
) -> dict[str, list[tuple[UUID, str]]]:
    found: dict[str, list[tuple[UUID, str]]] = {}
    for one, key, role in rows.values_list("id", "company_key", "role"):
        found.setdefault(key, []).append((one, role))
    return found


def _saved(
    row: SavedRoleRow,
    today: date,
    zone: ZoneInfo,
    known: Mapping[str, list[tuple[UUID, str]]],
) -> Saved:
    named = row.last_named.astimezone(zone).date()
    application = row.application_id
    if application is None and row.company:
        there = known.get(company_key(row.company), ())
        same = (one for one, role in there if role and same_role(role, row.title))
        application = next(same, None)
    return Saved(
        id=row.id,
        title=row.title,
        company=row.company,
        place=row.place,
        link=row.link,
        host=host(row.link),
        alert=row.alert,
        named=named,
        old=today - named > timedelta(days=OLD_DAYS),
        application=application,
    )
