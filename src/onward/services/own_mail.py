"""Mail the person sent: it can take an application back, and is never an answer."""

from django.db import transaction
from django.db.models import Q

from onward.mail.signal import Kind
from onward.services.bands import SURE, Standing, trace
from onward.services.own_addresses import own_addresses
from onward.services.review import unsay
from onward.store.models import DebriefRow, KeptMessage, LessonRow, Owner
from onward.store.queries.inbox import PASTED

_SURE = Q(standing__in=(Standing.FILED, Standing.UNFILED)) | Q(
    standing=Standing.HELD, confidence__gte=SURE
)
_AT_ONCE = 50
"""Messages per transaction."""


def set_own_aside(owner: Owner) -> None:
    """Let mail the person sent stand alone, also what was filed before that was known.

    Mailboxes hold what was sent as well; in it somebody is turned down, or asked for a
    talk, by the person. What they said of a message themselves, pasted, or met in a
    debrief, stays as it is; so do clear withdrawals, which only they can send.
    """
    mine = own_addresses(owner)
    rows = (
        KeptMessage.objects.filter(owner=owner, corrected="", sender__in=mine.sure)
        .exclude(standing=Standing.ALONE)
        .exclude(_SURE, kind=Kind.WITHDRAWN)
        .exclude(source=PASTED)
    )
    addressed = rows.values_list("id", "sender", "to")
    sent = [one for one, sender, to in addressed if mine.sent(sender, to)]
    for start in range(0, len(sent), _AT_ONCE):
        with transaction.atomic():
            for row in rows.filter(id__in=sent[start : start + _AT_ONCE]):
                _set_aside(owner, row)


def _set_aside(owner: Owner, row: KeptMessage) -> None:
    """Keep a trace of `row`, as of all mail that says nothing; what was filed is kept.

    Then its entry can be brought back where it is taken out.
    """
    wrote = row.standing == Standing.FILED and row.kind != Kind.OUTREACH
    if not wrote:
        still = Standing.HELD if row.standing == Standing.HELD else Standing.ALONE
        trace(row, still).save(force_update=True)
    elif not _met(owner, row):
        unsay(owner, row)
        row.standing = Standing.ALONE
        row.save(update_fields=["standing"])


def _met(owner: Owner, row: KeptMessage) -> bool:
    """Return whether the person wrote something about this message."""
    about = {"owner": owner, "event__message": row.digest}
    return any(
        kind.objects.filter(**about).exists() for kind in (DebriefRow, LessonRow)
    )
