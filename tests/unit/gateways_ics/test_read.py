import tracemalloc
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.gateways_ics.calendars import (
    BERLIN,
    WEEK,
    at,
    busy,
    event,
    ics,
    said,
    trouble,
)

from onward.gateways.ics import entries, lines, read, repeats
from onward.gateways.ics.read import read_busy
from onward.gateways.ics.zones import zone_named
from onward.kernel.spans import Span

TEN = "DTSTART;TZID=Europe/Berlin:20261124T100000"
ELEVEN = "DTEND;TZID=Europe/Berlin:20261124T110000"


def test_short_lines_take_no_more_room_than_the_file():
    raw = b"a\n" * 500_000
    tracemalloc.start()
    try:
        assert list(lines.components(raw, lines.Reading())) == []
        assert tracemalloc.get_traced_memory()[1] < 2 * len(raw)
    finally:
        tracemalloc.stop()


def test_a_timed_event_is_busy():
    assert busy(*event(TEN, ELEVEN)) == ["24 10:00–24 11:00"]


def test_duration_counts_like_an_end():
    assert busy(*event(TEN, "DURATION:PT45M")) == ["24 10:00–24 10:45"]


def test_utc_and_floating_times_are_understood():
    assert busy(*event("DTSTART:20261124T090000Z", "DTEND:20261124T100000Z")) == [
        "24 10:00–24 11:00"
    ]
    assert busy(*event("DTSTART:20261124T100000", "DTEND:20261124T110000")) == [
        "24 10:00–24 11:00"
    ]


def test_floating_times_follow_the_person():
    tokyo = ZoneInfo("Asia/Tokyo")
    lines_ = event("DTSTART:20261124T100000", "DURATION:PT1H")
    assert busy(*lines_, zone=tokyo) == ["24 10:00–24 11:00"]


def test_start_and_end_may_be_in_different_zones():
    flight = event(
        "DTSTART;TZID=Europe/Berlin:20261124T100000",
        "DTEND;TZID=Europe/London:20261124T100000",
    )
    assert busy(*flight) == ["24 10:00–24 11:00"]


def test_a_whole_day_is_the_persons_own_day():
    assert busy(*event("DTSTART;VALUE=DATE:20261124")) == ["24 00:00–25 00:00"]
    two = event("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126")
    assert busy(*two) == ["24 00:00–26 00:00"]


def test_a_whole_day_of_a_clock_change_is_an_hour_longer():
    span = Span(at(24, 0, month=10), at(27, 0, month=10))
    (found,), problems = read_busy(
        ics(*event("DTSTART;VALUE=DATE:20261025")), span, BERLIN
    )
    assert found.minutes == 25 * 60
    assert problems == ()


def test_an_instant_makes_nobody_busy():
    assert busy(*event(TEN)) == []
    assert busy(*event(TEN, "DTEND;TZID=Europe/Berlin:20261124T090000")) == []


@pytest.mark.parametrize(
    "line",
    ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
)
def test_free_and_cancelled_events_are_free(line):
    assert busy(*event(TEN, ELEVEN, line)) == []


def test_opaque_and_confirmed_events_are_busy():
    lines_ = event(TEN, ELEVEN, "TRANSP:OPAQUE", "STATUS:CONFIRMED")
    assert busy(*lines_) == ["24 10:00–24 11:00"]


def test_only_the_asked_time_is_returned_and_joined():
    long = event("DTSTART:20261101T000000Z", "DTEND:20261123T110000Z")
    touching = event("DTSTART:20261123T110000Z", "DTEND:20261123T120000Z", uid="b")
    assert busy(*long, *touching) == ["23 00:00–23 13:00"]


def test_events_elsewhere_in_time_are_skipped():
    before = event("DTSTART:20250101T100000Z", "DTEND:20250101T110000Z")
    after = event("DTSTART:20270101T100000Z", "DTEND:20270101T110000Z")
    assert busy(*before, *after) == []


def test_a_weekly_event_stays_at_its_hour_across_a_clock_change():
    span = Span(at(19, 0, month=10), at(2, 0))
    weekly = event(
        "DTSTART;TZID=Europe/Berlin:20260901T100000",
        "DURATION:PT1H",
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
    )
    assert busy(*weekly, span=span) == ["20 10:00–20 11:00", "27 10:00–27 11:00"]


def test_count_and_until_end_a_series():
    three = event(
        "DTSTART;TZID=Europe/Berlin:20261123T080000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=2",
    )
    assert busy(*three) == ["23 08:00–23 09:00", "24 08:00–24 09:00"]
    for until in ("20261124T070000Z", "20261124", "20261124T080000"):
        lines_ = [*three]
        lines_[4] = f"RRULE:FREQ=DAILY;UNTIL={until}"
        assert busy(*lines_) == ["23 08:00–23 09:00", "24 08:00–24 09:00"]


def test_a_night_event_reaches_into_the_span():
    nights = event("DTSTART:20261101T220000", "DURATION:PT10H", "RRULE:FREQ=DAILY")
    span = Span(at(24, 0), at(24, 12))
    assert busy(*nights, span=span) == ["24 00:00–24 08:00"]


def test_excepted_and_added_dates_count():
    series = event(
        TEN,
        ELEVEN,
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE;TZID=Europe/Berlin:20261125T100000,20261126T100000",
        "RDATE;TZID=Europe/Berlin:20261128T150000",
        "RDATE;VALUE=PERIOD:20261129T090000Z/PT30M,20261129T120000Z/20261129T130000Z",
    )
    assert busy(*series) == [
        "24 10:00–24 11:00",
        "27 10:00–27 11:00",
        "28 15:00–28 16:00",
        "29 10:00–29 10:30",
        "29 13:00–29 14:00",
    ]


def test_a_day_may_be_excepted_whole():
    series = event(
        TEN, ELEVEN, "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20261125"
    )
    assert busy(*series) == ["24 10:00–24 11:00"]


def test_whole_days_repeat_as_days():
    days = event(
        "DTSTART;VALUE=DATE:20261117",
        "RRULE:FREQ=WEEKLY",
        "EXDATE;VALUE=DATE:20261117",
    )
    assert busy(*days) == ["24 00:00–25 00:00"]


def test_a_moved_occurrence_replaces_its_own():
    series = event(TEN, ELEVEN, "RRULE:FREQ=DAILY;COUNT=2")
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261125T100000",
        "DTSTART;TZID=Europe/Berlin:20261125T160000",
        "DURATION:PT1H",
    )
    assert busy(*moved, *series) == ["24 10:00–24 11:00", "25 16:00–25 17:00"]


def test_a_cancelled_occurrence_is_free():
    series = event(TEN, ELEVEN, "RRULE:FREQ=DAILY;COUNT=2")
    gone = event(
        "RECURRENCE-ID:20261125T090000Z",
        "DTSTART:20261125T090000Z",
        "STATUS:CANCELLED",
    )
    assert busy(*series, *gone) == ["24 10:00–24 11:00"]


def test_a_move_of_another_series_changes_nothing():
    series = event(TEN, ELEVEN)
    other = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261124T100000",
        "DTSTART;TZID=Europe/Berlin:20261125T100000",
        "DURATION:PT1H",
        uid="other",
    )
    assert len(busy(*series, *other)) == 2


def test_free_busy_components_are_read():
    got = busy(
        "BEGIN:VFREEBUSY",
        "FREEBUSY:20261124T090000Z/PT1H,20261125T090000Z/20261125T100000Z",
        "FREEBUSY;FBTYPE=FREE:20261126T090000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261127T090000Z/PT1H",
        "FREEBUSY:20261127T140000Z",
        "END:VFREEBUSY",
    )
    assert got == ["24 10:00–24 11:00", "25 10:00–25 11:00", "27 10:00–27 11:00"]


def test_windows_and_path_names_of_zones_are_understood():
    for name in (
        "W. Europe Standard Time",
        "/example.org/20230104_1/Europe/Berlin",
        '"Europe/Berlin"',
    ):
        assert busy(
            *event(f"DTSTART;TZID={name}:20261124T100000", "DURATION:PT1H")
        ) == ["24 10:00–24 11:00"]
    assert zone_named("/x/y/America/Argentina/Salta").key == "America/Argentina/Salta"


@pytest.mark.parametrize(
    "name", ["", "Europe", "../etc/passwd", "No/Such", "\0", "a" * 9999]
)
def test_names_that_are_no_zone_are_none(name):
    assert zone_named(name) is None


def test_an_unknown_zone_is_read_as_the_persons_and_said():
    raw = ics(
        *event("DTSTART;TZID=Customized Time Zone:20261124T100000", "DURATION:PT1H")
    )
    spans, problems = read_busy(raw, WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]
    assert [p.plain() for p in problems] == [
        "The calendar names a time zone that is unknown here, “Customized Time Zone”; its times were read as yours."
    ]


def test_a_zone_may_say_where_it_is():
    zone = (
        "BEGIN:VTIMEZONE",
        "TZID:Office",
        "X-LIC-LOCATION:Europe/London",
        "BEGIN:STANDARD",
        "TZID:not this one",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VTIMEZONE",
        "TZID:Nowhere",
        "X-LIC-LOCATION:No/Such",
        "END:VTIMEZONE",
    )
    lines_ = event("DTSTART;TZID=Office:20261124T090000", "DURATION:PT1H")
    assert busy(*zone, *lines_) == ["24 10:00–24 11:00"]


def test_alarms_inside_events_do_not_confuse():
    lines_ = event(
        TEN,
        "BEGIN:VALARM",
        "DURATION:PT9H",
        "UID:alarm",
        "END:VALARM",
        ELEVEN,
    )
    assert busy(*lines_) == ["24 10:00–24 11:00"]


def test_lines_may_be_folded_and_end_in_any_way():
    folded = event(
        "DTSTART;TZID=Eur\r\n ope/Berlin:2026112\r\n\t4T100000", "DURATION:PT1H"
    )
    assert busy(*folded) == ["24 10:00–24 11:00"]
    for end in ("\n", "\r"):
        spans, problems = read_busy(ics(*event(TEN, ELEVEN), end=end), WEEK, BERLIN)
        assert said(spans) == ["24 10:00–24 11:00"]
        assert problems == ()


def test_a_byte_order_mark_and_lower_case_are_fine():
    raw = ics(*event(TEN, ELEVEN))
    for name in (b"DTSTART", b"DTEND", b"TZID", b"BEGIN", b"VEVENT", b"VCALENDAR"):
        raw = raw.replace(name, name.lower())
    raw = b"\xef\xbb\xbf" + raw
    spans, problems = read_busy(raw, WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]
    assert problems == ()


def test_titles_are_never_kept():
    raw = ics(*event(TEN, ELEVEN, "SUMMARY:Oncology", "LOCATION:Ward 5"))
    reading = lines.Reading()
    kept = repr(list(lines.components(raw, reading)))
    assert "DTSTART" in kept
    assert "Oncology" not in kept
    assert "Ward" not in kept


def test_what_is_no_calendar_says_so():
    for raw in (b"", b"<html>", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nEND:VCARD"):
        assert trouble(raw) == [
            "This is not a calendar file (.ics); nothing was read from it."
        ]


def test_a_file_cut_off_keeps_what_was_whole():
    raw = ics(*event(TEN, ELEVEN), "BEGIN:VEVENT", "DTSTART:20261125T1")[:-16]
    spans, problems = read_busy(raw, WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]
    assert problems[0].plain().startswith("The calendar ends in the middle")


BROKEN = [
    (),
    ("DTSTART:garbage",),
    ("DTSTART:20261124T256100",),
    ("DTSTART:PT1H",),
    ("DTSTART",),
    (TEN, "DTEND:never"),
    (TEN, "DURATION:long"),
    (TEN, "DURATION:20261124"),
    (TEN, "DURATION:P99999999999999D"),
    (TEN, ELEVEN, "EXDATE:maybe"),
    (TEN, ELEVEN, "RDATE:20261124T100000/never"),
    ("DTSTART;VALUE=DATE:20261124", ELEVEN + "junk"),
    (TEN, ELEVEN, 'TRANSP;X="open:OPAQUE'),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_entry_loses_only_itself(broken):
    good = event("DTSTART:20261126T100000", "DURATION:PT1H", uid="good")
    raw = ics(*event(*broken), *good)
    spans, problems = read_busy(raw, WEEK, BERLIN)
    assert "26 10:00–26 11:00" in said(spans)
    assert [p.plain() for p in problems] == [
        "One entry could not be read and was left out."
    ]


def test_broken_entries_are_counted():
    assert trouble(ics(*event(*BROKEN[1]), *event(*BROKEN[2]))) == [
        "2 entries could not be read and were left out."
    ]


def test_a_broken_recurrence_id_is_counted_and_its_entry_read():
    lines_ = event("RECURRENCE-ID:soon", TEN, ELEVEN)
    spans, problems = read_busy(ics(*lines_), WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=1000000",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,10,20,30,40,50",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=SOMETIMES",
        "COUNT=3",
        "",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=PT1H",
        "FREQ=MONTHLY;BYDAY=99MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 400),
    ],
)
def test_a_rule_that_cannot_be_followed_gives_its_first_time(rule):
    spans, problems = read_busy(ics(*event(TEN, ELEVEN, f"RRULE:{rule}")), WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]
    assert problems[0].plain().startswith("An entry repeats in a way")


def test_a_million_repetitions_are_no_trouble():
    lines_ = event(
        "DTSTART:20200101T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=1000000"
    )
    assert len(busy(*lines_)) == 7


def test_a_million_listed_dates_are_cut_and_said(monkeypatch):
    monkeypatch.setattr(
        entries.File, "__init__", small(entries.File.__init__, dates=1000)
    )
    raw = ics(*event(TEN, ELEVEN, "RDATE:" + ",".join(["20261125T100000"] * 3000)))
    assert trouble(raw)[-1].startswith("The calendar holds more entries")
    raw = ics(*event(TEN, ELEVEN, *["EXDATE:20261125T100000"] * 3000))
    assert trouble(raw)[-1].startswith("The calendar holds more entries")


def small(original, **limits):
    def init(self, span, zone):
        original(self, span, zone, **limits)

    return init


def test_rules_that_never_happen_are_given_up():
    never = [
        line
        for n in range(12)
        for line in event(
            "DTSTART:20261125T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
            uid=f"n{n}",
        )
    ]
    raw = ics(*never, *event(TEN, ELEVEN))
    spans, problems = read_busy(raw, WEEK, BERLIN)
    assert "24 10:00–24 11:00" in said(spans)
    assert problems[0].plain().startswith("The calendar holds more entries")


def test_more_repetitions_than_allowed_are_said(monkeypatch):
    monkeypatch.setattr(repeats, "_PER_RULE", 10)
    lines_ = event("DTSTART:20200101T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    assert trouble(ics(*lines_)) == [
        "The calendar holds more entries or repetitions than can be followed; some later ones may be missing."
    ]


def test_a_series_that_starts_later_is_not_expanded():
    lines_ = event("DTSTART:20270101T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    assert busy(*lines_) == []


def test_more_entries_than_allowed_are_said(monkeypatch):
    monkeypatch.setattr(
        entries.File, "__init__", small(entries.File.__init__, entries=1)
    )
    raw = ics(*event(TEN, ELEVEN), *event(TEN, ELEVEN, uid="b"))
    assert trouble(raw)[0].startswith("The calendar holds more entries")
    monkeypatch.undo()
    monkeypatch.setattr(read, "_MOST_COMPONENTS", 1)
    assert trouble(raw)[0].startswith("The calendar holds more entries")


def test_a_file_too_large_is_read_in_part(monkeypatch):
    monkeypatch.setattr(lines, "LIMIT_BYTES", 200)
    monkeypatch.setattr(read, "LIMIT_BYTES", 3 * 1024 * 1024)
    raw = ics(*event(TEN, ELEVEN), *event(TEN, ELEVEN, uid="b"))
    assert trouble(raw)[0] == (
        "The calendar is larger than 3 MB; only its first part was read."
    )


def test_an_endless_line_is_cut(monkeypatch):
    monkeypatch.setattr(lines, "_LONGEST_LINE", 30)
    folded = "\r\n ".join(["X-LONG:", *["y" * 20] * 50])
    raw = ics(*event(folded, TEN, ELEVEN))
    spans, _ = read_busy(raw, WEEK, BERLIN)
    assert said(spans) == ["24 10:00–24 11:00"]


PIECES = st.sampled_from(
    [
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "BEGIN:VFREEBUSY",
        "END:VFREEBUSY",
        "BEGIN:VALARM",
        "END:VALARM",
        "UID:a",
        "DTSTART:00010101T000000Z",
        "DTSTART;TZID=America/New_York:00010101T000000",
        "DTSTART;TZID=Asia/Tokyo:99991231T235959",
        "DTSTART;VALUE=DATE:99991231",
        "DTSTART:20261124T100000",
        "DTEND;VALUE=DATE:20261124",
        "DTEND:99991231T235959Z",
        "DURATION:P1D",
        "DURATION:-PT5M",
        "DURATION:P9999D",
        "RRULE:FREQ=DAILY;UNTIL=99991231",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU;BYSETPOS=-1",
        "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z",
        "EXDATE:20261124T100000",
        "RDATE:99991231T000000,00010101T000000",
        "RDATE;VALUE=PERIOD:99991231T000000/P9D",
        "RECURRENCE-ID:00010101T000000",
        "TZID:x",
        "X-LIC-LOCATION:Europe/Berlin",
        "FREEBUSY:20261124T100000Z/20261124T090000Z",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=25))
@example(
    ["BEGIN:VEVENT", "DTSTART;TZID=America/New_York:00010101T000000", "END:VEVENT"]
)
def test_no_calendar_raises_and_every_answer_is_in_order(parts):
    raw = "\r\n".join(["BEGIN:VCALENDAR", *parts]).encode("utf-8", "surrogatepass")
    spans, _ = read_busy(raw, WEEK, BERLIN)
    for span in spans:
        assert WEEK.start <= span.start < span.end <= WEEK.end
    assert list(spans) == sorted(spans)


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw):
    read_busy(raw, WEEK, BERLIN)
    read_busy(ics() + raw, Span(WEEK.start, WEEK.start + timedelta(days=1)), BERLIN)
