"""Takes one job after another; a failing one says so and the next is taken."""

import logging
import math
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from onward.kernel.errors import Busy, OnwardError
from onward.services import jobs
from onward.services.holding import is_first
from onward.services.holds import working
from onward.services.importing import (
    Summary,
    file_held,
    file_left,
    read_mailbox,
    unfiled,
)
from onward.services.jobs import State, Work
from onward.services.looking import look, look_again
from onward.services.trouble import explain
from onward.worker.follow import Follow

IDLE_SECONDS = 0.5
AGAIN_SECONDS = 10.0
"""How long to wait when the store itself cannot be used: a full disk, say."""
SETTLED_SECONDS = 10.0
"""Mail that lies unfiled for so long while none comes in has nobody else to file it."""
log = logging.getLogger("onward.worker")


@dataclass(slots=True)
class Left:
    """Watches for mail that was kept and never filed: its reading was stopped or killed.

    Mail is filed when its mailbox was read to the end, so while there comes more, or
    becomes less, somebody is still at it.
    """

    count: int = 0
    since: float = 0.0

    def settled(self, count: int, seconds: float) -> bool:
        """Return whether the `count` messages unfiled at `seconds` are left behind."""
        if count != self.count:
            self.count, self.since = count, seconds
        return count > 0 and seconds - self.since >= SETTLED_SECONDS

    def give_up(self) -> None:
        """Leave these alone, until there are more."""
        self.since = math.inf


def work(over: threading.Event) -> None:
    """Do jobs until `over` is set; one that runs then is taken up at the next start.

    When there is none, mail that was left unfiled is filed. Mailboxes are followed.
    """
    left = Left()
    follow = Follow(over, SystemRandom(), time.monotonic)
    while not over.is_set():
        close_old_connections()
        try:
            follow.tend(datetime.now(UTC))
            if not do_next(over, left):
                over.wait(IDLE_SECONDS)
        except DatabaseError as error:
            told = explain(error)
            if told is None:
                raise
            log.warning("%s", told.message.plain())
            over.wait(AGAIN_SECONDS)


def do_next(over: threading.Event, left: Left) -> bool:
    """Do one job, or file what is left; while everything is erased there is neither."""
    now = datetime.now(UTC)
    waits = jobs.waiting(now)
    settled = left.settled(unfiled(now), time.monotonic())
    if not waits and not settled:
        return False
    try:
        with working(settings.HOME):
            job = jobs.take(now) if waits else None
            if job is not None:
                do(job, over)
            elif settled:
                tidy(left, over)
            return job is not None or settled
    except Busy:
        return False


def tidy(left: Left, over: threading.Event) -> None:
    """File what is left; what cannot be filed does not keep jobs from being done."""
    try:
        file_left(datetime.now(UTC), lambda: not over.is_set())
    except DatabaseError:
        raise
    except Exception:  # the worker's edge, as in `do`
        log.exception("what is left could not be filed")
        left.give_up()


def do(job: Work, over: threading.Event) -> None:
    """Do one job and note how it ended; when `over` is set, the next worker goes on."""
    try:
        summary = _run(job, over)
    except OnwardError as error:
        jobs.finish(job.id, State.FAILED, {"said": error.message.plain()})
    except Exception as error:  # the worker's edge: a bug must not stop other jobs
        told = explain(error)
        said = {"said": told.message.plain()} if told else {}
        if told is None:
            log.exception("job %s failed", job.id)
        jobs.finish(job.id, State.FAILED, said)
    else:
        if summary.cancelled and over.is_set():
            jobs.give_back(job.id)
            return
        jobs.finish(job.id, _state(job, summary), _result(job, summary))
        if not summary.cancelled:  # a cancelled import can be resumed
            _remove_upload(job)


def _state(job: Work, summary: Summary) -> State:
    if summary.cancelled:
        return State.CANCELLED
    if summary.failure:
        return State.FAILED
    # What a look found is noted as a reading of its own: looks come and go.
    return State.READ if summary.found and job.account is None else State.DONE


def _result(job: Work, summary: Summary) -> dict[str, object]:
    """Return what a job came to; of one that filed, also what its reading came to."""
    if job.read is None:
        return summary.as_json()
    return {**job.read, "filed": summary.filed, "cancelled": summary.cancelled}


def _run(job: Work, over: threading.Event) -> Summary:
    def go_on(done: int, total: int | None) -> bool:
        return jobs.report(job.id, done, total, datetime.now(UTC)) and not over.is_set()

    now = datetime.now(UTC)
    if job.account is not None:
        hold = is_first(job.owner)
        if job.again:
            return look_again(job.owner, job.account, now, go_on, hold=hold)
        return look(job.owner, job.account, now, go_on, SystemRandom(), hold=hold)
    if job.read is not None:
        return file_held(job.owner, now, go_on)
    return read_mailbox(job.owner, job.paths, now, go_on, hold=job.hold)


def _remove_upload(job: Work) -> None:
    if job.uploaded:
        for path in job.paths:
            Path(path).unlink(missing_ok=True)
