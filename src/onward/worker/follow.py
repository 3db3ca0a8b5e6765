"""Follows mailboxes while Onward serves: by listening, and by a look now and then."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from queue import Empty, SimpleQueue
from random import Random
from uuid import UUID

from django.conf import settings

from onward.gateways.imap.listening import listen
from onward.kernel.errors import Busy, NotFound
from onward.services import accounts, jobs
from onward.services.holds import working
from onward.services.owners import Owner

TEND_SECONDS = 5.0


class Follow:
    """One listener for each mailbox that answers; looks that are due are queued."""

    def __init__(
        self, over: threading.Event, rng: Random, clock: Callable[[], float]
    ) -> None:
        self._over, self._rng, self._clock = over, rng, clock
        self._next = 0.0
        self._news: SimpleQueue[tuple[Owner, UUID]] = SimpleQueue()
        self._listeners: dict[tuple[object, ...], threading.Event] = {}

    def tend(self, now: datetime) -> None:
        """Queue looks, begin to listen, stop listening: every few seconds at most."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + TEND_SECONDS
        wanted = [*accounts.due(now), *self._heard()]
        if wanted:
            self._queue(wanted)
        self._listen()

    def _heard(self) -> list[tuple[Owner, UUID]]:
        heard = []
        try:
            while True:
                heard.append(self._news.get_nowait())
        except Empty:
            return heard

    def _queue(self, wanted: list[tuple[Owner, UUID]]) -> None:
        """Ask for looks, unless the store is being replaced or emptied."""
        try:
            with working(settings.HOME):
                for owner, account in wanted:
                    with suppress(NotFound):  # let go meanwhile
                        jobs.ask_look(owner, account)
        except Busy:
            return

    def _listen(self) -> None:
        """Have one listener for each mailbox as it is connected now, and no other."""
        rows = {
            (
                *(row.id, row.host, row.port, row.security, row.user),
                *(row.how, row.client_id),
            ): row
            for row in accounts.listening()
        }
        for gone in self._listeners.keys() - rows.keys():
            self._listeners.pop(gone).set()
        for one in rows.keys() - self._listeners.keys():
            stop = self._listeners[one] = threading.Event()
            threading.Thread(
                target=self._hear, args=(rows[one], stop), daemon=True
            ).start()

    def _hear(self, row: accounts.MailAccount, stop: threading.Event) -> None:
        def rest(seconds: float) -> bool:
            until = self._clock() + seconds
            while not (stop.is_set() or self._over.is_set()):
                left = until - self._clock()
                if left <= 0:
                    return True
                stop.wait(min(1.0, left))
            return False

        listen(
            accounts.place_of(row),
            lambda: accounts.login_of(row),
            lambda: self._news.put((row.owner, row.id)),
            rest,
            self._rng,
        )
