"""Reading a mailbox: Onward's whole way against the stdlib's, on the same file.

Usage: python bench/mail.py [--json] [--messages N]

Ours is file → split → child process → decode → understand, in order, with limits; the
stdlib's is `mailbox.mbox` and the text of each message, nothing else. Every figure is
the median of three runs, taken in turn so that a busy machine hurts both alike. Quote
the ratios; the rates belong to the machine.
"""

import argparse
import base64
import json
import mailbox
import os
import quopri
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onward.demo.mailbox import sheets
from onward.demo.sheet import to_eml
from onward.gateways.mbox.pool import read_all
from onward.gateways.mbox.sources import Tally, find, mails
from onward.mail.decode import decode
from onward.mail.split import split
from onward.mail.understand import understand

RUNS = 3
WORDS = (
    "the a of and to in we you your our this week order team price delivery room city "
    "garden train summer update account invoice meeting kitchen report payment photo "
    "weather ticket library review season market bicycle window river morning holiday"
).split()


def prose(rng: random.Random, sentences: int) -> str:
    said = (
        " ".join(rng.choices(WORDS, k=rng.randint(6, 18))).capitalize() + "."
        for _ in range(sentences)
    )
    return " ".join(said)


def page(rng: random.Random, blocks: int) -> str:
    """A newsletter as they are: tables in tables, styles on everything."""
    style = "font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#333333"
    cells = "".join(
        '<tr><td align="left" style="padding:20px 0;font-size:0px"><table width="100%" '
        f'cellpadding="0" border="0"><tr><td style="{style}"><p style="margin:0 0 16px">'
        f'{prose(rng, 3)}</p><a href="https://news.example/{rng.random()}" style="{style}">'
        f"{prose(rng, 1)}</a></td></tr></table></td></tr>"
        for _ in range(blocks)
    )
    return (
        "<!doctype html><html><head><style>td{padding:0}@media(max-width:600px){p{margin:0}}"
        f'</style></head><body><div style="display:none">{prose(rng, 1)}</div>'
        f"<table>{cells}</table></body></html>"
    )


def message(rng: random.Random, number: int, job: list[bytes]) -> bytes:
    kind = rng.random()
    if kind < 0.05:
        return job[number % len(job)].replace(
            b"Message-ID: <", b"Message-ID: <%d." % number
        )
    head = (
        f"Return-Path: <bounce-{number}@list.example>\n"
        "Received: from mx.list.example (mx.list.example [192.0.2.7]) by post.example "
        f"with ESMTPS id {number:x}\n for <alice@post.example>; Wed, 04 Mar 2026 10:11:12 "
        f"+0000\nDKIM-Signature: v=1; a=rsa-sha256; d=list.example; s=k1;\n b={'aB3/' * 80}\n"
        f"From: {rng.choice(WORDS).title()} News <news{number % 900}@list.example>\n"
        f"To: Alice Marlow <alice@post.example>\nSubject: {prose(rng, 1)[:60]}\n"
        f"Date: Wed, 04 Mar 2026 10:11:12 +0000\nMessage-ID: <{number}@list.example>\n"
        "MIME-Version: 1.0\n"
    )
    if kind < 0.30:
        history = "\n".join("> " + prose(rng, 1) for _ in range(20))
        text = f"{prose(rng, 12)}\n\nOn Tue, 3 Mar 2026 at 9:00, Bob <bob@post.example> wrote:\n"
        return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}{history}\n".encode()
    html = quopri.encodestring(page(rng, rng.randint(4, 26)).encode())
    html = (
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + html
    )
    if kind < 0.40:
        return head.encode() + html
    plain = (
        f"Content-Type: text/plain; charset=utf-8\n\n{prose(rng, rng.randint(5, 40))}\n"
    )
    parts = [plain.encode(), html]
    if kind > 0.99:
        parts.append(
            b'Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n'
            b"Content-Disposition: attachment\n\n"
            + base64.encodebytes(rng.randbytes(200_000))
        )
    kind_line = b'Content-Type: multipart/%s; boundary="b1"\n' % (
        b"mixed" if kind > 0.99 else b"alternative"
    )
    body = b"".join(b"\n--b1\n" + part for part in parts)
    return head.encode() + kind_line + body + b"\n--b1--\n"


def build(path: Path, messages: int) -> None:
    rng = random.Random(7)
    job = [to_eml(mail) for mail in sheets()]
    with path.open("wb") as file:
        for number in range(messages):
            raw = message(rng, number, job).replace(b"\nFrom ", b"\n>From ")
            file.write(b"From a@b.example Wed Mar  4 10:11:12 2026\n" + raw + b"\n\n")


def by_stdlib(path: Path) -> int:
    count = 0
    box = mailbox.mbox(path, create=False)
    for each in box:
        for part in each.walk():
            if part.get_content_maintype() == "text":
                data = part.get_payload(decode=True)
                data.decode(part.get_content_charset() or "utf-8", "replace")
                break
        count += 1
    box.close()
    return count


def by_onward(path: Path, workers: int) -> tuple[int, float, float]:
    """Return messages read, milliseconds to the first, most private MiB of a child."""
    started = time.perf_counter()
    first = 0.0
    private = 0.0
    count = 0
    tally = Tally()
    for _ in read_all(mails(find([str(path)])[0], tally), workers=workers):
        if not count:
            first = (time.perf_counter() - started) * 1000
        if count % 1000 == 0:
            private = max([private, *map(private_mib, children())])
        count += 1
    return count + tally.thrown_away, first, private


def children() -> Iterator[int]:
    for task in Path("/proc/self/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def private_mib(pid: int) -> float:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    kib = sum(int(row.split()[1]) for row in rows if row.startswith("Private_"))
    return kib / 1024


def texts_per_second(path: Path, most: int = 2000) -> float:
    """Return how many decoded messages are understood in a second, in one process."""
    texts = []
    with path.open("rb") as file:
        for piece in split(iter(lambda: file.read(1 << 20), b"")):
            texts.append(decode(piece.raw))
            if len(texts) == most:
                break
    understand(texts[0])
    started = time.perf_counter()
    for text in texts:
        understand(text)
    return len(texts) / (time.perf_counter() - started)


def measure(path: Path) -> dict[str, float]:
    seconds: dict[str, list[float]] = {"stdlib": [], "one": [], "two": []}
    firsts, privates, counts = [], [], set()
    for _ in range(RUNS):
        for name, workers in (("stdlib", 0), ("one", 1), ("two", 2)):
            started = time.perf_counter()
            if workers:
                count, first, private = by_onward(path, workers)
                firsts.append(first)
                privates.append(private)
            else:
                count = by_stdlib(path)
            counts.add(count)
            seconds[name].append(time.perf_counter() - started)
    assert len(counts) == 1, f"different numbers of messages were read: {counts}"
    count = counts.pop()
    rate = {name: count / statistics.median(each) for name, each in seconds.items()}
    return {
        "messages": count,
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "stdlib_per_s": round(rate["stdlib"]),
        "one_worker_per_s": round(rate["one"]),
        "two_workers_per_s": round(rate["two"]),
        "ratio_one_worker": round(rate["one"] / rate["stdlib"], 2),
        "ratio_two_workers": round(rate["two"] / rate["stdlib"], 2),
        "private_mib": round(max(privates), 1),
        "texts_per_s": round(texts_per_second(path)),
        "first_answer_ms": round(statistics.median(firsts)),
        # Nothing is skipped unread: docs/decisions/0011.
        "gate_pass_share": 1.0,
        "gate_lost": 0,
        "cores": os.cpu_count() or 0,
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--json", action="store_true", help="one line of figures")
    options.add_argument("--messages", type=int, default=20_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.mbox"
        build(path, chosen.messages)
        figures = measure(path)
    if chosen.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:20} {value}")


if __name__ == "__main__":
    main()
