"""Messages that were labelled and read, every part with a default."""

from onward.mail.score.truth import Truth
from onward.mail.signal import Kind, Signal


def pair(said=None, kind=Kind.REJECTED, read=True, hard=False, file="1.eml", **parts):
    """Return what a message says and its signal; `parts` are the signal's fields."""
    known = {"kind": kind, "confidence": 0.9, "words": "", "language": "en"}
    truth = Truth(file=file, kind=kind, hard=hard, said=said or {})
    return truth, Signal(
        **(known | {"kind": parts.pop("as_", kind)} | parts)
    ) if read else None
