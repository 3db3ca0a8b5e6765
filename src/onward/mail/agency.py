"""Whether a mail is from a recruitment agency.

An agency's own name stands in every line an employer's would, the client's in passing.
"""

import re

from onward.mail.display import organisations
from onward.mail.features import Look
from onward.mail.names import key
from onward.mail.senders import own_domain
from onward.mail.tongues import WITH_TABLE, pattern

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
