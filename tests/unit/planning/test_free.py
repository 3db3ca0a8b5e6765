from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from tests.unit.planning.builders import (
    BERLIN,
    MONDAY,
    availabilities,
    availability,
    candidate,
    care,
    local,
    span,
)

from onward.kernel.candidate import Energy, Place
from onward.kernel.spans import Span
from onward.planning.free import (
    awake,
    free_time,
    search_weekdays,
    usable,
    week_span,
)
from onward.planning.week import Window


def clock(stretch):
    start, end = (
        moment.astimezone(BERLIN) for moment in (stretch.span.start, stretch.span.end)
    )
    return f"{start:%a %H:%M}", f"{end:%H:%M}", stretch.energy.value


def search(**changes):
    stretches = free_time(availability(**changes), MONDAY)
    return [clock(stretch) for stretch in stretches if stretch.search]


def test_a_day_has_three_windows_between_waking_and_sleep():
    # Thirds of 07:00-23:00 with an hour to wake, a meal, and two hours to wind down.
    assert search(days=(0,)) == [
        ("Mon 08:00", "11:55", "high"),
        ("Mon 12:45", "16:55", "middle"),
        ("Mon 17:00", "20:55", "low"),
    ]


def test_a_breath_is_left_between_neighbours():
    stretches = free_time(availability(), MONDAY)
    assert len(stretches) > 20
    for one, other in pairwise(stretches):
        assert other.span.start - one.span.end >= timedelta(minutes=5)


def test_busy_times_are_cut_out():
    busy = (span(0, (9, 0), (11, 50)), span(0, (12, 0), (23, 0)))
    assert search(days=(0,), busy=busy) == [
        ("Mon 08:00", "09:00", "high"),
        ("Mon 11:50", "12:00", "high"),
    ]


def test_pieces_under_ten_minutes_are_dropped():
    busy = (span(0, (8, 9), (23, 0)),)
    assert search(days=(0,), busy=busy) == []


def test_a_start_off_the_grid_is_moved_onto_it():
    busy = (span(0, (7, 0), (8, 2)), span(0, (8, 34), (23, 0)))
    assert search(days=(0,), busy=busy) == [("Mon 08:05", "08:30", "high")]


def test_days_off_hold_no_search_but_stay_open_for_care():
    stretches = free_time(availability(days=(0,), days_off=(0,)), MONDAY)
    assert stretches
    assert not any(stretch.search for stretch in stretches)


def test_days_off_win_over_days():
    assert search_weekdays(availability(days=(0, 1), days_off=(1,))) == {0}


def test_a_night_worker_sleeps_by_day():
    stretches = free_time(
        availability(days=(0,), sleep_from=time(9), sleep_to=time(17)), MONDAY
    )
    day = [clock(s) for s in stretches if s.search]
    assert day == [
        ("Mon 18:00", "21:55", "high"),
        ("Mon 22:45", "02:55", "middle"),
        ("Tue 03:00", "06:55", "low"),
    ]
    assert {s.day for s in stretches if s.search} == {MONDAY}


def test_the_tail_of_a_late_sunday_reaches_into_monday():
    stretches = free_time(
        availability(days=(6,), sleep_from=time(9), sleep_to=time(17)), MONDAY
    )
    first = next(stretch for stretch in stretches if stretch.search)
    assert clock(first) == ("Mon 00:00", "02:55", "middle")
    assert first.day == MONDAY - timedelta(days=1)


def test_own_windows_replace_the_default_and_join_where_they_touch():
    windows = (
        Window(weekday=0, start=time(18), end=time(19), energy=Energy.HIGH),
        Window(weekday=0, start=time(19), end=time(20), energy=Energy.HIGH),
        Window(weekday=5, start=time(18), end=time(20)),
    )
    assert search(windows=windows) == [("Mon 18:00", "19:55", "high")]


def test_a_window_may_run_past_midnight_up_to_sleep():
    windows = (Window(weekday=0, start=time(22), end=time(2)),)
    got = search(windows=windows, sleep_from=time(1), sleep_to=time(8))
    assert got == [("Mon 22:00", "01:00", "middle")]


def test_overlapping_windows_do_not_double_time():
    windows = (
        Window(weekday=0, start=time(9), end=time(12), energy=Energy.HIGH),
        Window(weekday=0, start=time(11), end=time(13), energy=Energy.LOW),
    )
    assert search(windows=windows) == [
        ("Mon 09:00", "11:55", "high"),
        ("Mon 12:00", "12:55", "low"),
    ]


def test_nothing_lies_before_now():
    now = local(2, 10, 2)
    stretches = free_time(availability(), MONDAY, now)
    assert clock(stretches[0])[0] == "Wed 10:05"


def test_a_week_that_is_over_has_no_free_time():
    assert free_time(availability(), MONDAY, local(7, 0)) == ()


def test_kept_spans_get_room_to_breathe():
    stretches = free_time(
        availability(days=(0,)), MONDAY, kept=[span(0, (9, 0), (10, 0))]
    )
    times = [clock(stretch)[:2] for stretch in stretches if stretch.search]
    assert times[:2] == [("Mon 08:00", "08:55"), ("Mon 10:05", "11:55")]


def test_the_week_of_a_clock_change_is_an_hour_longer():
    assert week_span(date(2026, 10, 19), BERLIN).minutes == 7 * 24 * 60 + 60
    assert week_span(date(2026, 3, 23), BERLIN).minutes == 7 * 24 * 60 - 60


def test_an_hour_the_clock_skips_is_no_free_time():
    # 29 March 2026: 02:00 becomes 03:00. A window inside the gap has no minutes.
    windows = (Window(weekday=6, start=time(2, 45), end=time(3, 15)),)
    person = availability(
        days=(6,), windows=windows, sleep_from=time(9), sleep_to=time(17)
    )
    assert not any(s.search for s in free_time(person, date(2026, 3, 23)))


def test_waking_is_always_on_the_local_clock():
    person = availability()
    before = awake(person, date(2026, 10, 24), BERLIN)
    after = awake(person, date(2026, 10, 25), BERLIN)
    assert before.start == datetime(2026, 10, 24, 5, tzinfo=UTC)
    assert after.start == datetime(2026, 10, 25, 6, tzinfo=UTC)


def test_a_sleeper_who_hardly_wakes_has_no_windows():
    assert search(sleep_from=time(8, 30), sleep_to=time(8)) == []


def stretch_at(day=0, hour=8, person=None):
    stretches = free_time(person or availability(days=(0, 5)), MONDAY)
    return next(s for s in stretches if s.span.start <= local(day, hour) < s.span.end)


def test_calls_lie_in_office_hours():
    call = candidate(place=Place.PHONE)
    assert usable(call, stretch_at(hour=8), BERLIN) == span(0, (9, 0), (11, 55))
    assert usable(call, stretch_at(hour=18), BERLIN) is None
    assert usable(call, stretch_at(day=5, hour=10), BERLIN) is None


def test_office_hours_of_the_next_morning_count_for_a_night_worker():
    person = availability(
        sleep_from=time(16), sleep_to=time(0), windows=(), days=(0, 1)
    )
    call = candidate(place=Place.PHONE)
    stretch = stretch_at(day=1, hour=9, person=person)
    found = usable(call, stretch, BERLIN)
    assert found is not None
    assert found.start >= local(1, 9)


def test_earliest_and_latest_narrow_a_stretch():
    tight = candidate(earliest=local(0, 9), latest=local(0, 10))
    assert usable(tight, stretch_at(), BERLIN) == span(0, (9, 0), (10, 0))
    assert usable(candidate(latest=local(0, 8)), stretch_at(), BERLIN) is None


def test_only_care_goes_outside_search_time():
    lunch = next(s for s in free_time(availability(days=(0,)), MONDAY) if not s.search)
    assert usable(candidate(), lunch, BERLIN) is None
    assert usable(care(), lunch, BERLIN) == lunch.span


@given(availabilities())
def test_free_time_is_apart_on_grid_awake_and_never_busy(person):
    zone = ZoneInfo(person.time_zone)
    stretches = free_time(person, MONDAY)
    whole = week_span(MONDAY, zone)
    for one, other in pairwise(stretches):
        assert one.span.end < other.span.start
    days = [MONDAY + timedelta(days=n) for n in range(-1, 7)]
    waking = [awake(person, day, zone) for day in days]
    for stretch in stretches:
        piece: Span = stretch.span
        assert whole.start <= piece.start < piece.end <= whole.end
        assert piece.start.minute % 5 == piece.end.minute % 5 == 0
        assert piece.minutes >= 10
        assert not any(piece.overlaps(busy) for busy in person.busy)
        assert any(w.start <= piece.start and piece.end <= w.end for w in waking)
        assert not stretch.search or stretch.day.weekday() in search_weekdays(person)
