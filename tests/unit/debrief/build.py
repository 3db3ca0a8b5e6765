"""A no for tests: every keyword is optional."""

from datetime import date
from uuid import UUID

from onward.debrief.answers import Answers, answers_in
from onward.debrief.no import How, No
from onward.history.application import Furthest

DAY = date(2026, 11, 20)  # a Friday
TODAY = date(2026, 11, 21)


def no(
    reached: Furthest | None = Furthest.APPLICATION,
    how: How = How.MAIL,
    *,
    company: str = "Fernhill Foods",
    role: str = "Supply Planner",
    day: date = DAY,
    letter: str = "",
    feedback: str = "",
    door_open: bool = False,
    reply_possible: bool = True,
    writer: str = "Ines Moss",
    address: str = "ines.moss@fernhill.example",
) -> No:
    return No(
        application=UUID(int=1),
        company=company,
        role=role,
        reached=reached,
        how=how,
        day=day,
        letter=letter,
        feedback=feedback,
        door_open=door_open,
        reply_possible=reply_possible,
        writer=writer,
        address=address,
    )


def said(**given: object) -> Answers:
    return answers_in(given)
