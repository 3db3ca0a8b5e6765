"""The corpus as numbers: messages and sentences as feature numbers, with their labels."""

import re
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

import numpy as np

from onward.demo.sheet import parse, to_eml
from onward.mail.decode import decode
from onward.mail.features import look_at, of_frame, of_sentence, weighed
from onward.mail.lexicon import lexicon
from onward.mail.model import KINDS, STAGES
from onward.mail.moves import MOVES, Move
from onward.mail.rows import hashed
from onward.mail.sentences import Place, Sentence
from onward.mail.signal import Kind, Stage
from stock import letters

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
LEAST = 4
"""Sentences a feature must be in to be learned."""
UNKNOWN = -1
MADE = "made"
"""The voice of letters in the usual words, which are made, learned and not counted."""
LETTERS = 2000
"""How many of them each language has."""

_DECIDES = {
    Kind.REJECTED: Move.NO,
    Kind.ACKNOWLEDGED: Move.RECEIVED,
    Kind.ASSESSMENT: Move.TASK,
    Kind.INTERVIEW: Move.TALK,
    Kind.OFFER: Move.OFFER,
    Kind.ON_HOLD: Move.HOLD,
    Kind.WITHDRAWN: Move.QUIT,
    Kind.OUTREACH: Move.OUTREACH,
    Kind.ALERT: Move.ALERT,
}


class Bags:
    """Rows of feature numbers of any length, kept in two arrays."""

    def __init__(self, rows):
        self.sizes = np.array([len(row) for row in rows], np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])
        self.features = np.concatenate([np.zeros(0, np.int64), *rows]).astype(np.int64)

    def take(self, ids, drop=0.0, rng=None):
        """Return feature numbers of some rows and, aligned, which row each is of."""
        sizes = self.sizes[ids]
        begin = self.starts[ids] - np.concatenate([[0], np.cumsum(sizes)[:-1]])
        place = np.arange(sizes.sum()) + np.repeat(begin, sizes)
        features, row = self.features[place], np.repeat(np.arange(len(ids)), sizes)
        if drop:
            kept = rng.random(len(row)) > drop
            return features[kept], row[kept]
        return features, row


@dataclass
class View:
    """Sentences of messages, and of banks, as one view sees them."""

    sentences: Bags
    bank: Bags
    hashes: np.ndarray


@dataclass
class Corpus:
    """Messages and their sentences, aligned arrays; banks of single sentences beside.

    `sentence_move` is `UNKNOWN` where nobody said what a sentence does; `spare` are the
    subjects that nobody said anything of, in messages that have more than those.
    """

    mails: list
    looks: list
    kind: np.ndarray
    stage: np.ndarray
    door: np.ndarray
    hard: np.ndarray
    voice: np.ndarray
    language: np.ndarray
    frames: Bags
    views: list
    of_mail: np.ndarray
    sentence_move: np.ndarray
    spare: np.ndarray
    bank_move: np.ndarray
    frame_hashes: np.ndarray

    def sentences_of(self, mails):
        """Return the sentences of some messages and, aligned, which message each is of."""
        first = np.searchsorted(self.of_mail, mails)
        sizes = np.searchsorted(self.of_mail, mails, side="right") - first
        shift = first - np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return np.arange(sizes.sum()) + np.repeat(shift, sizes), np.repeat(
            np.arange(len(mails)), sizes
        )

    def counted(self):
        """Return the labels of messages that figures count: all but those made up."""
        told = self.voice != MADE
        some = {name: getattr(self, name)[told] for name in _OF_A_MESSAGE}
        return replace(self, mails=list(compress(self.mails, told)), **some)


_OF_A_MESSAGE = "kind", "stage", "door", "hard", "voice", "language"


def load(languages=None):
    """Return the whole corpus, or that of some languages."""
    named = [
        (sheet.parent.name, mail)
        for sheet in sorted(CORPUS.glob("voice-*/*.txt"))
        for mail in parse(sheet.read_text("utf-8"))
        if languages is None or mail.labels.get("language", "en") in languages
    ]
    named += [(MADE, mail) for mail in _made(languages)]
    looks = [look_at(decode(to_eml(mail))) for _, mail in named]
    rows, of_mail, moves, spare = [], [], [], []
    for place, ((_, mail), look) in enumerate(zip(named, looks, strict=True)):
        words = lexicon(look.language)
        for one in weighed(look) or [Sentence("", Place.SUBJECT)]:
            rows.append([_hashes(names) for names in of_sentence(one, words)])
            of_mail.append(place)
            moves.append(_move(one.text, mail.labels))
            alone = len(look.sentences) < 2 or moves[-1] != UNKNOWN
            spare.append(one.place is Place.SUBJECT and not alone)
    banked = list(_bank(languages))
    bank = [sentence for sentence, _ in banked]
    labels = [mail.labels for _, mail in named]
    frames = [_hashes(of_frame(look)) for look in looks]
    framed = _known(frames)
    return Corpus(
        mails=[mail for _, mail in named],
        looks=looks,
        kind=np.array([KINDS.index(Kind(one["kind"])) for one in labels]),
        stage=np.array([_stage(one) for one in labels]),
        door=np.array([_door(one) for one in labels]),
        hard=np.array([one.get("hard") == "yes" for one in labels]),
        voice=np.array([voice for voice, _ in named]),
        language=np.array([one.get("language", "en") for one in labels]),
        frames=_numbered(frames, framed),
        views=[
            _view(seen, banked_seen)
            for seen, banked_seen in zip(
                zip(*rows, strict=True), zip(*bank, strict=True), strict=True
            )
        ],
        of_mail=np.array(of_mail),
        sentence_move=np.array(moves),
        spare=np.array(spare),
        bank_move=np.array([move for _, move in banked]),
        frame_hashes=framed,
    )


def _made(languages):
    rng = np.random.default_rng(0)
    for sheet in sorted(CORPUS.glob("stock/*.txt")):
        if languages is None or sheet.stem in languages:
            yield from letters(sheet.read_text("utf-8"), sheet.stem, LETTERS, rng)


def _view(rows, bank):
    known = _known([*rows, *bank])
    return View(_numbered(rows, known), _numbered(bank, known), known)


def _hashes(names):
    return np.array([hashed(name) for name in names], np.int64)


def _known(rows):
    """Return, ascending, the hashes of features that stand in `LEAST` rows or more."""
    once = np.concatenate([np.unique(row) for row in rows])
    found, count = np.unique(once, return_counts=True)
    return found[count >= LEAST]


def _numbered(rows, known):
    """Return rows with each known feature's place among `known`; others are left out."""
    found = []
    for row in rows:
        place = np.minimum(np.searchsorted(known, row), len(known) - 1)
        found.append(np.sort(place[known[place] == row]))
    return Bags(found)


def _bank(languages):
    for sheet in sorted(CORPUS.glob("sentences/*/*.txt")):
        language = sheet.name[:2]
        if languages is not None and language not in languages:
            continue
        move = None
        for line in sheet.read_text("utf-8").split("\n"):
            if line.startswith("## "):
                move = MOVES.index(Move(line[3:].strip()))
            elif line.strip():
                sentence = Sentence(line.strip(), Place.MIDDLE)
                seen = of_sentence(sentence, lexicon(language))
                # Its place comes last, and nobody knows it.
                yield [_hashes(names[:-1]) for names in seen], move


def _move(text, labels):
    said = _flat(text)
    decides, feedback = (
        _flat(labels.get("words", "")),
        _flat(labels.get("feedback", "")),
    )
    if said and decides and (said in decides or decides in said):
        move = _DECIDES.get(Kind(labels["kind"]))
        return UNKNOWN if move is None else MOVES.index(move)
    if said and feedback and (said in feedback or feedback in said):
        return MOVES.index(Move.REASON)
    return UNKNOWN


def _flat(text):
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _stage(labels):
    if labels["kind"] != Kind.REJECTED or labels.get("made"):
        return UNKNOWN
    return STAGES.index(Stage(labels.get("stage", Stage.UNKNOWN)))


def _door(labels):
    if labels["kind"] != Kind.REJECTED or labels.get("made"):
        return UNKNOWN
    return int(labels.get("door_open") == "yes")
