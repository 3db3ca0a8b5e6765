"""Who everything belongs to, what they told us about their weeks, how they get in."""

import datetime as dt
import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction

from onward.config.zone import zone_here


class OwnerManager(BaseUserManager["Owner"]):
    def local(self) -> "Owner":
        """Return the one implicit owner of a local installation, made when missing.

        Nothing is written, and nobody waited for, once owner and preferences are there.
        """
        return (
            self.filter(name="local", preferences__isnull=False).first()
            or self._made_local()
        )

    @transaction.atomic
    def _made_local(self) -> "Owner":
        owner, made = self.get_or_create(name="local")
        if made:
            owner.set_unusable_password()
            owner.save(update_fields=["password"])
        Preferences.objects.get_or_create(
            owner=owner, defaults={"time_zone": zone_here()}
        )
        return owner


class Owner(AbstractBaseUser):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=150, unique=True)
    folded_by = models.PositiveSmallIntegerField(default=0)  # history.fold.RULES

    USERNAME_FIELD = "name"
    objects: ClassVar[OwnerManager] = OwnerManager()


def _weekdays() -> list[int]:
    return [0, 1, 2, 3, 4]


def _sunday() -> list[int]:
    return [6]


class Preferences(models.Model):
    """What the person can give, in their own words and time zone."""

    owner = models.OneToOneField(
        Owner, models.CASCADE, primary_key=True, related_name="preferences"
    )
    answered = models.BooleanField(default=False)
    hours_per_week = models.FloatField(default=10.0)
    days = models.JSONField(default=_weekdays)
    days_off = models.JSONField(default=_sunday)
    sleep_from = models.TimeField(default=dt.time(23, 0))
    sleep_to = models.TimeField(default=dt.time(7, 0))
    time_zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=2, blank=True)
    field = models.CharField(max_length=40, default="other")
    keep_roles = models.BooleanField(default=False)  # those that job alerts name
    resting_until = models.DateField(null=True)  # Today shows nothing to do before
    keys = models.BooleanField(default=True)  # single keys answer in the review queue


class LaunchLink(models.Model):
    """A link that lets one browser in, once, within a minute; only its hash is kept."""

    owner = models.ForeignKey(Owner, models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
