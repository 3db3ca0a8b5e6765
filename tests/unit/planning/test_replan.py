from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.planning.builders import (
    MONDAY,
    availabilities,
    availability,
    block,
    candidate,
    candidates,
    care,
    changed,
    local,
    span,
)

from onward.planning.replan import replan
from onward.planning.solve import plan
from onward.planning.week import Standing

THINGS = [
    candidate("a", value=1.0),
    candidate("b", value=0.9),
    candidate("c", kind="practice", value=0.8, minutes=30),
    care("walk"),
]


def spans(week):
    return {b.candidate.key: b.span for b in week.blocks}


def test_a_week_that_went_as_planned_stays_as_it_is():
    week = plan(THINGS, availability(), MONDAY, None)
    again = replan(week, THINGS, availability(), local(0, 0))
    assert spans(again) == spans(week)


def test_done_skipped_and_pinned_blocks_keep_their_place():
    week = plan(THINGS, availability(), MONDAY, None)
    week = changed(week, "a", pinned=True)
    week = changed(week, "b", standing=Standing.DONE)
    week = changed(week, "c", standing=Standing.SKIPPED)
    again = replan(week, [], availability(hours_per_week=0), local(0, 0))
    assert {b.candidate.key for b in again.blocks} == {"a", "b", "c"}
    assert all(b in week.blocks for b in again.blocks)


def test_what_is_no_longer_suggested_goes():
    week = plan(THINGS, availability(), MONDAY, None)
    again = replan(week, THINGS[1:], availability(), local(0, 0))
    assert set(spans(again)) == {"b", "c", "walk"}


def test_what_began_before_now_stays_and_is_not_planned_again():
    week = replace(plan([], availability(), MONDAY, None), blocks=(block("a"),))
    again = replan(week, THINGS, availability(), local(0, 9, 30))
    assert spans(again)["a"] == block("a").span
    assert min(b.span.start for b in again.blocks if b.candidate.key != "a") >= local(
        0, 10, 5
    )


def test_a_new_appointment_moves_only_what_it_meets():
    week = plan(THINGS, availability(), MONDAY, None)
    first = min(week.blocks, key=lambda b: b.span)
    person = availability(busy=(first.span,))
    after = spans(replan(week, THINGS, person, local(0, 0)))
    assert after.pop(first.candidate.key) != first.span
    others = spans(week)
    others.pop(first.candidate.key)
    assert after == others


def test_something_urgent_is_worth_moving_others_for():
    person = availability(days=(0,), busy=(span(0, (9, 5), (23, 0)),))
    week = plan([candidate("a")], person, MONDAY, None)
    urgent = candidate("now", kind="prepare", value=3.0)
    after = replan(week, [candidate("a"), urgent], person, local(0, 0))
    assert set(spans(after)) == {"now"}


def test_a_trifle_is_not_worth_moving_others_for():
    person = availability(days=(0,), busy=(span(0, (9, 5), (23, 0)),))
    week = plan([candidate("a")], person, MONDAY, None)
    slightly = candidate("b", kind="prepare", value=1.04)
    after = replan(week, [candidate("a"), slightly], person, local(0, 0))
    assert set(spans(after)) == {"a"}


@settings(max_examples=40, deadline=None)
@given(candidates(), availabilities(), st.integers(0, 6), st.data())
def test_pinned_never_moves_and_the_past_is_the_past(things, person, day, data):
    week = plan(things, person, MONDAY, None)
    if week.blocks:
        key = data.draw(st.sampled_from(week.blocks)).candidate.key
        week = changed(week, key, pinned=True)
    now = local(day, 12)
    again = replan(week, things, person, now)
    kept = [b for b in week.blocks if b.pinned or b.span.start < now]
    assert all(b in again.blocks for b in kept)
    fresh = [b for b in again.blocks if b not in kept]
    assert all(b.span.start >= now for b in fresh)


@settings(max_examples=30, deadline=None)
@given(candidates(), availabilities(), st.data())
def test_after_one_change_little_moves(things, person, data):
    unique = list({thing.key: thing for thing in things}.values())
    week = plan(unique, person, MONDAY, None)
    if not week.blocks:
        return
    gone = data.draw(st.sampled_from(week.blocks)).candidate.key
    skipped = changed(week, gone, standing=Standing.SKIPPED)
    again = spans(replan(skipped, unique, person, local(0, 0)))
    followers = {thing.key for thing in unique if thing.after == gone}
    moved = [
        key
        for key, span in spans(week).items()
        if key not in followers | {gone} and again.get(key) not in (span, None)
    ]
    # One free place may draw one thing forward, and that one's place another.
    assert len(moved) <= 2
