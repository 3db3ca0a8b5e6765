"""Printing: words for people, one JSON object for programs, errors that help."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console

from onward.cli.wording import INTERRUPTED
from onward.kernel.errors import OnwardError
from onward.kernel.text import Text

SCHEMA = 1
"""Version of every `--json` answer; it rises when a field changes its meaning."""

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def words(text: Text | str) -> str:
    """Return a sentence as the terminal shows it."""
    return text.plain() if isinstance(text, Text) else text


def lines(texts: Iterable[Text | str], indent: str = "") -> None:
    """Print sentences, one a line; nothing in them is markup."""
    for text in texts:
        out.print(indent + words(text), markup=False)


def answer(body: dict[str, Any]) -> None:
    """Print a machine-readable answer on one line."""
    sys.stdout.write(
        json.dumps({"schema": SCHEMA, **body}, ensure_ascii=False, default=str) + "\n"
    )


def complain(error: OnwardError) -> int:
    """Print what went wrong and what to do; return the exit code."""
    err.print(words(error.message), markup=False)
    if error.remedy is not None:
        err.print(words(error.remedy), markup=False)
    return error.exit_code


def interrupted() -> int:
    """Say that Ctrl-C was heard; what was kept stays."""
    err.print(words(Text(INTERRUPTED)), markup=False)
    return 130
