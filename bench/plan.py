"""Planning a week: time, proven gap, memory; beside a greedy planner and CP-SAT.

Usage: python bench/plan.py [--json] [--seeds N]

Every instance is solved by four planners in child processes of their own, in turn:
Onward as it ships, Onward with one second, a greedy planner (best value per minute
first, earliest place that breaks no rule) and OR-Tools CP-SAT with one worker and one
second on the very same program. Values are counted by one function for all of them.
Then one block is skipped on Wednesday morning and the week replanned. Quote the ratios;
the times belong to the machine.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

from onward.kernel.candidate import Candidate, Energy, Place, Step
from onward.kernel.spans import Span
from onward.kernel.text import Text
from onward.planning.free import BREATH, free_time
from onward.planning.highs import Effort
from onward.planning.pieces import ready
from onward.planning.replan import replan
from onward.planning.rules import CARE_BONUS, RETURNS, build
from onward.planning.solve import Given, arrange, plan
from onward.planning.task import Task, capacity_minutes, day_minutes
from onward.planning.week import Availability, Standing

MONDAY = date(2026, 11, 23)
SIZES = (60, 150, 400)
PLANNERS = ("onward", "onward_1s", "greedy", "cpsat")
SCALE = 100_000


def instance(size: int, seed: int) -> tuple[list[Candidate], Availability]:
    """A week of 20 hours among 12 appointments; kinds, windows, sequences, care."""
    rng = random.Random(seed)
    start = datetime(2026, 11, 23, tzinfo=UTC) - timedelta(hours=1)
    candidates = [candidate(number, size, start, rng) for number in range(size)]
    busy = []
    for _ in range(12):
        begin = start + timedelta(
            days=rng.randrange(7),
            hours=rng.randrange(8, 20),
            minutes=rng.choice([0, 15, 30]),
        )
        length = timedelta(minutes=rng.choice([30, 60, 90, 120]))
        busy.append(Span(begin, begin + length))
    return candidates, Availability(
        time_zone="Europe/Berlin",
        hours_per_week=20.0,
        days=tuple(range(7)),
        sleep_from=clock(23),
        sleep_to=clock(7),
        busy=tuple(busy),
    )


def candidate(number: int, size: int, start: datetime, rng: random.Random) -> Candidate:
    care = number % 10 == 9
    latest = earliest = after = None
    if rng.random() < 0.3:
        latest = start + timedelta(
            days=rng.randrange(1, 8), hours=rng.choice([0, 9, 12, 17])
        )
    if rng.random() < 0.15:
        earliest = start + timedelta(days=rng.randrange(4))
    if number and rng.random() < 0.1:
        after = f"c{rng.randrange(number)}"
    words = Text(f"c{number}")
    return Candidate(
        key=f"c{number}",
        kind=f"care{number % 3}" if care else f"kind{rng.randrange(10)}",
        step=Step.CARE if care else Step.PERSIST,
        what=words,
        why=words,
        first_step=words,
        if_then=words,
        minutes=rng.choice([10, 15, 20, 25, 30, 45, 60, 60, 90]),
        value=0.0 if care else round(rng.uniform(0.1, 1.5), 2),
        energy=Energy.LOW if care else rng.choice(list(Energy)),
        place=Place.HOME
        if care
        else rng.choice([Place.DESK, Place.DESK, Place.DESK, Place.PHONE, Place.OUT]),
        earliest=earliest,
        latest=latest,
        after=None if care else after,
        per_week=max(3, size // 15),
        care=care,
    )


def task_of(candidates: list[Candidate], availability: Availability) -> Task:
    stretches = free_time(availability, MONDAY)
    return Task(
        availability=availability,
        monday=MONDAY,
        stretches=stretches,
        pieces=ready(candidates, stretches, availability, ()),
        days=len({stretch.day for stretch in stretches if stretch.search}),
    )


def floors_of(task: Task) -> dict[str, int]:
    return {p.candidate.kind: 1 for p in task.pieces if p.candidate.care}


def worth(task: Task, chosen: dict[str, int]) -> float:
    """What a choice of stretches is worth, returns of each kind counted."""
    rules = build(task, {}, [])
    total = sum(rules.program.gains[rules.columns[pair]] for pair in chosen.items())
    kinds: dict[str, list] = {}
    for piece in task.pieces:
        if not piece.candidate.care:
            kinds.setdefault(piece.candidate.kind, []).append(piece)
    for pieces in kinds.values():
        mean = sum(piece.candidate.value for piece in pieces) / len(pieces)
        placed = sum(piece.key in chosen for piece in pieces)
        for width, loss in RETURNS:
            part = min(placed, width)
            total -= mean * loss * part
            placed -= part
    return total


def by_onward(task: Task, candidates: list[Candidate], effort: Effort | None) -> dict:
    start = time.perf_counter()
    week = arrange(candidates, task.availability, MONDAY, Given(), effort)
    took = time.perf_counter() - start
    chosen = {
        block.candidate.key: next(
            number
            for number, stretch in enumerate(task.stretches)
            if stretch.span.overlaps(block.span)
        )
        for block in week.blocks
    }
    return {"ms": took * 1000, "gap": week.gap, "value": worth(task, chosen)}


def by_greedy(task: Task) -> dict:
    """Care first, then the best value per minute, each at its earliest place."""
    start = time.perf_counter()
    placed: dict[str, tuple[int, Span]] = {}
    order = sorted(
        task.pieces,
        key=lambda p: (
            not p.candidate.care,
            -(p.candidate.value or CARE_BONUS) / p.minutes,
            p.key,
        ),
    )
    waiting = [piece for piece in order if piece.spots]
    while waiting:
        ready_now = [p for p in waiting if p.after is None or p.after in placed]
        if not ready_now:
            break
        piece = ready_now[0]
        waiting.remove(piece)
        found = place(piece, task, placed)
        if found is not None:
            placed[piece.key] = found
    took = time.perf_counter() - start
    chosen = {key: number for key, (number, _) in placed.items()}
    return {"ms": took * 1000, "gap": None, "value": worth(task, chosen)}


def place(piece, task: Task, placed: dict[str, tuple[int, Span]]):
    """The earliest place that breaks no rule, or None."""
    by_key = {p.key: p.candidate for p in task.pieces}
    same = [k for k in placed if by_key[k].kind == piece.candidate.kind]
    spent: Counter[date] = Counter()
    for key, (number, span) in placed.items():
        if not by_key[key].care:
            spent[task.stretches[number].day] += span.minutes
    left = capacity_minutes(task.availability) - sum(spent.values())
    care = piece.candidate.care
    if len(same) >= piece.candidate.per_week or (not care and piece.minutes > left):
        return None
    cared = {task.stretches[placed[key][0]].day for key in same}
    for spot in piece.spots:
        day = task.stretches[spot.stretch].day
        full = spent[day] + piece.minutes > day_minutes(task) or day.weekday() == 6
        if not (day in cared if care else full):
            span = earliest(piece, spot, placed)
            if span is not None:
                return spot.stretch, span
    return None


def earliest(piece, spot, placed: dict[str, tuple[int, Span]]) -> Span | None:
    length = timedelta(minutes=piece.minutes)
    begin = spot.span.start
    if piece.after is not None:
        begin = max(begin, placed[piece.after][1].end + BREATH)
    for other in sorted(s for n, s in placed.values() if n == spot.stretch):
        if begin + length + BREATH <= other.start:
            break
        begin = max(begin, other.end + BREATH)
    span = Span(begin, begin + length)
    return span if span.end <= spot.span.end else None


def by_cpsat(task: Task) -> dict:
    """The same program, in whole numbers, for one second on one worker."""
    from ortools.sat.python import cp_model

    start = time.perf_counter()
    rules = build(task, floors_of(task), [])
    program = rules.program
    model = cp_model.CpModel()
    most = len(task.pieces)
    columns = [
        model.new_int_var(0, int(min(upper, most)), "") for upper in program.uppers
    ]
    for lower, upper, terms in program.rows:
        total = sum(columns[c] * round(weight) for c, weight in terms)
        if lower > -1e9:
            model.add(total >= round(lower))
        if upper < 1e9:
            model.add(total <= int(upper))
    gains = [round(gain * SCALE) for gain in program.gains]
    model.maximize(sum(c * g for c, g in zip(columns, gains, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = 1.0
    status = solver.solve(model)
    took = time.perf_counter() - start
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"ms": took * 1000, "gap": None, "value": 0.0}
    chosen = {
        key: number
        for (key, number), column in rules.columns.items()
        if solver.value(columns[column])
    }
    value = solver.objective_value / SCALE
    gap = (solver.best_objective_bound / SCALE - value) / max(abs(value), 1e-9)
    return {"ms": took * 1000, "gap": gap, "value": worth(task, chosen)}


def by_replanning(candidates: list[Candidate], availability: Availability) -> dict:
    week = plan(candidates, availability, MONDAY, None)
    now = datetime(2026, 11, 25, 8, tzinfo=UTC)
    ahead = [b for b in week.blocks if b.span.start >= now]
    gone = next(b for b in ahead if not b.candidate.care).candidate.key
    blocks = [
        replace(b, standing=Standing.SKIPPED) if b.candidate.key == gone else b
        for b in week.blocks
    ]
    week = replace(week, blocks=tuple(blocks))
    start = time.perf_counter()
    after = replan(week, candidates, availability, now)
    took = time.perf_counter() - start
    spans = {b.candidate.key: b.span for b in after.blocks}
    untouched = [b for b in ahead if b.candidate.key != gone]
    moved = sum(spans.get(b.candidate.key) != b.span for b in untouched)
    return {"ms": took * 1000, "moved": moved / max(1, len(untouched))}


def child(planner: str, size: int, seed: int) -> dict:
    candidates, availability = instance(size, seed)
    if planner == "replan":
        return by_replanning(candidates, availability)
    if planner.startswith("onward"):
        # The solver is imported before the clock starts, as a running app has it.
        import highspy  # noqa: F401

    task = task_of(candidates, availability)
    if planner == "greedy":
        found = by_greedy(task)
    elif planner == "cpsat":
        found = by_cpsat(task)
    else:
        effort = Effort(seconds=0.8) if planner == "onward_1s" else None
        found = by_onward(task, candidates, effort)
    return found | {"mib": private_mib()}


def private_mib() -> float:
    """Memory of this process alone; the peak where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fields = (line.split() for line in rollup.read_text().splitlines()[1:])
    return sum(int(f[1]) for f in fields if f[0].startswith("Private")) / 1024


def measured(planner: str, size: int, seed: int) -> dict | None:
    ran = subprocess.run(
        [sys.executable, __file__, "--child", planner, str(size), str(seed)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named 'ortools'" in ran.stderr:
        return None
    if ran.returncode:
        sys.exit(ran.stderr)
    return json.loads(ran.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--child", nargs=3)
    asked = parser.parse_args()
    if asked.child:
        planner, size, seed = asked.child
        print(json.dumps(child(planner, int(size), int(seed))))
        return
    print("size  planner      median ms  worst gap   value   MiB")
    runs: dict[tuple[str, int], list[dict]] = {}
    for size in SIZES:
        for seed in range(asked.seeds):
            for planner in (*PLANNERS, "replan"):
                found = measured(planner, size, seed)
                if found is not None:
                    runs.setdefault((planner, size), []).append(found)
        for planner in PLANNERS:
            print(table_row(planner, size, runs.get((planner, size), [])))
        again = runs["replan", size]
        print(
            f"{size:4}  replan     {middle(again, 'ms'):9.0f} ms, moved at most"
            f" {max(run['moved'] for run in again):.1%} of untouched blocks"
        )
    figures = summary(runs)
    for name, figure in figures.items():
        print(f"{name}: {figure}")
    if asked.json:
        print(json.dumps(figures))


def table_row(planner: str, size: int, found: list[dict]) -> str:
    if not found:
        return f"{size:4}  {planner:10}  not installed"
    gaps = [run["gap"] for run in found if run["gap"] is not None]
    gap = f"{max(gaps):9.2%}" if gaps else "        –"
    return (
        f"{size:4}  {planner:10} {middle(found, 'ms'):9.0f}  {gap}"
        f"  {middle(found, 'value'):7.2f}  {middle(found, 'mib'):5.0f}"
    )


def middle(found: list[dict], name: str) -> float:
    return statistics.median(run[name] for run in found)


def ratio(runs: dict, other: str, name: str) -> float | None:
    """Median over all instances of ours to the other's, the same instance in both."""
    pairs = [
        (ours[name], theirs[name])
        for size in SIZES
        for ours, theirs in zip(
            runs["onward", size], runs.get((other, size), []), strict=False
        )
    ]
    if not pairs:
        return None
    return round(statistics.median(a / b for a, b in pairs if b), 3)


def summary(runs: dict) -> dict:
    seconds = [run for size in SIZES for run in runs["onward_1s", size]]
    again = [run for size in SIZES for run in runs["replan", size]]
    return {
        "worst_gap_1s": round(max(run["gap"] for run in seconds), 5),
        "worst_ms_1s": round(max(run["ms"] for run in seconds)),
        **{f"ms_{size}": round(middle(runs["onward", size], "ms")) for size in SIZES},
        "worst_gap": round(
            max(run["gap"] for size in SIZES for run in runs["onward", size]), 5
        ),
        "rss_ratio_vs_cpsat": ratio(runs, "cpsat", "mib"),
        "value_ratio_vs_cpsat_1s": ratio(runs, "cpsat", "value"),
        "value_ratio_vs_greedy": ratio(runs, "greedy", "value"),
        "replan_ms": round(middle(again, "ms")),
        "replan_moved_share": round(max(run["moved"] for run in again), 4),
    }


if __name__ == "__main__":
    main()
