"""Roles that job alerts named: kept while the person wants it, and what they say of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from onward.gateways.mbox.ahead import READER, WITH_OPENINGS
from onward.gateways.mbox.pool import Read
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.identifiers import derived
from onward.kernel.text import Text
from onward.mail.opening import Opening
from onward.planning.offers import unnamed
from onward.services import jobs
from onward.services.holding import is_first
from onward.services.wording import NO_SUCH_ROLE, NOTHING_TO_LOOK_THROUGH
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    Job,
    MailAccount,
    Owner,
    Preferences,
    SavedRoleRow,
    WeekRow,
)
from onward.store.shapes import candidate_in, candidate_out

_Standing = SavedRoleRow.Standing
_FILLED = ("company", "place", "link", "link_key")
_NAMED = ("first_named", "last_named", "alert", "message")


def wanted(owner: Owner) -> bool:
    """Return whether the person wants roles from job alerts kept."""
    return Preferences.objects.filter(owner=owner, keep_roles=True).exists()


def reader(owner: Owner) -> str:
    """Return what reads a message: with the roles of alerts only where they are wanted."""
    return WITH_OPENINGS if wanted(owner) else READER


def tell(owner: Owner, *, keep: bool) -> None:
    """Say whether roles from job alerts are wanted; what is saved stays either way."""
    Preferences.objects.filter(owner=owner).update(keep_roles=keep)


def save(owner: Owner, found: Iterable[Read]) -> None:
    """Keep the roles that alerts among `found` named, each once.

    One that is here gets what was not known of it, and its dates; never another word
    than the person's on whether it is for them.
    """
    named = [(one, read) for read in found for one in read.openings]
    if not named or not wanted(owner):
        return
    now = datetime.now(UTC)
    known = _Known(owner, [one for one, _ in named])
    for one, read in named:
        row = known.row(one)
        sent = read.message.date if read.message else None
        _name(row, read, min(sent.astimezone(UTC), now) if sent else now)
    known.write()


class _Known:
    """Saved roles by what makes them one, old and new."""

    def __init__(self, owner: Owner, openings: Sequence[Opening]) -> None:
        self.owner = owner
        words = {one.words_key for one in openings}
        links = {one.link_key for one in openings} - {""}
        same = Q(words_key__in=words) | Q(link_key__in=links)
        rows = list(SavedRoleRow.objects.filter(same, owner=owner))
        self.old = {row.pk: row for row in rows}
        self.new: dict[UUID, SavedRoleRow] = {}
        self.by_words = {row.words_key: row for row in rows}
        self.by_link = {row.link_key: row for row in rows if row.link_key}

    def row(self, one: Opening) -> SavedRoleRow:
        """Return the row of `one`, made where there is none; with what it adds."""
        row = self.by_words.get(one.words_key) or self.by_link.get(one.link_key)
        if row is None:
            row = SavedRoleRow(
                id=derived("saved role", str(self.owner.pk), one.words_key),
                owner=self.owner,
                words_key=one.words_key,
                title=one.title,
            )
            self.new[row.pk] = self.by_words[one.words_key] = row
        told = {"company": one.company, "place": one.place, "link": one.link}
        if not row.link:
            told["link_key"] = one.link_key
        for name, value in told.items():
            setattr(row, name, getattr(row, name) or value or "")
        if row.link_key:
            self.by_link.setdefault(row.link_key, row)
        return row

    def write(self) -> None:
        SavedRoleRow.objects.bulk_create(self.new.values())
        SavedRoleRow.objects.bulk_update(self.old.values(), (*_FILLED, *_NAMED))


def _name(row: SavedRoleRow, read: Read, when: datetime) -> None:
    """Note that an alert of `when` named a role."""
    row.first_named = min(row.first_named or when, when)
    if row.last_named and row.last_named >= when:
        return
    row.last_named = when
    if read.message:
        row.alert = (read.message.sender_name or read.message.sender)[:320]
        row.message = read.digest


def put_aside(owner: Owner, role: UUID) -> None:
    """Take a role out of what is offered: it is not for this person."""
    row = _found(owner, role)
    _stand(row, _Standing.ASIDE)


def take_back(owner: Owner, role: UUID) -> None:
    """Offer a role again, whatever was said of it."""
    row = _found(owner, role)
    row.application = None
    _stand(row, _Standing.OPEN)


def applied(owner: Owner, role: UUID, application: UUID) -> None:
    """Note which application a saved role became."""
    row = _found(owner, role)
    row.application = ApplicationRow.objects.get(owner=owner, id=application)
    _stand(row, _Standing.APPLIED)


def forget_all(owner: Owner) -> int:
    """Delete every saved role; return how many there were."""
    rows = SavedRoleRow.objects.filter(owner=owner)
    with transaction.atomic():
        _take_out_of_plans(owner, rows)
        return rows.delete()[0]


def _stand(row: SavedRoleRow, standing: SavedRoleRow.Standing) -> None:
    row.standing = standing
    with transaction.atomic():
        row.save(update_fields=["standing", "application"])
        if standing is not _Standing.OPEN:
            same = SavedRoleRow.objects.filter(pk=row.pk)
            _take_out_of_plans(row.owner, same)


def _take_out_of_plans(owner: Owner, roles: QuerySet[SavedRoleRow]) -> None:
    """Have blocks that are still planned name none of `roles`; they stay where they are.

    Nor does what did not fit into a week.
    """
    names = set(roles.values_list("title", "company"))

    def named(what: Mapping[str, Any]) -> bool:
        told = what["values"]
        return (told.get("role"), told.get("company", "")) in names

    planned = BlockRow.objects.filter(
        owner=owner, standing="planned", candidate__kind="application"
    )
    for block in planned:
        if named(block.candidate["what"]):
            blank = unnamed(candidate_in(block.candidate))
            block.candidate = candidate_out(blank)
            block.save(update_fields=["candidate"])
    for week in WeekRow.objects.filter(owner=owner):
        left = [one for one in week.left_out if not named(one["what"])]
        if left != week.left_out:
            week.left_out = left
            week.save(update_fields=["left_out"])


def look_again(owner: Owner) -> list[UUID]:
    """Queue one more reading of mail that was read before; return the jobs.

    Files are read where they still lie, connected mailboxes over the last weeks. Raises
    `Fixable` where there is neither.
    """
    made = [
        jobs.ask_look(owner, account, again=True)
        for account in MailAccount.objects.filter(owner=owner).values_list(
            "id", flat=True
        )
    ]
    if paths := _still_there(owner):
        made.append(jobs.ask_import(owner, paths, hold=is_first(owner)))
    if not made:
        raise Fixable(*map(Text, NOTHING_TO_LOOK_THROUGH))
    return made


def _still_there(owner: Owner) -> list[str]:
    """Return the files and folders that were read and not uploaded, each once."""
    done = Job.objects.filter(owner=owner, kind=jobs.IMPORT).order_by("made")
    inputs = list(done.values_list("inputs", flat=True))
    named = [p for one in inputs if not one.get("uploaded") for p in one["paths"]]
    return [path for path in dict.fromkeys(named) if Path(path).exists()]


def _found(owner: Owner, role: UUID) -> SavedRoleRow:
    row = SavedRoleRow.objects.filter(owner=owner, id=role).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_ROLE))
    return row
