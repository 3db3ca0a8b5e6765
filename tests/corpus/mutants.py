"""Hostile mail bred from the kinds written by hand: cut, spliced, wrapped, lied about.

The same number gives the same bytes on every machine.
"""

import base64
import random
from collections.abc import Callable

from tests.corpus import hostile, hostile_more

HAND_MADE = {**hostile.KINDS, **hostile_more.KINDS}
_LARGEST = 40_000
"""Bytes of a parent; the large kinds are tested as they are."""
_CHARSETS = (
    b"utf-8",
    b"utf-16",
    b"utf-7",
    b"iso-2022-jp",
    b"cp037",
    b"big5",
    b"x-none",
)
_ENCODINGS = (b"base64", b"quoted-printable", b"8bit", b"x-uuencode", b"binary")

Mutate = Callable[[random.Random, bytes, bytes], bytes]
"""Chance, a mail and another one → a worse mail."""


def _cut(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    return one[: chance.randrange(len(one) + 1)]


def _hole(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    a, b = sorted(chance.randrange(len(one) + 1) for _ in range(2))
    return one[:a] + one[b:]


def _stutter(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    at = chance.randrange(len(one) + 1)
    return one[:at] + one[at : at + chance.randrange(1, 200)] * chance.randrange(2, 90)


def _noise(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    worse = bytearray(one)
    for _ in range(min(len(worse), chance.randrange(1, 60))):
        worse[chance.randrange(len(worse))] = chance.randrange(256)
    return bytes(worse)


def _splice(chance: random.Random, one: bytes, other: bytes) -> bytes:
    return (
        one[: chance.randrange(len(one) + 1)]
        + other[chance.randrange(len(other) + 1) :]
    )


def _shuffle(chance: random.Random, one: bytes, other: bytes) -> bytes:
    lines = one.split(b"\n")[:400] + other.split(b"\n")[:40]
    chance.shuffle(lines)
    return b"\n".join(lines)


def _attached(chance: random.Random, one: bytes, other: bytes) -> bytes:
    return hostile.parts(
        hostile.part(other, b"message/rfc822"),
        hostile.part(
            one, chance.choice((b"text/html", b"text/plain", b"text/calendar"))
        ),
    )


def _lied_about(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    kind = b"text/html; charset=" + chance.choice(_CHARSETS)
    return hostile.mime(kind, one, chance.choice(_ENCODINGS))


def _encoded(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    kind = b"message/rfc822; charset=" + chance.choice(_CHARSETS)
    return hostile.mime(kind, base64.encodebytes(one), b"base64")


def _line_ends(chance: random.Random, one: bytes, _other: bytes) -> bytes:
    ends = (b"\r\n", b"\r", b"\n\r", b"\r\r\n", b"\x0b", b"\xe2\x80\xa8")
    return one.replace(b"\n", chance.choice(ends))


MUTATIONS: tuple[Mutate, ...] = (
    _cut,
    _hole,
    _stutter,
    _noise,
    _splice,
    _shuffle,
    _attached,
    _lied_about,
    _encoded,
    _line_ends,
)


def parents() -> list[bytes]:
    """Return the kinds that are small enough to breed from, in a stable order."""
    every = (HAND_MADE[name]() for name in sorted(HAND_MADE))
    return [raw for raw in every if 0 < len(raw) <= _LARGEST]


def mutant(number: int, stock: list[bytes]) -> bytes:
    """Return one mail changed by one to three mutations."""
    chance = random.Random(number)
    raw = stock[number % len(stock)]
    for _ in range(chance.randrange(1, 4)):
        raw = chance.choice(MUTATIONS)(chance, raw, chance.choice(stock))[:_LARGEST]
    return raw
