"""The one person somebody would call, in their own words."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"\+?[\d ()./-]{4,}")


@dataclass(frozen=True, slots=True)
class MyPerson:
    """Name and how to reach them, as the person wrote it."""

    name: str
    reach: str

    @property
    def address(self) -> str:
        """What a link to call them needs; empty unless `reach` is a number and no more."""
        if not _NUMBER.fullmatch(self.reach):
            return ""
        return "tel:" + re.sub(r"[^\d+]", "", self.reach)
