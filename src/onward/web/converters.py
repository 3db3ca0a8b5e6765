"""Parts of addresses that are more than words."""

from datetime import date

from onward.debrief.flow import Part
from onward.planning.offers import iso_week, monday_of_week


class IsoWeek:
    """`2026-W48` ↔ the Monday it begins on."""

    regex = r"\d{4}-W\d{2}"

    def to_python(self, value: str) -> date:
        year, week = value.split("-W")
        return monday_of_week(int(year), int(week))

    def to_url(self, value: date) -> str:
        return iso_week(value)


class PartOf:
    """A part of a debrief by its name, with hyphens: `look-back`."""

    regex = "|".join(part.replace("_", "-") for part in Part)

    def to_python(self, value: str) -> Part:
        return Part(value.replace("-", "_"))

    def to_url(self, value: Part) -> str:
        return value.replace("_", "-")


class StandingOf:
    """What became of a block: one of three words."""

    regex = "planned|done|skipped"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
