"""What may be the employer's name in a mail: the candidates, and where each stands.

Every run of name-shaped words is one, whole and without its first or last word; so is
what the display name and the sender's domain say. Whose mail it is, and what stands
beside a name, are marks of it; `employer_marks` adds what the name itself shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail.agency import is_agency
from onward.mail.contact import from_seeker
from onward.mail.display import PARTS, bare, is_department, person_words, without_system
from onward.mail.domain_names import (
    is_mailbox,
    labels,
    spelled,
    stands_for,
    written_out,
)
from onward.mail.features import Look
from onward.mail.firms import houses
from onward.mail.names import LEGAL, key, place_runs
from onward.mail.senders import (
    domain_of,
    is_provider,
    is_service,
    is_tracking_system,
    names_service,
    registered,
)
from onward.mail.signal import Kind
from onward.mail.tongues import WITH_TABLE, everywhere

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
"""Names no employer has in a mail such systems send; nor is filler text one."""
_EDGES = " \"'“”‘’()[]*,;:|–-„«»&/"
_JOINT = re.compile(
    r" (?:of|for|at|in|de|du|des|da|do|di|del|della|der|für|am|im|zum|van|von|voor|en|bei) (?=\S)"
)
_SUBJECT_PARTS = re.compile(
    r"\s*[:|()–—/@]+\s*|\s+-+\s+|,\s|\s+(?:at|with|for|from|bei|chez)\s+"
)
_BESIDE = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*|[:|(@/–—-]|[.!?,;]$")
_ADDED = re.compile(r" \([A-Z][^()\d]{2,20}\)")
_STOPS = frozenset(".!?:")
_BEGINNERS = frozenset({"joining", "working", "applying", "team", "our", "your"})
_ARTICLES = frozenset({"the", "our"})
_STRONG = frozenset(
    "applying to|apply to|applied to|application to|application with|applying with|sent to"
    "|submitted to|interest in|interest in joining|joining|join|welcome to|here at|life at"
    "|role at|position at|position with|role with|job at|career at|careers at|working at"
    "|work at|working for|interview with|interview at|team at|offer from|employment with"
    "|our client|my client|behalf of|retained by".split("|")
)
_ACTS = frozenset(
    "has received|has invited|invites you|is inviting|would like to|is pleased|is delighted"
    "|is excited|are pleased|are delighted|has decided|has chosen|have decided|team|hiring team"
    "|recruitment|talent|careers|people team|would love".split("|")
)
_PASSING = frozenset(("in:text", "in:top"))
_SHARED = 4
"""Letters a name shares with a domain at the least, where nothing else speaks for it."""
_BEFORE, _AFTER = 36, 30
"""Characters beside a name that are looked at."""
_MOST, _LONGEST = 160, 70
_MOST_LINES, _LONGEST_LINE, _MOST_RUNS, _MOST_QUOTED = 120, 600, 40, 25
_END_LINES, _LONGEST_END, _TOP_LINES = 6, 90, 2


@dataclass(slots=True)
class Candidate:
    """One name: its forms as written, how often each stands, and what it stands beside."""

    forms: dict[str, int] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The form that stands most often, the fullest of those."""
        return max(self.forms, key=lambda one: (self.forms[one], len(one)))

    @property
    def count(self) -> int:
        """How often it stands, in any form."""
        return sum(self.forms.values())


class Ballot:
    """The candidates of one mail, by their `key`."""

    def __init__(self, look: Look, kind: Kind) -> None:
        message = look.message
        own = from_seeker(look, kind)
        self.look = look
        self.address = next(iter(message.to), "") if own else message.sender
        self.sender = _sender(look, self.address, own=own)
        self.labels = labels(self.address)
        self.people = person_words(message)
        service = (
            registered(domain_of(self.address)) if is_service(self.address) else ""
        )
        self._service = service.partition(".")[0]
        self.found: dict[str, Candidate] = {}
        self._gather()

    def _gather(self) -> None:
        look, message = self.look, self.look.message
        self._display(without_system(message.sender_name))
        self._subject(message.subject)
        lines = [
            line.strip(" *_-\t") for line in message.text.split("\n") if line.strip()
        ]
        if len(lines) > _MOST_LINES:
            lines = lines[: _MOST_LINES // 2] + lines[-_MOST_LINES // 2 :]
        for number, line in enumerate(lines):
            left = len(lines) - number
            if left <= _END_LINES and len(line) < _LONGEST_END:
                self._line(line, ("in:end", f"end:{left}"))
            else:
                self._line(line, ("in:top" if number < _TOP_LINES else "in:text",))
        if self.sender == "to":
            for line in message.quoted.split("\n")[:_MOST_QUOTED]:
                self._line(line, ("in:quoted",))
        if look.language in WITH_TABLE:
            for name in houses(f"{message.subject}\n{message.text}", look.language):
                self._add(name, ("house",))
        if not is_provider(self.address):
            self._by_domain()

    def _by_domain(self) -> None:
        """Add what the domain's letters are in the mail, else what they are alone."""
        if not any(one.replace(" ", "") in self.labels for one in self.found):
            out = written_out(self.labels, self.look.message)
            if out:
                self._add(out, ("written_out",))
                return
        self._add(spelled(self.address) or "", ("spelled",))

    def _add(self, name: str, marks: tuple[str, ...], folded: str = "") -> None:
        name = name.strip(_EDGES)
        if name[:4] in {"The ", "the "}:
            name = name[4:]
        folded = folded or key(name)
        one = self.found.get(folded)
        if one is None:
            if len(self.found) >= _MOST or not self._may_be(name, folded):
                return
            one = self.found[folded] = Candidate()
        one.forms[name] = one.forms.get(name, 0) + 1
        one.marks.update(marks)
        if "cut" not in marks:
            one.marks.add("whole")

    def _may_be(self, name: str, folded: str) -> bool:
        if not 2 <= len(name) <= _LONGEST or not any(map(str.isalpha, name)):
            return False
        if names_service(folded) or (self._service and stands_for(self._service, name)):
            return False
        return folded.partition(" ")[0] not in _SYSTEM_NAMES

    def _display(self, shown: str) -> None:
        """Add the display name, its parts, and each without words at one end."""
        if ("@" in shown and " " not in shown) or len(shown) > _LONGEST:
            return
        language = self.look.language
        self._add(shown, ("display", "display:all"))
        self._add(bare(shown, language), ("display", "display:bare"))
        for part in PARTS.split(shown):
            self._add(bare(part, language), ("display", "display:part"))
            words = part.split()
            for size in range(1, len(words)):
                lead, rest = " ".join(words[:size]), " ".join(words[size:])
                self._add(lead, ("display", "cut", f"-l:{fold(words[size])}"))
                self._add(rest, ("display", "cut", f"-f:{fold(words[size - 1])}"))

    def _subject(self, subject: str) -> None:
        self._line(subject, ("in:subject",))
        for number, part in enumerate(_SUBJECT_PARTS.split(subject)):
            self._add(part, ("in:subject", f"part:{min(number, 2)}"))

    def _line(self, line: str, where: tuple[str, ...]) -> None:
        for cell in line[:_LONGEST_LINE].split("\t"):
            for run, begin, end in place_runs(cell)[:_MOST_RUNS]:
                before = _beside(cell[max(0, begin - _BEFORE) : begin])[-3:]
                after = _beside(cell[end : end + _AFTER])[:3]
                name = run
                if after and (not before or before[-1] in _STOPS):
                    first, name = _begun(run)
                    before = (first,) if first else before
                if where[0] in _PASSING and not self._hopeful(name, before, after):
                    continue
                marks = (*where, *_neighbours(before, after, where[0]))
                self._with_parts(name, marks)
                if added := _ADDED.match(cell, end):
                    self._add(name + added[0], (*marks, "bracket"))

    def _hopeful(
        self, name: str, before: tuple[str, ...], after: tuple[str, ...]
    ) -> bool:
        """Return whether a name in the middle of a text may be the employer's at all."""
        if name.count(" ") or _led(before, after):
            return True
        folded = fold(name)
        return any(one[:_SHARED] in folded or folded in one for one in self.labels)

    def _with_parts(self, run: str, marks: tuple[str, ...]) -> None:
        """Add a run, and what is left of it without words at one end."""
        self._add(run, marks)
        words = run.split(" ")
        if is_department(fold(words[0])) or is_department(fold(words[-1])):
            self._add(bare(run, self.look.language), (*marks, "bared"))
        if run.endswith(("'s", "’s")):
            self._add(run[:-2], (*marks, "owner"))
        if len(words) < 2:
            return
        marks = (*marks, "cut")
        keys = key(run).split(" ")
        if len(keys) != len(words):
            keys = [key(word) for word in words]
        for size in (1,):
            if size < len(words):
                its = (*marks, f"-{size}", f"-f:{keys[size - 1]}")
                self._add(" ".join(words[size:]), its, " ".join(keys[size:]))
                if keys[-size] not in LEGAL:
                    its = (*marks, f"-{size}", f"-l:{keys[-size]}")
                    self._add(" ".join(words[:-size]), its, " ".join(keys[:-size]))
        for joint in _JOINT.finditer(run):
            self._add(run[: joint.start()], (*marks, "head"))
            self._add(run[joint.end() :], (*marks, "tail"))


def _begun(run: str) -> tuple[str, str]:
    """Return the word that only begins a sentence ("" for none), and the name behind it."""
    first, _, rest = run.partition(" ")
    begins = fold(first)
    only = rest and begins in everywhere("firm_article") | _BEGINNERS
    return (begins, rest) if only else ("", run)


def _neighbours(
    before: tuple[str, ...], after: tuple[str, ...], where: str
) -> Iterator[str]:
    """Yield marks of the words beside a name."""
    yield f"b:{before[-1] if before else '^'}"
    yield f"a:{after[0] if after else '$'}"
    yield from _led(before, after)
    if not before and not after:
        yield "line:" + where
    elif not before or not after or after == (".",):
        yield ("ends:" if before else "begins:") + where


@lru_cache(maxsize=1024)
def _beside(text: str) -> tuple[str, ...]:
    return tuple(_BESIDE.findall(fold(text))) if text else ()


@lru_cache(maxsize=4096)
def _led(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Return whether words lead to a firm here, and whether it does what firms do."""
    articles = everywhere("firm_article") | _ARTICLES
    while before and before[-1] in articles:
        before = before[:-1]
    led = {" ".join(before[-size:]) for size in (1, 2, 3)}
    said = {" ".join(after[:size]) for size in (1, 2, 3)}
    strong = not led.isdisjoint(everywhere("firm_strong") | _STRONG)
    marks = {
        "led:strong": strong,
        "led": not strong and not led.isdisjoint(everywhere("firm")),
        "acts": not said.isdisjoint(everywhere("acts") | _ACTS),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def _sender(look: Look, address: str, *, own: bool) -> str:
    """Return whose address it is, as far as it can name an employer."""
    if own:
        return "to"
    if is_agency(look):
        return "agency"
    if is_tracking_system(address):
        return "system"
    if is_service(address):
        return "service"
    return "mailbox" if is_provider(address) or is_mailbox(address) else "own"
