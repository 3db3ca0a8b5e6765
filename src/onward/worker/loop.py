"""Takes one job after another; a failing one says so and the next is taken."""

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

from django.db import close_old_connections

from onward.kernel.errors import OnwardError
from onward.services import jobs
from onward.services.importing import read_mailbox
from onward.services.jobs import State, Work

IDLE_SECONDS = 0.5
log = logging.getLogger("onward.worker")


def work(over: threading.Event) -> None:
    """Do jobs until `over` is set; one that runs then is taken up at the next start."""
    while not over.is_set():
        close_old_connections()
        job = jobs.take(datetime.now(UTC))
        if job is None:
            over.wait(IDLE_SECONDS)
        else:
            _do(job, over)


def _do(job: Work, over: threading.Event) -> None:
    try:
        result, cancelled = _run(job, over)
    except OnwardError as error:
        jobs.finish(job.id, State.FAILED, {"said": error.message.plain()})
    except Exception:  # the worker's edge: a bug in one job must not stop the others
        log.exception("job %s failed", job.id)
        jobs.finish(job.id, State.FAILED, {})
    else:
        if over.is_set():
            return  # the lease runs out and the next worker goes on
        jobs.finish(job.id, State.CANCELLED if cancelled else State.DONE, result)
        if not cancelled:  # a cancelled import can be resumed
            _remove_upload(job)


def _run(job: Work, over: threading.Event) -> tuple[dict[str, object], bool]:
    def go_on(done: int, total: int | None) -> bool:
        return jobs.report(job.id, done, total, datetime.now(UTC)) and not over.is_set()

    summary = read_mailbox(job.owner, job.paths, datetime.now(UTC), go_on)
    return summary.as_json(), summary.cancelled


def _remove_upload(job: Work) -> None:
    if job.uploaded:
        for path in job.paths:
            Path(path).unlink(missing_ok=True)
