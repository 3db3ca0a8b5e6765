"""Train the mail model from tests/corpus: `make model`.

It learns from all voices and banks. Its temperature is fitted on scores of voices left
out, so its confidence is calibrated on wording it has not seen; the figures on those are
printed first (`--errors` adds which messages went wrong).
"""

import sys

import numpy as np

import accuracy
from corpus import ROOT, load
from net import softmax, trained
from onward.mail.model import FILE, KINDS, pack
from onward.mail.rows import LEVELS, ZERO

MODEL = ROOT / "src" / "onward" / "mail" / FILE
FAINT = 21
"""Whole numbers a feature's row has to add up to, signs apart, to be kept."""


def quantised(weights):
    """Return weights as bytes, `ZERO` for nothing, and what one step of each lane is worth."""
    steps = np.abs(weights).max(axis=0) / LEVELS
    steps[steps == 0] = 1.0
    return (np.round(weights / steps) + ZERO).astype(np.uint8), steps


def table(weights, hashes, faint=0):
    """Return the hashes and bytes of the features that do enough, and the steps."""
    small, steps = quantised(weights)
    kept = np.abs(small.astype(int) - ZERO).sum(axis=1) >= faint
    return (hashes[kept].astype("<u4").tobytes(), small[kept].tobytes()), steps


def numbers(array):
    return [float(f"{one:.6g}") for one in np.ravel(array)]


def packed(nets, frame_hashes, temperature):
    """Return the model's file: a table a view, and what the views' mean is of the rest."""
    tables, heads = [], []
    for net in nets:
        rows, steps = table(net.rows.now, net.view.hashes, FAINT)
        tables.append(rows)
        heads.append(
            {
                "steps": numbers(steps),
                "biases": numbers(net.biases.now),
                "out": [numbers(row) for row in net.out.now.T],
            }
        )
    frame, frame_steps = table(
        np.mean([net.frame.now for net in nets], axis=0), frame_hashes
    )
    head = {
        "views": heads,
        "frame_steps": numbers(frame_steps),
        "out_biases": numbers(np.mean([net.out_biases.now for net in nets], axis=0)),
        "temperature": temperature,
    }
    return pack(head, tables, frame)


def main():
    corpus = load()
    scores, counted = accuracy.left_out(corpus), corpus.counted()
    kinds = scores[:, : len(KINDS)]
    temperature = accuracy.temperature_of(kinds, counted.kind, counted.hard)
    chances = softmax(kinds / temperature)
    accuracy.report(counted, scores, chances)
    if "--errors" in sys.argv:
        accuracy.errors(counted, chances)
    every = np.arange(len(corpus.kind))
    nets = [trained(corpus, view, every) for view in range(len(corpus.views))]
    raw = packed(nets, corpus.frame_hashes, temperature)
    MODEL.write_bytes(raw)
    print(
        f"learned from {len(counted.kind)} messages, {len(corpus.kind) - len(counted.kind)}"
        f" made up and {len(corpus.bank_move)} sentences"
    )
    print(f"{FILE} has {len(raw) / 1e6:.2f} MB, temperature {temperature:.2f}")


if __name__ == "__main__":
    main()
