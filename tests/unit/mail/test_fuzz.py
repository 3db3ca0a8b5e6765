"""A bounded run of the fuzzer; `make fuzz` goes on for longer."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

RUNS = 4_000
FUZZ = Path(__file__).resolve().parents[2] / "fuzz" / "mail.py"


def test_whatever_the_fuzzer_makes_of_the_hostile_kinds_is_read(tmp_path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("there is no atheris for this system: fuzzing is left out")
    run = subprocess.run(
        [
            sys.executable,
            FUZZ,
            f"-runs={RUNS}",
            "-seed=1",
            f"-artifact_prefix={tmp_path}/found-",
            tmp_path / "inputs",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    assert f"Done {RUNS} runs" in run.stderr
