from datetime import date

import pytest

from onward.mail.days import days

SENT = date(2026, 3, 4)
"""A Wednesday."""


def named(text, **parts):
    return [str(one.day) for one in days(text, SENT, **parts)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 2026-03-12 then", "2026-03-12"),
        ("on Thursday, 12 March, 2026", "2026-03-12"),
        ("the 12th of March", "2026-03-12"),
        ("March 12, 10:00", "2026-03-12"),
        ("Sept. 3rd", "2026-09-03"),
        ("20-Dec-26", "2026-12-20"),
        ("12/03/2026", "2026-03-12"),
        ("12.03.26", "2026-03-12"),
        ("12/3 suits", "2026-03-12"),
        ("12.03, Thursday", "2026-03-12"),
        ("until 22.05. at noon", "2026-05-22"),
        ("Tue 17th", "2026-03-17"),
        ("on the 2nd", "2026-04-02"),
        ("on the 9th", "2026-03-09"),
        ("1 January", "2027-01-01"),
        ("20 February", "2026-02-20"),
        ("today at two", "2026-03-04"),
        ("tomorrow", "2026-03-05"),
        ("tmrw", "2026-03-05"),
        ("end of July", "2026-07-31"),
        ("the day after tomorrow", "2026-03-06"),
        ("on Friday", "2026-03-06"),
        ("on Wednesday", "2026-03-11"),
        ("next Friday", "2026-03-13"),
        ("this Friday", "2026-03-06"),
        ("Friday week", "2026-03-13"),
        ("a week on Friday", "2026-03-13"),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert named(text) == [day]


def test_in_north_america_the_month_stands_first():
    assert named("03/12/2026", offset_hours=-5) == ["2026-03-12"]
    assert named("13/3/2026", offset_hours=-5) == ["2026-03-13"]
    assert named("3/13/2026") == ["2026-03-13"]


def test_the_nth_may_fall_into_the_next_year():
    found = days("on the 3rd", date(2026, 12, 20))
    assert [one.day for one in found] == [date(2027, 1, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "31 February",
        "the 35th",
        "45/45/2026",
        "on the 3rd floor",
        "no day here",
        "room 12",
    ],
)
def test_what_is_no_day_is_none(text):
    assert named(text) == []


def test_days_come_in_order_with_their_places():
    text = "moved from Monday to 12 March"
    found = days(text, SENT)
    assert [text[one.start : one.end] for one in found] == ["Monday", "12 March"]
