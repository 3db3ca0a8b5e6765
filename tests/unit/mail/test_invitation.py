from datetime import UTC, timedelta, timezone

import pytest
from tests.unit.mail.letters import moment

from onward.mail.invitation import start

ZONE = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE\n"


def calendar(line, before="METHOD:REQUEST\n", after=""):
    return f"BEGIN:VCALENDAR\n{before}{ZONE}BEGIN:VEVENT\n{line}\n{after}END:VEVENT\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("DTSTART:20260312T100000Z", "2026-03-12T10:00+00:00"),
        ("DTSTART;TZID=Europe/Paris:20260712T100000", "2026-07-12T10:00+02:00"),
        (
            'DTSTART;TZID="Eastern Standard Time":20260712T100000',
            "2026-07-12T10:00-04:00",
        ),
        ("DTSTART:20260312T100000", "2026-03-12T10:00+00:00"),
        ("DTSTART;TZID=Nowhere/At All:20260312T100000", "2026-03-12T10:00+00:00"),
        ("DTSTART;TZID=EST:20260112T100000", "2026-01-12T10:00-05:00"),
        ("DTSTART;TZID=CST:20260712T100000", "2026-07-12T10:00-05:00"),
        (
            'DTSTART;TZID="(UTC-08:00) Pacific Time (US & Canada)":20260112T100000',
            "2026-01-12T10:00-08:00",
        ),
        ("DTSTART;TZID=Europe\r\n /Paris:20260712T100000", "2026-07-12T10:00+02:00"),
    ],
)
def test_the_first_events_start_is_read(line, begins):
    assert start(calendar(line), UTC) == moment(begins)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a calendar",
        calendar("DTSTART;VALUE=DATE:20260312"),
        calendar("DTSTART:20261399T100000Z"),
        calendar("DTSTART:20260312T100000Z", before="METHOD:CANCEL\n"),
        calendar("DTSTART:20260312T100000Z", after="STATUS:CANCELLED\n"),
    ],
)
def test_what_says_no_start_has_none(text):
    assert start(text, UTC) is None


def test_cst_is_chinas_where_the_writers_clock_is():
    china = timezone(timedelta(hours=8))
    line = calendar("DTSTART;TZID=CST:20260312T100000")
    assert start(line, china) == moment("2026-03-12T10:00+08:00")


def test_a_floating_time_without_a_zone_is_none():
    assert start(calendar("DTSTART:20260312T100000"), None) is None
