"""The time zone this computer keeps, by its name in the tz database."""

import os
from pathlib import Path
from zoneinfo import available_timezones

_LOCALTIME = Path("/etc/localtime")


def zone_here() -> str:
    """Return for example `Europe/London`; `UTC` where the system does not say."""
    names = available_timezones()
    given = os.environ.get("TZ", "").removeprefix(":")
    if given in names:
        return given
    parts = _LOCALTIME.resolve().parts if _LOCALTIME.exists() else ()
    for start in range(1, len(parts)):
        name = "/".join(parts[start:])
        if name in names:
            return name
    return "UTC"
