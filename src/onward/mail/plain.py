"""A message and its signal as values that can travel between processes."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from onward.mail.message import Message
from onward.mail.opening import Opening, opening
from onward.mail.signal import Kind, Signal, Stage

Plain = dict[str, Any]
"""Strings, numbers, lists and dictionaries only: what JSON holds."""


def plain(message: Message, signal: Signal) -> Plain:
    return {"message": _flat(message), "signal": _flat(signal)}


def unplain(values: Plain) -> tuple[Message, Signal]:
    """Undo `plain`; what is not of that shape raises a `ValueError` or `KeyError`."""
    message, signal = dict(values["message"]), dict(values["signal"])
    for name in ("to", "references", "labels", "attachments", "problems"):
        message[name] = tuple(message[name])
    message["date"] = _moment(message["date"])
    for name in ("when", "due"):
        signal[name] = _moment(signal[name])
    signal["kind"] = Kind(signal["kind"])
    signal["stage"] = Stage(signal["stage"]) if signal["stage"] else None
    return Message(**message), Signal(**signal)


def openings_in(values: Plain) -> tuple[Opening, ...]:
    """Return the roles that an alert named, made anew: none but sound links stay."""
    return tuple(
        opening(one["title"], one["company"] or "", one["place"] or "", one["link"])
        for one in values.get("openings", ())
    )


def _flat(value: Message | Signal) -> Plain:
    pairs = ((each.name, getattr(value, each.name)) for each in fields(value))
    return {
        name: item.isoformat() if isinstance(item, datetime) else item
        for name, item in pairs
    }


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
