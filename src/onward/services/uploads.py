"""Mail handed over through a page: files kept privately until read, and pasted text."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from onward.config.paths import Home
from onward.gateways.mbox.pool import read_all
from onward.gateways.mbox.sources import pasted
from onward.history.event import EventKind
from onward.kernel.errors import Fixable
from onward.kernel.text import Text
from onward.mail.identity import same_letter, wording
from onward.mail.message import Message
from onward.services import applications
from onward.services.filing import record
from onward.services.holding import release
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.services.wording import DISK_REMEDY, NOT_READ, NOT_WRITTEN, NOTHING_PASTED
from onward.store.log import home_of_mail
from onward.store.models import TRACE, KeptMessage, Owner

LONGEST_PASTE = 1 << 20
_LONGEST_NAME = 120
"""Bytes of a file's name that are kept: file systems bound them, not the letters."""
READ_ANSWER = "onward.mail.read:read_answer"
_A_DAY = timedelta(days=1)
_UNSAFE = re.compile(r"[^\w.-]+")


class Given(Protocol):
    """A file as a page hands it over."""

    name: str | None

    def chunks(self) -> Iterator[bytes]: ...


def receive(home: Home, given: Given) -> Path:
    """Write an uploaded file into the data folder, for its owner only (0600)."""
    safe = _UNSAFE.sub("_", Path(given.name or "").name).strip("._-")
    safe = safe.encode()[-_LONGEST_NAME:].decode(errors="ignore") or "mail"
    target = None
    try:
        target, descriptor = _fresh(home, safe)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in given.chunks():
                file.write(chunk)
    except OSError as error:
        if target is not None:
            target.unlink(missing_ok=True)
        raise Fixable(
            Text(NOT_WRITTEN, {"file": safe, "reason": error.strerror or ""}),
            Text(DISK_REMEDY),
        ) from error
    return target


def _fresh(home: Home, safe: str) -> tuple[Path, int]:
    """Create a file named as the person's, with a number when that is taken."""
    home.uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in range(1, 10_000):
        stem, dot, suffix = safe.rpartition(".")
        told = (
            safe
            if number == 1
            else f"{stem or suffix}-{number}{dot}{suffix * bool(stem)}"
        )
        target = home.uploads / told
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            return target, os.open(target, flags, 0o600)
        except FileExistsError:
            continue
    raise Fixable(Text(NOT_WRITTEN, {"file": safe, "reason": ""}), Text(DISK_REMEDY))


@dataclass(frozen=True, slots=True)
class Pasted:
    """Where pasted text went: to an application, or to a message that is unsure."""

    application: UUID | None
    message: UUID | None
    is_no: bool = False


def take_pasted(owner: Owner, text: str, now: datetime) -> Pasted:
    """Read pasted text in a limited child, keep and file it.

    Whoever pastes an answer has read it, so it does not wait to be opened; other
    answers do. Text that seems to be about nothing is kept for the person's eye: they
    meant something by it. A letter that is kept already is that one, not another, and is
    held no longer. Other mail that is kept and not filed yet is left alone.
    """
    if not text.strip():
        raise Fixable(Text(NOTHING_PASTED))
    (read,) = read_all([pasted(text[:LONGEST_PASTE])], reader=READ_ANSWER)
    if read.message is None or read.signal is None:
        raise Fixable(Text(NOT_READ))
    digest = _kept_as(owner, read.message) or read.digest
    if digest == read.digest:
        with transaction.atomic():
            _unset(owner, digest)
            keep(owner, [read])
    for _ in (*release(owner, digest), *file_kept(owner, now, only=digest)):
        pass
    with transaction.atomic():
        home = home_of_mail(owner, digest)
        if home is not None:
            said = [event for event in home.events if event.message == digest]
            seen = {event.id for event in said} & set(home.waiting)
            record(owner, [applications.opening(home.id, one, now) for one in seen])
            is_no = any(event.kind is EventKind.REJECTED for event in said)
            return Pasted(home.id, None, is_no=is_no)
    kept = KeptMessage.objects.filter(owner=owner, digest=digest).exclude(TRACE)
    return Pasted(None, kept.values_list("id", flat=True).first())


def _kept_as(owner: Owner, message: Message) -> str | None:
    """Return the digest under which the same letter is kept, as a mailbox held it.

    Pasted text has other bytes, most often no headers, so its words must tell. Of two
    letters with the same words it is the last one; one of another day, or with another
    id, is another letter.
    """
    pasted_words = wording(message.text)
    rows = KeptMessage.objects.filter(owner=owner).exclude(text="")
    if message.message_id:
        rows = rows.filter(message_id__in=("", message.message_id[:300]))
    if message.date:
        day = message.date - _A_DAY, message.date + _A_DAY
        rows = rows.filter(Q(date__range=day) | Q(date=None))
    rows = rows.order_by(F("date").desc(nulls_last=True), "digest")
    told = rows.values_list("digest", "words", "subject", "text")
    for digest, words, subject, text in told.iterator():
        likely = words in subject or wording(words) in pasted_words  # soon told
        if likely and same_letter(wording(text), pasted_words):
            return digest
    return None


def _unset(owner: Owner, digest: str) -> None:
    """Let a mail be looked at anew that Onward, and nobody else, had set aside."""
    alone = KeptMessage.Standing.ALONE
    rows = KeptMessage.objects.filter(owner=owner, digest=digest, standing=alone)
    rows.filter(corrected="").delete()
