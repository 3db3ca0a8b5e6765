import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.evidence.build import on, search, timeline
from tests.unit.evidence.test_rates import KINDS

from onward.evidence.field import Field
from onward.evidence.priors import RateName
from onward.evidence.reading import read
from onward.history.application import Channel

TECH = Field.TECHNOLOGY_DATA
LATE = on(200)


def lines(timelines, today=LATE, field=TECH, **more):
    return [line.plain() for line in read(timelines, today, field, **more).lines]


def test_an_empty_desk_reads_well():
    first, talks, silence, stands_out, week = lines([])
    assert first == "No applications here yet. The first one you add starts this page."
    assert "none has settled, and it takes 5" in talks
    assert "No application has been silent for 14 days" in silence
    assert stands_out.startswith("Too few to say anything about your CV")
    assert week.startswith("Going mostly by other people's searches")


def test_the_first_talks_are_said_with_their_range():
    said = lines(search(talks=4, noes=12, silent=15))[1]
    assert said == (
        "4 of 31 settled applications led to a first talk. For someone with these"
        " numbers the true rate is about 1 in 8, likely between 1 in 16 and 1 in 5"
        " (8 chances in 10). Each answer from here on narrows that."
    )


def test_no_talk_so_far_has_a_rate_too():
    assert lines(search(noes=12))[1].startswith("None of 12 settled applications")


def test_under_five_settled_other_searches_speak():
    said = lines(search(noes=3, talks=1))[1]
    assert said == (
        "Too few to give a rate of your own: 4 have settled, and it takes 5. In 26"
        " published job searches with 3,665 applications, mostly technology and office"
        " work, about 1 in 11 led to a first talk, and 8 in 10 people lie between"
        " 1 in 150 and 1 in 3. Your own numbers take over as answers come."
    )
    assert ": 1 has settled" in lines(search(noes=1))[1]


@pytest.mark.parametrize(
    ("timelines", "said"),
    [
        ([timeline()], "One follow-up each"),
        ([timeline(no=5)], "None of them is left hanging."),
        ([timeline(talk=5)], "1 has reached a talk and is still running"),
        ([timeline(talk=5), timeline(no=5, opened=False)], "1 answer waits quietly"),
        ([timeline(no=5, opened=False)] * 2, "2 answers wait quietly"),
    ],
)
def test_the_first_line_ends_in_what_matters_next(timelines, said):
    assert said in lines(timelines, on(10))[0]


def test_silence_in_its_own_field_has_numbers_and_an_end():
    known = lines([timeline(), timeline(sent=20)], on(40))[2]
    assert "2 applications have been silent for 14 days or more" in known
    assert "12 in 100 still heard back after 14 silent days, and 6 in 100" in known
    assert "1 is past 30 days and can be treated as closed" in known
    assert "None is past 30 days" in lines([timeline()], on(20))[2]


def test_silence_elsewhere_says_that_we_do_not_know():
    said = lines([timeline()], on(40), Field.PUBLIC)[2]
    assert "is not known for your field" in said
    assert "closed" not in said
    assert "needs a decision" in lines([], field=Field.PUBLIC)[2]


def test_silence_after_a_talk_is_spoken_of_apart():
    assert "1 has gone silent after a talk" in lines([timeline(talk=0)], on(30))[2]


def test_too_few_comes_with_the_chance_of_none():
    said = lines(search(noes=20))[3]
    assert "about 30 settled cold applications, and there are 20" in said
    assert "15 of 100 people by chance alone, with 5 in 100 to 36" in said
    assert "by chance" not in lines(search(noes=20, talks=1))[3]


def test_referrals_say_nothing_about_the_cv():
    referred = [timeline(no=5, channel=Channel.REFERRAL) for _ in range(50)]
    assert "there are 0" in lines(referred)[3]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ({"talks": 4, "noes": 40}, "Nothing stands out: 4 talks from 44"),
        ({"noes": 40}, "0 of 40 cold applications led to a talk, likely below the 9"),
        (
            {"talks": 9, "noes": 25},
            "9 of 34 cold applications led to a talk, likely above",
        ),
        ({"talks": 30, "noes": 270}, "0 of 30 settled processes with a talk led to"),
        ({"talks": 6, "offers": 6, "noes": 120}, "6 of 12 settled processes"),
    ],
)
def test_what_stands_out_is_where_a_rate_surely_lies(kinds, said):
    assert said in lines(search(**kinds))[3]


def test_what_stands_out_never_claims_a_cause():
    for kinds in ({"noes": 40}, {"talks": 30, "noes": 270}):
        assert "The numbers do not say why." in lines(search(**kinds))[3]


def test_next_week_is_a_range():
    said = lines(search(talks=4, noes=27))[4]
    assert said == (
        "The chance that 5 more applications bring at least one first talk is about"
        " 1 in 2, likely between 1 in 4 and 2 in 3. What goes out is in your hands;"
        " who answers is not."
    )
    one = lines(search(talks=4, noes=27), next_week_applications=1)[4]
    assert "1 more application brings a first talk is about 1 in 8" in one


def test_a_week_without_new_applications_is_fine():
    assert "keep working without you" in lines([], next_week_applications=0)[4]


def test_after_an_accepted_offer_the_numbers_rest():
    assert "rest now" in lines([timeline(offer=9, accepted=12)])[4]


def test_the_table_holds_every_rate_and_notes_explain_it():
    reading = read(search(noes=3), LATE, TECH)
    assert [known.name for known in reading.table] == list(RateName)
    assert any("30 days" in note.plain() for note in reading.notes)
    assert len(reading.notes) == 6


def test_while_an_answer_waits_no_row_counts_noes():
    waits = [timeline(no=9, opened=False), *search(noes=3)]
    names = [known.name for known in read(waits, LATE, TECH).table]
    assert names == [name for name in RateName if name != "refused_unseen"]


def test_an_open_offer_comes_first():
    said = lines([timeline(offer=9), timeline(no=9, opened=False)])[0]
    assert said.endswith("1 offer is open: it comes first.")


def test_what_is_missing_is_said_before_the_numbers():
    answers = [timeline(sent=None, no=day) for day in (3, 5, 9)]
    caveats = read(answers, LATE, TECH, unsorted=1).caveats
    told = [one.plain() for one in caveats]
    assert told[0].startswith("3 of these applications are known here only by their")
    assert told[1].startswith("1 message is not sorted yet")
    assert read(search(noes=9), LATE, TECH).caveats == ()


def test_opening_is_the_only_thing_that_shows_a_late_no():
    seen = [timeline(talk=5), *search(noes=8)]
    held = [timeline(talk=5, no=9, opened=False), *search(noes=8)]
    for day in (12, 40, 90):
        first, second = read(seen, on(day), TECH), read(held, on(day), TECH)
        assert first.lines[1:] == second.lines[1:]
        assert first.table[:-1] == second.table
        assert replace(second.counts, waiting=0) == first.counts


@settings(deadline=None)
@given(
    kinds=st.lists(st.sampled_from(sorted(KINDS)), max_size=40),
    day=st.integers(0, 300),
    field=st.sampled_from(Field),
)
def test_any_search_reads_in_five_kind_whole_sentences(kinds, day, field):
    timelines = [KINDS[kind] for kind in kinds]
    said = lines(timelines, on(day), field)
    assert said == lines(timelines, on(day), field)
    assert len(said) == 5
    for line in said:
        assert line.endswith(".")
        assert not re.search(r"%\(|!|unfortunately|\bjust\b|\bfail", line)
