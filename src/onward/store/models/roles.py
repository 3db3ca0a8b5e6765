"""Roles that job alerts named and the person wanted kept."""

import uuid

from django.db import models

from onward.store.models.history import ApplicationRow
from onward.store.models.owner import Owner


class SavedRoleRow(models.Model):
    """One role, once, however many alerts named it; `alert` says who named it last.

    `words_key` and `link_key` are `mail.opening.Opening`'s. What the person said of it
    (`standing`) outlives every later alert.
    """

    class Standing(models.TextChoices):
        OPEN = "open"
        ASIDE = "aside"  # "not for me"
        APPLIED = "applied"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    words_key = models.CharField(max_length=64)
    link_key = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200)
    company = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    alert = models.CharField(max_length=320, blank=True)
    message = models.CharField(max_length=64, blank=True)
    first_named = models.DateTimeField()
    last_named = models.DateTimeField()
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.OPEN)
    application = models.ForeignKey(ApplicationRow, models.SET_NULL, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "words_key", name="one_saved_role"),
        )
        indexes = (
            models.Index("owner", "standing", "last_named", name="by_last_named"),
            models.Index("owner", "link_key", name="by_link_key"),
        )
