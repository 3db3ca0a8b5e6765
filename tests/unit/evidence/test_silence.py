import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.evidence.build import on, timeline

from onward.evidence.field import Field
from onward.evidence.silence import (
    chance_interval,
    chance_still,
    reply_chance,
    state_on,
    treat_as_closed,
)
from onward.history.application import State

TECH = Field.TECHNOLOGY_DATA
OTHERS = [field for field in Field if field is not TECH]


@pytest.mark.parametrize(
    ("days", "chance"), [(7, 0.18), (14, 0.12), (21, 0.10), (30, 0.06), (45, 0.03)]
)
def test_the_tables_own_days_are_returned_as_they_are(days, chance):
    assert chance_still(days) == pytest.approx(chance)


def test_between_two_days_the_logarithm_is_interpolated():
    assert chance_still(18) == pytest.approx(0.12 ** (3 / 7) * 0.10 ** (4 / 7))


@given(days=st.integers(-5, 400))
def test_the_chance_never_rises_and_lies_within_its_interval(days):
    chance = chance_still(days)
    low, high = chance_interval(days)
    assert chance_still(days + 1) <= chance <= 0.336 + 1e-12
    assert 0 < low < chance < high < 1


def test_the_table_agrees_with_the_share_answered_by_then():
    # 24.5 % were answered by day 14, and 12 % of the others later: the same total.
    assert 0.245 + (1 - 0.245) * chance_still(14) == pytest.approx(0.336, abs=0.003)


def test_in_its_own_field_the_log_speaks_with_source():
    known = reply_chance(timeline(), on(14), TECH)
    assert known.known
    assert known.chance == pytest.approx(0.12)
    assert known.sentence.plain() == (
        "After 14 silent days about 12 in 100 still heard back, in one person's log."
    )
    assert "437 applications" in known.source.plain()


@pytest.mark.parametrize("field", OTHERS)
def test_elsewhere_we_do_not_know_and_say_so(field):
    known = reply_chance(timeline(), on(14), field)
    assert not known.known
    assert known.sentence.plain().startswith("We don't know for your field.")
    assert "12 in 100" in known.sentence.plain()


def test_beyond_the_table_it_is_an_upper_bound():
    at_the_end = reply_chance(timeline(), on(45), TECH)
    beyond = reply_chance(timeline(), on(90), TECH)
    assert not at_the_end.at_most
    assert beyond.at_most
    assert "more than 45 silent days at most about 3" in beyond.sentence.plain()


def test_a_single_day_is_said_as_one():
    assert (
        "1 silent day about" in reply_chance(timeline(), on(1), TECH).sentence.plain()
    )


def test_after_a_talk_nobody_has_counted():
    known = reply_chance(timeline(talk=5), on(30), TECH)
    assert known.chance is None
    assert not known.known
    assert known.sentence.plain().startswith("Silent for 25 days after a talk.")


@pytest.mark.parametrize(
    ("field", "days"), [(TECH, 14), (Field.PUBLIC, 14), (Field.ACADEMIA, 45)]
)
def test_an_open_application_turns_quiet(field, days):
    assert state_on(timeline(), on(days - 1), field) is State.OPEN
    assert state_on(timeline(), on(days), field) is State.QUIET


def test_after_a_talk_quiet_comes_later():
    assert state_on(timeline(talk=0), on(20), TECH) is State.OPEN
    assert state_on(timeline(talk=0), on(21), TECH) is State.QUIET


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (timeline(no=5), State.REJECTED),
        (timeline(on_hold=5), State.ON_HOLD),
        (timeline(offer=5), State.OFFER),
        (timeline(withdrawn=5), State.WITHDRAWN),
    ],
)
def test_only_open_ones_turn_quiet(one, state):
    assert state_on(one, on(300), TECH) is state


def test_closing_is_advised_only_where_the_table_speaks():
    assert not treat_as_closed(timeline(), on(29), TECH)
    assert treat_as_closed(timeline(), on(30), TECH)
    assert not treat_as_closed(timeline(talk=0), on(300), TECH)
    assert not treat_as_closed(timeline(on_hold=0), on(300), TECH)
    assert not any(treat_as_closed(timeline(), on(300), field) for field in OTHERS)
