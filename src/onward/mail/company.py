"""Who hires: the employer's name, as the mail itself writes it.

Trust runs from the display name over subject, text and signature to the sender's own
domain. What is found is a candidate with a weight; candidates that mean the same name
are added up; below a threshold nobody is named, for a wrong company is worse than none.
"""

import re
from collections.abc import Iterator

from onward.kernel.text import fold
from onward.mail.agency import clients, in_full, is_agency
from onward.mail.contact import from_seeker
from onward.mail.display import organisations, person_words
from onward.mail.domain_names import (
    is_mailbox,
    labels,
    spelled,
    stands_for,
    written_out,
)
from onward.mail.features import Look
from onward.mail.firms import acts, anchored, houses
from onward.mail.message import Message
from onward.mail.names import is_name, run_at, runs
from onward.mail.poll import Poll
from onward.mail.senders import (
    domain_of,
    is_provider,
    is_service,
    is_tracking_system,
    registered,
)
from onward.mail.signal import Kind
from onward.mail.titles import is_title
from onward.mail.tongues import WITH_TABLE, everywhere

_ENOUGH = 3.0
_ENOUGH_BESIDE_DOMAIN = 4.0
"""Weights from which a name is believed; more where the domain says otherwise."""
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


def company(look: Look, kind: Kind) -> str | None:
    """Return the employer's name as written, None where the mail does not say."""
    message = look.message
    own = from_seeker(look, kind)
    address = next(iter(message.to), "") if own else message.sender
    agency = not own and is_agency(look)
    if agency and (client := _client(look)):
        return client
    service = registered(domain_of(address)) if is_service(address) else ""
    poll = Poll(
        labels(address),
        person_words(message),
        service=service.partition(".")[0],
        language=look.language,
    )
    if look.language in WITH_TABLE:
        for name in houses(f"{message.subject}\n{message.text}", look.language):
            poll.add_house(name)
    for name, weight in _candidates(look, own=own):
        poll.add(name, weight)
    by_domain = None if is_provider(address) else spelled(address)
    found = poll.best(_ENOUGH_BESIDE_DOMAIN if by_domain else _ENOUGH)
    if found is None and by_domain:
        found = poll.beginning() or written_out(poll.labels, message) or by_domain
    return in_full(look, found, agency=agency)


def _client(look: Look) -> str | None:
    """Return whom an agency writes for; None where it names nobody."""
    message = look.message
    own = labels(message.sender)
    poll = Poll((), person_words(message), language=look.language)
    for name, weight in clients(look):
        shown = name in message.sender_name
        if not shown and not any(stands_for(label, name) for label in own):
            poll.add(name, weight)
    return poll.best(_ENOUGH)


def _candidates(look: Look, *, own: bool) -> Iterator[tuple[str, float]]:
    if not own:
        yield from _display(look.message)
        yield from _signature(look.message.text)
    for sentence in look.sentences:
        if look.language in WITH_TABLE:
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
        if language in WITH_TABLE:
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
