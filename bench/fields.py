"""How well the fields of a signal are read, given the true kind.

Every message of tests/corpus with a job kind is decoded and handed to `extract` with the
kind its sheet gives, so that only the fields are judged.

    make bench NAME=fields            figures by field
    make bench NAME=fields JSON=1     one last line of figures
    python bench/fields.py --errors company [--sheets GLOB]   what went wrong
"""

import argparse
import json
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from onward.demo.sheet import labels, parse, to_eml
from onward.history.names import same_company, same_role
from onward.mail.decode import decode
from onward.mail.extract import extract
from onward.mail.features import look_at
from onward.mail.model import load as model
from onward.mail.names import key
from onward.mail.score.alike import (
    bare,
    company,
    moment,
    passage_f1,
    token_f1,
    words,
)
from onward.mail.signal import QUIET_KINDS, Kind
from onward.mail.title_span import unmarked

ROOT = Path(__file__).resolve().parents[1]
MOMENTS = ("when", "due")
NAMES = (
    ("company", company, same_company, key),
    ("role", words, same_role, bare),
)
moment_of = datetime.fromisoformat


def load(glob):
    """Yield per job message: its place, its kind, what is true, what it decodes to."""
    for sheet in sorted(ROOT.glob(glob)):
        for mail in parse(sheet.read_text("utf-8")):
            kind = Kind(mail.labels["kind"])
            if kind not in QUIET_KINDS:
                name = f"{sheet.parent.name}/{mail.id}"
                yield name, kind, labels(mail), decode(to_eml(mail))


def written(name, message, folded):
    """Return whether the message writes this name out anywhere."""
    everywhere = (
        f"{message.sender_name}\n{message.subject}\n{message.text}\n{message.quoted}"
    )
    return f" {folded(name)} " in f" {folded(everywhere)} "


def names_judged(truth, signal, message):
    """Yield as `judged`, for company and role.

    Marks of who may apply, (m/w/d) or H/F, are no part of a name: writers differ.
    `alike`: what is said counts for the timeline as the true one.
    `written`: only messages that write the true name out, or have none.
    """
    for field, exact, alike, folded in NAMES:
        true, said = truth[field], getattr(signal, field)
        true, said = (unmarked(one) if one else None for one in (true, said))
        yield field, exact(true, said), true, said
        if true and said:
            same = "right" if alike(true, said) else "wrong"
            yield f"{field} alike", same, true, said
        if true is None or written(true, message, folded):
            yield f"{field} written", exact(true, said), true, said


def judged(kind, truth, signal, message):
    """Yield `(field, verdict, true value, said value)` for what this kind may carry."""
    yield from names_judged(truth, signal, message)
    flags = ["reply_possible"]
    if kind is Kind.REJECTED:
        flags += ["stage", "door_open"]
        true, said = truth["feedback"], signal.feedback
        verdict = words(true, said)
        if verdict == "wrong" and token_f1(true, said) >= 0.6:
            verdict = "close"
        yield "feedback", verdict, true, said
    for field in flags:
        true, said = truth[field], getattr(signal, field)
        yield field, "right" if true == said else "wrong", true, said
    for field in MOMENTS:
        true, said = truth[field] and moment_of(truth[field]), getattr(signal, field)
        if true or said or (field == "when" and kind is Kind.INTERVIEW):
            yield field, moment(true, said), true, said


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", metavar="FIELD")
    parser.add_argument("--sheets", default="tests/corpus/voice-*/*.txt")
    options = parser.parse_args()
    rows, spent = [], 0.0
    for name, kind, truth, message in load(options.sheets):
        look = look_at(message)
        begun = time.perf_counter()
        signal = extract(look, model().weigh(look), kind, 1.0, "")
        spent += time.perf_counter() - begun
        rows.extend((name, *one) for one in judged(kind, truth, signal, message))
    if options.errors:
        show(rows, options.errors)
    figures = report(rows, spent)
    if options.json:
        print(json.dumps(figures))


def show(rows, wanted):
    for name, field, verdict, true, said in rows:
        if field == wanted and verdict != "right":
            print(f"{name:34} {verdict:9} {true!s:.150}\n{'':44} {said!s:.150}")


def report(rows, spent):
    """Print and return the figures by field."""
    messages = len({row[0] for row in rows})
    figures = {"messages": messages, "ms_each": round(1000 * spent / messages, 3)}
    print(f"{messages} messages\n")
    print(f"{'field':18}{'n':>5}{'right':>8}  otherwise")
    for field in dict.fromkeys(row[1] for row in rows):
        verdicts = Counter(row[2] for row in rows if row[1] == field)
        total = verdicts.total()
        right = verdicts.pop("right", 0)
        otherwise = {str(verdict): n for verdict, n in verdicts.items()}
        print(f"{field:18}{total:5}{right / total:8.3f}  {otherwise}")
        figures[field] = round(right / total, 4)
        if field in MOMENTS:
            figures[f"{field}_day"] = round((right + verdicts["day"]) / total, 4)
    pairs = [row[3:] for row in rows if row[1] == "feedback"]
    figures["feedback_f1"] = round(passage_f1(pairs), 4)
    print(f"\nfeedback F1 {figures['feedback_f1']}; {figures['ms_each']} ms each")
    return figures


if __name__ == "__main__":
    main()
