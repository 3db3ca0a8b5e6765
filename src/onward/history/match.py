"""Which application a message is about: one we know, a new one, or a question.

In order of trust: the thread it belongs to, the company with its role, the sender's
own domain, the role alone. Two applications at one company that fit equally well are
never guessed between: the person is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from onward.history.application import LIVE, State
from onward.history.names import same_company, same_role
from onward.mail.signal import Kind

_REOPENS_AFTER = timedelta(days=3)
"""An acknowledgement this long after a no speaks of a new application."""
_FORGOTTEN_AFTER = timedelta(days=365)
"""A company heard of again after a year speaks of a new application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An application as far as matching needs to know it."""

    id: UUID
    company: str
    role: str
    state: State
    first: date
    last: date
    threads: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What a message tells about which application it belongs to.

    `threads` are its own and its referenced message ids; `domain` is the other side's
    own mail domain, None when it belongs to a tracking system or a mail provider. A
    message without a `day` is never too late or too early for an application.
    """

    kind: Kind
    day: date | None
    company: str | None
    role: str | None
    threads: frozenset[str] = frozenset()
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Belongs:
    """It is about this application."""

    application: UUID


@dataclass(frozen=True, slots=True)
class Opens:
    """It is about an application not known yet."""


@dataclass(frozen=True, slots=True)
class Asks:
    """It could be about several of these, or about none that can be named."""

    among: tuple[UUID, ...]


Match = Belongs | Opens | Asks


def match(clue: Clue, known: Sequence[Known]) -> Match:
    """Return which of `known` the message is about.

    `known` need hold only applications that could be meant; their order is kept in
    questions.
    """
    in_thread = [one for one in known if one.threads & clue.threads]
    if len(in_thread) == 1:
        return Belongs(in_thread[0].id)
    if in_thread:
        known = in_thread
    elif clue.company:
        known = [one for one in known if _at_company(clue, one)]
    elif clue.domain:
        known = [one for one in known if clue.domain in one.domains]
    else:
        known = [one for one in known if clue.role and same_role(clue.role, one.role)]
        if not known and not clue.role:
            return Asks(())
    return _by_role(clue, [one for one in known if not _begins_anew(clue, one)])


def _at_company(clue: Clue, one: Known) -> bool:
    return bool(clue.company and same_company(clue.company, one.company)) or bool(
        not one.company and clue.domain and clue.domain in one.domains
    )


def _begins_anew(clue: Clue, one: Known) -> bool:
    """Return whether the message cannot belong to `one` because it came too late."""
    if clue.day is None:
        return False
    if clue.day - one.last > _FORGOTTEN_AFTER:
        return True
    return (
        clue.kind is Kind.ACKNOWLEDGED
        and one.state not in LIVE
        and clue.day - one.last > _REOPENS_AFTER
    )


def _by_role(clue: Clue, fitting: list[Known]) -> Match:
    if clue.role:
        role = clue.role
        exact = [one for one in fitting if one.role and same_role(role, one.role)]
        unnamed = [one for one in fitting if not one.role]
        fitting = exact or unnamed
    if not fitting:
        return Opens() if clue.company or clue.role else Asks(())
    if len(fitting) == 1:
        return Belongs(fitting[0].id)
    live = [one for one in fitting if one.state in LIVE]
    if len(live) == 1:
        return Belongs(live[0].id)
    if clue.role:  # the same role twice: the newest that was there by then
        there = [
            one
            for one in (live or fitting)
            if clue.day is None or one.first <= clue.day
        ]
        if there:
            return Belongs(max(there, key=lambda one: one.first).id)
    return Asks(tuple(one.id for one in (live or fitting)))
