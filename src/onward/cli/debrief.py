"""`onward debrief`: meeting a no in the terminal, the same way as in the browser."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onward.cli import say, wording
from onward.cli.clock import now, today_of
from onward.cli.debrief_parts import ASKS, Back, Enough, Leave, Turn, yes
from onward.cli.people import people
from onward.cli.store import Opened, open_store
from onward.debrief.arrival import arrival
from onward.debrief.closing import close, too_much
from onward.debrief.flow import PARTS, Part, after, before, place
from onward.kernel.errors import Fixable
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.store.queries.tray import TrayPage


@dataclass(frozen=True, slots=True)
class Options:
    """How the tray is asked for."""

    listing: bool = False
    quietly: bool = False
    json: bool = False


def meet(words: str, options: Options) -> None:
    """Show the tray, or walk one no through; nothing is opened before it is asked for."""
    opened = open_store()
    from onward.store.queries.tray import tray_page

    today = today_of(opened.owner)
    tray = tray_page(opened.owner, today, listing=options.listing or bool(words))
    if options.json:
        say.answer(_as_json(tray))
    elif options.quietly:
        with contextlib.suppress(Turn):
            _close_quietly(opened)
    elif words:
        chosen = _chosen(opened, tray, words)
        with contextlib.suppress(Turn):
            _walk(opened, chosen)
    elif options.listing:
        say.lines(_named(one.company, one.role) for one in tray.listed)
    else:
        _show(tray)
        with contextlib.suppress(Turn):
            _offer(opened, tray)


def _offer(opened: Opened, tray: "TrayPage") -> None:
    """Offer what was begun, else the answer that has waited longest."""
    if tray.begun:
        if yes(wording.GO_ON_WITH, wording.ANY_NAME):
            _walk(opened, tray.begun[0].id)
    elif tray.next and yes(wording.OPEN_ONE):
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


def _chosen(opened: Opened, tray: "TrayPage", words: str) -> UUID:
    """Return the one application that waits, or one begun, named by `words`."""
    wanted = words.casefold().split()
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
    from onward.store.queries.tray import tray_page

    waits = tray_page(opened.owner, today_of(opened.owner), listing=True).listed
    if not waits:
        say.lines([Text(wording.NOTHING_WAITS)])
        return
    say.lines(_named(one.company, one.role) for one in waits)
    if yes(wording.CLOSE_QUIETLY):
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
        if not yes(wording.TELL_GENTLY, who or wording.ANY_NAME):
            return
        debriefs.tell(opened.owner, debrief)
    say.lines([arrival(page.no), "", Text(wording.WAYS)])
    part: Part | None = PARTS[0] if page.closed else page.part
    while part is not None:
        page = debrief_page(opened.owner, debrief, today, part)
        if part is Part.CLOSE and page.answers.weight is None:
            _keep(opened, debrief, {}, None)
            break
        given: dict[str, Any] = {}
        to = after(part)
        try:
            head = {
                "place": place(part),
                "of": len(PARTS),
                "name": Text(wording.PARTS[part]),
            }
            say.lines(["", Text(wording.PART, head)])
            ASKS[part](page, given)
        except Back:
            to = before(part) or part
        except Enough:
            _keep(opened, debrief, given, part)
            say.lines(["", *too_much(), "", *people(opened.owner)])
            say.lines([Text(wording.HELP_IS)])
            return
        except Leave:
            _keep(opened, debrief, given, part)
            say.lines([Text(wording.KEPT_HERE)])
            return
        _keep(opened, debrief, given, to)
        if given.get("reached"):
            debriefs.got_to(opened.owner, debrief, given["reached"])
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
    closing = close(page.no, page.felt)
    said = [closing.compare] if closing.compare else []
    also = [closing.also] if closing.also else []
    say.lines(["", *said, closing.says, closing.next_step, *also])


def _into_plan(opened: Opened, debrief: UUID, given: dict[str, Any]) -> None:
    own = given.get("own_lesson", "")
    keys = given.get("lessons", [])
    if (keys or own) and yes(wording.INTO_PLAN):
        from onward.services.debriefs import put_in_plan

        put_in_plan(opened.owner, debrief, keys, own, now())
