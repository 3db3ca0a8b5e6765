from datetime import datetime

import pytest
from tests.unit.mail.score.read import pair

from onward.mail.score.fields import field_scores
from onward.mail.signal import Kind, Stage

TEN = datetime.fromisoformat("2026-03-04T10:00+00:00")
NOON = datetime.fromisoformat("2026-03-04T12:00+00:00")
NEXT_DAY = datetime.fromisoformat("2026-03-05T10:00+00:00")


def figure(pairs, name):
    found = field_scores(pairs, 1)[name]
    return found and (found.value, found.n)


def test_a_field_counts_only_where_its_label_speaks_of_it():
    pairs = [
        pair({"company": "Yarrow Ltd"}, company="yarrow"),
        pair({"company": None}, company="Invented"),
        pair({}, company="Fernhill"),
    ]
    assert figure(pairs, "company") == (0.5, 2)
    assert figure(pairs, "role") is None


def test_messages_that_are_about_no_job_have_no_fields():
    pairs = [pair({"role": "Buyer"}, kind=kind) for kind in (Kind.OTHER, Kind.ALERT)]
    assert figure(pairs, "role") is None


def test_a_role_a_flag_and_a_language_are_right_or_wrong():
    said = {"role": "Buyer", "reply_possible": True, "language": "de"}
    pairs = [
        pair(said, role="BUYER", reply_possible=True, language="de"),
        pair(said, role="Senior Buyer", reply_possible=True, language="en"),
        pair(said, role="Buyer", reply_possible=False, language="de"),
        pair(said, role=None, reply_possible=True, language="nl"),
    ]
    assert figure(pairs, "role") == (0.5, 4)
    assert figure(pairs, "reply_possible") == (0.75, 4)
    assert figure(pairs, "language") == (0.5, 4)


def test_only_a_no_has_a_stage_an_open_door_and_feedback():
    said = {"stage": Stage.FINAL, "door_open": False, "feedback": "Too few years."}
    pairs = [
        pair(said, stage=Stage.FINAL, door_open=True, feedback="too few years"),
        pair(said, stage=Stage.INTERVIEW, feedback=None),
        pair(said, kind=Kind.INTERVIEW, stage=Stage.FINAL),
    ]
    assert figure(pairs, "stage") == (0.5, 2)
    assert figure(pairs, "door_open") == (0.5, 2)
    assert figure(pairs, "feedback") == (pytest.approx(2 / 3), 2)


def test_a_moment_counts_where_a_side_gives_one_to_the_minute_and_to_the_day():
    pairs = [
        pair({"when": TEN}, when=TEN),
        pair({"when": TEN}, when=NOON),
        pair({"when": TEN}, when=NEXT_DAY),
        pair({"when": TEN}, when=None),
        pair({"when": None}, when=TEN),
        pair({"when": None}, when=None),
    ]
    assert figure(pairs, "when") == (0.2, 5)
    assert figure(pairs, "when_day") == (0.4, 5)
    assert figure(pairs, "due") is None
    assert figure([pair({"due": TEN}, due=TEN)], "due_day") == (1.0, 1)


def test_a_message_that_was_not_read_is_wrong_in_every_field():
    said = {
        "company": None,
        "role": "Buyer",
        "stage": Stage.FINAL,
        "door_open": False,
        "reply_possible": False,
        "language": "en",
        "when": TEN,
        "due": TEN,
        "feedback": "Too few years.",
    }
    found = field_scores([pair(said, read=False)], 1)
    assert {name: figure.value for name, figure in found.items()} == dict.fromkeys(
        (*said, "when_day", "due_day"), 0.0
    )


def test_an_unread_message_without_a_moment_or_feedback_gives_none_wrongly():
    found = field_scores([pair({"when": None, "feedback": None}, read=False)], 1)
    assert set(found.values()) == {None}


def test_feedback_is_the_f1_of_passages_with_an_interval():
    found = pair({"feedback": "Too few years of it"}, feedback="Too few years")
    missed = pair({"feedback": "Slow"}, feedback=None)
    figure = field_scores([found, missed] * 5, 1)["feedback"]
    # five of F1 6/8 over ten passages and five that were given: 2·3.75 / 15
    assert figure.value == pytest.approx(0.5)
    assert 0.15 < figure.low < 0.35
    assert 0.6 < figure.high < 0.72


def test_the_interval_of_feedback_is_the_seeds():
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    pairs = [
        pair({"feedback": " ".join(words)}, feedback=" ".join(words[:n]))
        for n in range(1, 13)
    ]
    found = field_scores(pairs, 1)["feedback"]
    assert field_scores(pairs, 1)["feedback"] == found
    assert field_scores(pairs, 2)["feedback"] != found
