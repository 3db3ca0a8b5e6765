"""Who hires: the employer's name, as the mail itself writes it.

Trust runs from the display name over subject, text and signature to the sender's own
domain. What is found is a candidate with a weight; candidates that mean the same name
are added up; below a threshold nobody is named, for a wrong company is worse than none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onward.kernel.text import fold
from onward.mail.contact import from_seeker
from onward.mail.features import Look
from onward.mail.message import Message
from onward.mail.names import is_name, key, run_at, runs, stands_for
from onward.mail.senders import domain_of, is_provider, is_tracking_system, own_domain
from onward.mail.sentences import Place
from onward.mail.signal import Kind
from onward.mail.titles import is_title

_ENOUGH = 3.0
"""Weight from which a name is believed."""

_NOISE = re.compile(
    r"(?:[\s,|:/–-]*\b(?:hiring|careers?|recruit(?:ing|ment|ers?)|talent(?: acquisition)?"
    r"|human (?:resources|capital)|hr|jobs?|people(?: (?:team|(?:&|and) culture))?|teams?"
    r"|early careers|graduates?|resourcing|vetting|admissions|no[- ]?reply"
    r"|do[- ]?not[- ]?reply|notifications?|onboarding|staffing|personnel|selection"
    r"|department|dept|division|office|managers?|partners?|specialists?|info|system|portal"
    r"|acquisition|operations team|crew|updates?|candidate experience|workday"
    r"|(?:the|your|our))\b)+[\s.,|:/–-]*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:[\s,|:/–-]*\b(?:the |your |our )?(?:hiring|careers?|recruit(?:ing|ment|er)|talent"
    r"(?: acquisition)?|human resources|hr|jobs?|people|team|notifications?)\b"
    r"(?: (?:team|department|office))?\s*(?:@|at|for|from|of|[-–|:,]|$)\s*)+",
    re.IGNORECASE,
)
_SYSTEMS = re.compile(
    r"[\s(@|,-]*\b(?:via|through|@|powered by)\s+\w[\w .]{1,30}\)?\s*$"
    r"|\s*@\s*(?:icims|lever|greenhouse|ashby|workable|workday)\b.*$",
    re.IGNORECASE,
)
_SYSTEM_NAMES = frozenset(
    """
    linkedin indeed glassdoor workday greenhouse lever ashby icims smartrecruiters taleo
    workable teamtailor recruitee personio bamboohr jobvite breezy pinpoint hirevue
    calendly hackerrank codility testgorilla ziprecruiter monster totaljobs reed xing
    stepstone successfactors jazzhr rippling gem join adp paylocity google microsoft outlook
    gmail zoom teams dayforce ukg trac hireflix paradox
    """.split()
)
_SPLIT = re.compile(r"\s+[-–—|·•]\s+|\s*[|·•(),]\s*|\s+(?:at|from|@|bei|chez)\s+")
_ANCHORS = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (6, r"\b(?:our client,?|on behalf of(?: our client,?)?|my client,?) "),
        (
            5,
            r"\b(?:appl(?:ying|ied|ication|ications) (?:to|with)|was sent to"
            r"|interest in (?:joining|working (?:at|for|with)|a career (?:at|with))"
            r"|offer from|employment with|welcome to|interview(?:ing|ed)? (?:at|with)"
            r"|here at|life at|career at|join(?:ing)?) (?:the team at |us at )?",
        ),
        (
            4,
            r"\b(?:applying|application|applied|position|role|job|vacancy|post|opening"
            r"|opportunit(?:y|ies)|interest) (?:at|with|in|of) ",
        ),
        (
            3,
            r"\b(?:team|work(?:ing)?|start(?:ing)?|us|all|everyone|colleagues|from|forward"
            r" with|process|candidacy|journey|time) (?:at|with|of) ",
        ),
        (2, r"\b(?:at|for|from) "),
    )
)
_AFTER = re.compile(
    r"\s(?:has received|has invited|invites you|is inviting|would like to|is (?:pleased"
    r"|delighted|excited|happy)|are (?:pleased|delighted|happy)|has (?:decided|chosen)"
    r"|have decided|coding test|team\b|recruit(?:ing|ment)|hiring team|talent|careers"
    r"|hr\b|people team|crew\b)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:recruit\w*|staffing|search|talent|personnel|headhunt\w*|resourc\w*|associates"
    r"|consult\w*|placement)\b",
    re.IGNORECASE,
)
_TAIL_OF_DOMAIN = re.compile(
    r"(?:-?(?:careers?|jobs?|recruit(?:ing|ment)?|hiring|talent|hr|mail|group|team|online"
    r"|hq|uk|us|eu|de))+$"
)
_MAILBOXES = re.compile(
    r"mail|post|inbox|box|correo|courriel|correio|poczta|student|uni"
)
_SIGN_OFF = re.compile(
    r"^(?:(?:with |my |our )?(?:kind|kindest|best|warm|warmest|many|friendly)? ?(?:regards"
    r"|wishes|thanks)|thanks|thank you|cheers|yours\b.*|sincerely|best|warmly|cordially"
    r"|all the best|respectfully|sent from .*)[,.!]?$",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 6
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|captain|capt|eng|sir|dame|lady|lord|the hon"
    r"|rev|fr|sr|frau|herr|mme|m)\b\.?\s",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Poll:
    """Candidates with what speaks for them."""

    labels: tuple[str, ...]
    persons: frozenset[str]
    weights: dict[str, float] = field(default_factory=dict)
    forms: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, name: str, weight: float) -> None:
        """Let `weight` speak for `name`, more when the sender's domain stands for it."""
        name = _trimmed(name)
        folded = key(name)
        if not self._may_be(name, folded):
            return
        if any(stands_for(label, name) for label in self.labels):
            weight += 4
        self.weights[folded] = self.weights.get(folded, 0.0) + weight
        forms = self.forms.setdefault(folded, {})
        forms[name] = forms.get(name, 0.0) + weight

    def _may_be(self, name: str, folded: str) -> bool:
        if not 2 <= len(name) <= 70 or not any(map(str.isalpha, name)):
            return False
        if folded in _SYSTEM_NAMES or folded in self.persons or _TITLES.match(name):
            return False
        return not is_title(name) or any(stands_for(one, name) for one in self.labels)

    def best(self) -> str | None:
        """Return the name most speaks for, in its fullest form; None below enough."""
        merged = dict(self.weights)
        for short in self.weights:
            for long in self.weights:
                if long != short and long.startswith(f"{short} "):
                    merged[long] += self.weights[short]
        if not merged:
            return None
        chosen = max(merged, key=lambda one: (merged[one], len(one)))
        if merged[chosen] < _ENOUGH:
            return None
        forms = self.forms[chosen]
        return max(forms, key=lambda one: (forms[one], len(one)))


def company(look: Look, kind: Kind) -> str | None:
    """Return the employer's name as written, None where the mail does not say."""
    message = look.message
    own = from_seeker(look, kind)
    address = (message.to[0] if message.to else "") if own else message.sender
    poll = _Poll(_labels(address), _persons(message, address))
    if not own:
        for name, weight in _display(message, poll):
            poll.add(name, weight)
    for said in look.said:
        subject = said.sentence.place is Place.SUBJECT
        for name, weight in _in_sentence(said.sentence.text, subject=subject):
            poll.add(name, weight)
    for name, weight in _signature(message.text, own=own):
        poll.add(name, weight)
    return poll.best() or _from_domain(address)


def _labels(address: str) -> tuple[str, ...]:
    """Return the parts of an address that may name the employer, without separators."""
    local, _, _ = address.partition("@")
    domain = own_domain(address)
    if domain:
        parts = [domain.split(".")[0]]
    elif is_tracking_system(address):
        parts = [local.partition("+")[0], *domain_of(address).split(".")[:-2]]
    else:
        parts = []
    kept = []
    for part in parts:
        short = _TAIL_OF_DOMAIN.sub("", fold(part)) or fold(part)
        label = re.sub(r"[^a-z0-9]", "", short)
        if len(label) > 2 and not re.match(
            r"no-?reply|donotreply|notification|mail|jobs|system", label
        ):
            kept.append(label)
    return tuple(kept)


def _persons(message: Message, address: str) -> frozenset[str]:
    """Return the names that are a person's, by the local part of the address."""
    local = fold(message.sender.partition("@")[0])
    tokens = {token for token in re.split(r"[^a-z]+", local) if len(token) > 1}
    found = set()
    if is_tracking_system(address):
        tokens = {token for token in tokens if "." in local}
    for part in _SPLIT.split(message.sender_name):
        words = key(part).split()
        if (
            words
            and tokens & set(words)
            and not any(stands_for(l, part) for l in _labels(address))
        ):
            found |= {key(part), *words}
    return frozenset(found)


def _display(message: Message, poll: _Poll) -> Iterator[tuple[str, float]]:
    shown = _SYSTEMS.sub("", message.sender_name).strip(" \"'")
    if "@" in shown:
        return
    parts = [part for part in _SPLIT.split(shown) if part.strip()]
    strong = 5.0 if is_tracking_system(message.sender) else 4.0
    whole = _trimmed(shown)
    if len(parts) > 1 and any(stands_for(label, whole) for label in poll.labels):
        yield whole, strong
        return
    for place, part in enumerate(parts):
        named = place == len(parts) - 1
        yield part, strong if named else 1.0


def _trimmed(name: str) -> str:
    name = name.strip(" \"'“”‘’()[]*,;:|–-")
    name = _NOISE.sub("", _LEADING.sub("", name)).strip(" ,;:|–-")
    head, _, tail = name.partition(" for ")
    if tail and is_title(tail):
        return head
    return name


def _in_sentence(text: str, *, subject: bool) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for weight, anchor in _ANCHORS:
        for match in list(anchor.finditer(text))[:6]:
            name = run_at(text, match.end())
            if not name:
                article = re.compile(r"the ", re.IGNORECASE).match(text, match.end())
                name = run_at(text, article.end()) if article else ""
            if name and name not in seen:
                seen.add(name)
                yield name, weight if len(name.split()) > 1 or weight > 2 else 1.0
    for run in list(runs(text))[:40]:
        if run in seen:
            continue
        at = text.find(run)
        follows = _AFTER.match(text[at + len(run) : at + len(run) + 40])
        lead = run.removeprefix("The ")
        yield lead, 3.0 if follows else (0.5 if not subject else 1.0)
    if subject:
        for part in re.split(r"\s*[:|–—\[\]]\s*|\s+-\s+|,\s", text):
            if is_name(part):
                yield part, 1.0


def _signature(text: str, *, own: bool) -> Iterator[tuple[str, float]]:
    lines = [line.strip(" *_-\t") for line in text.split("\n") if line.strip()]
    last = lines[-_SIGNATURE_LINES:] if len(lines) > 2 else lines[-1:]
    if own:
        return
    titled = False
    for place, line in enumerate(last):
        if len(line) > 90 or _SIGN_OFF.match(line) or line.endswith(("?", "!")):
            continue
        pieces = [
            piece for piece in re.split(r"\s*[,|·•]\s*|\s+[-–—]\s+", line) if piece
        ]
        for number, piece in enumerate(pieces):
            if is_title(piece):
                titled = True
            elif is_name(piece) and len(piece.split()) > 1:
                end = place == len(last) - 1 or titled
                yield piece, 3.0 if end and (number == len(pieces) - 1) else 1.0


def _from_domain(address: str) -> str | None:
    domain = own_domain(address)
    if not domain or is_provider(address) or _MAILBOXES.search(domain.split(".")[0]):
        return None
    return domain.split(".")[0].replace("-", " ").title()
