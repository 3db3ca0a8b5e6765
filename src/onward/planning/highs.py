"""A small door to the HiGHS solver: columns, rows, one answer that can be repeated.

HiGHS (Huangfu & Hall 2018, Math. Prog. Comp. 10) solves mixed-integer programs by
branch and cut. It runs here on one thread with a fixed seed and ends at a proven gap
or after a number of nodes, so that the same week always gets the same plan; the clock
is only a backstop, and an answer it cut short says so.

Three steps, each of which may be the last:

1. the linear relaxation gives a bound;
2. the program restricted to what the relaxation used, and to every column of a choice
   it split (RENS, Berthold 2014, Oper. Res. Lett. 42), gives a good answer quickly;
3. columns whose reduced cost exceeds the distance between the two cannot be in a better
   answer (Dantzig, Fulkerson & Johnson 1954, Oper. Res. 2) and are left out; the rest
   is solved by branch and cut from that answer on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Any

GAP = 0.001
NODES = 10
BACKSTOP_SECONDS = 20.0
_SEED = 1
_POOL = 500  # cuts kept; more cost time at the root and prove little here
_TINY = 1e-6
_SEARCHES = (
    "mip_allow_restart",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """When to stop: a proven relative gap, a number of nodes, at the last the clock."""

    gap: float = GAP
    nodes: int = NODES
    seconds: float = BACKSTOP_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The best point found: `values` by column, what it gains, and a proven bound."""

    values: tuple[float, ...]
    gain: float
    bound: float
    backstop: bool = False

    @property
    def gap(self) -> float:
        """Relative distance from the bound; 0 is proven best."""
        distance = self.bound - self.gain
        return distance / max(abs(self.gain), 1e-9) if distance > _TINY else 0.0


@dataclass(slots=True)
class Program:
    """A maximisation, collected column by column and row by row.

    `choices` are groups of columns of which at most one is chosen.
    """

    gains: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(
        default_factory=list
    )
    choices: list[list[int]] = field(default_factory=list)

    def column(self, gain: float, upper: float = 1.0, *, whole: bool = True) -> int:
        """Add a variable in [0, `upper`], a whole number unless told otherwise."""
        self.gains.append(gain)
        self.uppers.append(upper)
        self.whole.append(whole)
        return len(self.gains) - 1

    def row(
        self,
        terms: Iterable[tuple[int, float]],
        *,
        lower: float = -inf,
        upper: float = inf,
    ) -> None:
        """Ask that the weighted sum of columns lies between the two."""
        listed = list(terms)
        if listed:
            self.rows.append((lower, upper, listed))

    def choice(self, columns: Sequence[int]) -> None:
        """Ask that at most one of `columns` is chosen."""
        self.choices.append(list(columns))
        self.row(((column, 1.0) for column in columns), upper=1)

    def solve(self, effort: Effort | None = None) -> Outcome:
        """Maximise. The rows must leave at least one answer."""
        if not self.gains:
            return Outcome(values=(), gain=0.0, bound=0.0)
        return _solve(self, effort or Effort())


def _solve(program: Program, effort: Effort) -> Outcome:
    lp = _as_lp(program)
    relaxed = _run(lp, effort, solve_relaxation=True)
    if _cut_short(relaxed):
        return _nothing(program)
    bound = relaxed.getInfo().objective_function_value
    solution = relaxed.getSolution()
    used, costs = list(solution.col_value), list(solution.col_dual)

    effort = _less(effort, relaxed)
    near = _run(lp, effort, without=_unused(program, used))
    first = _outcome(near, program, bound)
    if first.gap <= effort.gap or first.backstop:
        return first

    room = first.bound - first.gain + _TINY
    hopeless = [
        column
        for columns in program.choices
        for column in columns
        if used[column] < _TINY and -costs[column] > room
    ]
    effort = _less(effort, near)
    full = _run(lp, effort, without=hopeless, start=first.values)
    last = _outcome(full, program, max(full.getInfo().mip_dual_bound, first.gain))
    best = last if last.gain >= first.gain else first
    return replace(best, bound=last.bound, backstop=last.backstop)


def _less(effort: Effort, solver: Any) -> Effort:
    """What is left of the clock once `solver` has run."""
    return replace(effort, seconds=max(0.0, effort.seconds - solver.getRunTime()))


def _unused(program: Program, used: Sequence[float]) -> list[int]:
    """Columns at zero in the relaxation, unless their choice is split."""
    found: list[int] = []
    for columns in program.choices:
        if all(used[c] < _TINY or used[c] > 1 - _TINY for c in columns):
            found.extend(c for c in columns if used[c] < _TINY)
    return found


def _run(
    lp: Any,
    effort: Effort,
    *,
    without: Sequence[int] = (),
    start: Sequence[float] = (),
    solve_relaxation: bool = False,
) -> Any:
    import highspy  # late: other commands never pay for it

    # The class below `Highs` has the same solver without the callbacks, whose set-up
    # prints a banner that no option silences.
    quiet: Any = highspy.Highs.__base__
    solver = quiet()
    for name, value in {
        "output_flag": False,
        "threads": 1,
        "random_seed": _SEED,
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": _TINY,
        "mip_max_nodes": effort.nodes,
        "mip_pool_soft_limit": _POOL,
        "time_limit": effort.seconds,
        "solve_relaxation": solve_relaxation,
    }.items():
        solver.setOptionValue(name, value)
    if start:
        # With a good answer in hand the rest is proof: restarts, presolve and searches
        # for other answers took half the time on weeks of 60 to 400 and proved no more.
        for name in _SEARCHES:
            solver.setOptionValue(name, False)
        solver.setOptionValue("presolve", "off")
    solver.passModel(lp)
    for column in without:
        solver.changeColBounds(column, 0.0, 0.0)
    if start:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    solver.run()
    status = solver.getModelStatus()
    ended = highspy.HighsModelStatus
    if status not in (ended.kOptimal, ended.kSolutionLimit, ended.kTimeLimit):
        raise RuntimeError(f"the solver stopped with {status}")
    return solver


def _outcome(solver: Any, program: Program, bound: float) -> Outcome:
    values = tuple(solver.getSolution().col_value)
    gain = solver.getInfo().objective_function_value
    return Outcome(
        values=values or (0.0,) * len(program.gains),
        gain=gain if values else 0.0,
        bound=bound,
        backstop=_cut_short(solver),
    )


def _cut_short(solver: Any) -> bool:
    import highspy

    return bool(solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit)


def _nothing(program: Program) -> Outcome:
    """An empty answer, and the bound that needs no solver: everything at once."""
    bound = sum(
        gain * upper
        for gain, upper in zip(program.gains, program.uppers, strict=True)
        if gain > 0
    )
    values = (0.0,) * len(program.gains)
    return Outcome(values=values, gain=0.0, bound=bound, backstop=True)


def _as_lp(program: Program) -> Any:
    """The program as HiGHS takes it, rows compressed."""
    import highspy
    import numpy as np

    lp = highspy.HighsLp()
    count = len(program.gains)
    lp.num_col_, lp.num_row_ = count, len(program.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(program.gains)
    lp.col_lower_ = np.zeros(count)
    lp.col_upper_ = np.array(program.uppers)
    lp.row_lower_ = np.array([lower for lower, _, _ in program.rows])
    lp.row_upper_ = np.array([upper for _, upper, _ in program.rows])
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        for whole in program.whole
    ]
    starts = np.cumsum([0, *(len(terms) for _, _, terms in program.rows)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = np.array(
        [column for _, _, terms in program.rows for column, _ in terms], dtype=np.int32
    )
    lp.a_matrix_.value_ = np.array(
        [weight for _, _, terms in program.rows for _, weight in terms]
    )
    return lp
