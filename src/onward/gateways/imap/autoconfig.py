"""Where the mail of a domain nobody listed lies, as the domain itself says.

Thunderbird's form: `https://autoconfig.DOMAIN/mail/config-v1.1.xml`, or the same below
`/.well-known/autoconfig/`. Asked over https only, and only of the domain itself.
"""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from onward.gateways.imap.https import Answer, ask
from onward.gateways.imap.place import Place, Security
from onward.gateways.imap.providers import domain_of

_DOMAIN = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}"
)
_KINDS = {"SSL": Security.TLS, "STARTTLS": Security.STARTTLS}
_HIGHEST_PORT = 65535

Ask = Callable[[str], Answer | None]


def look_up(address: str, asked: Ask = ask) -> Place | None:
    """Return where the mail of an address lies by its domain's word, None without one.

    Of the domain only its name is told, nothing of the person's part of the address.
    """
    domain = domain_of(address)
    if not _DOMAIN.fullmatch(domain):
        return None
    for url in (
        f"https://autoconfig.{domain}/mail/config-v1.1.xml",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
    ):
        answer = asked(url)
        found = read(answer.body) if answer and answer.status == 200 else None
        if found is not None:
            return found
    return None


def read(raw: bytes) -> Place | None:
    """Return the first encrypted IMAP server a configuration names."""
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\0" in raw:
        return None  # entities could grow without end; such a file needs none
    try:
        tree = ET.fromstring(raw)  # noqa: S314 (no entities, see above)
    except (ET.ParseError, ValueError, LookupError):
        return None
    for server in tree.iter("incomingServer"):
        if server.get("type") == "imap" and (place := _place(server)):
            return place
    return None


def _place(server: ET.Element) -> Place | None:
    host = (server.findtext("hostname") or "").strip().lower()
    port = (server.findtext("port") or "").strip()
    security = _KINDS.get((server.findtext("socketType") or "").strip().upper())
    sound = port.isascii() and port.isdigit() and len(port) <= 5
    if security is None or not _DOMAIN.fullmatch(host) or not sound:
        return None
    return Place(host, int(port), security) if 0 < int(port) <= _HIGHEST_PORT else None
