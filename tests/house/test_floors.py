"""The floors hold, and a violation of each kind turns the check red."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "onward"

PLANTED = {
    "a lower room imports a higher one": (
        "mail/planted.py",
        "from onward.history import event as event\n",
        "Imports point down",
    ),
    "siblings know each other": (
        "evidence/planted.py",
        "from onward.planning import week as week\n",
        "Imports point down",
    ),
    "the kernel imports a room": (
        "kernel/planted.py",
        "from onward.mail import signal as signal\n",
        "Imports point down",
    ),
    "a gateway imports the store": (
        "gateways/planted.py",
        "from onward.store import models as models\n",
        "Imports point down",
    ),
    "a room that is not in the plan": (
        "helpers/__init__.py",
        "",
        "Imports point down",
    ),
    "a pure room imports Django": (
        "planning/planted.py",
        "import django as django\n",
        "Rooms know no Django",
    ),
    "a pure room opens files": (
        "history/planted.py",
        "import pathlib as pathlib\n",
        "Rooms know no Django",
    ),
    "a pure room is random": (
        "care/planted.py",
        "import random as random\n",
        "Rooms know no Django",
    ),
    "the kernel uses a library": (
        "kernel/planted.py",
        "import numpy as numpy\n",
        "The kernel knows the standard library only",
    ),
    "a door imports the models": (
        "cli/planted.py",
        "from onward.store import models as models\n",
        "Doors never import the models",
    ),
    "settings import a room": (
        "config/paths.py",
        "import onward.kernel.text as text\n",
        "Settings and paths",
    ),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        f"import sys; sys.path.insert(0, {str(folder / 'src')!r}); "
        "from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        SOURCES,
        tmp_path / "src" / "onward",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return tmp_path


def test_the_house_as_it_stands_keeps_every_contract(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "5 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_violation_is_found(copy, kind):
    where, line, contract = PLANTED[kind]
    file = copy / "src" / "onward" / where
    file.parent.mkdir(exist_ok=True)
    file.write_text(file.read_text() + line if file.exists() else line)
    done = lint(copy)
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert [row for row in broken if row.startswith(contract)], done.stdout
