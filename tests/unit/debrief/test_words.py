"""What people read here is plain, kind, and claims nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from itertools import product
from uuid import UUID

import pytest
from tests.unit.debrief.build import DAY, no, said

from onward.debrief import letters, wording
from onward.debrief.arrival import arrival
from onward.debrief.asking import access, advise, draft
from onward.debrief.closing import close, too_much
from onward.debrief.feelings import WORDS
from onward.debrief.lessons import MINUTES, suggest
from onward.debrief.letter import read_letter
from onward.debrief.look_back import questions
from onward.debrief.no import How
from onward.debrief.offers import Planned, offers
from onward.debrief.says import says
from onward.history.application import Furthest
from onward.kernel.text import Text

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
    yield from LETTERS


LETTERS = {
    letter.read_text("utf-8") for letter in files(letters).joinpath("en").iterdir()
}


ALL = list(texts())

_LETTERS = (
    "",
    "Thank you for applying.",
    "The position has been filled.",
    "There is a hiring freeze.",
    "We needed someone with a licence.",
    "We chose someone else.",
    "We chose someone else because she knows the market.",
    "The vote was split because of one paper.",
    "You were kind to the dogs. We keep your details. The rest was as planned.",
    "We would love to hear from you again. Your drawings are on our wall.",
    "We went with someone younger.",
    "Ring me if you would like to talk it over.",
    "Please do not contact us again.",
    "Leider haben wir uns für eine andere Bewerberin entschieden, und wir wünschen Ihnen alles Gute.",
    "Thank you for applying. We wish you well. The hall was cold. Good luck.",
    "Thank you for applying. The hall was cold. The day was long. It rained.",
    "The hall was cold.",
)
_NOES = [
    no(step, how, letter=letter, feedback=feedback, door_open=True, reply_possible=yes)
    for step, how, letter, feedback, yes in product(
        (None, *Furthest), How, _LETTERS, ("", "Too quiet."), (True, False)
    )
] + [
    no(company=""),
    no(None),
    replace(no(how=How.CALL), noted="You were close, she said."),
]
_ANSWERS = [
    said(chosen={"wanted": wanted, "seen": "no", "mine": mine})
    for wanted, mine in product(("yes", "no"), ("one", "no_change"))
] + [said(weight=9)]
_CLOSES = (
    {"weight": 4, "weight_after": 5},
    {"weight": 5, "weight_after": 5, "asking": "ask"},
    {"weight": 6, "weight_after": 5, "lessons": ["rest"]},
    {"unfair": True},
    {"weight": 10, "weight_after": 9},
    {},
)


def _said_of_each_no() -> Iterator[tuple[str, Text]]:
    for one in _NOES:
        yield "arrival", arrival(one)
        read = says(one, read_letter(one.letter or one.noted))
        yield from (("says", text) for text in (*read.says, *read.not_says))
        for days_later in (1, 20):
            for heavy in (False, True):
                day = DAY + timedelta(days=days_later)
                yield "asking", advise(one, day, heavy=heavy).why
                yield "asking", advise(one, day, unfair=True).why
        for question in (*questions(one), *questions(one, unfair=True)):
            yield "look_back", question.ask
            yield from (("look_back", choice.says) for choice in question.choices)
        for answers in _ANSWERS:
            yield from (("lessons", each.what) for each in suggest(one, answers))


def _said_of_the_rest() -> Iterator[tuple[str, Text]]:
    yield from (("feelings", Text(word)) for word in WORDS.values())
    yield "asking", access("DE") or Text("")
    for given in _CLOSES:
        for one in (no(), no(Furthest.OFFER)):
            yield "closing", close(one, said(**given)).next_step
        closing = close(no(), said(**given))
        yield "closing", closing.says
        yield "closing", closing.next_step
        if closing.compare:
            yield "closing", closing.compare
    yield from (("closing", text) for text in too_much())
    for key, company in product(MINUTES, ("Fernhill Foods", "")):
        planned = Planned(
            id=UUID(int=1),
            key=key,
            words="Ask first.",
            company=company,
            application=UUID(int=2),
        )
        for block in offers([planned]):
            shown = (block.what, block.why, block.first_step, block.if_then)
            yield from (("offers", text) for text in shown)


def _within(text: Text) -> Iterator[Text]:
    yield text
    for value in text.values.values():
        if isinstance(value, Text):
            yield from _within(value)


SAID = [*_said_of_each_no(), *_said_of_the_rest()]


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and len(groups) > 1
    return max(1, len(groups) - silent)


def grade(text: str, ends: str = r"[.?:;]+") -> float:
    """Return the Flesch–Kincaid grade of a text (Kincaid et al. 1975)."""
    words = re.findall(r"[A-Za-z'’]+", text)
    sentences = max(1, len(re.findall(ends, text)))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def test_there_are_words_to_look_at():
    assert len(ALL) > 120


@pytest.mark.parametrize("text", ALL)
def test_no_forbidden_word_or_claim(text):
    found = FORBIDDEN.search(text)
    assert found is None, found


def test_every_wording_is_told_to_somebody():
    told = {inner.msgid for _, text in SAID for inner in _within(text)}
    written = {text for text in ALL if text not in LETTERS}
    assert written - told == set()


def test_every_letter_is_handed_to_somebody():
    bodies = {
        draft(one, "Alice", unfair=unfair).body
        for one in _NOES
        for unfair in (False, True)
    }
    for letter in LETTERS:
        question = re.search(r"[^.:?\n]*\?", letter)
        assert question
        assert any(question.group() in body for body in bodies)


def test_each_part_has_a_reading_age_below_fifteen():
    """Print each part's grade in US school years; only full stops end a sentence."""
    parts: dict[str, set[str]] = {"letters": LETTERS}
    for name, text in SAID:
        sentence = re.sub(r"“.*”", "", text.plain())
        if len(sentence.split()) > 3:
            parts.setdefault(name, set()).add(sentence.rstrip(".") + ".")
    grades = {
        name: round(grade(" ".join(sorted(told)), r"[.?]+"), 1)
        for name, told in parts.items()
    }
    print("Flesch–Kincaid grades:", grades)
    assert len(grades) == 9
    assert {name for name, found in grades.items() if found > 9} == set()


def test_a_sixteen_year_old_can_read_it():
    long_ones = [text for text in ALL if len(text.split()) > 8]
    assert grade(" ".join(long_ones)) < 7
    assert [text for text in long_ones if grade(text) > 11] == []
