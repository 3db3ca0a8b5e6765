"""What a mailbox held, in numbers."""

from dataclasses import dataclass

from onward.store.models import ApplicationRow, EventRow, KeptMessage, Owner


@dataclass(frozen=True, slots=True)
class FoundMail:
    """Counts, and company and role of the answers that wait, oldest first."""

    about_applications: int
    applications: int
    unsure: int
    waiting: tuple[tuple[str, str], ...]


def found(owner: Owner) -> FoundMail:
    messages = EventRow.objects.filter(owner=owner).exclude(message="")
    live = ApplicationRow.objects.filter(owner=owner, live=True)
    waiting = live.filter(waiting__gt=0).order_by("last_event", "id")
    return FoundMail(
        about_applications=messages.values("message").distinct().count(),
        applications=live.count(),
        unsure=KeptMessage.objects.filter(owner=owner, standing="unsure").count(),
        waiting=tuple(waiting.values_list("company", "role")),
    )
