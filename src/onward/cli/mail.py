"""`onward mail`: connect a mailbox on a server, read it, say how far it is, let it go."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from getpass import getpass
from random import SystemRandom
from time import sleep
from typing import TYPE_CHECKING

from onward.cli import say, wording
from onward.cli.seen import ask, file_all, holds, still_held
from onward.cli.store import Opened, open_store
from onward.gateways.imap.failures import sentence
from onward.gateways.imap.place import How, Place, Security
from onward.gateways.imap.providers import Provider, provider_of
from onward.kernel.errors import Fixable
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.gateways.imap.tokens import Code
    from onward.store.queries.mailboxes_page import Mailbox

A_YEAR = timedelta(days=365)
BY_CODE = "code"
"""How one signs in at the provider's own page; what comes of it is a refresh token."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was said of a mailbox beside its address; the secret never stands there."""

    user: str | None
    host: str | None
    port: int
    security: str
    how: str | None
    client_id: str
    since: str | None
    yes: bool | None
    """Whether what a first look finds is filed unasked; None: as somebody is there."""


def mail_acts(action: str, address: str, options: Options, *, json: bool) -> None:
    """Do one of the four acts."""
    acts: dict[str, Callable[[], None]] = {
        "connect": lambda: _connect(address, options, json=json),
        "read": lambda: _read(address, yes=options.yes, json=json),
        "status": lambda: _status(json=json),
        "forget": lambda: _forget(address, json=json),
    }
    if action not in acts:
        raise Fixable(Text(wording.NO_SUCH_ACT, {"acts": ", ".join(acts)}))
    acts[action]()


def _connect(address: str, options: Options, *, json: bool) -> None:
    since = _since(options.since)
    opened = open_store()
    from onward.services import accounts

    provider = provider_of(address)
    place = _place(options) or accounts.where(address)
    say.aside(Text(provider.told))
    if place is None:
        raise Fixable(Text(wording.NO_SERVER), Text(wording.NO_SERVER_REMEDY))
    by_code = options.how == BY_CODE
    how = _how("refresh" if by_code else options.how, provider)
    if by_code and not (provider.device_url and options.client_id):
        raise Fixable(Text(wording.NO_CODE), Text(wording.NO_CODE_REMEDY))
    secret = (
        accounts.sign_in_elsewhere(address, place, options.client_id, _tell, sleep)
        if by_code
        else _secret(how)
    )
    given = accounts.Given(
        address=address,
        place=place,
        user=options.user or address,
        secret=secret,
        how=how,
        client_id=options.client_id,
        since=since,
    )
    account = accounts.connect(opened.owner, given, datetime.now(UTC))
    if json:
        say.answer({"id": str(account), "address": address, "host": place.host})
    else:
        say.lines([Text(wording.CONNECTED, {"address": address})])


def _tell(code: "Code") -> None:
    say.aside(Text(wording.TYPE_CODE, {"where": code.where, "code": code.typed}))


def _place(options: Options) -> Place | None:
    if options.host is None:
        return None
    if options.security not in set(Security):
        ways = ", ".join(Security)
        raise Fixable(Text(wording.NO_SUCH_SECURITY, {"ways": ways}))
    return Place(options.host, options.port, Security(options.security))


def _how(given: str | None, provider: Provider) -> How:
    if not provider.how:
        raise Fixable(Text(provider.told))
    if given is None:
        return provider.how[0]
    if given not in set(How):
        ways = ", ".join((*How, BY_CODE))
        raise Fixable(Text(wording.NO_SUCH_HOW, {"ways": ways}))
    if How(given) not in provider.how:
        raise Fixable(Text(provider.told))
    return How(given)


def _since(given: str | None) -> date | None:
    """Return from which day on mail is read: a year back, unless told otherwise."""
    if given is None:
        return datetime.now(UTC).date() - A_YEAR
    if given == "all":
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Fixable(Text(wording.NO_SUCH_DAY, {"day": given})) from None


def _secret(how: How) -> str:
    """Ask for what signs in without showing it; from a pipe, take the first line."""
    asked = say.words(Text(wording.SECRETS[how.value]))
    if sys.stdin.isatty():
        return getpass(f"{asked} ")
    say.aside(asked)
    return sys.stdin.readline().rstrip("\r\n")


def _read(address: str, *, yes: bool | None, json: bool) -> None:
    opened = open_store()
    from onward.services.looking import look

    done = []
    failure = found = None
    hold = holds(opened.owner, yes=yes, json=json)
    for one in _chosen(opened, address):
        summary = look(
            opened.owner,
            one.id,
            datetime.now(UTC),
            _watch(quiet=json),
            SystemRandom(),
            hold=hold,
        )
        found = summary.found or found
        done.append({"address": one.address, **summary.as_json()})
        failure = failure or summary.failure
        if not json:
            told = {"address": one.address, "n": summary.messages, "new": summary.new}
            say.lines([Text(wording.LOOKED, told)])
    if json and failure is None:
        say.answer({"mailboxes": done})
    if yes:
        file_all(opened.owner)
    if found is None or ask(opened.owner, found, json=json):
        still_held(opened.owner)
    if failure is not None:
        raise failure


def _watch(*, quiet: bool) -> Callable[[int, int | None], bool]:
    shown = sys.stderr.isatty() and not quiet

    def go_on(done: int, total: int | None) -> bool:
        if shown and total:
            sys.stderr.write(f"\r{done:,} / {total:,} ")
            sys.stderr.write("\n" if done >= total else "")
            sys.stderr.flush()
        return True

    return go_on


def _chosen(opened: Opened, address: str) -> "list[Mailbox]":
    """Return the mailbox of an address, or all of them; at least one."""
    from onward.store.queries.mailboxes_page import mailboxes

    here = [one for one in mailboxes(opened.owner) if address in {"", one.address}]
    if not here:
        raise Fixable(Text(wording.NOT_CONNECTED), Text(wording.NOT_CONNECTED_REMEDY))
    return here


def _status(*, json: bool) -> None:
    opened = open_store()
    from onward.store.queries.mailboxes_page import mailboxes

    here = mailboxes(opened.owner)
    if json:
        say.answer({"mailboxes": [_plain(one) for one in here]})
        return
    if not here:
        say.lines([Text(wording.NOT_CONNECTED), Text(wording.NOT_CONNECTED_REMEDY)])
    for one in here:
        say.lines(told(one))


def told(one: "Mailbox") -> list[Text]:
    """Return how far a mailbox was read, and what went wrong the last time."""
    values = {
        "address": one.address,
        "read": f"{one.read:,}",
        "total": f"{one.total:,}",
        "looked": f"{one.looked.astimezone():%Y-%m-%d %H:%M}" if one.looked else "",
    }
    lines = [Text(wording.READ_SO_FAR if one.looked else wording.NEVER_LOOKED, values)]
    if one.outcome:
        lines.append(sentence(one.outcome, Place(one.host, one.port), one.said))
    if one.left_out:
        lines.append(Text(wording.NOT_GIVEN, {"n": one.left_out}))
    return lines


def _plain(one: "Mailbox") -> dict[str, object]:
    return {
        "id": str(one.id),
        "address": one.address,
        "host": one.host,
        "read": one.read,
        "total": one.total,
        "folders": list(one.folders),
        "looked": one.looked.isoformat() if one.looked else None,
        "next_look": one.next_look.isoformat() if one.next_look else None,
        "outcome": one.outcome or None,
        "said": one.said or None,
        "left_out": one.left_out,
    }


def _forget(address: str, *, json: bool) -> None:
    opened = open_store()
    from onward.services import accounts

    accounts.disconnect(opened.owner, accounts.by_address(opened.owner, address))
    if json:
        say.answer({"forgotten": address})
    else:
        say.lines([Text(wording.FORGOTTEN, {"address": address})])
