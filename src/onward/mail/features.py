"""A message → the features the model weighs: words, what sentences say, who sends."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onward.kernel.text import fold
from onward.mail.language import language_of
from onward.mail.message import Message
from onward.mail.phrases import CONDITION, Means, found_in
from onward.mail.senders import is_provider, is_tracking_system
from onward.mail.sentences import Place, Sentence, sentences

BUCKETS = 1 << 17
"""Features are hashed into so many places."""
WORDS_SHARE = 1.0
SAYS_SHARE = 0.15
"""Value of one thing a sentence says, beside words whose squares sum to one."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[?%£€$]")
_MOST_WORDS = 1500
_NO_REPLY = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply|mailer"
)
_REPLY = re.compile(r"^\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|u|ur)\b", re.IGNORECASE)
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
    found = found_in(sentence.text)
    means = frozenset(one for one, _ in found)
    condition = CONDITION.search(sentence.text)
    if condition is None:
        return Said(sentence, means, conditional=False)
    begins = condition.start()
    sure = {one for one, hit in found if hit.start() < begins}
    return Said(sentence, means, conditional=True, maybe=means - sure)


def no_reply(message: Message) -> bool:
    """Return whether the sender's address says that nobody reads answers to it."""
    address = (message.reply_to or message.sender).partition("@")[0].lower()
    return bool(_NO_REPLY.search(address))


def features(look: Look) -> dict[int, float]:
    """Return bucket → value, the same for the same message on every machine."""
    words = set(_words(look))
    says = set(_says(look.said)) | set(_about(look))
    result: dict[int, float] = {}
    share = WORDS_SHARE / max(1.0, len(words)) ** 0.5
    for names, value in ((words, share), (says, SAYS_SHARE)):
        for name in names:
            bucket = zlib.crc32(name.encode()) % BUCKETS
            result[bucket] = max(value, result.get(bucket, 0.0))
    return result


def _words(look: Look) -> Iterator[str]:
    left = _MOST_WORDS
    for said in look.said:
        tokens = _tokens(said.sentence.text)[:left]
        left -= len(tokens)
        prefix = "s" if said.sentence.place is Place.SUBJECT else "w"
        yield from _grams(prefix, tokens)
        if said.conditional:
            yield from (f"if:{token}" for token in tokens)


def _tokens(text: str) -> list[str]:
    found = _TOKEN.findall(fold(text))
    return ["0" if token.isdigit() else token.replace("’", "'") for token in found]


def _grams(prefix: str, tokens: Sequence[str]) -> Iterable[str]:
    yield from (f"{prefix}:{token}" for token in tokens)
    pairs = pairwise(tokens)
    yield from (f"{prefix}:{one} {two}" for one, two in pairs)


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
    yield from (f"not:{means}" for means in Means if means not in ever)
    yield from (f"all:{one}+{other}" for one in ever for other in ever if other > one)


def _about(look: Look) -> Iterator[str]:
    message = look.message
    address = message.sender
    if is_tracking_system(address):
        yield "from:system"
    elif is_provider(address):
        yield "from:provider"
    if no_reply(message):
        yield "from:no-reply"
    if message.bulk:
        yield "bulk"
    if message.calendar:
        yield "calendar"
    if message.attachments:
        yield "attachment"
    if _REPLY.match(message.subject):
        yield "reply"
    if _FORWARD.match(message.subject):
        yield "forward"
    yield f"language:{look.language}"
    yield from (f"name:{token}" for token in _tokens(message.sender_name))
