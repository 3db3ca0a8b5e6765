"""Coverage-guided fuzzing of the way from raw bytes to what a mail says (atheris).

    make fuzz MINUTES=10        look for as long as that; what is found is written down
    python tests/fuzz/mail.py -runs=500 -seed=1 FOLDER   so many inputs, the same ones always

Inputs grow from the hand-made hostile kinds. Anything raised, and anything that is not
clean or goes over its bound, ends the run with the input that did it.
"""

import contextlib
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["onward.mail"]):
    from onward.kernel.text import clean
    from onward.mail.decode import TEXT_BYTES
    from onward.mail.plain import plain, unplain
    from onward.mail.read import read_raw
    from onward.mail.split import split

SMALL = 6_000
"""Bytes of a seed, and of an input: small ones are tried more often."""


def one(raw: bytes) -> None:
    """Read `raw` as one mail, and cut it as a mailbox; raise where a promise is broken."""
    message, signal = unplain(read_raw(raw))
    assert unplain(plain(message, signal)) == (message, signal)
    for text in (message.subject, message.text, message.quoted, signal.words):
        assert clean(text) == text
        assert len(text.encode()) <= TEXT_BYTES
    assert 0 <= signal.confidence <= 1
    pieces = list(split([raw[: len(raw) // 2], raw[len(raw) // 2 :]]))
    assert [piece.ordinal for piece in pieces] == list(range(1, len(pieces) + 1))


def sow(folder: Path) -> None:
    """Write the small hostile kinds into an empty folder, for the inputs to grow from."""
    from tests.corpus.mutants import HAND_MADE

    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for number, name in enumerate(sorted(HAND_MADE)):
            raw = HAND_MADE[name]()
            if len(raw) <= SMALL:
                (folder / f"{number:03}").write_bytes(raw)


def main() -> None:
    for given in sys.argv[1:]:
        if not given.startswith("-"):
            sow(Path(given))
    with contextlib.suppress(KeyboardInterrupt):
        atheris.Setup([*sys.argv, f"-max_len={SMALL}", "-rss_limit_mb=1024"], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
