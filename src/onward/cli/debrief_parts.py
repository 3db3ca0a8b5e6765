"""The six parts of a debrief as the terminal asks them."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward.care.help_lines import lines_for
from onward.cli import say, wording
from onward.cli.files import writable, write
from onward.cli.people import reached_by
from onward.debrief.asking import Whether, advise, draft
from onward.debrief.fairness import is_unfair
from onward.debrief.feelings import WORDS, is_heavy
from onward.debrief.flow import Part
from onward.debrief.lessons import suggest
from onward.debrief.letter import read_letter
from onward.debrief.look_back import questions
from onward.debrief.says import says
from onward.history.application import Furthest
from onward.kernel.text import Text

if TYPE_CHECKING:
    from onward.store.queries.debriefs import DebriefPage


class Turn(Exception):
    """What was typed is no answer but a word of command."""


class Back(Turn):
    """The person wants the part before."""


class Enough(Turn):
    """It is too much today."""


class Leave(Turn):
    """The person leaves; everything is kept."""


_WORDS_OF_COMMAND = {":b": Back, ":t": Enough, ":q": Leave}


def _feel(page: "DebriefPage", given: dict[str, Any]) -> None:
    keys = list(WORDS)
    names = [f"{n} {say.words(Text(WORDS[key]))}" for n, key in enumerate(keys, 1)]
    say.lines(["   ".join(names)])
    picked, own = _picked(ask(wording.FEEL), keys)
    named = {say.words(Text(word)).casefold(): key for key, word in WORDS.items()}
    if own.casefold() in named:
        picked, own = [named[own.casefold()]], ""
    if picked:
        given["feelings"] = picked
    if own:
        given["own_feeling"] = own
    if page.may_weigh:
        _weigh(given, "weight", wording.HEAVY)


def _weigh(given: dict[str, Any], name: str, asked: str) -> None:
    while told := ask(asked):
        if told.isdecimal() and int(told) <= 10:
            given[name] = int(told)
            return
        say.aside(Text(wording.WEIGHT_IS))


def _says(page: "DebriefPage", given: dict[str, Any]) -> None:
    letter = read_letter(page.no.heard)
    said = says(page.no, letter)
    say.lines(said.says, "  ")
    say.lines([Text(wording.SAYS_NOT)])
    say.lines(said.not_says, "  ")
    if (
        page.no.letter
        and letter.understood
        and letter.particular
        and yes(wording.SHOW_PARTICULAR)
    ):
        say.lines(letter.particular, "  ")
    if page.no.reached is None:
        steps = [step for step in Furthest if step is not Furthest.OFFER]
        words = {**wording.STEPS, Furthest.APPLICATION: wording.NO_TALK}
        names = [
            f"{n} {say.words(Text(words[step]))}" for n, step in enumerate(steps, 1)
        ]
        say.lines(["   ".join(names)], "  ")
        picked, _ = _picked(ask(wording.HOW_FAR), list(steps))
        given |= {"reached": picked[0]} if picked else {}
    unfair = is_unfair(page.answers)
    told = ask(wording.UNFAIR_STILL if unfair else wording.UNFAIR)
    if told:
        given["unfair"] = told.casefold() in {"y", "yes"}


def _asks(page: "DebriefPage", given: dict[str, Any]) -> None:
    heavy, unfair = is_heavy(page.felt), is_unfair(page.answers)
    advice = advise(page.no, page.today, heavy=heavy, unfair=unfair)
    say.lines([advice.why])
    if unfair:
        say.lines(map(reached_by, lines_for(page.country).work), "  ")
    if advice.whether is Whether.NO:
        ask(wording.ENTER)
        return
    if not yes(wording.ASK_THEM):
        return
    given["asking"] = "ask"
    words = draft(page.no, "", unfair=unfair)
    body = page.answers.draft or words.body
    sys.stdout.write(f"\n{body}\n\n")
    target = "" if advice.by_voice else ask(wording.DRAFT_FILE)
    if target.casefold() not in {"", "n", "no"}:
        from onward.services.drafts import as_eml

        file = writable(Path(target))
        write(file, as_eml(words.to, words.subject, body))
        say.lines([Text(wording.DRAFT_WRITTEN, {"file": str(file)})])


def _look_back(page: "DebriefPage", given: dict[str, Any]) -> None:
    chosen, words = dict(page.answers.chosen), dict(page.answers.words)
    given |= {"chosen": chosen, "words": words}
    unfair = is_unfair(page.answers)
    for one in questions(page.no, unfair=unfair):
        say.lines([one.ask])
        keys = [choice.key for choice in one.choices]
        offered = [f"{n} {say.words(c.says)}" for n, c in enumerate(one.choices, 1)]
        say.lines(["   ".join(offered)], "  ")
        picked, own = _picked(ask(wording.CHOOSE if keys else wording.IN_WORDS), keys)
        if picked:
            chosen[one.key] = picked[0]
        if own:
            words[one.key] = own


def _lessons(page: "DebriefPage", given: dict[str, Any]) -> None:
    offered = suggest(page.no, page.felt)
    rows = [f"{n} {say.words(one.what)}" for n, one in enumerate(offered, 1)]
    say.lines(rows, "  ")
    picked, own = _picked(ask(wording.LESSON), [one.key for one in offered])
    if picked:
        given["lessons"] = picked[: 3 - bool(own)]
    if own:
        given["own_lesson"] = own


def _close(page: "DebriefPage", given: dict[str, Any]) -> None:
    if page.answers.weight is not None:
        _weigh(given, "weight_after", wording.HEAVY_NOW)


ASKS: dict[Part, Callable[["DebriefPage", dict[str, Any]], None]] = {
    Part.FEEL: _feel,
    Part.SAYS: _says,
    Part.ASK: _asks,
    Part.LOOK_BACK: _look_back,
    Part.LESSONS: _lessons,
    Part.CLOSE: _close,
}


def _picked(told: str, keys: Sequence[str]) -> tuple[list[str], str]:
    """Return what numbers chose of `keys`; anything else are own words."""
    numbers = re.fullmatch(r"\d+(?:[ ,]+\d+)*", told)
    if not numbers:
        return [], told
    chosen = [int(one) for one in re.findall(r"\d+", told)]
    return [keys[n - 1] for n in chosen if 1 <= n <= len(keys)], ""


def ask(asked: str, name: str = "") -> str:
    """Return what the person types; an end of input leaves, with everything kept."""
    question = say.words(Text(asked, {"name": name}) if name else Text(asked))
    sys.stdout.write(f"{question} ")
    sys.stdout.flush()
    told = sys.stdin.readline()
    if not told:
        raise Leave
    told = told.strip()
    if told in _WORDS_OF_COMMAND:
        raise _WORDS_OF_COMMAND[told]
    return told


def yes(asked: str, name: str = "") -> bool:
    return ask(asked, name).casefold() in {"y", "yes"}
