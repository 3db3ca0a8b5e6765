"""What a From line says beside the address: a person, an organisation, or both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from onward.kernel.text import fold
from onward.mail.domain_names import labels, made_of, stands_for
from onward.mail.language import language_of
from onward.mail.message import Message
from onward.mail.names import key
from onward.mail.senders import is_tracking_system
from onward.mail.tongues import WITH_TABLE, everywhere, tongue

NOISE = re.compile(
    r"(?:(?:^|[\s,|:/–-]+)(?:e-?recruit(?:ing|ment)|hiring|careers?|recruit(?:ing|ment|ers?)(?: (?:services?|centre|hub))?|talent"
    r"(?: acquisition)?|human (?:resources|capital)|hr|jobs?|people(?: (?:team|(?:&|and) culture))?"
    r"|teams?|early careers|graduates?(?: recruitment)?|resourcing(?: (?:hub|centre|services))?|vetting|admissions|no[- ]?reply"
    r"|do[- ]?not[- ]?reply|notifications?|onboarding|staffing|personnel|selection|department|dept"
    r"|office|applicant system|applicants?|system|portal|acquisition|crew|updates?"
    r"|candidate experience|submissions?|assessments?|applications?|interviews?|committee|senate|search"
    r"|cell|talento|kariyer|services desk|crewing|people services|desk"
    r"|the|your|our))+[\s.,|:/–-]*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:[\s,|:/–-]*(?:the |your |our )?(?:hiring|careers?|recruit(?:ing|ment|er)|talent"
    r"(?: acquisition)?|human resources|hr|jobs?|people|team|notifications?|resourcing)\b"
    r"(?: (?:team|department|office))?\s*(?:@|at\b|for\b|from\b|of\b|[-–|:,]|$)\s*)+",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"[\s(|,-]*\b(?:via|through|powered by)\s+\w[\w .]{1,30}\)?\s*$"
    r"|\s*@\s*(?:icims|lever|greenhouse|ashby|workable|workday)\b.{0,30}$",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\s+[-–—|·•]\s+|\s*[|·•(),]\s*|\s+(?:at|from|bei|chez)\s+(?=[A-Z0-9])|\s+@\s+"
)
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|captain|capt|eng|sir|dame|lady|lord|the hon|hon"
    r"|rev|fr|sr|frau|herr|mme)\b\.?\s",
    re.IGNORECASE,
)
_JOINS = frozenset(
    "de du des d' der die das von van vom del della dello di da do dos das la le les el & "
    "und et e y en bei chez presso na no bij".split()
)
_ELISION = re.compile(r"^(?:d|l|dell)['’]", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]+")


def has_title(name: str) -> bool:
    """Return whether `name` begins like a person's: with Dr, Mrs, Captain."""
    return _TITLE.match(name) is not None


@lru_cache(maxsize=8192)
def bare(name: str, language: str = "en") -> str:
    """Return `name` without "Hiring Team", "Careers", "Recruitment at" around it.

    The article of "The Acme Team" goes with the team.
    """
    name = name.strip(" \"'“”‘’()[]*,;:|–-")
    led = _LEADING.sub("", name)
    left = NOISE.sub("", led)
    left = (left.removeprefix("The ") if left != led else left).strip(" ,;:|–-")
    return left if language == "en" else _without_department(left)


def _without_department(name: str) -> str:
    """Return `name` without "Personalabteilung", "Recrutement de" around it."""
    words = name.split(" ")
    begin, end = 0, len(words)
    departments, joins = everywhere("department"), _JOINS
    if len(words) > 2 and words[1].lower() in joins and _is_noun(words[0]):
        begin = 2  # Geschäftsführer der Schulstiftung
    while begin < end and _is(words[begin], departments):
        begin += 1
        while begin and begin < end and words[begin].lower() in joins:
            begin += 1
    while end > begin and (
        _is(words[end - 1], departments) or words[end - 1].lower() in joins
    ):
        end -= 1
    kept = " ".join(words[begin:end]).strip(" ,;:|–-·")
    return _ELISION.sub("", kept) if begin else kept


def _is_noun(word: str) -> bool:
    return any(tongue(one).is_noun(word) for one in WITH_TABLE)


def _is(word: str, departments: frozenset[str]) -> bool:
    return fold(word.strip(" ,;:|–-·'’")) in departments


def organisations(message: Message) -> Iterator[tuple[str, bool]]:
    """Yield the parts of the display name that are no person's, and whether one is last."""
    shown = _SYSTEM.sub("", message.sender_name).strip(" \"'")
    language = language_of(f"{message.subject}\n{message.text}")
    if "@" in shown and " " not in shown:
        return
    known = labels(message.sender)
    parts = [part for part in PARTS.split(shown) if part.strip()]
    whole = bare(shown, language)
    if not any(_known(known, bare(part, language)) for part in parts) and _known(
        known, whole
    ):
        parts = [whole]
    for place, part in enumerate(parts):
        name = _without_mailbox(bare(part, language), message.sender, known)
        office = name != part.strip(" \"'") and is_tracking_system(message.sender)
        if name and (office or not is_person(name, message)):
            yield name, place == len(parts) - 1


@lru_cache(maxsize=4096)
def is_department(word: str) -> bool:
    """Return whether a folded word names a department, in any language: hr, talent."""
    return word in everywhere("department") or NOISE.fullmatch(word) is not None


def without_system(shown: str) -> str:
    """Return a display name without the system it came through."""
    return _SYSTEM.sub("", shown).strip(" \"'")


def _known(known: tuple[str, ...], name: str) -> bool:
    return any(stands_for(label, name) for label in known)


def _without_mailbox(name: str, address: str, known: tuple[str, ...]) -> str:
    """Take off a last word that only repeats the mailbox: `Orla Atelier <atelier@…>`."""
    head, _, last = name.rpartition(" ")
    if head and fold(last) == address.partition("@")[0] and _known(known, head):
        return head
    return name


def is_person(name: str, message: Message) -> bool:
    """Return whether `name` is the person who writes, going by the address and sign-off."""
    if has_title(name):
        return True
    words = key(name).split()
    local = fold(message.sender.partition("@")[0]).partition("+")[0]
    tokens = {token for token in _LETTERS.split(local) if len(token) > 1}
    shared = [word for word in words if word in tokens]
    known = labels(message.sender)
    if is_tracking_system(message.sender):
        signed = _signs(words[0], message.text) if words else False
        return not _known(known, name) and (len(shared) > 1 or signed)
    if shared:  # Joost Veldkamp <joost@veldkampdairy>, not Acme <acme@acme>
        return not _known(known, " ".join(shared))
    if not words or _known(known, name):
        return False
    return made_of(_LETTERS.sub("", local), words) or _signs(words[0], message.text)


def shows_person(message: Message) -> bool:
    """Return whether the name shown is somebody's who also signs the mail."""
    for part in PARTS.split(_SYSTEM.sub("", message.sender_name)):
        words = key(part).split()
        if 1 < len(words) < 5 and bare(part) == part:
            lines = message.text[-600:].split("\n")
            if has_title(part) or any(
                words[-1] in key(line).split() for line in lines[-8:]
            ):
                known = labels(message.sender)
                return not _known(known, part) or is_person(part, message)
    return False


def _signs(first: str, text: str) -> bool:
    """Return whether one of the last lines is that first name alone."""
    lines = [line for line in text[-600:].split("\n") if line.strip()]
    return any(key(line.strip(" ,.!")) == first for line in lines[-4:])


def person_words(message: Message) -> frozenset[str]:
    """Return the words of the names of the writer and of the one written to."""
    found: set[str] = set()
    for part in PARTS.split(_SYSTEM.sub("", message.sender_name)):
        if bare(part) == part and is_person(part, message):
            found.update(key(part).split())
    for address in message.to[:3]:
        if "." in address.partition("@")[0]:
            found.update(_LETTERS.split(address.partition("@")[0]))
    return frozenset(found - {""})
