"""A message → what it says about one of the recipient's own applications."""

from collections.abc import Mapping
from dataclasses import replace

from onward.mail.extract import extract
from onward.mail.features import Look, Said, features, look_at
from onward.mail.message import Message
from onward.mail.model import load
from onward.mail.phrases import Means
from onward.mail.senders import is_tracking_system
from onward.mail.signal import QUIET_KINDS, Kind, Signal

TRAINED = frozenset({"en"})
"""Languages the model has learned; in others a job kind is never filed unasked."""
_ABOUT = [kind for kind in Kind if kind not in QUIET_KINDS | {Kind.OUTREACH}]
_UNTRAINED_MOST = 0.6
_UNNAMED_MOST = 0.7
_UNNAMED_SHARE = 0.5
"""A message in which nothing names work is never filed unasked, and asked about less.

Nor is one filed unasked that would be quiet, had not a person said that it answers them.
"""

_TELLING: Mapping[Kind, tuple[Means, ...]] = {
    Kind.REJECTED: (
        Means.NOT_GOING_ON,
        Means.OTHERS_CHOSEN,
        Means.GONE,
        Means.KEEP_ON_FILE,
        Means.REGRET,
        Means.GOOD_LUCK,
    ),
    Kind.ACKNOWLEDGED: (Means.RECEIVED, Means.UNDER_REVIEW, Means.YOUR_APPLICATION),
    Kind.ASSESSMENT: (Means.TASK,),
    Kind.INTERVIEW: (Means.TALK, Means.TALK_SET, Means.TALK_MOVED),
    Kind.OFFER: (Means.OFFER, Means.PAPERWORK),
    Kind.ON_HOLD: (Means.HOLD, Means.LATER),
    Kind.WITHDRAWN: (Means.WITHDREW,),
    Kind.OUTREACH: (Means.CAME_ACROSS, Means.OPEN_TO),
    Kind.ALERT: (Means.NEW_JOBS, Means.UNSUBSCRIBE),
}
"""What a deciding sentence says, the most telling first."""


def understand(message: Message, *, answer: bool = False) -> Signal:
    """Return the reading of `message`; deterministic, at most one kind.

    With `answer`, a person says that it answers them: no quiet kind then, and what is
    no clear no is asked about, since nearly always it was pasted as one.
    """
    look = look_at(message)
    chances = load().chances(features(look))
    kind, confidence = _likeliest(chances, answer=answer)
    about = sum(chances[one] for one in _ABOUT)
    if look.language not in TRAINED and kind not in QUIET_KINDS:
        confidence = min(confidence, _UNTRAINED_MOST)
    if not _names_work(look):
        about *= _UNNAMED_SHARE
        if kind not in QUIET_KINDS:
            confidence = min(confidence, _UNNAMED_MOST)
    if answer:
        about = 1.0
        if kind is not Kind.REJECTED:
            confidence = min(confidence, _UNNAMED_MOST)
    words = deciding_words(look, kind)
    if kind not in QUIET_KINDS:
        return replace(extract(look, kind, confidence, words), about=about)
    return Signal(
        kind=kind,
        confidence=confidence,
        words=words,
        language=look.language,
        about=about,
    )


def _likeliest(chances: Mapping[Kind, float], *, answer: bool) -> tuple[Kind, float]:
    kind = max(chances, key=lambda one: chances[one])
    if not answer or kind not in QUIET_KINDS:
        return kind, chances[kind]
    left = {one: chance for one, chance in chances.items() if one not in QUIET_KINDS}
    kind = max(left, key=lambda one: left[one])
    return kind, min(left[kind] / sum(left.values()), _UNNAMED_MOST)


def _names_work(look: Look) -> bool:
    """Return whether sender or words show that this is about work at all."""
    return is_tracking_system(look.message.sender) or any(
        said.means & {Means.JOB, Means.YOUR_APPLICATION} for said in look.said
    )


def deciding_words(look: Look, kind: Kind) -> str:
    """Return the sentence that tells most of `kind`, verbatim; "" when none does."""
    best: Said | None = None
    best_rank = 0.0
    for said in look.said:
        rank = _rank(said, kind)
        if rank > best_rank:
            best, best_rank = said, rank
    return best.sentence.text if best else ""


def _rank(said: Said, kind: Kind) -> float:
    telling = _TELLING.get(kind, ())
    worth = 0.0
    for place, one in enumerate(telling):
        if one in said.means:
            worth += (len(telling) - place) * (0.3 if one in said.maybe else 1.0)
    return worth
