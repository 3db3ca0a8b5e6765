"""Learn what the marks of candidates for company and role are worth.

Of every message of the corpus whose company (role) stands among its candidates, the true
one is to be likelier than all others: a linear softmax over candidates, with a penalty on
large weights. Where a message writes none of what its sheet says, nothing is learned.

    python bench/choice.py            figures on the voices held out
    python bench/choice.py --write    then learn from all voices and write choice.txt

A third of the voices is held out by rule: of each language's, in the order of their names,
the second of every three.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from fields import load
from onward.history.names import same_company
from onward.mail import choice
from onward.mail.employer_marks import marked
from onward.mail.employers import Ballot
from onward.mail.features import look_at
from onward.mail.names import key

ROOT = Path(__file__).resolve().parents[1]
SHEETS = "tests/corpus/voice-*/*.txt"
FEWEST_VOICES = 3
"""Voices that must have a mark before it may weigh anything."""
PENALTY = 1.0
ROUNDS = 300
LANGUAGES = frozenset(("de", "es", "fr", "it", "nl", "pt"))


def held_out(voices):
    """Return the voices that figures are taken on: a third of each language's."""
    groups = defaultdict(list)
    for voice in sorted(voices):
        part = voice.split("-")[1]
        groups[part if part in LANGUAGES else "en"].append(voice)
    return {one for group in groups.values() for one in group[1::3]}


def company_example(look, kind, truth):
    """Return the candidates with their marks, and which of them are true."""
    ballot = Ballot(look, kind)
    candidates = [(name, sorted(marks)) for name, marks in marked(ballot)]
    true = truth["company"]
    if true is None:
        return candidates, {choice.NOBODY}
    names = {name: one.name for name, one in ballot.found.items()}
    if key(true) in names:
        return candidates, {key(true)}
    alike = {name for name, shown in names.items() if same_company(true, shown)}
    spelled = any("spelled" in one.marks for one in ballot.found.values())
    rare = {word for word in key(true).split() if len(word) > 3}
    hinted = any(rare & set(name.split()) for name in names)
    return candidates, alike or (set() if spelled or hinted else {choice.NOBODY})


FIELDS = {"company": company_example}


def learn(examples):
    """Return the weight of every mark that enough voices have."""
    voices = defaultdict(set)
    for voice, candidates, _ in examples:
        for _, marks in candidates:
            for mark in marks:
                voices[mark].add(voice)
    kept = sorted(mark for mark, its in voices.items() if len(its) >= FEWEST_VOICES)
    number = {mark: at for at, mark in enumerate(kept)}
    rows, columns, group, gold = [], [], [], []
    for at, (_, candidates, true) in enumerate(examples):
        if not true:
            continue
        for name, marks in candidates:
            known = [number[mark] for mark in marks if mark in number]
            rows += [len(gold)] * len(known)
            columns += known
            group.append(at)
            gold.append(name in true)
    return dict(zip(number, fit(rows, columns, group, gold, len(number)), strict=True))


def fit(rows, columns, group, gold, size):
    """Return weights under which the gold rows of each group are likeliest (Adam)."""
    rows, columns, gold = np.array(rows), np.array(columns), np.array(gold, float)
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    of = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(gold)))
    weights, first, second = np.zeros((3, size))
    for turn in range(1, ROUNDS + 1):
        scores = np.bincount(rows, weights[columns], minlength=len(gold))
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        chance = odds / np.add.reduceat(odds, starts)[of]
        right = odds * gold
        wanted = right / np.maximum(np.add.reduceat(right, starts)[of], 1e-30)
        slope = np.bincount(columns, (chance - wanted)[rows], minlength=size)
        slope += PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        step = 0.1 if turn < 0.6 * ROUNDS else 0.03
        weights -= (
            step
            * (first / (1 - 0.9**turn))
            / (np.sqrt(second / (1 - 0.99**turn)) + 1e-8)
        )
    return weights.tolist()


def rounded(weights):
    """Return the weights as they are read back from the file."""
    return choice.parse(choice.written({"": weights}))[""]


def chosen(candidates, weights):
    """Return what `choice.likeliest` would."""
    totals = {name: sum(weights.get(one, 0) for one in its) for name, its in candidates}
    return max(totals, key=totals.__getitem__)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    mail = [
        (name.split("/")[0], look_at(message), kind, truth)
        for name, kind, truth, message in load(SHEETS)
    ]
    held = held_out({voice for voice, *_ in mail})
    learned = {}
    for field, example in FIELDS.items():
        examples = [(voice, *example(*one)) for voice, *one in mail]
        weights = rounded(learn([one for one in examples if one[0] not in held]))
        for name, its in (("learned", False), ("held out", True)):
            seen = Counter(
                chosen(candidates, weights) in true
                for voice, candidates, true in examples
                if true and (voice in held) is its
            )
            print(
                f"{field:9} {name:9} {seen[True] / seen.total():.3f} of {seen.total()}"
            )
        learned[field] = learn(examples) if options.write else weights
    if options.write:
        text = choice.written(learned)
        ROOT.joinpath("src/onward/mail", choice.FILE).write_text(text, "utf-8")
        print(f"{choice.FILE}: {len(text)} bytes")


if __name__ == "__main__":
    main()
