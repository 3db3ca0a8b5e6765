"""The messages of a mailbox that were not read before, lowest UID first.

Whatever happens on the way, what was yielded was whole: a failure ends the stream and
is noted in the tally, so that all before it can be kept, and the next look goes on from
there.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
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
_MOST_OWED = 100
"""So many messages of a folder may be owed before it is read no further."""
_TRIED_AGAIN = 10


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder was read, while `validity` holds.

    All up to `uid` is kept, but what is `owed`: the server would not give it yet.
    """

    validity: int = 0
    uid: int = 0
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new in a folder; `anew` when what was known of it no longer holds."""

    folder: Folder
    validity: int
    anew: bool
    uids: tuple[int, ...]
    owed: tuple[int, ...] = ()


@dataclass(slots=True)
class Tally:
    """What reading came to, filled while it goes on.

    `places` names, in order, folder and UID of each message that was yielded; `done`
    the UID up to which each folder was read, where it was not cut off; `owed` what the
    server did not give now, lowest first; `again` what it owed before and was asked for once more;
    `gone` what of that is not there any more.
    """

    places: list[tuple[Folder, int]] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    owed: dict[str, list[int]] = field(default_factory=dict)
    again: dict[str, list[int]] = field(default_factory=dict)
    gone: dict[str, list[int]] = field(default_factory=dict)
    thrown_away: int = 0
    unopened: int = 0
    failure: NoAnswer | NotLetIn | None = None

    @property
    def missing(self) -> int:
        """How many messages the server did not give now."""
        return sum(map(len, self.owed.values()))


def plan(
    session: Session,
    folders: Iterable[Folder],
    cursors: Mapping[str, Cursor],
    since: date | None,
    tally: Tally,
) -> list[Fresh]:
    """Ask each folder what is new in it; one that cannot be opened is left out.

    When none can be, that is a failure.
    """
    found: list[Fresh] = []
    refused: NoAnswer | None = None
    until = monotonic() + _PLANNING_SECONDS
    for folder in folders:
        if monotonic() > until:
            tally.failure = NoAnswer("no_answer", session.place)
            return found
        try:
            found.append(_fresh(session, folder, cursors, since))
        except NoAnswer as error:
            if error.code != "said_no":
                tally.failure = error
                return found
            tally.unopened += 1
            refused = error
    if not found:
        tally.failure = refused
    return found


def _fresh(
    session: Session, folder: Folder, cursors: Mapping[str, Cursor], since: date | None
) -> Fresh:
    validity = session.examine(folder)
    known = cursors.get(folder.key, Cursor())
    anew = not validity or known.validity != validity
    uids = session.uids(0 if anew else known.uid, since)
    return Fresh(folder, validity, anew, tuple(uids), () if anew else known.owed)


def mails(
    session: Session,
    found: Iterable[Fresh],
    address: str,
    tally: Tally,
    *,
    careful: bool = False,
) -> Iterator[RawMail]:
    """Yield every message of `found` that counts; a failure ends it and is noted.

    `careful` is for servers that failed before: the next messages are fetched one by
    one, and one at which the connection ends is owed, so that those behind it are read.
    """
    found, refused = list(found), list[NoAnswer]()
    try:
        for fresh in found:
            yield from _new(session, fresh, address, tally, refused, careful=careful)
    except (NoAnswer, NotLetIn) as error:
        tally.failure = error
        return
    tally.unopened += len(refused)
    if refused and len(refused) == len(found):
        tally.failure = refused[0]
    with suppress(NoAnswer, NotLetIn):  # all that is new was read
        for fresh in found:
            yield from _owed(session, fresh, address, tally)


def _new(
    session: Session,
    fresh: Fresh,
    address: str,
    tally: Tally,
    refused: list[NoAnswer],
    *,
    careful: bool,
) -> Iterator[RawMail]:
    """Yield what is new in a folder; one that refuses does not keep others unread."""
    if not fresh.uids:
        return
    try:
        yield from _of(session, fresh, address, tally, careful=careful)
    except NoAnswer as error:
        if error.code != "said_no":
            raise
        refused.append(error)
    else:
        tally.done[fresh.folder.key] = fresh.uids[-1]


def _of(
    session: Session, fresh: Fresh, address: str, tally: Tally, *, careful: bool
) -> Iterator[RawMail]:
    _open(session, fresh)
    alone = _FETCHED_AT_ONCE if careful else 0
    for start in range(0, len(fresh.uids), _LOOKED_AT_ONCE):
        sizes = session.sizes(fresh.uids[start : start + _LOOKED_AT_ONCE])
        tally.thrown_away += sum(size.deleted for size in sizes.values())
        for some in _together(sizes, alone):
            alone = max(0, alone - len(some))
            for uid, raw in _bodies(session, fresh, some, tally, careful=careful):
                if mail := _mail(fresh, uid, raw, address, tally):
                    yield mail


def _open(session: Session, fresh: Fresh) -> None:
    if session.examine(fresh.folder) != fresh.validity:
        raise NoAnswer("said_no", session.place)  # made anew meanwhile: look again


def _mail(
    fresh: Fresh, uid: int, raw: bytes, address: str, tally: Tally
) -> RawMail | None:
    if is_thrown_away(raw):
        tally.thrown_away += 1
        return None
    tally.places.append((fresh.folder, uid))
    problem = "too_big" if len(raw) > CAP else None
    return RawMail(f"{address}/{fresh.folder.name}", uid, raw[:CAP], problem=problem)


def _together(sizes: Mapping[int, Size], alone: int) -> Iterator[list[int]]:
    """Yield UIDs that are fetched with one command; a message of unknown size alone.

    The first `alone` of them are, too.
    """
    some: list[int] = []
    weight = count = 0
    for uid in sorted(sizes):
        size = sizes[uid]
        if size.deleted or size.draft:
            continue
        heavy = size.size_bytes or _FETCHED_BYTES
        full = len(some) >= _FETCHED_AT_ONCE or weight + heavy > _FETCHED_BYTES
        if some and (full or count <= alone):
            yield some
            some, weight = [], 0
        some.append(uid)
        weight += heavy
        count += 1
    if some:
        yield some


def _bodies(
    session: Session, fresh: Fresh, uids: list[int], tally: Tally, *, careful: bool
) -> Iterator[tuple[int, bytes]]:
    """Yield what could be fetched, in order; what is refused together is tried alone."""
    owed = tally.owed.setdefault(fresh.folder.key, [])
    try:
        raws = session.bodies(uids)
    except NoAnswer as error:
        if error.code != "said_no":
            if careful and len(uids) == 1 and error.code != "busy":
                owed += uids
                tally.done[fresh.folder.key] = uids[0]
            raise
        raws = {}
    for uid in uids:
        raw = raws.get(uid) or _alone(session, uid)
        if raw is not None:
            yield uid, raw
            continue
        owed.append(uid)
        if len(fresh.owed) + len(owed) >= _MOST_OWED:
            raise NoAnswer("said_no", session.place)


def _alone(session: Session, uid: int) -> bytes | None:
    try:
        return session.bodies([uid]).get(uid)
    except NoAnswer as error:
        if error.code != "said_no":
            raise
        return None


def _owed(
    session: Session, fresh: Fresh, address: str, tally: Tally
) -> Iterator[RawMail]:
    """Ask once more for what the server owed; each is noted before, it may be the last."""
    some = fresh.owed[:_TRIED_AGAIN]
    if not some:
        return
    _open(session, fresh)
    sizes = session.sizes(some)
    again = tally.again.setdefault(fresh.folder.key, [])
    gone = tally.gone.setdefault(fresh.folder.key, [])
    for uid in some:
        again.append(uid)
        size = sizes.get(uid)
        if size is None or size.deleted or size.draft:
            gone.append(uid)
        elif raw := _alone(session, uid):
            if mail := _mail(fresh, uid, raw, address, tally):
                yield mail
            else:
                gone.append(uid)
