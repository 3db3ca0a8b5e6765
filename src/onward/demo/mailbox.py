"""The fictional seeker's mailbox: always recent, always the same story."""

import csv
import re
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

from onward.demo.sheet import SheetMail, parse, to_eml

_FROM = re.compile(rb"^(>*From )", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")


def sheets() -> list[SheetMail]:
    """Return every message of the demo, oldest first."""
    folder = files("onward.demo") / "mail"
    found = [
        mail
        for sheet in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if sheet.name.endswith(".txt")
        for mail in parse(sheet.read_text("utf-8"))
    ]
    return sorted(found, key=lambda mail: (mail.sent, mail.id))


def shift_days(mails: list[SheetMail], today: date) -> int:
    """Return whole weeks, in days, that put the newest message into the last 7 days.

    `today` itself is left free, so that nothing in the story lies in the future.
    """
    newest = max(mail.sent.date() for mail in mails)
    return (today - timedelta(days=1) - newest).days // 7 * 7


def mailbox(today: date) -> bytes:
    """Return the demo as an mbox (mboxrd), dated for a person who opens it `today`."""
    mails = sheets()
    shift = shift_days(mails, today)
    return b"".join(_entry(mail, shift) for mail in mails)


def _entry(mail: SheetMail, shift: int) -> bytes:
    moment = (mail.sent + timedelta(days=shift)).astimezone(UTC)
    raw = _FROM.sub(rb">\1", to_eml(mail, shift))
    return b"From demo@onward.example " + _asctime(moment) + b"\n" + raw + b"\n"


def _asctime(moment: datetime) -> bytes:
    day = "MonTueWedThuFriSatSun"[moment.weekday() * 3 :][:3]
    month = "JanFebMarAprMayJunJulAugSepOctNovDec"[moment.month * 3 - 3 :][:3]
    return f"{day} {month} {moment.day:2} {moment:%H:%M:%S %Y}".encode()


def truth(today: date) -> list[dict[str, str]]:
    """Return what is true of each application at the end, with dates moved alike."""
    shift = timedelta(days=shift_days(sheets(), today))
    text = (files("onward.demo") / "mail" / "truth.csv").read_text("utf-8")
    return [
        {
            name: _DAY.sub(lambda match: _moved(match[0], shift), value or "")
            for name, value in row.items()
        }
        for row in csv.DictReader(text.splitlines())
    ]


def _moved(day: str, shift: timedelta) -> str:
    return (date.fromisoformat(day) + shift).isoformat()
