"""Export, import, backup, restore, doctor, erase."""

import sys
from datetime import date
from pathlib import Path
from uuid import UUID

from onward.cli import say, wording
from onward.cli.store import held, open_store, set_up
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import Text
from onward.services.wording import NO_SUCH_APPLICATION


def export_all(file: Path | None, *, own_words: bool, json: bool) -> None:
    """Write an export and say how much is in it."""
    opened = open_store()
    from onward.services.archive import export

    target = file or Path(f"onward-export-{date.today():%Y-%m-%d}.zip")  # noqa: DTZ011 (a file's name)
    counts = export(opened.owner, target, own_words=own_words)
    if json:
        say.answer({"file": str(target), "rows": counts})
    else:
        total = sum(counts.values())
        say.lines([Text(wording.EXPORTED, {"rows": total, "file": str(target)})])


def export_corrections(file: Path | None, *, json: bool) -> None:
    """Write what was put right, without names, and say how much it is."""
    opened = open_store()
    from onward.services.corrections import sheet
    from onward.services.home import whole
    from onward.store.queries.corrections import corrections

    target = file or Path(f"onward-corrections-{date.today():%Y-%m-%d}.txt")  # noqa: DTZ011 (a file's name)
    count = len(corrections(opened.owner))
    with whole(target) as half:
        half.write_text(sheet(opened.owner), "utf-8")
    if json:
        say.answer({"file": str(target), "messages": count})
    else:
        say.lines([Text(wording.CORRECTED, {"n": count, "file": str(target)})])


def import_all(file: Path, *, json: bool) -> None:
    """Take an export in and say how much was new."""
    opened = open_store()
    from onward.services.archive import take_in

    counts = take_in(opened.owner, file)
    if json:
        say.answer({"new": counts})
    else:
        say.lines([Text(wording.TAKEN_IN, {"rows": sum(counts.values())})])


def write_backup(folder: Path | None, *, json: bool) -> None:
    """Write a backup and say where it is."""
    opened = open_store()
    from onward.services.backup import back_up

    made = back_up(opened.home, folder or opened.home.backups)
    if json:
        say.answer({"file": str(made), "bytes": made.stat().st_size})
    else:
        say.lines([Text(wording.BACKED_UP, {"file": str(made)})])


def restore_backup(file: Path, *, json: bool) -> None:
    """Put a backup in place; Onward must not be running."""
    place = set_up()
    from onward.services.backup import restore
    from onward.services.home import alone

    with alone(place):
        kept = restore(place, file)
    if json:
        say.answer({"restored": str(file), "kept": str(kept) if kept else None})
        return
    say.lines([Text(wording.RESTORED, {"file": str(file)})])
    if kept:
        say.lines([Text(wording.KEPT_BEFORE, {"file": str(kept)})])


def look_for_damage(*, mend: bool, json: bool) -> int:
    """Print what is wrong; return 1 when something is."""
    opened = open_store()
    from onward.services import doctor

    if mend:
        doctor.mend(opened.owner, opened.home)
    found = [say.words(one) for one in doctor.examine(opened.owner, opened.home)]
    if json:
        say.answer({"problems": found})
    elif found:
        say.lines([*found, Text(wording.MEND_IT)])
    else:
        say.lines([Text(wording.ALL_WELL)])
    return 1 if found else 0


def erase_data(application: str | None, *, yes: bool, json: bool) -> None:
    """Delete one application, or everything, once the person has said so."""
    if application is not None and not _is_id(application):
        raise NotFound(Text(NO_SUCH_APPLICATION))
    if not yes:
        _ask(application, quietly=json)
    with held() as opened:
        from onward.services.archive import erase_all, erase_application
        from onward.services.backup import copies

        if application is not None:
            erase_application(opened.owner, application)
            still, unswept = copies(opened.home), None
        else:
            left = erase_all(opened.owner, opened.home)
            still, unswept = left.copies, left.unswept
    if json:
        say.answer({"erased": True, "backups": [str(path) for path in still]})
    else:
        say.lines([Text(wording.ERASED)])
        if still:
            say.lines([Text(wording.STILL_IN_BACKUPS), *map(str, still)])
    if unswept:
        raise unswept


def _is_id(given: str) -> bool:
    try:
        return bool(UUID(given))
    except ValueError:
        return False


def _ask(application: str | None, *, quietly: bool) -> None:
    """Have the person type a word; programs must have said `--yes`."""
    if quietly or not sys.stdin.isatty():
        raise Fixable(Text(wording.NOT_ERASED), Text(wording.NOT_ERASED_REMEDY))
    word = say.words(wording.ERASE_WORD)
    question = wording.ERASE_ONE if application else wording.ERASE_EVERYTHING
    say.lines([Text(question, {"word": word})])
    sys.stdout.flush()
    if sys.stdin.readline().strip() != word:
        raise Fixable(Text(wording.NOT_ERASED))
