"""The start of a meeting, from the calendar part of a mail (RFC 5545, DTSTART only)."""

import re
from datetime import UTC, datetime, tzinfo

from onward.mail.zones import named, place

_FOLD = re.compile(r"\r?\n[ \t]")
_START = re.compile(
    r"^DTSTART(?P<parameters>(?:[^:\"\n]|\"[^\"\n]{0,100}\"){0,200}):"
    r"(?P<day>\d{8})T(?P<clock>\d{6})(?P<utc>Z?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_EVENT = re.compile(r"^BEGIN:VEVENT\s*?$", re.IGNORECASE | re.MULTILINE)
_CANCELLED = re.compile(
    r"^(?:METHOD:(?:CANCEL|REPLY)|STATUS:CANCELLED)\s*?$", re.IGNORECASE | re.MULTILINE
)
_ZONE = re.compile(r";TZID=(?:\"(?P<quoted>[^\"]+)|(?P<bare>[^\";:]+))", re.IGNORECASE)
_WINDOWS = {  # what Outlook writes for the commonest zones (CLDR windowsZones)
    "gmt standard time": "Europe/London",
    "greenwich standard time": "Africa/Abidjan",
    "w. europe standard time": "Europe/Berlin",
    "romance standard time": "Europe/Paris",
    "central europe standard time": "Europe/Budapest",
    "central european standard time": "Europe/Warsaw",
    "gtb standard time": "Europe/Bucharest",
    "fle standard time": "Europe/Kiev",
    "south africa standard time": "Africa/Johannesburg",
    "arabian standard time": "Asia/Dubai",
    "india standard time": "Asia/Kolkata",
    "singapore standard time": "Asia/Singapore",
    "china standard time": "Asia/Shanghai",
    "tokyo standard time": "Asia/Tokyo",
    "aus eastern standard time": "Australia/Sydney",
    "e. australia standard time": "Australia/Brisbane",
    "w. australia standard time": "Australia/Perth",
    "new zealand standard time": "Pacific/Auckland",
    "eastern standard time": "America/New_York",
    "central standard time": "America/Chicago",
    "mountain standard time": "America/Denver",
    "us mountain standard time": "America/Phoenix",
    "pacific standard time": "America/Los_Angeles",
    "e. south america standard time": "America/Sao_Paulo",
}
_SHORT = re.compile(r"^\(?(?:UTC|GMT)?[+-]\d\d:?\d\d\)? | time\b.*$", re.IGNORECASE)
"""What stands around a zone's short name: "(UTC-05:00) Eastern Time (US & Canada)"."""
_MOST = 64 * 1024


def start(calendar: str, own: tzinfo | None) -> datetime | None:
    """Return when the first event begins; `own` is the zone of a floating time.

    None for a cancelled one, an all-day one, or what is not a calendar.
    """
    text = _FOLD.sub("", calendar[:_MOST])
    event = _EVENT.search(text)
    if event is None or _CANCELLED.search(text):
        return None
    found = _START.search(text, event.start())  # a VTIMEZONE before has its own DTSTART
    if found is None:
        return None
    try:
        naive = datetime.strptime(found["day"] + found["clock"], "%Y%m%d%H%M%S")  # noqa: DTZ007 (the zone follows)
    except ValueError:
        return None
    floating = naive.replace(tzinfo=own)
    zone = UTC if found["utc"] else _zone(found["parameters"], floating)
    return naive.replace(tzinfo=zone) if zone else None


def _zone(parameters: str, floating: datetime) -> tzinfo | None:
    said = _ZONE.search(parameters)
    if said is None:
        return floating.tzinfo
    name = (said["quoted"] or said["bare"]).strip()
    if short := named(_SHORT.sub("", name).upper(), floating):
        return short
    known = place(_WINDOWS.get(name.lower(), name.lstrip("/")))
    return known or floating.tzinfo
