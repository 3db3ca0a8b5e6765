"""The order and exact start of what shares one stretch of free time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

_TRIES = 3_000
"""Positions looked at before an order counts as not to be had."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to lay down: minutes counted from the start of the stretch.

    It lies in [`opens`, `closes`), after `after` when that shares the stretch; of two
    that could begin at once the smaller `rank` does.
    """

    key: str
    minutes: int
    opens: int
    closes: int
    rank: tuple[float, ...] = ()
    after: str | None = None


def lay_out(items: Sequence[Item], breath: int) -> dict[str, int] | None:
    """Return a start for each item, `breath` minutes apart at least, or None.

    Depth-first over orders, earliest start for each: for starts that are as early as
    possible this misses no order (Giffler & Thompson 1960, Oper. Res. 8), and the
    deadline check cuts most of the tree. Deterministic; gives up after 3,000 positions.
    """
    names = {item.key for item in items}
    search = _Search(breath, names)
    return search.starts if search.go(list(items), 0) else None


def keep_places(
    items: Sequence[Item], earlier: Mapping[str, int], breath: int
) -> dict[str, int] | None:
    """Like `lay_out`, but as many as possible start when they did `earlier`.

    Taken in order of their earlier start, each is held in place as long as an order
    is still to be had; what must move then moves.
    """
    fixed = {item.key: item for item in items}
    starts = lay_out(items, breath)
    if starts is None:
        return None
    for key, start in sorted(earlier.items(), key=lambda pair: (pair[1], pair[0])):
        item = fixed.get(key)
        if item is None or start < item.opens or start + item.minutes > item.closes:
            continue
        held = replace(item, opens=start, closes=start + item.minutes)
        better = lay_out(list((fixed | {key: held}).values()), breath)
        if better is not None:
            fixed[key], starts = held, better
    return starts


class _Search:
    """One depth-first walk; `starts` holds the answer when `go` says yes."""

    __slots__ = ("breath", "left", "names", "starts")

    def __init__(self, breath: int, names: set[str]) -> None:
        self.breath = breath
        self.names = names
        self.left = _TRIES
        self.starts: dict[str, int] = {}

    def go(self, todo: list[Item], clock: int) -> bool:
        if not todo:
            return True
        self.left -= 1
        if self.left < 0 or any(
            max(clock, item.opens) + item.minutes > item.closes for item in todo
        ):
            return False
        for item in sorted(todo, key=lambda item: _soonest(item, clock)):
            if item.after in self.names and item.after not in self.starts:
                continue
            start = max(clock, item.opens)
            self.starts[item.key] = start
            rest = [other for other in todo if other is not item]
            if self.go(rest, start + item.minutes + self.breath):
                return True
            del self.starts[item.key]
        return False


def _soonest(item: Item, clock: int) -> tuple[int, tuple[float, ...], str]:
    return max(clock, item.opens), item.rank, item.key
