"""A message and its signal survive the way through JSON."""

import json
from datetime import UTC, datetime

import pytest
from tests.corpus.hostile import KINDS

from onward.mail.decode import decode
from onward.mail.plain import plain, unplain
from onward.mail.signal import Kind, Signal, Stage

SIGNAL = Signal(
    kind=Kind.REJECTED,
    confidence=0.9,
    words="The role has been filled.",
    language="en",
    company="Fernhill Foods",
    stage=Stage.INTERVIEW,
    when=datetime(2026, 3, 4, 10, 11, tzinfo=UTC),
)


@pytest.mark.parametrize(
    "kind", ["encoded words", "calendar", "signed", "no date", "NUL bytes"]
)
def test_nothing_is_lost_on_the_way(kind):
    message = decode(KINDS[kind]())
    there = json.dumps(plain(message, SIGNAL))
    assert unplain(json.loads(there)) == (message, SIGNAL)


def test_an_empty_signal_stays_empty():
    signal = Signal(kind=Kind.OTHER, confidence=1.0, words="", language="en")
    message = decode(b"")
    assert unplain(plain(message, signal)) == (message, signal)


def test_what_is_not_of_that_shape_is_refused():
    message = plain(decode(b""), SIGNAL)
    with pytest.raises(ValueError, match="nonsense"):
        unplain(message | {"signal": message["signal"] | {"kind": "nonsense"}})
    with pytest.raises(KeyError):
        unplain({"message": message["message"]})
