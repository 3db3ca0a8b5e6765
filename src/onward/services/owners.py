"""Whose data this is."""

from onward.store.models import Owner

__all__ = ["Owner", "local_owner"]


def local_owner() -> Owner:
    """Return the one implicit owner of a local installation, made when missing."""
    return Owner.objects.local()
