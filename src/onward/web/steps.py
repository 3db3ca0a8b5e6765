"""The thirteen steps as a path: what each is for, where the person is, one door.

A step that Onward does not help with yet has no door: it says so, with one thing to do
meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from onward.kernel.candidate import Step
from onward.kernel.text import Text
from onward.store.queries.steps_page import StepsPage
from onward.web import wording

_Words = tuple[str, str]
"""A sentence for one, and for any other number."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where a step is done."""

    label: Text
    address: str


@dataclass(frozen=True, slots=True)
class Stand:
    """One step of the path; without `says` there is nothing of it here yet."""

    step: Step
    says: tuple[Text, ...] = ()
    door: Door | None = None

    @property
    def name(self) -> Text:
        return Text(wording.STEP_NAMES[self.step])

    @property
    def purpose(self) -> Text:
        return Text(wording.STEP_PURPOSES[self.step])

    @property
    def meanwhile(self) -> Text | None:
        """What can be done without Onward, where it does not do this yet."""
        msgid = wording.STEP_MEANWHILE.get(self.step)
        return Text(msgid) if msgid else None


def path(page: StepsPage) -> tuple[Stand, ...]:
    """Return the thirteen in their order."""
    return tuple(_HERE[step](page) if step in _HERE else Stand(step) for step in Step)


def _feel(page: StepsPage) -> Stand:
    label = wording.TO_DEBRIEF if page.waiting else wording.TO_TELL
    door = Door(Text(label), reverse("debrief"))
    says = (
        *_counted(page.waiting, wording.WAIT),
        *_counted(page.opened, wording.OPENED),
    )
    return Stand(Step.FEEL, says, door)


def _fair_view(page: StepsPage) -> Stand:
    if page.last_no is None:
        return Stand(Step.FAIR_VIEW)
    address = reverse("application", args=(page.last_no,))
    door = Door(Text(wording.TO_LAST_NO), address)
    return Stand(Step.FAIR_VIEW, _counted(page.opened, wording.READ_FAIRLY), door)


def _feedback(page: StepsPage) -> Stand:
    says = (
        *_counted(page.asked, wording.ASKED),
        *_counted(page.told_why, wording.TOLD_WHY),
        *_this_week(page, ("feedback", wording.TO_ASK)),
    )
    return Stand(Step.FEEDBACK, says, _week(page))


def _reflect(page: StepsPage) -> Stand:
    if page.last_no is None:
        return Stand(Step.REFLECT)
    address = reverse("application", args=(page.last_no,))
    door = Door(Text(wording.TO_LOOK_BACK), address)
    return Stand(Step.REFLECT, _counted(page.met, wording.MET), door)


def _learn(page: StepsPage) -> Stand:
    says = (
        *_counted(page.lessons, wording.LESSONS_OPEN),
        *_counted(page.lessons_done, wording.LESSONS_DONE),
    )
    return Stand(Step.LEARN, says, _week(page) if says else None)


def _persist(page: StepsPage) -> Stand:
    says = _this_week(
        page,
        ("application", wording.TO_APPLY),
        ("follow_up", wording.TO_FOLLOW_UP),
        ("prepare", wording.TO_PREPARE),
    )
    return Stand(Step.PERSIST, says, _week(page))


def _goals(page: StepsPage) -> Stand:
    says = _counted(page.sent, wording.SENT)
    if page.sent:
        says += _counted(page.talked, wording.TALKED) or (Text(wording.NO_TALK),)
    return Stand(Step.GOALS, says, Door(Text(wording.TO_READING), reverse("reading")))


def _resilience(page: StepsPage) -> Stand:
    says = _counted(page.since, wording.SINCE)
    if page.lighter:
        says += (Text(wording.LIGHTER),)
    return Stand(Step.RESILIENCE, says, _week(page))


def _care(page: StepsPage) -> Stand:
    says = _this_week(
        page,
        ("movement", wording.WALKS),
        ("people", wording.PEOPLE),
        ("rest", wording.RESTS),
        ("evening_off", wording.EVENINGS),
    )
    return Stand(Step.CARE, says, _week(page))


_HERE: dict[Step, Callable[[StepsPage], Stand]] = {
    Step.FEEL: _feel,
    Step.FAIR_VIEW: _fair_view,
    Step.FEEDBACK: _feedback,
    Step.REFLECT: _reflect,
    Step.LEARN: _learn,
    Step.PERSIST: _persist,
    Step.GOALS: _goals,
    Step.RESILIENCE: _resilience,
    Step.CARE: _care,
}


def _counted(n: int, words: _Words) -> tuple[Text, ...]:
    return (Text(words[0], {"n": n}, plural=words[1]),) if n else ()


def _this_week(page: StepsPage, *kinds: tuple[str, _Words]) -> tuple[Text, ...]:
    """Return how many blocks of each kind this week has, told as one line."""
    found = [one for kind, words in kinds for one in _counted(page.kinds[kind], words)]
    if not found:
        return ()
    return (Text(wording.THIS_WEEK, {"what": found[0]}), *found[1:])


def _week(page: StepsPage) -> Door:
    label = wording.TO_WEEK if page.planned else wording.TO_PLAN
    return Door(Text(label), reverse("this_week"))
