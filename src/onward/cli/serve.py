"""`start`, `link` and `demo`: the web process and its worker, on loopback only."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator
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


def serve(
    profile: str, port: int | None, mail: list[Path], *, show: bool, browser: bool
) -> None:
    """Read `mail`, say what was found, then serve until Ctrl-C."""
    chosen = PORTS[profile] if port is None else port
    with held(profile) as opened:
        if mail:
            from onward.cli.first_look import first_look

            first_look(opened, mail, show=show)
        elif profile == DEMO:
            from onward.cli.first_look import demo_look

            demo_look(opened, show=show)
        _serve(opened, chosen, browser=browser)


def _serve(opened: Opened, port: int, *, browser: bool) -> None:
    server = _listen(port)
    from onward.services.doorway import make_link
    from onward.services.home import tell

    address = f"http://{HOST}:{server.effective_port}"
    tell(opened.home, address)
    url = f"{address}/open/{make_link(opened.owner, datetime.now(UTC))}/"
    say.lines(
        [Text(wording.SERVING, {"address": address}), url, Text(wording.LINK_ONCE)]
    )
    sys.stdout.flush()
    if browser and _has_desktop():
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    with _worker(opened.home):
        signal.signal(signal.SIGTERM, _interrupt)
        with contextlib.suppress(KeyboardInterrupt):
            server.run()
        server.close()
    say.lines(["", Text(wording.STOPPED)])


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _listen(port: int) -> Any:
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
        raise Busy(
            Text(wording.PORT_IN_USE, {"port": port}),
            Text(wording.PORT_REMEDY, {"port": port + 10}),
        ) from error


@contextlib.contextmanager
def _worker(home: Home) -> Iterator[None]:
    """Run the worker beside the server; start it again should it fall over.

    It ends by itself when its standard input closes, so it never outlives us.
    """
    environment = {**os.environ, "ONWARD_PROFILE": home.profile}
    over = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def watch() -> None:
        while not over.is_set():
            with subprocess.Popen(
                [sys.executable, "-m", "onward.worker"],
                stdin=subprocess.PIPE,
                env=environment,
                start_new_session=True,  # Ctrl-C is for us; we end it in order
            ) as process:
                running[:] = [process]
                process.wait()
            over.wait(1)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        for process in running:
            if process.stdin:
                process.stdin.close()
        thread.join(timeout=10)


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
        raise NotFound(Text(wording.NOT_RUNNING), Text(wording.NOT_RUNNING_REMEDY))
    token = make_link(local_owner(), datetime.now(UTC))
    say.lines([f"{told['address']}/open/{token}/", Text(wording.LINK_ONCE)])
