"""Builders for the log: everything optional, everything invented."""

import itertools
import uuid
from datetime import UTC, date, datetime, timedelta

from onward.history.application import State, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import fold
from onward.history.match import Clue, Known
from onward.kernel.identifiers import derived
from onward.mail.signal import Kind

FERNHILL = derived("test", "fernhill")
YARROW = derived("test", "yarrow")
DAY_0 = datetime(2026, 3, 2, 12, tzinfo=UTC)
_counter = itertools.count(1)


def on_day(day: int) -> datetime:
    return DAY_0 + timedelta(days=day)


def event(
    kind=EventKind.APPLIED,
    day=0,
    application=FERNHILL,
    source=Source.MAIL,
    stage=None,
    id=None,
    hours=0,
    **details,
) -> Event:
    number = next(_counter)
    return Event(
        id=id or uuid.UUID(int=number),
        application=application,
        kind=kind,
        happened=on_day(day) + timedelta(hours=hours),
        recorded=number,
        source=source,
        stage=stage,
        details={name: str(value) for name, value in details.items()},
    )


def timeline(*events: Event) -> Timeline:
    (one,) = fold(events or [event()]).values()
    return one


def known(
    id=FERNHILL,
    company="Fernhill Foods",
    role="Supply Planner",
    state=State.OPEN,
    first=date(2026, 3, 2),
    last=date(2026, 3, 9),
    threads=(),
    domains=(),
) -> Known:
    return Known(
        id=id,
        company=company,
        role=role,
        state=state,
        first=first,
        last=last,
        threads=frozenset(threads),
        domains=frozenset(domains),
    )


def clue(
    kind=Kind.REJECTED,
    day=date(2026, 3, 20),
    company="Fernhill Foods",
    role="Supply Planner",
    threads=(),
    domain=None,
) -> Clue:
    return Clue(
        kind=kind,
        day=day,
        company=company,
        role=role,
        threads=frozenset(threads),
        domain=domain,
    )
