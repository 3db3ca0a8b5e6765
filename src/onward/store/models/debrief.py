"""Debriefs, the lessons that came of them, and single sealed notes."""

import uuid

from django.db import models

from onward.store.models.history import EventRow
from onward.store.models.owner import Owner


class DebriefRow(models.Model):
    """One debrief of one no; `sealed` holds everything the person said in it.

    In the open: which line of the log it is about, which part comes next, whether it
    is closed, and the day on which a weight was asked for.
    """

    class Standing(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    event = models.ForeignKey(EventRow, models.CASCADE, related_name="debriefs")
    part = models.CharField(max_length=16, default="feel")
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.OPEN)
    weighed_on = models.DateField(null=True)
    started = models.DateTimeField()
    touched = models.DateTimeField()
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "event", name="one_debrief_a_no"),
        )


class LessonRow(models.Model):
    """A lesson the person put into the plan: in the open, as plans are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    event = models.ForeignKey(EventRow, models.CASCADE, related_name="lessons")
    key = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True)
    made = models.DateTimeField()
    done = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "event", "key", name="one_lesson_a_no"),
        )


class SealedNote(models.Model):
    """A single note only its owner can read: first, the person they would call."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    kind = models.CharField(max_length=20)
    touched = models.DateTimeField()
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "kind", name="one_note_a_kind"),
        )
