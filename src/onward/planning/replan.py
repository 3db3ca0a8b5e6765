"""The week went differently: plan the rest anew and leave alone what can stay."""

from collections.abc import Iterable
from datetime import UTC, datetime

from onward.kernel.candidate import Candidate
from onward.planning.solve import Given, arrange
from onward.planning.week import Availability, Block, Standing, Week


def replan(
    week: Week,
    candidates: Iterable[Candidate],
    availability: Availability,
    now: datetime,
) -> Week:
    """Return `week` with everything that lies ahead planned anew.

    Done, skipped and pinned blocks and whatever began before `now` keep their place.
    The rest is chosen for value; staying in the same stretch of free time earns a
    twentieth of a tailored application per block (`STAY_BONUS`), so a block moves only
    when that gains more, and inside its stretch it keeps its minute where it can.
    """
    kept = [block for block in week.blocks if _stays(block, now)]
    fixed = {block.candidate.key for block in kept}
    earlier = {
        block.candidate.key: block.span
        for block in week.blocks
        if block.candidate.key not in fixed
    }
    given = Given(now=now, kept=tuple(kept), earlier=earlier)
    return arrange(candidates, availability, week.monday, given)


def _stays(block: Block, now: datetime) -> bool:
    return (
        block.pinned
        or block.standing is not Standing.PLANNED
        or block.span.start < now.astimezone(UTC)
    )
