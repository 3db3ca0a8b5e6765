"""Which part beside a title names the firm, and which the place."""

import re
from collections.abc import Sequence

from onward.kernel.text import fold
from onward.mail import alert_words as words
from onward.mail.alert_lines import dashed, has_title

_BEHIND = re.compile(
    r"^(.{2,80}?)(?:\s*\(([^()]{2,60})\)|,\s+([^,]{2,40})|\s+(?:in|à|a|te|em)\s+([A-Z].{1,40}))$"
)


def told_apart(parts: Sequence[str], employer: str) -> tuple[str, str]:
    """Return firm and place of what stands beside a title, in the usual order."""
    if not parts:
        return "", ""
    first, second = parts[0], parts[1] if len(parts) > 1 else ""
    at_first = words.is_place(fold(first)) and not words.is_firm(fold(first))
    if not second:
        return ("", first) if at_first or employer else parted(first)
    for part in parts[1:]:
        if words.is_place(fold(part)) or ", " in part:
            second = part
            break
    if employer and at_first:
        return "", first
    if at_first and not words.is_place(fold(second)):
        return second, first
    return first, second


def behind(said: str) -> tuple[str, str]:
    """Return firm and place of what stands behind "at": "Fernhill in Leeds"."""
    company, *more = dashed(said) or [said]
    match = _BEHIND.match(said)
    if more or match is None:
        return company, ", ".join(more)
    return match[1], match[2] or match[3] or match[4]


def parted(said: str) -> tuple[str, str]:
    """Return firm and place of "The Swan (Hull)", or of "Klinik Gurten, Köniz"."""
    match = _BEHIND.match(said)
    if match is None or (match[3] and not words.is_firm(fold(match[1]))):
        return said, ""
    return match[1], match[2] or match[3] or match[4]


def by_commas(title: str) -> list[str]:
    """Return title, firm and place of "Cook, The Swan, Hull"; else the title alone."""
    first, *more = title.split(", ")
    sure = len(more) > 1 or (more and words.is_firm(fold(more[0])))
    return [first, *more] if sure and has_title(first) else [title]
