"""How it fails: somebody must mend it, or the server did not answer."""

import base64
import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote, quote_plus

from onward.gateways.imap import wording
from onward.gateways.imap.place import Place
from onward.kernel.errors import Fixable, OutsideFailed
from onward.kernel.text import Text, line

_SAID = 200
"""Characters of a server's own words that are shown."""


def sentence(code: str, place: Place, said: str = "") -> Text:
    """Return what happened, with the server's own words where there are any."""
    what = Text(wording.FAILURES[code], {"host": place.host, "port": place.port})
    if not said:
        return what
    return Text(wording.SERVER_SAID, {"what": what, "said": said})


class NotLetIn(Fixable):
    """The person must change something; trying again by itself would not help."""

    def __init__(self, code: str, place: Place, said: str = "") -> None:
        super().__init__(sentence(code, place, said), Text(wording.REMEDIES[code]))
        self.code, self.said = code, said


class NoAnswer(OutsideFailed):
    """The server or the way to it failed; trying again may help."""

    def __init__(self, code: str, place: Place, said: str = "") -> None:
        super().__init__(sentence(code, place, said), Text(wording.REMEDIES[code]))
        self.code, self.said = code, said


_LATER = (
    *("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[OVERQUOTA]", "TRY AGAIN", "TEMPORAR"),
    *("TOO MANY", "THROTTL", "BANDWIDTH", "BACKOFF"),
)


def is_for_later(said: str) -> bool:
    """Return whether a server that refuses would not, at another time."""
    loud = said.upper()
    return any(word in loud for word in _LATER)


class Silence(Exception):
    """Nothing came while it was waited for."""


GARBLED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the libraries below raise over answers that no server should give."""


@contextmanager
def translated(place: Place, secret: str = "") -> Iterator[None]:
    """Turn what the libraries raise into what a person can act on.

    No word of a server is shown that holds the secret, in the open or as it was sent.
    """
    try:
        yield
    except imaplib.IMAP4.abort as error:
        raise NoAnswer("closed", place, words_of(error, secret)) from None
    except imaplib.IMAP4.error as error:
        said = words_of(error, secret)
        code = "busy" if is_for_later(said) else "said_no"
        raise NoAnswer(code, place, said) from None
    except ssl.SSLCertVerificationError as error:
        said = line(error.verify_message, _SAID)
        raise NotLetIn("certificate", place, said) from None
    except (ssl.SSLError, OSError) as error:
        raise NoAnswer(_of_socket(error), place) from None
    except GARBLED:
        raise NoAnswer("garbled", place) from None


def _of_socket(error: OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return "no_tls"
    if isinstance(error, socket.gaierror):
        return "no_host"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    if isinstance(error, ConnectionError):
        return "closed"
    return "no_answer"


def words_of(error: BaseException, secret: str = "") -> str:
    """Return a server's own words, short, clean, and without the secret."""
    told = error.args[0] if error.args else ""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return line(without(text, secret), _SAID)


def without(text: str, secret: str) -> str:
    """Return `text` with every occurrence of the secret taken out.

    Also in base64, quoted as IMAP and as addresses do, and as Python shows bytes.
    """
    if not secret:
        return text
    raw = secret.encode()
    quoted = secret.replace("\\", "\\\\").replace('"', '\\"')
    shown = {repr(one.encode())[2:-1] for one in (secret, quoted)}
    addressed = {quote(secret, safe=""), quote_plus(secret)}
    for one in sorted({secret, quoted, *shown, *addressed}, key=len, reverse=True):
        text = re.sub(re.escape(one), "…", text, flags=re.IGNORECASE)
    for start in range(3):  # base64 of it, wherever it begins among three bytes
        coded = base64.b64encode(b"\0" * start + raw).decode()
        inner = coded[-(-start * 8 // 6) : len(coded) - 4]
        if len(inner) > 3:
            text = text.replace(inner, "…")
    return text
