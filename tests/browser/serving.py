"""A real Onward on loopback: data folder, server and worker, as a person runs it."""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"(http://127\.0\.0\.1:\d+)/open/\S+")
_ONWARD = (sys.executable, "-c", "from onward.cli.main import main; main()")


@dataclass(frozen=True, slots=True)
class Served:
    """A running Onward; `link` lets the first browser in."""

    home: Path
    address: str
    link: str
    environment: dict[str, str]

    def fresh_link(self) -> str:
        """Return a new launch link."""
        done = subprocess.run(
            [*_ONWARD, "link"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return _LINK.search(done.stdout)[0]


def fill(home: Path, story: str) -> None:
    """Put one of `tests.flows.story`'s stories into a data folder."""
    code = (
        "from datetime import UTC, datetime\n"
        "from onward.cli.store import open_store\n"
        "owner = open_store().owner\n"
        "from tests.flows import story\n"
        f"story.{story}(owner, datetime.now(UTC))\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], env=_environment(home), cwd=ROOT, check=True
    )


@contextlib.contextmanager
def serving(home: Path) -> Iterator[Served]:
    """Serve the data folder `home` until the context ends."""
    environment = _environment(home)
    process = subprocess.Popen(
        [*_ONWARD, "start", "--no-browser", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield _told(process, home, environment)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def _told(process, home: Path, environment: dict[str, str]) -> Served:
    for line in process.stdout:
        found = _LINK.search(line)
        if found:
            return Served(home, found[1], found[0], environment)
    raise RuntimeError("Onward ended before it served")


def _environment(home: Path) -> dict[str, str]:
    rest = {k: v for k, v in os.environ.items() if not k.startswith("ONWARD_")}
    return {**rest, "ONWARD_HOME": str(home), "TZ": "Europe/London"}
