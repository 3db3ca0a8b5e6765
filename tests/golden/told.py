"""What a person has, in a form that outlives changes of schema."""

import json

from onward.store.log import all_timelines
from onward.store.models import (
    BlockRow,
    BusySpan,
    KeptMessage,
    Preferences,
    Quarantined,
)


def told(owner) -> dict[str, object]:
    """Return everything of `owner` that an upgrade must keep, as plain JSON."""
    told_week = Preferences.objects.get(owner=owner)
    timelines = sorted(all_timelines(owner).values(), key=lambda one: str(one.id))
    what = {
        "preferences": [
            told_week.hours_per_week,
            told_week.days,
            told_week.days_off,
            told_week.time_zone,
            told_week.country,
        ],
        "applications": [
            [
                one.company,
                one.role,
                one.channel,
                one.applied_on,
                one.furthest,
                one.state,
                one.feedback,
                len(one.waiting),
                [
                    [event.kind, event.happened, event.source, event.words, event.stage]
                    for event in one.events
                ],
            ]
            for one in timelines
        ],
        "messages": sorted(
            KeptMessage.objects.filter(owner=owner).values_list(
                "digest", "kind", "standing", "corrected", "text", "company"
            )
        ),
        "quarantined": list(
            Quarantined.objects.filter(owner=owner).values_list("reason", flat=True)
        ),
        "blocks": list(
            BlockRow.objects.filter(owner=owner)
            .order_by("start")
            .values_list("key", "start", "end", "standing", "pinned")
        ),
        "busy": list(
            BusySpan.objects.filter(calendar__owner=owner).values_list("start", "end")
        ),
    }
    plain: dict[str, object] = json.loads(json.dumps(what, default=str))
    return plain
