from pathlib import Path

from onward.demo.sheet import parse
from onward.mail.phrases import CONDITION, PHRASES, Means, found_in
from onward.mail.sentences import sentences

SHEETS = sorted((Path(__file__).parents[2] / "corpus").glob("voice-*/*.txt"))


def corpus_sentences():
    """Return every fourth sentence of the corpus: enough, and soon read."""
    found = [
        one.text
        for sheet in SHEETS
        for mail in parse(sheet.read_text("utf-8"))
        for one in sentences(mail.headers.get("Subject", ""), mail.body)
    ]
    assert len(found) > 8000
    return found[::4]


def test_every_meaning_has_a_phrase_that_finds_it_in_its_fixture():
    for means in Means:
        fixtures = [one.fixture for one in PHRASES if one.means is means]
        assert fixtures, means
        for fixture in fixtures:
            assert means in {one for one, _ in found_in(fixture)[0]}, fixture


def test_no_hook_holds_back_what_its_pattern_would_find():
    for text in corpus_sentences():
        every = [one.means for one in PHRASES if one.pattern.search(text)]
        hits, condition = found_in(text)
        assert [means for means, _ in hits] == every, text
        assert bool(condition) == bool(CONDITION.search(text)), text


def test_hooks_are_looked_for_by_their_first_two_letters_inside_one_word():
    hooks = [hook for phrase in PHRASES for hook in phrase.hooks + phrase.also]
    assert len(hooks) > 200
    assert [hook for hook in hooks if len(hook) < 2 or hook.split() != [hook]] == []


def test_what_is_found_comes_with_the_words_that_say_it():
    (hit,) = (
        hit for means, hit in found_in("I'm sorry, no.")[0] if means is Means.REGRET
    )
    assert hit[0] == "I'm sorry"


def test_a_sentence_about_nothing_says_nothing():
    assert found_in("The hens laid well.") == ([], None)
