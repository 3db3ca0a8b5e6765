"""What the person said messages are, worded so that it can be passed on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onward.mail.senders import is_tracking_system
from onward.mail.signal import Kind
from onward.mail.unnamed import unnamed
from onward.store.models import TRACE, KeptMessage, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One message the person decided on, without names, numbers and addresses.

    `month` is the first day of the month it was sent in; `system` the domain of a
    tracking system that sent it, else "".
    """

    id: UUID
    said: Kind
    read: Kind
    percent: int
    language: str
    month: date | None
    system: str
    subject: str
    text: str
    words: str


def corrections(owner: Owner) -> tuple[Correction, ...]:
    """Return all of them whose text is still here, the newest first."""
    rows = KeptMessage.objects.filter(owner=owner).exclude(corrected="").exclude(TRACE)
    return tuple(map(_correction, rows.exclude(text="").order_by("-date", "id")))


def _correction(row: KeptMessage) -> Correction:
    names = [row.sender_name, row.sender, *map(str, row.to), row.company or ""]

    def shown(text: str) -> str:
        return unnamed(text, names, row.language)

    system = is_tracking_system(row.sender)
    return Correction(
        id=row.id,
        said=Kind(row.corrected),
        read=Kind(row.kind),
        percent=round(100 * row.confidence),
        language=row.language or "en",
        month=row.date.date().replace(day=1) if row.date else None,
        system=row.sender.rpartition("@")[2] if system else "",
        subject=shown(row.subject),
        text=shown(row.text),
        words=shown(row.words),
    )
