from datetime import timedelta

import pytest
from tests.unit.mail.letters import moment

from onward.mail.zones import at_home, city, hours_east, place, zone_after

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
        (" Saudi Time", 3),
        (" MESZ", 2),
        (" (heure de Montréal)", -4),
        (" (horário de Brasília)", -3),
        (", hora peninsular", 2),
        (", ora di Roma", 2),
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


@pytest.mark.parametrize(
    ("sent", "address", "later"),
    [
        ("2026-03-20T10:00+00:00", "d@fernhill.co.uk", "2026-04-02T10:00+01:00"),
        ("2026-03-20T10:00+00:00", "d@fernhill.example", "2026-04-02T10:00+01:00"),
        ("2026-03-20T10:00+00:00", "d@fernhill.gh", "2026-04-02T10:00+00:00"),
        ("2026-03-20T10:00+01:00", "d@fernhill.uk", "2026-04-02T10:00+01:00"),
        ("2026-10-20T10:00+02:00", "d@fernhill.example", "2026-10-28T10:00+01:00"),
        ("2026-10-20T10:00+02:00", "d@fernhill.co.za", "2026-10-28T10:00+02:00"),
        ("2026-03-02T10:00-05:00", "d@fernhill.example", "2026-03-10T10:00-04:00"),
        ("2026-03-20T10:00+05:30", "d@fernhill.example", "2026-04-02T10:00+05:30"),
    ],
)
def test_a_writers_clocks_change_with_their_country(sent, address, later):
    there = at_home(moment(sent), address)
    assert there == moment(sent)
    day = moment(later).replace(tzinfo=there.tzinfo)
    assert day.isoformat() == moment(later).isoformat()


def test_a_zone_is_looked_for_where_the_language_is_written():
    sent = moment("2026-10-20T10:00-04:00")
    assert at_home(sent, "d@fernhill.example", "es") is sent
    assert str(at_home(sent, "d@fernhill.example", "fr").tzinfo) == "America/Toronto"


def test_a_moment_without_a_zone_stays_as_it_is():
    naive = SENT.replace(tzinfo=None)
    assert at_home(naive, "d@fernhill.example") is naive


def test_an_offset_is_told_in_hours():
    assert hours_east(moment("2026-03-04T10:00+05:30")) == 5.5
    assert hours_east(SENT.replace(tzinfo=None)) == 0
