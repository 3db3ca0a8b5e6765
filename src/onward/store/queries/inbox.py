"""Mail on its way in: imports, what was set aside, what needs the person's eye."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from onward.history.application import Timeline
from onward.history.names import company_key
from onward.kernel.errors import NotFound
from onward.kernel.text import N_, Text
from onward.mail.signal import QUIET_KINDS, Kind
from onward.store.log import home_of_mail
from onward.store.models import (
    TRACE,
    ApplicationRow,
    Job,
    KeptMessage,
    Owner,
    Quarantined,
)
from onward.store.queries.alone import left_alone
from onward.store.queries.application_page import Choice, Mail, mail
from onward.store.queries.found import FoundMail, found
from onward.store.queries.held import Held, held

PASTED = "pasted"
"""The source of what a person pasted by hand."""
_NOT_HERE = Text(N_("There is no such message here."))
_MOST_LISTED = 50
_UNFINISHED = frozenset({Job.State.READ, Job.State.CANCELLED, Job.State.FAILED})
_FILING = {"running": "filing", "done": "filed", "cancelled": "half_filed"}
_QUIET = Q(kind__in=QUIET_KINDS)
_MOST_CHOICES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One reading of a mailbox, running or over."""

    id: UUID
    state: str
    made: datetime
    names: tuple[str, ...]
    percent: int | None
    stopping: bool
    messages: int
    new: int
    quarantined: int
    thrown_away: int
    troubles: tuple[tuple[str, str], ...]
    said: str
    filing: bool

    @property
    def phase(self) -> str:
        """How it stands, in one word; filing is a run of its own."""
        return _FILING.get(self.state, self.state) if self.filing else self.state

    @property
    def running(self) -> bool:
        return self.state in {Job.State.QUEUED, Job.State.RUNNING}

    @property
    def can_resume(self) -> bool:
        return self.state in {Job.State.CANCELLED, Job.State.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A message whose kind the person is asked for.

    `closed` is true when it may be an answer that ends something: nothing of it is
    shown before the person asks. What the person `pasted` is no secret to them.
    """

    mail: Mail
    suggested: Kind
    percent: int
    company: str
    role: str
    closed: bool
    pasted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """A role somebody wrote about."""

    mail: Mail
    company: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """The Inbox; `likely_nothing` are unsure messages that read like other mail."""

    imports: tuple[Import, ...]
    held: Held | None
    asking: Asking | None
    unsure: int
    alone: int
    likely_nothing: tuple[Mail, ...]
    set_aside: tuple[tuple[str, str], ...]
    outreach: tuple[Outreach, ...]
    outreach_count: int


def inbox_page(
    owner: Owner, at: UUID | None = None, later: Sequence[UUID] = ()
) -> InboxPage:
    """Return the Inbox; the message `at` is asked about first, those in `later` last."""
    unsure = _unsure(owner)
    row = _next(unsure, at, later)
    roles = _outreach(owner)
    jobs = Job.objects.filter(owner=owner, kind="import").order_by("-made")[:5]
    aside = Quarantined.objects.filter(owner=owner).order_by("-found", "source")
    return InboxPage(
        imports=tuple(_import(job) for job in jobs),
        held=held(owner),
        asking=_asking(row) if row else None,
        unsure=unsure.count(),
        alone=left_alone(owner).count(),
        set_aside=tuple(aside.values_list("source", "reason")[:_MOST_LISTED]),
        likely_nothing=tuple(mail(one) for one in unsure.filter(_QUIET)[:_MOST_LISTED]),
        outreach=tuple(
            Outreach(mail=mail(one), company=one.company or "", role=one.role or "")
            for one in roles[:_MOST_LISTED]
        ),
        outreach_count=roles.count(),
    )


def _unsure(owner: Owner) -> QuerySet[KeptMessage]:
    rows = KeptMessage.objects.filter(owner=owner, standing=KeptMessage.Standing.UNSURE)
    quiet_last = Case(When(_QUIET, then=Value(1)), default=Value(0))
    return rows.order_by(quiet_last, "-date", "digest")


def _next(
    rows: QuerySet[KeptMessage], at: UUID | None, later: Sequence[UUID]
) -> KeptMessage | None:
    """Return the one asked for, else the first; those put off come in their order."""
    asked_for = rows.filter(id=at).first() if at else None
    first = asked_for or rows.exclude(id__in=later).first()
    if first is not None or not later:
        return first
    put_off = {row.id: row for row in rows.filter(id__in=later)}
    return next((put_off[one] for one in later if one in put_off), None)


def _outreach(owner: Owner) -> QuerySet[KeptMessage]:
    rows = KeptMessage.objects.filter(
        owner=owner, standing=KeptMessage.Standing.FILED
    ).filter(Q(corrected=Kind.OUTREACH) | Q(corrected="", kind=Kind.OUTREACH))
    return rows.order_by("-date", "digest")


def _asking(row: KeptMessage) -> Asking:
    kind = Kind(row.kind)
    return Asking(
        mail=mail(row),
        suggested=kind,
        percent=min(99, int(row.confidence * 100)),
        company=row.company or "",
        role=row.role or "",
        closed=kind in {Kind.REJECTED, Kind.ON_HOLD} and row.source != PASTED,
        pasted=row.source == PASTED,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """One message, what it was taken for, and the applications it may belong to.

    The one it stands in comes first.
    While it is an `unopened` answer nothing of it may be shown.
    """

    asking: Asking
    kind: Kind
    decided: bool
    unopened: bool
    application: UUID | None
    choices: tuple[Choice, ...]


def message_page(owner: Owner, message: UUID) -> MessagePage:
    """Return one kept message; `NotFound` for what is held or only a trace."""
    rows = KeptMessage.objects.filter(owner=owner, id=message).exclude(TRACE)
    row = rows.exclude(standing=KeptMessage.Standing.HELD).first()
    if row is None:
        raise NotFound(_NOT_HERE)
    home = home_of_mail(owner, row.digest)
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    here = Q(id=home.id) if home else Q(pk__in=[])
    near = here | Q(company_key=company_key(row.company)) if row.company else here
    return MessagePage(
        asking=_asking(row),
        kind=Kind(row.corrected or row.kind),
        decided=bool(row.corrected),
        unopened=home is not None and _waits(home, row.digest),
        application=home.id if home else None,
        choices=tuple(
            Choice(one.id, one.company, one.role, one.applied_on)
            for one in live.filter(near).order_by(
                Case(When(here, then=Value(0)), default=Value(1)), "-last_event", "id"
            )[:_MOST_CHOICES]
        ),
    )


def _waits(home: Timeline, digest: str) -> bool:
    return any(
        event.id in home.waiting for event in home.events if event.message == digest
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """One import, and what is here now; `held` where its finds wait to be filed."""

    job: Import
    found: FoundMail
    held: Held | None


def import_page(owner: Owner, job: UUID) -> ImportPage:
    """Return how far an import is."""
    row = Job.objects.filter(owner=owner, id=job).first()
    if row is None:
        raise NotFound(Text(N_("There is no such import here.")))
    # What a look holds is noted as a reading of its own.
    over = row.kind == "look" and row.state == Job.State.DONE
    waits = over or row.state in _UNFINISHED
    return ImportPage(
        job=_import(row), found=found(owner), held=held(owner) if waits else None
    )


def _import(job: Job) -> Import:
    result: dict[str, Any] = job.result
    percent = min(99, job.done * 100 // job.total) if job.total else None
    address: str = job.inputs.get("address", "")
    paths: list[str] = [address] if address else job.inputs.get("paths", [])
    uploaded = job.inputs.get("uploaded", False)
    return Import(
        id=job.id,
        state=job.state,
        made=job.made,
        names=tuple(path.replace("\\", "/").rpartition("/")[2] for path in paths)
        if uploaded
        else tuple(paths),
        percent=percent,
        stopping=job.cancel and job.state == Job.State.RUNNING,
        messages=result.get("messages", 0),
        new=result.get("new", 0),
        quarantined=result.get("quarantined", 0),
        thrown_away=result.get("thrown_away", 0),
        troubles=tuple((name, problem) for name, problem in result.get("troubles", ())),
        said=result.get("said", ""),
        filing="read" in job.inputs,
    )
