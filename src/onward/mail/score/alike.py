"""When a value that was read counts as the true one."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from onward.kernel.text import fold
from onward.mail.names import key

_NOT_WORD = re.compile(r"[^\w+#&]+")


class Verdict(StrEnum):
    """How a value compares with the true one; `day` is right but for the time of day."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    INVENTED = "invented"
    DAY = "day"


def bare(text: str) -> str:
    """Return the words of `text` without case, accents, apostrophes and punctuation."""
    return " ".join(_NOT_WORD.sub(" ", fold(text).replace("'", "")).split())


def company(truth: str | None, said: str | None) -> Verdict:
    """Compare two employers but for case, accents and legal form."""
    return _silent(truth, said) or _right(key(truth or "") == key(said or ""))


def words(truth: str | None, said: str | None) -> Verdict:
    """Compare two titles or passages but for case, accents and punctuation."""
    return _silent(truth, said) or _right(bare(truth or "") == bare(said or ""))


def moment(truth: datetime | None, said: datetime | None) -> Verdict:
    """Compare two points in time; a day is the day each writes, in its own zone."""
    if truth is None or said is None or truth == said:
        return _silent(truth, said) or Verdict.RIGHT
    return Verdict.DAY if truth.date() == said.date() else Verdict.WRONG


def _silent(truth: object, said: object) -> Verdict | None:
    """Return the verdict where a side says nothing, None where both speak."""
    if truth is None:
        return Verdict.RIGHT if said is None else Verdict.INVENTED
    return Verdict.MISSED if said is None else None


def _right(alike: bool) -> Verdict:
    return Verdict.RIGHT if alike else Verdict.WRONG


def token_f1(truth: str, said: str) -> float:
    """Return the F1 of the words two passages have in common, counted with repeats."""
    one, other = Counter(bare(truth).split()), Counter(bare(said).split())
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


Passages = tuple[str | None, str | None]
"""A true passage and the one that was read; None where there is none."""


def passage_parts(pair: Passages) -> tuple[float, int]:
    """Return how much of a passage was found, and how many sides have one."""
    true, said = pair
    found = 0.0 if true is None or said is None else token_f1(true, said)
    return found, (true is not None) + (said is not None)


def passage_f1(pairs: Iterable[Passages]) -> float | None:
    """Return F1 over messages: a passage found counts as much as its `token_f1`.

    Messages in which neither side has a passage say nothing; None when all are so.
    """
    parts = [passage_parts(pair) for pair in pairs]
    sides = sum(both for _, both in parts)
    return 2 * sum(found for found, _ in parts) / sides if sides else None
