"""The terminal in its own process, in a data folder of its own, as a person uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.flows import letters

ROOT = Path(__file__).resolve().parents[2]
MAIN = "from onward.cli.main import main; main()"


class Terminal:
    """Runs `onward` with `home` as its data folder and `folder` as where it stands."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith("ONWARD_")}
        self.environment = {**kept, "ONWARD_HOME": str(home), "TZ": "Europe/London"}

    def command(self, *words: str, before: str = "") -> list[str]:
        return [sys.executable, "-c", f"{before}\n{MAIN}", *map(str, words)]

    def run(self, *words: str, before="", given=None, **options):
        """Run a command; `before` is Python that runs first, `given` what is piped in."""
        return subprocess.run(
            self.command(*words, before=before),
            env=self.environment,
            cwd=self.folder,
            input=given,
            stdin=None if given is not None else subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            **options,
        )

    def says(self, *words: str, **options) -> str:
        """Return what a command that must succeed prints."""
        done = self.run(*words, **options)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stdout

    def answers(self, *words: str, **options) -> dict:
        """Return the JSON answer of a command that must succeed."""
        whole = json.loads(self.says(*words, "--json", **options))
        assert whole.pop("schema") == 1
        return whole

    def refuses(self, *words: str, code=1, **options) -> list[str]:
        """Return the lines a command says when it cannot do what was asked."""
        done = self.run(*words, **options)
        assert done.returncode == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        lines = done.stderr.splitlines()
        assert lines
        assert done.stdout == ""
        return lines

    def mailbox(self, name="mail.mbox", *chosen: bytes) -> Path:
        """Write a mailbox of a few clear letters (or of `chosen`) and return it."""
        path = self.folder / name
        path.write_bytes(letters.mailbox(chosen or letters.CLEAR))
        return path
