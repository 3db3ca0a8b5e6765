from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from tests.unit.planning.builders import (
    BERLIN,
    MONDAY,
    availability,
    block,
    candidate,
    care,
    local,
    span,
)

from onward.kernel.candidate import Place
from onward.planning.explain import duration, moment, when, where
from onward.planning.explain import notes as explained
from onward.planning.solve import plan
from onward.planning.week import Standing


def notes(*things, now=None, kept=(), **person):
    week = plan(things, availability(**person), MONDAY, now, kept)
    return [note.plain() for note in week.notes]


def test_a_block_says_when_it_is_on_the_persons_own_clock():
    early = block("write", day=1, start=(10, 0), minutes=25)
    assert when(early, BERLIN).plain() == "Tuesday, 10:00 to 10:25"
    late = block(day=0, start=(23, 0))
    assert when(late, ZoneInfo("Asia/Tokyo")).plain() == "Tuesday, 07:00 to 08:00"


def test_every_place_has_words():
    assert len({where(place).plain() for place in Place}) == len(Place)


def test_durations_are_said_as_people_say_them():
    said = [duration(m).plain() for m in (45, 60, 90, 600)]
    assert said == ["45 min", "1 h", "1 h 30 min", "10 h"]


def test_a_moment_is_a_weekday_and_a_time():
    assert moment(local(2, 17), BERLIN).plain() == "Wednesday, 17:00"


def test_a_week_tells_its_hours_its_free_day_and_that_all_fits():
    assert notes(candidate(), care()) == [
        "Planned: 1 h of your 10 h.",
        "No search on Sunday. Rest is part of the plan.",
        "Everything that was suggested fits.",
    ]


def test_a_lighter_week_says_so():
    first = notes(candidate(), lighter=True)[0]
    assert first.startswith("This is a lighter week: 1 h planned, 6 h at most")


def test_what_did_not_fit_is_counted():
    things = [candidate(f"a{n}", per_week=9) for n in range(4)]
    assert "One thing did not fit; why is said below." in notes(
        *things, hours_per_week=3
    )
    assert "2 things did not fit; why is said below." in notes(
        *things, hours_per_week=2
    )


def test_no_hours_is_said_kindly_with_what_to_change():
    (note,) = notes(candidate(), hours_per_week=0)
    assert note.startswith("You have given this week no hours")
    assert "Settings" in note


def test_no_days_is_said_kindly_with_what_to_change():
    (note,) = notes(candidate(), days=())
    assert note.startswith("Every day is marked as free of search")


def test_no_free_time_is_said_kindly_with_what_to_change():
    busy = tuple(span(day, (0, 0), (23, 59)) for day in range(7))
    said = notes(candidate(), care(), busy=busy)
    assert said[0].startswith("There is no free time left in this week")
    assert said[1] == (
        "There was no room for this: Do walk. If you can, keep a little free time for it."
    )
    assert len(said) == 2


def test_a_week_that_is_over_has_no_time_left():
    (note,) = notes(candidate(), now=local(9, 0))
    assert note.startswith("There is no free time left in this week")


def test_nothing_suggested_says_what_changes_that():
    (note,) = notes()
    assert note.startswith("There is nothing to suggest for this week yet")


def test_care_that_was_done_is_not_called_missing():
    done = block("w0", candidate=care("w0"), standing=Standing.DONE, minutes=30)
    said = notes(candidate(), care("w1", per_week=1), kept=[done])
    assert not any("no room" in note for note in said)


def test_when_nothing_fits_the_hours_are_still_told():
    evening = {"sleep_from": time(23), "sleep_to": time(7)}
    said = notes(candidate(minutes=85, latest=local(0, 9)), **evening)
    assert said[0] == "Planned: 0 min of your 10 h."
    assert said[-1] == "One thing did not fit; why is said below."


def test_a_plan_cut_short_by_the_clock_says_so():
    week = plan([candidate()], availability(), MONDAY, None)
    got = explained(replace(week, backstop=True), availability(), ())
    assert got.notes[-1].plain().startswith("Planning took longer than it should")


def test_a_week_with_search_on_every_day_names_no_free_day():
    kept = [block(f"k{n}", day=n, standing=Standing.DONE) for n in range(7)]
    said = notes(kept=kept, days=tuple(range(7)))
    assert not any("No search on" in note for note in said)
