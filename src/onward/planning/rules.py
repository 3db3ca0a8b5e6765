"""The week as a mixed-integer program: what counts, and every rule as rows.

One yes-or-no column per piece and stretch it fits into ("block formulation"); the
exact minute is settled afterwards by `order`. docs/developer/methods.md carries the
formulas under the same names.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from math import inf

from onward.kernel.spans import Span
from onward.planning.free import (
    BREATH_MINUTES,
    DAY,
    search_weekdays,
    week_span,
)
from onward.planning.highs import Program
from onward.planning.pieces import Piece, Spot
from onward.planning.task import (
    Task,
    capacity_minutes,
    day_minutes,
    search_minutes,
    waking_day,
)

RETURNS = ((3, 0.0), (3, 0.15), (4, 0.30), (inf, 0.45))
"""How many of one kind lose which share of their value to those before them."""
CARE_BONUS = 0.05
STAY_BONUS = 0.05
_LEAN_PER_DAY = 0.002
_WINDOW_PAIRS = 36


@dataclass(slots=True)
class Rules:
    """A program under construction, and which column stands for what."""

    task: Task
    program: Program = field(default_factory=Program)
    columns: dict[tuple[str, int], int] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)

    def terms(
        self, pieces: Iterable[Piece], weight: Callable[[Piece], float] | None = None
    ) -> list[tuple[int, float]]:
        """Every column of `pieces`, weighted."""
        return [
            (self.columns[piece.key, spot.stretch], weight(piece) if weight else 1.0)
            for piece in pieces
            for spot in piece.spots
        ]


def build(
    task: Task, floors: Mapping[str, int], cuts: Iterable[tuple[int, frozenset[str]]]
) -> Rules:
    """Write the program: `floors` per kind of care, `cuts` that no order can serve."""
    rules = Rules(task)
    for piece in task.pieces:
        for spot in piece.spots:
            gain = _gain(piece, spot, task)
            rules.columns[piece.key, spot.stretch] = rules.program.column(gain)
    _once(rules)
    _room(rules)
    _hours_and_days(rules)
    _kinds(rules)
    _precedence(rules)
    _care(rules, floors)
    for stretch, keys in cuts:
        terms = [(rules.columns[key, stretch], 1.0) for key in sorted(keys)]
        rules.program.row(terms, upper=len(keys) - 1)
    return rules


def _gain(piece: Piece, spot: Spot, task: Task) -> float:
    """Value at that time of day, a a lean to sooner, a bonus for staying put."""
    start = task.stretches[spot.stretch].span.start
    days = (start - week_span(task.monday, task.zone).start) / DAY
    value = CARE_BONUS if piece.candidate.care else piece.candidate.value
    gain = value * (spot.share - _LEAN_PER_DAY * days)
    before = task.earlier.get(piece.key)
    if before and spot.span.start <= before.start and before.end <= spot.span.end:
        gain += STAY_BONUS
    return gain


def _once(rules: Rules) -> None:
    for piece in rules.task.pieces:
        if piece.spots:
            rules.program.choice([column for column, _ in rules.terms([piece])])


def _room(rules: Rules) -> None:
    """What lies in a stretch fits into it, breaths included, deadlines too.

    For a pair of an opening and a closing time all pieces confined between the two
    must fit between the two: necessary, and with deadlines alone sufficient
    (Jackson 1955). The pairs with both are limited; `cuts` cover the rest.
    """
    inside: dict[int, list[tuple[Piece, Spot]]] = defaultdict(list)
    for piece in rules.task.pieces:
        for spot in piece.spots:
            inside[spot.stretch].append((piece, spot))
    for number, members in inside.items():
        whole = rules.task.stretches[number].span
        opens = sorted({whole.start, *(spot.span.start for _, spot in members)})
        closes = sorted({whole.end, *(spot.span.end for _, spot in members)})
        pairs = {(whole.start, end) for end in closes}
        pairs |= {(start, whole.end) for start in opens}
        if len(opens) * len(closes) <= _WINDOW_PAIRS:
            pairs |= set(product(opens, closes))
        for start, end in sorted(pairs):
            confined = [
                piece
                for piece, spot in members
                if start <= spot.span.start and spot.span.end <= end
            ]
            if start < end:
                _fit(rules, number, confined, Span(start, end).minutes)


def _fit(rules: Rules, stretch: int, pieces: list[Piece], minutes: int) -> None:
    terms = [
        (rules.columns[piece.key, stretch], float(piece.minutes + BREATH_MINUTES))
        for piece in pieces
    ]
    room = minutes + BREATH_MINUTES
    if sum(weight for _, weight in terms) > room:
        rules.program.row(terms, upper=room)


def _hours_and_days(rules: Rules) -> None:
    """The week's hours, each day's share of them, and one day without search."""
    task = rules.task
    search = [piece for piece in task.pieces if not piece.candidate.care]
    left = capacity_minutes(task.availability) - search_minutes(task.kept)
    rules.program.row(
        rules.terms(search, lambda piece: float(piece.minutes)), upper=max(0, left)
    )
    most = day_minutes(task)
    off = _days_off(rules)
    by_day = _grouped(
        search, lambda _, spot: task.stretches[spot.stretch].day, rules.columns
    )
    for day, members in by_day.items():
        spent = search_minutes(
            b for b in task.spent if waking_day(b.span.start, task.availability) == day
        )
        left = max(0, most - spent)
        terms = [(column, float(piece.minutes)) for piece, column in members]
        if isinstance(day, date) and day.weekday() in off:
            terms.append((off[day.weekday()], float(left)))
        rules.program.row(terms, upper=left)


def _days_off(rules: Rules) -> dict[int, int]:
    """When every day is offered: a column per weekday, at least one of them free.

    A weekday that already holds search cannot be it; when all do, the rule is moot.
    """
    task = rules.task
    if len(search_weekdays(task.availability)) < 7:
        return {}
    worked = {
        waking_day(block.span.start, task.availability).weekday()
        for block in task.spent
        if not block.candidate.care
    }
    off = {day: rules.program.column(0.0) for day in range(7) if day not in worked}
    rules.program.row([(column, 1.0) for column in off.values()], lower=1)
    return off


def _kinds(rules: Rules) -> None:
    """At most so many of a kind, and each further one is worth a little less."""
    kinds: dict[str, list[Piece]] = defaultdict(list)
    for piece in rules.task.pieces:
        kinds[piece.candidate.kind].append(piece)
    for kind, pieces in kinds.items():
        already = rules.task.already(kind)
        most = min(piece.candidate.per_week for piece in pieces)
        rules.program.row(rules.terms(pieces), upper=max(0, most - already))
        valued = [piece for piece in pieces if not piece.candidate.care]
        if valued:
            _returns(rules, valued, already)


def _returns(rules: Rules, pieces: list[Piece], already: int) -> None:
    """Concave returns: the n-th of a kind loses a growing share of the mean value."""
    mean = sum(piece.candidate.value for piece in pieces) / len(pieces)
    terms = rules.terms(pieces)
    for width, loss in RETURNS:
        used = min(already, width)
        already -= int(used)
        upper = min(width - used, len(pieces))
        column = rules.program.column(-mean * loss, upper, whole=False)
        terms.append((column, -1.0))
    rules.program.row(terms, lower=0, upper=0)


def _precedence(rules: Rules) -> None:
    """By any stretch, what follows is placed only if what it follows is."""
    by_key = {piece.key: piece for piece in rules.task.pieces}
    for piece in rules.task.pieces:
        first = by_key.get(piece.after or "")
        if first is None:
            continue
        for spot in piece.spots:
            terms = [
                (rules.columns[p.key, s.stretch], sign)
                for p, sign in ((piece, 1.0), (first, -1.0))
                for s in p.spots
                if s.stretch <= spot.stretch
            ]
            rules.program.row(terms, upper=0)


def _care(rules: Rules, floors: Mapping[str, int]) -> None:
    """One of a kind of care a day, and the floor before anything that is valued."""
    care = [piece for piece in rules.task.pieces if piece.candidate.care]
    days = _grouped(
        care,
        lambda piece, spot: (
            piece.candidate.kind,
            rules.task.stretches[spot.stretch].day,
        ),
        rules.columns,
    )
    for members in days.values():
        rules.program.row([(column, 1.0) for _, column in members], upper=1)
    worth = 1.0 + sum(max(0.0, piece.candidate.value) for piece in rules.task.pieces)
    for kind, floor in sorted(floors.items()):
        pieces = [piece for piece in care if piece.candidate.kind == kind]
        short = rules.program.column(-worth, float(floor))
        rules.missing[kind] = short
        rules.program.row([*rules.terms(pieces), (short, 1.0)], lower=floor)


def _grouped(
    pieces: Iterable[Piece],
    by: Callable[[Piece, Spot], Hashable],
    columns: Mapping[tuple[str, int], int],
) -> dict[Hashable, list[tuple[Piece, int]]]:
    groups: dict[Hashable, list[tuple[Piece, int]]] = defaultdict(list)
    for piece in pieces:
        for spot in piece.spots:
            column = columns[piece.key, spot.stretch]
            groups[by(piece, spot)].append((piece, column))
    return groups
