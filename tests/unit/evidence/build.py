"""Timelines for tests, told by events: every keyword is optional.

Days count from `DAY0`; `on(30)` is thirty days later. `Alice` sent this one on day 0
and nothing came back, unless a keyword says otherwise.
"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from types import MappingProxyType
from uuid import UUID

from onward.history.application import Channel, Timeline
from onward.history.event import Event, EventKind, Source
from onward.history.fold import fold
from onward.kernel.identifiers import derived

DAY0 = date(2026, 1, 5)
_serial = count(1)


def on(day: int) -> date:
    return DAY0 + timedelta(days=day)


def event(
    kind: EventKind = EventKind.APPLIED,
    day: int = 0,
    *,
    application: UUID | None = None,
    stage: str | None = None,
    source: Source = Source.MAIL,
    details: dict[str, str] | None = None,
) -> Event:
    serial = next(_serial)
    return Event(
        id=derived("event", str(serial)),
        application=application or derived("application", str(serial)),
        kind=kind,
        happened=datetime.combine(on(day), time(9), UTC),
        recorded=serial,
        source=source,
        stage=stage,
        details=MappingProxyType(details or {}),
    )


def timeline(
    *,
    sent: int | None = 0,
    receipt: int | None = None,
    outreach: int | None = None,
    test: int | None = None,
    screen: int | None = None,
    talk: int | None = None,
    talk_when: str = "",
    final: int | None = None,
    on_hold: int | None = None,
    offer: int | None = None,
    no: int | None = None,
    no_stage: str | None = None,
    opened: bool = True,
    withdrawn: int | None = None,
    accepted: int | None = None,
    declined: int | None = None,
    let_go: int | None = None,
    channel: Channel = Channel.UNKNOWN,
    company: str = "Fernhill Foods",
    role: str = "Supply Planner",
) -> Timeline:
    application = derived("application", f"timeline {next(_serial)}")
    told = [
        (EventKind.OUTREACH, outreach, None),
        (EventKind.APPLIED, sent, None),
        (EventKind.ACKNOWLEDGED, receipt, None),
        (EventKind.ASSESSMENT, test, None),
        (EventKind.INTERVIEW, screen, "screen"),
        (EventKind.INTERVIEW, talk, "interview"),
        (EventKind.INTERVIEW, final, "final"),
        (EventKind.ON_HOLD, on_hold, None),
        (EventKind.OFFER, offer, None),
        (EventKind.REJECTED, no, no_stage),
        (EventKind.LET_GO, let_go, None),
        (EventKind.WITHDRAWN, withdrawn, None),
        (EventKind.ACCEPTED, accepted, None),
        (EventKind.DECLINED, declined, None),
    ]
    log = [
        event(
            kind,
            day,
            application=application,
            stage=stage,
            details={"when": talk_when}
            if talk_when and kind is EventKind.INTERVIEW
            else None,
        )
        for kind, day, stage in told
        if day is not None
    ]
    log.append(
        event(
            EventKind.DESCRIBED,
            application=application,
            details={"company": company, "role": role, "channel": channel.value},
        )
    )
    if opened:
        log += [
            event(
                EventKind.OPENED,
                no or 0,
                application=application,
                details={"event": str(answer.id)},
            )
            for answer in log
            if answer.kind is EventKind.REJECTED
        ]
    return fold(log)[application]


def search(
    *, talks: int = 0, finals: int = 0, offers: int = 0, noes: int = 0, silent: int = 0
) -> list[Timeline]:
    """Settled applications of each kind, as seen from day 100 on."""
    return [
        *(timeline(talk=5, no=20) for _ in range(talks)),
        *(timeline(talk=5, final=12, no=20) for _ in range(finals)),
        *(timeline(talk=5, final=12, offer=20, declined=22) for _ in range(offers)),
        *(timeline(no=6) for _ in range(noes)),
        *(timeline() for _ in range(silent)),
    ]
