"""`onward read --score`: labelled mail read as any other, and how well that went."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onward.cli import say, wording
from onward.cli.read import progress
from onward.cli.scorecard import as_json, print_score
from onward.gateways.mbox.pool import read_all
from onward.gateways.mbox.sources import Source, Tally, find, mails
from onward.gateways.mbox.wording import told
from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.kernel.text import Text
from onward.mail.score.score import score
from onward.mail.score.truth import Fault, Problem, Truth, parse
from onward.mail.signal import Kind, Signal, Stage

LABELS = "labels.jsonl"
SEED = 1
"""Of the draws behind the intervals: the same mail gives the same figures."""

_MOST_COMPLAINTS = 20
_FITS: dict[str, Text] = {
    "stage": Text(", ".join(Stage)),
    **dict.fromkeys(("when", "due"), Text(wording.LABEL_MOMENT)),
    **dict.fromkeys(("hard", "reply_possible", "door_open"), Text(wording.LABEL_FLAG)),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How a score is answered; `least` is the macro-F1 below which it is exit code 1."""

    json: bool
    workers: int
    least: float | None


def score_mail(folder: Path, options: Options) -> int:
    """Read the labelled mail of `folder`, keep nothing, and print how well it was read.

    Raises `Fixable` when the labels cannot be used; then nothing is scored.
    """
    if not folder.is_dir():
        raise NotFound(Text(wording.NO_SUCH_FOLDER, {"folder": str(folder)}))
    truths, problems = parse(_labels(folder))
    sources, troubles = find([str(folder.absolute())])
    known = {source.name for source in sources if _is_single(source.name)}
    known |= {trouble.name for trouble in troubles}
    lost = [truth.file for truth in truths if truth.file not in known]
    if problems or lost or not truths:
        raise _refused(problems, lost)
    for trouble in troubles:
        say.aside(told(trouble.problem, trouble.name))
    labelled = {truth.file for truth in truths}
    unlabelled = [one.name for one in sources if one.name not in labelled]
    for name in unlabelled:
        say.aside(Text(wording.WITHOUT_LABEL, {"name": name}))
    asked = [source for source in sources if source.name in labelled]
    return _answer(truths, _read(asked, options), unlabelled, options)


def _answer(
    truths: Iterable[Truth],
    signals: dict[str, Signal | None],
    unlabelled: list[str],
    options: Options,
) -> int:
    found = score([(truth, signals.get(truth.file)) for truth in truths], SEED)
    if options.json:
        say.answer(as_json(found, unlabelled))
    else:
        print_score(found, unlabelled)
    value = found.kinds.macro_f1.value
    if options.least is None or value >= options.least:
        return 0
    figures = {"value": f"{value:.4f}", "least": f"{options.least:g}"}
    say.aside(Text(wording.BELOW, figures))
    return 1


def _read(sources: list[Source], options: Options) -> dict[str, Signal | None]:
    """Return the signal of each file, None where it was quarantined; say which and why."""
    tally = Tally()
    signals: dict[str, Signal | None] = {}
    with progress(sources, show=not options.json) as watch:
        reads = read_all(watch(mails(sources, tally)), workers=options.workers)
        for read in reads:
            if read.problem:
                say.aside(told(read.problem, read.label))
            signals[read.source] = read.signal
    for trouble in tally.troubles:
        say.aside(told(trouble.problem, trouble.name))
    if tally.thrown_away:
        say.aside(Text(wording.LEFT_ALONE, {"n": tally.thrown_away}))
    return signals


def _is_single(name: str) -> bool:
    return name.lower().endswith(".eml")


def _labels(folder: Path) -> str:
    try:
        return (folder / LABELS).read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound(
            Text(wording.NO_LABELS, {"folder": str(folder)}),
            Text(wording.NO_LABELS_REMEDY),
        ) from error
    except OSError as error:
        raise _not_read(error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise _not_read(Text(wording.LABELS_NOT_TEXT)) from error


def _not_read(reason: str | Text) -> Damaged:
    return Damaged(Text(wording.LABELS_NOT_READ, {"reason": reason}))


def _refused(problems: list[Problem], lost: list[str]) -> Fixable:
    """Say what is wrong with the labels; return the error that ends the command."""
    complaints = [_fault(problem) for problem in problems]
    complaints += [Text(wording.LABEL_LOST, {"name": name}) for name in lost]
    for complaint in complaints[:_MOST_COMPLAINTS]:
        say.aside(complaint)
    if (left := len(complaints) - _MOST_COMPLAINTS) > 0:
        say.aside(Text(wording.LABELS_MORE, {"n": left}))
    remedy = wording.NOT_SCORED_REMEDY if complaints else wording.NO_LABELS_REMEDY
    return Fixable(Text(wording.NOT_SCORED), Text(remedy))


def _fault(problem: Problem) -> Text:
    fits = _FITS.get(problem.what, Text(wording.LABEL_WORDS))
    if problem.fault is Fault.KIND:
        fits = Text(", ".join(Kind))
    values = {"line": problem.line, "what": problem.what, "fits": fits}
    return Text(wording.LABEL_FAULTS[problem.fault], values)
