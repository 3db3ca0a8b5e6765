"""`onward debrief`: meeting a no in the terminal, the same way as in the browser."""

import contextlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onward.cli import say, wording
from onward.cli.clock import now, today_of
from onward.cli.store import Opened, open_store
from onward.debrief.arrival import arrival
from onward.debrief.asking import Whether, advise, draft
from onward.debrief.closing import close, too_much
from onward.debrief.feelings import WORDS
from onward.debrief.flow import PARTS, Part, after, before, place
from onward.debrief.lessons import suggest
from onward.debrief.letter import read_letter
from onward.debrief.look_back import questions
from onward.debrief.says import says
from onward.kernel.errors import Fixable
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.store.queries.debriefs import DebriefPage, TrayPage


class _Turn(Exception):
    """What was typed is no answer but a word of command."""


class _Back(_Turn):
    """The person wants the part before."""


class _Enough(_Turn):
    """It is too much today."""


class _Leave(_Turn):
    """The person leaves; everything is kept."""


_WORDS_OF_COMMAND = {":b": _Back, ":t": _Enough, ":q": _Leave}


@dataclass(frozen=True, slots=True)
class Options:
    """How the tray is asked for."""

    listing: bool = False
    quietly: bool = False
    json: bool = False


def meet(words: str, options: Options) -> None:
    """Show the tray, or walk one no through; nothing is opened before it is asked for."""
    opened = open_store()
    from onward.store.queries.debriefs import tray_page

    today = today_of(opened.owner)
    tray = tray_page(opened.owner, today, listing=options.listing or bool(words))
    if options.json:
        say.answer(_as_json(tray))
    elif options.quietly:
        with contextlib.suppress(_Turn):
            _close_quietly(opened)
    elif words:
        chosen = _chosen(tray, words)
        with contextlib.suppress(_Turn):
            _walk(opened, chosen)
    elif options.listing:
        say.lines(_named(one.company, one.role) for one in tray.listed)
    else:
        _show(tray)
        with contextlib.suppress(_Turn):
            _offer(opened, tray)


def _offer(opened: Opened, tray: "TrayPage") -> None:
    """Offer what was begun, else the answer that has waited longest."""
    if tray.begun:
        if _yes(wording.GO_ON_WITH, wording.ANY_NAME):
            _walk(opened, tray.begun[0].id)
    elif tray.next and _yes(wording.OPEN_ONE):
        _walk(opened, _begun(opened, tray.next))


def _as_json(tray: "TrayPage") -> dict[str, Any]:
    return {
        "waiting": tray.waiting,
        "begun": [str(one.id) for one in tray.begun],
        "listed": [
            {"id": str(one.id), "company": one.company, "role": one.role}
            for one in tray.listed
        ],
        "silent": len(tray.silent),
    }


def _show(tray: "TrayPage") -> None:
    if tray.waiting:
        n = {"n": tray.waiting}
        say.lines([Text(wording.WAITS_HERE, n, plural=wording.WAIT_HERE)])
    elif not tray.begun:
        say.lines([Text(wording.NOTHING_WAITS)])
    for one in tray.begun:
        name = {"name": _named(one.company, one.role)}
        say.lines([Text(wording.BEGUN, name)])


def _named(company: str, role: str) -> str:
    return ", ".join(part for part in (company, role) if part)


def _chosen(tray: "TrayPage", words: str) -> UUID:
    """Return the one application that waits, or one begun, named by `words`."""
    wanted = words.casefold().split()
    opened = open_store()
    begun = [one.id for one in tray.begun if _has(one.company, one.role, wanted)]
    waits = [one.id for one in tray.listed if _has(one.company, one.role, wanted)]
    if begun:
        return begun[0]
    if len(waits) != 1:
        raise Fixable(Text(wording.NOT_ONE_WAITS, {"words": words, "n": len(waits)}))
    return _begun(opened, waits[0])


def _has(company: str, role: str, wanted: Iterable[str]) -> bool:
    named = f"{company} {role}".casefold()
    return all(word in named for word in wanted)


def _begun(opened: Opened, application: UUID) -> UUID:
    from onward.services.debriefs import begin

    return begin(opened.owner, application, now())


def _close_quietly(opened: Opened) -> None:
    from onward.services.debriefs import close_quietly
    from onward.store.queries.debriefs import tray_page

    waits = tray_page(opened.owner, today_of(opened.owner), listing=True).listed
    if not waits:
        say.lines([Text(wording.NOTHING_WAITS)])
        return
    say.lines(_named(one.company, one.role) for one in waits)
    if _yes(wording.CLOSE_QUIETLY):
        close_quietly(opened.owner, [one.id for one in waits], now())
        say.lines([Text(wording.CLOSED_QUIETLY)])


def _walk(opened: Opened, debrief: UUID) -> None:
    """Go from the part where the person was to the end, or to where they stop."""
    from onward.services import debriefs
    from onward.store.queries.debriefs import debrief_page

    today = today_of(opened.owner)
    page = debrief_page(opened.owner, debrief, today)
    if not page.told:
        who = page.no.company or page.no.role
        if not _yes(wording.TELL_GENTLY, who or wording.ANY_NAME):
            return
        debriefs.tell(opened.owner, debrief)
    say.lines([arrival(page.no), "", Text(wording.WAYS)])
    part: Part | None = PARTS[0] if page.closed else page.part
    while part is not None:
        page = debrief_page(opened.owner, debrief, today, part)
        given: dict[str, Any] = {}
        to = after(part)
        try:
            head = {"place": place(part), "of": len(PARTS), "name": Text(_HEADS[part])}
            say.lines(["", Text(wording.PART, head)])
            _ASKS[part](page, given)
        except _Back:
            to = before(part) or part
        except _Enough:
            _keep(opened, debrief, given, part)
            say.lines(["", *too_much(), Text(wording.HELP_IS)])
            return
        except _Leave:
            _keep(opened, debrief, given, part)
            say.lines([Text(wording.KEPT_HERE)])
            return
        _keep(opened, debrief, given, to)
        if part is Part.LESSONS and to is not part:
            _into_plan(opened, debrief, given)
        part = to
    _closed(opened, debrief)


def _keep(
    opened: Opened, debrief: UUID, given: dict[str, Any], to: Part | None
) -> None:
    from onward.services.debriefs import keep

    keep(opened.owner, debrief, given, now(), today=today_of(opened.owner), to=to)


def _closed(opened: Opened, debrief: UUID) -> None:
    from onward.store.queries.debriefs import debrief_page

    page = debrief_page(opened.owner, debrief, today_of(opened.owner))
    closing = close(page.answers)
    said = [closing.compare] if closing.compare else []
    say.lines(["", *said, closing.says, closing.next_step])


def _feel(page: "DebriefPage", given: dict[str, Any]) -> None:
    keys = list(WORDS)
    names = [f"{n} {say.words(Text(WORDS[key]))}" for n, key in enumerate(keys, 1)]
    say.lines(["   ".join(names)])
    picked, own = _picked(_ask(wording.FEEL), keys)
    if picked:
        given["feelings"] = picked
    if own:
        given["own_feeling"] = own
    if page.may_weigh:
        _weigh(given, "weight", wording.HEAVY)


def _weigh(given: dict[str, Any], name: str, asked: str) -> None:
    while told := _ask(asked):
        if told.isdecimal() and int(told) <= 10:
            given[name] = int(told)
            return
        say.aside(Text(wording.WEIGHT_IS))


def _says(page: "DebriefPage", given: dict[str, Any]) -> None:  # noqa: ARG001 (one form for all parts)
    letter = read_letter(page.no.letter)
    said = says(page.no, lines=len(letter.lines), familiar=letter.familiar)
    say.lines(said.says, "  ")
    say.lines([Text(wording.SAYS_NOT)])
    say.lines(said.not_says, "  ")
    if not letter.particular:
        _ask(wording.ENTER)
    elif _yes(wording.SHOW_PARTICULAR):
        say.lines(letter.particular, "  ")


def _asks(page: "DebriefPage", given: dict[str, Any]) -> None:
    advice = advise(page.no, today_of(open_store().owner))
    say.lines([advice.why])
    if advice.whether is Whether.NO:
        _ask(wording.ENTER)
        return
    if not _yes(wording.ASK_THEM):
        return
    given["asking"] = "ask"
    words = draft(page.no, "")
    body = page.answers.draft or words.body
    sys.stdout.write(f"\n{body}\n\n")
    target = "" if advice.by_voice else _ask(wording.DRAFT_FILE)
    if target:
        from onward.services.drafts import as_eml

        file = Path(target).expanduser()
        try:
            file.write_bytes(as_eml(page.no.address, words.subject, body))
        except OSError as error:
            values = {"file": target, "reason": error.strerror or ""}
            raise Fixable(Text(wording.NOT_WRITTEN, values)) from error
        say.lines([Text(wording.DRAFT_WRITTEN, {"file": str(file)})])


def _look_back(page: "DebriefPage", given: dict[str, Any]) -> None:
    chosen, words = dict(page.answers.chosen), dict(page.answers.words)
    given |= {"chosen": chosen, "words": words}
    for one in questions(page.no):
        say.lines([one.ask])
        keys = [choice.key for choice in one.choices]
        offered = [f"{n} {say.words(c.says)}" for n, c in enumerate(one.choices, 1)]
        say.lines(["   ".join(offered)], "  ")
        picked, own = _picked(_ask(wording.CHOOSE), keys)
        if picked:
            chosen[one.key] = picked[0]
        if own:
            words[one.key] = own


def _lessons(page: "DebriefPage", given: dict[str, Any]) -> None:
    offered = suggest(page.no, page.answers)
    rows = [f"{n} {say.words(one.what)}" for n, one in enumerate(offered, 1)]
    say.lines(rows, "  ")
    picked, own = _picked(_ask(wording.LESSON), [one.key for one in offered])
    if picked:
        given["lessons"] = picked[: 3 - bool(own)]
    if own:
        given["own_lesson"] = own


def _into_plan(opened: Opened, debrief: UUID, given: dict[str, Any]) -> None:
    own = given.get("own_lesson", "")
    keys = given.get("lessons", [])
    if (keys or own) and _yes(wording.INTO_PLAN):
        from onward.services.debriefs import put_in_plan

        put_in_plan(opened.owner, debrief, keys, own, now())


def _close(page: "DebriefPage", given: dict[str, Any]) -> None:
    if page.answers.weight is not None:
        _weigh(given, "weight_after", wording.HEAVY_NOW)


_ASKS: dict[Part, Callable[["DebriefPage", dict[str, Any]], None]] = {
    Part.FEEL: _feel,
    Part.SAYS: _says,
    Part.ASK: _asks,
    Part.LOOK_BACK: _look_back,
    Part.LESSONS: _lessons,
    Part.CLOSE: _close,
}
_HEADS = wording.PARTS


def _picked(told: str, keys: Sequence[str]) -> tuple[list[str], str]:
    """Return what numbers chose of `keys`; anything else are own words."""
    numbers = re.fullmatch(r"\d+(?:[ ,]+\d+)*", told)
    if not numbers:
        return [], told
    chosen = [int(one) for one in re.findall(r"\d+", told)]
    return [keys[n - 1] for n in chosen if 1 <= n <= len(keys)], ""


def _ask(asked: str, name: str = "") -> str:
    """Return what the person types; an end of input leaves, with everything kept."""
    question = say.words(Text(asked, {"name": name}) if name else Text(asked))
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    told = sys.stdin.readline()
    if not told:
        raise _Leave
    told = told.strip()
    if told in _WORDS_OF_COMMAND:
        raise _WORDS_OF_COMMAND[told]
    return told


def _yes(asked: str, name: str = "") -> bool:
    return _ask(asked, name).casefold() in {"y", "yes"}
