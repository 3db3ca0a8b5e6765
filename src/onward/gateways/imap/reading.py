"""The messages of a mailbox that were not read before, lowest UID first.

Whatever happens on the way, what was yielded was whole: a failure ends the stream and
is noted in the tally, so that all before it can be kept, and the next look goes on from
there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from onward.gateways.imap.failures import NoAnswer, NotLetIn
from onward.gateways.imap.folders import Folder
from onward.gateways.imap.session import Session, Size
from onward.gateways.mbox.junk import is_thrown_away
from onward.gateways.mbox.sources import RawMail
from onward.mail.split import CAP

_LOOKED_AT_ONCE = 500
"""Messages whose sizes are asked for together."""
_FETCHED_AT_ONCE = 50
_FETCHED_BYTES = 4 << 20
_PLANNING_SECONDS = 120.0
"""So long all folders may take to say what is new in them."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder was read: all up to `uid` is kept, while `validity` holds."""

    validity: int = 0
    uid: int = 0


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new in a folder; `anew` when what was known of it no longer holds."""

    folder: Folder
    validity: int
    anew: bool
    uids: tuple[int, ...]


@dataclass(slots=True)
class Tally:
    """What reading came to, filled while it goes on.

    `places` names, in order, folder and UID of each message that was yielded; `done`
    the highest UID of each folder that was read to its end.
    """

    places: list[tuple[Folder, int]] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    thrown_away: int = 0
    missing: int = 0
    unopened: int = 0
    failure: NoAnswer | NotLetIn | None = None


def plan(
    session: Session,
    folders: Iterable[Folder],
    cursors: Mapping[str, Cursor],
    since: date | None,
    tally: Tally,
) -> list[Fresh]:
    """Ask each folder what is new in it; one that cannot be opened is left out."""
    found: list[Fresh] = []
    until = monotonic() + _PLANNING_SECONDS
    for folder in folders:
        if monotonic() > until:
            tally.failure = NoAnswer("no_answer", session.place)
            break
        try:
            validity = session.examine(folder)
            known = cursors.get(folder.key, Cursor())
            anew = not validity or known.validity != validity
            uids = session.uids(0 if anew else known.uid, since)
        except NoAnswer as error:
            if error.code == "said_no":
                tally.unopened += 1
                continue
            tally.failure = error
            break
        found.append(Fresh(folder, validity, anew, tuple(uids)))
    return found


def mails(
    session: Session, found: Iterable[Fresh], address: str, tally: Tally
) -> Iterator[RawMail]:
    """Yield every message of `found` that counts; a failure ends it and is noted."""
    try:
        for fresh in found:
            if fresh.uids:
                yield from _of(session, fresh, address, tally)
                tally.done[fresh.folder.key] = fresh.uids[-1]
    except (NoAnswer, NotLetIn) as error:
        tally.failure = error


def _of(
    session: Session, fresh: Fresh, address: str, tally: Tally
) -> Iterator[RawMail]:
    if session.examine(fresh.folder) != fresh.validity:
        raise NoAnswer("garbled", session.place)  # made anew meanwhile: look again
    for start in range(0, len(fresh.uids), _LOOKED_AT_ONCE):
        sizes = session.sizes(fresh.uids[start : start + _LOOKED_AT_ONCE])
        tally.thrown_away += sum(size.deleted for size in sizes.values())
        for some in _together(sizes):
            for uid, raw in _bodies(session, some, tally):
                if is_thrown_away(raw):
                    tally.thrown_away += 1
                    continue
                tally.places.append((fresh.folder, uid))
                yield RawMail(
                    f"{address}/{fresh.folder.name}",
                    uid,
                    raw[:CAP],
                    problem="too_big" if len(raw) > CAP else None,
                )


def _together(sizes: Mapping[int, Size]) -> Iterator[list[int]]:
    """Yield UIDs that are fetched with one command; a message of unknown size alone."""
    some: list[int] = []
    weight = 0
    for uid in sorted(sizes):
        size = sizes[uid]
        if size.deleted or size.draft:
            continue
        heavy = size.size_bytes or _FETCHED_BYTES
        if some and (len(some) >= _FETCHED_AT_ONCE or weight + heavy > _FETCHED_BYTES):
            yield some
            some, weight = [], 0
        some.append(uid)
        weight += heavy
    if some:
        yield some


def _bodies(
    session: Session, uids: list[int], tally: Tally
) -> Iterator[tuple[int, bytes]]:
    """Yield what could be fetched, in order; what is refused together is tried alone."""
    try:
        raws = session.bodies(uids)
    except NoAnswer as error:
        if error.code != "said_no":
            raise
        raws = {}
    for uid in uids:
        raw = raws.get(uid) or _alone(session, uid)
        if raw is None:
            tally.missing += 1
        else:
            yield uid, raw


def _alone(session: Session, uid: int) -> bytes | None:
    try:
        return session.bodies([uid]).get(uid)
    except NoAnswer as error:
        if error.code != "said_no":
            raise
        return None
