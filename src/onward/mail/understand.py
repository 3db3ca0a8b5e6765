"""A message → what it says about one of the recipient's own applications."""

from collections.abc import Mapping
from dataclasses import replace

from onward.mail.features import Look, look_at, weighed
from onward.mail.message import Message
from onward.mail.model import Weighed, load
from onward.mail.moves import Move
from onward.mail.senders import is_tracking_system
from onward.mail.signal import QUIET_KINDS, Kind, Signal

_ABOUT = [kind for kind in Kind if kind not in QUIET_KINDS | {Kind.OUTREACH}]
_UNNAMED_MOST = 0.7
_UNNAMED_SHARE = 0.5
"""A message in which nothing names work is never filed unasked, and asked about less.

Nor is one filed unasked that would be quiet, had not a person said that it answers them.
"""
_NAMES_WORK = frozenset(
    "application apply cv role job_work candidate recruiter interview internship advert "
    "hire requisition shortlist probation trial_shift".split()
)
"""Concepts that say that a message is about work."""
_DECIDES: Mapping[Kind, tuple[Move, ...]] = {
    Kind.REJECTED: (Move.NO,),
    Kind.ACKNOWLEDGED: (Move.RECEIVED, Move.REVIEW),
    Kind.ASSESSMENT: (Move.TASK,),
    Kind.INTERVIEW: (Move.TALK, Move.TALK_SET),
    Kind.OFFER: (Move.OFFER,),
    Kind.ON_HOLD: (Move.HOLD,),
    Kind.WITHDRAWN: (Move.QUIT,),
    Kind.OUTREACH: (Move.OUTREACH,),
    Kind.ALERT: (Move.ALERT,),
}
"""The moves of a sentence that decides a kind."""
_CLEAR = 0.2
"""Chance from which a sentence is taken to make a move; else what speaks most is told."""


def understand(message: Message, *, answer: bool = False) -> Signal:
    """Return the reading of `message`; deterministic, at most one kind.

    With `answer`, a person says that it answers them: no quiet kind then, and what is
    no clear no is asked about, since nearly always it was pasted as one.
    """
    look = look_at(message)
    seen = load().weigh(look)
    kind, confidence = _likeliest(seen.kinds, answer=answer)
    about = sum(seen.kinds[one] for one in _ABOUT)
    if not _names_work(look, seen):
        about *= _UNNAMED_SHARE
        if kind not in QUIET_KINDS:
            confidence = min(confidence, _UNNAMED_MOST)
    if answer:
        about = 1.0
        if kind is not Kind.REJECTED:
            confidence = min(confidence, _UNNAMED_MOST)
    words = deciding_words(look, seen, kind)
    if kind not in QUIET_KINDS:
        from onward.mail.extract import extract  # takes longer to load than all else

        return replace(extract(look, seen, kind, confidence, words), about=about)
    return Signal(
        kind=kind,
        confidence=confidence,
        words=words,
        language=look.language,
        about=about,
    )


def _likeliest(chances: Mapping[Kind, float], *, answer: bool) -> tuple[Kind, float]:
    first = max(chances, key=lambda one: chances[one])
    if not answer:
        return first, chances[first]
    left = {one: chance for one, chance in chances.items() if one not in QUIET_KINDS}
    kind = max(left, key=lambda one: left[one])
    share = left[kind] / sum(left.values())
    return kind, share if kind is first else min(share, _UNNAMED_MOST)


def _names_work(look: Look, seen: Weighed) -> bool:
    """Return whether sender or words show that this is about work at all."""
    return is_tracking_system(look.message.sender) or not _NAMES_WORK.isdisjoint(
        seen.concepts
    )


def deciding_words(look: Look, seen: Weighed, kind: Kind) -> str:
    """Return the sentence that tells most of `kind`, verbatim; "" when none does."""
    if kind is Kind.OTHER:
        return ""
    places = range(len(seen.moves))
    chance = [seen.chance(place, *_DECIDES[kind]) for place in places]
    if max(chance, default=0.0) < _CLEAR:
        chance = [seen.speaks(place, kind) for place in places]
    best = max(places, key=chance.__getitem__, default=None)
    if best is None or chance[best] <= 0:
        return ""
    return weighed(look)[best].text
