"""An application as the person has seen it: no number may open an answer for them."""

from dataclasses import replace

from onward.evidence.outcome import has_talked
from onward.history.application import Furthest, Timeline
from onward.history.fold import fold


def as_seen(timeline: Timeline) -> Timeline:
    """Return `timeline` as it stood before a no after a talk that is still unopened.

    Few applications get to a talk, so a count that lost one would tell which it was.
    A no before any talk is one of many and stays: it is counted, never named. Where the
    no alone tells of a talk, it is counted as one before any.
    """
    if not timeline.waiting or not has_talked(timeline):
        return timeline
    # After a merge events keep their first application's id; folding wants one.
    events = [
        replace(event, application=timeline.id)
        for event in timeline.events
        if event.id not in timeline.waiting
    ]
    seen = fold(events).get(timeline.id)
    if seen is None or not has_talked(seen):
        stageless = tuple(
            replace(event, stage=None) if event.id in timeline.waiting else event
            for event in timeline.events
        )
        furthest = seen.furthest if seen else Furthest.APPLICATION
        return replace(timeline, furthest=furthest, events=stageless)
    return replace(
        timeline,
        furthest=seen.furthest,
        state=seen.state,
        last_heard=seen.last_heard,
        last_event=seen.last_event,
        waiting=(),
        events=seen.events,
    )
