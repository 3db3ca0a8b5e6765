"""One signed-in connection that reads: it examines and peeks, and changes nothing."""

import imaplib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic
from typing import Any

from imapclient import IMAPClient

from onward.gateways.imap.bounded import USUAL, Bounded, Bounds
from onward.gateways.imap.failures import (
    GARBLED,
    NoAnswer,
    NotLetIn,
    is_for_later,
    translated,
    words_of,
)
from onward.gateways.imap.folders import Folder, Folders, choose
from onward.gateways.imap.place import How, Login, Place, Security
from onward.kernel.errors import OnwardError
from onward.mail.split import CAP

_ROOM = 8 << 20
"""Bytes that answers to fetching mail may have beside the mail itself."""
_MOST_UID = 2**32 - 1
_MOST_LISTED = 3_000
_SPECIAL = re.compile(rb'\\(All|Drafts|Junk|Trash)\b|\bINBOX"?$', re.IGNORECASE)
_MOST_HEARD = 10_000
"""Lines one listening may bring that are no news."""
_NO_PASSWORDS = ("BASIC AUTHENTICATION IS DISABLED", "BASICAUTHBLOCKED")
_APP_PASSWORD = ("APPLICATION-SPECIFIC PASSWORD", "APP PASSWORD", "APP-SPECIFIC")
_IMAP_OFF = ("NOT ENABLED FOR IMAP", "IMAP ACCESS IS DISABLED", "IMAP IS DISABLED")


class _Client(IMAPClient):  # type: ignore[misc]  # the library has no types
    """IMAPClient on a bounded connection."""

    def __init__(self, place: Place, bounds: Bounds) -> None:
        self._where = place, bounds
        super().__init__(place.host, place.port, ssl=place.security is Security.TLS)
        self._imap.debug = 0  # it would keep every line, the password's among them
        self.folder_encode = False
        self.normalise_times = False

    def _create_IMAP4(self) -> Bounded:  # noqa: N802 (the library's own name)
        return Bounded(*self._where)

    def _proc_folder_list(self, listed: list[Any]) -> list[Any]:
        """Read a long list in part, as each line takes its time: what counts first."""
        self.unlisted = max(0, len(listed) - _MOST_LISTED)
        if self.unlisted:
            listed = sorted(listed, key=_is_plain)[:_MOST_LISTED]
        found: list[Any] = super()._proc_folder_list(listed)
        return found

    def _set_read_timeout(self) -> None:
        """Leave waiting to `Bounded`."""


def _is_plain(listed: Any) -> bool:
    """Return whether a line of a list is about a folder like any other."""
    return isinstance(listed, bytes) and not _SPECIAL.search(listed)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a message says it is, and whether it is marked as deleted, or a draft."""

    size_bytes: int
    deleted: bool = False
    draft: bool = False


@contextmanager
def open_mailbox(
    place: Place, login: Login, bounds: Bounds = USUAL
) -> Iterator["Session"]:
    """Sign in, yield the session, leave. Raises `NotLetIn` or `NoAnswer`, nothing else.

    No secret leaves before the connection is encrypted and the server has shown who it
    is; the one exception is a program on this same computer.
    """
    for value in (login.user, login.secret, place.host):
        if not value or not value.isprintable():
            raise NotLetIn("unwritable", place)
    with translated(place, login.secret):
        client = _Client(place, bounds)
    session = Session(client, place, login.secret)
    try:
        with session.asking():
            client._imap.secure()  # noqa: SLF001 (its own connection)
            _sign_in(client, place, login)
        yield session
    finally:
        session.leave()


def _sign_in(client: _Client, place: Place, login: Login) -> None:
    if client._imap.state != "NONAUTH":  # noqa: SLF001 (as above)
        raise NotLetIn("no_way_in", place)
    offered = set(client.capabilities())
    try:
        if login.how is not How.PASSWORD:
            told = f"user={login.user}\1auth=Bearer {login.secret}\1\1"
            client.sasl_login("XOAUTH2", _once(place, told))
        elif b"AUTH=PLAIN" in offered:
            told = f"\0{login.user}\0{login.secret}"
            client.sasl_login("PLAIN", _once(place, told))
        elif b"LOGINDISABLED" in offered or not login.secret.isascii():
            raise NotLetIn("no_way_in", place)
        else:
            client.login(login.user, login.secret)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise _refused(error, place, login) from None
    client._cached_capabilities = None  # noqa: SLF001 (others are offered from here on)


def _once(place: Place, told: str) -> Callable[[bytes], bytes]:
    """Answer the first challenge with what signs in, a second with nothing more.

    Servers say in the second why they refuse; one that goes on asking is left.
    """
    asked: list[bytes] = []

    def answer(challenge: bytes) -> bytes:
        asked.append(challenge)
        if len(asked) > 2:
            raise NoAnswer("garbled", place)
        return told.encode() if len(asked) == 1 else b""

    return answer


def _refused(error: Exception, place: Place, login: Login) -> OnwardError:
    said = words_of(error, login.secret)
    loud = said.upper()
    if is_for_later(said):
        return NoAnswer("busy", place, said)
    for code, words in (
        ("no_passwords", _NO_PASSWORDS),
        ("app_password", _APP_PASSWORD),
        ("imap_off", _IMAP_OFF),
    ):
        if any(word in loud for word in words):
            return NotLetIn(code, place, said)
    return NotLetIn("password" if login.how is How.PASSWORD else "token", place, said)


class Session:
    """What can be asked of a mailbox. All of it raises `NotLetIn` or `NoAnswer`."""

    def __init__(self, client: _Client, place: Place, secret: str) -> None:
        self._client, self.place, self._secret = client, place, secret
        self._broken = False

    @contextmanager
    def asking(self, most_bytes: int | None = None) -> Iterator[_Client]:
        """Use the connection; what goes wrong is told as the house tells it."""
        connection = self._client._imap  # noqa: SLF001 (its own connection)
        connection.allow(most_bytes or connection.bounds.most_bytes)
        try:
            with translated(self.place, self._secret):
                yield self._client
        except NoAnswer as error:
            self._broken = error.code not in {"said_no", "busy"}
            raise

    def leave(self) -> None:
        """Say goodbye where that can still be heard, and close the connection."""
        if not self._broken:
            with suppress(imaplib.IMAP4.error, OSError, OnwardError, *GARBLED):
                self._client.logout()
        self._client._imap.shutdown()  # noqa: SLF001 (as above)

    def offers(self, what: str) -> bool:
        """Return whether the server says that it can do `what`."""
        with self.asking() as client:
            return bool(client.has_capability(what))

    def folders(self) -> Folders:
        """Return which folders are read."""
        with self.asking() as client:
            found = choose(client.list_folders())
            return replace(found, left_out=found.left_out + client.unlisted)

    def examine(self, folder: Folder) -> int:
        """Open a folder for looking only; return its UIDVALIDITY, 0 when it has none."""
        with self.asking() as client:
            found = client.select_folder(folder.key, readonly=True)
            return _number(found.get(b"UIDVALIDITY"))

    def uids(self, above: int, since: date | None) -> list[int]:
        """Return the UIDs above one, lowest first; with `since`, of what came from then."""
        wanted: list[Any] = ["UID", f"{above + 1}:*"]
        if since is not None:
            wanted += ["SINCE", since]
        with self.asking() as client:
            found = set(client.search(wanted))
        return sorted(uid for uid in found if above < uid <= _MOST_UID)

    def sizes(self, uids: Sequence[int]) -> dict[int, Size]:
        """Return what each message says of itself; those gone meanwhile are not in it."""
        with self.asking() as client:
            found = client.fetch(uids, ["RFC822.SIZE", "FLAGS"])
        return {uid: _size(told) for uid, told in found.items()}

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """Return the raw messages, of a longer one a byte more than its cap.

        Those the server has no bytes of are not in it.
        """
        with self.asking(CAP + _ROOM) as client:
            found = client.fetch(uids, [f"BODY.PEEK[]<0.{CAP + 1}>"])
        raws = {
            uid: told.get(b"BODY[]<0>", told.get(b"BODY[]"))
            for uid, told in found.items()
        }
        return {uid: raw for uid, raw in raws.items() if isinstance(raw, bytes) and raw}

    def wait(self, seconds: float, stop: Callable[[], bool]) -> bool:
        """Listen in the open folder; return whether something new lies in it (IDLE).

        Ends after `seconds`, or within one once `stop` says so.
        """
        with self.asking() as client:
            client.idle()
            news, lines = False, 0
            until = monotonic() + seconds
            while not news and not stop() and (left := until - monotonic()) > 0:
                heard = client._imap.heard(min(1.0, left))  # noqa: SLF001 (as above)
                lines += heard is not None
                if lines > _MOST_HEARD:
                    raise NoAnswer("too_much", self.place)
                news = heard is not None and self._is_news(heard.upper().rstrip())
            client.idle_done()
            return news

    def _is_news(self, heard: bytes) -> bool:
        if heard.startswith(b"* BYE"):
            raise NoAnswer("closed", self.place)
        return heard.endswith(b" EXISTS")

    def append(self, folder: Folder, raw: bytes) -> str:
        """Put a draft into a folder; return what the server said to it."""
        with self.asking() as client:
            said = client.append(folder.key, raw, (b"\\Draft", b"\\Seen"))
            return said.decode("ascii", "replace") if isinstance(said, bytes) else ""

    def take_back(
        self, folder: Folder, validity: int, uid: int, message_id: str
    ) -> bool:
        """Remove our own draft; return False when it is not there, or not the same any more."""
        with self.asking() as client:
            found = client.select_folder(folder.key)
            if _number(found.get(b"UIDVALIDITY")) != validity:
                return False
            told = client.fetch([uid], ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
            head = told.get(uid, {}).get(b"BODY[HEADER.FIELDS (MESSAGE-ID)]") or b""
            if message_id.encode() not in head:
                client.unselect_folder()
                return False
            client.add_flags([uid], [b"\\Deleted"], silent=True)
            client.uid_expunge([uid])
            client.unselect_folder()
            return True


def _size(told: Mapping[bytes, Any]) -> Size:
    marks = {
        flag.lower() for flag in told.get(b"FLAGS") or () if isinstance(flag, bytes)
    }
    size = _number(told.get(b"RFC822.SIZE"))
    return Size(size, b"\\deleted" in marks, b"\\draft" in marks)


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value <= _MOST_UID else 0
