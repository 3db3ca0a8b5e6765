"""Every application as it stands on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onward.evidence.field import Field
from onward.evidence.silence import state_on
from onward.history.application import Furthest, Timeline
from onward.store.log import all_timelines
from onward.store.models import KeptMessage, Owner, Preferences
from onward.store.queries.unopened import without_unopened


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, with the message that says so."""

    date: date
    kind: str
    message_id: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One application: what it is, how far it got, where it stands.

    `furthest_seen` is how far it got as told without the answers that wait unopened.
    """

    id: UUID
    company: str | None
    role: str | None
    channel: str
    applied_on: date | None
    furthest: str
    furthest_seen: str
    state: str
    feedback: str | None
    waiting: int
    last_event: datetime
    events: tuple[Happened, ...]


def status(owner: Owner, today: date) -> list[Standing]:
    """Return all applications, newest first."""
    field = Field(Preferences.objects.get(owner=owner).field)
    ids = dict(
        KeptMessage.objects.filter(owner=owner)
        .exclude(message_id="")
        .values_list("digest", "message_id")
    )
    timelines = sorted(
        all_timelines(owner).values(), key=lambda one: (one.last_event, str(one.id))
    )
    return [_standing(one, today, field, ids) for one in reversed(timelines)]


def _standing(
    one: Timeline, today: date, field: Field, ids: dict[str, str]
) -> Standing:
    seen = without_unopened(one)
    return Standing(
        id=one.id,
        company=one.company,
        role=one.role,
        channel=one.channel.value,
        applied_on=one.applied_on,
        furthest=one.furthest.value,
        furthest_seen=(seen.furthest if seen else Furthest.APPLICATION).value,
        state=state_on(one, today, field).value,
        feedback=one.feedback,
        waiting=len(one.waiting),
        last_event=one.last_event,
        events=tuple(
            Happened(
                event.happened.date(),
                event.kind.value,
                ids.get(event.message) if event.message else None,
            )
            for event in one.events
        ),
    )
