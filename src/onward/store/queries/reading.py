"""The honest reading of a person's own log."""

from datetime import date

from onward.evidence.field import Field
from onward.evidence.reading import Reading, read
from onward.store.log import all_timelines
from onward.store.models import KeptMessage, Owner, Preferences


def reading(owner: Owner, today: date) -> Reading:
    """Return the five lines and the table for `today`."""
    field = Field(Preferences.objects.get(owner=owner).field)
    unsure = KeptMessage.Standing.UNSURE
    unsorted = KeptMessage.objects.filter(owner=owner, standing=unsure).count()
    return read(all_timelines(owner).values(), today, field, unsorted=unsorted)
