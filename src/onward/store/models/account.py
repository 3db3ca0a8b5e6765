"""A mailbox on a server that is read; what signs in to it lies elsewhere."""

import uuid

from django.db import models

from onward.store.models.owner import Owner


class MailAccount(models.Model):
    """Where a mailbox is and how far it was read.

    `cursors` has for each folder, by the server's name for it: `name`, `validity`,
    `uid` (all up to it is kept), and how many of how many were `read`. `drafts` says,
    by debrief, where its question lies among the drafts. `outcome` is the code of what
    the last look failed with, empty when it did not.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Owner, models.CASCADE)
    address = models.CharField(max_length=320)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField()
    security = models.CharField(max_length=10)
    user = models.CharField(max_length=320)
    how = models.CharField(max_length=10)
    client_id = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True)
    cursors = models.JSONField(default=dict)
    drafts = models.JSONField(default=dict)
    looked = models.DateTimeField(null=True)
    next_look = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=20, blank=True)
    said = models.CharField(max_length=300, blank=True)
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "address", name="one_account_per_address"),
        )
