"""Putting words into the mailbox's own folder for drafts; sending is the person's."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from onward.gateways.imap.drafts import Draft, Laid, lay
from onward.gateways.imap.providers import domain_of
from onward.kernel.errors import NotFound
from onward.kernel.text import Text
from onward.services import accounts
from onward.services.wording import NO_SUCH_DEBRIEF, NO_SUCH_MAILBOX
from onward.store.models import DebriefRow, KeptMessage, MailAccount, Owner

_REMEMBERED = 50
"""Drafts of which is known where they lie, so that a later version takes their place."""


def lay_question(
    owner: Owner, debrief: UUID, to: str, subject: str, body: str, now: datetime
) -> tuple[str, str]:
    """Lay the question about a no among the drafts; return folder and mailbox.

    It answers the letter of the no. An older version of it goes, if it is still as it
    was laid. Raises what `open_mailbox` raises, and `NotFound` where none is connected.
    """
    row = DebriefRow.objects.filter(owner=owner, id=debrief).select_related("event")
    one = row.first()
    if one is None:
        raise NotFound(Text(NO_SUCH_DEBRIEF))
    mails = KeptMessage.objects.filter(owner=owner, digest=one.event.message)
    letter = mails.exclude(digest="").first()
    account = _account_of(owner, letter)
    draft = Draft(
        message_id=f"<{uuid4()}@{domain_of(account.address)}>",
        sender=account.address,
        to=to,
        subject=subject,
        body=body,
        answers=letter.message_id if letter else "",
        references=tuple(letter.references) if letter else (),
    )
    with accounts.signed_in(account) as session:
        laid = lay(session, draft, now, _laid(account, debrief))
        name = session.folders().drafts
    _remember(account, debrief, laid)
    return (name.name if name else laid.folder), account.address


def _account_of(owner: Owner, letter: KeptMessage | None) -> MailAccount:
    """Return the mailbox the letter lies in, or came to; else the first."""
    rows = list(MailAccount.objects.filter(owner=owner).order_by("address"))
    if not rows:
        raise NotFound(Text(NO_SUCH_MAILBOX))
    if letter is not None:
        for row in rows:
            if letter.source.startswith(f"{row.address}/") or row.address in letter.to:
                return row
    return rows[0]


def _laid(account: MailAccount, debrief: UUID) -> Laid | None:
    kept = account.drafts.get(str(debrief))
    return Laid(**kept) if kept else None


@transaction.atomic
def _remember(account: MailAccount, debrief: UUID, laid: Laid) -> None:
    row = MailAccount.objects.filter(pk=account.pk).first()
    if row is None:
        return
    kept: dict[str, Any] = {k: v for k, v in row.drafts.items() if k != str(debrief)}
    kept[str(debrief)] = {
        "folder": laid.folder,
        "validity": laid.validity,
        "uid": laid.uid,
        "message_id": laid.message_id,
    }
    row.drafts = dict([*kept.items()][-_REMEMBERED:])
    row.save(update_fields=["drafts"])
