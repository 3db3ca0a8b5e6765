"""What is kept of the folded log never outlives the log it was folded from."""

import gc
from datetime import date

import pytest
from tests.flows import story

from onward.history.application import Channel, Timeline
from onward.services import applications, erasing
from onward.store.log import all_timelines

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


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_not_kept_in_memory(alice):
    one = applications.add(alice, "Kestrel Lane", "Buyer", DAY, Channel.BOARD)
    assert all_timelines(alice)[one] in held(one)
    erasing.erase_application(alice, one)
    assert held(one) == []
