from datetime import date

import pytest

from onward.mail.clocks import clocks
from onward.mail.days import days


def named(text):
    taken = days(text, date(2026, 3, 4))
    return [f"{one.hour:02}:{one.minute:02}" for one in clocks(text, taken)]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 3pm", "15:00"),
        ("at 10.30 a.m.", "10:30"),
        ("12 am", "00:00"),
        ("at 14:30", "14:30"),
        ("at 9.15", "09:15"),
        ("06:00 sharp", "06:00"),
        ("at 2", "14:00"),
        ("at two", "14:00"),
        ("at 9", "09:00"),
        ("at 5 in the morning", "05:00"),
        ("at 8 in the evening", "20:00"),
        ("12 noon", "12:00"),
        ("by midnight", "23:59"),
        ("half past two", "14:30"),
        ("quarter to ten", "09:45"),
        ("twenty past 4", "16:20"),
        ("half nine", "09:30"),
        ("six o'clock", "18:00"),
        ("1430 hrs", "14:30"),
        ("10 Uhr", "10:00"),
        ("quarter to one", "12:45"),
        ("quarter to seven", "06:45"),
        ("nine in the evening", "21:00"),
        ("at 1100 UTC", "11:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(text, clock):
    assert named(text) == [clock]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("1 to 2pm", "13:00"),
        ("10-11.30am", "10:00"),
        ("11 to 1pm", "11:00"),
        ("11am till 1 pm", "11:00"),
        ("from 6:00 to 14:30", "06:00"),
    ],
)
def test_a_span_begins_at_its_first_time(text, clock):
    assert named(text)[0] == clock


def test_the_end_of_a_span_is_kept():
    assert clocks("from 10 to 1 pm", [])[0].until == (13, 0)


@pytest.mark.parametrize(
    "text",
    ["£14.50 an hour", "3.5%", "version 1.2.3", "on 12.03.2026", "27:80", "nothing"],
)
def test_what_is_no_time_is_none(text):
    assert named(text) == []
