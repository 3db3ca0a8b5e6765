from datetime import date

import pytest
from tests.unit.debrief.build import DAY, TODAY, no

from onward.debrief.asking import Whether, access, advise, draft
from onward.debrief.no import How
from onward.history.application import Furthest


@pytest.mark.parametrize(
    ("one", "whether", "why"),
    [
        (no(), Whether.MAYBE, "on paper few"),
        (no(Furthest.SCREEN), Whether.MAYBE, "seen your work"),
        (no(Furthest.ASSESSMENT), Whether.MAYBE, "seen your work"),
        (no(Furthest.INTERVIEW), Whether.YES, "nobody has counted it"),
        (no(Furthest.FINAL), Whether.YES, "nobody has counted it"),
        (no(Furthest.OFFER, reply_possible=False), Whether.YES, "what changed"),
        (no(reply_possible=False), Whether.NO, "reads no answers"),
        (no(how=How.PORTAL), Whether.NO, "reads no answers"),
        (no(Furthest.FINAL, reply_possible=False), Whether.MAYBE, "ask them"),
        (
            no(Furthest.FINAL, feedback="Too quiet."),
            Whether.MAYBE,
            "told you something",
        ),
        (no(how=How.SILENCE), Whether.MAYBE, "one short note is fair"),
        (no(letter="The budget was cut."), Whether.MAYBE, "nothing to ask about you"),
        (no(letter="Do not apply again."), Whether.NO, "not to be written to"),
        (
            no(
                Furthest.INTERVIEW,
                letter="If you want feedback, we can't talk about it.",
            ),
            Whether.YES,
            "nobody has counted it",
        ),
        (no(Furthest.FINAL, How.CALL, reply_possible=False), Whether.YES, "counted"),
    ],
)
def test_whether_depends_on_the_step_and_on_who_could_answer(one, whether, why):
    advice = advise(one, TODAY)
    assert advice.whether is whether
    assert why in advice.why.plain()
    no_day = whether is Whether.NO or one.how is How.SILENCE
    assert (advice.days is None) is no_day


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (DAY, (date(2026, 11, 23), date(2026, 11, 25))),
        (TODAY, (date(2026, 11, 23), date(2026, 11, 25))),
        (date(2026, 11, 24), (date(2026, 11, 24), date(2026, 11, 25))),
        (date(2026, 11, 27), (date(2026, 11, 27), date(2026, 11, 27))),
        (date(2026, 11, 28), (date(2026, 11, 30), date(2026, 11, 30))),
    ],
)
def test_it_is_asked_after_a_night_on_working_days(today, days):
    assert advise(no(Furthest.FINAL), today).days == days


@pytest.mark.parametrize(
    ("today", "why"),
    [(TODAY, "rest comes first"), (date(2026, 12, 5), "good")],
)
def test_on_a_heavy_day_it_keeps(today, why):
    advice = advise(no(Furthest.FINAL), today, heavy=True)
    assert advice.another_day
    assert (advice.whether, advice.days) == (Whether.MAYBE, None)
    assert why in advice.why.plain()
    assert not advise(no(Furthest.FINAL), today).another_day


def test_what_is_not_worth_asking_is_said_on_a_heavy_day_too():
    mute = no(how=How.PORTAL)
    assert advise(mute, TODAY, heavy=True) == advise(mute, TODAY)


@pytest.mark.parametrize(
    ("more", "to"),
    [
        ({}, "ines@fernhill.example"),
        ({"reply_possible": False}, ""),
        ({"how": How.CALL}, ""),
    ],
)
def test_a_draft_goes_only_where_answers_are_read(more, to):
    one = no(Furthest.FINAL, **{"address": "ines@fernhill.example", **more})
    assert draft(one, "").to == to


def test_after_two_weeks_it_is_no_longer_urged():
    advice = advise(no(Furthest.FINAL), date(2026, 12, 5))
    assert advice.whether is Whether.MAYBE
    assert advice.days is None
    assert advise(no(reply_possible=False), date(2026, 12, 5)).whether is Whether.NO


@pytest.mark.parametrize("step", list(Furthest))
@pytest.mark.parametrize("how", [How.MAIL, How.CALL, How.IN_PERSON, How.TEXT])
def test_the_words_hold_one_question_and_contest_nothing(step, how):
    words = draft(no(step, how), "Alice Marlow")
    assert words.subject
    assert "%(" not in words.body
    assert words.body.count("?") == 1
    assert "!" not in words.body
    assert len(words.body.split()) < 90


def test_a_letter_speaks_to_whoever_wrote():
    assert draft(no(), "Alice").body.startswith("Dear Ines Moss,")
    assert draft(no(), "Alice").body.endswith("Kind regards\nAlice")
    for writer in ("", "Fernhill Foods", "Fernhill Recruiting", "no-reply", "ines m"):
        assert draft(no(writer=writer), "").body.startswith("Hello,")


def test_who_spoke_is_answered_by_voice():
    assert advise(no(Furthest.ASSESSMENT, How.IN_PERSON), TODAY).by_voice
    assert "not calling to change your mind" in draft(no(how=How.CALL), "").body
    in_person = draft(no(Furthest.ASSESSMENT, How.IN_PERSON), "").body
    assert "not here to change your mind" in in_person


def test_a_text_message_is_answered_in_a_few_words():
    words = draft(no(Furthest.INTERVIEW, How.TEXT), "Alice").body
    assert words.endswith("No reply needed. Alice")
    assert len(words) < 200
    assert "\n" not in words


def test_asking_what_they_keep_is_named_only_where_one_may():
    assert "not legal advice" in access("DE").plain()
    assert access("GB") is not None
    assert access("US") is None
    assert access("") is None
