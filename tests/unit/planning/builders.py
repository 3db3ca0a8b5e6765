"""Invented candidates, availabilities and weeks, every argument optional."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from onward.kernel.candidate import Candidate, Energy, Place, Step
from onward.kernel.spans import Span
from onward.kernel.text import Text
from onward.planning.week import Availability, Block, Standing, Week

MONDAY = date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")


def local(day: int, hour: int, minute: int = 0, zone: ZoneInfo = BERLIN) -> datetime:
    """A time in the week of 23 November 2026; `day` 0 is Monday."""
    at = datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), zone)
    return at.astimezone(UTC)


def span(day: int, start: tuple[int, int], end: tuple[int, int]) -> Span:
    return Span(local(day, *start), local(day, *end))


def changed(week: Week, key: str, **change: object) -> Week:
    """Return `week` with one of its blocks changed."""
    blocks = (
        replace(one, **change) if one.candidate.key == key else one
        for one in week.blocks
    )
    return replace(week, blocks=tuple(blocks))


def candidate(key: str = "write", **changes: object) -> Candidate:
    values: dict[str, object] = {
        "key": key,
        "kind": "application",
        "step": Step.PERSIST,
        "what": Text(f"Do {key}"),
        "why": Text("Because"),
        "first_step": Text("Open it"),
        "if_then": Text("If stuck, then stop"),
        "minutes": 60,
        "value": 1.0,
        "energy": Energy.MIDDLE,
    }
    return Candidate(**(values | changes))  # type: ignore[arg-type]


def care(key: str = "walk", **changes: object) -> Candidate:
    values = {
        "kind": "movement",
        "step": Step.CARE,
        "minutes": 30,
        "value": 0.0,
        "energy": Energy.LOW,
        "place": Place.OUT,
        "care": True,
    }
    return candidate(key, **(values | changes))


def availability(**changes: object) -> Availability:
    values: dict[str, object] = {
        "time_zone": "Europe/Berlin",
        "hours_per_week": 10.0,
        "days": (0, 1, 2, 3, 4),
        "sleep_from": time(23),
        "sleep_to": time(7),
    }
    return Availability(**(values | changes))  # type: ignore[arg-type]


def block(
    key: str = "write",
    day: int = 0,
    start: tuple[int, int] = (9, 0),
    minutes: int = 60,
    **changes: object,
) -> Block:
    begin = local(day, *start)
    thing = changes.pop("candidate", None) or candidate(key, minutes=minutes)
    values: dict[str, object] = {"standing": Standing.PLANNED, "pinned": False}
    return Block(
        candidate=thing,  # type: ignore[arg-type]
        span=Span(begin, begin + timedelta(minutes=minutes)),
        **(values | changes),  # type: ignore[arg-type]
    )


_moments = st.one_of(
    st.none(),
    st.builds(
        local,
        st.integers(0, 6),
        st.integers(0, 23),
        st.sampled_from([0, 10, 30]),
    ),
)


@st.composite
def candidates(draw: st.DrawFn, most: int = 12) -> list[Candidate]:
    """A list of candidates of all sorts, some of them care, some in sequence."""
    made: list[Candidate] = []
    for number in range(draw(st.integers(1, most))):
        rest = {
            "minutes": draw(st.integers(3, 95)),
            "earliest": draw(_moments),
            "latest": draw(_moments),
            "per_week": draw(st.integers(1, 4)),
        }
        if draw(st.integers(0, 3)) == 0:
            kind = draw(st.sampled_from(["movement", "rest"]))
            made.append(care(f"c{number}", kind=kind, **rest))
            continue
        after = draw(st.one_of(st.none(), st.integers(0, most)))
        made.append(
            candidate(
                f"c{number}",
                kind=draw(st.sampled_from(["application", "follow_up", "practice"])),
                value=draw(st.integers(0, 15)) / 10,
                energy=draw(st.sampled_from(list(Energy))),
                place=draw(st.sampled_from(list(Place))),
                after=None if after is None else f"c{after}",
                **rest,
            )
        )
    return made


@st.composite
def availabilities(draw: st.DrawFn) -> Availability:
    """Day and night people, few or many hours, busy or not, across zones."""
    sleep = draw(st.sampled_from([(23, 7), (1, 9), (9, 17), (22, 5)]))
    busy = tuple(
        span(day, (hour, 0), (hour + length, 30))
        for day, hour, length in draw(
            st.lists(
                st.tuples(st.integers(0, 6), st.integers(0, 18), st.integers(0, 4)),
                max_size=8,
            )
        )
    )
    return availability(
        time_zone=draw(st.sampled_from(["Europe/Berlin", "Asia/Kolkata"])),
        hours_per_week=draw(st.sampled_from([0.0, 1.5, 4.0, 10.0, 30.0])),
        days=tuple(draw(st.sets(st.integers(0, 6)))),
        days_off=tuple(draw(st.sets(st.integers(0, 6), max_size=2))),
        sleep_from=time(sleep[0]),
        sleep_to=time(sleep[1]),
        busy=busy,
        longest_block_minutes=draw(st.sampled_from([25, 60, 90])),
        lighter=draw(st.booleans()),
    )
