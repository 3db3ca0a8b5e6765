"""What is known before the person's own numbers: published searches, as Beta priors.

Fitted by beta-binomial maximum likelihood to search logs that people published
(39 search logs, 2004–2025, mostly technology and office work). Methods, sources and limits:
docs/developer/methods.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from onward.evidence import wording
from onward.evidence.beta import Beta
from onward.evidence.field import Field
from onward.kernel.text import Text


class RateName(StrEnum):
    """The shares that are estimated: this step, of those that got to the one before."""

    ANSWER = "answer"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER_AFTER_FINAL = "offer_after_final"
    OFFER_AFTER_INTERVIEW = "offer_after_interview"
    OFFER = "offer"
    REFUSED_UNSEEN = "refused_unseen"


INTERVIEW_PRIOR_KEPT = 0.75
"""How much weight of the fitted interview prior is kept.

As fitted, its 80 % intervals held 71 % of left-out searches (19 of 26 counted whole);
at 0.75 they hold 80 % (23 of 26).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """A prior and where it comes from.

    `usual` is the share to compare with: pooled over all cases where the sources give
    it, else the mean over searches.
    """

    beta: Beta
    source: Text
    usual: float


_INDUSTRY = {
    RateName.ANSWER: Prior(
        beta=Beta(5.71, 5.44),
        source=Text(wording.SOURCE, {"searches": 16, "cases": "1,932"}),
        usual=0.46,
    ),
    RateName.INTERVIEW: Prior(
        beta=Beta(0.93, 6.64).weakened(INTERVIEW_PRIOR_KEPT),
        source=Text(wording.SOURCE, {"searches": 26, "cases": "3,665"}),
        usual=0.09,
    ),
    RateName.FINAL: Prior(
        beta=Beta(21, 29),
        source=Text(wording.SOURCE_TALKS, {"searches": 15, "cases": "209"}),
        usual=0.42,
    ),
    RateName.OFFER_AFTER_FINAL: Prior(
        beta=Beta(1.43, 2.38),
        source=Text(wording.SOURCE_FINALS, {"searches": 13, "cases": "83"}),
        usual=0.375,
    ),
    RateName.OFFER_AFTER_INTERVIEW: Prior(
        beta=Beta(2.49, 14.74),
        source=Text(wording.SOURCE_TALKS, {"searches": 20, "cases": "245"}),
        usual=0.144,
    ),
    RateName.OFFER: Prior(
        beta=Beta(0.64, 30.4),
        source=Text(wording.SOURCE, {"searches": 30, "cases": "4,383"}),
        usual=0.013,
    ),
    RateName.REFUSED_UNSEEN: Prior(
        beta=Beta(1.30, 2.77),
        source=Text(wording.SOURCE, {"searches": 11, "cases": "1,273"}),
        usual=0.31,
    ),
}
_ACADEMIA = {
    RateName.INTERVIEW: Prior(
        beta=Beta(1.62, 11.42).weakened(INTERVIEW_PRIOR_KEPT),
        source=Text(wording.SOURCE_ACADEMIA, {"searches": 6, "cases": "636"}),
        usual=0.131,
    ),
}


def prior(name: RateName, field: Field) -> Prior:
    """Return the prior of `name`.

    Academia has its own for first talks; for all else, and for fields nobody has
    published searches of, the industry prior stands and its source says what it is.
    """
    if field is Field.ACADEMIA and name in _ACADEMIA:
        return _ACADEMIA[name]
    return _INDUSTRY[name]
