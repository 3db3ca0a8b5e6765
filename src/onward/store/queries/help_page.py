"""Whom to call: the lines of the person's country, and their own person."""

from dataclasses import dataclass

from onward.care.help_lines import HelpLines, lines_for
from onward.care.my_person import MyPerson
from onward.kernel.errors import Damaged
from onward.kernel.text import Text
from onward.store.models import Owner, Preferences, SealedNote
from onward.store.sealing import opened

MY_PERSON = "my_person"
"""The kind of sealed note that holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """Everything the page shows; `locked` says why a kept person cannot be read."""

    country: str
    lines: HelpLines
    my_person: MyPerson | None
    locked: Text | None


def help_page(owner: Owner) -> HelpPage:
    """Return the page; a seal that does not open never keeps the numbers away."""
    country = Preferences.objects.get(owner=owner).country
    note = SealedNote.objects.filter(owner=owner, kind=MY_PERSON).first()
    person, locked = None, None
    if note is not None:
        try:
            person = MyPerson(**opened(note))
        except Damaged as error:
            locked = error.message
    return HelpPage(
        country=country, lines=lines_for(country), my_person=person, locked=locked
    )
