"""Shares as people say them: "about 1 in 9"."""

import math
from bisect import bisect_left

from onward.evidence import wording
from onward.kernel.text import Text

_RARELY = (25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500, 1000)
_SAID: tuple[tuple[int, int], ...] = (
    *((1, n) for n in reversed(_RARELY)),
    *((1, n) for n in range(20, 2, -1)),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (3, 4),
    (4, 5),
    (9, 10),
    (19, 20),
)
"""What is ever said, rising."""

_FLOOR, _CEILING = 1 / 1500, 0.97


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


_ODDS = [_log_odds(k / n) for k, n in _SAID]


def as_people_say(share: float) -> Text:
    """Return `share` as "about 1 in 9": the nearest, by odds, of a short list.

    At most 15 % off from 1 in 100 up to 2 in 5, 0.06 off above, coarser below.
    """
    if share < _FLOOR or share > _CEILING:
        return _bare(share)
    return Text(wording.ABOUT, {"share": _bare(share)})


def between(low: float, high: float) -> Text:
    """Return a range as "between 1 in 13 and 1 in 5", or "close to 1 in 9"."""
    first, last = _bare(low), _bare(high)
    if first == last:
        return Text(wording.CLOSE_TO, {"share": first})
    return Text(wording.BETWEEN, {"low": first, "high": last})


def of_100(share: float) -> int:
    """Return `share` in whole hundredths."""
    return round(100 * share)


def _bare(share: float) -> Text:
    if share < _FLOOR:
        return Text(wording.HARDLY_ANY)
    if share > _CEILING:
        return Text(wording.NEARLY_ALL)
    odds = _log_odds(share)
    at = bisect_left(_ODDS, odds)
    near = [i for i in (at - 1, at) if 0 <= i < len(_ODDS)]
    k, n = _SAID[min(near, key=lambda i: abs(_ODDS[i] - odds))]
    return Text(wording.IN, {"k": k, "of": n})
