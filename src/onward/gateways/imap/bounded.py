"""The socket side of imaplib, with a bound on all that a server may send.

imaplib reads lines of a megabyte, literals of any size and answers without end, and a
timeout of its socket begins anew with every byte. Here each command has a budget of
bytes and lines, and in every span of time a least number of bytes must arrive.
"""

import imaplib
import ipaddress
import socket
import ssl
from contextlib import ExitStack
from dataclasses import dataclass
from time import monotonic
from typing import Any

from onward.gateways.imap.failures import NoAnswer, NotLetIn, Silence
from onward.gateways.imap.place import Place, Security

_BLOCK = 1 << 16
_LONGEST_HEARD = 1 << 16
"""Bytes of a line that is not over yet, while it is only listened."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one command may cost."""

    connect_seconds: float = 15.0
    seconds: float = 30.0
    """In each span of so long at least `least_bytes` must arrive, or the answer end."""
    least_bytes: int = 120_000
    most_bytes: int = 8 << 20
    most_lines: int = 200_000


USUAL = Bounds()


def trusted() -> ssl.SSLContext:
    """Return how servers are believed: by the system's authorities and their name."""
    return ssl.create_default_context()


def _unproven() -> ssl.SSLContext:
    """Return how a program on this computer is believed; it shows no name anyone signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Bounded(imaplib.IMAP4):
    """One connection; what goes wrong on it is raised as `NoAnswer` or `NotLetIn`."""

    def __init__(self, place: Place, bounds: Bounds) -> None:
        self.place, self.bounds = place, bounds
        self._held = bytearray()
        self._patient = True
        self.allow(bounds.most_bytes)
        super().__init__(place.host, place.port)

    def open(self, host: str = "", port: int = 143, _timeout: Any = None) -> None:
        """Connect; nothing is said before the connection is as the place demands."""
        self.host, self.port = host, port
        address = (host, port)
        with ExitStack() as unless_let_in:
            raw = socket.create_connection(address, self.bounds.connect_seconds)
            unless_let_in.callback(raw.close)
            self._check_end(raw)
            self.sock = (
                trusted().wrap_socket(raw, server_hostname=host)
                if self.place.security is Security.TLS
                else raw
            )
            unless_let_in.pop_all()
        self._begin()

    def _check_end(self, raw: socket.socket) -> None:
        if self.place.security is Security.LOCAL and not _is_here(raw):
            raise NotLetIn("not_here", self.place)

    def secure(self) -> None:
        """Switch to TLS, or end it: for STARTTLS always, on this computer if offered."""
        if self.place.security is Security.TLS:
            return
        if self.state != "NONAUTH":  # greeted as somebody already known, in the clear
            raise NotLetIn("no_starttls", self.place)
        offered = "STARTTLS" in self.capabilities
        if self.place.security is Security.LOCAL and not offered:
            return
        if not offered:
            raise NotLetIn("no_starttls", self.place)
        answer, _ = self._simple_command("STARTTLS")
        if answer != "OK":
            raise NotLetIn("no_starttls", self.place)
        if self._held:  # said in the clear, to be believed once it is encrypted
            raise NoAnswer("garbled", self.place)
        local = self.place.security is Security.LOCAL
        context = _unproven() if local else trusted()
        self.sock.settimeout(self.bounds.connect_seconds)
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        self.untagged_responses = {}
        self._get_capabilities()

    def allow(self, most_bytes: int) -> None:
        """Set what the next commands may answer, in bytes."""
        self._most = most_bytes
        self._begin()

    def send(self, data: Any) -> None:
        self._begin()
        self.sock.settimeout(self.bounds.seconds)
        self.sock.sendall(data)

    def readline(self) -> bytes:
        looked = 0
        while (end := self._held.find(b"\n", looked)) < 0:
            looked = len(self._held)
            self._fill()
        self._lines_left -= 1
        if self._lines_left < 0:
            raise NoAnswer("too_much", self.place)
        return self._cut(end + 1)

    def read(self, size: int) -> bytes:
        if size > self._bytes_left + len(self._held):
            raise NoAnswer("too_much", self.place)
        while len(self._held) < size:
            self._fill()
        return self._cut(size)

    def heard(self, seconds: float) -> bytes | None:
        """Return the next line, or None when there is none for so long."""
        self._bytes_left, self._lines_left = self._most, self.bounds.most_lines
        self._until, self._patient = monotonic() + seconds, False
        try:
            return self.readline()
        except Silence:
            if len(self._held) > _LONGEST_HEARD:
                raise NoAnswer("too_much", self.place) from None
            return None
        finally:
            self._patient = True

    def shutdown(self) -> None:
        sock = getattr(self, "sock", None)
        if sock is not None:
            sock.close()

    def _cut(self, size: int) -> bytes:
        data = bytes(memoryview(self._held)[:size])
        del self._held[:size]
        return data

    def _begin(self) -> None:
        self._bytes_left, self._lines_left = self._most, self.bounds.most_lines
        self._until, self._came = monotonic() + self.bounds.seconds, 0

    def _fill(self) -> None:
        """Wait for more bytes; raise when they do not come, or come too slowly."""
        now = monotonic()
        if now >= self._until:
            if not self._patient:
                raise Silence
            if self._came < self.bounds.least_bytes:
                raise NoAnswer("no_answer", self.place)
            self._until, self._came = now + self.bounds.seconds, 0
        self.sock.settimeout(self._until - now)
        try:
            block = self.sock.recv(_BLOCK)
        except TimeoutError:
            return
        if not block:
            raise NoAnswer("closed", self.place)
        self._came += len(block)
        self._bytes_left -= len(block)
        if self._bytes_left < 0:
            raise NoAnswer("too_much", self.place)
        self._held += block


def _is_here(sock: socket.socket) -> bool:
    """Return whether the other end is on this very computer."""
    other = str(sock.getpeername()[0]).partition("%")[0]
    return ipaddress.ip_address(other).is_loopback
