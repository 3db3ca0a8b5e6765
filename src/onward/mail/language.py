"""Which language a text is in, by its commonest words."""

import re
from collections import Counter

from onward.kernel.text import fold

_COMMON = {
    "en": "the and you your to of for we with have that this are not our will be as in "
    "is on it at thank regards",
    "de": "der die das und sie ihre wir mit für nicht ist uns haben dass den im ein "
    "eine auf leider ihnen bewerbung vielen dank zu von",
    "fr": "le la les et vous votre nous avec pour pas est que des une dans sur avons "
    "cordialement candidature merci du au en",
    "es": "el la los y usted su que para no con por una nos se del hemos gracias "
    "candidatura saludos en de es",
    "nl": "de het een en je u uw wij met voor niet is dat van op hebben zijn bedankt "
    "sollicitatie groet we te",
    "it": "il la che per non con una sua abbiamo della del sono grazie candidatura "
    "cordiali saluti di e le gli",
    "pt": "o a os que para não com uma sua por você nos da do em obrigado candidatura "
    "vaga atenciosamente seu temos de e",
}
LANGUAGES = tuple(_COMMON)
"""Languages that mail is read in."""
_SHARING: dict[str, list[str]] = {}
"""A common word → the languages that have it."""
for _language, _common in _COMMON.items():
    for _one in dict.fromkeys(_common.split()):
        _SHARING.setdefault(_one, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(one if chr(one).isalpha() else ord(" ") for one in range(128)) + bytes(
    128
)
"""What stands for each byte of a text of plain letters."""
_ENOUGH = 400
"""Words looked at."""


def common_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language, folded; English ones for any other."""
    return frozenset(map(fold, _COMMON.get(language, _COMMON["en"]).split()))


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the best fitting of seven languages; else "en".

    A word counts less the more of the languages share it.
    """
    counts = _counts(_words(text))
    best = max(counts, key=lambda name: (counts[name], name == "en"))
    return best if counts[best] > 0 else "en"


_SHARE = 0.15
"""Of a text's words, the least that are common ones of its language; English letters
have about three in ten."""
_FEW = 12
"""Words below which a share says nothing."""


def reads_as(text: str, language: str) -> bool:
    """Return whether `text` is in `language`: none fits clearly better, and it fits."""
    words = _words(text)
    counts = _counts(words)
    if len(words) < _FEW:
        return counts[language] + 1 >= max(counts.values())
    common = sum(language in _SHARING.get(word, ()) for word in words)
    return common >= _SHARE * len(words) and language_of(text) == language


def _words(text: str) -> list[str]:
    low = text[:8000].casefold()
    if low.isascii():
        low = low.encode("ascii").translate(_LETTERS).decode("ascii")
        return low.split(None, _ENOUGH)[:_ENOUGH]
    return _WORD.findall(low)[:_ENOUGH]


def _counts(words: list[str]) -> dict[str, float]:
    counts = dict.fromkeys(_COMMON, 0.0)
    for word, times in Counter(filter(_SHARING.__contains__, words)).items():
        sharing = _SHARING[word]
        for name in sharing:
            counts[name] += times / len(sharing)
    return counts
