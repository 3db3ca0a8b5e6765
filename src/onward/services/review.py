"""The person's word on what a message says; it outranks every reading, for good."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from onward.history.event import Event, EventKind, Source
from onward.history.fold import homes, undone
from onward.history.match import Asks, Belongs
from onward.kernel.errors import NotFound
from onward.kernel.text import Text
from onward.mail.signal import QUIET_KINDS, Kind
from onward.services.applications import existing, opening
from onward.services.bands import band_of_kept
from onward.services.filing import record
from onward.services.matching import Matcher, Matching, unsaid
from onward.services.signals import events_of
from onward.services.wording import NO_SUCH_MESSAGE
from onward.store.log import log_of, related, timeline_of, timelines_of
from onward.store.models import (
    TRACE,
    DebriefRow,
    EventRow,
    KeptMessage,
    LessonRow,
    Owner,
)

_NOT_FILED = QUIET_KINDS | {Kind.OUTREACH}
_ALONE, _FILED = KeptMessage.Standing.ALONE, KeptMessage.Standing.FILED


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in force, and the application it belongs to now."""

    event: Event
    at: UUID

    @property
    def describes(self) -> bool:
        return self.event.kind is EventKind.DESCRIBED


def decide(
    owner: Owner, message: UUID, kind: Kind, application: UUID | None = None
) -> UUID | None:
    """Say what a message is; file it anew and return its application, if any.

    `application` None leaves it where it stands; what stands nowhere yet goes where
    matching puts it, and where that would have to ask, a new application is opened.
    What the message had written before is taken back, unless it says the same.
    """

    def act(matcher: Matcher | None) -> UUID | None:
        row = _kept(owner, message)
        written = _written(owner, row)
        home = None
        if kind not in _NOT_FILED:
            home = _home(owner, row, application, written, matcher)
        _say(owner, row, kind, home, written)
        return home

    unsure = KeptMessage.objects.filter(
        owner=owner, id=message, standing=KeptMessage.Standing.UNSURE
    )
    if application is None and kind not in _NOT_FILED and unsure.exists():
        return Matching(owner, datetime.now(UTC)).locked(act)
    with transaction.atomic():
        return act(None)


def _kept(owner: Owner, message: UUID) -> KeptMessage:
    """Return a message whose words are kept, and not held."""
    rows = KeptMessage.objects.filter(owner=owner, id=message).exclude(TRACE)
    row = rows.exclude(standing=KeptMessage.Standing.HELD).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_MESSAGE))
    return row


def _say(
    owner: Owner, row: KeptMessage, kind: Kind, home: UUID | None, written: list[_Line]
) -> None:
    """Keep the person's word on `row`, and let the log say so."""
    same = [one for one in written if one.at == home and one.event.kind.value == kind]
    names = [one for one in written if one.at == home and one.describes]
    row.corrected = kind
    row.standing = _ALONE if kind in QUIET_KINDS else _FILED
    row.save(update_fields=["corrected", "standing"])
    _take_back(owner, [one for one in written if one not in (*same, *names)])
    if home is not None:
        _confirm(owner, home, same) if same else _file(owner, row, home)


def unsay(owner: Owner, row: KeptMessage) -> None:
    """Take back all that a message has written."""
    _take_back(owner, _written(owner, row))


def _written(owner: Owner, row: KeptMessage) -> list[_Line]:
    """Return what a message has written and nobody took back."""
    wrote = EventRow.objects.filter(owner=owner, message=row.digest)
    started = set(wrote.values_list("application_id", flat=True))
    log = log_of(owner, related(owner, started)) if started else []
    home_of, out = homes(log), undone(log)
    return [
        _Line(event, home_of[event.id])
        for event in log
        if event.message == row.digest and event.id not in out
    ]


def _home(
    owner: Owner,
    row: KeptMessage,
    application: UUID | None,
    written: list[_Line],
    matcher: Matcher | None,
) -> UUID:
    """Return the application a message is to be filed under; it may be a new one."""
    if application is not None:
        return existing(owner, application).id
    for line in written:
        if not line.describes:
            return line.at
    found = (matcher or Matcher(owner, datetime.now(UTC))).match(row)
    return found.application if isinstance(found, Belongs) else uuid.uuid4()


def _take_back(owner: Owner, lines: list[_Line]) -> None:
    """Take `lines` out of the reading; names that other mail tells as well stay known."""
    now = datetime.now(UTC)
    record(owner, [_takes_back(line.event, now) for line in lines])
    _name_again(owner, {line.at for line in lines if line.describes})


def _confirm(owner: Owner, home: UUID, lines: list[_Line]) -> None:
    """Note that the person has seen what `lines` say already."""
    waiting, now = existing(owner, home).waiting, datetime.now(UTC)
    seen = [line.event.id for line in lines if line.event.id in waiting]
    record(owner, [opening(home, event, now) for event in seen])


def _name_again(owner: Owner, applications: Collection[UUID]) -> None:
    """Let the mail that is left name applications that lost a name with other mail."""
    for one in timelines_of(owner, related(owner, set(applications))).values():
        if one.id not in applications:
            continue
        named = {"company": one.company or "", "role": one.role or ""}
        digests = [event.message for event in one.events if event.message]
        rows = KeptMessage.objects.filter(owner=owner, digest__in=digests)
        left = {row.digest: row for row in rows}
        lines = []
        for row in (left[digest] for digest in digests if digest in left):
            told = unsaid(row, named["company"], named["role"])
            if told:
                named |= told
                lines.append(_describes(row, one.id, told))
        record(owner, lines)


@transaction.atomic
def none_of_these(owner: Owner, messages: Collection[UUID]) -> list[UUID]:
    """Say that messages asked about are not about the search; return which changed."""
    rows = KeptMessage.objects.filter(
        owner=owner, id__in=messages, standing=KeptMessage.Standing.UNSURE
    )
    changed = list(rows.values_list("id", flat=True))
    rows.update(corrected=Kind.OTHER, standing=KeptMessage.Standing.ALONE)
    return changed


@transaction.atomic
def ask_again(owner: Owner, messages: Collection[UUID]) -> None:
    """Take the person's word back: the messages are asked about as before.

    What they wrote by it is taken back as well.
    """
    rows = KeptMessage.objects.filter(owner=owner, id__in=messages).exclude(TRACE)
    for row in rows.exclude(corrected=""):
        unsay(owner, row)
        row.corrected, row.standing = "", KeptMessage.Standing.UNSURE
        row.save(update_fields=["corrected", "standing"])


def take_back(owner: Owner, message: UUID) -> UUID | None:
    """Take the person's word on a message back: what Onward read in it holds again.

    Where it is sure of that it is filed anew, and its application returned; else the
    message is asked about.
    """
    row = _kept(owner, message)
    if not row.corrected:
        return None
    ask_again(owner, [row.id])
    row.refresh_from_db()
    standing = band_of_kept(row)
    if standing is KeptMessage.Standing.UNFILED:
        now = datetime.now(UTC)
        return Matching(owner, now).locked(lambda matcher: _refile(row, matcher, now))
    row.standing = standing
    row.save(update_fields=["standing"])
    return None


def _refile(row: KeptMessage, matcher: Matcher, now: datetime) -> UUID | None:
    """File `row` by what was read in it; its earlier lines were taken back for good."""
    match = matcher.match(row)
    if isinstance(match, Asks):
        return None
    home = match.application if isinstance(match, Belongs) else uuid.uuid4()
    told = events_of(row, home, matcher.learn(row, home), now)
    row.standing = _FILED
    row.save(update_fields=["standing"])
    record(row.owner, [replace(event, id=uuid.uuid4()) for event in told])
    return home


def _file(owner: Owner, row: KeptMessage, home: UUID) -> None:
    """Write what `row` says about `home`; what was said in a debrief of it goes along."""
    one = timeline_of(owner, home)
    named = (one.company or "", one.role or "") if one else ("", "")
    told = events_of(row, home, unsaid(row, *named), datetime.now(UTC))
    lines = [_by_hand(event) for event in told]
    record(owner, lines)
    if lines[-1].kind is EventKind.REJECTED:
        _take_along(owner, row, lines[-1].id)


def _take_along(owner: Owner, row: KeptMessage, event: UUID) -> None:
    """Give the debrief of an earlier line of the same mail, and its lessons, to `event`."""
    earlier = {"owner": owner, "event__message": row.digest}
    debrief = DebriefRow.objects.filter(**earlier).order_by("-touched").first()
    if debrief is None:
        return
    LessonRow.objects.filter(owner=owner, event_id=debrief.event_id).update(event=event)
    debrief.event_id = event
    debrief.save(update_fields=["event"])


def _describes(row: KeptMessage, application: UUID, told: dict[str, str]) -> Event:
    """Return the line by which `row` names an application that is known already."""
    (described, *_) = events_of(row, application, told, datetime.now(UTC))
    return _by_hand(described)


def _by_hand(event: Event) -> Event:
    """Return `event` as confirmed: seen by the person, so nothing about it waits."""
    described = event.kind is EventKind.DESCRIBED
    return Event(
        id=uuid.uuid4(),
        application=event.application,
        kind=event.kind,
        happened=event.happened,
        recorded=0,
        source=Source.MAIL if described else Source.PERSON,
        message=event.message,
        words=event.words,
        stage=event.stage,
        details=event.details,
    )


def _takes_back(event: Event, now: datetime) -> Event:
    return Event(
        id=uuid.uuid4(),
        application=event.application,
        kind=EventKind.RETRACTED,
        happened=now,
        recorded=0,
        source=Source.PERSON,
        details={"event": str(event.id)},
    )
