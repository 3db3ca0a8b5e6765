"""A draft in the mailbox's own folder for drafts; sending it is the person's."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from onward.gateways.imap.failures import NotLetIn
from onward.gateways.imap.session import Session
from onward.kernel.text import clean, line

_APPENDED = re.compile(r"\[APPENDUID (\d{1,10}) (\d{1,10})\]", re.IGNORECASE)
_ID = re.compile(r"<[!-;=?-~]{3,250}>")
_ADDRESS = re.compile(r"[^\s@,;:<>\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,255}")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says, and to which letter it answers."""

    message_id: str
    sender: str
    to: str
    subject: str
    body: str
    answers: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a draft lies in the mailbox; `uid` is 0 where the server does not say."""

    folder: str
    validity: int
    uid: int
    message_id: str


def compose(draft: Draft, when: datetime) -> bytes:
    """Return the draft as a message that mail programs thread under what it answers."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = draft.message_id
    message["Date"] = format_datetime(when)
    if _ADDRESS.fullmatch(draft.sender):
        message["From"] = draft.sender
    if _ADDRESS.fullmatch(draft.to):
        message["To"] = draft.to
    message["Subject"] = line(draft.subject, 200)
    if _ID.fullmatch(draft.answers):
        message["In-Reply-To"] = draft.answers
        before = [one for one in draft.references if _ID.fullmatch(one)][-20:]
        chain = dict.fromkeys([*before, draft.answers])
        message["References"] = " ".join(chain)
    message.set_content(clean(draft.body))
    return message.as_bytes()


def lay(
    session: Session, draft: Draft, when: datetime, old: Laid | None = None
) -> Laid:
    """Append the draft, then remove its older version, if that is still ours.

    Raises `NotLetIn` when the mailbox names no folder for drafts.
    """
    folder = session.folders().drafts
    if folder is None:
        raise NotLetIn("no_drafts", session.place)
    said = session.append(folder, compose(draft, when))
    where = _APPENDED.search(said)
    validity, uid = (int(where[1]), int(where[2])) if where else (0, 0)
    if old and old.uid and old.folder == folder.key and session.offers("UIDPLUS"):
        session.take_back(folder, old.validity, old.uid, old.message_id)
    return Laid(folder.key, validity, uid, draft.message_id)
