"""A message → the features the model weighs: words, what sentences say, who sends."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onward.kernel.text import fold
from onward.mail.domain_names import is_mailbox
from onward.mail.language import language_of
from onward.mail.message import Message
from onward.mail.phrases import Means, found_in
from onward.mail.senders import is_provider, is_tracking_system
from onward.mail.sentences import Place, Sentence, sentences
from onward.mail.titles import has_job_noun

BUCKETS = 1 << 17
"""Features are hashed into so many places."""
WORDS_SHARE = 1.0
SAYS_SHARE = 0.15
"""Value of one thing a sentence says, beside words whose squares sum to one."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[?%£€$]")
_EMPTY = frozenset(
    "0 a an and are as at be by for from in is it of on or that the this to with your".split()
)
"""Words that stand in every mail: alone they tell one voice from another, not a kind."""
_MOST_WORDS = 1500
_NO_REPLY = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply|mailer"
)
_REPLY = re.compile(r"^\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w-]{3,}")
_YOU = re.compile(r"\b(?:you|your|yours|u|ur)\b", re.IGNORECASE)
_SENT = frozenset("sent gesendet envoyés enviados inviati verzonden wysłane".split())
_FORWARD = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says, and what of it hangs on a condition.

    `maybe` are the meanings all of whose words follow a condition: "if you are not
    selected" is one, "not selected; call me if you like" is none. `conditional` says
    whether the sentence names a condition at all.
    """

    sentence: Sentence
    means: frozenset[Means]
    conditional: bool
    maybe: frozenset[Means] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """A message as understanding sees it."""

    message: Message
    language: str
    said: tuple[Said, ...]


def look_at(message: Message) -> Look:
    """Return the sentences of `message` with what each says."""
    parts = sentences(message.subject, message.text)
    return Look(
        message=message,
        language=language_of(f"{message.subject}\n{message.text}"),
        said=tuple(_said(sentence) for sentence in parts),
    )


def _said(sentence: Sentence) -> Said:
    found, condition = found_in(sentence.text)
    means = frozenset(one for one, _ in found)
    if condition is None:
        return Said(sentence, means, conditional=False)
    begins = condition.start()
    sure = {one for one, hit in found if hit.start() < begins}
    return Said(sentence, means, conditional=True, maybe=means - sure)


def no_reply(message: Message) -> bool:
    """Return whether the sender's address says that nobody reads answers to it."""
    address = (message.reply_to or message.sender).partition("@")[0].lower()
    return bool(_NO_REPLY.search(address))


def labelled_sent(message: Message) -> bool:
    """Return whether the mailbox itself keeps this mail among those the seeker sent."""
    return any(label.strip().casefold() in _SENT for label in message.labels)


def features(look: Look) -> dict[int, float]:
    """Return bucket → value, the same for the same message on every machine."""
    words = _words(look)
    says = set(_says(look.said)) | set(_about(look))
    share = WORDS_SHARE / max(1.0, len(words)) ** 0.5
    result = dict.fromkeys(map(_bucket, words), share)
    for bucket in map(_bucket, says):
        result[bucket] = max(SAYS_SHARE, result.get(bucket, 0.0))
    return result


@lru_cache(maxsize=1 << 15)
def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) % BUCKETS


def _words(look: Look) -> set[str]:
    left = _MOST_WORDS
    found: set[str] = set()
    for said in look.said:
        tokens = _tokens(said.sentence.text)[:left]
        left -= len(tokens)
        prefix = "s" if said.sentence.place is Place.SUBJECT else "w"
        found.update([f"{prefix}:{token}" for token in tokens if token not in _EMPTY])
        found.update([f"{prefix}:{one} {two}" for one, two in pairwise(tokens)])
        if said.conditional:
            found.update([f"if:{token}" for token in tokens])
    return found


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(fold(text))
    return ["0" if token.isdigit() else token.replace("’", "'") for token in found]


def _says(said: Sequence[Said]) -> Iterator[str]:
    ever: set[Means] = set()
    for one in said:
        whom = "you" if _YOU.search(one.sentence.text) else "they"
        for means in one.means:
            sure = "if" if means in one.maybe else "is"
            yield f"{sure}:{means}"
            yield f"{sure}:{means}:{whom}"
            yield f"{sure}:{means}@{one.sentence.place}"
            yield from (
                f"{sure}:{means}+{other}" for other in one.means if other > means
            )
        ever |= one.means - one.maybe
    title = "title" if any(_titled(one.sentence) for one in said) else "untitled"
    yield title
    yield from (f"{title}:{means}" for means in ever)
    yield from (f"not:{means}" for means in Means if means not in ever)
    yield from (f"all:{one}+{other}" for one in ever for other in ever if other > one)


def _titled(sentence: Sentence) -> bool:
    """Return whether a sentence names a job as titles are written, in capitals."""
    if sentence.place is Place.CLOSING:
        return False
    names = _NAME.findall(sentence.text)
    if sentence.place is not Place.SUBJECT and sentence.text.startswith(
        tuple(names[:1])
    ):
        names = names[1:]  # a sentence begins with a capital whatever it is about
    return any(has_job_noun(name) for name in names)


def _about(look: Look) -> Iterator[str]:
    message = look.message
    address = message.sender
    if is_tracking_system(address):
        yield "from:system"
    elif is_provider(address) or is_mailbox(address):
        yield "from:provider"
    marks = {
        "from:no-reply": no_reply(message),
        "bulk": message.bulk,
        "calendar": message.calendar,
        "attachment": message.attachments,
        "sent": labelled_sent(message),
        "to:several": len(message.to) > 1,
        "reply": _REPLY.match(message.subject),
        "forward": _FORWARD.match(message.subject),
    }
    yield from (name for name, holds in marks.items() if holds)
    yield f"language:{look.language}"
    yield from (f"name:{token}" for token in _tokens(message.sender_name))
    yield from (f"at:{token}" for token in _tokens(address.partition("@")[0]))
