"""`start`, `link` and `demo`: the web process and its worker, on loopback only."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onward.cli import say, wording
from onward.cli.store import Opened, held, set_up
from onward.config.paths import DEMO, MAIN, Home
from onward.kernel.errors import Busy, NotFound
from onward.kernel.text import Text

HOST = "127.0.0.1"
PORTS = {MAIN: 8377, DEMO: 8378}
COMMANDS = {MAIN: "start", DEMO: "demo"}
GRACE_SECONDS = 10
"""So long a worker may take to put its job down; then it is ended, which is safe."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Mail to read first; `yes` files it at once, its contrary asks, None as it fits."""

    paths: tuple[Path, ...] = ()
    yes: bool | None = None


def serve(
    profile: str, port: int | None, mail: Mail, *, show: bool, browser: bool
) -> None:
    """Read `mail`, say what was found, then serve until Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    with held(profile) as opened:
        # The port is taken first: nobody should wait for a mailbox to learn of it.
        server = _listen(PORTS[profile] if port is None else port, COMMANDS[profile])
        with contextlib.closing(server), contextlib.suppress(KeyboardInterrupt):
            _look(opened, mail, show=show)
            _serve(opened, server, browser=browser)
    say.lines(["", Text(wording.STOPPED)])


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _look(opened: Opened, mail: Mail, *, show: bool) -> None:
    if mail.paths:
        from onward.cli.first_look import first_look

        first_look(opened, list(mail.paths), show=show, yes=mail.yes)
    elif opened.home.profile == DEMO:
        from onward.cli.first_look import demo_look

        demo_look(opened, show=show)


def _serve(opened: Opened, server: Any, *, browser: bool) -> None:
    from onward.services.accounts import tidy
    from onward.services.doorway import make_link
    from onward.services.home import sweep, tell
    from onward.services.jobs import wanted_uploads

    now = datetime.now(UTC)
    sweep(opened.home, wanted_uploads(now), now.timestamp())
    tidy(opened.home)
    address = f"http://{HOST}:{server.effective_port}"
    tell(opened.home, address)
    url = f"{address}/open/{make_link(opened.owner, datetime.now(UTC))}/"
    with _worker(opened.home):
        say.lines(
            [
                Text(wording.SERVING, {"address": address}),
                url,
                _once(opened.home.profile),
            ]
        )
        sys.stdout.flush()
        if browser and _has_desktop():
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        server.run()  # until Ctrl-C or SIGTERM


def _listen(port: int, command: str) -> Any:
    """Return a server bound to `port` of loopback; 0 lets the system choose one."""
    import waitress

    from onward.config.wsgi import application

    try:
        return waitress.create_server(
            application,
            host=HOST,
            port=port,
            threads=4,
            ident=None,
            max_request_body_size=1 << 40,
            channel_timeout=600,
        )
    except OSError as error:
        said = Text(wording.PORT_IN_USE, {"port": port})
        if error.errno != errno.EADDRINUSE:
            said = Text(wording.PORT_REFUSED, {"port": port, "reason": error.strerror})
        other = port + 10 if 1024 <= port <= 65_000 else PORTS[MAIN] + 10
        remedy = Text(wording.PORT_REMEDY, {"command": command, "port": other})
        raise Busy(said, remedy) from error


@contextlib.contextmanager
def _worker(home: Home) -> Iterator[None]:
    """Run the worker beside the server; start it again should it fall over.

    It ends by itself when its standard input closes, so it never outlives us.
    """
    environment = {**os.environ, "ONWARD_PROFILE": home.profile}
    over, up = threading.Event(), threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def watch() -> None:
        while not over.is_set():
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "onward.worker"],
                stdin=subprocess.PIPE,
                env=environment,
                start_new_session=True,  # Ctrl-C is for us; we end it in order
            )
            running[:] = [process]
            up.set()
            if over.is_set():
                _end(process)
            process.wait()
            over.wait(1)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    up.wait(GRACE_SECONDS)
    try:
        yield
    finally:
        over.set()
        for process in running:
            _end(process)
        thread.join(timeout=1)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask a worker to put its job down; end it when it does not."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _has_desktop() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return sys.stdout.isatty()
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def link(profile: str) -> None:
    """Print a fresh launch link to the instance that serves."""
    place = set_up(profile)
    from onward.services.doorway import make_link
    from onward.services.home import running
    from onward.services.owners import local_owner

    told = running(place)
    if told is None:
        raise NotFound(
            Text(wording.NOT_RUNNING),
            Text(wording.NOT_RUNNING_REMEDY, {"command": COMMANDS[profile]}),
        )
    token = make_link(local_owner(), datetime.now(UTC))
    say.lines([f"{told['address']}/open/{token}/", _once(profile)])


def _once(profile: str) -> Text:
    command = "onward link" + " --demo" * (profile == DEMO)
    return Text(wording.LINK_ONCE, {"command": command})
