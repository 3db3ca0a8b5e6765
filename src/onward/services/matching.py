"""Finds the applications a message could be about, without looking at all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from onward.history.application import State
from onward.history.fold import state_after
from onward.history.match import Clue, Known, Match, match
from onward.history.names import company_key
from onward.mail.senders import own_domain
from onward.mail.signal import Kind
from onward.store.models import ApplicationRow, EventRow, KeptMessage, Owner

_FEW = 20
"""Messages below which only the commonest address counts as the person's own."""
_NO_DAY = date(1970, 1, 1)


class Matcher:
    """Knows an owner's applications by thread, company and domain while mail is filed.

    Read from the store once; `learn` keeps it in step with what is being filed.
    """

    def __init__(self, owner: Owner) -> None:
        self._known: dict[UUID, Known] = {}
        self._by_start: dict[str, set[UUID]] = defaultdict(set)
        self._by_thread: dict[str, set[UUID]] = defaultdict(set)
        self._by_domain: dict[str, set[UUID]] = defaultdict(set)
        self._nameless: set[UUID] = set()
        self._me = _own_addresses(owner)
        rows = ApplicationRow.objects.filter(owner=owner, live=True)
        for row in rows.order_by("last_event", "id").iterator():
            self._add(_known(row))
        for application, message in _filed_messages(owner):
            if application in self._known:
                self._widen(application, message)

    def match(self, row: KeptMessage) -> Match:
        """Return which application `row` is about."""
        clue = self._clue(row)
        return match(clue, [self._known[one] for one in self._could_be(clue)])

    def learn(self, row: KeptMessage, application: UUID) -> dict[str, str]:
        """Note that `row` was filed under `application`; return what it newly named."""
        day = _day(row)
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
        self._nameless.discard(application)
        self._add(one)
        self._widen(application, row)
        return told

    def _add(self, one: Known) -> None:
        self._known[one.id] = one
        key = company_key(one.company)
        if key:
            self._by_start[key[:3]].add(one.id)
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
            first=min(one.first, clue.day),
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
            day=_day(row),
            company=row.company,
            role=row.role,
            threads=frozenset(threads),
            domain=own_domain(other_side),
        )

    def _could_be(self, clue: Clue) -> list[UUID]:
        """Return ids worth comparing, in the order in which they were first seen."""
        found = {one for thread in clue.threads for one in self._by_thread[thread]}
        if clue.company:
            found |= self._by_start[company_key(clue.company)[:3]] | self._nameless
        if clue.domain:
            found |= self._by_domain[clue.domain]
        if not clue.company and not clue.domain and clue.role:
            found |= set(self._known)
        return [one for one in self._known if one in found] if found else []


def unsaid(row: KeptMessage, company: str, role: str) -> dict[str, str]:
    """Return what `row` names of an application that was known as `company`, `role`."""
    said = (("company", row.company, company), ("role", row.role, role))
    return {name: new for name, new, known in said if new and not known}


def _known(row: ApplicationRow) -> Known:
    last = row.last_event.date() if row.last_event else _NO_DAY
    return Known(
        id=row.id,
        company=row.company,
        role=row.role,
        state=State(row.state),
        first=row.applied_on or last,
        last=last,
    )


def _filed_messages(owner: Owner) -> Iterable[tuple[UUID, KeptMessage]]:
    filed = dict(
        EventRow.objects.filter(owner=owner)
        .exclude(message="")
        .values_list("message", "application_id")
    )
    rows = KeptMessage.objects.filter(owner=owner, standing=KeptMessage.Standing.FILED)
    for row in rows.defer("text").iterator():
        if row.digest in filed:
            yield filed[row.digest], row


def _own_addresses(owner: Owner) -> frozenset[str]:
    """Return the addresses the kept mail is sent to: the person's own.

    The commonest one, and in a larger mailbox each that a fifth of it is sent to.
    """
    counts: Counter[str] = Counter()
    total = 0
    rows = KeptMessage.objects.filter(owner=owner).exclude(sender="")
    for to in rows.values_list("to", flat=True).iterator():
        total += 1
        counts.update(set(to))
    few = max(_FEW, total // 5)
    often = {one for one, count in counts.items() if count >= few}
    return frozenset(often | {one for one, _ in counts.most_common(1)})


def _day(row: KeptMessage) -> date:
    return (row.date or datetime(1970, 1, 1, tzinfo=UTC)).date()
