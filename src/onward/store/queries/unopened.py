"""An application as it may be shown while an answer waits: without that answer."""

from dataclasses import replace

from onward.history.application import Timeline
from onward.history.fold import fold


def without_unopened(timeline: Timeline) -> Timeline | None:
    """Return `timeline` as it stood before the noes that wait; None when none is left.

    Nothing of an unopened answer may show: not the state it made, not the stage or
    feedback it names.
    """
    if not timeline.waiting:
        return timeline
    # After a merge events keep their first application's id; folding wants one.
    events = [
        replace(event, application=timeline.id)
        for event in timeline.events
        if event.id not in timeline.waiting
    ]
    seen = fold(events).get(timeline.id)
    if seen is None:
        return None
    return replace(
        seen,
        company=timeline.company,
        role=timeline.role,
        channel=timeline.channel,
        applied_on=timeline.applied_on,
    )
