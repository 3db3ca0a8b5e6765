"""Every store ever released opens in this version with all that was in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
BACKUPS = sorted(GOLDEN.glob("*.onward-backup"))
TELL = (
    "import json,sys;from onward.cli.store import open_store;opened=open_store();"
    "from tests.golden.told import told;from onward.services import doctor;"
    "assert doctor.examine(opened.owner, opened.home) == [];"
    "json.dump(told(opened.owner), sys.stdout)"
)


def test_the_first_version_is_kept():
    assert GOLDEN / "0.1.0.onward-backup" in BACKUPS


@pytest.mark.parametrize("backup", BACKUPS, ids=lambda path: path.stem)
def test_a_released_store_upgrades_with_all_that_was_in_it(backup, tmp_path):
    environment = {**os.environ, "ONWARD_HOME": str(tmp_path / "onward")}
    onward = Path(sys.executable).with_name("onward")
    done = subprocess.run(
        [onward, "restore", backup],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        env=environment,
        capture_output=True,
        text=True,
        cwd=GOLDEN.parents[1],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expected = json.loads(backup.with_suffix(".json").read_text("utf-8"))
    assert json.loads(done.stdout) == expected
