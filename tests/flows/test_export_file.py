"""An export's file is read as it comes, and as a whole or not at all."""

import json
import zipfile

import pytest

from onward.kernel.errors import Damaged, Fixable
from onward.services import export_file
from onward.services.export_file import rows_in, write

ROWS = [
    {"model": "store.eventrow", "pk": "é1", "fields": {"words": 'a "b" \\ ] } ,\n'}},
    {"model": "store.eventrow", "pk": 2, "fields": {"when": None, "n": [1.5, -20]}},
    {"model": "store.weekrow", "pk": "3", "fields": {}},
]


@pytest.fixture
def packed(tmp_path):
    """Pack a text as the rows of an export."""

    def pack(text):
        file = tmp_path / "all.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("onward.json", text)
        return file

    return pack


def whole(**members):
    return {"format": 1, "onward": "0.1.0", "rows": ROWS, **members}


@pytest.mark.parametrize("chunk", [1, 7, 1 << 18])
@pytest.mark.parametrize(
    "text",
    [
        json.dumps(whole()),
        json.dumps(whole(), indent=1),
        json.dumps(whole(), ensure_ascii=False, indent=4),
        json.dumps({"rows": ROWS, "more": {"a": [1]}, "format": 1}),
        "\ufeff" + json.dumps(whole()) + "\n",
    ],
)
def test_however_it_is_written_its_rows_come_back(packed, monkeypatch, chunk, text):
    monkeypatch.setattr(export_file, "_CHUNK", chunk)
    assert list(rows_in(packed(text))) == ROWS


@pytest.mark.parametrize("rows", [[], ROWS[:1], ROWS])
def test_what_is_written_is_plain_json(tmp_path, rows):
    file = tmp_path / "all.zip"
    write(file, iter(rows), "a,b\r\n")
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("onward.json"))["rows"] == rows
        assert archive.read("applications.csv") == b"a,b\r\n"
    assert list(rows_in(file)) == rows


GOOD = json.dumps(whole())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 1}',
        '{"rows": []}',
        GOOD[:-1],
        GOOD[: len(GOOD) // 2],
        GOOD + "x",
        GOOD.replace("]}", "}", 1),
        GOOD.replace('"pk"', '"kp"', 1),
        '{"format": 1, "rows": {}}',
        '{"format": 1, "rows": [1]}',
        '{"format": 1, "rows": [{"model": "a", "pk": 1, "fields": 5}]}',
        '{"format": 1, "rows": [' + "[" * 100_000 + "]}",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_not_whole_is_damaged(packed, text):
    with pytest.raises(Damaged, match="not a whole export"):
        list(rows_in(packed(text)))


def test_a_row_larger_than_any_is_damaged(packed, monkeypatch):
    monkeypatch.setattr(export_file, "_LARGEST_ROW", 100)
    monkeypatch.setattr(export_file, "_CHUNK", 10)
    with pytest.raises(Damaged):
        list(rows_in(packed(json.dumps(whole(rows=["x" * 1000])))))


def test_more_than_a_store_holds_is_damaged(packed, monkeypatch):
    monkeypatch.setattr(export_file, "_LARGEST", 100)
    with pytest.raises(Damaged):
        list(rows_in(packed(GOOD)))


def test_one_of_a_newer_onward_says_so(packed):
    with pytest.raises(Fixable, match="newer"):
        list(rows_in(packed(json.dumps(whole(format=2)))))
