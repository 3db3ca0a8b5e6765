"""Time zones as mails name them: "3 pm ET", "10:00 (Santiago time)", "16:00 UTC"."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOURS = {  # zones without summer time, or whose name says which half of the year
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "WAT": 1, "CAT": 2, "SAST": 2, "EAT": 3,
    "MSK": 3, "TRT": 3, "GST": 4, "PKT": 5, "ICT": 7, "WIB": 7, "SGT": 8, "HKT": 8,
    "AWST": 8, "PHT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "BRT": -3, "ART": -3, "HST": -10, "TU": 0, "TUC": 0, "TMG": 0,
}  # fmt: skip
_PLACES = {
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "EASTERN": "America/New_York", "CT": "America/Chicago", "CST": "America/Chicago",
    "CDT": "America/Chicago", "CENTRAL": "America/Chicago", "MT": "America/Denver",
    "MST": "America/Denver", "MDT": "America/Denver", "MOUNTAIN": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Athens",
    "EEST": "Europe/Athens", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
    "UK": "Europe/London", "BRITISH": "Europe/London", "IRISH": "Europe/Dublin",
    "UNITED KINGDOM": "Europe/London", "GERMAN": "Europe/Berlin", "FRENCH": "Europe/Paris",
    "MILAN": "Europe/Rome", "MUNICH": "Europe/Berlin", "GENEVA": "Europe/Zurich",
    "BARCELONA": "Europe/Madrid", "EDINBURGH": "Europe/London",
    "INDIA": "Asia/Kolkata", "INDIAN": "Asia/Kolkata", "MUMBAI": "Asia/Kolkata",
    "DELHI": "Asia/Kolkata", "BANGALORE": "Asia/Kolkata", "BEIJING": "Asia/Shanghai",
    "CAPE TOWN": "Africa/Johannesburg", "RIO": "America/Sao_Paulo",
    "SAN FRANCISCO": "America/Los_Angeles", "SEATTLE": "America/Los_Angeles",
    "BOSTON": "America/New_York", "ATLANTA": "America/New_York",
    "WASHINGTON": "America/New_York", "MIAMI": "America/New_York",
    "MONTREAL": "America/Toronto", "AUSTIN": "America/Chicago",
    "EAST AFRICA": "Africa/Nairobi", "WEST AFRICA": "Africa/Lagos", "SAUDI": "Asia/Riyadh",
    "GULF": "Asia/Dubai", "KUWAIT": "Asia/Kuwait", "SOUTH AFRICA": "Africa/Johannesburg",
    "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "HNE": "America/Toronto",
    "HAE": "America/Toronto", "BERLINER": "Europe/Berlin", "DEUTSCHE": "Europe/Berlin",
    "DEUTSCHER": "Europe/Berlin", "WIENER": "Europe/Vienna", "WIEN": "Europe/Vienna",
    "ZÜRCHER": "Europe/Zurich", "ZÜRICH": "Europe/Zurich", "SCHWEIZER": "Europe/Zurich",
    "MITTELEUROPÄISCHE": "Europe/Berlin", "MITTELEUROPÄISCHER": "Europe/Berlin",
    "FRANÇAISE": "Europe/Paris", "BELGE": "Europe/Brussels", "BRUXELLES": "Europe/Brussels",
    "SUISSE": "Europe/Zurich", "GENÈVE": "Europe/Zurich", "MONTRÉAL": "America/Toronto",
    "QUÉBEC": "America/Toronto", "LONDRES": "Europe/London", "LONDRA": "Europe/London",
    "LONDEN": "Europe/London", "NEDERLANDSE": "Europe/Amsterdam", "BELGISCHE": "Europe/Brussels",
    "BRUSSEL": "Europe/Brussels", "ROMA": "Europe/Rome", "ITALIANA": "Europe/Rome",
    "MILANO": "Europe/Rome", "PARIGI": "Europe/Paris", "SVIZZERA": "Europe/Zurich",
    "PENINSULAR": "Europe/Madrid", "ESPAÑOLA": "Europe/Madrid", "ESPAÑA": "Europe/Madrid",
    "CANARIAS": "Atlantic/Canary", "CANARIA": "Atlantic/Canary", "MÉXICO": "America/Mexico_City",
    "CIUDAD DE MÉXICO": "America/Mexico_City", "CDMX": "America/Mexico_City",
    "COLOMBIA": "America/Bogota", "BOGOTÁ": "America/Bogota", "PERÚ": "America/Lima",
    "CHILE": "America/Santiago", "CHILENA": "America/Santiago",
    "ARGENTINA": "America/Argentina/Buenos_Aires", "BUENOS AIRES": "America/Argentina/Buenos_Aires",
    "LISBOA": "Europe/Lisbon", "PORTUGAL": "Europe/Lisbon", "BRASÍLIA": "America/Sao_Paulo",
    "BRASILIA": "America/Sao_Paulo", "SÃO PAULO": "America/Sao_Paulo", "AÇORES": "Atlantic/Azores",
    "BERLIM": "Europe/Berlin", "BERLÍN": "Europe/Berlin", "LUANDA": "Africa/Luanda",
}  # fmt: skip
_COUNTRIES = {  # whose own mail domains lie in one zone, or nearly
    "uk": "Europe/London", "ie": "Europe/Dublin", "pt": "Europe/Lisbon",
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich",
    "fr": "Europe/Paris", "be": "Europe/Brussels", "nl": "Europe/Amsterdam",
    "lu": "Europe/Luxembourg", "it": "Europe/Rome", "es": "Europe/Madrid",
    "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "pl": "Europe/Warsaw", "cz": "Europe/Prague", "hu": "Europe/Budapest",
    "fi": "Europe/Helsinki", "gr": "Europe/Athens", "ro": "Europe/Bucharest",
    "bg": "Europe/Sofia", "nz": "Pacific/Auckland", "is": "Atlantic/Reykjavik",
    "gh": "Africa/Accra", "ng": "Africa/Lagos", "za": "Africa/Johannesburg",
    "zw": "Africa/Harare", "zm": "Africa/Lusaka", "bw": "Africa/Gaborone",
    "ke": "Africa/Nairobi", "eg": "Africa/Cairo", "tn": "Africa/Tunis",
    "il": "Asia/Jerusalem", "ae": "Asia/Dubai", "jo": "Asia/Amman",
    "tr": "Europe/Istanbul", "co": "America/Bogota", "pe": "America/Lima",
    "ar": "America/Argentina/Buenos_Aires", "uy": "America/Montevideo",
}  # fmt: skip
_COMMONEST = (
    "Europe/London", "Europe/Paris", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/Halifax", "Australia/Sydney",
)  # fmt: skip
"""Zones with summer time that most mail comes from; no two agree on any day."""
_COMMON = {
    "de": ("Europe/Berlin",), "nl": ("Europe/Amsterdam",), "it": ("Europe/Rome",),
    "fr": ("Europe/Paris", "America/Toronto", "America/Halifax"),
    "es": ("Europe/Madrid",), "pt": ("Europe/Lisbon",),
}  # fmt: skip
"""The same where a language is written; most of Latin America has no summer time."""
_NAMED = re.compile(
    r"\b(?:(?P<short>GMT|UTC|BST|WAT|CAT|SAST|EAT|MSK|TRT|GST|PKT|ICT|WIB|SGT|HKT|AWST"
    r"|PHT|JST|KST|AEST|AEDT|NZST|NZDT|BRT|ART|HST|IST|E[SD]?T|C[SD]T|CT|M[SD]?T|P[SD]?T"
    r"|CES?T|EES?T|WES?T|MES?Z|HNE|HAE|TUC?|TMG)"
    r"|(?P<coast>Eastern|Central|Mountain|Pacific)\b"
    r"|(?P<place>[A-ZÀ-Ü][\w.]{1,16}(?: [A-Z]\w{1,12}){0,2})(?: standard| Standard)? (?:[Tt]ime|Zeit|tijd)"
    r"|(?:[Hh]eure|[Hh]ora|[Oo]ra|[Hh]orário|fuso)(?: local| locale| oficial| solare)?(?: di| de| do| da| d['’])? ?"
    r"(?P<behind>[A-ZÀ-Ü]\w{1,16}(?: (?:de )?[A-Z]\w{1,12}){0,2}|[a-zçñã]{4,12}))\b"
)
_NUMBERED = re.compile(r"\b(?:GMT|UTC)\s?([+-−–])\s?(\d{1,2})(?::?(\d{2}))?\b")
_AREAS = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic")
_REACH = 45
"""Characters behind a time in which its zone may be named."""


def hours_east(sent: datetime) -> float:
    """Return the writer's offset from UTC in hours, 0 where unknown."""
    offset = sent.utcoffset()
    return offset.total_seconds() / 3600 if offset else 0.0


def at_home(sent: datetime, address: str, language: str = "en") -> datetime:
    """Return the same instant in the zone its writer lives by, summer time and all.

    A Date field gives an offset only, and a talk may lie behind the day the clocks
    change. The country of the address is believed where its clocks agree with that
    offset, else the commonest zone of the language whose clocks do; else the offset stays
    as it is.
    """
    own = _COUNTRIES.get(address.rpartition(".")[2].lower())
    for name in (own,) if own else _COMMON.get(language, _COMMONEST):
        zone = place(name)
        if zone and sent.tzinfo:
            there = sent.astimezone(zone)
            if there.utcoffset() == sent.utcoffset():
                return there
    return sent


def named(name: str, moment: datetime) -> tzinfo | None:
    """Return the zone of a short or spoken name (EST, PACIFIC), None for others.

    The clock of `moment` tells China's CST from America's.
    """
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]))
    if name == "CST" and moment.utcoffset() == timedelta(hours=8):
        return moment.tzinfo
    return place(_PLACES[name]) if name in _PLACES else None


def zone_after(text: str, position: int, sent: datetime) -> tzinfo | None:
    """Return the zone named within a few words behind `position`, None for none."""
    window = text[position : position + _REACH]
    if numbered := _NUMBERED.search(window):
        size = timedelta(hours=int(numbered[2]), minutes=int(numbered[3] or 0))
        if size < timedelta(hours=15):
            return timezone(size if numbered[1] == "+" else -size)
    if said := _NAMED.search(window):
        return _zone(said, sent)
    return None


def _zone(said: re.Match[str], sent: datetime) -> tzinfo | None:
    name = (said["short"] or said["coast"] or said["place"] or said["behind"]).upper()
    if name == "IST":
        return _ist(sent)
    return named(name, sent) or city(name.title())


def _ist(sent: datetime) -> tzinfo | None:
    """Return Irish, Israeli or Indian time, whichever the writer's clock agrees with."""
    offset = sent.utcoffset()
    if offset in {timedelta(hours=1), timedelta(hours=2), timedelta(hours=3)}:
        return sent.tzinfo
    return timezone(timedelta(hours=5, minutes=30))


@lru_cache(maxsize=256)
def city(name: str) -> tzinfo | None:
    """Return the zone of a city the tz database knows by name, else None."""
    for area in _AREAS:
        if found := place(f"{area}/{name.replace(' ', '_')}"):
            return found
    return None


@lru_cache(maxsize=256)
def place(name: str) -> tzinfo | None:
    """Return the zone of that tz database name; None for an unknown or odd one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
