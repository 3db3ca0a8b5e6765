"""Three bands: filed with undo, asked about, left alone; and what is kept in each."""

from onward.mail.signal import QUIET_KINDS, Kind, Signal
from onward.store.models import KeptMessage

SURE = 0.8
"""From this confidence on a signal is filed without asking (with undo)."""
WORTH_A_LOOK = 0.35
"""Below this chance of being about an application a message is left alone."""

Standing = KeptMessage.Standing


def band(signal: Signal) -> Standing:
    """Return what becomes of a message; outreach is kept to look at, never filed."""
    if _is_sure(signal.kind, signal.confidence):
        return _of_sure(signal.kind)
    return Standing.UNSURE if signal.about >= WORTH_A_LOOK else Standing.ALONE


def band_of_kept(row: KeptMessage) -> Standing:
    """Return what becomes of a message whose words are kept, by what was read in it."""
    if _is_sure(Kind(row.kind), row.confidence):
        return _of_sure(Kind(row.kind))
    return Standing.UNSURE


def _is_sure(kind: Kind, confidence: float) -> bool:
    return confidence >= SURE and kind not in QUIET_KINDS


def _of_sure(kind: Kind) -> Standing:
    return Standing.FILED if kind is Kind.OUTREACH else Standing.UNFILED


def trace(row: KeptMessage, standing: Standing = Standing.ALONE) -> KeptMessage:
    """Return what is kept of a message that says nothing."""
    return KeptMessage(
        id=row.id,
        owner_id=row.owner_id,
        digest=row.digest,
        date=row.date,
        source=row.source,
        standing=standing,
        kind=row.kind,
        confidence=row.confidence,
    )
