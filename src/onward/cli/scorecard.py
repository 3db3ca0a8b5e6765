"""A score, as tables for people and as one object for programs."""

from collections.abc import Iterable
from typing import Any

from onward.cli import say, wording
from onward.kernel.text import Text
from onward.mail.score.figure import Figure
from onward.mail.score.kinds import KINDS, KindScores
from onward.mail.score.score import Score
from onward.mail.signal import Kind

_NONE = "–"
_NOT_READ = "not_read"


def print_score(found: Score, unlabelled: list[str]) -> None:
    """Print a score: the whole, then its parts, confusion, fields and sureness."""
    say.lines([Text(wording.SCORED_ALONGSIDE)])
    _print_kinds(Text(wording.SCORED_ALL), found.kinds)
    for code, part in found.languages.items():
        _print_kinds(Text(wording.SCORED_LANGUAGE, {"code": code}), part)
    for name, part in found.difficulty.items():
        _print_kinds(Text(wording.SCORED_PARTS[name]), part)
    _print_confusion(found.kinds)
    _print_fields(found)
    _print_sureness(found)
    if found.unread:
        names = ", ".join(found.unread)
        say.lines([Text(wording.SCORED_NOT_READ, {"names": names})])
    if unlabelled:
        say.lines([Text(wording.SCORED_UNLABELLED, {"n": len(unlabelled)})])


def _print_kinds(part: Text, scores: KindScores) -> None:
    values = {
        "part": part,
        "n": scores.n,
        "macro_f1": _shown(scores.macro_f1),
        "accuracy": _shown(scores.accuracy),
    }
    say.out().print()
    say.lines([Text(wording.SCORED, values)])
    _table(
        wording.KIND_COLUMNS,
        (
            (
                _name(one.kind),
                str(one.n),
                _shown(one.precision),
                _shown(one.recall),
                _shown(one.f1),
            )
            for one in scores.kinds
        ),
    )


def _print_confusion(scores: KindScores) -> None:
    """Print what was taken for what; columns are numbered to fit 80 letters."""
    there = [one.kind for one in scores.kinds]
    columns: list[Kind | None] = [*there]
    heads = [wording.TAKEN_FOR_COLUMN, *map(str, range(1, len(there) + 1))]
    if any(kind is None and n for (_, kind), n in scores.confusion.items()):
        columns.append(None)
        heads.append(wording.TAKEN_FOR_UNREAD)
    say.out().print()
    say.lines([Text(wording.TAKEN_FOR)])
    rows = []
    for place, true in enumerate(there, 1):
        counts = (scores.confusion.get((true, kind), 0) for kind in columns)
        rows.append((f"{place} {_name(true)}", *(str(n or _NONE) for n in counts)))
    _table(heads, rows)


def _print_fields(found: Score) -> None:
    say.out().print()
    _table(
        wording.FIELD_COLUMNS,
        (
            (name.replace("_", " "), str(figure.n if figure else 0), _shown(figure))
            for name, figure in found.fields.items()
        ),
    )
    say.lines([Text(wording.FEEDBACK_IS_F1)])


def _print_sureness(found: Score) -> None:
    say.out().print()
    _table(
        wording.SURE_COLUMNS,
        (
            (
                f"{one.low:.1f}–{one.low + 0.1:.1f}",
                str(one.n),
                _number(one.said),
                _number(one.right),
            )
            for one in found.sureness.bins
        ),
    )
    error = _number(found.sureness.error)
    say.lines([Text(wording.SURE_ERROR, {"error": error})])


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(say.words(head), justify="right" if place else "left")
    for row in rows:
        table.add_row(*row)
    say.out().print(table)


def _name(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return _NONE
    return f"{figure.value:.3f} ({figure.low:.2f}–{figure.high:.2f})"


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:.3f}"


def as_json(found: Score, unlabelled: list[str]) -> dict[str, Any]:
    """Return a score as `onward read --score --json` prints it."""
    return {
        **_kinds(found.kinds),
        "languages": {name: _kinds(one) for name, one in found.languages.items()},
        "difficulty": {name: _kinds(one) for name, one in found.difficulty.items()},
        "fields": {name: _figure(one) for name, one in found.fields.items()},
        "calibration": {
            "bins": [
                {
                    "low": round(one.low, 1),
                    "high": round(one.low + 0.1, 1),
                    "n": one.n,
                    "said": _rounded(one.said),
                    "right": _rounded(one.right),
                }
                for one in found.sureness.bins
            ],
            "expected_error": _rounded(found.sureness.error),
        },
        "not_read": list(found.unread),
        "without_label": unlabelled,
    }


def _kinds(scores: KindScores) -> dict[str, Any]:
    confusion: dict[str, dict[str, int]] = {}
    for true in KINDS:
        row = {
            kind or _NOT_READ: scores.confusion.get((true, kind), 0)
            for kind in (*KINDS, None)
        }
        if any(row.values()):
            confusion[true] = {str(kind): n for kind, n in row.items() if n}
    return {
        "messages": scores.n,
        "accuracy": _figure(scores.accuracy),
        "macro_f1": _figure(scores.macro_f1),
        "kinds": {
            one.kind.value: {
                "n": one.n,
                "precision": _figure(one.precision),
                "recall": _figure(one.recall),
                "f1": _figure(one.f1),
            }
            for one in scores.kinds
        },
        "confusion": confusion,
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "value": _rounded(figure.value),
        "low_95": _rounded(figure.low),
        "high_95": _rounded(figure.high),
        "n": figure.n,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
