from tests.unit.evidence.build import on, timeline

from onward.evidence.counts import count
from onward.evidence.field import Field

TECH = Field.TECHNOLOGY_DATA


def counted(*timelines, day=20):
    return count(timelines, on(day), TECH)


def test_nothing_is_nothing():
    assert counted().sent == 0


def test_answered_and_unanswered_are_told_apart():
    known = counted(timeline(), timeline(receipt=1), timeline(no=5), timeline(test=3))
    assert (known.sent, known.answered, known.unanswered) == (4, 2, 2)


def test_an_unopened_no_waits_and_is_neither():
    known = counted(timeline(no=5, opened=False), timeline())
    assert (known.answered, known.first_waits, known.unanswered) == (0, 1, 1)
    assert known.waiting == 1


def test_the_three_parts_add_up_to_all():
    known = counted(
        timeline(),
        timeline(withdrawn=4),
        timeline(no=5),
        timeline(no=5, opened=False),
        timeline(talk=5, no=9, opened=False),
    )
    parts = (known.answered, known.first_waits, known.unanswered)
    assert parts == (2, 1, 2)
    assert sum(parts) == known.sent
    assert (known.hanging, known.waiting) == (1, 2)


def test_a_talk_with_an_unopened_no_still_runs():
    before = counted(timeline(talk=5))
    after = counted(timeline(talk=5, no=9, opened=False))
    assert (before.answered, before.running) == (after.answered, after.running)
    assert after.waiting == 1
    assert counted(timeline(talk=5, no=9)).running == 0


def test_quiet_and_closed_are_before_a_talk():
    known = counted(timeline(), timeline(sent=20), timeline(talk=5), day=40)
    assert (known.quiet, known.closed, known.quiet_after_talk) == (2, 1, 1)


def test_an_accepted_offer_is_seen():
    assert counted(timeline(offer=9, accepted=12)).accepted == 1


def test_a_silence_that_was_let_rest_asks_for_nothing_more():
    known = counted(timeline(let_go=5), timeline(talk=3, let_go=9), day=40)
    assert (known.quiet, known.closed, known.quiet_after_talk) == (0, 0, 0)
    assert (known.hanging, known.running) == (0, 0)
    assert (known.answered, known.unanswered) == (1, 1)
