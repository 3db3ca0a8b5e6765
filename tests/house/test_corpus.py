"""No voice of the corpus borrows wording: a fold tests on sentences nobody learned from."""

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from onward.demo.sheet import parse

_VOICES = Path(__file__).resolve().parents[1] / "corpus"
_WORDS = 5
_MOST = 0.3
"""Share of the shorter message's runs of five words that another one may have."""


def test_no_two_messages_share_three_in_ten_of_their_runs_of_five_words():
    runs = {
        f"{sheet.parent.name}/{mail.id}": _runs(mail.body)
        for sheet in sorted(_VOICES.glob("voice-*/*.txt"))
        for mail in parse(sheet.read_text("utf-8"))
    }
    assert len(runs) > 5000
    assert _alike(runs) == []


def test_a_message_with_only_its_names_changed_would_be_seen():
    runs = {
        "a": _runs("We thank you, Alice, and regret that Fernhill chose another cook."),
        "b": _runs("We thank you, Alice, and regret that Oakmoor chose another cook."),
        "c": _runs("The vat is empty and nobody remembers who drank the last of it."),
    }
    assert _alike(runs) == [("a", "b")]


def _runs(body: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", body.casefold())
    return frozenset(zip(*(words[at:] for at in range(_WORDS)), strict=False))


def _alike(runs: dict[str, frozenset[tuple[str, ...]]]) -> list[tuple[str, str]]:
    having = defaultdict(list)
    for name, its in runs.items():
        for run in its:
            having[run].append(name)
    shared = Counter(
        pair for names in having.values() for pair in combinations(sorted(names), 2)
    )
    return sorted(
        (one, other)
        for (one, other), count in shared.items()
        if count >= _MOST * min(len(runs[one]), len(runs[other]))
    )
