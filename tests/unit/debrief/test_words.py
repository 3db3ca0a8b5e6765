"""What people read here is plain, kind, and claims nothing."""

import re
from importlib.resources import files

import pytest

from onward.debrief import letters, wording

FORBIDDEN = re.compile(
    r"!|\b(?:just|simply|unfortunately|sadly|fail(?:ed|ure)?|committed suicide|journey"
    r"|great things|don['’]t give up|everything happens|meant to be|chin up|stay strong"
    r"|positive|opportunit\w+|treats?|prevents?|detects?|diagnos\w+|therap\w+|clinically"
    r"|proven|disorder|symptoms?|resilien\w+|score|streak|rejected|loser|cheer up"
    r"|at least|you should|you must|calm down)\b",
    re.IGNORECASE,
)


def texts():
    for name in dir(wording):
        value = getattr(wording, name)
        if name.isupper() and isinstance(value, str):
            yield value
        elif name.isupper() and isinstance(value, dict):
            yield from value.values()
        elif name.isupper() and isinstance(value, tuple):
            yield from value
    for letter in files(letters).joinpath("en").iterdir():
        yield letter.read_text("utf-8")


ALL = list(texts())


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and len(groups) > 1
    return max(1, len(groups) - silent)


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of a text (Kincaid et al. 1975)."""
    words = re.findall(r"[A-Za-z'’]+", text)
    sentences = max(1, len(re.findall(r"[.?:;]+", text)))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def test_there_are_words_to_look_at():
    assert len(ALL) > 120


@pytest.mark.parametrize("text", ALL)
def test_no_forbidden_word_or_claim(text):
    found = FORBIDDEN.search(text)
    assert found is None, found


def test_a_sixteen_year_old_can_read_it():
    long_ones = [text for text in ALL if len(text.split()) > 8]
    assert grade(" ".join(long_ones)) < 7
    assert [text for text in long_ones if grade(text) > 11] == []
