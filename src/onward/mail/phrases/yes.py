"""A yes: an offer and the paperwork that follows it."""

from onward.mail.phrases.phrase import Means, Phrase, phrase

YES: tuple[Phrase, ...] = (
    phrase(
        Means.OFFER,
        "offer job got join start have aboard team",
        r"\b(?:offer(?:ing)? you|(?:pleased|delighted|happy|thrilled|like|love|glad|excited) "
        r"to (?:make you an )?offer|job offer|offer (?:letter|of employment)|formal offer|"
        r"verbal offer|conditional offer|the job is yours|you(?:['’]ve| have) got (?:the|it)"
        r"|(?:want|like|love) you to (?:join|start|have)|welcome (?:aboard|to the team)|"
        r"when can you start|start date)\b",
        "We are delighted to offer you the position.",
    ),
    phrase(
        Means.OFFER,
        "hired got want like love offer yours",
        r"\b(?:you|u)(?:['’]re| are) hired\b|\b(?:you|u) got (?:it|the)\b|\b(?:want|like|love) "
        r"you (?:as|in as|to be|on the team)\b|\boffer (?:is|has been) (?:waiting|created|ready"
        r"|attached)|\bcreated an offer|\bthe job(?:['’]s| is) yours|\byour offer\b",
        "They want you as Practice Manager.",
    ),
    phrase(
        Means.PAPERWORK,
        "contract right payroll bank reference background dbs onboarding sign salary annum notice leave",
        r"\b(?:contract|right to work|payroll|bank details|references? check|background "
        r"check|dbs|onboarding|sign(?:ed|ing)? (?:and return|the|your)|salary of|starting "
        r"salary|per annum|notice period|annual leave)\b",
        "Please sign and return the contract.",
    ),
)
