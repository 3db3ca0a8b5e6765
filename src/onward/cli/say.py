"""Printing: words for people, one JSON object for programs, errors that help."""

import json
import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from onward.cli.wording import STOPPED_EARLY
from onward.kernel.errors import OnwardError
from onward.kernel.text import Text, clean

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = 1
"""Version of every `--json` answer; it rises when a field changes its meaning."""


def speak_utf8() -> None:
    """Print in UTF-8 also where the system expects less; never fail on a letter."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@cache
def out() -> "Console":
    """Return the console for tables; plain sentences do without it."""
    from rich.console import Console

    return Console(highlight=False, markup=False)


@cache
def err() -> "Console":
    """Return the console for progress bars."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False)


def words(text: Text | str) -> str:
    """Return a sentence as the terminal shows it: on one line, nothing in it acts."""
    plain = text.plain() if isinstance(text, Text) else text
    return clean(plain).replace("\n", " ")


def lines(texts: Iterable[Text | str], indent: str = "") -> None:
    """Print sentences, one a line."""
    for text in texts:
        sys.stdout.write(f"{indent}{words(text)}\n")


def answer(body: dict[str, Any]) -> None:
    """Print a machine-readable answer on one line."""
    whole = {"schema": SCHEMA, **body}
    sys.stdout.write(json.dumps(whole, ensure_ascii=False, default=str) + "\n")


def aside(text: Text | str) -> None:
    """Print a line beside the answer: a problem, a remedy."""
    sys.stderr.write(words(text) + "\n")


def complain(error: OnwardError) -> int:
    """Print what went wrong and what to do; return the exit code."""
    aside(error.message)
    if error.remedy is not None:
        aside(error.remedy)
    return error.exit_code


def interrupted() -> None:
    """Say that Ctrl-C was heard; what was kept stays."""
    aside(Text(STOPPED_EARLY))
