"""Deleting for good: the one exception to a log that only grows.

What is erased leaves the store's files too. What was given to another application
stays there, and what another one took in goes with it.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from onward.config.paths import Home
from onward.config.zone import zone_here
from onward.history.event import Event, EventKind
from onward.history.fold import homes, merged_away, undone
from onward.kernel.errors import Busy, NotFound, OnwardError
from onward.kernel.text import Text
from onward.services import accounts, wording
from onward.services.backup import copies
from onward.services.compacting import compact
from onward.services.filing import refresh
from onward.services.holds import undisturbed
from onward.services.home import sweep
from onward.services.jobs import at_work
from onward.services.sealing import forget_key
from onward.store.log import log_of, related
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    EventRow,
    Job,
    KeptMessage,
    LaunchLink,
    LessonRow,
    MailAccount,
    Owner,
    Preferences,
    SavedRoleRow,
    WeekRow,
)
from onward.store.owned import KEPT, SEALED, owned

_POINTING = frozenset({EventKind.RETRACTED, EventKind.OPENED, EventKind.MOVED})
"""Lines about one other line."""


def erase_application(owner: Owner, application: str | UUID) -> None:
    """Delete one application with its mail and events, beyond undo."""
    one = UUID(str(application))
    with transaction.atomic():
        if not ApplicationRow.objects.filter(owner=owner, id=one).exists():
            raise NotFound(Text(wording.NO_SUCH_APPLICATION))
        family = _family(owner, one)
        log = log_of(owner, family)
        if one in merged_away(log):
            raise NotFound(Text(wording.NO_SUCH_APPLICATION))
        fate = _decide(log, one)
        lessons = LessonRow.objects.filter(owner=owner)
        planned = list(lessons.values_list("id", "event_id", "words"))
        _rewrite(owner, fate)
        _forget(KeptMessage.objects.filter(owner=owner, digest__in=fate.messages))
        _unplan(owner, fate, planned)
        SavedRoleRow.objects.filter(
            owner=owner, application__in=fate.applications
        ).delete()
        ApplicationRow.objects.filter(owner=owner, id__in=fate.applications).delete()
        refresh(owner, family - fate.applications)
    compact()


@dataclass(frozen=True, slots=True)
class _Fate:
    """What goes with an application, and where lines that survive it belong."""

    applications: frozenset[UUID]
    lines: frozenset[UUID]
    messages: frozenset[str]
    names: frozenset[str]
    told: frozenset[str]
    """Names that others still go by."""
    homes: Mapping[UUID, UUID]
    moved: Mapping[UUID, UUID]


def _family(owner: Owner, one: UUID) -> set[UUID]:
    """Return all that is tied to `one`, also by mail that once was filed elsewhere."""
    family = related(owner, {one})
    rows = EventRow.objects.filter(owner=owner)
    digests = rows.filter(application_id__in=family).exclude(message="")
    beside = rows.filter(message__in=digests.values("message"))
    return related(owner, family | set(beside.values_list("application_id", flat=True)))


def _decide(log: list[Event], one: UUID) -> _Fate:
    log = sorted(log, key=lambda event: event.recorded)
    gone = {one, *(a for a, root in merged_away(log).items() if root == one)}
    by_id = {event.id: event for event in log}
    home_of, out = homes(log), undone(log)
    lines = _with_pointing(log, {e.id for e in log if _goes(e, gone, home_of[e.id])})
    kept_mail = {
        event.message
        for event in log
        if event.id not in lines
        and event.id not in out
        and event.kind is not EventKind.DESCRIBED
    }
    messages = {e.message for e in log if e.id in lines and e.message} - kept_mail
    # What the same mail had written elsewhere before it was put right goes as well.
    stale = {e.id for e in log if e.id in out and e.message in messages}
    lines = _with_pointing(log, lines | stale)
    return _Fate(
        applications=frozenset(gone),
        lines=frozenset(lines),
        messages=frozenset(message for message in messages if message),
        names=_given(event for event in log if event.id in lines),
        told=_given(event for event in log if event.id not in lines),
        homes=home_of,
        moved={
            event.id: home_of[_about(event, by_id).id]
            for event in log
            if event.application in gone and event.id not in lines
        },
    )


def _given(log: Iterable[Event]) -> frozenset[str]:
    """Return the names that the lines of `log` give."""
    return frozenset(
        event.details[name]
        for event in log
        if event.kind is EventKind.DESCRIBED
        for name in ("company", "role")
        if event.details.get(name)
    )


def _goes(event: Event, gone: Collection[UUID], home: UUID) -> bool:
    """Return whether a line goes by itself; those about another follow that one."""
    if event.kind in {EventKind.MOVED, EventKind.MERGED}:
        other = UUID(event.details.get("to") or event.details["into"])
        return event.application in gone or other in gone
    return event.kind not in _POINTING and home in gone


def _with_pointing(log: Iterable[Event], lines: set[UUID]) -> set[UUID]:
    """Return `lines` and all that point at them; what points comes later in the log."""
    found = set(lines)
    for event in log:
        if event.kind in _POINTING and UUID(event.details["event"]) in found:
            found.add(event.id)
    return found


def _about(event: Event, by_id: Mapping[UUID, Event]) -> Event:
    """Return the line that a line is about in the end; most are about themselves."""
    while event.kind in _POINTING and UUID(event.details["event"]) in by_id:
        event = by_id[UUID(event.details["event"])]
    return event


def _rewrite(owner: Owner, fate: _Fate) -> None:
    rows = EventRow.objects.filter(owner=owner)
    rows.filter(id__in=fate.lines).delete()
    for line, home in fate.moved.items():
        rows.filter(id=line).update(application_id=home)
    # A name that such mail gave another application stays; its words do not.
    rows.filter(message__in=fate.messages).update(message="", words="")


def _unplan(
    owner: Owner, fate: _Fate, lessons: Iterable[tuple[UUID, UUID, str]]
) -> None:
    """Delete the blocks about what goes; `lessons` are all there were, with their lines.

    A block about a line or a lesson goes or stays with that, wherever it lay when it was
    planned. One that stays may name nothing that goes: if it does, it goes as well.
    """
    about = {str(one): one for one in fate.homes}
    about |= {str(lesson): line for lesson, line, _ in lessons}
    names = fate.names | {
        words for _, line, words in lessons if words and line in fate.lines
    }
    gone = {str(one) for one in fate.applications}
    for block in BlockRow.objects.filter(owner=owner):
        line = about.get(block.key.partition(":")[2])
        subject = block.candidate["subject"]
        home = str(fate.homes[line]) if line else subject
        said = [value for value in block.candidate.values() if isinstance(value, dict)]
        # A next application belongs to none yet: what it names is a saved role.
        may_name = subject in gone or block.candidate["kind"] == "application"
        names_it = may_name and _names(said, names - fate.told)
        if line in fate.lines or home in gone or names_it:
            block.delete()
        elif home != subject:
            block.candidate["subject"] = home
            block.save(update_fields=["candidate"])
    for week in WeekRow.objects.filter(owner=owner):
        week.left_out = [one for one in week.left_out if not _names(one, names)]
        week.save(update_fields=["left_out"])


def _names(told: object, names: Collection[str]) -> bool:
    """Return whether a kept text names one of `names`."""
    if isinstance(told, dict):
        told = [*told.values()]
    if isinstance(told, list):
        return any(_names(value, names) for value in told)
    return told in names


def _forget(messages: Iterable[KeptMessage]) -> None:
    """Keep only hash and date of `messages`, so that reading again does not revive them."""
    for old in messages:
        bare = KeptMessage(
            id=old.id,
            owner_id=old.owner_id,
            digest=old.digest,
            date=old.date,
            source="",
            standing=KeptMessage.Standing.ALONE,
            kind="other",
            confidence=1.0,
            corrected="other",
        )
        bare.save(force_update=True)


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left once everything was erased."""

    copies: list[Path]
    unswept: OnwardError | None
    """Why the store's files, or the keyring, may still hold something; else None."""


def erase_all(owner: Owner, home: Home) -> Erased:
    """Delete everything of `owner`; say which backups still hold it.

    Every browser that was let in has to be let in again. Raises `Busy` while mail is
    being read, or a command works: what either writes later would stay.
    """
    if at_work(owner, datetime.now(UTC)):
        raise Busy(Text(wording.READING_MAIL), Text(wording.READING_REMEDY))
    with undisturbed(home):
        held = accounts.forget_secrets(owner, home)
        _delete_all(owner)
        forget_key(home)
        sweep(home, (), math.inf)
        return Erased(copies(home), _compacted() or held)


@transaction.atomic
def _delete_all(owner: Owner) -> None:
    for model in reversed((*KEPT, *SEALED)):
        owned(model, owner).delete()
    Job.objects.filter(owner=owner).delete()
    MailAccount.objects.filter(owner=owner).delete()
    LaunchLink.objects.filter(owner=owner).delete()
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(owner.pk):
            session.delete()
    Preferences.objects.create(owner=owner, time_zone=zone_here())


def _compacted() -> OnwardError | None:
    """Compact the store; what is deleted stays deleted when that fails."""
    try:
        compact()
    except Busy as error:
        return error
    return None
