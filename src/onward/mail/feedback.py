"""The sentences of a no that say something specific about this candidate."""

import re

from onward.mail.features import Look, Said
from onward.mail.phrases import Means
from onward.mail.sentences import Place
from onward.mail.signal import Kind

_YOU = re.compile(r"\b(?:you|your|yours|you['’]\w+)\b", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:answers?|interview|tests?|exercise|round|coding|joins?|timeline|sample|group exercise|role play|badge|typing|group|starter|free|english|case|portfolio|presentation|experience|skills?"
    r"|knowledge|score[ds]?|cv|r[eé]sum[eé]|application|letter|task|code|solution|examples?"
    r"|questions?|english|german|pitch|style|pace|numbers|background|exposure|years?|trial"
    r"|shift|licen[cs]e|certificat\w*|design|edit|work|demo|lesson|hands|maths|criteria)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:but|however|although|though(?!\W*$)|whereas|while|yet|rather than|instead of|less"
    r"|fewer|lack(?!s? of time)\w*|missing|missed|without|didn['’]t|did not|weren['’]t|wasn['’]t|hasn['’]t"
    r"|haven['’]t|isn['’]t something|couldn['’]t|could not|never|not enough|not met|too|only|mostly"
    r"|would(?:['’]ve| have) liked|(?:need(?:s|ed)?|want(?:s|ed)?) (?:a person|more|someone|somebody"
    r"|faster|\d+)|wanted to (?:hear|see)|want to see|needed to see|looking for (?:more|someone)|felt"
    r"|thin|short of|below|weak\w*|gap|struggl\w*|unclear|vague|rushed|doubt|tipped|edged|overlooked"
    r"|concern\w*|hesita\w*|stronger|scored higher|lost points|behind|expired|because|more (?:depth"
    r"|detail|experience|than with)|calls? for|requires?|unable to account|until we|no tests|there were no"
    r"|broke|breaks|dropped|fail(?:ed|s)?|slow|light on|held you back|only support|you only|run right"
    r" through|we were looking for|one needs|less well|barely|beyond|so far was|used to)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:feedback|reasons?|what (?:tipped|decided|made|cost|let)|where (?:you|\w+ edged)"
    r"|where (?:you|the other)|(?:the )?main thing|the (?:one|only|honest) (?:thing|reason|real doubt|gap|concern)|(?:one|only|real) doubt|honest notes)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:scored?|marks?|percentile|points?|pass mark)\b.{0,60}\d", re.IGNORECASE
)
_GENERIC = re.compile(
    r"\b(?:(?:more|most) closely (?:match|meet|fit|align)\w*|closer (?:match|fit)|on this occasion"
    r"|high (?:volume|number|standard|calib)|many (?:applications|strong)|we (?:receive|received)"
    r"|(?:un)?able to (?:give|offer|provide)|not (?:able to )?(?:give|offer|provide)|if you (?:want"
    r"|would like|['’]d like|wish)|happy to (?:give|share|talk)|wish you|good luck|thank|"
    r"move (?:forward|ahead)|not be (?:moving|taking|progress)|hesitate|for your interest"
    r"|we regret|i regret|sorry|unfortunately|appreciate|reply|in touch|on file|on hold|required standard|your application (?:ends|did not)|the decision|eligibility check|taken no further|form letter|consent|details again|applied yet|future vacanc|search it|process will|your application (?:for|any)|enjoy the"
    r"|feedback is (?:only )?(?:provided|given)|i wanted to|i['’]d be|let me know)\b",
    re.IGNORECASE,
)


_ENOUGH = 4
_MARKED = frozenset({Means.TASK})
"""What shows that work was handed in, so that what is said of it counts more."""


def feedback(look: Look, kind: Kind) -> str | None:
    """Return what a no says about this candidate's own work, verbatim; praise is not it."""
    if kind is not Kind.REJECTED:
        return None
    marked = 1 if any(_MARKED & said.means for said in look.said) else 0
    found = [
        said.sentence.text for said in look.said if _points(said) + marked >= _ENOUGH
    ]
    return " ".join(found[:3]) or None


def _points(said: Said) -> int:
    text = said.sentence.text
    if said.sentence.place is Place.SUBJECT or len(text) < 25 or text.endswith("?"):
        return 0
    if text.startswith(("If ", "Please ", "Should ")):
        return 0
    if Means.GOOD_LUCK in said.means or Means.KEEP_ON_FILE in said.means:
        return 0
    gap, score = bool(_GAP.search(text)), bool(_SCORE.search(text))
    if not gap and not score:
        return 0
    points = 2 * gap + 2 * score + min(2, len(_YOU.findall(text)))
    points += bool(_WORK.search(text)) + 2 * bool(_LABEL.search(text))
    points -= 3 * bool(_GENERIC.search(text))
    points -= 2 * bool({Means.NOT_GOING_ON, Means.GONE} & said.means)
    points -= Means.OTHERS_CHOSEN in said.means
    return points
