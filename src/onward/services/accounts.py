"""Mailboxes on servers: connecting one, signing in to it, letting it go."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from onward.config.paths import Home
from onward.gateways.imap.autoconfig import look_up
from onward.gateways.imap.failures import NotLetIn
from onward.gateways.imap.place import How, Login, Place, Security
from onward.gateways.imap.providers import Provider, exchanger_of, provider_of
from onward.gateways.imap.session import Session, open_mailbox
from onward.gateways.imap.tokens import Code, ask_code, await_typed, renew
from onward.kernel.errors import Fixable, NotFound, OnwardError
from onward.kernel.text import Text
from onward.services import secrets
from onward.services.holds import working
from onward.services.wording import (
    KEYRING_HOLDS,
    KEYRING_REMEDY,
    NO_SUCH_MAILBOX,
    NOT_AN_ADDRESS,
)
from onward.store.models import Job, MailAccount, Owner

__all__ = ["How", "MailAccount", "Place", "Provider", "Security", "provider_of"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of their mailbox; the secret is never shown."""

    address: str
    place: Place
    user: str
    secret: str = field(repr=False)
    how: How = How.PASSWORD
    client_id: str = ""
    since: date | None = None


def where(address: str) -> Place | None:
    """Return where an address's mail lies: as known here, else by its domain's word.

    Only the domain's name is told to anybody, and only where it is not known here.
    """
    _check(address)
    known = provider_of(address)
    return known.place if known.name else look_up(address)


def known(owner: Owner, address: str) -> tuple[Place, str] | None:
    """Return where a mailbox that is connected lies, and who signs in to it."""
    row = MailAccount.objects.filter(owner=owner, address=address).first()
    return (place_of(row), row.user) if row else None


def _check(address: str) -> None:
    name, at, domain = address.partition("@")
    if not (name and at and domain) or len(address) > 320 or not address.isprintable():
        raise Fixable(Text(NOT_AN_ADDRESS))


def connect(owner: Owner, given: Given, now: datetime) -> UUID:
    """Sign in once, and only then keep the mailbox and its secret; return its id.

    One that is connected already is changed; all of it is looked at again when it is
    read from an earlier day on, or lies elsewhere now. Its first look is due at once.
    Raises what `open_mailbox` raises. Nothing is erased meanwhile.
    """
    _check(given.address)
    with working(settings.HOME):
        login, following = _login(given.user, given.how, given.secret, given)
        with open_mailbox(given.place, login) as session:
            session.folders()
        row = _row(owner, given)
        row.next_look = now
        secrets.put(settings.HOME, str(row.id), following)  # a keyring may ask and wait
        row.save()
        return row.id


def sign_in_elsewhere(
    address: str,
    place: Place,
    client_id: str,
    tell: Callable[[Code], None],
    rest: Callable[[float], None],
) -> str:
    """Return a refresh token, once the person typed in a code at their provider.

    `tell` is handed the code. Raises what `tokens.ask_code` and `await_typed` raise.
    """
    provider = provider_of(address)
    code = ask_code(provider, place, client_id)
    tell(code)
    got = await_typed(provider, place, client_id, code, rest)
    if not got.refresh:
        raise NotLetIn("token", place)
    return got.refresh


def _row(owner: Owner, given: Given) -> MailAccount:
    rows = MailAccount.objects.filter(owner=owner, address=given.address)
    row = rows.first() or MailAccount(owner=owner, address=given.address)
    before = (row.host, row.port, row.user)
    further = row.since is not None and (not given.since or given.since < row.since)
    row.host, row.port = given.place.host, given.place.port
    row.security, row.user = given.place.security, given.user
    row.how, row.client_id, row.since = given.how, given.client_id, given.since
    if further or before != (row.host, row.port, row.user):
        row.cursors = {}
    row.outcome, row.said, row.failures = "", "", 0
    return row


def disconnect(owner: Owner, account: UUID) -> None:
    """Forget a mailbox and what signs in to it; the mail that was read is kept.

    A job that reads it ends by itself. Raises `Fixable` where the system's keyring does
    not let go of the secret; the mailbox is forgotten all the same.
    """
    row = found(owner, account)
    gone = secrets.forget(settings.HOME, str(row.id))
    with transaction.atomic():
        Job.objects.filter(owner=owner, inputs__account=str(row.id)).delete()
        row.delete()
    if not gone:
        raise _held(str(account))


def forget_secrets(owner: Owner, home: Home) -> OnwardError | None:
    """Remove every secret of an owner; return what the system's keyring still holds."""
    ids = MailAccount.objects.filter(owner=owner).values_list("id", flat=True)
    held = [str(one) for one in ids if not secrets.forget(home, str(one))]
    others = MailAccount.objects.exclude(owner=owner).values_list("id", flat=True)
    secrets.keep_only(home, {str(one) for one in others})
    return _held(", ".join(held)) if held else None


def _held(name: str) -> Fixable:
    return Fixable(Text(KEYRING_HOLDS, {"name": name}), Text(KEYRING_REMEDY))


def tidy(home: Home) -> None:
    """Let go of secrets whose mailbox is not in the store: it was replaced meanwhile."""
    ids = MailAccount.objects.values_list("id", flat=True)
    secrets.keep_only(home, {str(one) for one in ids})


def found(owner: Owner, account: UUID) -> MailAccount:
    """Return one of the owner's mailboxes."""
    row = MailAccount.objects.filter(owner=owner, id=account).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_MAILBOX))
    return row


def by_address(owner: Owner, address: str) -> UUID:
    """Return the id of the mailbox with this address."""
    row = MailAccount.objects.filter(owner=owner, address=address).first()
    if row is None:
        raise NotFound(Text(NO_SUCH_MAILBOX))
    return row.id


def due(now: datetime) -> list[tuple[Owner, UUID]]:
    """Return the mailboxes whose next look has come, and whose they are."""
    rows = MailAccount.objects.filter(next_look__lte=now).select_related("owner")
    return [(row.owner, row.id) for row in rows]


def place_of(row: MailAccount) -> Place:
    return Place(row.host, row.port, Security(row.security))


@contextmanager
def signed_in(row: MailAccount) -> Iterator[Session]:
    """Sign in to a mailbox that is connected."""
    with open_mailbox(place_of(row), login_of(row)) as session:
        yield session


def login_of(row: MailAccount) -> Login:
    """Return what signs in now; a refresh token is exchanged, and the next one kept."""
    secret = secrets.get(settings.HOME, str(row.id))
    if secret is None:
        raise NotLetIn("no_secret", place_of(row))
    login, following = _login(row.user, How(row.how), secret, row)
    if following != secret:
        secrets.replace(settings.HOME, str(row.id), secret, following)
    return login


def _login(
    user: str, how: How, secret: str, of: Given | MailAccount
) -> tuple[Login, str]:
    """Return what signs in, and the secret to keep."""
    if how is not How.REFRESH:
        return Login(user, secret, how), secret
    place = of.place if isinstance(of, Given) else place_of(of)
    provider = exchanger_of(of.address, place)
    got = renew(provider, place, of.client_id, secret)
    return Login(user, got.access, How.TOKEN), got.refresh


def listening() -> list[MailAccount]:
    """Return the mailboxes whose last look went well: those worth listening to."""
    rows = MailAccount.objects.filter(outcome="", looked__isnull=False)
    return list(rows.select_related("owner"))
