"""A message → named features: of each sentence, and of who sends it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from typing import Any

from onward.mail.domain_names import is_mailbox
from onward.mail.language import language_of
from onward.mail.lexicon import Lexicon
from onward.mail.message import Message
from onward.mail.senders import is_provider, is_tracking_system
from onward.mail.sentences import Sentence, sentences
from onward.mail.tokens import tokens

MOST_SENTENCES = 40
"""Sentences weighed: the first and the last of a longer message."""
Key = str | tuple[str, str]
"""A word or a concept, or two that stand together."""
Concepts = tuple[list[str], list[str]]
"""The words of a sentence, and its concepts."""
_MOST_TOKENS = 120
_MOST_CONCEPTS = 20
_REACH = 7
"""Concepts less than so many apart are seen together."""
_STEM = 5
_BEGIN, _END = "^", "$"
_PER_LENGTH, _LONGEST = 3, 6
_NO_REPLY = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|noreply|mailer"
    r"|ne[-_.]?pas[-_.]?repondre|n[ao]o?[-_.]?respond|non[-_.]?rispond|nicht[-_.]?antwort"
    r"|keine?[-_.]?antwort|geen[-_.]?antwoord|niet[-_.]?(?:be)?antwoord"
)
_REPLY = re.compile(r"^\s*(?:re|aw|sv|antw|res?p?|r)\s*:", re.IGNORECASE)
_SENT = frozenset("sent gesendet envoyés enviados inviati verzonden wysłane".split())
_FORWARD = re.compile(r"^\s*(?:fwd?|wg|tr|rv|enc|i|doorst)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """A message as understanding sees it."""

    message: Message
    language: str
    sentences: tuple[Sentence, ...]


def look_at(message: Message) -> Look:
    """Return the language and the sentences of `message`."""
    return Look(
        message=message,
        language=language_of(f"{message.subject}\n{message.text}"),
        sentences=tuple(sentences(message.subject, message.text)),
    )


def weighed(look: Look) -> Sequence[Sentence]:
    """Return the sentences that count: all, or the first and last of many."""
    every = look.sentences
    if len(every) <= MOST_SENTENCES:
        return every
    half = MOST_SENTENCES // 2
    return every[:half] + every[-half:]


def concepts_of(sentence: Sentence, words: Lexicon) -> Concepts:
    """Return the words of one sentence and the concepts among them."""
    bare = tokens(sentence.text)[:_MOST_TOKENS]
    return bare, words.concepts(bare)


def runs(
    sentence: Sentence, bare: Sequence[str], concepts: Sequence[str]
) -> tuple[list[str], tuple[Iterable[Key], ...]]:
    """Return the keys of a sentence of which `concepts_of` is known, run by run.

    Words stand apart, with the place; the other runs are pairs of words, concepts, and
    pairs of those, next to each other or near. `NAMES` says what the keys of each run
    stand for, `VIEWS` which of the two views sees it; both see the words.
    """
    framed = [_BEGIN, *bare, _END]
    beside = pairwise([_BEGIN, *concepts, _END])
    near = _near(concepts[:_MOST_CONCEPTS])
    return [*framed, "@" + sentence.place], (pairwise(framed), concepts, beside, near)


def _near(concepts: Sequence[str]) -> Iterable[Key]:
    if len(concepts) <= _REACH:
        return combinations(concepts, 2)
    reaches = [concepts[one:] for one in range(1, _REACH)]
    return chain.from_iterable(zip(concepts, one) for one in reaches)  # noqa: B905 (said thirty times a message)


def word_names(word: str) -> tuple[str, ...]:
    """Return the features of a word: itself and its stem; a mark has no stem."""
    if word in (_BEGIN, _END) or word[0] == "@":
        return (word,)
    return word, "~" + word[:_STEM]


NAMES: tuple[Callable[[Any], tuple[str, ...]], ...] = (
    lambda pair: (f"{pair[0]} {pair[1]}",),
    lambda concept: (f"C:{concept}",),
    lambda pair: (f"C:{pair[0]} C:{pair[1]}",),
    lambda pair: (f"N:{pair[0]} N:{pair[1]}",),
)
"""What the keys of each run but the words stand for."""
VIEWS = ((0,), (1, 2, 3))
"""The runs that each view sees beside the words."""


def of_sentence(sentence: Sentence, words: Lexicon) -> list[list[str]]:
    """Return the features of one sentence by name, as each view sees them."""
    said, others = runs(sentence, *concepts_of(sentence, words))
    names = [
        [name for key in its for name in of(key)]
        for its, of in zip(others, NAMES, strict=True)
    ]
    every = [name for word in said for name in word_names(word)]
    return [[name for run in view for name in names[run]] + every for view in VIEWS]


def of_frame(look: Look) -> list[str]:
    """Return the features of a message beside its sentences: sender, form, language."""
    found = set(_about(look.message))
    found.add(f"len{min(_LONGEST, len(weighed(look)) // _PER_LENGTH)}")
    found.add("lang:" + look.language)
    return ["A:" + one for one in sorted(found)]


def no_reply(message: Message) -> bool:
    """Return whether the sender's address says that nobody reads answers to it."""
    address = (message.reply_to or message.sender).partition("@")[0].lower()
    return bool(_NO_REPLY.search(address))


def labelled_sent(message: Message) -> bool:
    """Return whether the mailbox itself keeps this mail among those the seeker sent."""
    return any(
        word in _SENT
        for label in message.labels
        for word in label.strip().casefold().split()
    )


def _about(message: Message) -> Iterator[str]:
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
    yield from (f"name:{token}" for token in tokens(message.sender_name))
    yield from (f"at:{token}" for token in tokens(address.partition("@")[0]))
