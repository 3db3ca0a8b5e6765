"""A few letters nobody could misread, for what is not about understanding."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

DAY_0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def letter(
    text="Thank you for applying.",
    subject="Your application",
    day=0,
    sender="jobs@fernhill.example",
    name="Fernhill Foods",
    number=1,
    headers="",
) -> bytes:
    """Return one plain mail; everything optional, everything invented."""
    date = format_datetime(DAY_0 + timedelta(days=day))
    return (
        f"From: {name} <{sender}>\nTo: Alice Marlow <alice.marlow@post.example>\n"
        f"Subject: {subject}\nDate: {date}\nMessage-ID: <letter-{number}@mail.example>\n"
        f"{headers}Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


RECEIVED = letter(
    "Dear Alice,\n\nThank you for applying for the Supply Planner position at Fernhill "
    "Foods. We have received your application and will review it.\n\nFernhill Foods "
    "Recruitment",
    "We have received your application for Supply Planner",
)
TALK = letter(
    "Dear Alice,\n\nWe would like to invite you to an interview for the Supply Planner "
    "role at Fernhill Foods. Please let us know which of these times suits you.\n\nDana",
    "Invitation to interview: Supply Planner",
    day=9,
    number=2,
)
NO = letter(
    "Dear Alice,\n\nThank you for coming to the interview for the Supply Planner role at "
    "Fernhill Foods. Unfortunately, after careful consideration we have decided not to "
    "move forward with your application. We have chosen another candidate.\n\nDana",
    "Your application for Supply Planner",
    day=20,
    number=3,
)
OTHER = letter(
    "Hi Alice, are we still on for Sunday lunch? Mum is making soup. Love, Jean",
    "Sunday",
    day=4,
    sender="jean@family.example",
    name="Jean",
    number=4,
)
SPAM = letter("Win a prize.", "Win", number=5, headers="X-Gmail-Labels: Spam\n")
CLEAR = (RECEIVED, TALK, NO, OTHER)


def mailbox(letters) -> bytes:
    return b"".join(
        b"From mail@mail.example Mon Mar  2 09:00:00 2026\n" + one + b"\n"
        for one in letters
    )
