"""Files of word lists: one list a line, `name = entry, entry, …`; `#` begins a comment."""

from collections.abc import Iterator


def listed(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the entries of each list that `text` writes down."""
    for line in text.split("\n"):
        name, equals, entries = line.partition(" = ")
        if equals and not line.startswith("#"):
            yield name, [one.strip() for one in entries.split(",") if one.strip()]
