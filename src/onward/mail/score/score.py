"""The whole score of a set of messages that were read."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onward.mail.score.fields import Pair, field_scores
from onward.mail.score.figure import Figure
from onward.mail.score.kinds import KindScores, told_apart
from onward.mail.score.sureness import Sureness, sureness
from onward.mail.score.truth import Said


@dataclass(frozen=True, slots=True)
class Score:
    """How well a set of messages was read.

    `languages` and `difficulty` ("ordinary", "hard") score the kinds of parts of the
    set; they are empty where there is one part only. `unread` names the files that were
    not read; each counts as wrong.
    """

    kinds: KindScores
    languages: Mapping[str, KindScores]
    difficulty: Mapping[str, KindScores]
    fields: Mapping[str, Figure | None]
    sureness: Sureness
    unread: tuple[str, ...]


def score(pairs: list[Pair], seed: int) -> Score:
    """Return how well one message or more were read.

    The same pairs and `seed` give the same intervals.
    """
    languages = [truth.said.get("language") for truth, _ in pairs]
    difficulty = ["hard" if truth.hard else "ordinary" for truth, _ in pairs]
    read = [(truth, signal) for truth, signal in pairs if signal is not None]
    return Score(
        kinds=_kinds(pairs, seed),
        languages=_parts(pairs, languages, seed),
        difficulty=_parts(pairs, difficulty, seed),
        fields=field_scores(pairs, seed),
        sureness=sureness(
            (signal.confidence, signal.kind is truth.kind) for truth, signal in read
        ),
        unread=tuple(truth.file for truth, signal in pairs if signal is None),
    )


def _kinds(pairs: Iterable[Pair], seed: int) -> KindScores:
    told = [(truth.kind, signal.kind if signal else None) for truth, signal in pairs]
    return told_apart(told, seed)


def _parts(
    pairs: list[Pair], names: Sequence[Said], seed: int
) -> dict[str, KindScores]:
    """Return the score of each named part, the largest first; none where there is one."""
    parts = Counter(name for name in names if name is not None)
    if len(parts) < 2:
        return {}
    scores: dict[str, KindScores] = {}
    for part, _ in parts.most_common():
        inside = [pair for pair, name in zip(pairs, names, strict=True) if name == part]
        scores[str(part)] = _kinds(inside, seed)
    return scores
