"""The person's rates: published priors plus their own counts, with intervals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from onward.evidence import wording
from onward.evidence.beta import Beta
from onward.evidence.field import Field
from onward.evidence.outcome import Outcome, is_application, outcome
from onward.evidence.priors import RateName, prior
from onward.evidence.seen import as_seen
from onward.history.application import Timeline
from onward.kernel.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate: counts, and what they make likely.

    Of `settled` cases `reached` took the step. `still_open` ones are neither yes nor
    no; together they enter the estimate as `open_part` noes, by how long they have
    been silent. `left_out` were withdrawn by the person before the step. `mean` is
    the posterior mean, [`low`, `high`] the 80 % interval, both shares.
    """

    name: RateName
    reached: int
    settled: int
    still_open: int
    left_out: int
    open_part: float
    mean: float
    low: float
    high: float
    posterior: Beta
    prior: Beta
    prior_source: Text

    @property
    def label(self) -> Text:
        return Text(wording.RATE_LABELS[self.name])


class _Standing(Enum):
    REACHED = auto()
    ENDED = auto()
    OPEN = auto()
    LEFT_OUT = auto()


_Asks = Callable[[Outcome], bool]
_STEPS: Mapping[RateName, tuple[_Asks, _Asks]] = {
    RateName.ANSWER: (lambda _: True, lambda one: one.answered),
    RateName.INTERVIEW: (lambda _: True, lambda one: one.talked),
    RateName.FINAL: (lambda one: one.talked, lambda one: one.final),
    RateName.OFFER_AFTER_FINAL: (lambda one: one.final, lambda one: one.offered),
    RateName.OFFER_AFTER_INTERVIEW: (lambda one: one.talked, lambda one: one.offered),
    RateName.OFFER: (lambda _: True, lambda one: one.offered),
    RateName.REFUSED_UNSEEN: (
        lambda _: True,
        lambda one: one.refused and not one.talked,
    ),
}
"""Who is counted for a rate, and who of them took the step."""


def rates(
    timelines: Iterable[Timeline], today: date, field: Field
) -> dict[RateName, Rate]:
    """Return every rate as it stands on `today`, in the order of `RateName`.

    An unopened no after a talk is not in them yet (see `seen.py`).
    """
    known = outcomes(timelines, today, field)
    return {name: rate_of(name, known, field) for name in RateName}


def rate(
    name: RateName, timelines: Iterable[Timeline], today: date, field: Field
) -> Rate:
    """Return one rate as it stands on `today`."""
    return rate_of(name, outcomes(timelines, today, field), field)


def outcomes(timelines: Iterable[Timeline], today: date, field: Field) -> list[Outcome]:
    """Return what each application among `timelines` says, as the person has seen it."""
    return [
        outcome(as_seen(timeline), today, field)
        for timeline in timelines
        if is_application(timeline)
    ]


def rate_of(name: RateName, known: Iterable[Outcome], field: Field) -> Rate:
    """Return one rate made of `known`."""
    counted, _ = _STEPS[name]
    stood = [(_standing(name, one), one.part) for one in known if counted(one)]
    kinds = [kind for kind, _ in stood]
    reached, ended = kinds.count(_Standing.REACHED), kinds.count(_Standing.ENDED)
    part = sum(part for kind, part in stood if kind is _Standing.OPEN)
    before = prior(name, field)
    after = before.beta.updated(reached, ended + part)
    low, high = after.interval()
    return Rate(
        name=name,
        reached=reached,
        settled=reached + ended,
        still_open=kinds.count(_Standing.OPEN),
        left_out=kinds.count(_Standing.LEFT_OUT),
        open_part=part,
        mean=after.mean,
        low=low,
        high=high,
        posterior=after,
        prior=before.beta,
        prior_source=before.source,
    )


def _standing(name: RateName, one: Outcome) -> _Standing:
    """Return where `one`, which got to the step before, stands towards this one."""
    _, took = _STEPS[name]
    if took(one):
        return _Standing.REACHED
    if name is RateName.REFUSED_UNSEEN and one.talked:
        return _Standing.ENDED  # whatever comes now, it is not a no unseen
    if one.withdrawn:
        return _Standing.LEFT_OUT
    if one.refused or one.silent:
        return _Standing.ENDED
    return _Standing.OPEN
