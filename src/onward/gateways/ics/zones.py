"""Time zones as calendars name them → zones we know."""

from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone, or None when the name says nothing here.

    Understood are Olson names ("Europe/Berlin"), the same at the end of a path as some
    programs write them ("/example.org/20230104_1/Europe/Berlin"), and Windows names
    ("W. Europe Standard Time").
    """
    plain = name.strip().strip('"').strip("/")
    parts = plain.split("/")
    tries = [plain, WINDOWS_TO_OLSON.get(plain, "")]
    tries += ["/".join(parts[-count:]) for count in (3, 2) if len(parts) > count]
    return next((zone for key in tries if (zone := _zone(key)) is not None), None)


def _zone(key: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        # Unknown, outside the database, or one of its folders ("Europe").
        return None
