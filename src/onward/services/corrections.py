"""What a person put right, as a mail sheet that others can learn from."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from onward.demo.sheet import SheetMail, written
from onward.mail.unnamed import HIDDEN
from onward.store.models import Owner
from onward.store.queries.corrections import Correction, corrections

_NOBODY = "xxxx.example"
_UNDATED = date(2000, 1, 1)


def sheet(owner: Owner, left_out: Collection[UUID] = ()) -> str:
    """Return the corrections but for those left out, in the form of docs' mail sheets."""
    kept = [one for one in corrections(owner) if one.id not in left_out]
    return written([_mail(one, number) for number, one in enumerate(kept, 1)])


def _mail(one: Correction, number: int) -> SheetMail:
    labels = {"kind": str(one.said), "language": one.language}
    if one.read is not one.said:
        labels["spoils"] = f"read as {one.read} at {one.percent} %"
    if one.words and one.read is one.said:
        labels["words"] = " ".join(one.words.split())
    headers = {
        "From": f"{HIDDEN} <xxxx@{one.system or _NOBODY}>",
        "Date": f"{one.month or _UNDATED:%Y-%m-%d} 12:00 +0000",
        "Subject": " ".join(one.subject.split()),
    }
    return SheetMail(f"corrected-{number:03}", labels, headers, one.text)
