"""One request over https to a named host: short, certified, and followed nowhere."""

import contextlib
import http.client
import json
import socket
import ssl
import threading
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlencode, urlsplit

MOST_BYTES = 256 << 10
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what came with it."""

    status: int
    body: bytes

    def told(self) -> dict[str, object]:
        """Return a JSON answer's values; none when it is something else."""
        try:
            values = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return values if isinstance(values, dict) else {}


def ask(url: str, form: dict[str, str] | None = None) -> Answer | None:
    """Return the answer, of at most `MOST_BYTES` within `SECONDS`; None without one.

    Certificates are checked. Redirects are answers like others: nothing is sent on.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("only https")
    until = monotonic() + SECONDS
    line = http.client.HTTPSConnection(
        parts.hostname,
        parts.port or 443,
        timeout=SECONDS,
        context=ssl.create_default_context(),
    )
    target = parts.path + ("?" + parts.query if parts.query else "")
    end = threading.Timer(SECONDS, _cut, (line,))
    end.daemon = True
    try:
        line.connect()
        end.start()
        if form is None:
            line.request("GET", target)
        else:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", target, urlencode(form), kind)
        answer = line.getresponse()
        body = b""
        while len(body) < MOST_BYTES and (block := answer.read1(1 << 14)):
            body += block
        return Answer(answer.status, body) if monotonic() < until else None
    except (OSError, http.client.HTTPException, UnicodeError):
        return None
    finally:
        end.cancel()
        line.close()


def _cut(line: http.client.HTTPSConnection) -> None:
    """End a connection whose time is over, in the middle of whatever it says."""
    if line.sock is not None:
        with contextlib.suppress(OSError):
            socket.socket.shutdown(line.sock, socket.SHUT_RDWR)
