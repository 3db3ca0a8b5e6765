import json
from datetime import UTC, datetime

import pytest

from onward.mail.score.truth import Fault, Problem, parse
from onward.mail.signal import Kind, Stage


def line(**values):
    return json.dumps({"source": "1.eml", "kind": "rejected"} | values)


def test_a_line_is_what_a_reader_says():
    (truth,), problems = parse(
        line(
            company="Fernhill Foods",
            role=None,
            stage="final",
            reply_possible=True,
            door_open=False,
            feedback="",
            when="2026-03-04T10:11+00:00",
            due=None,
            language="en",
            hard=True,
            voice="somebody",
        )
    )
    assert problems == []
    assert (truth.file, truth.kind, truth.hard) == ("1.eml", Kind.REJECTED, True)
    assert truth.said == {
        "company": "Fernhill Foods",
        "role": None,
        "stage": Stage.FINAL,
        "reply_possible": True,
        "door_open": False,
        "feedback": None,
        "when": datetime(2026, 3, 4, 10, 11, tzinfo=UTC),
        "due": None,
        "language": "en",
    }


def test_a_field_that_is_absent_is_not_spoken_of():
    (truth,), _ = parse(line())
    assert (truth.said, truth.hard) == ({}, False)


def test_a_null_stage_or_flag_says_nothing():
    (truth,), problems = parse(line(stage=None, door_open=None, hard=None))
    assert (dict(truth.said), problems) == ({}, [])


def test_an_id_names_the_file_and_a_source_goes_before_it():
    lines = [
        '{"id": "a", "kind": "other"}',
        '{"id": "b", "source": "c.eml", "kind": "other"}',
    ]
    assert [truth.file for truth in parse("\n".join(lines))[0]] == ["a.eml", "c.eml"]


def test_empty_lines_are_passed_over_and_a_line_separator_within_words_is_no_line():
    truths, problems = parse("\n" + line(role="One\u2028two") + "\r\n\n")
    assert [truth.said["role"] for truth in truths] == ["One\u2028two"]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "fault", "what"),
    [
        ("kind: other", Fault.NOT_JSON, ""),
        ("[1, 2]", Fault.NOT_JSON, ""),
        ("[" * 100_000, Fault.NOT_JSON, ""),
        ('{"kind": "other"}', Fault.NO_NAME, ""),
        ('{"kind": "other", "source": ""}', Fault.NO_NAME, ""),
        ('{"kind": "other", "source": 7, "id": "a"}', Fault.NO_NAME, ""),
        ('{"source": "1.eml"}', Fault.KIND, "None"),
        (line(kind="refusal"), Fault.KIND, "refusal"),
        (line(kind=["other"]), Fault.KIND, "['other']"),
        (line(hard="yes"), Fault.VALUE, "hard"),
        (line(company=3), Fault.VALUE, "company"),
        (line(stage="later"), Fault.VALUE, "stage"),
        (line(door_open="no"), Fault.VALUE, "door_open"),
        (line(due=20260304), Fault.VALUE, "due"),
        (line(due="next Friday"), Fault.VALUE, "due"),
        (line(when="2026-03-04T10:00"), Fault.VALUE, "when"),
    ],
    ids=range(16),
)
def test_a_line_that_cannot_be_used_is_named_and_the_rest_stays(text, fault, what):
    truths, problems = parse(line(source="0.eml") + "\n" + text)
    assert problems == [Problem(2, fault, what)]
    assert [truth.file for truth in truths] == ["0.eml"]


def test_a_message_labelled_twice_is_named_and_the_first_label_stands():
    truths, problems = parse(line() + "\n" + line(kind="other"))
    assert problems == [Problem(2, Fault.TWICE, "1.eml")]
    assert [truth.kind for truth in truths] == [Kind.REJECTED]
