"""Write the messages of tests/corpus as .eml files with a labels.jsonl beside them.

    python bench/export_corpus.py DIR
    python bench/export_corpus.py DIR --languages en,de --voices voice-atlas,voice-hard
    python bench/export_corpus.py DIR --voices usual,everyday   mail that nothing learns from

`onward read --score DIR` and any other program can then be held against the labels; the
form is described in docs/developer/benchmark.md. DIR must be empty or not there yet.
"""

import argparse
import json
from pathlib import Path

from onward.demo.sheet import labels, parse, to_eml

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
_NEVER_LEARNED = {"usual", "everyday"}


def learned():
    """Return the voices that the model learns from."""
    return {path.name for path in CORPUS.glob("voice-*")}


def chosen(voices, languages):
    """Yield the voice and the mail of each message asked for; None asks for all voices."""
    wanted = learned() if voices is None else voices
    for sheet in sorted(CORPUS.glob("*/*.txt")):
        voice = sheet.parent.name
        if voice not in wanted:
            continue
        for mail in parse(sheet.read_text("utf-8")):
            if languages is None or mail.labels.get("language", "en") in languages:
                yield voice, mail


def export(folder, mails):
    """Write the messages and their labels; return how many there were."""
    lines = []
    for voice, mail in mails:
        source = f"{voice}.{mail.id}.eml"
        (folder / source).write_bytes(to_eml(mail))
        hard = mail.labels.get("hard") == "yes"
        label = {"source": source} | labels(mail) | {"hard": hard, "voice": voice}
        lines.append(json.dumps(label, ensure_ascii=False) + "\n")
    (folder / "labels.jsonl").write_text("".join(lines), "utf-8")
    return len(lines)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--languages", metavar="CODES", type=lambda s: s.split(","))
    parser.add_argument("--voices", metavar="NAMES", type=lambda s: s.split(","))
    options = parser.parse_args()
    if unknown := set(options.voices or ()) - learned() - _NEVER_LEARNED:
        parser.error(f"no such voice: {', '.join(sorted(unknown))}")
    mails = list(chosen(options.voices, options.languages))
    if not mails:
        parser.error("no message of these voices is in these languages")
    if options.folder.is_file():
        parser.error(f"{options.folder} is a file")
    options.folder.mkdir(parents=True, exist_ok=True)
    if any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    print(f"{export(options.folder, mails)} messages in {options.folder}")


if __name__ == "__main__":
    main()
