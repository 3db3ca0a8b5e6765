import pytest
from tests.unit.mail.letters import letter, look, seen

from onward.mail.door import door_open
from onward.mail.moves import Move
from onward.mail.signal import Kind
from onward.mail.understand import understand

NO = "We have decided not to take your application for the Planner role further."


@pytest.mark.parametrize(
    "text",
    [
        "Please do apply again when the next vacancy is advertised.",
        "We will keep your CV on file and contact you when something suitable opens.",
    ],
)
def test_an_open_door_is_said_in_so_many_words(text):
    assert understand(letter(f"{NO} {text}")).door_open


def test_an_open_door_is_understood_in_german():
    text = (
        "Leider haben wir uns für eine andere Bewerberin entschieden. Ihre Unterlagen "
        "nehmen wir gern in unseren Bewerberpool auf und melden uns, sobald eine "
        "passende Stelle frei wird."
    )
    assert understand(letter(text)).door_open


def test_good_wishes_open_no_door():
    assert not understand(letter(f"{NO} We wish you every success.")).door_open


def test_one_sentence_that_asks_back_is_enough():
    mail = look("It is a no. Come back in autumn.")
    assert door_open(seen(mail, Move.NO, Move.KEEP), Kind.REJECTED)
    assert not door_open(seen(mail, Move.NO, Move.PLAIN), Kind.REJECTED)
    assert door_open(seen(mail, door=0.9), Kind.REJECTED)


def test_only_a_no_has_a_door():
    mail = look("Please apply again.")
    assert not door_open(seen(mail, Move.KEEP, door=0.9), Kind.WITHDRAWN)
