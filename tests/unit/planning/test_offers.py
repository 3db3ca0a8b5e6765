from datetime import date, time

import pytest
from tests.unit.planning.builders import BERLIN, MONDAY, availability

from onward.kernel.candidate import Step
from onward.planning.offers import (
    SavedRole,
    iso_week,
    monday_of_week,
    next_applications,
    offers,
    unnamed,
    weekly_review,
)
from onward.planning.solve import plan


def test_applications_are_sized_by_the_hours():
    counts = [
        len(next_applications(MONDAY, availability(hours_per_week=hours)))
        for hours in (0, 1, 5, 10, 40)
    ]
    assert counts == [0, 1, 3, 6, 10]


def test_a_lighter_week_has_fewer():
    assert len(next_applications(MONDAY, availability(lighter=True))) == 3


def test_keys_are_stable_within_an_iso_week():
    first = next_applications(MONDAY, availability())
    assert first == next_applications(MONDAY, availability())
    assert first[0].key == "apply:2026-W48:1"
    assert iso_week(date(2026, 12, 28)) == "2026-W53"


def test_a_week_has_one_name_in_every_year_that_has_weeks():
    for monday in (date(2, 1, 7), date(2026, 12, 28), date(9998, 12, 21)):
        year, week = iso_week(monday).split("-W")
        assert monday_of_week(int(year), int(week)) == monday
    assert iso_week(date(2, 1, 7)) == "0002-W02"
    for year in (0, 1, 9999):
        with pytest.raises(ValueError, match=str(year)):
            monday_of_week(year, 1)


def test_each_is_the_unit_of_value_and_says_how_to_begin():
    one = next_applications(MONDAY, availability())[0]
    assert one.value == 1.0
    assert one.step is Step.PERSIST
    assert one.first_step.plain() == "Open one saved or found role and read it once."
    assert one.if_then.plain().startswith("If ")


def test_short_sitters_get_parts_that_follow_one_another():
    person = availability(longest_block_minutes=25, hours_per_week=2)
    parts = next_applications(MONDAY, person)
    assert [p.minutes for p in parts] == [20, 20, 20]
    assert [p.after for p in parts] == [
        None,
        "apply:2026-W48:1:1",
        "apply:2026-W48:1:2",
    ]
    assert sum(p.value for p in parts) == 1.0
    assert parts[1].what.plain() == "Tailor one application, part 2 of 3"
    assert len(plan(parts, person, MONDAY, None).blocks) == 3


def test_the_review_lies_near_the_end_of_the_search_week():
    review = weekly_review(MONDAY, availability())
    assert review.minutes == 10
    assert review.earliest.astimezone(BERLIN).isoformat() == "2026-11-26T12:00:00+01:00"
    week = plan([review], availability(), MONDAY, None)
    assert len(week.blocks) == 1


def test_someone_with_one_day_reviews_on_it():
    person = availability(days=(0,))
    assert len(plan([weekly_review(MONDAY, person)], person, MONDAY, None).blocks) == 1


def test_offers_are_all_of_them():
    person = availability(sleep_to=time(8))
    assert len(offers(MONDAY, person)) == len(next_applications(MONDAY, person)) + 1


ROLES = (
    SavedRole(title="Supply Planner", company="Fernhill", named=date(2026, 3, 3)),
    SavedRole(title="Buyer", company="", named=date(2026, 3, 2)),
    SavedRole(title="Cook", company="The Swan", named=date(2026, 3, 1)),
)


def test_the_first_two_applications_name_the_newest_saved_roles():
    found = offers(MONDAY, availability(), roles=ROLES)
    assert [one.what.plain() for one in found[:3]] == [
        "Apply: Supply Planner at Fernhill",
        "Apply: Buyer",
        "Tailor and send one application",
    ]
    assert found[0].why.plain().startswith("It is saved from an alert of 3 March.")
    assert "saved roles" in found[0].first_step.plain()
    assert "Not for me" in found[0].if_then.plain()
    assert found[-1] == weekly_review(MONDAY, availability())


def test_parts_name_the_same_role_and_it_can_be_taken_out_again():
    person = availability(longest_block_minutes=25, hours_per_week=2)
    blank = next_applications(MONDAY, person)
    named = offers(MONDAY, person, roles=ROLES[:1])[: len(blank)]
    assert [one.what.plain() for one in named] == [
        f"Apply: Supply Planner at Fernhill, part {n} of 3" for n in (1, 2, 3)
    ]
    assert named[1].first_step == blank[1].first_step
    assert tuple(map(unnamed, named)) == blank
    (title_only, *_) = offers(MONDAY, person, roles=ROLES[1:2])
    assert title_only.what.plain() == "Apply: Buyer, part 1 of 3"
