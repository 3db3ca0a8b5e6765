"""What a candidate for the employer's name shows: its words, and whose domain it is."""

from collections.abc import Iterator
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail.choice import NOBODY, Marked
from onward.mail.display import is_department
from onward.mail.domain_names import is_business, stands_for
from onward.mail.employers import Ballot, Candidate
from onward.mail.firms import is_house
from onward.mail.names import LEGAL
from onward.mail.titles import is_title
from onward.mail.tongues import WITH_TABLE, tongue

_SMALL = frozenset(
    "of the and & for de du des la le del der die di da do dos van von y e et in en".split()
)
_LETTERS = 4
"""Letters that alone may be a coincidence of a name and a domain."""
_CROSSED = frozenset(
    "display:all display:bare display:part display in:subject in:end line:in:end spelled "
    "written_out house cut".split()
)
"""Marks that mean more or less by whose mail it is, and by what the domain says."""

_HOPEFUL = frozenset(
    "display in:subject in:end house led led:strong acts spelled written_out bared".split()
)
"""Marks of which a name of one word, or a part of one, has any, or nobody means it."""
_PASSED = frozenset(
    ("display:all", "display:bare", "in:subject", "line:in:end", "house", "cut")
)
"""Marks that a longer or shorter name passes on."""
_KNOWN = frozenset(
    {"display:part", "led:strong", "led", "acts", "legal", "business", "house:any"}
)
"""Marks of any candidate without which it is likelier that nobody is named."""


def marked(ballot: Ballot) -> Iterator[Marked]:
    """Yield every candidate's key with all of its marks."""
    beside = _relations(ballot.found)
    known: set[str] = set()
    mailbox = fold(ballot.address.partition("@")[0])
    for folded, one in ballot.found.items():
        words = folded.split()
        domain = _domain(ballot.labels, folded, words)
        if domain == "none" and _is_hopeless(one, words):
            continue
        marks = one.marks | beside.get(folded, set())
        for mark in _CROSSED & one.marks:
            marks.add(f"{mark}*{ballot.sender}")
            marks.add(f"{mark}*{domain}")
        marks.update(_counted(one, words, domain, ballot))
        marks.update(_shape(one.name, folded, ballot.look.language))
        for place, word in (("f", words[0]), ("l", words[-1])):
            marks.add(f"{place}:{word}")
            marks.update(
                f"{place}:{mark}" for mark in _of_word(word, mailbox, ballot.labels)
            )
        known |= _KNOWN & marks
        known.add("other" if domain == "none" else "domain")
        yield folded, marks
    yield NOBODY, ["nobody", *(f"nobody:{mark}" for mark in known)]


def _is_hopeless(one: Candidate, words: list[str]) -> bool:
    """Return whether a name is only a word, or a part, in the middle of the text."""
    alone = len(words) == 1 and one.count == 1
    return _HOPEFUL.isdisjoint(one.marks) and (alone or "whole" not in one.marks)


def _counted(
    one: Candidate, words: list[str], domain: str, ballot: Ballot
) -> Iterator[str]:
    yield f"dom:{domain}"
    yield f"dom:{domain}*{ballot.sender}"
    yield f"n:{min(len(words), 6)}"
    yield f"c:{min(one.count, 5)}"
    if ballot.people.issuperset(words):
        yield "person"
    elif not ballot.people.isdisjoint(words):
        yield "person:some"
    if "".join(words) == fold(ballot.address.partition("@")[0]).replace(".", ""):
        yield "local"


@lru_cache(maxsize=4096)
def _shape(name: str, folded: str, language: str) -> tuple[str, ...]:
    """Return the marks a name has in whatever mail of its language it stands."""
    words = folded.split()
    if language in WITH_TABLE:
        is_noun = tongue(language).is_noun
        post = any(is_noun(word) for word in words)
        house = [is_house(word, language) for word in words]
    else:
        post, house = is_title(folded), [False]
    marks = {
        "post": post,
        "house:any": any(house),
        "house:first": house[0],
        "business": is_business(words),
        "legal": name.rpartition(" ")[2].strip(".,").lower() in LEGAL,
        "upper": name.isupper() and len(name) > _LETTERS,
        "digit": any(map(str.isdigit, name)),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def _of_word(word: str, mailbox: str, labels: tuple[str, ...]) -> Iterator[str]:
    if word in _SMALL:
        yield "small"
    if is_department(word):
        yield "department"
    if len(word) >= _LETTERS:
        if word in mailbox:
            yield "mailbox"
        if any(word in label or label in word for label in labels):
            yield "domain"


def _domain(labels: tuple[str, ...], folded: str, words: list[str]) -> str:
    """Return how much of the sender's domain a name is made of."""
    joined = "".join(words).replace("&", "")
    spoken = folded.replace(" ", "").replace("&", "and")
    found = "none"
    initials = {word[0] for word in words}
    for label in labels:
        if label in {joined, spoken}:
            return "full"
        if label[0] in initials and (stands := stands_for(label, folded)):
            found = "whole" if stands == len(label) else "part"
        elif found != "none":
            continue
        elif len(joined) >= _LETTERS and label.startswith(joined):
            found = "begins"
        elif any(len(word) >= _LETTERS and word in label for word in words):
            found = "word"
    return found


def _relations(found: dict[str, Candidate]) -> dict[str, set[str]]:
    """Return which names begin, end or abbreviate others, and which stand more often."""
    beside: dict[str, set[str]] = {}
    for long, one in found.items():
        words = long.split()
        for size in range(1, len(words)):
            for how, some in (("head", words[:size]), ("tail", words[-size:])):
                short = " ".join(some)
                if short in found:
                    more = one.count - found[short].count
                    which = "less" if more < 0 else "more" if more else "same"
                    beside.setdefault(long, set()).update(
                        (f"has:{how}:{which}", *_led("has", how, found[short]))
                    )
                    beside.setdefault(short, set()).update(
                        (f"within:{how}:{which}", *_led("within", how, one))
                    )
        initials = "".join(word[0] for word in words if word not in _SMALL)
        if len(initials) > 1 and initials in found:
            beside.setdefault(long, set()).add("has:initials")
            beside.setdefault(initials, set()).add("within:initials")
    return beside


def _led(side: str, how: str, other: Candidate) -> Iterator[str]:
    return (f"{side}:{how}:{mark}" for mark in _PASSED & other.marks)
