import pytest
from tests.unit.evidence.build import on, search, timeline

from onward.evidence.field import Field
from onward.evidence.one_no import one_no
from onward.evidence.priors import RateName
from onward.history.application import Furthest

TECH = Field.TECHNOLOGY_DATA
LATE = on(200)


def says(refused, others=()):
    return [text.plain() for text in one_no(refused, others, LATE, TECH).says]


def test_a_no_on_paper_barely_moves_anything():
    known = one_no(timeline(no=6), search(talks=4, noes=27), LATE, TECH)
    assert known.proved is Furthest.APPLICATION
    assert known.lifted.after.name is RateName.ANSWER
    assert known.lowered.after.name is RateName.INTERVIEW
    assert known.lowered.before.settled + 1 == known.lowered.after.settled == 32
    fall = known.lowered.before.mean - known.lowered.after.mean
    assert 0 < fall < 0.01
    assert known.says[0].plain().startswith("An answer came. About half")


def test_a_test_is_an_answer():
    assert says(timeline(test=3, no=6))[0].startswith(
        "You were asked to show your work"
    )


@pytest.mark.parametrize("talk", [{"screen": 3}, {"screen": 3, "test": 4}, {"talk": 5}])
def test_a_no_after_a_talk_proves_the_talk(talk):
    refused = timeline(no=20, **talk)
    known = one_no(refused, search(talks=2, noes=27), LATE, TECH)
    assert known.proved is Furthest.INTERVIEW
    assert known.lifted.after.mean > known.lifted.before.mean
    assert known.lowered.after.name is RateName.OFFER_AFTER_INTERVIEW
    assert known.lowered.after.mean < known.lowered.before.mean
    assert known.says[0].plain() == (
        "You got to a talk, as about 1 in 11 applications do; of your own,"
        " 3 of 30 settled."
    )


def test_after_a_final_it_says_plainly_that_the_estimate_falls():
    first = timeline(talk=5, final=12, no=20)
    second = timeline(talk=5, final=12, no=40)
    assert says(first)[2] == (
        "This one is not small: your estimate for an offer after a final round falls"
        " from about 38 to 30 in 100 (1 settled). It rests on few final rounds, so"
        " it moves easily: one yes would bring it to 42."
    )
    assert "falls from about 30 to 25 in 100 (2 settled)" in says(second, [first])[2]


def test_after_a_final_the_road_there_rises():
    proof, lifts, _ = says(timeline(talk=5, final=12, no=20))
    assert proof == (
        "You got to a final round, as about 2 in 5 do of those with a talk, and"
        " about 1 in 25 of all applications; of your own with a talk, 1 of 1 settled."
    )
    assert lifts == (
        "It moves your estimate for reaching a final round after a talk from 42 to 43"
        " in 100."
    )


def test_notes_say_how_sure_both_rates_are_and_where_they_start():
    known = one_no(timeline(talk=5, final=12, no=20), [], LATE, TECH)
    lifted, lowered = (note.plain() for note in known.notes)
    assert lifted.startswith(
        "A final round, of those with a talk: 1 of 1 settled so far;"
    )
    assert lowered == (
        "An offer, of final rounds: 0 of 1 settled so far; the true rate lies"
        " between 1 in 14 and 3 in 5 with 8 chances in 10. Starts from 13 published"
        " job searches with 83 final rounds, mostly technology and office work."
    )


def test_an_offer_taken_back_lowers_nothing():
    known = one_no(timeline(offer=9, no=20), [], LATE, TECH)
    assert known.proved is Furthest.OFFER
    assert known.lowered is None
    assert known.says[0].plain().startswith("You had an offer")
    assert len(known.says) == 2


def test_it_may_be_among_the_others_and_need_not_be_opened():
    refused = timeline(talk=5, no=20, opened=False)
    others = search(noes=8)
    opened = timeline(talk=5, no=20)
    soon = on(25)
    assert (
        one_no(refused, others, soon, TECH).says
        == one_no(opened, others, soon, TECH).says
    )
    assert one_no(refused, [*others, refused], LATE, TECH) == one_no(
        refused, others, LATE, TECH
    )


def test_what_rounds_to_the_same_is_said_to_stay():
    said = says(timeline(no=6), search(talks=10, noes=190))
    assert said[2] == (
        "Your estimate for a first talk stays at about 5 in 100 (201 settled)."
    )
