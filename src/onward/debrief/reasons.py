"""What a letter gives as its reason, in its own words: found, never guessed."""

import re
from collections.abc import Sequence

from onward.debrief import wording

_PLACE = r"(?:position|role|vacancy|post|job|opening|place|contract|requisition)"
_SOMEONE = r"(?:someone|somebody|a person|a candidate|candidates|people|applicants)"
_REASONS = (
    (
        wording.SAYS_STOPPED,
        re.compile(
            rf"\b(?:hiring freeze|{_PLACE} (?:has|have|is|was) (?:now |since |been )*"
            r"(?:cancell?ed|withdrawn|put on (?:ice|hold)|frozen|closed without)"
            rf"|{_PLACE} no longer exists"
            rf"|no longer (?:be )?(?:hiring|recruiting|filling) (?:for )?(?:this|the) {_PLACE}"
            rf"|budget for (?:this|the) {_PLACE}"
            r"|(?:site|office|branch|shop|store|plant|department|team|company|firm)"
            r" (?:is|has|will be)(?: being| now)? (?:clos(?:ed?|ing)|shut\w*|insolvent|wound up)\b(?! for\b)"
            r"|stop(?:ped)? (?:hiring|recruiting)|pulled the (?:money|funding)|budget cuts?\b"
            r"|nobody will be (?:appointed|hired)"
            r"|(?:budget|funding|money|grant)\b[^.!?\n]{0,30}\b(?:was|were|is|has been|been|got)"
            r" (?:cut|frozen|withdrawn|pulled|gone|stopped|refused))",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_FILLED,
        re.compile(
            rf"\b(?:the|this|that|our)\b[^.!?\n]{{0,40}}\b{_PLACE}\b[^.!?\n]{{0,30}}"
            r"\b(?:has|is|was)(?: now| already| since)*(?: been)? filled\b",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_FIT,
        re.compile(
            rf"\b(?:(?:we|i) (?:needed|need|wanted) {_SOMEONE}"
            rf"|(?:we|i)(?: were| are| was| am|['’]re|['’]m) looking for {_SOMEONE}"
            rf"|(?:asked for|needs|needed|wanted) (?:someone|somebody) (?:with|who)\b"
            rf"|(?:appointed|chosen|chose|hired|went with|going to|gone to|going with)"
            r" (?:someone|somebody) (?:with|who)\b"
            r"|(?:more|deeper|longer) (?:\w+ ){0,2}experience (?:in|with|of)"
            r"|(?:clearer|stronger|more) (?:evidence|examples) (?:of|that)"
            r"|you (?:lack|do not have|don['’]t have|had little|have little) (?:the|enough"
            r"|any|\w*experience))\b",
            re.IGNORECASE,
        ),
    ),
    (
        wording.SAYS_OTHERS,
        re.compile(
            r"\b(?:cho(?:sen?|ose)|decided|select(?:ed)?|offer(?:ed)?|hired?|appoint(?:ed)?"
            r"|mov(?:e|ed|ing)|proceed(?:ed|ing)?|progress(?:ed|ing)?|go(?:ing|ne|es)?|went"
            r"|continu(?:e|ed|ing)|pick(?:ed)?|taken?|took|pursu(?:e|ed|ing)|identified"
            r"|appointment|extended)\b[^.!?\n]{0,60}"
            r"\b(?:(?:another|a different|an internal|other|the other|stronger) (?:candidates?"
            r"|applicants?|persons?|people|finalists?|colleague)|(?:somebody|someone) else)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Reasons a letter may give, the clearest first."""

_OPEN = re.compile(
    r"\b(?:if|whether|unless|might|could(?! not|n['’]t))\b|\b(?<!in )may\b(?! \d)",
    re.IGNORECASE,
)
"""Words of a sentence that states nothing for certain."""

GROUNDS = re.compile(
    r"\b(?:because|since|as (?:we|she|he|they|you)|who(?:se)?|with (?:more|better|stronger|deeper)|due to)\b",
    re.IGNORECASE,
)
"""Words that may name what decided; where they stand, nothing is called unsaid."""

_BECAUSE = re.compile(
    r"(?<!not )\b(?:because(?! you asked)|due to|owing to|since you|given (?:that )?you\w*|(?:the|our|main|only|one) reason(?! (?:i|we) (?:am|are|write))|reasons? for|came down to|tipped"
    r"|decided (?:it|us|the matter)|made the difference|swung it|nothing to do with you)\b",
    re.IGNORECASE,
)
"""Words after which nearly always a reason stands."""

_COUNTED = re.compile(
    r"\b(?:volume|number|amount) of (?:\w+ )?(?:appl|candidat|respons)", re.IGNORECASE
)
"""Why they do not write more, not why they said no."""

_PROTECTED = re.compile(
    r"\b(?:"
    # age
    r"(?:some(?:one|body)|a|any(?:one|body)|people|candidates?|applicants?|too|bit|much|slightly)"
    r" (?:\w+ )?(?:young(?:er)?|old(?:er)?)(?= (?:person|people|candidate|applicant|colleague"
    r"|man|woman|profile|for)\b|\W|$)"
    r"|(?:a|our|such a) (?:very )?young (?:team|group|crew)"
    r"|(?:at )?your (?:own )?age|age (?:profile|structure|group|range)|(?:your|near(?:ing)?) retirement"
    r"|digital natives?"
    # sex, family
    r"|(?:only|prefer\w*|rather|want\w*|need\w*|as) (?:have )?(?:an? )?(?:wom[ae]n|m[ae]n|female|male|lad|girl)\b"
    r"|pregnan\w+|(?:your|on|go on) maternity leave|your parental leave|the baby|newborn"
    r"|(?:you are|you['’]re|you were) expecting (?!to|a\b|an\b|us\b|the\b|more\b)|your due date"
    r"|(?:you have|you['’]ve|having|two|three|four|your) (?:\w+ ){0,2}(?:young|small|little) (?:children|kids)"
    r"|your (?:children|kids|child|baby)|(?:as|being|are|you['’]re) a (?:mother|father|mum|dad|mom|single parent|parent)"
    r"|family (?:planning|plans|situation)|your (?:husband|wife|marriage)|unmarried"
    # origin, belief
    r"|(?:your|strong|foreign|heavy|thick) (?:\w+ )?accent|native[- ]speakers?|\w+-born (?:staff|people|candidates?|applicants?|colleagues?)"
    r"|your (?:origins?|nationality|ethnicity|race|skin|religion|faith|beliefs?|passport|surname)"
    r"|headscar(?:f|ves)|hijab|turban|(?:hire|employ|take|take on|want) (?:any |no )?(?:foreigners|immigrants)|as an? (?:foreigner|immigrant)"
    # health, whom one loves
    r"|your (?:\w+ )?(?:disabilit(?:y|ies)|illness|diagnosis|impairment|wheelchair|depression"
    r"|autism|adhd|epilepsy|diabetes|sick(?:ness)?|hearing|eyesight)|your (?:health|medical|mental)"
    r" (?:condition|problems?|issues?|history)|wheelchair user|your sick (?:leave|days)"
    r"|your (?:sexual orientation|sexuality|boyfriend|girlfriend)|(?:as|being|are) (?:gay|lesbian|trans)"
    r")\b",
    re.IGNORECASE,
)
"""Age, sex and family, origin and belief, health, whom one loves: protected at work in
the EU (directives 2000/43, 2000/78, 2006/54), the UK (Equality Act 2010, section 4) and
the US (as the EEOC lists them), each with exceptions."""

_SMALL_PRINT = re.compile(
    r"^thank(?:s| you) for (?:applying|your (?:application|interest))\b(?!.*\bbut\b)|\b(?:regardless|irrespective|without regard"
    r"|equal(?:ity)? opportunit\w*|divers\w*|discriminat\w*|celebrat\w*|accommodat\w*|adjustments?"
    r"|all (?:genders|ages)|years? old|whatever (?:your|their) (?:age|gender|background|origin|faith))\b",
    re.IGNORECASE,
)


def reason(sentences: Sequence[str]) -> tuple[str, str] | None:
    """Return the wording and the sentence of the clearest reason given, if one is."""
    stated = [one for one in sentences if _BECAUSE.search(one) or not _OPEN.search(one)]
    for said, pattern in _REASONS:
        for one in stated:
            if pattern.search(one):
                return said, one
    return next(((wording.SAYS_GROUND, one) for one in stated if _grounds(one)), None)


_NOT_WANTED = re.compile(
    r"\b(?:do not|don['’]t|never|please refrain from) (?:apply|contact|writ(?:e|ing)|ask(?:ing)?|call|re-?apply)\b",
    re.IGNORECASE,
)


def is_not_wanted(sentences: Sequence[str]) -> bool:
    """Return whether they ask not to be written to, or applied to, again."""
    return any(_NOT_WANTED.search(one) for one in sentences)


def is_gone(sentences: Sequence[str]) -> bool:
    """Return whether the letter's reason is that the place itself is stopped or gone."""
    found = reason(sentences)
    return found is not None and found[0] == wording.SAYS_STOPPED


def _grounds(sentence: str) -> bool:
    return bool(_BECAUSE.search(sentence)) and not _COUNTED.search(sentence)


def protected(sentences: Sequence[str]) -> str:
    """Return the sentence that speaks of what in many countries may not decide, or ""."""
    for one in sentences:
        if _PROTECTED.search(one) and not _SMALL_PRINT.search(one):
            return one
    return ""


_OFFERS_MORE = re.compile(
    r"\b(?:(?:happy|glad|willing|pleased) to (?:talk|speak|chat|explain|share|give|discuss|go"
    r" (?:over|through)|offer|provide|answer)|(?:call|ring|phone|drop) me\b|give (?:me|us) a"
    r" (?:call|ring)|if you(?:['’]d| would)? (?:like|want) (?:\w+ ){0,3}(?:feedback|to talk|to"
    r" know)|feedback (?:call|conversation|by (?:telephone|phone)))\b",
    re.IGNORECASE,
)
_OFFERS_NONE = re.compile(
    r"\b(?:not|unable|cannot|no|unfortunately)\b|n['’]t\b", re.IGNORECASE
)


def offers_more(sentences: Sequence[str]) -> bool:
    """Return whether a letter offers to say more, in a talk or in writing."""
    return any(
        _OFFERS_MORE.search(one) and not _OFFERS_NONE.search(one) for one in sentences
    )
