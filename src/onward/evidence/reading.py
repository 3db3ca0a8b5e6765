"""The honest reading: five sentences, and the table they come from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onward.evidence import lines, wording
from onward.evidence.counts import Counts, count
from onward.evidence.field import Field, clock
from onward.evidence.outcome import is_application
from onward.evidence.priors import RateName
from onward.evidence.rates import Rate, rate, rates
from onward.evidence.too_few import cold_only
from onward.history.application import Timeline
from onward.kernel.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the numbers say on `today`: always five `lines`, the `table`, its `notes`.

    `caveats` say what is missing from them; they are read before the lines.
    """

    today: date
    field: Field
    counts: Counts
    lines: tuple[Text, Text, Text, Text, Text]
    caveats: tuple[Text, ...]
    table: tuple[Rate, ...]
    notes: tuple[Text, ...]


def read(
    timelines: Iterable[Timeline],
    today: date,
    field: Field,
    *,
    next_week_applications: int = 5,
    unsorted: int = 0,
) -> Reading:
    """Return the reading; the last line is about `next_week_applications` more.

    `unsorted` messages wait for the person's word. While an answer waits to be opened,
    the row that counts noes without a talk is left out of the table: it would tell.
    """
    sent = [timeline for timeline in timelines if is_application(timeline)]
    counts = count(sent, today, field)
    known = rates(sent, today, field)
    cold = rate(RateName.INTERVIEW, cold_only(sent), today, field)
    talks = known[RateName.INTERVIEW]
    return Reading(
        today=today,
        field=field,
        counts=counts,
        lines=(
            lines.what_is_there(counts),
            lines.first_talks(talks, field),
            lines.silence(counts, field),
            lines.what_stands_out(cold, known[RateName.OFFER_AFTER_INTERVIEW], field),
            lines.next_week(
                talks, next_week_applications, accepted=counts.accepted > 0
            ),
        ),
        caveats=tuple(_caveats(counts, unsorted)),
        table=tuple(
            rate
            for name, rate in known.items()
            if not (counts.waiting and name is RateName.REFUSED_UNSEEN)
        ),
        notes=_notes(field),
    )


def _caveats(counts: Counts, unsorted: int) -> Iterator[Text]:
    if counts.by_answer * 2 > counts.sent:
        n = {"n": counts.by_answer}
        yield Text(wording.BY_ANSWER, n, plural=wording.BY_ANSWER_MANY)
    if unsorted:
        yield Text(wording.UNSORTED, {"n": unsorted}, plural=wording.UNSORTED_MANY)


def _notes(field: Field) -> tuple[Text, ...]:
    hours = clock(field)
    return (
        Text(
            wording.NOTE_SETTLED,
            {"days": hours.closed_days, "after_talk": hours.closed_days_after_talk},
        ),
        Text(wording.NOTE_OPEN),
        Text(wording.NOTE_LEFT_OUT),
        Text(wording.NOTE_INTERVAL),
        Text(wording.NOTE_UNOPENED),
        Text(wording.NOTE_UNSEEN),
    )
