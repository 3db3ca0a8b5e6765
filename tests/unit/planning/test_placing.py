from datetime import time

import pytest
from tests.unit.planning.builders import availability, candidate, care, span

from onward.planning.placing import against

ALICE = availability(busy=(span(1, (14, 0), (15, 0)),), days_off=(2,))


def said(where, what=None, who=ALICE):
    return [text.plain() for text in against(where, what or candidate(), who)]


def test_a_free_time_has_nothing_against_it():
    assert said(span(0, (9, 0), (10, 0))) == []
    assert said(span(1, (13, 0), (14, 0))) == []


@pytest.mark.parametrize(
    "where",
    [span(1, (2, 0), (3, 0)), span(1, (22, 30), (23, 30)), span(1, (6, 30), (7, 30))],
)
def test_sleep_is_named_with_its_hours(where):
    assert said(where)[0] == (
        "That is inside your sleep, 23:00 to 07:00. It stays where you put it."
    )


def test_what_the_calendar_holds_and_a_free_day_are_named():
    assert said(span(1, (14, 30), (15, 30))) == [
        "Your calendar has something then. It stays where you put it."
    ]
    assert said(span(2, (9, 0), (10, 0))) == [
        "Wednesday is free of search. It stays where you put it."
    ]


def test_care_may_lie_on_any_day():
    assert said(span(2, (9, 0), (9, 30)), care()) == []


def test_a_night_worker_sleeps_by_day():
    night = availability(sleep_from=time(9), sleep_to=time(16), days=tuple(range(7)))
    assert said(span(1, (2, 0), (3, 0)), who=night) == []
    assert "09:00 to 16:00" in said(span(1, (10, 0), (11, 0)), who=night)[0]
