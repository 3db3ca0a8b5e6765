"""The mailboxes that are connected, and how far each was read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onward.store.models import Job, MailAccount, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """One mailbox; `job` is the look that goes on, `outcome` what the last failed with."""

    id: UUID
    address: str
    host: str
    port: int
    how: str
    since: date | None
    read: int
    total: int
    folders: tuple[str, ...]
    looked: datetime | None
    next_look: datetime | None
    outcome: str
    said: str
    left_out: int
    job: UUID | None


def mailboxes(owner: Owner) -> tuple[Mailbox, ...]:
    """Return what is connected, by address."""
    running = Job.objects.filter(
        owner=owner, kind="look", state__in=(Job.State.QUEUED, Job.State.RUNNING)
    )
    jobs = {job.inputs["account"]: job.id for job in running}
    rows = MailAccount.objects.filter(owner=owner).order_by("address")
    return tuple(_mailbox(row, jobs.get(str(row.id))) for row in rows)


def _mailbox(row: MailAccount, job: UUID | None) -> Mailbox:
    folders = list(row.cursors.values())
    return Mailbox(
        id=row.id,
        address=row.address,
        host=row.host,
        port=row.port,
        how=row.how,
        since=row.since,
        read=sum(one["read"] for one in folders),
        total=sum(one["total"] for one in folders),
        folders=tuple(one["name"] for one in folders),
        looked=row.looked,
        next_look=row.next_look,
        outcome=row.outcome,
        said=row.said,
        left_out=row.left_out,
        job=job,
    )
