"""How well the mail model reads voices it has not learned from.

Each voice (a folder of tests/corpus) was written by someone who had not seen the others.
A fold leaves some whole voices out, of each language as many, so no test message shares
wording with training.

    make bench NAME=accuracy          figures by kind, language and difficulty
    make bench NAME=accuracy JSON=1   one last line of figures
    python bench/accuracy.py --errors which messages went wrong
"""

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from scipy.optimize import minimize_scalar

from corpus import MADE, UNKNOWN, load
from net import softmax, trained
from onward.mail.model import KINDS, STAGES
from onward.mail.signal import Kind

FOLDS = 4
_ALIKE = "piazza", "stock", "notice", "attic", "scroll", "pair", "shore", "desk"
"""Ends of the names of voices that one writer wrote in several languages, or several
writers after one brief: they tell of like situations."""
HARD_WEIGHT = 0.3
"""Hard mail was written to mislead and is far commoner here than in life."""
_corpus = None


def folds_of(corpus, folds=FOLDS):
    """Return the fold of each message: its voice's, dealt out within each language.

    Voices that are mostly everyday mail are dealt out apart, so that none of the folds
    tests on them all: what they hold stands in no other voice. What was told in
    several languages after one brief is in one fold. Letters made up are in none: `UNKNOWN`.
    """
    fold = np.zeros(len(corpus.kind), np.int64)
    everyday = corpus.kind == KINDS.index(Kind.OTHER)
    for language in np.unique(corpus.language):
        sizes = {
            voice: (everyday[inside].mean() <= 0.5, -inside.sum())
            for voice in np.unique(corpus.voice[corpus.language == language])
            for inside in [corpus.voice == voice]
        }
        for place, voice in enumerate(sorted(sizes, key=sizes.__getitem__)):
            fold[corpus.voice == voice] = place % folds
    for place, end in enumerate(_ALIKE):
        fold[np.char.endswith(corpus.voice, end)] = place % folds
    fold[corpus.voice == MADE] = UNKNOWN
    return fold


def left_out(corpus, folds=FOLDS, seed=0):
    """Return each counted message's scores by a network that never saw its voice."""
    fold = folds_of(corpus, folds)
    every = np.zeros((len(fold), len(KINDS) + len(STAGES) + 2), np.float32)
    tasks = [
        (np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(folds)
    ]
    with ProcessPoolExecutor(
        os.cpu_count(), get_context("fork"), _hold, (corpus,)
    ) as pool:
        for (_, test), scores in zip(
            tasks, pool.map(_fold, tasks, [seed] * folds), strict=True
        ):
            every[test] = scores
    return every[fold != UNKNOWN]


def _hold(corpus):
    global _corpus  # noqa: PLW0603 (one per process, shared by forking)
    _corpus = corpus


def _fold(task, seed):
    learn, test = task
    return scores_of(_corpus, learn, test, seed)


def scores_of(corpus, learn, test, seed=0):
    """Return scores of some messages by networks that learn from others: the mean."""
    scores = [
        trained(corpus, view, learn, seed).scores(corpus, test)
        for view in range(len(corpus.views))
    ]
    return np.mean(scores, axis=0)


def temperature_of(scores, kind, hard):
    """Return what to divide scores by so that chances are true on unseen voices."""
    weight = np.where(hard, HARD_WEIGHT, 1.0)

    def loss(log_t):
        chances = softmax(scores / np.exp(log_t))
        return -(weight * np.log(chances[np.arange(len(kind)), kind] + 1e-12)).mean()

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 3), method="bounded").x))


def calibration(chances, kind, bins=10):
    """Return (said, right, how many) per tenth of confidence."""
    top, right = chances.max(axis=1), chances.argmax(axis=1) == kind
    rows = []
    for low in np.arange(0, 1, 1 / bins):
        inside = (top > low) & (top <= low + 1 / bins)
        if inside.any():
            rows.append((top[inside].mean(), right[inside].mean(), int(inside.sum())))
    return rows


def calibration_error(chances, kind):
    rows = calibration(chances, kind)
    return sum(n * abs(said - right) for said, right, n in rows) / len(kind)


def scored(truth, guess, label):
    """Return precision, recall and F1 of one label."""
    hit = ((truth == label) & (guess == label)).sum()
    said, there = (guess == label).sum(), (truth == label).sum()
    precision = hit / said if said else float("nan")
    recall = hit / there if there else float("nan")
    return precision, recall, 2 * hit / (said + there) if said + there else float("nan")


def macro_f1(truth, guess):
    return float(np.nanmean([scored(truth, guess, k)[2] for k in range(len(KINDS))]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--languages", type=lambda text: text.split(","))
    parser.add_argument("--folds", type=int, default=FOLDS)
    options = parser.parse_args()
    learned = load(options.languages)
    scores = left_out(learned, options.folds)
    corpus = learned.counted()
    kinds = scores[:, : len(KINDS)]
    chances = softmax(kinds / temperature_of(kinds, corpus.kind, corpus.hard))
    figures = report(corpus, scores, chances)
    if options.errors:
        errors(corpus, chances)
    if options.json:
        print(json.dumps(figures))


def report(corpus, scores, chances):
    guess, truth = chances.argmax(axis=1), corpus.kind
    voices = len(set(corpus.voice))
    print(
        f"{len(truth)} messages of {voices} voices, {len(corpus.bank_move)} sentences"
    )
    print(f"\n{'kind':14}{'n':>6}{'precision':>11}{'recall':>8}{'F1':>7}{'F1 hard':>9}")
    for place, kind in enumerate(KINDS):
        precision, recall, score = scored(truth, guess, place)
        hard = scored(truth[corpus.hard], guess[corpus.hard], place)[2]
        count = (truth == place).sum()
        print(
            f"{kind:14}{count:6}{precision:11.3f}{recall:8.3f}{score:7.3f}{hard:9.3f}"
        )
    print(
        f"\n{'language':14}{'n':>6}{'macro-F1':>10}{'no: P':>8}{'R':>7}  (ordinary)",
        end="",
    )
    print(f"{'macro-F1':>12}{'no: P':>8}{'R':>7}  (hard)")
    figures = {"messages": len(truth), "voices": voices}
    no = KINDS.index(Kind.REJECTED)
    for language in ("all", *np.unique(corpus.language)):
        inside = (corpus.language == language) | (language == "all")
        line = f"{language:14}{inside.sum():6}"
        for name, some in (
            ("", inside & ~corpus.hard),
            ("_hard", inside & corpus.hard),
        ):
            score = macro_f1(truth[some], guess[some])
            precision, recall, _ = scored(truth[some], guess[some], no)
            line += f"{score:10.3f}{precision:8.3f}{recall:7.3f}{'':13}"
            figures[f"macro_f1_{language}{name}"] = round(score, 4)
            figures[f"rejected_precision_{language}{name}"] = round(float(precision), 4)
            figures[f"rejected_recall_{language}{name}"] = round(float(recall), 4)
        print(line)
    print("\nsaid   right      n")
    for said, right, count in calibration(chances, truth):
        print(f"{said:.2f}{right:8.2f}{count:7}")
    figures |= beside(corpus, scores)
    sure = chances.max(axis=1) >= 0.8
    figures["calibration_error"] = round(float(calibration_error(chances, truth)), 4)
    ordinary = ~corpus.hard
    figures["calibration_error_ordinary"] = round(
        float(calibration_error(chances[ordinary], truth[ordinary])), 4
    )
    figures["filed_share"] = round(float(sure.mean()), 4)
    figures["filed_accuracy"] = round(float((truth == guess)[sure].mean()), 4)
    print()
    for name in list(figures)[-8:]:
        print(f"{name:28}{figures[name]}")
    return figures


def beside(corpus, scores):
    """Return how well stage and door of rejections are told."""
    told = corpus.stage != UNKNOWN
    stage = scores[told, len(KINDS) : -2].argmax(axis=1)
    door = scores[told, -2:].argmax(axis=1)
    precision, recall, score = scored(corpus.door[told], door, 1)
    return {
        "stage_right": round(float((stage == corpus.stage[told]).mean()), 4),
        "door_precision": round(float(precision), 4),
        "door_recall": round(float(recall), 4),
        "door_f1": round(float(score), 4),
    }


def errors(corpus, chances):
    guess = chances.argmax(axis=1)
    for at in np.flatnonzero(guess != corpus.kind):
        mark = " hard" if corpus.hard[at] else ""
        name = f"{corpus.voice[at]}/{corpus.mails[at].id}"
        print(
            f"{name:40} {KINDS[corpus.kind[at]]:13} {KINDS[guess[at]]:13}"
            f" {chances[at].max():.2f}{mark}"
        )


if __name__ == "__main__":
    main()
