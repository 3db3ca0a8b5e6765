"""The written alerts of tests/corpus/alerts, each with the roles a reader finds in it."""

from pathlib import Path

from onward.demo.sheet import parse, to_eml
from onward.mail.read import read_with_openings

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "alerts"
SETS = ("first", "second", "third", "fourth")
"""The first was written before the parser; each other was measured before it was mended."""


def written(name):
    """Return the raw mails of a set by their id."""
    return {
        mail.id: to_eml(mail) for mail in parse((FOLDER / f"{name}.txt").read_text())
    }


def expected(name):
    """Return what `NAME.roles.txt` lists: id → (title, company, place, link), None: `-`."""
    found = {}
    for line in (FOLDER / f"{name}.roles.txt").read_text().splitlines():
        if line.startswith("=== "):
            rows = found.setdefault(line[4:].strip(), [])
        else:
            cells = (cell.strip() for cell in line.split(" | "))
            rows.append(tuple(None if cell == "-" else cell for cell in cells))
    return found


def read(raw):
    """Return what an alert names, as rows."""
    return [
        (one["title"], one["company"], one["place"], one["link"])
        for one in read_with_openings(raw).get("openings", ())
    ]
