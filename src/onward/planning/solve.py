"""Candidates and free time → the best week: which things, on which day, at what time.

First a block program says what goes into which stretch of free time (`rules`, `highs`),
then `order` finds the minutes. A stretch whose things cannot be put in any order is
forbidden and the program solved again, so that the proven gap stays honest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from onward.kernel.candidate import Candidate
from onward.kernel.spans import Span
from onward.planning.explain import notes
from onward.planning.free import BREATH_MINUTES, RANK, free_time
from onward.planning.highs import Effort, Outcome
from onward.planning.order import Item, keep_places, lay_out
from onward.planning.pieces import Piece, ready
from onward.planning.reasons import left_out
from onward.planning.rules import Rules, build
from onward.planning.task import Task, capacity_minutes, search_minutes
from onward.planning.week import Availability, Block, Week

_REPAIRS = 12

Chosen = dict[int, list[Piece]]
Cut = tuple[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Starts by key, and how good the solver knows them to be."""

    starts: Mapping[str, datetime]
    gain: float
    gap: float
    backstop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a plan starts from: the time it is, blocks that stay, where others lay."""

    now: datetime | None = None
    kept: tuple[Block, ...] = ()
    earlier: Mapping[str, Span] = field(default_factory=dict)


def plan(
    candidates: Iterable[Candidate],
    availability: Availability,
    monday: date,
    now: datetime | None,
    kept: Sequence[Block] = (),
) -> Week:
    """Return the week from `monday`: the same input gives the same plan.

    Nothing is placed before `now`. `kept` blocks (done, skipped, pinned) stay where they
    are; what they used of hours, turns and time is gone. Care never spends hours.
    """
    given = Given(now=now, kept=tuple(kept))
    return arrange(candidates, availability, monday, given)


def arrange(
    candidates: Iterable[Candidate],
    availability: Availability,
    monday: date,
    given: Given,
    effort: Effort | None = None,
) -> Week:
    """Plan around what is given; what lay somewhere earlier stays if it costs little."""
    kept = given.kept
    stretches = free_time(
        availability, monday, given.now, [block.span for block in kept]
    )
    whole = stretches if given == Given() else free_time(availability, monday)
    task = Task(
        availability=availability,
        monday=monday,
        stretches=stretches,
        pieces=ready(candidates, stretches, availability, kept),
        days=len({stretch.day for stretch in whole if stretch.search}),
        kept=kept,
        earlier=given.earlier,
    )
    answer = solve(task, effort)
    blocks = [*kept, *_blocks(task, answer)]
    blocks.sort(key=lambda block: (block.span, block.candidate.key))
    missed = left_out(task, answer.starts)
    week = Week(
        monday=monday,
        blocks=tuple(blocks),
        left_out=missed,
        search_minutes=search_minutes(blocks),
        capacity_minutes=capacity_minutes(availability),
        gap=answer.gap,
        backstop=answer.backstop,
        value=answer.gain,
    )
    return notes(week, availability, stretches)


def _blocks(task: Task, answer: Answer) -> Iterator[Block]:
    for piece in task.pieces:
        start = answer.starts.get(piece.key)
        if start is not None:
            end = start + timedelta(minutes=piece.minutes)
            yield Block(candidate=piece.candidate, span=Span(start, end))


def solve(task: Task, effort: Effort | None = None) -> Answer:
    """Choose, place and, where no order exists, forbid and choose again."""
    floors = {
        piece.candidate.kind: 1
        for piece in task.pieces
        if piece.candidate.care and not task.already(piece.candidate.kind)
    }
    cuts: list[Cut] = []
    for repair in range(_REPAIRS):
        rules = build(task, floors, cuts)
        outcome = rules.program.solve(effort)
        short = {
            kind: round(outcome.values[column])
            for kind, column in rules.missing.items()
        }
        if any(short.values()):
            # Care that cannot be had is asked for no longer; solved again without the
            # large penalty, the gap measures the plan's value and nothing else.
            floors = {kind: n - short[kind] for kind, n in floors.items()}
            rules = build(task, floors, cuts)
            outcome = rules.program.solve(effort)
        chosen = _chosen(rules, outcome)
        starts, clashes = _times(task, chosen)
        if not clashes or repair == _REPAIRS - 1:
            break
        cuts.extend(clashes)
    return Answer(starts, *_quality(rules, outcome, starts))


def _quality(
    rules: Rules, outcome: Outcome, starts: Mapping[str, datetime]
) -> tuple[float, float, bool]:
    gain = outcome.gain
    for (key, _), column in rules.columns.items():
        if outcome.values[column] > 0.5 and key not in starts:
            gain -= rules.program.gains[column]
    return gain, replace(outcome, gain=gain).gap, outcome.backstop


def _chosen(rules: Rules, outcome: Outcome) -> Chosen:
    chosen: Chosen = defaultdict(list)
    for piece in rules.task.pieces:
        for spot in piece.spots:
            if outcome.values[rules.columns[piece.key, spot.stretch]] > 0.5:
                chosen[spot.stretch].append(piece)
    return chosen


def _times(task: Task, chosen: Chosen) -> tuple[dict[str, datetime], list[Cut]]:
    """Exact starts; where no order exists, the smallest set found to blame.

    The rest of that stretch is then laid out without the least valuable of them, so
    that even the last round ends with a plan that can be kept.
    """
    starts: dict[str, datetime] = {}
    clashes: list[Cut] = []
    for number, members in chosen.items():
        pieces = sorted(members, key=lambda piece: (piece.candidate.value, piece.key))
        while (laid := _lay(task, number, pieces)) is None:
            guilty = _guilty(task, number, pieces)
            clashes.append((number, frozenset(piece.key for piece in guilty)))
            pieces.remove(guilty[0])
        begin = task.stretches[number].span.start
        for key, minute in laid.items():
            starts[key] = begin + timedelta(minutes=minute)
    return _in_sequence(task, starts), clashes


def _in_sequence(task: Task, starts: dict[str, datetime]) -> dict[str, datetime]:
    """Drop what would follow something that had to be dropped."""
    known = {piece.key for piece in task.pieces}
    while orphans := [
        piece.key
        for piece in task.pieces
        if piece.key in starts and piece.after in known and piece.after not in starts
    ]:
        for key in orphans:
            del starts[key]
    return starts


def _guilty(task: Task, number: int, pieces: list[Piece]) -> list[Piece]:
    """Shrink to a set from which nothing can be taken without an order appearing."""
    guilty = list(pieces)
    for piece in reversed(pieces):
        fewer = [other for other in guilty if other is not piece]
        if _lay(task, number, fewer) is None:
            guilty = fewer
    return guilty


def _lay(task: Task, number: int, pieces: list[Piece]) -> dict[str, int] | None:
    begin = task.stretches[number].span.start
    items = [_item(piece, number, begin) for piece in pieces]
    earlier = {
        piece.key: _minutes(begin, task.earlier[piece.key].start)
        for piece in pieces
        if piece.key in task.earlier
    }
    if earlier:
        return keep_places(items, earlier, BREATH_MINUTES)
    return lay_out(items, BREATH_MINUTES)


def _item(piece: Piece, number: int, begin: datetime) -> Item:
    """What asks most comes first, care rounds off."""
    spot = next(spot for spot in piece.spots if spot.stretch == number)
    candidate = piece.candidate
    rank = (float(candidate.care), -RANK[candidate.energy], -candidate.value)
    return Item(
        piece.key,
        piece.minutes,
        _minutes(begin, spot.span.start),
        _minutes(begin, spot.span.end),
        rank,
        piece.after,
    )


def _minutes(begin: datetime, moment: datetime) -> int:
    return int((moment - begin).total_seconds()) // 60
