from uuid import UUID

import pytest
from tests.unit.debrief.build import no, said

from onward.debrief import wording
from onward.debrief.lessons import MINUTES, OWN, STEPS, suggest
from onward.debrief.look_back import questions
from onward.debrief.no import How
from onward.debrief.offers import NOT_PLANNED, Planned, offers
from onward.history.application import Furthest


def keys(one, **chosen):
    return [lesson.key for lesson in suggest(one, said(chosen=chosen))]


@pytest.mark.parametrize("step", list(Furthest))
@pytest.mark.parametrize("how", list(How))
def test_looking_back_fits_the_step_and_nothing_to_change_is_an_answer(step, how):
    asked = questions(no(step, how))
    taken_back = step is Furthest.OFFER
    assert len(asked) == 2 if taken_back else 3 <= len(asked) <= 4
    assert len({one.key for one in asked}) == len(asked)
    mine = [one for one in asked if one.key == "mine"]
    assert bool(mine) is not taken_back
    for one in mine:
        assert one.choices[0].says.plain() == "Nothing I would change"
    for one in asked:
        assert one.ask.plain().endswith("?")
        assert len(one.choices) >= 3


def test_each_step_asks_its_own():
    def asks(step, how=How.MAIL):
        return [one.ask.plain() for one in questions(no(step, how))]

    assert "Was the test or the shift a fair picture of what I can do?" in asks(
        Furthest.ASSESSMENT
    )
    assert "What got me that far?" in asks(Furthest.FINAL)
    assert "Would I apply there again?" in asks(Furthest.APPLICATION, How.SILENCE)
    assert "Did they get to know what I can do?" in asks(Furthest.INTERVIEW)


def test_lessons_fit_what_was_said():
    assert keys(no()) == ["rest"]
    assert keys(no(), seen="no") == ["example", "top", "rest"]
    assert keys(no(Furthest.ASSESSMENT), seen="partly")[:2] == ["task", "example"]
    assert keys(no(Furthest.FINAL), wanted="no") == [
        "practise",
        "want",
        "ask_early",
        "worked",
        "thank",
    ]
    assert "note" in keys(no(door_open=True))
    assert "worked" in keys(no(Furthest.ASSESSMENT), again="most")


def test_with_nothing_to_change_nothing_is_to_be_changed():
    left = keys(no(Furthest.FINAL, door_open=True), mine="no_change", seen="no")
    assert left == ["worked", "thank", "note", "rest"]
    assert keys(no(Furthest.FINAL), mine="not_mine") == ["worked", "thank", "rest"]


@pytest.mark.parametrize(
    "felt",
    [
        {"weight": 8},
        {"weight": 4, "weight_after": 5},
        {"weight": 4, "weight_after": 9},
        {"feelings": ["hopeless"]},
    ],
)
def test_while_it_is_heavy_only_rest_and_a_person_are_offered(felt):
    answers = said(chosen={"mine": "several", "seen": "no"}, **felt)
    offered = [one.key for one in suggest(no(Furthest.FINAL), answers)]
    assert offered == ["rest", "thank"]


def test_nothing_is_said_to_have_gone_badly():
    assert not any("badly" in words for words in wording.LESSONS.values())


def test_every_lesson_has_its_words_minutes_and_step():
    assert set(wording.LESSONS) | {OWN} == set(MINUTES) == set(STEPS)
    assert set(wording.LESSON_FIRST) == set(MINUTES) - NOT_PLANNED
    assert all(10 <= minutes <= 60 for minutes in MINUTES.values())


def planned(key="practise", words="", company="Fernhill Foods"):
    return Planned(
        id=UUID(int=5), key=key, words=words, company=company, application=UUID(int=1)
    )


def test_what_is_in_the_plan_can_lie_in_a_week():
    (one,) = offers([planned()])
    assert one.key == f"lesson:{UUID(int=5)}"
    assert one.what.plain() == wording.LESSONS["practise"]
    assert one.why.plain() == "Your own lesson from Fernhill Foods."
    assert (one.minutes, one.per_week, one.care) == (20, 2, False)


def test_own_words_stay_own_words():
    (one,) = offers([planned(OWN, "Ask about 100 % shifts", company="")])
    assert one.what.plain() == "Ask about 100 % shifts"
    assert one.why.plain() == "Your own lesson from an earlier answer."
    assert offers([planned("from_a_later_version")]) == []


def test_to_leave_it_alone_is_no_block_at_a_desk():
    assert offers([planned("rest")]) == []


def test_a_place_that_is_gone_teaches_nothing():
    gone = no(Furthest.INTERVIEW, letter="The role has been cancelled.")
    assert [one.key for one in questions(gone)] == ["wanted", "again"]
    assert keys(gone, mine="several", seen="no") == ["worked", "thank", "rest"]
