from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.evidence.build import event, on, timeline

from onward.evidence.field import Field, clock
from onward.evidence.outcome import (
    has_talked,
    is_answered,
    is_application,
    outcome,
    part_of_a_no,
    silent_days,
)
from onward.history.application import State
from onward.history.event import EventKind
from onward.history.fold import fold

TECH = Field.TECHNOLOGY_DATA


def test_a_receipt_is_not_an_answer():
    assert not is_answered(timeline(receipt=0))


@pytest.mark.parametrize("how", ["test", "talk", "on_hold", "offer", "no"])
def test_any_word_about_the_application_is_an_answer(how):
    assert is_answered(timeline(**{how: 5}))


def test_a_test_alone_is_not_a_talk():
    assert not has_talked(timeline(test=5, no=9))


def test_a_recruiters_call_is_a_talk_even_behind_a_test():
    assert has_talked(timeline(screen=3, test=5))


def test_a_no_that_names_an_interview_proves_the_talk():
    assert has_talked(timeline(no=20, no_stage="interview"))


def test_an_offer_implies_every_step():
    facts = outcome(timeline(offer=9), on(10), TECH)
    assert facts.answered
    assert facts.talked
    assert facts.final
    assert facts.offered


def test_a_no_never_takes_a_step_back():
    facts = outcome(timeline(talk=5, final=9, no=20), on(100), TECH)
    assert facts.final
    assert facts.refused


def test_a_recruiters_first_mail_alone_is_no_application():
    assert not is_application(timeline(sent=None, outreach=0))
    assert is_application(timeline(sent=None, outreach=0, talk=3))
    assert is_application(timeline())


def test_a_receipt_without_a_date_is_one_of_an_application():
    receipt = event(EventKind.ACKNOWLEDGED, details={"undated": "yes"})
    (one,) = fold([receipt]).values()
    assert one.applied_on is None
    assert is_application(one)


def test_silence_starts_with_the_last_sign_from_them():
    assert silent_days(timeline(), on(20)) == 20
    assert silent_days(timeline(receipt=1), on(20)) == 19
    assert silent_days(timeline(talk=12), on(20)) == 8


def test_a_talk_still_to_come_is_no_silence():
    invited = timeline(talk=2, talk_when=f"{on(30).isoformat()}T10:00:00+01:00")
    assert silent_days(invited, on(20)) == 0
    assert silent_days(invited, on(33)) == 3


def test_a_talk_on_no_readable_day_is_passed_over():
    assert silent_days(timeline(talk=2, talk_when="next Tuesday"), on(20)) == 18


def test_without_any_date_the_last_event_counts():
    bare = replace(timeline(withdrawn=4), applied_on=None, last_heard=None)
    assert silent_days(bare, on(20)) == 16


def test_thirty_days_of_silence_settle_an_application_and_sixty_a_talk():
    assert not outcome(timeline(), on(29), TECH).silent
    assert outcome(timeline(), on(30), TECH).silent
    assert not outcome(timeline(talk=0), on(59), TECH).silent
    assert outcome(timeline(talk=0), on(60), TECH).silent


def test_silence_after_a_talk_is_no_part_of_a_no():
    assert outcome(timeline(talk=0), on(30), TECH).part == 0
    assert outcome(timeline(test=0), on(20), TECH).part > 0


def test_on_hold_never_turns_silent():
    facts = outcome(timeline(on_hold=3), on(300), TECH)
    assert not facts.silent
    assert facts.part == 0


def test_an_accepted_offer_is_an_offer_even_without_its_mail():
    accepted = replace(timeline(talk=5), state=State.ACCEPTED)
    assert outcome(accepted, on(20), TECH).offered


@given(day=st.integers(0, 400), more=st.integers(0, 400))
def test_longer_silence_is_never_less_of_a_no(day, more):
    for field in Field:
        hours = clock(field)
        first, then = part_of_a_no(day, hours), part_of_a_no(day + more, hours)
        assert 0 <= first <= then <= 1


def test_the_part_is_what_the_two_sources_give():
    # A = 0.46; at 14 days 75.5 % of answers have come: 0.54·0.755 / (1 − 0.46·0.755)
    assert part_of_a_no(14, clock(TECH)) == pytest.approx(0.625, abs=0.001)
    assert part_of_a_no(42, clock(Field.ACADEMIA)) == part_of_a_no(14, clock(TECH))


def test_a_silence_that_was_let_rest_counts_as_one_at_once():
    assert outcome(timeline(let_go=2), on(3), TECH).silent
    assert not outcome(timeline(), on(3), TECH).silent
    assert not outcome(timeline(let_go=2, talk=9), on(10), TECH).silent
