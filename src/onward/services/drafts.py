"""Words on their way into the person's own mail program; nothing is ever sent."""

from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from onward.kernel.text import clean, line

LONGEST_LINK = 1900
"""Characters of a mailto link; some mail programs cut longer ones."""


def as_eml(to: str, subject: str, body: str) -> bytes:
    """Return a draft that mail programs open for sending (`X-Unsent`), without a sender."""
    draft = EmailMessage(policy=SMTP)
    if _is_address(to):
        draft["To"] = to
    draft["Subject"] = line(subject, 200)
    draft["X-Unsent"] = "1"
    draft.set_content(clean(body))
    return draft.as_bytes()


def mailto(to: str, subject: str, body: str) -> str:
    """Return a link that opens a new mail; empty when there is no address, or too long."""
    if not _is_address(to):
        return ""
    text = clean(body).replace("\n", "\r\n")
    link = f"mailto:{quote(to, safe='@')}?subject={quote(line(subject, 200))}&body={quote(text)}"
    return link if len(link) <= LONGEST_LINK else ""


def _is_address(to: str) -> bool:
    local, at, domain = to.partition("@")
    plain = to.isascii() and to.isprintable() and not set(to) & set(' ,;:<>"()[]\\')
    return bool(local and at and domain) and plain and "@" not in domain
