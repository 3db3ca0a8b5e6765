"""Finds the applications a message could be about, without looking at all of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from onward.history.application import State
from onward.history.fold import state_after
from onward.history.match import Clue, Known, Match, match
from onward.history.names import company_key
from onward.mail.senders import own_domain
from onward.mail.signal import Kind
from onward.services.own_addresses import own_addresses
from onward.store.log import TIES, homes_of_mail, state_of_log, zone_of
from onward.store.log import State as LogState
from onward.store.models import ApplicationRow, EventRow, KeptMessage, Owner

_FILED = KeptMessage.Standing.FILED
_FEW_LINES = 400
"""Up to so many new lines are read under the write lock."""
_TRIES = 3
"""So often others may write first before their writing is made to wait."""
Done = TypeVar("Done")


class Matching:
    """Lends a matcher that knows all of the log, and holds nobody up by reading it.

    A large store takes seconds to read. That is done before the write lock is taken;
    what others added meanwhile is read under it. When they took anything back, or out,
    all is read again.
    """

    def __init__(self, owner: Owner, now: datetime) -> None:
        self._owner = owner
        self._now = now
        self._matcher: Matcher | None = None
        self._knows: LogState = (None, 0)

    def locked(self, act: Callable[["Matcher"], Done]) -> Done:
        """Return what `act` does with the matcher in one write transaction."""
        for _ in range(_TRIES):
            if self._follow() is None:
                self._read()
            with transaction.atomic():
                matcher = self._follow()
                if matcher is not None:
                    return self._do(matcher, act)
        with transaction.atomic():
            return self._do(self._follow() or self._read(), act)

    def _read(self) -> "Matcher":
        self._knows = state_of_log(self._owner)
        self._matcher = Matcher(self._owner, self._now)
        return self._matcher

    def _follow(self) -> "Matcher | None":
        """Return the matcher once it knows what was added; None when it cannot know."""
        state = state_of_log(self._owner)
        if self._matcher is None or state == self._knows:
            return self._matcher
        newest, count = self._knows
        log = EventRow.objects.filter(owner=self._owner)
        last = log.filter(id=newest) if newest else log.none()
        seen = last.values_list("recorded", flat=True)
        added = list(log.filter(recorded__gt=seen[:1])[: _FEW_LINES + 1])
        if len(added) > _FEW_LINES or count + len(added) != state[1]:
            return None
        if any(line.kind in TIES for line in added) or not seen.exists():
            return None
        self._matcher.follow(self._owner, added)
        self._knows = state
        return self._matcher

    def _do(self, matcher: "Matcher", act: Callable[["Matcher"], Done]) -> Done:
        self._matcher = (
            None  # what fails is rolled back, but the matcher has learned it
        )
        done = act(matcher)
        self._matcher, self._knows = matcher, state_of_log(self._owner)
        return done


class Matcher:
    """Knows an owner's applications by thread, company and domain while mail is filed.

    Read from the store once; `learn` keeps it in step with what is being filed. Mail
    without a date is of the day it is filed, `now`.
    """

    def __init__(self, owner: Owner, now: datetime) -> None:
        self._zone = zone_of(owner)
        self._today = now.astimezone(self._zone).date()
        self._known: dict[UUID, Known] = {}
        self._place: dict[UUID, int] = {}
        self._by_start: dict[str, set[UUID]] = defaultdict(set)
        self._by_thread: dict[str, set[UUID]] = defaultdict(set)
        self._by_domain: dict[str, set[UUID]] = defaultdict(set)
        self._nameless: set[UUID] = set()
        self._me = own_addresses(owner).likely
        rows = ApplicationRow.objects.filter(owner=owner, live=True)
        for row in rows.order_by("last_event", "id").iterator():
            self._add(self._stands(row))
        home_of = homes_of_mail(owner)
        filed = KeptMessage.objects.filter(owner=owner, standing=_FILED)
        for message in filed.defer("text").iterator():
            home = home_of.get(message.digest)
            if home in self._known:
                self._widen(home, message)

    def follow(self, owner: Owner, added: Sequence[EventRow]) -> None:
        """Note what others have added to the log."""
        touched = {line.application_id for line in added}
        for row in ApplicationRow.objects.filter(
            owner=owner, id__in=touched, live=True
        ):
            one, old = self._stands(row), self._known.get(row.id)
            if old is not None:
                one = replace(
                    one,
                    first=min(one.first, old.first),
                    threads=old.threads,
                    domains=old.domains,
                )
            self._add(one)
        home_of = {line.message: line.application_id for line in added if line.message}
        for message in KeptMessage.objects.filter(owner=owner, digest__in=home_of):
            home = home_of[message.digest]
            if home in self._known:
                self._widen(home, message)

    def match(self, row: KeptMessage) -> Match:
        """Return which application `row` is about."""
        clue = self._clue(row)
        return match(clue, [self._known[one] for one in self._could_be(clue)])

    def learn(self, row: KeptMessage, application: UUID) -> dict[str, str]:
        """Note that `row` was filed under `application`; return what it newly named."""
        day = self._day(row.date)
        kind = Kind(row.corrected or row.kind)
        old = self._known.get(application)
        one = old or Known(
            id=application, company="", role="", state=State.OPEN, first=day, last=day
        )
        told = unsaid(row, one.company, one.role)
        one = replace(
            one,
            company=one.company or row.company or "",
            role=one.role or row.role or "",
            state=state_after(one.state, kind.value),
            last=max(one.last, day),
        )
        self._add(one)
        self._widen(application, row)
        return told

    def _add(self, one: Known) -> None:
        self._known[one.id] = one
        self._place.setdefault(one.id, len(self._place))
        start = _start(one.company)
        self._nameless.discard(one.id)
        if start:
            self._by_start[start].add(one.id)
        else:
            self._nameless.add(one.id)

    def _widen(self, application: UUID, row: KeptMessage) -> None:
        clue = self._clue(row)
        domains = {clue.domain} if clue.domain else set()
        one = self._known[application]
        self._known[application] = replace(
            one,
            threads=one.threads | clue.threads,
            domains=one.domains | domains,
            first=min(one.first, clue.day or one.first),
        )
        for thread in clue.threads:
            self._by_thread[thread].add(application)
        for domain in domains:
            self._by_domain[domain].add(application)

    def _clue(self, row: KeptMessage) -> Clue:
        threads = {name for name in (row.message_id, *row.references) if name}
        other_side = row.sender
        if row.sender in self._me:
            other_side = next((to for to in row.to if to not in self._me), "")
        return Clue(
            kind=Kind(row.corrected or row.kind),
            day=self._day(row.date) if row.date else None,
            company=row.company,
            role=row.role,
            threads=frozenset(threads),
            domain=own_domain(other_side),
        )

    def _stands(self, row: ApplicationRow) -> Known:
        last = self._day(row.last_event)
        return Known(
            id=row.id,
            company=row.company,
            role=row.role,
            state=State(row.state),
            first=row.applied_on or last,
            last=last,
        )

    def _day(self, moment: datetime | None) -> date:
        return moment.astimezone(self._zone).date() if moment else self._today

    def _could_be(self, clue: Clue) -> list[UUID]:
        """Return ids worth comparing, in the order in which they were first seen."""
        found = {one for thread in clue.threads for one in self._by_thread[thread]}
        if clue.company:
            found |= self._by_start[_start(clue.company)] | self._nameless
        if clue.domain:
            found |= self._by_domain[clue.domain]
        if not clue.company and not clue.domain and clue.role:
            found |= set(self._known)
        return sorted(found, key=self._place.__getitem__)


def _start(company: str) -> str:
    """Return the letters that all spellings `same_company` takes for one begin with."""
    return company_key(company).replace(" ", "")[:3]


def unsaid(row: KeptMessage, company: str, role: str) -> dict[str, str]:
    """Return what `row` names of an application that was known as `company`, `role`."""
    said = (("company", row.company, company), ("role", row.role, role))
    return {name: new for name, new, known in said if new and not known}
