"""Letters in the usual words, made from tests/corpus/stock: for learning only.

Most firms write the same few dozen sentences, and no voice may borrow another's. So the
commonest wording would be rare in what is learned; it is made up here from patterns:
`{a|b}` is one of several, `[a|b]` one of them or nothing, `<name>` a line of that heading.
"""

import re
import unicodedata

from onward.demo.sheet import SheetMail
from onward.mail.signal import Kind

_FORMS = {
    Kind.REJECTED: ("thanks? praise? many? no! keep? wish?",) * 4
    + ("notice? notice? status_no! keep?",),
    Kind.ACKNOWLEDGED: ("thanks? received! review? no_if? wish?",) * 3
    + ("notice? notice? status_received! review?",),
    Kind.INTERVIEW: ("thanks? praise? talk!",),
    Kind.ASSESSMENT: ("thanks? praise? task!",),
    Kind.OFFER: ("praise? offer!",),
    Kind.ON_HOLD: ("thanks? many? hold! wish?",),
    Kind.WITHDRAWN: ("quit! wish?",),
    Kind.OUTREACH: ("outreach! praise?",),
    Kind.ALERT: ("alert!",),
    Kind.OTHER: ("service!",),
}
"""What letters of each kind are made of, in order; `!` decides, `?` stands in half of them."""
_SHARE = {Kind.REJECTED: 0.3, Kind.OTHER: 0.3}
_SAME = "firm", "role", "name"
"""What is the same throughout a letter."""
_CHOICE = re.compile(r"\{([^{}\[\]]*)\}|\[([^{}\[\]]*)\]")


def patterns(text):
    """Return heading → its patterns."""
    found = {}
    for line in text.split("\n"):
        if line.startswith("## "):
            lines = found.setdefault(line[3:].strip(), [])
        elif line.strip():
            lines.append(line.strip())
    return found


def say(pattern, known, rng):
    """Return one text of a pattern."""
    while True:
        pattern, found = _CHOICE.subn(lambda its: _one(its, rng), pattern)
        if not found:
            break
    filled = re.sub(
        r"<(\w+)>", lambda its: say(rng.choice(known[its[1]]), known, rng), pattern
    )
    flat = re.sub(r"\s+([.,!?])", r"\1", " ".join(filled.split()))
    return flat.replace(" '", "'")


def _one(its, rng):
    must, may = its.groups()
    parts = (must if may is None else may).split("|")
    return "" if may is not None and rng.random() < 0.5 else str(rng.choice(parts))


def letters(text, language, count, rng):
    """Yield `count` letters of a language's patterns."""
    known = patterns(text)
    left = 1 - sum(_SHARE.values())
    shares = [_SHARE.get(kind, left / (len(_FORMS) - len(_SHARE))) for kind in _FORMS]
    for number, place in enumerate(rng.choice(len(_FORMS), count, p=shares)):
        kind = list(_FORMS)[place]
        its = {slot: [say(rng.choice(known[slot]), known, rng)] for slot in _SAME}
        yield _letter(kind, known | its, language, f"{language}-{number}", rng)


def _letter(kind, known, language, name, rng):
    parts, words, subject = [], "", ""
    form = str(rng.choice(_FORMS[kind]))
    for part in form.split():
        slot, must = part[:-1], part[-1] == "!"
        if must or rng.random() < 0.5:
            said = say(rng.choice(known[slot]), known, rng)
            parts.append(said[0].upper() + said[1:])
            if must:
                words, subject = parts[-1], f"subject_{slot.removeprefix('status_')}"
    body = rng.choice(["\n" if "status_" in form else " ", "\n\n"]).join(parts)
    if rng.random() < 0.6:
        body = f"{say(rng.choice(known['hello']), known, rng)}\n\n{body}"
    if rng.random() < 0.6:
        ends = [say(rng.choice(known[slot]), known, rng) for slot in ("bye", "sign")]
        body = "\n".join([body, "", *ends])
    headers = {"From": _sender(kind, known, rng), "Date": "2026-03-04 10:11 +0000"}
    if rng.random() < 0.7:
        headers["Subject"] = say(rng.choice(known[subject]), known, rng)
    labels = {"kind": kind, "words": words, "language": language, "made": "yes"}
    return SheetMail(name, labels, headers, body)


def _sender(kind, known, rng):
    firm, name = (say(rng.choice(known[slot]), known, rng) for slot in ("firm", "name"))
    domain = _ascii(firm) + ".example"
    people = [f"{firm} <no-reply@{domain}>", f"{name} <{_ascii(name)}@{domain}>"]
    if kind is not Kind.OTHER:
        people += [
            f"{firm} Careers <jobs@{domain}>",
            f"{firm} <no-reply@us.greenhouse-mail.io>",
        ]
    return str(rng.choice(people))


def _ascii(name):
    apart = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z]", "", apart)
