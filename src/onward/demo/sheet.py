"""Mail sheets: example mail as a person writes it down, and as it really travels.

The form is described in docs/developer/mail-sheets.md. `to_eml` is deterministic: the
same sheet gives the same bytes on every machine.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onward.demo.forms import encoded

SEEKER = "Alice Marlow <alice.marlow@post.example>"
"""Who a message is to when a sheet does not say."""

_LABELS = frozenset(
    "kind company role stage reply_possible door_open feedback words when due language "
    "hard application spoils".split()
)
_FLAGS = ("reply_possible", "door_open")
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*):(?:[ \t]+(.*))?")
_PLACE = re.compile(
    r"(?:(?P<said>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<gap>,? ))?"
    r"\{\{(?P<days>[+-]\d{1,3})(?: (?P<form>short|iso))?\}\}"
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{4}")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()


@dataclass(frozen=True, slots=True)
class SheetMail:
    """One message of a sheet: its labels, its headers, its words, its way to travel."""

    id: str
    labels: dict[str, str]
    headers: dict[str, str]
    body: str
    as_: str = "plain"

    @property
    def sent(self) -> datetime:
        """When it was sent, before any shift."""
        return datetime.strptime(self.headers["Date"], "%Y-%m-%d %H:%M %z")

    @property
    def message_id(self) -> str:
        return self.headers.get("Message-ID", f"<{self.id}@sheet.example>")


def parse(text: str) -> list[SheetMail]:
    """Return the messages of a sheet; a `ValueError` names the one that is malformed."""
    found: list[SheetMail] = []
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, line, body = block.partition("\n---\n")
        name, *fields = head.split("\n")
        if not line:
            raise ValueError(f"{name.strip()}: no line with ---")
        found.append(_mail(name.strip(), fields, body.strip("\n")))
    return found


def _mail(name: str, fields: list[str], body: str) -> SheetMail:
    labels: dict[str, str] = {}
    headers: dict[str, str] = {}
    for field in filter(str.strip, fields):
        match = _FIELD.fullmatch(field)
        if match is None:
            raise ValueError(f"{name}: not a label or header: {field}")
        into = labels if match[1][0].islower() else headers
        into[match[1]] = (match[2] or "").strip()
    missing = {"kind"} - labels.keys() | {"From", "Date"} - headers.keys()
    if missing or labels.keys() - _LABELS:
        odd = ", ".join(sorted(missing | (labels.keys() - _LABELS)))
        raise ValueError(f"{name}: missing or unknown: {odd}")
    form = headers.pop("As", "plain")
    if not _DATE.fullmatch(headers["Date"]):
        raise ValueError(f"{name}: not a date with a zone: {headers['Date']}")
    return SheetMail(name, labels, headers, body, form)


def written(mails: Iterable[SheetMail]) -> str:
    """Return the sheet that `parse` reads as these messages; of their form nothing."""
    return "\n".join(map(_written, mails))


def _written(mail: SheetMail) -> str:
    fields = {**mail.labels, **mail.headers}
    head = "\n".join(f"{name}: {value}" for name, value in fields.items())
    body = re.sub(r"^=== ", " === ", mail.body.strip("\n"), flags=re.MULTILINE)
    return f"=== {mail.id}\n{head}\n---\n{body}\n"


def to_eml(mail: SheetMail, shift_days: int = 0) -> bytes:
    """Return the message as RFC 5322 bytes, sent `shift_days` later than written."""
    sent = mail.sent + timedelta(days=shift_days)
    headers = {"From": mail.headers["From"], "To": SEEKER, "Subject": ""}
    headers |= {name: filled(value, sent) for name, value in mail.headers.items()}
    headers |= {"Date": rfc_date(sent), "Message-ID": mail.message_id}
    return encoded(mail.id, headers, filled(mail.body, sent), mail.as_)


def labels(mail: SheetMail, shift_days: int = 0) -> dict[str, str | bool | None]:
    """Return what a careful reader says, under the names of `onward read --json`."""
    sent = mail.sent + timedelta(days=shift_days)
    known: dict[str, str | bool | None] = {
        "id": mail.id,
        "message_id": mail.message_id,
        "date": sent.isoformat(),
        "kind": mail.labels["kind"],
    }
    for name in ("company", "role", "stage", "feedback", "when", "due"):
        value = mail.labels.get(name)
        known[name] = filled(value, sent) if value else None
    for name in _FLAGS:
        known[name] = mail.labels.get(name) == "yes"
    known["language"] = mail.labels.get("language", "en")
    return known


def filled(text: str, sent: datetime) -> str:
    """Return `text` with its moving dates written out.

    "Friday {{+2}}" says the weekday once.
    """

    def write(match: re.Match[str]) -> str:
        day = sent.date() + timedelta(days=int(match["days"]))
        said, shown = match["said"] or "", _shown(day, match["form"])
        if said and shown.startswith(f"{said} "):
            return shown
        return f"{said}{match['gap'] or ''}{shown}"

    return _PLACE.sub(write, text)


def _shown(day: date, form: str | None) -> str:
    if form == "iso":
        return day.isoformat()
    month = _MONTHS[day.month - 1]
    if form == "short":
        return f"{day.day} {month[:3]}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {month}"


def rfc_date(moment: datetime) -> str:
    """Return a moment as RFC 5322 writes it, in English whatever the locale."""
    return (
        f"{_WEEKDAYS[moment.weekday()][:3]}, {moment.day:02} "
        f"{_MONTHS[moment.month - 1][:3]} {moment:%Y %H:%M:%S %z}"
    )
