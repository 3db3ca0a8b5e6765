"""The network behind the mail model, in numpy: trained here, read by mail/model.py.

Hidden values of a sentence are relu(scale · Σ rows + bias), its moves a softmax of the
same kind of sum; a message is max and mean of hidden values and the largest chance of
each move, then one linear layer beside the rows of its frame. Loss: cross-entropy of
the kind, a small part of the stage and the door of rejections, and of the moves of
banked and marked sentences. Optimiser: Adam (Kingma & Ba 2015), lazy for the tables:
only rows that a batch has are moved.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from corpus import MADE, UNKNOWN
from onward.mail.combine import MOVES_COUNT, SCALE, SHRINK
from onward.mail.model import KINDS, OUTPUTS, STAGES
from onward.mail.moves import MOVES
from onward.mail.signal import Kind

HIDDEN = 24
_KIND = slice(0, len(KINDS))
_STAGE = slice(len(KINDS), len(KINDS) + len(STAGES))
_DOOR = slice(len(KINDS) + len(STAGES), OUTPUTS)


@dataclass(frozen=True)
class Settings:
    """How it is trained; chosen on the folds, see docs/decisions/0007."""

    epochs: int = 9
    rate: float = 0.015
    slowest: float = 0.25
    """Share of the rate that is left at the end."""
    orders: int = 3
    """Orders of what it sees, whose networks are averaged."""
    averaged: int = 4
    """Last epochs whose weights are averaged: single lines swing less."""
    batch: int = 64
    drop: float = 0.3
    """Share of a sentence's features left out at each sight of it."""
    drop_hidden: float = 0.3
    drop_frame: float = 0.5
    """Share of what is known of sender and form left out at each sight."""
    drop_subject: float = 0.3
    """Share of subjects left out at each sight: what people paste has none."""
    shrink: float = 0.01
    """By which the table shrinks at the first epoch; less and less later."""
    smoothing: float = 0.03
    moves: float = 1.0
    beside: float = 0.3
    """Weight of the moves and of stage and door in the loss."""
    hard: float = 0.7
    hard_other: float = 0.25
    """Weight of a hard message; the second, of one of kind other. Such are rare in life."""
    stock: float = 2.0
    """Weight of the plain letters most firms send (voices named so): few here, most in life."""
    made: float = 0.6
    """Weight of a letter made up of the usual words."""
    rare: float = 0.5
    """A kind of share s counts s^-rare."""
    marked: int = 16
    """Marked sentences beside each batch."""


class Weights:
    """One array and Adam's moments."""

    def __init__(self, rng, shape, spread=0.0):
        self.now = (rng.standard_normal(shape) * spread).astype(np.float32)
        self._mean = np.zeros(shape, np.float32)
        self._square = np.zeros(shape, np.float32)
        self._steps = 0

    def step(self, slope, rate, rows=slice(None), decay=0.0):
        self._steps += 1
        mean, square = self._mean[rows], self._square[rows]
        mean = mean + 0.1 * (slope - mean)
        square = square + 0.001 * (slope * slope - square)
        self._mean[rows], self._square[rows] = mean, square
        step = mean / (1 - 0.9**self._steps)
        step /= np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8
        self.now[rows] -= rate * (step + decay * self.now[rows])


class Net:
    """The network of one view; `fit` then `scores`. The same numbers give the same one.

    `seed` says where it begins, `order` what it sees when.
    """

    def __init__(self, corpus, view, seed=0, order=0):
        self.view = corpus.views[view]
        rng = np.random.default_rng([seed, view])
        self.rng = np.random.default_rng([seed, view, 1 + order])
        width = HIDDEN + len(MOVES)
        self.rows = Weights(rng, (len(self.view.hashes), width), 0.05)
        self.rows.now[:, HIDDEN:] = 0
        self.biases = Weights(rng, width)
        self.frame = Weights(rng, (len(corpus.frame_hashes), OUTPUTS))
        self.out = Weights(rng, (2 * HIDDEN + len(MOVES), OUTPUTS), 0.1)
        self.out_biases = Weights(rng, OUTPUTS)

    def fit(self, corpus, mails, settings=Settings()):
        """Learn from some messages of `corpus` and all its banks."""
        weight = _weights(corpus, mails, settings)
        marked = np.flatnonzero(
            (corpus.sentence_move != UNKNOWN) & np.isin(corpus.of_mail, mails)
        )
        batches = -(-len(mails) // settings.batch)
        seen = deque(maxlen=settings.averaged)
        for epoch in range(settings.epochs):
            left = 1 - epoch / settings.epochs
            self.rows.now *= 1 - settings.shrink * left
            rate = settings.rate * max(settings.slowest, left)
            order = np.array_split(self.rng.permutation(mails), batches)
            banked = np.array_split(
                self.rng.permutation(len(corpus.bank_move)), batches
            )
            for some, bank in zip(order, banked, strict=True):
                chosen = self.rng.permutation(marked)[: settings.marked]
                parts = self._messages(corpus, np.sort(some), weight, settings, rate)
                parts += self._moves(corpus, bank, chosen, settings)
                self._tables(parts, rate)
            seen.append([one.now.copy() for one in self.arrays()])
        for one, *last in zip(self.arrays(), *seen, strict=True):
            one.now = np.mean(last, axis=0, dtype=np.float32)
        return self

    def arrays(self):
        return self.rows, self.biases, self.frame, self.out, self.out_biases

    def _messages(self, corpus, mails, weight, settings, rate):
        """Learn the last layer and the frames; return the slopes at the sentences."""
        ids, mail = corpus.sentences_of(mails)
        kept = ~corpus.spare[ids] | (self.rng.random(len(ids)) > settings.drop_subject)
        ids, mail = ids[kept], mail[kept]
        part, hidden, open_, moves = self._sentences(self.view.sentences, ids, settings)
        seen, largest = _pooled(hidden, moves, mail, len(mails))
        marks = corpus.frames.take(mails, settings.drop_frame, self.rng)
        used, frame = _sparse(*marks, len(mails))
        scores = (
            seen @ self.out.now + self.out_biases.now + frame @ self.frame.now[used]
        )
        slope = _slope(scores, corpus, mails, weight[mails], settings)
        back = slope @ self.out.now.T
        self.frame.step(frame.T @ slope, rate, used)
        self.out.step(seen.T @ slope, rate, decay=0.01)
        self.out_biases.step(slope.sum(0), rate)
        return [(part, _unpooled(back, hidden, open_, moves, mail, largest))]

    def _moves(self, corpus, bank, marked, settings):
        """Return the slopes at banked and marked sentences, whose move is known."""
        parts = []
        for bags, some, truth in (
            (self.view.bank, bank, corpus.bank_move[bank]),
            (self.view.sentences, marked, corpus.sentence_move[marked]),
        ):
            if len(some):
                part, _, _, chances = self._sentences(bags, some, settings)
                chances[np.arange(len(truth)), truth] -= 1
                wrong = np.zeros((len(some), HIDDEN + len(MOVES)), np.float32)
                wrong[:, HIDDEN:] = settings.moves / (len(bank) + len(marked)) * chances
                parts.append((part, wrong))
        return parts

    def _tables(self, parts, rate):
        """Learn the rows of all features that stand in a batch."""
        rows = np.concatenate([rows for (rows, _), _ in parts])
        slopes = np.concatenate([x.T @ wrong for (_, x), wrong in parts])
        own, place = np.unique(rows, return_inverse=True)
        gather = csr_matrix(
            (np.ones(len(rows), np.float32), (place, np.arange(len(rows)))),
            shape=(len(own), len(rows)),
        )
        self.rows.step(gather @ slopes, rate, own)
        self.biases.step(sum(wrong.sum(0) for _, wrong in parts), rate)

    def _sentences(self, bags, ids, settings=None):
        drop = settings.drop if settings else 0.0
        features, row = bags.take(ids, drop, self.rng)
        count = np.bincount(row, minlength=len(ids))
        scale = (SCALE / np.sqrt(count + SHRINK)).astype(np.float32)
        used, x = _sparse(features, row, len(ids), scale)
        values = x @ self.rows.now[used] + self.biases.now
        open_ = (values[:, :HIDDEN] > 0).astype(np.float32)
        if settings:
            kept = self.rng.random(open_.shape) > settings.drop_hidden
            open_ *= kept / (1 - settings.drop_hidden)
        return (used, x), values[:, :HIDDEN] * open_, open_, softmax(values[:, HIDDEN:])

    def scores(self, corpus, mails, some=512):
        """Return the raw scores of messages: kinds, stages, door."""
        found = []
        for ids in np.array_split(mails, -(-len(mails) // some)):
            sentences, mail = corpus.sentences_of(ids)
            _, hidden, _, moves = self._sentences(self.view.sentences, sentences)
            seen, _ = _pooled(hidden, moves, mail, len(ids))
            used, frame = _sparse(*corpus.frames.take(ids), len(ids))
            found.append(
                seen @ self.out.now + self.out_biases.now + frame @ self.frame.now[used]
            )
        return np.concatenate(found)


def trained(corpus, view, mails, seed=0, settings=Settings()):
    """Return a network whose weights are the mean of several that began alike.

    From one beginning, training in another order ends near enough for that; single
    lines, which swing between trainings, swing less.
    """
    nets = [
        Net(corpus, view, seed, order).fit(corpus, mails, settings)
        for order in range(settings.orders)
    ]
    for one, *others in zip(*(net.arrays() for net in nets), strict=True):
        one.now = np.mean([each.now for each in (one, *others)], axis=0)
    return nets[0]


def softmax(scores):
    parts = np.exp(scores - scores.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)


def _weights(corpus, mails, settings):
    told = mails[corpus.voice[mails] != MADE]
    share = np.bincount(corpus.kind[told], minlength=len(KINDS)) / len(told)
    everyday = corpus.kind == KINDS.index(Kind.OTHER)
    hard = np.where(everyday, settings.hard_other, settings.hard)
    weight = np.where(corpus.hard, hard, 1.0)
    weight[np.char.endswith(corpus.voice, "stock")] *= settings.stock
    weight[corpus.voice == MADE] = settings.made
    weight /= np.maximum(share[corpus.kind], 1e-6) ** settings.rare
    return (weight / weight[mails].mean()).astype(np.float32)


def _sparse(features, row, count, scale=None):
    used, column = np.unique(features, return_inverse=True)
    value = np.ones(len(row), np.float32) if scale is None else scale[row]
    return used, csr_matrix((value, (row, column)), shape=(count, len(used)))


def _pooled(hidden, moves, mail, count):
    first = np.searchsorted(mail, np.arange(count))
    most, likeliest = (
        np.maximum.reduceat(hidden, first),
        np.maximum.reduceat(moves, first),
    )
    size = np.bincount(mail, minlength=count)[:, None].astype(np.float32)
    mean = np.add.reduceat(hidden, first) / size
    return np.concatenate([most, mean, MOVES_COUNT * likeliest], 1), (
        most,
        likeliest,
        size,
    )


def _unpooled(back, hidden, open_, moves, mail, largest):
    """Return the slope at each sentence's values from that at its message's."""
    most, likeliest, size = largest
    top, mean, moved = np.split(back, [HIDDEN, 2 * HIDDEN], axis=1)
    at_hidden = (mean / size)[mail] + top[mail] * (
        (hidden == most[mail]) & (hidden > 0)
    )
    at_moves = MOVES_COUNT * moved[mail] * (moves == likeliest[mail])
    at_moves = moves * (at_moves - (at_moves * moves).sum(1, keepdims=True))
    return np.concatenate([at_hidden * open_, at_moves], 1)


def _slope(scores, corpus, mails, weight, settings):
    """Return the loss's slope at the scores of messages."""
    slope = np.zeros_like(scores)
    slope[:, _KIND] = _wrong(scores[:, _KIND], corpus.kind[mails], settings.smoothing)
    slope[:, _KIND] *= weight[:, None]
    for outputs, truth in ((_STAGE, corpus.stage[mails]), (_DOOR, corpus.door[mails])):
        told = truth != UNKNOWN
        if told.any():
            wrong = _wrong(scores[told, outputs], truth[told], 0.0)
            slope[told, outputs] = settings.beside * wrong
    return slope / len(mails)


def _wrong(scores, truth, smoothing):
    wrong = softmax(scores) - smoothing / scores.shape[1]
    wrong[np.arange(len(truth)), truth] -= 1 - smoothing
    return wrong
