"""Names an employer may have, and what speaks for each: the fullest of the likeliest wins."""

import re
from dataclasses import dataclass, field

from onward.mail.display import bare, has_title
from onward.mail.domain_names import is_business, stands_for
from onward.mail.firms import is_house
from onward.mail.names import key
from onward.mail.posts import is_post
from onward.mail.senders import names_service
from onward.mail.titles import has_job_noun, is_title
from onward.mail.tongues import WITH_TABLE, tongue

_STANDS = 4.0
"""What it adds that the sender's domain stands for a name."""
_BUSINESS = 1.5
"""What it adds to a name that it ends in a word of organisations."""
_SHORTEST = 4
"""Letters that alone may be a coincidence of a name and a domain."""
_SYSTEM_NAMES = frozenset(
    """
    linkedin indeed glassdoor workday greenhouse lever ashby icims smartrecruiters taleo
    workable teamtailor recruitee personio bamboohr jobvite breezy pinpoint hirevue
    calendly hackerrank codility testgorilla ziprecruiter monster totaljobs reed xing
    stepstone successfactors jazzhr rippling gem join adp paylocity google microsoft outlook
    gmail zoom teams dayforce ukg trac hireflix paradox
    gupy infojobs catho solides welcomekit jobteaser onlyfy softgarden
    lorem
    """.split()
)
"""Names no employer has in a mail such systems send; nor is filler text one.
"""
_INITIAL = re.compile(r"^[A-Z]\. ?[A-Z]\w+$")
"""A. Moreno: a person, where first names are cut short."""
_DASHES = re.compile(r"\s+[-–—|]\s+")


@dataclass(slots=True)
class Poll:
    """Candidates with what speaks for them; `service` sends and is none of them."""

    labels: tuple[str, ...]
    people: frozenset[str]
    service: str = ""
    language: str = "en"
    weights: dict[str, float] = field(default_factory=dict)
    forms: dict[str, dict[str, float]] = field(default_factory=dict)
    houses: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, name: str, weight: float) -> None:
        """Let `weight` speak for `name`, more when the sender's domain stands for it."""
        name = _trimmed(name, self.language)
        known = any(stands_for(label, name) for label in self.labels)
        folded = key(name)
        if not self._may_be(name, folded) or (self._is_title(name) and not known):
            return
        weight += _STANDS * known
        weight += _BUSINESS * (weight >= 1 and self._is_business(name))
        self.weights[folded] = self.weights.get(folded, 0.0) + weight
        forms = self.forms.setdefault(folded, {})
        forms[name] = forms.get(name, 0.0) + weight

    def add_house(self, name: str) -> None:
        """Let a name speak that has a word of houses: more where the domain has another."""
        rare = [
            word
            for word in key(name).split()
            if len(word) >= _SHORTEST and not is_house(word, self.language)
        ]
        within = any(word in label for word in rare for label in self.labels)
        self.houses[key(name)] = frozenset(rare)
        self.add(name, 2.5 if within else 0.5)
        if any(label[:3] == key(name)[:3] for label in self.labels):
            self.add(name, 0.5)

    def _is_title(self, name: str) -> bool:
        if self.language in WITH_TABLE:
            return is_post(name, self.language) and not self._is_business(name)
        return is_title(name)

    def _is_business(self, name: str) -> bool:
        if self.language in WITH_TABLE and any(
            is_house(word, self.language) for word in key(name).split()
        ):
            return True
        return is_business(name)

    def _may_be(self, name: str, folded: str) -> bool:
        if not 2 <= len(name) <= 70 or not any(map(str.isalpha, name)):
            return False
        if set(folded.split()) <= self.people or has_title(name):
            return False
        if self.language in WITH_TABLE and (
            _INITIAL.match(name) or _is_small(folded, self.language)
        ):
            return False
        if names_service(folded) or (self.service and stands_for(self.service, name)):
            return False
        if any(is_title(part) for part in _DASHES.split(name)[1:]):  # a place, a role
            return False
        return folded.partition(" ")[0] not in _SYSTEM_NAMES

    def beginning(self) -> str | None:
        """Return the longest name the domain begins with: Acme, of acmetools.example."""
        fits = [
            name
            for folded, forms in self.forms.items()
            for name in forms
            if len(short := folded.replace(" ", "").replace("&", "and")) > _SHORTEST
            and any(label.startswith(short) for label in self.labels)
        ]
        return max(fits, key=len, default=None)

    def best(self, enough: float) -> str | None:
        """Return the name most speaks for, in its fullest form; None below enough."""
        merged = dict(self.weights)
        for long, weight in self.weights.items():
            words = long.split()
            for size in range(1, len(words)):
                merged[long] += self.weights.get(" ".join(words[:size]), 0.0)
            if long[:-1] in self.weights and long.endswith("s"):  # Acme's, beside Acme
                merged[long[:-1]] += weight
        for house, rare in self.houses.items():
            if house in merged:  # Lindner, of Bestattungshaus Lindner
                merged[house] += sum(
                    weight
                    for other, weight in self.weights.items()
                    if other != house and self._is_part(other, house, rare)
                )
        chosen = max(merged, key=lambda one: (merged[one], len(one)), default="")
        if merged.get(chosen, 0.0) < enough:
            return None
        forms = self.forms[chosen]
        return max(forms, key=lambda one: (forms[one], len(one)))

    def _is_part(self, other: str, house: str, rare: frozenset[str]) -> bool:
        """Return whether a name only says less than a house's: its end, or its owner."""
        if other in self.houses:
            return False
        words = other.split()
        return f" {house} ".endswith(f" {other} ") or (
            len(words) == 2 and words[-1] in rare
        )


def _is_small(folded: str, language: str) -> bool:
    """Return whether a name is one word that only begins sentences: Je, Eingeladen."""
    known = tongue(language)
    return any(folded in known.lists[one] for one in ("stop", "lead", "link", "apply"))


def _trimmed(name: str, language: str) -> str:
    name = bare(name, language)
    head, _, tail = name.partition(" for ")
    return head if tail and has_job_noun(tail) else name
