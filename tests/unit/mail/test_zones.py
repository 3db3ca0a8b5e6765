from datetime import timedelta

import pytest
from tests.unit.mail.letters import moment

from onward.mail.zones import city, hours_east, place, zone_after

SENT = moment("2026-03-04T10:00+00:00")


def offset(text, sent=SENT, day="2026-07-01T10:00"):
    zone = zone_after(text, 0, sent)
    return zone and zone.utcoffset(moment(day)) / timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (" BST", 1),
        (" ET", -4),
        (" Pacific", -7),
        (" (Santiago time)", -4),
        (" Cape Town time", 2),
        (" UTC+5:30", 5.5),
        (" GMT-3", -3),
        (" CST", -5),
        (" IST", 5.5),
        (" UK time", 1),
    ],
)
def test_a_zone_named_behind_a_time_is_known(text, hours):
    assert offset(text) == hours


@pytest.mark.parametrize(
    "text", ["", " local time", " Our time", " UTC+99", " Nowhere time"]
)
def test_no_zone_is_none(text):
    assert zone_after(text, 0, SENT) in (None, zone_after(" UTC", 0, SENT))


def test_some_letters_mean_what_the_writers_clock_agrees_with():
    assert offset(" IST", moment("2026-07-01T10:00+01:00")) == 1
    assert offset(" CST", moment("2026-07-01T10:00+08:00")) == 8


def test_places_are_looked_up_without_ever_raising():
    assert place("../etc") is None
    assert place("America") is None
    assert city("Atlantis") is None
    assert city("Perth") is not None


def test_an_offset_is_told_in_hours():
    assert hours_east(moment("2026-03-04T10:00+05:30")) == 5.5
    assert hours_east(SENT.replace(tzinfo=None)) == 0
