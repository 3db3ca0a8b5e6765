"""Weeks as planned and lived, and the times that are taken."""

import uuid

from django.db import models

from onward.store.models.owner import Owner


class WeekRow(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    monday = models.DateField()
    search_minutes = models.PositiveIntegerField(default=0)
    capacity_minutes = models.PositiveIntegerField(default=0)
    gap = models.FloatField(default=0.0)
    backstop = models.BooleanField(default=False)
    lighter = models.BooleanField(default=False)
    lighter_wanted = models.BooleanField(null=True)  # the person's word, once given
    left_out = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint("owner", "monday", name="one_week"),)


class BlockRow(models.Model):
    """One placed candidate; `candidate` is the whole of it, as `store.shapes` writes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    week = models.ForeignKey(WeekRow, models.CASCADE, related_name="blocks")
    key = models.CharField(max_length=200)
    start = models.DateTimeField()
    end = models.DateTimeField()
    standing = models.CharField(max_length=8, default="planned")
    pinned = models.BooleanField(default=False)
    candidate = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint("week", "key", name="one_block_a_key"),)
        indexes = (models.Index("owner", "start", name="by_start"),)


class BusyCalendar(models.Model):
    """A calendar the person gave us: times only, never titles."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    name = models.CharField(max_length=200)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint("owner", "name", name="one_calendar"),)


class BusySpan(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    calendar = models.ForeignKey(BusyCalendar, models.CASCADE, related_name="spans")
    start = models.DateTimeField()
    end = models.DateTimeField()
