"""What a phrase is: words of job mail, what they mean, a sentence that shows it."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Means(StrEnum):
    """What a phrase is evidence for."""

    NOT_GOING_ON = "not_going_on"
    OTHERS_CHOSEN = "others_chosen"
    GONE = "gone"
    REGRET = "regret"
    KEEP_ON_FILE = "keep_on_file"
    GOOD_LUCK = "good_luck"
    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    TALK = "talk"
    TALK_MOVED = "talk_moved"
    TALK_SET = "talk_set"
    TASK = "task"
    OFFER = "offer"
    PAPERWORK = "paperwork"
    HOLD = "hold"
    LATER = "later"
    WITHDREW = "withdrew"
    CAME_ACROSS = "came_across"
    OPEN_TO = "open_to"
    NEW_JOBS = "new_jobs"
    UNSUBSCRIBE = "unsubscribe"
    YOUR_APPLICATION = "your_application"
    MONEY = "money"
    CODE = "code"
    HIRING_SIDE = "hiring_side"
    JOB = "job"
    ELSEWHERE = "elsewhere"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with what it means and a sentence in which it must be found.

    `hooks` are pieces of words one of which is in whatever the pattern finds, and so of
    `also` where there are any: looking for them first makes reading many times faster.
    Tests hold them to the corpus.
    """

    means: Means
    hooks: tuple[str, ...]
    pattern: re.Pattern[str]
    fixture: str
    also: tuple[str, ...] = ()


def phrase(
    means: Means, hooks: str, pattern: str, fixture: str, also: str = ""
) -> Phrase:
    """Return a phrase; hooks stand in one string with spaces between them."""
    return Phrase(
        means,
        tuple(hooks.split()),
        re.compile(pattern, re.IGNORECASE),
        fixture,
        tuple(also.split()),
    )
