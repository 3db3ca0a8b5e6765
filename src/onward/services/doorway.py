"""Letting the person's own browser in: one link, one use, one minute.

A browser is started with the link in its command line, which on Linux every account of
the computer can read. So whoever comes with it must belong to the account that serves:
the system's table of connections says whose each is (`of_another_account`).
"""

import hashlib
import os
import secrets
import socket
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from onward.store.models import LaunchLink, Owner

LINK_SECONDS = 60
_TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_ESTABLISHED = "01"
_ROOT = 0
_AS_V6 = "0000000000000000FFFF0000"
"""What comes before an address of version 4 in the table of version 6."""


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


def of_another_account(client: tuple[str, int], port: int) -> bool:
    """Return whether another account made the connection of `client` to our `port`.

    False where the system does not say, as outside Linux. The computer's administrator
    counts as oneself, and where Onward runs as that, nobody counts as another.
    """
    mine = os.getuid() if hasattr(os, "getuid") else _ROOT
    if mine == _ROOT:
        return False
    # An address as the table has it: in hex, in the machine's own order of bytes.
    host = int.from_bytes(socket.inet_aton(client[0]), sys.byteorder)
    theirs = f"{host:08X}:{client[1]:04X}"
    owners = {
        int(row[7])
        for table in _TABLES
        for row in _table(table)
        if row[1] in {theirs, _AS_V6 + theirs}
        and row[2].endswith(f":{port:04X}")
        and row[3] == _ESTABLISHED
    }
    return not owners <= {_ROOT, mine}


def _table(path: Path) -> list[list[str]]:
    try:
        lines = path.read_text("ascii").splitlines()
    except OSError:
        return []
    return [line.split() for line in lines[1:]]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
