"""Mail that was read: text of job mail and of the unsure, only a trace of the rest."""

import uuid

from django.db import models

from onward.store.models.owner import Owner


class KeptMessage(models.Model):
    """One message, known by the hash of its raw bytes.

    For kinds that say nothing about an application every text column stays empty.
    `corrected` is the person's own word on its kind and outranks every later reading.
    """

    class Standing(models.TextChoices):
        UNFILED = "unfiled"  # read, not yet matched to an application
        FILED = "filed"
        UNSURE = "unsure"  # waits for the person's eye
        ALONE = "alone"  # says nothing about an application
        HELD = "held"  # read, and not one of these before the person said so

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    digest = models.CharField(max_length=64)
    date = models.DateTimeField(null=True)
    source = models.CharField(max_length=300)
    standing = models.CharField(max_length=10, choices=Standing)
    kind = models.CharField(max_length=16)
    confidence = models.FloatField()
    corrected = models.CharField(max_length=16, blank=True)
    message_id = models.CharField(max_length=300, blank=True)
    references = models.JSONField(default=list)
    sender = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=320, blank=True)
    to = models.JSONField(default=list)
    subject = models.TextField(blank=True)
    text = models.TextField(blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    company = models.CharField(max_length=200, null=True)  # noqa: DJ001 (null: unsaid)
    role = models.CharField(max_length=300, null=True)  # noqa: DJ001 (as above)
    stage = models.CharField(max_length=16, null=True)  # noqa: DJ001 (as above)
    feedback = models.TextField(null=True)  # noqa: DJ001 (as above)
    door_open = models.BooleanField(default=False)
    reply_possible = models.BooleanField(default=False)
    when = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "digest", name="one_row_per_message"),
        )
        indexes = (models.Index("owner", "standing", "date", name="by_standing"),)


WORDLESS = models.Q(sender="", subject="", text="")
"""Of what says nothing no words are kept, and so it is told apart."""
TRACE = models.Q(standing=KeptMessage.Standing.ALONE) & WORDLESS
"""What is left of a message that says nothing, or was erased; others may lack a text."""


class Quarantined(models.Model):
    """A message that could not be read, and why; the rest of its mailbox went on.

    Two mailboxes may bear one name; `digest` is the message's own identity, empty where
    an older Onward noted none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    digest = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=300)
    reason = models.CharField(max_length=60)
    found = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "owner", "source", "digest", name="quarantined_once"
            ),
        )
