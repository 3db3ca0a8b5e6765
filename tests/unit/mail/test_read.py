"""Reading in one go is decoding and understanding, nothing else."""

import json

import pytest
from tests.corpus.mutants import HAND_MADE

from onward.mail.decode import decode
from onward.mail.opening import Opening
from onward.mail.plain import openings_in, unplain
from onward.mail.read import read_answer, read_raw, read_with_openings
from onward.mail.signal import QUIET_KINDS, Kind
from onward.mail.understand import understand


@pytest.mark.parametrize("kind", HAND_MADE)
def test_any_mail_is_read_in_one_go(kind):
    raw = HAND_MADE[kind]()
    answer = json.loads(json.dumps(read_raw(raw), ensure_ascii=False))
    message = decode(raw)
    assert unplain(answer) == (message, understand(message))


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, it's a no from us.",
        "We decided to go with someone else.",
        "not this time sorry",
        "You didn't get it. The owner wanted somebody who can start tomorrow.",
        "After careful consideration we regret to inform you that you were not selected.",
    ],
)
def test_what_somebody_says_answers_them_is_read_as_an_answer(words):
    _, read = unplain(read_answer(words.encode()))
    assert (read.kind, read.about) == (Kind.REJECTED, 1.0)


def test_the_same_mail_is_read_the_same_but_for_the_quiet_kinds():
    raw = b"Subject: 12 new jobs for you\n\nView all jobs. Unsubscribe from this alert."
    _, read = unplain(read_raw(raw))
    _, answer = unplain(read_answer(raw))
    assert read.kind in QUIET_KINDS
    assert answer.kind not in QUIET_KINDS


@pytest.mark.parametrize(
    "pasted",
    [
        (
            "On Tue, 3 Mar 2026 at 10:11, Ines Moss <ines@fernhill.example> wrote:\n"
            "> Hi Sam,\n>\n> We chose somebody else for the Planner role.\n"
        ),
        (
            "-----Original Message-----\nFrom: Ines Moss <ines@fernhill.example>\n"
            "Sent: 3 March 2026 10:11\nTo: Sam\nSubject: Planner\n\n"
            "Hi Sam,\n\nWe chose somebody else for the Planner role.\n"
        ),
    ],
)
def test_a_quote_and_nothing_else_is_what_they_mean(pasted):
    message, read = unplain(read_answer(pasted.encode()))
    assert "We chose somebody else for the Planner role." in message.text
    assert "\n>" not in message.text
    assert read.kind is Kind.REJECTED


@pytest.mark.parametrize("kind", list(HAND_MADE)[::7])
def test_with_openings_any_mail_is_read_as_without(kind):
    raw = HAND_MADE[kind]()
    assert unplain(read_with_openings(raw)) == unplain(read_raw(raw))


def test_the_roles_of_an_alert_travel_with_it_and_of_nothing_else():
    head = b"From: Board Job Alerts <alerts@board.example>\n"
    head += b"Subject: 3 new jobs for you\nContent-Type: text/html\n\n"
    body = (
        b"<p>New jobs for your alert</p><p><a href='https://board.example/j/12345'>Cook"
    )
    body += b"</a><br>The Swan<br>Hull</p><a href='mailto:x'>Unsubscribe</a>"
    answer = json.loads(json.dumps(read_with_openings(head + body)))
    one = Opening(
        title="Cook",
        company="The Swan",
        place="Hull",
        link="https://board.example/j/12345",
    )
    assert openings_in(answer) == (one,)
    assert openings_in(read_raw(head + body)) == ()
    assert "openings" not in read_with_openings(b"Subject: Lunch\n\nAt noon?")


def test_a_child_cannot_smuggle_a_link_in():
    made = {"title": "Cook", "company": None, "place": None, "link": "javascript:x"}
    assert openings_in({"openings": [made]}) == (Opening(title="Cook"),)
