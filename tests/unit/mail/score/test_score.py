from tests.unit.mail.score.read import pair

from onward.mail.score.score import score
from onward.mail.signal import Kind

NO, OTHER = Kind.REJECTED, Kind.OTHER
GERMAN, ENGLISH = {"language": "de"}, {"language": "en"}


def test_a_message_that_was_not_read_is_named_and_wrong():
    found = score([pair(file="a.eml"), pair(file="b.eml", read=False)], 1)
    assert found.unread == ("b.eml",)
    assert found.kinds.accuracy.value == 0.5
    assert sum(one.n for one in found.sureness.bins) == 1


def test_languages_and_hard_mail_are_scored_apart_where_there_are_several():
    pairs = [
        pair(GERMAN, as_=OTHER, hard=True),
        pair(ENGLISH),
        pair(ENGLISH, hard=True),
        pair({}, kind=OTHER),
    ]
    found = score(pairs, 1)
    assert [(name, one.n) for name, one in found.languages.items()] == [
        ("en", 2),
        ("de", 1),
    ]
    assert found.languages["de"].accuracy.value == 0.0
    assert found.languages["en"].accuracy.value == 1.0
    assert {name: one.n for name, one in found.difficulty.items()} == {
        "hard": 2,
        "ordinary": 2,
    }
    assert found.difficulty["hard"].accuracy.value == 0.5


def test_one_language_and_one_difficulty_are_no_parts():
    found = score([pair(ENGLISH), pair(ENGLISH)], 1)
    assert (found.languages, found.difficulty) == ({}, {})


def test_sureness_and_fields_are_of_the_same_messages():
    found = score([pair({"company": "Yarrow"}, company="Yarrow", confidence=0.7)], 1)
    assert found.fields["company"].value == 1.0
    assert found.sureness.bins[7].n == 1
