"""What is kept of the folded log never outlives the log it was folded from."""

import gc
from datetime import UTC, date, datetime

import pytest
from tests.flows import story

from onward.history.application import Channel, Timeline
from onward.history.event import EventKind
from onward.services import applications, doctor, erasing
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow

DAY = date(2026, 3, 2)


def held(application):
    """Return what the process holds of an application, wherever it is."""
    there = (one for one in gc.get_objects() if type(one) is Timeline)
    return [one for one in there if one.id == application]


def names(owner):
    return sorted(one.company for one in all_timelines(owner).values())


@pytest.mark.django_db(transaction=True)
def test_it_follows_what_is_added_undone_and_erased(alice):
    assert names(alice) == []
    one = applications.add(alice, "Kestrel Lane", "Buyer", DAY, Channel.BOARD)
    assert names(alice) == ["Kestrel Lane"]
    applications.add(alice, "Yarrow Foods", "Buyer", DAY, Channel.BOARD)
    assert names(alice) == ["Kestrel Lane", "Yarrow Foods"]
    erasing.erase_application(alice, one)
    assert names(alice) == ["Yarrow Foods"]


def test_each_owner_has_their_own(alice, bob):
    applications.add(alice, "Kestrel Lane", "Buyer", DAY, Channel.BOARD)
    assert (names(alice), names(bob), names(alice)) == (
        ["Kestrel Lane"],
        [],
        ["Kestrel Lane"],
    )


def test_an_unchanged_log_is_folded_once(alice):
    story.answered(alice)
    first = all_timelines(alice)
    assert all_timelines(alice) is first
    story.take(alice, story.mail())
    assert all_timelines(alice) is not first


class TestOnThePersonsClock:
    """A day is the day it was where the person lives."""

    late = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)

    def day(self):
        return ApplicationRow.objects.get().applied_on

    def test_mail_of_an_evening_is_of_that_evening(self, alice, place):
        story.answered(alice, "America/New_York")
        story.take(alice, story.mail(sent=self.late))
        assert self.day() == DAY
        (one,) = all_timelines(alice).values()
        assert one.events[0].happened.date() == DAY
        assert doctor.examine(alice, place) == []

    def test_whoever_moves_reads_it_by_the_new_clock(self, alice, place):
        story.take(alice, story.mail(sent=self.late))
        assert all_timelines(alice)
        for zone, day in (("America/New_York", DAY), ("Asia/Tokyo", date(2026, 3, 3))):
            story.answered(alice, zone)
            assert self.day() == day
            assert doctor.examine(alice, place) == []

    @pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Pago_Pago"])
    def test_what_is_told_by_hand_is_of_the_day_they_said(self, alice, zone):
        story.answered(alice, zone)
        one = applications.add_refused(alice, ("Yarrow", ""), DAY, {})
        applications.happened(alice, one, EventKind.NOTE, DAY)
        events = all_timelines(alice)[one].events
        assert {event.happened.date() for event in events} == {DAY}
        assert {event.happened.hour for event in events} == {12}


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_not_kept_in_memory(alice):
    one = applications.add(alice, "Kestrel Lane", "Buyer", DAY, Channel.BOARD)
    assert all_timelines(alice)[one] in held(one)
    erasing.erase_application(alice, one)
    assert held(one) == []
