"""Where a mailbox is, and how one gets in."""

from dataclasses import dataclass, field
from enum import StrEnum


class Security(StrEnum):
    """How the connection is kept from others."""

    TLS = "tls"
    STARTTLS = "starttls"
    LOCAL = "local"
    """A program on this same computer; the address of the connection must show it."""


class How(StrEnum):
    """What the secret is."""

    PASSWORD = "password"  # noqa: S105 (the name of a way, not a password)
    TOKEN = "token"  # noqa: S105 (as above)
    REFRESH = "refresh"


@dataclass(frozen=True, slots=True)
class Place:
    """One mail server."""

    host: str
    port: int = 993
    security: Security = Security.TLS


@dataclass(frozen=True, slots=True)
class Login:
    """Who gets in and with what; the secret is never shown, not even in a traceback."""

    user: str
    secret: str = field(repr=False)
    how: How = How.PASSWORD
