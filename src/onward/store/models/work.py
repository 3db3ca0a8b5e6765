"""Work that takes time, done by the worker process."""

import uuid

from django.db import models

from onward.store.models.owner import Owner


class Job(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        READ = "read"  # what was found is held until the person has seen it
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    kind = models.CharField(max_length=32)
    inputs = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    made = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)
    cancel = models.BooleanField(default=False)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    result = models.JSONField(default=dict)
