"""The patterns of letters in the usual words can be made up in every language."""

import re
from pathlib import Path

import pytest

_STOCK = Path(__file__).resolve().parents[1] / "corpus" / "stock"
_SHEETS = sorted(_STOCK.glob("*.txt"))


def _headings(text: str) -> dict[str, list[str]]:
    parts = re.split(r"^## (\w+)\n", text, flags=re.MULTILINE)[1:]
    return {
        name: its.split("\n") for name, its in zip(parts[::2], parts[1::2], strict=True)
    }


def test_each_language_has_patterns():
    assert [sheet.stem for sheet in _SHEETS] == "de en es fr it nl pt".split()


@pytest.mark.parametrize("sheet", _SHEETS, ids=lambda sheet: sheet.stem)
def test_a_language_has_the_same_headings_as_english_and_names_no_other(sheet):
    mine, english = (
        _headings(path.read_text("utf-8")) for path in (sheet, _STOCK / "en.txt")
    )
    assert mine.keys() == english.keys()
    assert all(any(lines) for lines in mine.values())
    assert set(re.findall(r"<(\w+)>", sheet.read_text("utf-8"))) <= mine.keys()


@pytest.mark.parametrize("sheet", _SHEETS, ids=lambda sheet: sheet.stem)
def test_every_choice_is_closed(sheet):
    for line in sheet.read_text("utf-8").split("\n"):
        left, found = line, 1
        while found:
            left, found = re.subn(r"\{[^{}\[\]]*\}|\[[^{}\[\]]*\]", "", left)
        assert not set(left) & set("{}[]|"), line
