"""The pages of a running Onward with 1,000 and with 10,000 applications.

Usage: python bench/web.py [--json] [--sizes 1000,10000]

A real `onward start` (waitress, its worker beside it) serves a data folder filled
through the same service that files mail, three events and one kept message for most
applications. Each page is asked for 30 times over one connection, in turn, after one
request each that is not counted. Memory is what the web process itself holds. Quote
the ratio of the two sizes; the milliseconds belong to the machine.
"""

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROUNDS = 30
BATCH = 200
TODAY = datetime.now(UTC)
_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)(/open/\S+)")
_MAIN = "from onward.cli.main import main; main()"
_FIRST = (
    "Fern Yarrow Alder Birch Cedar Hazel Linden Maple Rowan Willow Larch Aspen".split()
)
_LAST = (
    "Foods Textiles Logistics Books Health Energy Design Farms Transit Housing".split()
)
_ROLES = "Supply Planner|Buyer|Data Analyst|Line Cook|Nurse|Office Manager".split("|")


def fill(count: int) -> dict[str, float]:
    """Put `count` applications into the data folder in force; return how long it took."""
    from onward.cli.store import open_store

    owner = open_store().owner
    from onward.services.filing import record
    from onward.store.models import KeptMessage

    rng = random.Random(count)
    started = time.perf_counter()
    for start in range(0, count, BATCH):
        stories = [story(rng, start + number) for number in range(BATCH)]
        KeptMessage.objects.bulk_create(
            kept(owner, event)
            for events in stories
            for event in events
            if event.message
        )
        record(owner, [event for events in stories for event in events])
    return {"seconds": time.perf_counter() - started}


def story(rng: random.Random, number: int) -> list:
    """Return the events of one application: applied, answered, talked, ended, or not."""
    from onward.history.event import Event, EventKind, Source

    application = uuid.UUID(int=rng.getrandbits(128))
    company = f"{rng.choice(_FIRST)} {rng.choice(_LAST)} {number}"
    applied = TODAY - timedelta(days=rng.randint(1, 400))
    details = {
        "company": company,
        "role": rng.choice(_ROLES),
        "channel": rng.choice(["board", "agency", "referral", "unknown"]),
        "applied_on": applied.date().isoformat(),
    }

    def event(kind, day, source=Source.MAIL, **more):
        digest = f"{rng.getrandbits(256):064x}" if source is Source.MAIL else None
        return Event(
            id=uuid.UUID(int=rng.getrandbits(128)),
            application=application,
            kind=kind,
            happened=min(applied + timedelta(days=day), TODAY),
            recorded=0,
            source=source,
            message=digest,
            words="Thank you for your application." if digest else "",
            **more,
        )

    events = [
        event(EventKind.DESCRIBED, 0, Source.PERSON, details=details),
        event(EventKind.ACKNOWLEDGED, 0),
    ]
    fate = rng.random()
    if fate < 0.12:
        events.append(event(EventKind.INTERVIEW, 10, stage="interview"))
    if fate < 0.55:
        events.append(event(EventKind.REJECTED, 21))
        if rng.random() < 0.95:  # most answers were opened long ago
            events.append(
                event(
                    EventKind.OPENED,
                    22,
                    Source.PERSON,
                    details={"event": str(events[-1].id)},
                )
            )
    return events


def kept(owner, event):
    from onward.store.models import KeptMessage

    return KeptMessage(
        owner=owner,
        digest=event.message,
        date=event.happened,
        source="bench.mbox",
        standing="filed",
        kind=event.kind,
        confidence=0.95,
        message_id=f"<{event.message[:20]}@mail.example>",
        sender="jobs@fernhill.example",
        subject="Your application",
        text="Thank you for your application. " * 40,
        words=event.words,
    )


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield process id, port and launch link of a running Onward."""
    process = subprocess.Popen(
        [sys.executable, "-c", _MAIN, "start", "--port", "0", "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        link = next(found for line in process.stdout if (found := _LINK.search(line)))
        yield process.pid, int(link[1]), link[2]
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


class Browser:
    """One connection that was let in."""

    def __init__(self, port: int, link: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookie = ""
        response = self._ask(link)
        given = [one.split(";")[0] for one in response.headers.get_all("Set-Cookie")]
        self.cookie = "; ".join(given)

    def _ask(self, path: str) -> http.client.HTTPResponse:
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        response = self.connection.getresponse()
        self.body = response.read()
        return response

    def milliseconds(self, path: str) -> float:
        started = time.perf_counter()
        response = self._ask(path)
        took = (time.perf_counter() - started) * 1000
        assert response.status == 200, (path, response.status, self.body[:300])
        return took


def pages(browser: Browser) -> dict[str, str]:
    """Return the pages to ask for, by the name their figures get."""
    browser.milliseconds("/applications/")
    one = re.search(rb'href="(/applications/[0-9a-f-]{36}/)"', browser.body)[1].decode()
    year, week, _ = TODAY.date().isocalendar()
    return {
        "today": "/",
        "applications": "/applications/",
        "application": one,
        "search": "/applications/?words=Willow",
        "reading": "/reading/",
        "week": f"/week/{year}-W{week:02}/",
        "inbox": "/inbox/",
        "settings": "/settings/",
    }


def memory_mib(pid: int, what: str) -> float:
    told = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"^{what}:\s+(\d+) kB", told, re.MULTILINE)[1]) / 1024


def measure(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ONWARD_")},
            "ONWARD_HOME": f"{folder}/onward",
        }
        filled = subprocess.run(
            [sys.executable, __file__, "--fill", str(count)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        figures = {"fill_per_s": count / json.loads(filled.stdout)["seconds"]}
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", _MAIN, "plan", "--json"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        figures["plan_command_s"] = time.perf_counter() - started
        started = time.perf_counter()
        with served(environment) as (pid, port, link):
            figures["start_s"] = time.perf_counter() - started
            browser = Browser(port, link)
            with closing(browser.connection):
                figures |= ask(browser)
            figures["rss_mib"] = memory_mib(pid, "VmRSS")
            figures["peak_mib"] = memory_mib(pid, "VmHWM")
    return {f"{name}_{count}": round(value, 2) for name, value in figures.items()}


def ask(browser: Browser) -> dict[str, float]:
    shown = pages(browser)
    took: dict[str, list[float]] = {name: [] for name in shown}
    for turn in range(ROUNDS + 1):
        for name, path in shown.items():
            spent = browser.milliseconds(path)
            if turn:  # the first one fills caches
                took[name].append(spent)
    figures = {}
    for name, each in took.items():
        figures[f"p50_{name}_ms"] = statistics.median(each)
        figures[f"p95_{name}_ms"] = statistics.quantiles(each, n=20)[-1]
    return figures


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--json", action="store_true", help="one line of figures")
    options.add_argument("--sizes", default="1000,10000")
    options.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.fill:
        print(json.dumps(fill(chosen.fill)))
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    figures: dict[str, float] = {}
    for size in sizes:
        figures |= measure(size)
    small, large = sizes[0], sizes[-1]
    if large != small:
        for key in [key for key in figures if key.startswith("p50_")]:
            if key.endswith(f"_{large}"):
                name = key.removesuffix(f"_ms_{large}").removeprefix("p50_")
                ratio = figures[key] / figures[f"p50_{name}_ms_{small}"]
                figures[f"ratio_{name}"] = round(ratio, 2)
    figures["cores"] = os.cpu_count() or 0
    if chosen.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28} {value}")


if __name__ == "__main__":
    main()
