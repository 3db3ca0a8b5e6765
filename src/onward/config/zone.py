"""The time zone this computer keeps, by its name in the tz database."""

import os
from pathlib import Path
from zoneinfo import available_timezones

_LOCALTIME = Path("/etc/localtime")


def zone_here() -> str:
    """Return for example `Europe/London`; `UTC` where the system does not say."""
    names = available_timezones()
    given = os.environ.get("TZ", "").removeprefix(":")
    linked = str(_LOCALTIME.resolve()).partition("/zoneinfo/")[2]
    return next((name for name in (given, linked) if name in names), "UTC")
