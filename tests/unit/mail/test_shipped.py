import subprocess
import sys

from onward.mail import lexicon
from onward.mail.shipped import shipped

READS = """
import sys
from onward.mail.read import read_raw
letter = b"Unfortunately we will not take your application further."
assert read_raw(letter)["signal"]["kind"] == "rejected"
heavy = {"numpy", "django", "highspy", "typer", "importlib.resources", "zipfile"}
print(sorted(heavy.intersection(sys.modules)))
"""


def test_a_first_letter_is_read_without_anything_heavy():
    told = subprocess.run(
        [sys.executable, "-c", READS], capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == "[]"


def test_a_shipped_file_is_found_by_its_package():
    assert b"\nteam = " in shipped(lexicon.__name__, "en.txt")
