"""Which addresses are the person's own, told by the mail that is kept."""

from collections import defaultdict
from dataclasses import dataclass

from onward.mail.senders import domain_of, is_provider, own_domain
from onward.store.models import KeptMessage, Owner

_FEW = 20
"""Messages below which only the commonest address is taken for the person's own."""
_HOUSES = 5
"""Whom so many write to that have nothing to do with each other reads this mailbox."""


@dataclass(frozen=True, slots=True)
class OwnAddresses:
    """The person's addresses: those that mail shows to be, and those it most likely is.

    `likely` has at least the address most mail is sent to, and in a larger mailbox each
    that a fifth of it is sent to. `sure` can only grow with what is kept, so that it
    does not depend on which mailbox was read first; in a small one it is empty.
    """

    likely: frozenset[str]
    sure: frozenset[str]

    def sent(self, sender: str, to: list[str]) -> bool:
        """Return whether the person surely sent this, and not to themselves elsewhere."""
        return sender in self.sure and not (self.sure - {sender}).intersection(to)


def own_addresses(owner: Owner) -> OwnAddresses:
    """Return the addresses of the person whose mail is kept."""
    counts: dict[str, int] = defaultdict(int)
    houses: dict[str, set[str]] = defaultdict(set)
    total = 0
    rows = KeptMessage.objects.filter(owner=owner).exclude(sender="")
    for to, *sender in rows.values_list("to", "sender", "sender_name").iterator():
        total += 1
        for one in set(to):
            counts[one] += 1
            houses[one].add(_house(*sender))
    sure = frozenset(one for one, seen in houses.items() if len(seen) >= _HOUSES)
    few = max(_FEW, total // 5)
    often = {one for one, count in counts.items() if count >= few}
    first = {max(sorted(counts), key=counts.__getitem__)} if counts else set()
    return OwnAddresses(likely=sure | often | first, sure=sure)


def _house(address: str, name: str) -> str:
    """Return what tells senders apart: their domain, behind a system for many the name."""
    domain = own_domain(address)
    if domain is None:
        return address if is_provider(address) else f"{domain_of(address)} {name}"
    return domain
