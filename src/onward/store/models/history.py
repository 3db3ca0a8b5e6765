"""The log, and what it currently amounts to."""

import uuid

from django.db import models

from onward.store.models.owner import Owner


class ApplicationRow(models.Model):
    """What the log says about one application, kept ready for lists.

    Every column is derived from the events (`services.filing.refresh`); `onward doctor`
    compares the two. `live` is false once an application was merged away or undone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    live = models.BooleanField(default=True)
    company = models.CharField(max_length=200, blank=True)
    company_key = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=16, default="unknown")
    applied_on = models.DateField(null=True)
    furthest = models.CharField(max_length=16, default="application")
    state = models.CharField(max_length=16, default="open")
    last_event = models.DateTimeField(null=True)
    last_heard = models.DateTimeField(null=True)
    waiting = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index("owner", "live", "last_event", name="by_last_event"),
            models.Index("owner", "company_key", name="by_company"),
        )


class EventRow(models.Model):
    """One line of the log; inserted, never updated."""

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    application = models.ForeignKey(
        ApplicationRow, models.CASCADE, related_name="events"
    )
    kind = models.CharField(max_length=16)
    happened = models.DateTimeField()
    recorded = models.PositiveBigIntegerField()
    source = models.CharField(max_length=8)
    message = models.CharField(max_length=64, blank=True)
    words = models.TextField(blank=True)
    confidence = models.FloatField(default=1.0)
    stage = models.CharField(max_length=16, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "recorded", name="one_order_per_owner"),
        )
        indexes = (models.Index("owner", "message", name="by_message"),)
