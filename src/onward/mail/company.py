"""Who hires: the employer's name, as the mail itself writes it.

Every name in a mail is a candidate; its marks say where it stands, what stands beside it
and whether the sender's domain is made of it. What each mark is worth was learned. Where
too little speaks for any, nobody is named, for a wrong company is worse than none.
"""

from onward.mail.choice import likeliest
from onward.mail.employer_marks import marked
from onward.mail.employers import Ballot
from onward.mail.features import Look
from onward.mail.signal import Kind


def company(look: Look, kind: Kind) -> str | None:
    """Return the employer's name as written, None where the mail does not say."""
    ballot = Ballot(look, kind)
    chosen = likeliest("company", marked(ballot))
    return ballot.found[chosen].name if chosen else None
