"""Takes one job after another; a failing one says so and the next is taken."""

import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from onward.kernel.errors import Busy, OnwardError
from onward.services import jobs
from onward.services.holds import working
from onward.services.importing import read_mailbox
from onward.services.jobs import State, Work
from onward.services.trouble import explain

IDLE_SECONDS = 0.5
AGAIN_SECONDS = 10.0
"""How long to wait when the store itself cannot be used: a full disk, say."""
log = logging.getLogger("onward.worker")


def work(over: threading.Event) -> None:
    """Do jobs until `over` is set; one that runs then is taken up at the next start."""
    while not over.is_set():
        close_old_connections()
        try:
            if not do_next(over):
                over.wait(IDLE_SECONDS)
        except DatabaseError as error:
            told = explain(error)
            if told is None:
                raise
            log.warning("%s", told.message.plain())
            over.wait(AGAIN_SECONDS)


def do_next(over: threading.Event) -> bool:
    """Do one job, if there is one; while everything is erased there is none."""
    now = datetime.now(UTC)
    if not jobs.waiting(now):
        return False
    try:
        with working(settings.HOME):
            job = jobs.take(now)
            if job is not None:
                do(job, over)
            return job is not None
    except Busy:
        return False


def do(job: Work, over: threading.Event) -> None:
    """Do one job and note how it ended; when `over` is set, the next worker goes on."""
    try:
        result, cancelled = _run(job, over)
    except OnwardError as error:
        jobs.finish(job.id, State.FAILED, {"said": error.message.plain()})
    except Exception as error:  # the worker's edge: a bug must not stop other jobs
        told = explain(error)
        said = {"said": told.message.plain()} if told else {}
        if told is None:
            log.exception("job %s failed", job.id)
        jobs.finish(job.id, State.FAILED, said)
    else:
        if cancelled and over.is_set():
            jobs.give_back(job.id)
            return
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
