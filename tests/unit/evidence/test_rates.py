import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.evidence.build import on, search, timeline

from onward.evidence.field import Field
from onward.evidence.priors import RateName, prior
from onward.evidence.rates import rate, rates

TECH = Field.TECHNOLOGY_DATA
LATE = on(200)

KINDS = {
    "silent": timeline(),
    "receipt": timeline(receipt=1),
    "no": timeline(no=6),
    "test": timeline(test=4, no=9),
    "talk": timeline(talk=5, no=20),
    "final": timeline(talk=5, final=12, no=20),
    "offer": timeline(talk=5, final=12, offer=20),
    "declined": timeline(offer=20, declined=22),
    "withdrawn": timeline(withdrawn=9),
    "withdrawn late": timeline(talk=5, withdrawn=9),
    "held": timeline(on_hold=4),
    "young": timeline(sent=195),
    "running": timeline(sent=180, talk=190),
    "waiting": timeline(sent=180, talk=190, no=195, opened=False),
}
searches = st.lists(st.sampled_from(sorted(KINDS)), max_size=40)


def counts(name, timelines, today=LATE):
    known = rate(name, timelines, today, TECH)
    return known.reached, known.settled, known.still_open, known.left_out


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (RateName.ANSWER, (10, 12, 1, 1)),
        (RateName.INTERVIEW, (7, 11, 2, 1)),
        (RateName.FINAL, (3, 4, 2, 1)),
        (RateName.OFFER_AFTER_FINAL, (2, 3, 0, 0)),
        (RateName.OFFER_AFTER_INTERVIEW, (2, 4, 2, 1)),
        (RateName.OFFER, (2, 8, 4, 2)),
        (RateName.REFUSED_UNSEEN, (2, 11, 2, 1)),
    ],
)
def test_each_application_counts_where_it_belongs(name, expected):
    # 14 applications, one of each kind above.
    assert counts(name, KINDS.values()) == expected


def test_an_open_application_is_no_failure():
    young = [timeline(sent=195) for _ in range(5)]
    assert counts(RateName.INTERVIEW, young) == (0, 0, 5, 0)


def test_open_ones_enter_the_estimate_in_part():
    known = rate(RateName.INTERVIEW, [timeline(sent=186)], LATE, TECH)
    assert known.open_part == pytest.approx(0.625, abs=0.001)  # 14 days of silence
    assert known.posterior.b == pytest.approx(known.prior.b + known.open_part)


def test_an_answer_after_thirty_days_corrects_the_count():
    assert counts(RateName.INTERVIEW, [timeline()], on(40)) == (0, 1, 0, 0)
    assert counts(RateName.INTERVIEW, [timeline(talk=41)], on(42)) == (1, 1, 0, 0)


def test_academia_settles_later():
    known = rate(RateName.INTERVIEW, [timeline()], on(60), Field.ACADEMIA)
    assert (known.settled, known.still_open) == (0, 1)


def test_an_unopened_no_after_a_talk_moves_no_number():
    running = timeline(sent=180, talk=190)
    waiting = timeline(sent=180, talk=190, no=195, opened=False)
    assert rates([running], LATE, TECH) == rates([waiting], LATE, TECH)


def test_a_recruiters_first_mail_is_not_counted():
    assert counts(RateName.ANSWER, [timeline(sent=None, outreach=0)]) == (0, 0, 0, 0)


def test_with_nothing_counted_the_prior_speaks():
    for name, known in rates([], LATE, TECH).items():
        assert known.posterior == prior(name, TECH).beta
        assert known.label.plain()


def test_the_posterior_is_prior_plus_counts():
    known = rate(RateName.INTERVIEW, search(talks=4, noes=12, silent=15), LATE, TECH)
    assert (known.reached, known.settled) == (4, 31)
    assert known.mean == pytest.approx((0.6975 + 4) / (5.6775 + 31))
    assert (known.low, known.high) == pytest.approx((0.0639, 0.2011), abs=0.0005)


@settings(deadline=None)
@given(kinds=searches)
def test_every_rate_stays_within_bounds(kinds):
    timelines = [KINDS[kind] for kind in kinds]
    for known in rates(timelines, LATE, TECH).values():
        assert 0 <= known.low < known.mean < known.high <= 1
        assert 0 <= known.reached <= known.settled
        assert 0 <= known.open_part <= known.still_open
        total = known.settled + known.still_open + known.left_out
        assert total <= len(timelines)


@settings(deadline=None)
@given(kinds=searches)
def test_nobody_gets_further_than_the_step_before(kinds):
    known = rates([KINDS[kind] for kind in kinds], LATE, TECH)
    offers = known[RateName.OFFER].reached
    assert offers == known[RateName.OFFER_AFTER_FINAL].reached
    assert offers <= known[RateName.FINAL].reached
    assert known[RateName.FINAL].reached <= known[RateName.INTERVIEW].reached
    assert known[RateName.INTERVIEW].reached <= known[RateName.ANSWER].reached


@settings(deadline=None)
@given(kinds=searches, name=st.sampled_from(RateName))
def test_one_more_success_never_lowers_and_one_more_no_never_raises(kinds, name):
    timelines = [KINDS[kind] for kind in kinds]
    before = rate(name, timelines, LATE, TECH)
    success = KINDS["no" if name is RateName.REFUSED_UNSEEN else "offer"]
    failure = {
        RateName.ANSWER: KINDS["silent"],
        RateName.INTERVIEW: KINDS["no"],
        RateName.FINAL: KINDS["talk"],
        RateName.OFFER_AFTER_FINAL: KINDS["final"],
    }.get(name, KINDS["talk"])
    after_yes = rate(name, [*timelines, success], LATE, TECH)
    after_no = rate(name, [*timelines, failure], LATE, TECH)
    assert after_no.mean < before.mean < after_yes.mean
    assert after_no.low <= before.low <= after_yes.low
    assert after_no.high <= before.high <= after_yes.high


@settings(deadline=None)
@given(kinds=searches.filter(bool), seed=st.randoms(use_true_random=False))
def test_order_does_not_matter_and_the_same_search_reads_the_same(kinds, seed):
    shuffled = list(kinds)
    seed.shuffle(shuffled)
    first = rates([KINDS[kind] for kind in kinds], LATE, TECH)
    second = rates([KINDS[kind] for kind in shuffled], LATE, TECH)
    for name, known in first.items():
        assert known.mean == pytest.approx(second[name].mean, rel=1e-12)
        assert known.settled == second[name].settled


@pytest.mark.parametrize("times", [2, 5, 20])
def test_the_interval_narrows_as_more_of_the_same_is_counted(times):
    few = rate(RateName.INTERVIEW, search(talks=2, noes=13), LATE, TECH)
    many = rate(
        RateName.INTERVIEW, search(talks=2 * times, noes=13 * times), LATE, TECH
    )
    assert many.high - many.low < few.high - few.low
