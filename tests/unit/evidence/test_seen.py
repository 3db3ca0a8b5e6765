from dataclasses import replace

import pytest
from tests.unit.evidence.build import timeline

from onward.evidence.seen import as_seen
from onward.history.application import Furthest, State
from onward.kernel.identifiers import derived


def test_what_is_opened_stays_as_it_is():
    opened = timeline(talk=5, no=9)
    assert as_seen(opened) == opened


def test_an_unopened_no_after_a_talk_has_not_come_yet():
    held = timeline(talk=5, no=9, no_stage="final", opened=False)
    seen = as_seen(held)
    assert (seen.state, seen.furthest) == (State.OPEN, Furthest.INTERVIEW)
    assert seen.waiting == ()
    assert seen.last_heard < held.last_heard
    assert (seen.company, seen.channel) == (held.company, held.channel)


def test_what_it_stood_at_before_comes_back():
    held = timeline(talk=5, on_hold=7, no=9, opened=False)
    assert as_seen(held).state is State.ON_HOLD


def test_a_no_before_any_talk_is_one_of_many_and_stays():
    held = timeline(test=3, no=9, opened=False)
    assert as_seen(held) == held


@pytest.mark.parametrize("sent", [None, 0])
def test_a_talk_known_only_from_the_no_is_not_told_before_it_is_opened(sent):
    held = timeline(sent=sent, no=9, no_stage="interview", opened=False)
    on_paper = timeline(sent=sent, no=9, opened=False)
    seen = as_seen(held)
    assert (seen.furthest, seen.waiting) == (Furthest.APPLICATION, held.waiting)
    assert [one.stage for one in seen.events] == [one.stage for one in on_paper.events]


def test_merged_applications_are_seen_as_one():
    held = timeline(talk=5, no=9, opened=False)
    first, *others = held.events
    merged = replace(
        held, events=(replace(first, application=derived("other")), *others)
    )
    assert as_seen(merged).state is State.OPEN
    assert len(as_seen(merged).events) == 2
