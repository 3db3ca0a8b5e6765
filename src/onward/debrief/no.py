"""One no, as the debrief meets it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from onward.history.application import Furthest


class How(StrEnum):
    """How a no came."""

    MAIL = "mail"
    CALL = "call"
    TEXT = "text"
    IN_PERSON = "in_person"
    PORTAL = "portal"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """What is known of one no.

    `company` and `role` may be empty; `reached` is the step it is known to have come to,
    None where nobody knows (a letter that names no talk proves none away); `day` is when
    it came, or when the person let a silence rest. `letter` is the mail's own text
    without quoted history, empty when there is none; `noted` what the person wrote down of
    a no that came another way; `feedback` is what they said about the candidate,
    verbatim. `writer` is the name of who wrote, as far as it is known,
    `address` where an answer would go; `reply_possible` is false only where that is
    known to read no answers.
    """

    application: UUID
    company: str = ""
    role: str = ""
    reached: Furthest | None = Furthest.APPLICATION
    how: How = How.MAIL
    day: date
    letter: str = ""
    noted: str = ""
    feedback: str = ""
    door_open: bool = False
    reply_possible: bool = False
    writer: str = ""
    address: str = ""

    @property
    def heard(self) -> str:
        """What they said: their letter, or else what the person noted of it."""
        return self.letter or self.noted
