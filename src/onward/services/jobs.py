"""Work that takes time: asked for by a page, done by the worker, watched by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from onward.kernel.errors import Busy, NotFound
from onward.kernel.text import Text
from onward.services.wording import (
    KEPT_STOPPING,
    NO_SUCH_JOB,
    NO_SUCH_MAILBOX,
    READING_MAIL,
    READING_REMEDY,
)
from onward.store.models import Job, MailAccount, Owner

IMPORT = "import"
LOOK = "look"
LEASE = timedelta(seconds=30)
"""A job whose worker has not reported for this long is taken up by the next one."""
TRIES = 3
"""So often a job may end its worker before it is set aside, so that others run."""
RESUMABLE = timedelta(days=7)
"""So long the uploaded mail of a job that was stopped is kept for going on."""

State = Job.State


@dataclass(frozen=True, slots=True)
class Work:
    """One job as its worker sees it."""

    id: UUID
    owner: Owner
    paths: tuple[str, ...] = ()
    uploaded: bool = False
    account: UUID | None = None
    """The mailbox on a server to look into, where that is what the job is."""
    hold: bool = False
    """Whether what is read waits for the person's word before it is filed."""
    read: Mapping[str, object] | None = None
    """What reading came to, where that is done and what was held is to be filed."""
    again: bool = False
    """Whether to read there what was read before."""


def ask_import(
    owner: Owner, paths: Sequence[str], *, uploaded: bool = False, hold: bool = False
) -> UUID:
    """Queue the reading of mail at `paths`; files that were `uploaded` go afterwards.

    With `hold` what is found waits for `ask_filing`.
    """
    inputs = {"paths": list(paths), "uploaded": uploaded, "hold": hold}
    return Job.objects.create(owner=owner, kind=IMPORT, inputs=inputs).id


def note_read(
    owner: Owner,
    paths: Sequence[str],
    result: Mapping[str, object],
    *,
    address: str = "",
) -> UUID:
    """Note a reading done without an import, what it found being held, as the newest.

    It was one of `paths` in a terminal, or looks into the mailbox of `address`: of
    those all are one.
    """
    inputs = {"paths": list(paths), "uploaded": False, "hold": True}
    with transaction.atomic():
        if address:
            inputs["address"] = address
            _imports(owner, State.READ).filter(inputs__address=address).delete()
        settle_held(owner)
        job = Job(owner=owner, kind=IMPORT, inputs=inputs, state=State.READ)
        job.result = dict(result)
        job.save()
        return job.id


def ask_filing(owner: Owner) -> UUID:
    """Queue the filing of all that is held; while a job waits or runs it is that one."""
    with transaction.atomic():
        busy = _imports(owner, State.QUEUED, State.RUNNING).first()
        if busy is not None:
            return busy.id
        reads = _imports(owner, State.READ)
        job = reads.order_by("-made").first() or Job(owner=owner, kind=IMPORT)
        reads.exclude(id=job.id).update(state=State.DONE)
        job.inputs = {**job.inputs, "read": job.result}
        job.state, job.result, job.cancel = State.QUEUED, {}, False
        job.done, job.total = 0, None
        job.save()
        return job.id


def holding_since(owner: Owner) -> datetime | None:
    """Return when the first reading began whose finds wait; None where none is known.

    Raises `Busy` while mail is being read, or filed.
    """
    if _imports(owner, State.QUEUED, State.RUNNING).exists():
        raise Busy(Text(READING_MAIL), Text(READING_REMEDY))
    reads = _imports(owner, State.READ).order_by("made")
    return reads.values_list("made", flat=True).first()


def settle_held(owner: Owner) -> None:
    """Note that what readings found is filed by now."""
    _imports(owner, State.READ).update(state=State.DONE)


def forget_held(owner: Owner) -> None:
    """Delete the readings whose finds waited."""
    _imports(owner, State.READ).delete()


def _imports(owner: Owner, *states: str) -> QuerySet[Job]:
    return Job.objects.filter(owner=owner, kind=IMPORT, state__in=states)


def ask_look(owner: Owner, account: UUID, *, again: bool = False) -> UUID:
    """Queue a look into a mailbox on a server; one that waits or runs already will do.

    With `again`, what was read before is read once more.

    Of looks that are over only the last is kept: there are many. Raises `NotFound`
    where the mailbox was let go.
    """
    mine = Job.objects.filter(owner=owner, kind=LOOK, inputs__account=str(account))
    with transaction.atomic():
        waits = mine.filter(state__in=(State.QUEUED, State.RUNNING), cancel=False)
        for job in waits:
            if job.inputs.get("again", False) == again:
                return job.id
        row = MailAccount.objects.filter(owner=owner, id=account).first()
        if row is None:
            raise NotFound(Text(NO_SUCH_MAILBOX))
        mine.exclude(state__in=(State.QUEUED, State.RUNNING)).delete()
        inputs = {"account": str(account), "address": row.address, "again": again}
        return Job.objects.create(owner=owner, kind=LOOK, inputs=inputs).id


def take(now: datetime) -> Work | None:
    """Lease the oldest job that waits or was abandoned; None when there is none."""
    with transaction.atomic():
        for job in _to_do(now).select_related("owner").order_by("made"):
            if _may_run(job):
                job.state = State.RUNNING
                job.leased_until = now + LEASE
                job.save(update_fields=["state", "leased_until", "result"])
                return _work(job)
            finish(job.id, State.FAILED, {"said": Text(KEPT_STOPPING).plain()})
    return None


def _work(job: Job) -> Work:
    account = job.inputs.get("account")
    return Work(
        id=job.id,
        owner=job.owner,
        paths=tuple(job.inputs.get("paths", ())),
        uploaded=bool(job.inputs.get("uploaded")),
        account=UUID(account) if account else None,
        hold=bool(job.inputs.get("hold")),
        read=job.inputs.get("read"),
        again=bool(job.inputs.get("again")),
    )


def waiting(now: datetime) -> bool:
    """Return whether a job waits or was abandoned; nothing is written."""
    return _to_do(now).exists()


def _to_do(now: datetime) -> QuerySet[Job]:
    abandoned = Q(state=State.RUNNING, leased_until__lt=now)
    return Job.objects.filter(Q(state=State.QUEUED) | abandoned)


def _may_run(job: Job) -> bool:
    """Count how often a job was left by a worker that ended; say whether to try again."""
    if job.state == State.RUNNING:
        job.result = {"abandoned": int(job.result.get("abandoned", 0)) + 1}
    return int(job.result.get("abandoned", 0)) < TRIES


def give_back(job: UUID) -> None:
    """Let the next worker go on with a job at once, unless it was to stop anyway."""
    jobs = Job.objects.filter(id=job)
    jobs.filter(cancel=True).update(state=State.CANCELLED, leased_until=None)
    jobs.filter(cancel=False).update(state=State.QUEUED, leased_until=None)


def report(job: UUID, done: int, total: int | None, now: datetime) -> bool:
    """Note how far a job has come and keep its lease; return whether to go on.

    A job that was cancelled, or erased with everything else, does not go on.
    """
    Job.objects.filter(id=job).update(done=done, total=total, leased_until=now + LEASE)
    return Job.objects.filter(id=job, cancel=False).exists()


def finish(job: UUID, state: str, result: Mapping[str, object]) -> None:
    """Note how a job ended."""
    Job.objects.filter(id=job).update(
        state=state, result=dict(result), leased_until=None
    )


def cancel(owner: Owner, job: UUID) -> None:
    """Ask a job to stop; what it has kept so far stays kept."""
    with transaction.atomic():
        if not Job.objects.filter(owner=owner, id=job).update(cancel=True):
            raise NotFound(Text(NO_SUCH_JOB))
        Job.objects.filter(id=job, state=State.QUEUED).update(state=State.CANCELLED)


def resume(owner: Owner, job: UUID) -> None:
    """Queue a job again that was cancelled or failed; nothing is read twice."""
    found = Job.objects.filter(
        owner=owner, id=job, state__in=(State.CANCELLED, State.FAILED)
    ).update(state=State.QUEUED, cancel=False, result={})
    if not found:
        raise NotFound(Text(NO_SUCH_JOB))


def at_work(owner: Owner, now: datetime) -> bool:
    """Return whether a worker is doing one of the owner's jobs."""
    running = Job.objects.filter(owner=owner, state=State.RUNNING)
    return running.filter(leased_until__gt=now).exists()


def wanted_uploads(now: datetime) -> set[str]:
    """Return the uploaded files that jobs still need, or may soon: see `RESUMABLE`."""
    waiting = Q(state__in=(State.QUEUED, State.RUNNING))
    stopped = Q(state__in=(State.CANCELLED, State.FAILED), made__gt=now - RESUMABLE)
    wanted = Job.objects.filter(waiting | stopped).values_list("inputs", flat=True)
    uploaded = (inputs for inputs in wanted if inputs.get("uploaded"))
    return {path for inputs in uploaded for path in inputs["paths"]}
