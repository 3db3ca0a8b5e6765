"""What one no says: the step it proves, and how little or much it moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from onward.evidence import wording
from onward.evidence.field import Field
from onward.evidence.outcome import Outcome, outcome
from onward.evidence.priors import RateName, prior
from onward.evidence.rates import Rate, outcomes, rate_of
from onward.evidence.say import as_people_say, between, of_100
from onward.history.application import Furthest, State, Timeline
from onward.kernel.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One rate without this no, and with it."""

    before: Rate
    after: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class OneNo:
    """What one no is evidence for.

    `proved` is the step it reached. `lifted` is the rate that rises because it got
    there, `lowered` the one that falls because it ended there (None after an offer:
    a withdrawn offer lowers nothing). `says` holds their sentences, good news first;
    `notes` how sure the two rates are and what they start from.
    """

    proved: Furthest
    lifted: Change
    lowered: Change | None
    says: tuple[Text, ...]
    notes: tuple[Text, ...]


_MOVES = {
    Furthest.APPLICATION: (RateName.ANSWER, RateName.INTERVIEW),
    Furthest.ASSESSMENT: (RateName.ANSWER, RateName.INTERVIEW),
    Furthest.INTERVIEW: (RateName.INTERVIEW, RateName.OFFER_AFTER_INTERVIEW),
    Furthest.FINAL: (RateName.FINAL, RateName.OFFER_AFTER_FINAL),
    Furthest.OFFER: (RateName.OFFER_AFTER_INTERVIEW, None),
}
"""Per step reached: the rate it lifts, and the rate it lowers."""


def one_no(
    refused: Timeline, others: Iterable[Timeline], today: date, field: Field
) -> OneNo:
    """Return what the no to `refused` says, beside the person's other applications.

    `refused` is taken as opened and ended by a no; it may be among `others`.
    """
    own = replace(refused, state=State.REJECTED, waiting=())
    rest = [one for one in others if one.id != refused.id]
    before = outcomes(rest, today, field)
    after = [*before, *outcomes([own], today, field)]
    proved = step_proved(own, today, field)
    up, down = _MOVES[proved]
    lifted = _change(up, before, after, field)
    lowered = _change(down, before, after, field) if down else None
    return OneNo(
        proved=proved,
        lifted=lifted,
        lowered=lowered,
        says=(
            _proof(proved, lifted.after, field),
            _moved(lifted, wording.LIFTS, wording.LIFTS_NOT),
            *([_fell(lowered)] if lowered else []),
        ),
        notes=tuple(_note(one.after) for one in (lifted, lowered) if one),
    )


def _change(
    name: RateName, before: list[Outcome], after: list[Outcome], field: Field
) -> Change:
    return Change(
        before=rate_of(name, before, field), after=rate_of(name, after, field)
    )


def step_proved(own: Timeline, today: date, field: Field) -> Furthest:
    """Return the step reached; a recruiter's call is a talk like any other."""
    facts = outcome(own, today, field)
    for reached, step in (
        (facts.offered, Furthest.OFFER),
        (facts.final, Furthest.FINAL),
        (facts.talked, Furthest.INTERVIEW),
    ):
        if reached:
            return step
    return own.furthest


def _proof(proved: Furthest, rate: Rate, field: Field) -> Text:
    usual = prior(rate.name, field).usual
    values: dict[str, object] = {
        "usual": as_people_say(usual),
        "reached": rate.reached,
        "settled": rate.settled,
    }
    if proved is Furthest.FINAL:
        of_all = usual * prior(RateName.INTERVIEW, field).usual
        return Text(wording.SAYS_FINAL, values | {"of_all": as_people_say(of_all)})
    if proved is Furthest.INTERVIEW:
        return Text(wording.SAYS_TALK, values)
    return Text(
        {
            Furthest.ASSESSMENT: wording.SAYS_TEST,
            Furthest.OFFER: wording.SAYS_OFFER,
        }.get(proved, wording.SAYS_ANSWER)
    )


def _note(rate: Rate) -> Text:
    return Text(
        wording.SAYS_NOTE,
        {
            "rate": rate.label,
            "reached": rate.reached,
            "settled": rate.settled,
            "range": between(rate.low, rate.high),
            "source": rate.prior_source,
        },
    )


def _fell(change: Change) -> Text:
    if change.after.name is not RateName.OFFER_AFTER_FINAL:
        return _moved(change, wording.LOWERS, wording.LOWERS_NOT)
    one_yes = change.after.posterior.updated(1, 0).mean
    return _moved(
        change, wording.LOWERS_FINAL, wording.LOWERS_NOT, one_yes=of_100(one_yes)
    )


def _moved(change: Change, moves: str, stays: str, **more: int) -> Text:
    before, after = of_100(change.before.mean), of_100(change.after.mean)
    return Text(
        stays if before == after else moves,
        {
            "step": Text(wording.STEP_NAMES[change.after.name]),
            "before": before,
            "after": after,
            "settled": change.after.settled,
            **more,
        },
    )
