"""What a letter says, without what tells whose it is.

For passing on how a letter was worded, never who wrote it to whom. What is not certain
to be harmless goes: a capital letter stays only on words of Onward's own lists.
"""

import re
from collections.abc import Iterable

from onward.kernel.text import fold
from onward.mail.language import common_words
from onward.mail.lexicon import lexicon

HIDDEN = "Xxxx"
"""Stands for a name."""
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+")
_SITE = re.compile(r"\b(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_PLACES = (
    (_LINK, "https://xxxx.example/"),
    (_ADDRESS, "xxxx@xxxx.example"),
    (_SITE, "xxxx.example"),
)
_SPLIT = re.compile(
    "(" + "|".join(pattern.pattern for pattern, _ in _PLACES) + ")", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:['’](?:t|re|ve|ll|d|m)\b)?")
_AGAIN = re.compile(rf"{HIDDEN}(?:[ .&'’-]+{HIDDEN})+", re.IGNORECASE)
_FEWEST = 2
"""Letters of a name's part that is looked for; initials go by their capital."""


def unnamed(text: str, names: Iterable[str], language: str) -> str:
    """Return `text` with links, addresses and numbers made blank, and names hidden.

    Hidden are the words of `names`, in any case, and every word with a capital letter
    or a digit that is neither in the lexicon of `language` nor one of its commonest. An
    address may stand among the names; "jobs@" hides no jobs.
    """
    known = lexicon(language)
    common = common_words(language)
    hidden = {
        part
        for name in names
        for part in _words(name)
        if len(part) >= _FEWEST
        and part not in common
        and not ("@" in name and known.of_word(part))
    }

    def shown(match: re.Match[str]) -> str:
        word, key = match[0], fold(match[0].replace("’", "'"))
        if word.isdigit():
            return "0" * len(word)
        stays = word == word.lower() and not any(map(str.isdigit, word))
        stays = stays or key in common or known.of_word(key) is not None
        if stays and key not in hidden:
            return word
        return HIDDEN.lower() if word == word.lower() else HIDDEN

    pieces = _SPLIT.split(text)
    pieces[::2] = [_WORD.sub(shown, piece) for piece in pieces[::2]]
    pieces[1::2] = [_blank(piece) for piece in pieces[1::2]]
    return _AGAIN.sub(lambda match: match[0][: len(HIDDEN)], "".join(pieces))


def _blank(found: str) -> str:
    return next(blank for pattern, blank in _PLACES if pattern.match(found))


def _words(name: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(name)]
