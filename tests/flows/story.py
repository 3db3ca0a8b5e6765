"""What Alice's store may hold: nothing, a little, the whole fictional mailbox, a lot.

The demo is filed by its truth labels, so that pages are tested with what is meant and
not with what a model makes of it.
"""

import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from onward.debrief.flow import Part
from onward.debrief.no import How
from onward.demo.mailbox import sheets, shift_days
from onward.demo.sheet import SheetMail, labels, to_eml
from onward.gateways.mbox.pool import Read
from onward.gateways.mbox.sources import Trouble
from onward.history.application import Channel, Furthest
from onward.history.event import EventKind
from onward.kernel.identifiers import digest
from onward.mail.decode import decode
from onward.mail.message import Message
from onward.mail.opening import opening
from onward.mail.signal import QUIET_KINDS, Kind, Signal, Stage
from onward.services import (
    applications,
    debriefs,
    jobs,
    preferences,
    saved_roles,
    weeks,
)
from onward.services.debriefs import Named, Told
from onward.services.holding import sum_up
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.models import ApplicationRow, BlockRow, Quarantined

CANARY = "Zephyrine Canary Works"
CANARY_WORDS = "We are sorry, canary-words-4417, we chose somebody else."
CANARY_FEEDBACK = "canary-feedback-9902 was missing"
_numbers = itertools.count(1)


def answered(owner, zone="Europe/London") -> None:
    preferences.tell_week(
        owner,
        preferences.Week(
            hours_per_week=8,
            days=(0, 1, 2, 3, 4),
            sleep_from=time(23),
            sleep_to=time(7),
            time_zone=zone,
        ),
    )
    owner.refresh_from_db()


def mail(
    kind=Kind.ACKNOWLEDGED,
    sent=None,
    company="Fernhill Foods",
    role="Supply Planner",
    words="Thank you, we have your application.",
    confidence=0.97,
    stage=None,
    feedback=None,
    when=None,
    reply_possible=True,
) -> Read:
    number = next(_numbers)
    text = f"Dear Alice,\n\n{words}\n\nKind regards\n{company} {number}"
    message = Message(
        digest=digest(text.encode()),
        message_id=f"<story-{number}@mail.example>",
        date=sent or datetime(2026, 3, 2, 12, tzinfo=UTC),
        sender="jobs@people.example",
        sender_name=company or "",
        to=("alice.marlow@post.example",),
        reply_to=None,
        subject=f"Your application: {role}",
        text=text,
    )
    signal = Signal(
        kind=kind,
        confidence=confidence,
        about=confidence if kind not in {Kind.OTHER, Kind.ALERT} else 0.0,
        words=words,
        language="en",
        company=company,
        role=role,
        stage=stage,
        feedback=feedback,
        when=when,
        reply_possible=reply_possible,
    )
    return Read("inbox.mbox", number, 0, message.digest, message, signal, None)


def alert(*roles, sent=None, sender="Magpie Jobs", number=None) -> Read:
    """A job alert that names `roles`: `opening`s, or titles at a firm of their own."""
    number = number or next(_numbers)
    message = Message(
        digest=digest(f"alert {number}".encode()),
        message_id=f"<alert-{number}@mail.example>",
        date=sent or datetime(2026, 3, 3, 7, tzinfo=UTC),
        sender="alerts@magpie.example",
        sender_name=sender,
        to=("alice.marlow@post.example",),
        reply_to=None,
        subject="New jobs for you",
        text="New jobs for you",
    )
    signal = Signal(kind=Kind.ALERT, confidence=0.99, words="", language="en")
    named = tuple(
        opening(one, f"{one} House", "Leeds", _posting(one))
        if isinstance(one, str)
        else one
        for one in roles
    )
    where = ("inbox.mbox", number, 0, message.digest)
    return Read(*where, message, signal, None, named)


def _posting(title: str) -> str:
    return f"https://www.magpie.example/j/{title.replace(' ', '-')}-12345"


def take(owner, *reads: Read) -> None:
    keep(owner, reads)
    for _ in file_kept(owner, datetime.now(UTC)):
        pass


def canary(owner, now: datetime) -> None:
    """An application that got to a final round and has an unopened no."""
    take(
        owner,
        mail(Kind.ACKNOWLEDGED, now - timedelta(days=30), CANARY, "Planner"),
        mail(
            Kind.INTERVIEW,
            now - timedelta(days=20),
            CANARY,
            "Planner",
            words="Shall we talk?",
            stage=Stage.SCREEN,
        ),
        mail(
            Kind.REJECTED,
            now - timedelta(days=2),
            CANARY,
            "Planner",
            words=CANARY_WORDS,
            stage=Stage.FINAL,
            feedback=CANARY_FEEDBACK,
        ),
    )


def small(owner, now: datetime) -> None:
    """Three applications, an unopened answer, one unsure message, a planned week."""
    answered(owner)
    day = now.date()
    first = applications.add(
        owner, "Yarrow Foods", "Buyer", day - timedelta(days=20), Channel.BOARD
    )
    applications.happened(
        owner,
        first,
        EventKind.INTERVIEW,
        day - timedelta(days=9),
        {"note": "Met the team."},
        "interview",
    )
    canary(owner, now)
    take(
        owner,
        mail(Kind.ACKNOWLEDGED, now - timedelta(days=9)),
        mail(
            Kind.INTERVIEW,
            now - timedelta(days=1),
            "Kestrel Lane Logistics",
            "Operations Analyst",
            words="We would like to hear more about you.",
            confidence=0.6,
        ),
        mail(
            Kind.OUTREACH,
            now - timedelta(days=3),
            "Brackley Bakeries",
            "Demand Planner",
            words="Your profile caught my eye.",
        ),
    )
    saved_roles.tell(owner, keep=True)
    titles = ("Stock Controller", "Demand Planner", "Import Clerk", "Buyer", "Porter")
    take(
        owner,
        alert(*titles, sent=now - timedelta(days=2)),
        alert("Archivist", sent=now - timedelta(days=40), sender="Old Board"),
    )
    met(owner, now)
    Quarantined.objects.create(owner=owner, source="inbox.mbox#12", reason="time")
    weeks.plan(owner, weeks.monday_of(day), now)


def met(owner, now: datetime) -> None:
    """Three noes on their way: one arriving, one half way, one closed."""
    day = now.date()
    arriving = ApplicationRow.objects.filter(owner=owner, waiting__gt=0).first()
    debriefs.begin(owner, arriving.id, now)
    half = debriefs.told(
        owner,
        Named("The Copper Pan", "Line cook"),
        Told(how=How.IN_PERSON, on=day, reached=Furthest.ASSESSMENT, words="Kind."),
    )
    one = debriefs.begin(owner, half, now)
    felt = {"feelings": ["tired"], "own_feeling": "hollow", "weight": 6}
    debriefs.keep(owner, one, felt, now, today=day, to=Part.SAYS)
    take(
        owner,
        mail(
            Kind.REJECTED,
            now - timedelta(days=1),
            "Bellwether Mills",
            "Planning Assistant",
            words="We have decided to go with another candidate.",
        ),
    )
    closed = ApplicationRow.objects.get(owner=owner, company="Bellwether Mills").id
    two = debriefs.begin(owner, closed, now)
    debriefs.tell(owner, two)
    debriefs.keep(owner, two, {"asking": "ask"}, now, today=day, to=None)


def asked(owner, now: datetime) -> None:
    """Three messages that need the person's eye."""
    for number in range(3):
        sent = now - timedelta(days=number)
        one = mail(Kind.INTERVIEW, sent, role=f"Planner {number}", confidence=0.5)
        take(owner, one)


def held(owner, now: datetime) -> None:
    """The first fictional messages, read and not filed yet."""
    mails = sheets()
    reads = list(_read(mails, shift_days(mails, now.date())))[:120]
    keep(owner, reads, hold=True)
    (*_, counts) = sum_up(owner, now)
    result = {"messages": len(reads), "new": len(reads), "held": counts.plain()}
    jobs.note_read(owner, ["/home/alice/takeout.mbox"], result)


def demo(owner, now: datetime) -> None:
    """The whole fictional mailbox, filed by its truth; one in nine hard ones unsure."""
    answered(owner)
    mails = sheets()
    keep(owner, list(_read(mails, shift_days(mails, now.date()))))
    for _ in file_kept(owner, now):
        pass
    met(owner, now)
    for name, reason in (("takeout.mbox#118", "time"), ("takeout.mbox#204", "too_big")):
        Quarantined.objects.create(owner=owner, source=name, reason=reason)
    job = jobs.ask_import(owner, ["/home/alice/takeout.mbox"])
    trouble = Trouble("takeout.mbox", "unreadable")
    jobs.finish(
        job,
        "done",
        {
            "messages": len(mails),
            "new": len(mails),
            "quarantined": 2,
            "thrown_away": 4,
            "troubles": [[trouble.name, trouble.problem]],
        },
    )
    weeks.plan(owner, weeks.monday_of(now.date()), now)


def _read(mails: list[SheetMail], shift: int) -> Iterator[Read]:
    hard = itertools.count()
    for number, sheet in enumerate(mails, 1):
        message = decode(to_eml(sheet, shift))
        told = labels(sheet, shift)
        unsure = sheet.labels.get("hard") == "yes" and next(hard) % 9 == 0
        kind = Kind(told["kind"])
        confidence = 0.97
        if unsure and kind not in QUIET_KINDS:
            confidence = 0.62
        signal = Signal(
            kind=kind,
            confidence=confidence,
            words=_deciding(message.text),
            language="en",
            company=told["company"],
            role=told["role"],
            stage=Stage(told["stage"]) if told["stage"] else None,
            feedback=told["feedback"],
            door_open=told["door_open"],
            reply_possible=told["reply_possible"],
            when=_moment(told["when"]),
            due=_moment(told["due"]),
        )
        yield Read("takeout.mbox", number, 0, message.digest, message, signal, None)


def _deciding(text: str) -> str:
    """Stand in for the deciding sentence: the longest line of the middle."""
    lines = [line for line in text.splitlines() if len(line) > 40]
    return max(lines, key=len, default="").split(". ")[0]


def _moment(told: str | None) -> datetime | None:
    if not told:
        return None
    moment = datetime.fromisoformat(told)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def grown(owner, count: int, day: date) -> None:
    """`count` applications, every third over, every fifth waiting, every tenth unsure."""
    for number in range(count):
        company = f"Company {number:04}"
        sent = datetime.combine(day, time(12), UTC) - timedelta(days=number % 90 + 10)
        reads = [mail(Kind.ACKNOWLEDGED, sent, company)]
        later = sent + timedelta(days=5)
        if number % 3 == 0:
            reads.append(mail(Kind.REJECTED, later, company, words="We chose another."))
        if number % 10 == 1:
            reads.append(mail(Kind.INTERVIEW, later, company, confidence=0.6))
        take(owner, *reads)


def day_with_blocks(owner, day: date, hours=(8, 10, 12)) -> list[BlockRow]:
    """Plan the week of `day` and put one block on it at each of `hours`, UTC."""
    monday = weeks.monday_of(day)
    weeks.plan(owner, monday, datetime.combine(monday, time(), UTC) - timedelta(days=1))
    rows = list(BlockRow.objects.filter(owner=owner, week__monday=monday))
    assert len(rows) >= len(hours)
    BlockRow.objects.exclude(id__in=[row.id for row in rows[: len(hours)]]).delete()
    for row, hour in zip(rows, hours, strict=False):
        row.start = datetime.combine(day, time(hour), UTC)
        row.end = row.start + timedelta(minutes=45)
        row.save()
    return rows[: len(hours)]
