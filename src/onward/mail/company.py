"""Who hires: the employer's name, as the mail itself writes it.

Trust runs from the display name over subject, text and signature to the sender's own
domain. What is found is a candidate with a weight; candidates that mean the same name
are added up; below a threshold nobody is named, for a wrong company is worse than none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from onward.kernel.text import fold
from onward.mail.agency import clients, in_full, is_agency
from onward.mail.contact import from_seeker
from onward.mail.display import bare, has_title, organisations, person_words
from onward.mail.domain_names import (
    is_business,
    is_mailbox,
    labels,
    spelled,
    stands_for,
)
from onward.mail.features import Look
from onward.mail.firms import acts, anchored, houses, is_house
from onward.mail.message import Message
from onward.mail.names import is_name, key, run_at, runs
from onward.mail.posts import is_post
from onward.mail.senders import (
    domain_of,
    is_provider,
    is_service,
    is_tracking_system,
    names_service,
    registered,
)
from onward.mail.signal import Kind
from onward.mail.titles import has_job_noun, is_title
from onward.mail.tongues import LANGUAGES, everywhere, tongue

_ENOUGH = 3.0
_ENOUGH_BESIDE_DOMAIN = 4.0
"""Weights from which a name is believed; more where the domain says otherwise."""
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
_ANCHORS = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (
            12,
            r"\b(?:(?:our|my|the|a) client(?:,| is|:)?|on behalf of(?: our client,?)?|advising|retained by) ",
        ),
        (
            5,
            (
                r"\b(?:appl(?:ying|ied|ication|ications) (?:to|with)|(?:sent|submitted) to"
                r"|interest in (?:joining|working (?:at|for|with)|a career (?:at|with))"
                r"|offer from|employment with|welcome to|interview(?:ing|ed)? (?:at|with)"
                r"|here at|life at|career at|join(?:ing)?) (?:the team at |us at )?"
            ),
        ),
        (
            4,
            (
                r"\b(?:applying|application|applied|position|role|job|vacancy|post|opening"
                r"|opportunit(?:y|ies)|interest) (?:at|with|in|of) "
            ),
        ),
        (
            3,
            (
                r"\b(?:team|work(?:ing)?|start(?:ing)?|us|all|everyone|colleagues|from|forward"
                r" with|process|candidacy|journey|time) (?:at|with|of) "
            ),
        ),
        (2, r"\b(?:at|for|from) "),
    )
)
_AFTER = re.compile(
    r"['’]?s?\s(?:has received|has invited|invites you|is inviting|would like to|is (?:pleased"
    r"|delighted|excited|happy)|are (?:pleased|delighted|happy)|has (?:decided|chosen)|have decided"
    r"|coding test|team\b|recruit(?:ing|ment)|hiring team|talent|careers|hr\b|people team|crew\b"
    r"|assessment|application)",
    re.IGNORECASE,
)
_THE = re.compile(r"the ", re.IGNORECASE)
_SUBJECT_PARTS = re.compile(r"\s*[:|–—\[\]]\s*|\s+-\s+|,\s")
_SIGN_OFF = re.compile(
    r"^(?:(?:with |my |our )?(?:kind|kindest|best|warm|warmest|many|friendly)? ?(?:regards"
    r"|wishes|thanks)|thanks|thank you|cheers|yours\b.*|sincerely|best|warmly|cordially"
    r"|all the best|respectfully|sent from .*)[,.!]?$",
    re.IGNORECASE,
)
_SIGNATURE_PARTS = re.compile(r"\s*[,|·•]\s*|\s+[-–—]\s+")
_SIGNATURE_LINES = 6
_LONGEST_LINE = 90
_MOST_TEXT = 8192
_INITIAL = re.compile(r"^[A-Z]\. ?[A-Z]\w+$")
"""A. Moreno: a person, where first names are cut short."""
_DASHES = re.compile(r"\s+[-–—|]\s+")
_GAPS = 7
"""Characters that may stand between a name's letters, all in all."""


@dataclass(slots=True)
class _Poll:
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
        if self.language in LANGUAGES:
            return is_post(name, self.language) and not self._is_business(name)
        return is_title(name)

    def _is_business(self, name: str) -> bool:
        if self.language in LANGUAGES and any(
            is_house(word, self.language) for word in key(name).split()
        ):
            return True
        return is_business(name)

    def _may_be(self, name: str, folded: str) -> bool:
        if not 2 <= len(name) <= 70 or not any(map(str.isalpha, name)):
            return False
        if set(folded.split()) <= self.people or has_title(name):
            return False
        if self.language in LANGUAGES and (
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


def company(look: Look, kind: Kind) -> str | None:
    """Return the employer's name as written, None where the mail does not say."""
    message = look.message
    own = from_seeker(look, kind)
    address = next(iter(message.to), "") if own else message.sender
    agency = not own and is_agency(look)
    if agency and (client := _client(look)):
        return client
    service = registered(domain_of(address)) if is_service(address) else ""
    poll = _Poll(
        labels(address),
        person_words(message),
        service=service.partition(".")[0],
        language=look.language,
    )
    if look.language in LANGUAGES:
        for name in houses(f"{message.subject}\n{message.text}", look.language):
            poll.add_house(name)
    for name, weight in _candidates(look, own=own):
        poll.add(name, weight)
    by_domain = None if is_provider(address) else spelled(address)
    found = poll.best(_ENOUGH_BESIDE_DOMAIN if by_domain else _ENOUGH)
    if found is None and by_domain:
        found = poll.beginning() or written_out(poll.labels, message) or by_domain
    return in_full(look, found, agency=agency)


def _is_small(folded: str, language: str) -> bool:
    """Return whether a name is one word that only begins sentences: Je, Eingeladen."""
    known = tongue(language)
    return any(folded in known.lists[one] for one in ("stop", "lead", "link", "apply"))


def _client(look: Look) -> str | None:
    """Return whom an agency writes for; None where it names nobody."""
    message = look.message
    own = labels(message.sender)
    poll = _Poll((), person_words(message), language=look.language)
    for name, weight in clients(look):
        shown = name in message.sender_name
        if not shown and not any(stands_for(label, name) for label in own):
            poll.add(name, weight)
    return poll.best(_ENOUGH)


def written_out(found: tuple[str, ...], message: Message) -> str | None:
    """Return words of the mail that together are the domain's, capitalised if none is."""
    text = f"{message.sender_name}\n{message.subject}\n{message.text[:_MOST_TEXT]}"
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(_plain(text[at].lower()[:1]) for at in places)
    for label in found:
        for short in _spellings(label):
            at = letters.find(short)
            while at >= 0:
                name = _whole_words(text, places[at], places[at + len(short) - 1] + 1)
                fits = len(name) < len(label) + _GAPS and not _DASHES.search(name)
                if name and name.lower() != label and fits:
                    return name.title() if name.islower() else name
                at = letters.find(short, at + 1)
    return None


def _plain(char: str) -> str:
    """Return a letter without its accent, one character for one."""
    return char if char.isascii() else unicodedata.normalize("NFKD", char)[:1]


def _spellings(label: str) -> list[str]:
    """Return a domain's letters as a text may have them: & for and, ä for ae."""
    found = [label]
    for joined in ("and", "und", "et", "en", "e", "y"):
        at = label.find(joined, 2)
        while 0 < at < len(label) - 2:
            found.append(label[:at] + label[at + len(joined) :])
            at = label.find(joined, at + 1)
    found += [label.replace(long, long[0]) for long in ("ae", "oe", "ue")]
    return list(dict.fromkeys(found))


def _whole_words(text: str, begin: int, end: int) -> str:
    """Return that part of `text`, "" where it cuts a word, an address or a line."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    name = text[begin:end]
    cut = before.isalnum() or after.isalnum() or before in {"@", ".", "/"}
    return "" if cut or after == "@" or "\n" in name or "/" in name else name


def _candidates(look: Look, *, own: bool) -> Iterator[tuple[str, float]]:
    if not own:
        yield from _display(look.message)
        yield from _signature(look.message.text)
    for sentence in look.sentences:
        if look.language in LANGUAGES:
            yield from anchored(sentence.text, look.language)
        else:
            yield from _anchored(sentence.text)
    yield from _mentioned(look.message.subject, look.language)
    for part in _SUBJECT_PARTS.split(look.message.subject):
        if is_name(part):
            yield part, 1.0
    for line in look.message.text.split("\n")[:200]:
        for cell in line[:600].split("\t"):
            yield from _mentioned(cell, look.language)


def _display(message: Message) -> Iterator[tuple[str, float]]:
    system = is_tracking_system(message.sender)
    for name, last in organisations(message):
        if last:
            yield name, 5.0 if system or is_mailbox(message.sender) else 3.0
        else:
            yield name, 1.0


def _trimmed(name: str, language: str) -> str:
    name = bare(name, language)
    head, _, tail = name.partition(" for ")
    return head if tail and has_job_noun(tail) else name


def _anchored(text: str) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for weight, anchor in _ANCHORS:
        for match in list(anchor.finditer(text))[:6]:
            article = _THE.match(text, match.end())
            name = run_at(text, match.end()) or (
                run_at(text, article.end()) if article else ""
            )
            if name and name not in seen:
                seen.add(name)
                yield name, weight if " " in name or weight > 2 else 1.0


def _mentioned(line: str, language: str) -> Iterator[tuple[str, float]]:
    at = 0
    for run in runs(line)[:40]:
        at = max(line.find(run, at), at)
        after = line[at + len(run) : at + len(run) + 40]
        if language in LANGUAGES:
            follows = acts(after, language)
        else:
            follows = _AFTER.match(after) is not None
        alone = 0.1 if language == "de" else 0.5  # German nouns are all capital
        yield run.removeprefix("The "), 3.0 if follows else alone


def _signature(text: str) -> Iterator[tuple[str, float]]:
    lines = [line.strip(" *_-\t") for line in text.split("\n") if line.strip()]
    last = lines[-_SIGNATURE_LINES:] if len(lines) > 2 else lines[-1:]
    titled = False
    for place, line in enumerate(last):
        signs_off = _SIGN_OFF.match(line) or fold(line.strip(" ,.!")) in everywhere(
            "signoff"
        )
        if len(line) > _LONGEST_LINE or signs_off or line[-1:] in "?!:":
            continue
        pieces = [piece for piece in _SIGNATURE_PARTS.split(line) if piece]
        for number, piece in enumerate(pieces):
            if is_title(piece):
                titled = True
            elif is_name(piece) and " " in piece:
                end = place == len(last) - 1 or titled
                yield piece, 3.0 if end and number == len(pieces) - 1 else 1.0
