"""Letting the person's own browser in: one link, one use, one minute."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from onward.store.models import LaunchLink, Owner

LINK_SECONDS = 60


def make_link(owner: Owner, now: datetime) -> str:
    """Return a fresh token for `/open/<token>/`; older unused ones stop working."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        LaunchLink.objects.filter(owner=owner).delete()
        LaunchLink.objects.create(
            owner=owner,
            token_hash=_hash(token),
            expires=now + timedelta(seconds=LINK_SECONDS),
        )
    return token


def use_link(token: str, now: datetime) -> Owner | None:
    """Return whom `token` lets in and forget it; None for a used, old or unknown one."""
    with transaction.atomic():
        link = (
            LaunchLink.objects.select_related("owner")
            .filter(token_hash=_hash(token))
            .first()
        )
        if link is None:
            return None
        link.delete()
        return link.owner if link.expires > now else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
