import pytest

from onward.mail.language import LANGUAGES
from onward.mail.lexicon import lexicon, parse
from onward.mail.tokens import tokens

SMALL = parse(
    "# a comment\n"
    "go_on = proceed, pursu*, move forward, mov* ahead\n"
    "move = mov*\n"
    "follow_up = follow-up\n"
    "regret = désolé*\n"
)


def concepts(text):
    return SMALL.concepts(tokens(text))


def test_words_stems_and_several_words_have_their_concept():
    assert concepts("we proceed, pursuing; they move forward") == ["go_on"] * 3


def test_the_longer_entry_wins():
    assert concepts("moving ahead") == ["go_on"]
    assert concepts("moving on") == ["move"]
    assert concepts("ahead of us, moving") == ["move"]


def test_hyphens_and_accents_make_no_difference():
    assert concepts("a follow-up") == ["follow_up"]
    assert concepts("désolée, desole") == ["regret", "regret"]


def test_what_is_no_entry_leaves_no_trace():
    assert concepts("Zebra crossing") == []


def test_a_negated_word_says_not():
    assert concepts("it couldn't be") == ["not"]


def test_words_are_remembered_only_so_many():
    for number in range(20_000):
        SMALL.concepts(["move", f"word{number}"])
    begun = SMALL._known["move"][1]
    assert len(SMALL._known) < 17_000
    assert len(begun) < 600
    assert concepts("pursue, move forward") == ["go_on", "go_on"]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_concepts(language):
    def names(one):
        several = {name for rows in one.several.values() for _, name in rows}
        return {*one.words.values(), *one.stems.values(), *several}

    english = names(lexicon("en"))
    assert len(english) > 250
    assert len(english ^ names(lexicon(language))) <= 6


def test_an_unknown_language_reads_as_english():
    assert lexicon("xx").of_word("application") == lexicon("en").of_word("application")
