"""What a careful reader says of messages: the lines of a labels file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from onward.mail.signal import Kind, Stage

Said = str | bool | datetime | None
"""What a field may hold."""

_WORDS = ("company", "role", "feedback", "language")
_FLAGS = ("reply_possible", "door_open")
_MOMENTS = ("when", "due")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What one message truly says.

    `said` holds the fields its label speaks of; None there means that the message does
    not say. `hard` marks one that was written, or chosen, to mislead.
    """

    file: str
    kind: Kind
    hard: bool = False
    said: Mapping[str, Said] = field(default_factory=dict)


class Fault(StrEnum):
    """Why a line of labels cannot be used."""

    NOT_JSON = "not_json"
    NO_NAME = "no_name"
    TWICE = "twice"
    KIND = "kind"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be used, counted from 1, and what in it is at fault."""

    line: int
    fault: Fault
    what: str = ""


class _Unusable(Exception):
    def __init__(self, fault: Fault, what: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.what = what


def parse(text: str) -> tuple[list[Truth], list[Problem]]:
    """Return what the lines say, and which of them cannot be used; empty ones may be."""
    truths: dict[str, Truth] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            truth = _truth(_object(line))
        except _Unusable as why:
            problems.append(Problem(number, why.fault, why.what))
            continue
        if truths.setdefault(truth.file, truth) is not truth:
            problems.append(Problem(number, Fault.TWICE, truth.file))
    return list(truths.values()), problems


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _Unusable(Fault.NOT_JSON) from error
    if not isinstance(found, dict):
        raise _Unusable(Fault.NOT_JSON)
    return found


def _truth(label: dict[str, Any]) -> Truth:
    kind, hard = label.get("kind"), label.get("hard")
    if kind not in list(Kind):
        raise _Unusable(Fault.KIND, str(kind))
    if not isinstance(hard, bool | None):
        raise _Unusable(Fault.VALUE, "hard")
    said: dict[str, Said] = {}
    for names, usable in ((_WORDS, _words), (_MOMENTS, _moment)):
        said |= {name: usable(name, label[name]) for name in names if name in label}
    for name in (*_FLAGS, "stage"):
        if label.get(name) is not None:  # null says nothing: `unknown` and false do
            said[name] = (_stage if name == "stage" else _flag)(name, label[name])
    return Truth(file=_file(label), kind=Kind(kind), hard=bool(hard), said=said)


def _file(label: dict[str, Any]) -> str:
    """Return the name of the message's file: its `source`, else its `id` and ".eml"."""
    source, short = label.get("source"), label.get("id")
    if isinstance(source, str) and source:
        return source
    if source is None and isinstance(short, str) and short:
        return f"{short}.eml"
    raise _Unusable(Fault.NO_NAME)


def _words(name: str, value: object) -> str | None:
    if isinstance(value, str | None):
        return value or None
    raise _Unusable(Fault.VALUE, name)


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _Unusable(Fault.VALUE, name)


def _stage(name: str, value: object) -> Stage:
    if value in list(Stage):
        return Stage(str(value))
    raise _Unusable(Fault.VALUE, name)


def _moment(name: str, value: object) -> datetime | None:
    written = _words(name, value)
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise _Unusable(Fault.VALUE, name) from error
    if moment.tzinfo is None:
        raise _Unusable(Fault.VALUE, name)
    return moment
