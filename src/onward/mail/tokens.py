"""Words of a text as the model sees them: folded, numbers alike, a few marks kept."""

import re

from onward.kernel.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[?!%£€$:]")


def tokens(text: str) -> list[str]:
    """Return the words of `text` without case and accents; every number is "0"."""
    found = _TOKEN.findall(text.lower() if text.isascii() else fold(text))
    return ["0" if one[0].isdigit() else one.replace("’", "'") for one in found]
