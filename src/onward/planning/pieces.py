"""Candidates made ready for the solver: rounded, with every place they may take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from onward.kernel.candidate import Candidate, Energy
from onward.kernel.spans import Span
from onward.planning.free import (
    GRID_MINUTES,
    RANK,
    SHORTEST_MINUTES,
    Free,
    usable,
)
from onward.planning.week import Availability, Block, Standing

_TIRED = 0.8
"""What is left of a value when the time of day has one step less energy than asked."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch a piece may take: its number, the usable part, the value's share."""

    stretch: int
    span: Span
    share: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A candidate with its minutes on the grid and its spots in order of time.

    `after` is the key of another piece that must come first, when there is one.
    """

    candidate: Candidate
    minutes: int
    spots: tuple[Spot, ...]
    after: str | None = None

    @property
    def key(self) -> str:
        return self.candidate.key


def on_grid(minutes: int) -> int:
    """Round up to five minutes, ten at least: short blocks are still blocks."""
    return max(SHORTEST_MINUTES, -(-minutes // GRID_MINUTES) * GRID_MINUTES)


def ready(
    candidates: Iterable[Candidate],
    stretches: Sequence[Free],
    availability: Availability,
    kept: Sequence[Block],
) -> tuple[Piece, ...]:
    """Return a piece per candidate not yet in `kept`, sorted by key, each key once.

    A piece without spots cannot be placed this week; `reasons` says which rule it was.
    """
    there = {block.candidate.key: block for block in kept}
    once: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.key not in there:
            once.setdefault(candidate.key, candidate)
    circular = in_circles(once)
    return tuple(
        Piece(
            candidate,
            on_grid(candidate.minutes),
            ()
            if key in circular
            else _spots(candidate, stretches, availability, there),
            candidate.after if candidate.after in once else None,
        )
        for key, candidate in sorted(once.items())
    )


def in_circles(candidates: Mapping[str, Candidate]) -> frozenset[str]:
    """Keys that wait, directly or not, for themselves."""
    found: set[str] = set()
    for key in candidates:
        seen: set[str] = set()
        step: str | None = key
        while step is not None and step in candidates and step not in seen:
            seen.add(step)
            step = candidates[step].after
        if step == key and candidates[key].after is not None:
            found.add(key)
    return frozenset(found)


def too_heavy(candidate: Candidate, availability: Availability) -> bool:
    """A lighter week asks nothing that needs full strength."""
    return availability.lighter and candidate.energy is Energy.HIGH


def too_long(candidate: Candidate, availability: Availability) -> bool:
    """Longer than the person wants to sit; care is as long as it is."""
    return (
        not candidate.care
        and on_grid(candidate.minutes) > availability.longest_block_minutes
    )


def waits_in_vain(candidate: Candidate, kept: Mapping[str, Block]) -> bool:
    """What it should follow was skipped."""
    before = kept.get(candidate.after or "")
    return before is not None and before.standing is Standing.SKIPPED


def _spots(
    candidate: Candidate,
    stretches: Sequence[Free],
    availability: Availability,
    kept: Mapping[str, Block],
) -> tuple[Spot, ...]:
    if (
        too_heavy(candidate, availability)
        or too_long(candidate, availability)
        or waits_in_vain(candidate, kept)
    ):
        return ()
    zone = ZoneInfo(availability.time_zone)
    spots = []
    for number, stretch in enumerate(stretches):
        share = _share(candidate, stretch)
        span = usable(candidate, stretch, zone) if share else None
        if span is not None:
            span = _from(span, _opens(candidate, kept))
        if span is not None and span.minutes >= on_grid(candidate.minutes):
            spots.append(Spot(number, span, share))
    return tuple(spots)


def _opens(candidate: Candidate, kept: Mapping[str, Block]) -> datetime | None:
    """When a block that is already fixed lets `candidate` begin."""
    before = kept.get(candidate.after or "")
    if before is None or before.standing is Standing.DONE:
        return None
    return before.span.end


def _from(span: Span, start: datetime | None) -> Span | None:
    if start is None or start <= span.start:
        return span
    return Span(start, span.end) if start < span.end else None


def _share(candidate: Candidate, stretch: Free) -> float:
    """1 where the time of day suits, 0.8 one step short, 0 for heavy work when tired."""
    if candidate.care:
        return 1.0
    short = RANK[candidate.energy] - RANK[stretch.energy]
    return 1.0 if short <= 0 else _TIRED if short == 1 else 0.0
