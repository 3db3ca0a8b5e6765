"""What a first reading found, before it is filed: numbers, no names."""

from dataclasses import dataclass

from onward.store.models import Job, KeptMessage, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the held messages come to; `about` of them speak of `applications`."""

    about: int
    applications: int
    answers: int
    unsure: int
    outreach: int
    nothing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many messages wait for the person's word, and what they come to if known."""

    messages: int
    counted: Counted | None


def held(owner: Owner) -> Held | None:
    """Return what is held; None where nothing is, or while mail is read or filed."""
    rows = KeptMessage.objects.filter(owner=owner, standing=KeptMessage.Standing.HELD)
    messages = rows.count()
    imports = Job.objects.filter(owner=owner, kind="import")
    busy = imports.filter(state__in=(Job.State.QUEUED, Job.State.RUNNING))
    if not messages or busy.exists():
        return None
    reads = imports.filter(state=Job.State.READ).order_by("-made")
    result = reads.values_list("result", flat=True).first() or {}
    counts = dict(result.get("held", {}))
    known = counts.pop("messages", None) == messages
    return Held(messages=messages, counted=Counted(**counts) if known else None)
