"""What the person tells for the Help page: their country, and whom they would call."""

from datetime import datetime

from django.db import transaction

from onward.care.my_person import MyPerson
from onward.kernel.text import line
from onward.services import sealing
from onward.store.models import Owner, Preferences, SealedNote
from onward.store.queries.help_page import MY_PERSON


def tell_country(owner: Owner, country: str) -> None:
    """Keep the country whose lines are shown; it is asked, never looked up."""
    Preferences.objects.filter(owner=owner).update(country=country)


@transaction.atomic
def tell_my_person(owner: Owner, person: MyPerson, now: datetime) -> None:
    """Keep the one person they would call, sealed; both empty means nobody."""
    values = {"name": line(person.name, 100), "reach": line(person.reach, 200)}
    if not any(values.values()):
        forget_my_person(owner)
        return
    note = SealedNote.objects.filter(owner=owner, kind=MY_PERSON).first()
    note = note or SealedNote(owner=owner, kind=MY_PERSON)
    sealing.put_in(note, values)
    note.touched = now
    note.save()


def forget_my_person(owner: Owner) -> None:
    """Delete what was kept of them."""
    SealedNote.objects.filter(owner=owner, kind=MY_PERSON).delete()
