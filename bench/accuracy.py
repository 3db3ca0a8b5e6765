"""How well the mail model reads voices it has not learned from.

Each voice (a folder of tests/corpus) was written by someone who had not seen the others;
a fold leaves one whole voice out, so no test message shares wording with training.

    make bench NAME=accuracy          figures by kind and difficulty
    make bench NAME=accuracy JSON=1   one last line of figures
    python bench/accuracy.py --errors which messages went wrong
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onward.demo.sheet import parse, to_eml
from onward.mail.decode import decode
from onward.mail.features import BUCKETS, features, look_at
from onward.mail.model import KINDS
from onward.mail.signal import Kind

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
HARD_WEIGHT = 0.3
STRENGTH = 80.0
"""Inverse regularisation; chosen on the folds (40 differs by < 0.01 on ordinary mail)."""


def load():
    """Return per message: voice, id, label, hard, features."""
    rows = []
    for sheet in sorted(CORPUS.glob("voice-*/*.txt")):
        for mail in parse(sheet.read_text("utf-8")):
            look = look_at(decode(to_eml(mail)))
            rows.append(
                (
                    sheet.parent.name,
                    f"{sheet.parent.name}/{mail.id}",
                    mail.labels["kind"],
                    mail.labels.get("hard") == "yes",
                    features(look),
                )
            )
    return rows


def matrix(rows):
    indptr, indices, data = [0], [], []
    for row in rows:
        for bucket, value in sorted(row[4].items()):
            indices.append(bucket)
            data.append(value)
        indptr.append(len(indices))
    return csr_matrix((data, indices, indptr), shape=(len(rows), BUCKETS))


def fit(x, y, hard):
    """Return weights (bucket × kind) and biases; buckets seen once carry none.

    Hard messages were written to mislead and are far commoner here than in life, so
    each counts for less; rare kinds count for more, by the root of how rare they are.
    """
    seen = np.asarray((x > 0).sum(axis=0)).ravel() >= 2
    kept = np.flatnonzero(seen)
    share = np.bincount(y, minlength=len(KINDS)) / len(y)
    weight = np.where(hard, HARD_WEIGHT, 1.0) / np.sqrt(np.maximum(share[y], 1e-9))
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-3)
    model.fit(x[:, kept], y, sample_weight=weight / weight.mean())
    weights = np.zeros((BUCKETS, len(KINDS)))
    biases = np.full(len(KINDS), -30.0)
    for place, label in enumerate(model.classes_):
        weights[kept, label] = model.coef_[place]
        biases[label] = model.intercept_[place]
    return weights, biases


def softmax(scores):
    scores = scores - scores.max(axis=1, keepdims=True)
    parts = np.exp(scores)
    return parts / parts.sum(axis=1, keepdims=True)


def temperature_of(scores, y, hard):
    """Return what to divide scores by so that chances are true on unseen voices."""
    weight = np.where(hard, HARD_WEIGHT, 1.0)

    def loss(log_t):
        chances = softmax(scores / np.exp(log_t))
        return -(weight * np.log(chances[np.arange(len(y)), y] + 1e-12)).mean()

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 3), method="bounded").x))


def calibration_error(chances, y, bins=10):
    top, guess = chances.max(axis=1), chances.argmax(axis=1)
    error = 0.0
    for low in np.arange(0, 1, 1 / bins):
        inside = (top > low) & (top <= low + 1 / bins)
        if inside.any():
            gap = abs(top[inside].mean() - (guess[inside] == y[inside]).mean())
            error += inside.mean() * gap
    return float(error)


def f1(truth, guess, label):
    hit = ((truth == label) & (guess == label)).sum()
    said, there = (guess == label).sum(), (truth == label).sum()
    precision = hit / said if said else float("nan")
    recall = hit / there if there else float("nan")
    total = said + there
    return precision, recall, 2 * hit / total if total else float("nan")


def left_out(x, y, hard, voices):
    """Return each message's scores by a model that never saw its voice."""
    scores = np.zeros((len(y), len(KINDS)))
    for voice in sorted(set(voices)):
        out = voices == voice
        weights, biases = fit(x[~out], y[~out], hard[~out])
        scores[out] = x[out] @ weights + biases
    return scores


def data():
    """Return the rows and, aligned with them: features, kinds, hard or not, voices."""
    rows = load()
    y = np.array([KINDS.index(Kind(row[2])) for row in rows])
    hard = np.array([row[3] for row in rows])
    return rows, matrix(rows), y, hard, np.array([row[0] for row in rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    rows, x, y, hard, voices = data()
    scores = left_out(x, y, hard, voices)
    chances = softmax(scores / temperature_of(scores, y, hard))
    guess = chances.argmax(axis=1)
    figures = report(rows, y, guess, chances, hard, voices)
    if options.errors:
        for row, truth, said, chance in zip(rows, y, guess, chances, strict=True):
            if truth != said:
                mark = " hard" if row[3] else ""
                print(
                    f"{row[1]:50} {KINDS[truth]:13} {KINDS[said]:13}"
                    f" {chance.max():.2f}{mark}"
                )
    if options.json:
        print(json.dumps(figures))


def macro_f1(truth, guess):
    scores = [f1(truth, guess, place)[2] for place in range(len(KINDS))]
    return float(np.nanmean(scores))


def report(rows, y, guess, chances, hard, voices):
    print(
        f"{len(rows)} messages, {len(set(voices))} voices: {dict(Counter(voices.tolist()))}\n"
    )
    print(f"{'kind':14}{'n':>5}{'precision':>11}{'recall':>8}{'F1':>7}{'F1 hard':>9}")
    every = []
    for place, kind in enumerate(KINDS):
        precision, recall, score = f1(y, guess, place)
        in_hard = f1(y[hard], guess[hard], place)[2]
        every.append(score)
        print(
            f"{kind:14}{(y == place).sum():5}{precision:11.3f}{recall:8.3f}{score:7.3f}"
            f"{in_hard:9.3f}"
        )
    no = KINDS.index(Kind.REJECTED)
    easy_no, hard_no = f1(y[~hard], guess[~hard], no), f1(y[hard], guess[hard], no)
    sure = chances.max(axis=1) >= 0.8
    figures = {
        "messages": len(rows),
        "macro_f1": round(float(np.nanmean(every)), 4),
        "macro_f1_ordinary": round(macro_f1(y[~hard], guess[~hard]), 4),
        "macro_f1_hard": round(macro_f1(y[hard], guess[hard]), 4),
        "accuracy": round(float((y == guess).mean()), 4),
        "accuracy_hard": round(float((y == guess)[hard].mean()), 4),
        "rejected_precision": round(float(easy_no[0]), 4),
        "rejected_recall": round(float(easy_no[1]), 4),
        "rejected_precision_hard": round(float(hard_no[0]), 4),
        "rejected_recall_hard": round(float(hard_no[1]), 4),
        "calibration_error": round(calibration_error(chances, y), 4),
        "filed_share": round(float(sure.mean()), 4),
        "filed_accuracy": round(float((y == guess)[sure].mean()), 4),
    }
    print()
    for name, value in figures.items():
        print(f"{name:26}{value}")
    return figures


if __name__ == "__main__":
    main()
