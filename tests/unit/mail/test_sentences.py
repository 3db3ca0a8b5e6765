import pytest

from onward.mail.sentences import LONGEST, MOST_SENTENCES, Place, sentences


def texts(text, subject=""):
    return [one.text for one in sentences(subject, text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It is a no. We are sorry.", ["It is a no.", "We are sorry."]),
        ("See room no. 12 please.", ["See room no. 12 please."]),
        ("Ask Dr. Ruiz. She knows.", ["Ask Dr. Ruiz.", "She knows."]),
        ("One\nline goes on.\n\nAnother", ["One line goes on.", "Another"]),
        ("First:\n- one\n- two", ["First:", "- one", "- two"]),
        (
            "Your job:\nRole: Cook\nStatus: Open",
            ["Your job:", "Role: Cook", "Status: Open"],
        ),
        ("We need two\nthings: a pen", ["We need two things: a pen"]),
        ("Am 12. März um zehn. Gut.", ["Am 12. März um zehn.", "Gut."]),
        ("Bis 22.05. um zehn. Gut.", ["Bis 22.05. um zehn.", "Gut."]),
        ("Le 3 janv. 2026 à Lyon. Bien.", ["Le 3 janv. 2026 à Lyon.", "Bien."]),
        ("Chiedere alla sig. Oss. Bene.", ["Chiedere alla sig. Oss.", "Bene."]),
        ("It is on the 12. Bring it.", ["It is on the 12.", "Bring it."]),
        ("Thanks for applying. No.", ["Thanks for applying.", "No."]),
        ("Fragen Sie Ing. Moser. Gut.", ["Fragen Sie Ing. Moser.", "Gut."]),
        (" \n\n ", []),
    ],
)
def test_text_is_cut_where_a_reader_would(text, parts):
    assert texts(text) == parts


def test_the_subject_comes_first_and_places_are_told():
    found = sentences("Hi", "One. Two. Three. Four. Five. Six.")
    places = [one.place for one in found]
    assert places == [
        Place.SUBJECT,
        Place.OPENING,
        Place.OPENING,
        Place.MIDDLE,
        Place.CLOSING,
        Place.CLOSING,
        Place.CLOSING,
    ]


def test_neither_length_nor_number_grows_without_end():
    found = sentences("", "Go on. " * 1000)
    assert len(found) == MOST_SENTENCES
    assert all(len(one) <= LONGEST for one in texts("x" * 2000 + " Dr. " * 500))
