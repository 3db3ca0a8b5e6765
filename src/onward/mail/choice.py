"""Choosing among candidates by marks whose worth was learned.

A candidate is a value with marks: short words for what speaks for or against it. Each has
a weight in `choice.txt`, learned from the corpus by `bench/choice.py`; their sum decides.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from onward.mail.shipped import shipped

FILE = "choice.txt"
NOBODY = ""
"""The key of the choice that none of the candidates is meant; it has marks too."""
_WHOLE = 10
"""Weights are written in tenths; what rounds to nothing is left out."""
Marked = tuple[str, Iterable[str]]
"""A candidate's key and its marks."""


def likeliest(field: str, candidates: Iterable[Marked]) -> str | None:
    """Return the key of the candidate most speaks for, None where that is `NOBODY`."""
    worth = weights(field).get
    totals = {key: sum([worth(one, 0) for one in marks]) for key, marks in candidates}
    return max(totals, key=totals.__getitem__, default=NOBODY) or None


@cache
def weights(field: str) -> Mapping[str, int]:
    """Return what each mark of a field is worth, in tenths."""
    return parse(shipped(__package__, FILE).decode())[field]


def parse(text: str) -> dict[str, dict[str, int]]:
    """Return the weights that `written` wrote, by field."""
    fields: dict[str, dict[str, int]] = {}
    for line in text.splitlines():
        if line.startswith("## "):
            its = fields[line[3:]] = {}
        elif line:
            weight, _, marks = line.partition(" ")
            its.update(dict.fromkeys(marks.split(" "), int(weight)))
    return fields


def written(fields: Mapping[str, Mapping[str, float]]) -> str:
    """Return the file for these weights: marks of one weight share a line."""
    lines: list[str] = []
    for field, its in fields.items():
        lines.append(f"## {field}")
        shared: dict[int, list[str]] = {}
        for mark, weight in sorted(its.items()):
            shared.setdefault(round(_WHOLE * weight), []).append(mark)
        lines += [
            f"{weight} {' '.join(marks)}"
            for weight, marks in sorted(shared.items())
            if weight
        ]
    return "\n".join(lines) + "\n"
