"""The people in a From, To or Reply-To header: RFC 5322 read flat, never recursing."""

import re
from functools import lru_cache

from onward.mail.charsets import flat, tidy
from onward.mail.headers import words

LIMIT = 100
"""Addresses taken from one header."""

_VALUE_CAP = 32 * 1024
_TOKEN = re.compile(
    rb'"(?:[^"\\]|\\.)*+"?|[()]|<[^<>]*+>?|[,;]|\\.?|[^",;()<>\\]++|>', re.DOTALL
)
_BARE = re.compile(r"[^\s<>\"(),;]{1,250}@[^\s<>\"(),;]{1,250}")
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)

Person = tuple[str, str]
"""Display name and address; either may be empty."""


@lru_cache(maxsize=128)
def addresses(value: bytes, limit: int = LIMIT) -> tuple[Person, ...]:
    """Return `(name, address)` of everybody in a header, in order.

    Nested comments are only counted, so they cost nothing; a comment behind a name stays
    with it, `Dana (Acme) <d@x>`; a name with a bare comma (`Doe, John <j@x>`) stays one
    person; group names are left out.
    """
    people: list[Person] = []
    name: list[bytes] = []
    comment: list[bytes] = []
    angle = b""
    depth = 0
    complete = False  # an address has been seen
    for match in _TOKEN.finditer(value[:_VALUE_CAP]):
        token = match[0]
        if token == b"(" or (depth and token == b")"):
            depth += 1 if token == b"(" else -1
        elif depth:
            comment.append(token)
        elif token in (b",", b";"):
            if complete:
                people.append(_person(name, angle, comment))
                name, comment, angle, complete = [], [], b"", False
                if len(people) >= limit:
                    return tuple(people)
            else:
                name.append(b", " if token == b"," else b" ")
        elif token.startswith(b"<") and not angle:
            angle, complete = token, True
        else:
            name.append(token)
            complete = complete or b"@" in token
    if angle or b"".join(name).strip():
        people.append(_person(name, angle, comment))
    return tuple(people)


def _person(name: list[bytes], angle: bytes, comment: list[bytes]) -> Person:
    shown = b"".join(_unquoted(token) for token in name)
    if angle:
        address = tidy(words(angle.strip(b"<> \t\r\n")))
    else:
        found = _BARE.search(tidy(words(shown)))
        address = found[0] if found else ""
        shown = b"" if found else shown
    text = flat(words(shown.rpartition(b":")[2] if angle == b"" else shown), 200)
    text = text.strip(" ,'\"")
    if beside := flat(words(b"".join(comment)), 200).strip():
        text = f"{text} ({beside})" if text else beside
    address = "".join(address.split()).rpartition(":")[2]
    return text.strip(" ,'\""), address[:320].lower()


def _unquoted(token: bytes) -> bytes:
    if token.startswith(b'"'):
        return _ESCAPE.sub(rb"\1", token.removesuffix(b'"')[1:])
    return token
