"""Build the wheel, install it clean, cut the network, run the main job."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "-o",
            folder,
            ROOT,
        ],
        check=True,
        capture_output=True,
    )
    (made,) = folder.glob("onward-*.whl")
    return made


def test_the_wheel_holds_what_running_needs_and_nothing_of_the_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("mail/model.bin") for name in names)
    assert any(name.endswith(".html") for name in names)
    assert any(name.endswith(".css") for name in names)
    assert any("demo/mail/" in name for name in names)
    assert any("store/migrations/0001" in name for name in names)
    assert not [name for name in names if "tests/" in name or "corpus" in name]
    assert wheel.stat().st_size < 5_000_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="network namespaces")
def test_the_main_job_runs_from_a_clean_install_without_a_network(wheel, tmp_path):
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [venv / "bin" / "python", "-m", "pip", "install", "-q"]
    pip += ["--disable-pip-version-check", "--root-user-action=ignore"]
    locked = ROOT / "requirements" / "run.txt"
    subprocess.run([*pip, "--require-hashes", "-r", locked], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True)
    unshare = shutil.which("unshare")
    assert unshare, "util-linux's unshare cuts the network"
    done = subprocess.run(
        [
            unshare,
            "--map-root-user",
            "--net",
            venv / "bin" / "python",
            Path(__file__).with_name("offline.py"),
            venv / "bin",
        ],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "ONWARD_HOME": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "runs without a network" in done.stdout
