"""When a mail was sent: RFC 5322, its old forms, asctime, ISO 8601, or nothing."""

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_ZONES = {  # hours, RFC 5322 section 4.3
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "bst": 1,
    "cet": 1,
    "cest": 2,
}
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_ZONE = r"(?:\s*(?P<zone>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[A-Za-z]{1,5}))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?:\w+\.?,?\s+)?(?P<day>\d{1,2})\.?[\s-]+(?P<month>[A-Za-z]{3})[a-z]*\.?,?[\s-]+"
        r"(?P<year>\d{2,6}),?\s+(?:at\s+)?" + _CLOCK + _ZONE,
        r"(?:\w+,?\s+)?(?P<month>[A-Za-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),?\s+"
        r"(?P<year>\d{4,6}),?\s+(?:at\s+)?" + _CLOCK + _ZONE,
        r"(?:\w+\s+)?(?P<month>[A-Za-z]{3})\s+(?P<day>\d{1,2})\s+"
        + _CLOCK
        + _ZONE
        # asctime: the year stands last
        + r"\s+(?P<year>\d{4,6})",
        r"(?P<year>\d{4,6})-(?P<month>\d{2})-(?P<day>\d{2})[T ]\s*" + _CLOCK + _ZONE,
    )
)
_EARLIEST, _LATEST = 1980, 2200


def date(text: str) -> datetime | None:
    """Return the moment with the writer's own offset; None for none or nonsense.

    No zone, or one nobody knows, is taken as UTC.
    """
    text = " ".join(text[:120].split())
    for form in _FORMS:
        if match := form.match(text):
            return _moment(match)
    return None


def _moment(match: re.Match[str]) -> datetime | None:
    month = match["month"].lower()
    year = int(match["year"])
    if len(match["year"]) == 2:  # RFC 5322 section 4.3
        year += 2000 if year < 50 else 1900
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    offset = _offset(match["zone"] or "")
    if offset is None or not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return datetime(
            year,
            int(month) if month.isdigit() else _MONTHS.get(month, 0),
            int(match["day"]),
            hour,
            int(match["minute"]),
            min(int(match["second"] or 0), 59),
            tzinfo=timezone(offset) if offset else UTC,
        )
    except ValueError:
        return None


def _offset(zone: str) -> timedelta | None:
    zone = zone.removeprefix("GMT").removeprefix("UTC")
    if zone[:1] not in {"+", "-"}:
        return timedelta(hours=_ZONES.get(zone.lower(), 0))
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 15 or minutes > 59:
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return -size if zone[0] == "-" else size
