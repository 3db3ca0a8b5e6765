"""A mail server that misbehaves at one point of its script, and notes what it is told.

It speaks IMAP well enough to be read from, up to the point where its fault begins.
"""

import contextlib
import re
import socket
import ssl
import threading
import time

STAGES = (
    "greeting",
    "CAPABILITY",
    "AUTHENTICATE",
    "LIST",
    "EXAMINE",
    "SEARCH",
    "SIZES",
    "BODIES",
)
MAIL = (
    b"From: jobs@fernhill.example\r\nSubject: Hello\r\n\r\nThank you for applying.\r\n"
)
_BODY = re.compile(rb"BODY\.PEEK\[\]")


def mail(uid):
    """Return the message of a UID; all are of one length."""
    return (
        b"From: jobs@fernhill.example\r\nSubject: Your application %06d\r\n\r\n"
        b"Thank you for applying. We have received your application.\r\n" % uid
    )


class Cut(Exception):
    """The script ends here."""


class Hostile:
    """Listens on loopback; `faults` maps a stage to what happens there instead."""

    def __init__(
        self, faults=None, *, pem=None, starttls=None, mails=5, caps="AUTH=PLAIN"
    ):
        self.faults = faults or {}
        self.context = _context(pem)
        self.upgrade = _context(starttls)
        self.caps = "IMAP4rev1 IDLE " + caps
        self.mails = mails
        self.heard = []  # (encrypted, line)
        self.over = threading.Event()
        self.threads = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]

    def __enter__(self):
        self._thread(self._accept)
        return self

    def __exit__(self, *_):
        self.over.set()
        with contextlib.suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for one in self.threads:
            one.join(10)
            assert not one.is_alive()

    def in_the_clear(self):
        return b"".join(line for encrypted, line in self.heard if not encrypted)

    def said(self, word):
        return [line for _, line in self.heard if word in line]

    def _thread(self, what, *given):
        one = threading.Thread(target=what, args=given, daemon=True)
        self.threads.append(one)
        one.start()

    def _accept(self):
        while not self.over.is_set():
            try:
                sock, _ = self.listening.accept()
            except OSError:
                return
            self._thread(self._serve, sock)

    def _serve(self, sock):
        sock.settimeout(10)
        line = _Line(self, sock)
        with contextlib.suppress(OSError, Cut, ValueError):
            if self.context:
                line.wrap(self.context)
            line.stage("greeting", b"", b"* OK ready\r\n")
            while True:
                line.answer()
        with contextlib.suppress(OSError):
            line.sock.close()


def _context(pem):
    if pem is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


class _Line:
    """One connection's side of the script."""

    def __init__(self, server, sock):
        self.server, self.sock = server, sock
        self.file = sock.makefile("rb")
        self.encrypted = False

    def wrap(self, context):
        self.file.close()
        try:
            self.sock = context.wrap_socket(self.sock, server_side=True)
        except (OSError, ssl.SSLError):
            self.sock.close()
            raise
        self.file = self.sock.makefile("rb")
        self.encrypted = True

    def send(self, data):
        self.sock.sendall(data)

    def hear(self):
        line = self.file.readline(1 << 20)
        if not line:
            raise Cut
        self.server.heard.append((self.encrypted, line))
        return line

    def answer(self):
        line = self.hear()
        tag, _, rest = line.strip().partition(b" ")
        words = rest.split(b" ")
        name = words[0].upper()
        if name == b"UID":
            name = words[1].upper()
        if name == b"FETCH":
            name = b"BODIES" if _BODY.search(rest) else b"SIZES"
        usual = getattr(self, "do_" + name.decode("ascii", "replace").lower(), None)
        if (
            name == b"STARTTLS"
            and self.server.upgrade
            and "STARTTLS" not in self.server.faults
        ):
            self.send(tag + b" OK begin\r\n")
            self.wrap(self.server.upgrade)
            return
        told = usual(rest) if usual else b""
        if name == b"AUTHENTICATE":
            self.stage("AUTHENTICATE", tag, b"", before=True)
            self.send(b"+ \r\n")
            self.hear()
        self.stage(name.decode("ascii", "replace"), tag, told + tag + b" OK done\r\n")
        if name == b"LOGOUT":
            raise Cut

    def stage(self, name, tag, usual, *, before=False):
        """Send what is usual, or let the fault of this stage happen."""
        fault = self.server.faults.get(name)
        if fault is None or (before and not getattr(fault, "before", False)):
            self.send(usual)
            return
        fault(self, tag, usual)

    def do_capability(self, _):
        caps = self.server.caps
        if self.server.upgrade and not self.encrypted:
            caps += " STARTTLS"
        return b"* CAPABILITY " + caps.encode() + b"\r\n"

    def do_logout(self, _):
        return b"* BYE bye\r\n"

    def do_list(self, _):
        return (
            b'* LIST (\\HasNoChildren) "/" INBOX\r\n'
            b'* LIST (\\HasNoChildren \\Drafts) "/" Drafts\r\n'
        )

    def do_examine(self, _):
        told = f"* {self.server.mails} EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n"
        return told.encode()

    def do_search(self, _):
        uids = " ".join(str(one) for one in range(1, self.server.mails + 1))
        return f"* SEARCH {uids}\r\n".encode()

    def do_sizes(self, rest):
        return b"".join(
            f"* {uid} FETCH (UID {uid} FLAGS () RFC822.SIZE {len(mail(uid))})\r\n".encode()
            for uid in uids_in(rest)
        )

    def do_bodies(self, rest):
        return b"".join(
            b"* %d FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n"
            % (uid, uid, len(mail(uid)), mail(uid))
            for uid in uids_in(rest)
        )


def uids_in(rest):
    """Yield the UIDs that a command asks for."""
    words = rest.split(b" ")
    told = words[words.index(b"FETCH") + 1].decode()
    for part in told.split(","):
        first, _, last = part.partition(":")
        yield from range(int(first), int(last or first) + 1)


# What can happen at a stage: functions of the line, the tag, and what would be usual.


def cut(line, tag, usual):
    raise Cut


def half(line, tag, usual):
    line.send(usual[: max(1, len(usual) // 2)])
    raise Cut


def bye(line, tag, usual):
    line.send(b"* BYE not today\r\n")
    raise Cut


def refuse(line, tag, usual):
    line.send((tag or b"*") + b" NO not like that\r\n")


def bad(line, tag, usual):
    line.send((tag or b"*") + b" BAD what\r\n")


def silent(line, tag, usual):
    line.server.over.wait(20)
    raise Cut


def drip(line, tag, usual):
    """Send a byte now and then, each of which would begin a plain timeout anew."""
    for byte in b"* OK " + b"x" * 10_000:
        line.send(bytes((byte,)))
        time.sleep(0.02)
        if line.server.over.is_set():
            raise Cut


def endless_line(line, tag, usual):
    line.send(b"* OK ")
    _forever(line, b"x" * 65536)


def flood(line, tag, usual):
    _forever(line, b"* OK still here\r\n" * 1000)


def _forever(line, block):
    for _ in range(5000):
        line.send(block)
        if line.server.over.is_set():
            raise Cut


def four_gibibytes(line, tag, usual):
    line.send(b"* 1 FETCH (UID 1 BODY[]<0> {4294967296}\r\n")
    _forever(line, b"x" * 65536)


def noise(line, tag, usual):
    line.send(bytes(range(256)) * 4 + b"\r\n")
    line.send(usual)


def says(*lines):
    """Send these untagged lines, then the usual end of the command."""

    def fault(line, tag, usual):
        line.send(b"".join(one + b"\r\n" for one in lines) + tag + b" OK done\r\n")

    return fault


def instead(*lines):
    """Send these lines and nothing else; `TAG` stands for the command's."""

    def fault(line, tag, usual):
        line.send(b"".join(one.replace(b"TAG", tag) + b"\r\n" for one in lines))

    return fault
