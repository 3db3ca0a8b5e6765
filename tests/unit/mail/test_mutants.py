"""A thousand mails made to break the reader: each is read, within its bounds."""

import json

import pytest
from tests.corpus.mutants import HAND_MADE, mutant, parents

from onward.kernel.text import clean
from onward.mail.decode import TEXT_BYTES
from onward.mail.plain import unplain
from onward.mail.read import read_raw

BRED = 900
_AT_ONCE = 90


@pytest.fixture(scope="module")
def stock():
    return parents()


def read(raw):
    """Return what came of `raw` on its way through the pipe to the parent."""
    return unplain(json.loads(json.dumps(read_raw(raw), ensure_ascii=False)))


def within_bounds(message, signal):
    said = (message.text, message.quoted, message.calendar)
    assert all(len(text.encode()) <= TEXT_BYTES for text in said)
    shown = (message.subject, message.sender_name, signal.words, signal.company or "")
    assert all(clean(text) == text for text in (*said, *shown, signal.role or ""))
    assert 0 <= signal.confidence <= 1


def test_there_are_a_thousand():
    assert len(HAND_MADE) >= 150
    assert len(HAND_MADE) + BRED >= 1000


@pytest.mark.parametrize("first", range(0, BRED, _AT_ONCE))
def test_what_is_bred_from_the_kinds_is_read(first, stock):
    for number in range(first, first + _AT_ONCE):
        try:
            within_bounds(*read(mutant(number, stock)))
        except Exception as error:
            raise AssertionError(f"mutant {number}") from error


def test_a_number_always_gives_the_same_mail(stock):
    assert mutant(7, stock) == mutant(7, parents())
    assert len({mutant(number, stock) for number in range(100)}) > 90
