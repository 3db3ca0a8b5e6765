"""Small calendar files, written line by line."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from onward.gateways.ics.read import read_busy
from onward.kernel.spans import Span

BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


WEEK = Span(at(23, 0), at(30, 0))


def ics(*lines: str, end: str = "\r\n") -> bytes:
    return end.join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "one@example.example") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT")


def busy(*lines: str, span: Span = WEEK, zone: ZoneInfo = BERLIN) -> list[str]:
    """Busy times of a calendar as local text; asserts that nothing went wrong."""
    spans, problems = read_busy(ics(*lines), span, zone)
    assert problems == ()
    return said(spans, zone)


def said(spans: tuple[Span, ...], zone: ZoneInfo = BERLIN) -> list[str]:
    return [
        f"{s.start.astimezone(zone):%d %H:%M}–{s.end.astimezone(zone):%d %H:%M}"
        for s in spans
    ]


def trouble(raw: bytes) -> list[str]:
    _, problems = read_busy(raw, WEEK, BERLIN)
    return [problem.plain() for problem in problems]


STAMP = datetime(2026, 11, 22, 18, tzinfo=UTC)
