"""Messages put together from banked sentences: for training only, never measured.

A recipe names the moves a message of a kind is made of, in order, each with the chance
that it is there. They teach the last layer how moves make a message (one verdict among
courtesies, everyday sentences without any) on wordings no voice has.
"""

import numpy as np

from onward.mail.moves import MOVES, Move
from onward.mail.sentences import Place
from onward.mail.signal import Kind

SHARE = 0.0
"""Composed messages for each one of a voice in the same language."""
_RECIPES = {
    Kind.REJECTED: (
        "received .3|praise .4|review .15|no 1|reason .25|no_if .2|keep .3|praise .2",
        "no 1|received .3|praise .4|keep .3",
        "received .6|review .4|praise .6|no_if .2|no 1",
    ),
    Kind.ACKNOWLEDGED: (
        "received 1|review .7|no_if .4|account .2|praise .2|plain .3",
        "review 1|received .4|review .4|no_if .4|plain .3",
    ),
    Kind.ASSESSMENT: ("received .3|praise .3|task 1|task .6|review .2|plain .3",),
    Kind.INTERVIEW: (
        "received .2|praise .3|talk 1|talk_set .6|talk_set .3|plain .3",
        "talk_set 1|talk_set .7|talk .2|plain .3",
    ),
    Kind.OFFER: ("praise .4|offer 1|offer .7|offer .3|plain .3",),
    Kind.ON_HOLD: (
        "received .2|praise .3|hold 1|hold .5|review .2|no_if .15|plain .2",
    ),
    Kind.WITHDRAWN: ("praise .2|quit 1|quit .4|keep .1|plain .2",),
    Kind.OUTREACH: ("outreach 1|outreach .7|outreach .3|plain .2",),
    Kind.ALERT: ("alert 1|alert .8|alert .6|alert .3|account .2|plain .2",),
    Kind.OTHER: (
        "plain 1|plain .8|plain .6|plain .4",
        "no_other 1|plain .6|no_other .3|plain .3",
        "talk_other 1|plain .5|talk_other .4",
        "offer_other 1|offer_other .6|plain .4",
        "account 1|account .5|plain .4",
        "hiring 1|hiring .6|plain .2",
        "seeker 1|seeker .6|seeker .3",
        "friend 1|friend .6|plain .3|no_other .2",
    ),
}
_WEIGHTS = {Kind.REJECTED: 2.0, Kind.OTHER: 3.0}
_FRAMES = ((), (), (), ("from:system", "from:no-reply"), ("from:no-reply",), ("bulk",))


def composed(banked, count, language, seed):
    """Yield `count` of (kind, open door or not, frame, [(row, place)]) in a language.

    `banked` are the rows of a language's banks and their moves.
    """
    rng = np.random.default_rng(seed)
    by_move = {move: [row for row, at in banked if MOVES[at] is move] for move in MOVES}
    kinds = list(_RECIPES)
    share = np.array([_WEIGHTS.get(kind, 1.0) for kind in kinds])
    for _ in range(count):
        kind = kinds[rng.choice(len(kinds), p=share / share.sum())]
        recipes = _RECIPES[kind]
        moves = list(_drawn(recipes[rng.integers(len(recipes))], rng))
        rows = [by_move[move][rng.integers(len(by_move[move]))] for move in moves]
        frame = [f"A:{mark}" for mark in _FRAMES[rng.integers(len(_FRAMES))]]
        length = min(6, len(rows) // 3)
        yield (
            kind,
            Move.KEEP in moves,
            [*frame, f"A:len{length}", f"A:lang:{language}"],
            list(zip(rows, _places(len(rows)), strict=True)),
        )


def _drawn(recipe, rng):
    for step in recipe.split("|"):
        move, chance = step.split()
        if rng.random() < float(chance):
            yield Move(move)


def _places(count):
    for at in range(count):
        if at <= 1:
            yield Place.OPENING
        else:
            yield Place.CLOSING if at >= count - 3 else Place.MIDDLE
