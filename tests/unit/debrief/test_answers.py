import json

import pytest

from onward.debrief.answers import LONGEST, Answers, answers_in


def test_what_was_answered_comes_back_as_it_was():
    said = Answers(
        feelings=("angry", "tired"),
        own_feeling="hollow",
        weight=8,
        weight_after=0,
        asking="ask",
        draft="Dear Ms Moss,\n\nthank you.",
        chosen={"wanted": "yes"},
        words={"wanted": "The people.\nThe hours."},
        lessons=("practise_question",),
        own_lesson="Ask about shifts first.",
    )
    assert answers_in(json.loads(json.dumps(said.plain()))) == said


def test_what_was_left_out_takes_no_room():
    assert Answers().plain() == {}
    assert answers_in({}) == Answers()
    assert Answers(weight=0).plain() == {"weight": 0}


@pytest.mark.parametrize(
    "odd",
    [
        {"weight": 11},
        {"weight": -1},
        {"weight": True},
        {"weight": "8"},
        {"feelings": "angry"},
        {"chosen": ["wanted"]},
        {"own_feeling": 3},
        {"draft": None},
        {"from_a_later_version": "x"},
    ],
)
def test_what_does_not_fit_is_left_out(odd):
    assert answers_in(odd) == Answers()


def test_own_words_keep_their_lines_and_lose_what_cannot_be_seen():
    told = answers_in({"words": {"a": "one\u202e\r\ntwo"}, "own_lesson": "one\ntwo"})
    assert told.words == {"a": "one\ntwo"}
    assert told.own_lesson == "one two"
    assert len(answers_in({"draft": "x" * 9000}).draft) == LONGEST
