from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.planning.highs import Effort, Outcome, Program

EXACT = Effort(gap=0.0, nodes=10_000)


def knapsack(things, room):
    program = Program()
    columns = [program.column(gain) for gain, _ in things]
    for column in columns:
        program.choice([column])
    program.row(
        [(column, weight) for column, (_, weight) in zip(columns, things, strict=True)],
        upper=room,
    )
    return program


def best_by_hand(things, room):
    return max(
        sum(gain for pick, (gain, _) in zip(picks, things, strict=True) if pick)
        for picks in product((0, 1), repeat=len(things))
        if sum(w for pick, (_, w) in zip(picks, things, strict=True) if pick) <= room
    )


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=1, max_size=9),
    st.integers(1, 120),
)
def test_the_answer_is_the_best_there_is(things, room):
    outcome = knapsack(things, room).solve(EXACT)
    assert outcome.gain == pytest.approx(best_by_hand(things, room))
    assert outcome.gap == 0


def test_nothing_to_choose_is_solved():
    assert Program().solve() == Outcome(values=(), gain=0.0, bound=0.0)


def test_a_row_without_terms_is_no_row():
    program = Program()
    program.row([], upper=-1)
    assert program.rows == []


def test_a_choice_takes_one():
    program = Program()
    program.choice([program.column(1.0), program.column(2.0)])
    assert program.solve().values == (0.0, 1.0)


def test_numbers_that_are_not_whole_may_be_asked_for():
    program = Program()
    program.row([(program.column(1.0, whole=False), 2.0)], upper=1)
    assert program.solve().values == (0.5,)


def many_knapsacks():
    program = Program()
    columns = [program.column(float(n % 7 + 3)) for n in range(60)]
    for row in range(30):
        weights = [(c, float((c * (row + 3) + row * row) % 11 + 1)) for c in columns]
        program.row(weights, upper=90 + row)
    return program


def test_the_clock_as_backstop_is_flagged():
    outcome = many_knapsacks().solve(Effort(gap=0.0, seconds=0.0))
    assert outcome.backstop
    assert outcome.values == (0.0,) * 60
    assert outcome.gain == 0
    assert outcome.bound == sum(n % 7 + 3 for n in range(60))


def test_a_number_of_nodes_ends_the_search_with_its_gap():
    # Five rows of well-mixed weights, each half full at most: known to be hard.
    program = Program()
    columns = [program.column(50.0 + n * 17 % 29) for n in range(60)]
    for row in range(5):
        weights = [float((n + 3) ** (row + 2) % 101) for n in columns]
        program.row(zip(columns, weights, strict=True), upper=sum(weights) / 2)
    outcome = program.solve(Effort(gap=0.0, nodes=1))
    assert not outcome.backstop
    assert 0 < outcome.gap < 1


def test_no_possible_answer_is_a_bug_and_says_so():
    program = Program()
    program.row([(program.column(1.0), 1.0)], lower=2)
    with pytest.raises(RuntimeError, match="solver stopped"):
        program.solve()


def test_the_solver_prints_nothing(capfd):
    knapsack([(3, 2), (2, 2)], 3).solve()
    assert capfd.readouterr() == ("", "")
