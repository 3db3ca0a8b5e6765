"""Mail from a recruitment agency: whom it recruits for.

An agency's own name stands in every line an employer's would; the client's stands in
passing: "feedback from Acme", "Acme would like to meet you", "Planner, Acme".
"""

import re
from collections.abc import Iterator

from onward.mail.display import organisations
from onward.mail.features import Look
from onward.mail.firms import anchored, houses
from onward.mail.names import is_name, key, runs
from onward.mail.senders import own_domain
from onward.mail.titles import is_title
from onward.mail.tongues import WITH_TABLE, everywhere, pattern, tongue

_DOMAIN = re.compile(
    r"recruit|staffing|talent|hir(?:e|ing)|search|personnel|placement|people|resourc|manpower"
    r"|headhunt|exec|consult|careers?|crew|select|jobs|workforce|labour|medstaff|works?$|agency"
    r"|interim|uitzend|zeitarbeit|personal(?:berat|dienst|service|vermittl|manag)|recrut|reclut|selec"
    r"|selez|werving|lavoro|emploi|empleo|travail|vermittlung"
)
_WORDS = re.compile(
    r"\b(?:(?:our|my|the|a|one of my) clients?|client (?:says|has|is|feedback|review|would)|for client"
    r"|put you forward|putting you forward|sen[dt] your (?:cv|profile|details) (?:across|over|to)"
    r"|submitt\w+ your (?:updated )?(?:cv|profile|resume)|your (?:cv|profile|resume) (?:to|has gone)"
    r"|right to represent|i place \w+|represent you|on my desk|my desk|other consultancy"
    r"|on your behalf|endorsed|placing)\b",
    re.IGNORECASE,
)
_KINDS = (
    "Recruitment Recruiting Search Staffing Talent Personnel Resourcing Careers".split()
)
_NAMED = re.compile(
    r"^[\s*>-]*(?:client|company|employer|organi[sz]ation|hiring company|kunde|auftraggeber|cliente|klant|opdrachtgever|committente|entreprise|empresa|azienda|unternehmen)(?: name)?\s*[:\t-]\s*"
    r"(?P<name>[^\n\t]{2,70})",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:['’]s? \w+)?,? (?:have|has|had|came|come|want|wants|would|went|is|are|were|was|will|run|runs"
    r"|liked?|loved?|felt|feel|says?|said|put|need|needs|know|and (?:they|i)|selection|who)\b"
)
_LEADS = re.compile(
    r"\b(?:at|to|from|for|of|with|let|passed the|advising|like|by|against|on|about) $",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[:|()–—]+\s*|\s+-+\s+|,\s|\s*//\s*|\s+(?:at|with|for|from)\s+")


def is_agency(look: Look) -> bool:
    """Return whether the sender recruits for others: by what it says, or by its name."""
    said = [_WORDS]
    if look.language in WITH_TABLE:
        said.append(pattern(look.language, "agency"))
    if any(one.search(text.text) for text in look.sentences for one in said):
        return True
    label = (own_domain(look.message.sender) or "").split(".")[0]
    if not _DOMAIN.search(label):
        return False
    shown = [name for name, _ in organisations(look.message)]
    return not shown or any(_DOMAIN.search(key(name)) for name in shown)


def in_full(look: Look, name: str | None, *, agency: bool = True) -> str | None:
    """Return an agency's name with its "Recruitment" or "Search" where the mail has it."""
    message = look.message
    text = f"{message.sender_name}\n{message.subject}\n{message.text}"
    if not name:
        return name
    kinds = list(_KINDS) if agency else []
    if look.language in WITH_TABLE:
        every = tongue(look.language).phrases("agency_kind")
        kinds += [one for one in every if agency or one not in everywhere("department")]
    either = "|".join(re.escape(kind) for kind in kinds)
    whole = re.search(rf"{re.escape(name)} (?:{either})\b", text, re.IGNORECASE)
    return whole[0] if whole and kinds else name


def clients(look: Look) -> Iterator[tuple[str, float]]:
    """Yield the names that may be the client's, with what speaks for them."""
    if look.language in WITH_TABLE:
        for name in houses(
            f"{look.message.subject}\n{look.message.text}", look.language
        ):
            yield name, 3.0
        for one in look.sentences:
            yield from anchored(one.text, look.language)
    for part in _PARTS.split(look.message.subject):
        if is_name(part) and not is_title(part):
            again = 2.0 * (part in look.message.text)
            yield part, again + (3.0 if " " in part else 1.0)
    lines = [look.message.subject, *look.message.text.split("\n")[:200]]
    for line in lines:
        if named := _NAMED.match(line):
            yield named["name"], 6.0
        yield from _mentioned(line[:600])


def _mentioned(line: str) -> Iterator[tuple[str, float]]:
    at = 0
    for run in runs(line)[:40]:
        at = max(line.find(run, at), at)
        acts = _ACTS.match(line[at + len(run) : at + len(run) + 30]) is not None
        led = _LEADS.search(line[max(0, at - 20) : at]) is not None
        if " " in run:
            yield run.removeprefix("The "), 1.0 + 2.0 * acts + 2.0 * led
        elif led or acts:
            yield run, 2.0
