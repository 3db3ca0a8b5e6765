"""Work that takes time: asked for by a page, done by the worker, watched by both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from onward.kernel.errors import NotFound
from onward.kernel.text import Text
from onward.services.wording import NO_SUCH_JOB
from onward.store.models import Job, Owner

IMPORT = "import"
LEASE = timedelta(seconds=30)
"""A job whose worker has not reported for this long is taken up by the next one."""

State = Job.State


@dataclass(frozen=True, slots=True)
class Work:
    """One job as its worker sees it."""

    id: UUID
    owner: Owner
    paths: tuple[str, ...]
    uploaded: bool


def ask_import(owner: Owner, paths: Sequence[str], *, uploaded: bool = False) -> UUID:
    """Queue the reading of mail at `paths`; files that were `uploaded` go afterwards."""
    inputs = {"paths": list(paths), "uploaded": uploaded}
    return Job.objects.create(owner=owner, kind=IMPORT, inputs=inputs).id


def take(now: datetime) -> Work | None:
    """Lease the oldest job that waits or was abandoned; None when there is none."""
    abandoned = Q(state=State.RUNNING, leased_until__lt=now)
    with transaction.atomic():
        job = (
            Job.objects.select_related("owner")
            .filter(Q(state=State.QUEUED) | abandoned)
            .order_by("made")
            .first()
        )
        if job is None:
            return None
        job.state = State.RUNNING
        job.leased_until = now + LEASE
        job.save(update_fields=["state", "leased_until"])
    return Work(
        job.id, job.owner, tuple(job.inputs["paths"]), bool(job.inputs["uploaded"])
    )


def report(job: UUID, done: int, total: int | None, now: datetime) -> bool:
    """Note how far a job has come and keep its lease; return whether to go on."""
    Job.objects.filter(id=job).update(done=done, total=total, leased_until=now + LEASE)
    return not Job.objects.filter(id=job, cancel=True).exists()


def finish(job: UUID, state: str, result: dict[str, object]) -> None:
    """Note how a job ended."""
    Job.objects.filter(id=job).update(state=state, result=result, leased_until=None)


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
