import random
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from tests.unit.history.build import FERNHILL, YARROW, event, on_day, timeline

from onward.history.application import Channel, Furthest, State
from onward.history.event import EventKind, Source
from onward.history.fold import fold, homes, undone
from onward.kernel.identifiers import derived

K = EventKind


def test_a_rejection_never_takes_back_the_stage_that_was_reached():
    one = timeline(event(K.APPLIED), event(K.INTERVIEW, 9), event(K.REJECTED, 20))
    assert one.state is State.REJECTED
    assert one.furthest is Furthest.INTERVIEW


def test_a_rejection_that_names_its_stage_proves_that_stage():
    one = timeline(event(K.REJECTED, 20, stage="final"))
    assert one.furthest is Furthest.FINAL


def test_an_unknown_stage_proves_nothing():
    assert timeline(event(K.REJECTED, stage="unknown")).furthest is Furthest.APPLICATION


def test_a_first_screening_call_is_not_yet_an_interview():
    assert timeline(event(K.INTERVIEW, stage="screen")).furthest is Furthest.SCREEN


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([K.APPLIED], State.OPEN),
        ([K.APPLIED, K.ON_HOLD], State.ON_HOLD),
        ([K.ON_HOLD, K.INTERVIEW], State.OPEN),
        ([K.OFFER], State.OFFER),
        ([K.OFFER, K.ACCEPTED], State.ACCEPTED),
        ([K.OFFER, K.DECLINED], State.DECLINED),
        ([K.OFFER, K.REJECTED], State.REJECTED),
        ([K.APPLIED, K.WITHDRAWN], State.WITHDRAWN),
        ([K.WITHDRAWN, K.APPLIED], State.OPEN),
        ([K.REJECTED, K.ACKNOWLEDGED], State.REJECTED),
        ([K.REJECTED, K.INTERVIEW], State.OPEN),
        ([K.APPLIED, K.LET_GO], State.QUIET),
        ([K.LET_GO, K.ACKNOWLEDGED], State.OPEN),
        ([K.LET_GO, K.INTERVIEW], State.OPEN),
        ([K.LET_GO, K.REJECTED], State.REJECTED),
        ([K.LET_GO, K.APPLIED], State.OPEN),
    ],
)
def test_the_state_follows_what_happened_last(kinds, state):
    assert (
        timeline(*(event(kind, day) for day, kind in enumerate(kinds))).state is state
    )


def test_a_late_read_old_mail_does_not_change_the_state():
    no = event(K.REJECTED, 20)
    older = event(K.INTERVIEW, 5)
    one = timeline(no, older)
    assert one.state is State.REJECTED
    assert one.furthest is Furthest.INTERVIEW


class TestToldOnTheSameDay:
    """Noon stands for a day whose hour the person did not say."""

    def test_their_word_follows_the_mail_that_was_here_by_then(self):
        offer = event(K.OFFER, 5, hours=2)
        yes = event(K.ACCEPTED, 5, source=Source.PERSON)
        one = timeline(offer, yes)
        assert one.state is State.ACCEPTED
        assert one.events == (offer, yes)
        assert one.last_event == offer.happened

    def test_mail_that_came_later_follows_it(self):
        talk = event(K.INTERVIEW, 5, source=Source.PERSON)
        no = event(K.REJECTED, 5, hours=2)
        assert timeline(talk, no).state is State.REJECTED

    def test_mail_of_the_morning_that_is_read_later_stays_before(self):
        offer = event(K.OFFER, 5, hours=2)
        yes = event(K.ACCEPTED, 5, source=Source.PERSON)
        late = event(K.INTERVIEW, 5, hours=1)
        assert timeline(offer, yes, late).events == (late, offer, yes)

    def test_mail_of_another_day_stays_where_it_is(self):
        no = event(K.REJECTED, 6)
        talk = event(K.INTERVIEW, 5, source=Source.PERSON)
        assert timeline(no, talk).state is State.REJECTED


def test_the_day_of_applying_is_that_of_the_clock_it_is_told_by():
    evening = event(K.ACKNOWLEDGED, hours=-10.5)
    there = evening.happened.astimezone(ZoneInfo("America/New_York"))
    assert timeline(evening).applied_on == date(2026, 3, 2)
    assert timeline(replace(evening, happened=there)).applied_on == date(2026, 3, 1)


def test_mail_without_a_date_says_nothing_of_the_day_of_applying():
    assert timeline(event(K.ACKNOWLEDGED, undated="yes")).applied_on is None


def test_the_order_in_which_events_are_handed_over_does_not_matter():
    log = [
        event(K.DESCRIBED, company="Fernhill Foods"),
        event(K.APPLIED),
        event(K.INTERVIEW, 4),
        event(K.REJECTED, 9),
        event(K.APPLIED, application=YARROW),
        event(K.MERGED, 10, application=YARROW, into=FERNHILL),
    ]
    told = fold(log)
    for seed in range(20):
        shuffled = log[:]
        random.Random(seed).shuffle(shuffled)
        assert fold(shuffled) == told


def test_an_undone_event_counts_for_nothing_and_undoing_the_undo_brings_it_back():
    applied, no = event(K.APPLIED), event(K.REJECTED, 9)
    undo = event(K.RETRACTED, 10, event=no.id)
    again = event(K.RETRACTED, 11, event=undo.id)
    assert timeline(applied, no, undo).state is State.OPEN
    assert timeline(applied, no, undo, again).state is State.REJECTED


def test_an_application_whose_every_event_was_undone_is_gone():
    described, applied = event(K.DESCRIBED, company="Fernhill"), event(K.APPLIED)
    assert fold([described, applied, event(K.RETRACTED, event=applied.id)]) == {}


def test_merging_gives_all_events_to_the_other_and_can_be_undone():
    here, there = event(K.APPLIED), event(K.INTERVIEW, 3, application=YARROW)
    merge = event(K.MERGED, 4, application=YARROW, into=FERNHILL)
    merged = fold([here, there, merge])
    assert set(merged) == {FERNHILL}
    assert merged[FERNHILL].furthest is Furthest.INTERVIEW
    parted = fold([here, there, merge, event(K.RETRACTED, event=merge.id)])
    assert set(parted) == {FERNHILL, YARROW}


def test_two_merged_into_each_other_are_one():
    log = [
        event(K.APPLIED),
        event(K.INTERVIEW, 3, application=YARROW),
        event(K.MERGED, application=YARROW, into=FERNHILL),
        event(K.MERGED, application=FERNHILL, into=YARROW),
    ]
    told = fold(log)
    assert set(told) == {FERNHILL}
    assert len(told[FERNHILL].events) == 2


def test_a_merge_brought_back_never_closes_a_circle():
    """A into B, X into A, A into X: the last one would lead back to where it began."""
    third = derived("test", "third")
    log = [
        event(K.APPLIED),
        event(K.APPLIED, application=YARROW),
        event(K.APPLIED, application=third),
        event(K.MERGED, application=FERNHILL, into=YARROW),
        event(K.MERGED, application=third, into=FERNHILL),
        event(K.MERGED, application=FERNHILL, into=third),
    ]
    told = fold(log)
    assert set(told) == {YARROW}
    assert len(told[YARROW].events) == 3


def test_an_answer_stays_open_wherever_it_is_put():
    no, applied = event(K.REJECTED, 9), event(K.APPLIED)
    opened = event(K.OPENED, 12, event=no.id)
    moved = event(K.MOVED, 13, event=no.id, to=YARROW)
    told = fold([applied, no, opened, moved])
    assert told[YARROW].waiting == ()
    assert told[YARROW].answer_seen == on_day(12)
    assert told[FERNHILL].answer_seen is None


def test_an_answer_opened_while_merged_stays_open_when_they_part():
    applied, no = event(K.APPLIED), event(K.REJECTED, 9, application=YARROW)
    merge = event(K.MERGED, 10, application=YARROW, into=FERNHILL)
    opened = event(K.OPENED, 12, event=no.id)
    parted = event(K.RETRACTED, 13, application=YARROW, event=merge.id)
    told = fold([applied, no, merge, opened, parted])
    assert told[YARROW].waiting == ()


def test_every_event_has_a_home_also_when_it_was_undone():
    applied, talk = event(K.APPLIED), event(K.INTERVIEW, 3, application=YARROW)
    merge = event(K.MERGED, 4, application=YARROW, into=FERNHILL)
    undo = event(K.RETRACTED, 5, application=YARROW, event=talk.id)
    log = [applied, talk, merge, undo]
    assert homes(log)[talk.id] == FERNHILL
    assert undone(log) == {talk.id: undo.id}
    again = event(K.RETRACTED, 6, application=YARROW, event=undo.id)
    assert undone([*log, again]) == {undo.id: again.id}


def test_a_moved_event_belongs_to_its_new_application():
    applied, talk = event(K.APPLIED), event(K.INTERVIEW, 3)
    moved = event(K.MOVED, 4, event=talk.id, to=YARROW)
    told = fold([applied, talk, moved])
    assert told[FERNHILL].furthest is Furthest.APPLICATION
    assert told[YARROW].furthest is Furthest.INTERVIEW


def test_what_the_person_typed_outranks_what_a_later_mail_says():
    one = timeline(
        event(K.DESCRIBED, company="Fernhil", role="Planner"),
        event(K.DESCRIBED, source=Source.PERSON, company="Fernhill Foods"),
        event(K.DESCRIBED, company="FERNHILL LTD", role="Supply Planner"),
        event(K.APPLIED),
    )
    assert one.company == "Fernhill Foods"
    assert one.role == "Supply Planner"


def test_an_unknown_channel_is_unknown():
    assert timeline(event(), event(K.DESCRIBED, channel="pigeon")).channel is (
        Channel.UNKNOWN
    )
    assert timeline(event(), event(K.DESCRIBED, channel="fair")).channel is Channel.FAIR


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([event(K.INTERVIEW, 5), event(K.APPLIED, 3)], date(2026, 3, 5)),
        ([event(K.INTERVIEW, 5), event(K.ACKNOWLEDGED, 3)], date(2026, 3, 5)),
        ([event(K.INTERVIEW, 5)], None),
        ([event(K.REJECTED, 5)], None),
        ([event(K.OUTREACH, 5)], None),
        ([event(), event(K.DESCRIBED, applied_on="2026-01-31")], date(2026, 1, 31)),
    ],
)
def test_the_day_of_applying_is_the_best_known_one(events, day):
    assert timeline(*events).applied_on == day


def test_a_no_from_the_mailbox_waits_until_it_is_opened():
    no = event(K.REJECTED, 9)
    assert timeline(no).waiting == (no.id,)
    assert timeline(no).answer_seen is None
    opened = timeline(no, event(K.OPENED, 12, event=no.id))
    assert opened.waiting == ()
    assert opened.answer_seen == on_day(12)


def test_a_no_the_person_told_us_of_never_waits():
    one = timeline(event(K.REJECTED, 9, source=Source.PERSON))
    assert one.waiting == ()
    assert one.answer_seen == on_day(9)


def test_a_timeline_keeps_the_last_word_and_what_it_offers():
    one = timeline(
        event(K.ACKNOWLEDGED, 1, reply_possible="yes"),
        event(K.REJECTED, 9, feedback="More numbers.", door_open="yes"),
        event(K.NOTE, 10),
    )
    assert one.feedback == "More numbers."
    assert one.door_open
    assert one.reply_possible
    assert one.last_heard == on_day(9)
    assert one.last_event == on_day(10)


def test_nothing_heard_is_none():
    assert timeline(event()).last_heard is None
