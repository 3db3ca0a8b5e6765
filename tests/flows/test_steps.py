"""The thirteen steps: in order, honest about where the person is, one door at most."""

import re
from datetime import date, timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.flows import story
from tests.flows.test_pages import NOW

from onward.evidence.priors import RateName
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.candidate import Step
from onward.mail.signal import Kind
from onward.services import applications, debriefs, weeks
from onward.store.queries.reading import reading
from onward.store.queries.steps_page import steps_page
from onward.web import wording
from onward.web.steps import path

NOT_YET = {"network", "materials", "education", "paths"}


def shown(client):
    """Return the text of each step on the page, without what all of them share."""
    page = LexborHTMLParser(client.get("/steps/").content)
    return [
        " ".join(one.text(separator=" ").split()) for one in page.css(".steps > li")
    ]


@pytest.fixture(params=["empty", "small", "demo"])
def told(request, alice, alices):
    if request.param != "empty":
        getattr(story, request.param)(alice, NOW)
    return alices


def test_all_thirteen_are_there_in_their_order_with_what_they_are_for(told):
    steps = shown(told)
    assert len(steps) == len(Step) == 13
    for step, said in zip(Step, steps, strict=True):
        assert said.startswith(wording.STEP_NAMES[step])
        assert wording.STEP_PURPOSES[step] in said


def test_each_has_at_most_one_door_and_every_door_opens(told):
    page = LexborHTMLParser(told.get("/steps/").content)
    for step, one in zip(Step, page.css(".steps > li"), strict=True):
        doors = one.css("a")
        assert len(doors) <= 1, step
        assert (step in NOT_YET) == (step in wording.STEP_MEANWHILE)
        if step in NOT_YET:
            assert doors == []
        for door in doors:
            answer = told.get(door.attributes["href"], follow=True)
            assert answer.status_code == 200


def test_what_does_not_exist_yet_says_so_with_one_thing_to_do(told):
    for step, said in zip(Step, shown(told), strict=True):
        assert ("Onward does not do this yet. Meanwhile:" in said) == (step in NOT_YET)
        if step in NOT_YET:
            assert wording.STEP_MEANWHILE[step] in said


def test_nothing_is_scored(told):
    said = " ".join(shown(told))
    assert re.findall(r"%|\bscore\b|streak|\bof 13\b|✓|complete", said) == []
    assert "!" not in said


def test_with_nothing_told_each_step_says_that_nothing_is_here(alices):
    for step, said in zip(Step, shown(alices), strict=True):
        assert ("Nothing here yet." in said) == (step not in NOT_YET)


def test_the_person_is_found_where_they_are(alice, alices):
    story.answered(alice)
    day = NOW.date()
    one = applications.add(
        alice, "Yarrow Foods", "Buyer", day - timedelta(days=20), Channel.BOARD
    )
    for kind, ago, details in (
        (EventKind.INTERVIEW, 12, {}),
        (EventKind.REJECTED, 9, {}),
        (EventKind.ASKED_FEEDBACK, 8, {}),
        (EventKind.GOT_FEEDBACK, 6, {"feedback": "More figures."}),
    ):
        applications.happened(alice, one, kind, day - timedelta(days=ago), details)
    applications.add(alice, "Fernhill", "Buyer", day - timedelta(days=3), Channel.BOARD)
    story.canary(alice, NOW)
    weeks.plan(alice, weeks.monday_of(day), NOW)
    said = dict(zip(Step, shown(alices), strict=True))
    assert "1 answer waits · 1 no opened" in said["feel"]
    assert "Open when ready" in said["feel"]
    assert "The no you opened has its page" in said["fair_view"]
    assert "You asked 1 time · 1 said why" in said["feedback"]
    assert "3 applications · 2 led to a talk" in said["goals"]
    assert "This week: " in said["persist"]
    assert "1 application sent since your first no" in said["resilience"]
    assert "Nothing here yet." in said["learn"]
    meeting = debriefs.begin(alice, one, NOW)
    debriefs.keep(alice, meeting, {}, NOW, today=day, to=None)
    debriefs.put_in_plan(alice, meeting, ["practise"], "", NOW)
    said = dict(zip(Step, shown(alices), strict=True))
    assert "1 no looked back on" in said["reflect"]
    assert "1 lesson in your plan" in said["learn"]
    page = LexborHTMLParser(alices.get("/steps/").content)
    links = [a.attributes["href"] for a in page.css(".steps a")]
    assert f"/applications/{one}/" in links


def test_the_numbers_are_the_readings_own(alice):
    story.demo(alice, NOW)
    page = steps_page(alice, NOW.date())
    told = reading(alice, NOW.date())
    assert page.sent == told.counts.sent > 40
    talks = next(one for one in told.table if one.name is RateName.INTERVIEW)
    assert page.talked == talks.reached > 5
    assert page.waiting == told.counts.waiting > 0


def test_an_answer_that_waits_shows_in_nothing_but_its_count(alice, alices):
    story.answered(alice)
    sent = NOW - timedelta(days=20)
    story.take(alice, story.mail(Kind.ACKNOWLEDGED, sent, "Yarrow Foods"))
    before = shown(alices)
    later = NOW - timedelta(days=2)
    no = story.mail(
        Kind.REJECTED, later, "Yarrow Foods", words="No.", feedback="Too few years."
    )
    story.take(alice, no)
    after = shown(alices)
    assert "1 answer waits" in after[0]
    assert after[1:] == before[1:]


def test_what_was_skipped_is_not_counted(alice):
    story.answered(alice)
    day = date(2026, 11, 25)
    rows = story.day_with_blocks(alice, day)
    before = sum(steps_page(alice, day).kinds.values())
    rows[0].standing = "skipped"
    rows[0].save()
    assert before == 3
    assert sum(steps_page(alice, day).kinds.values()) == 2


def test_a_lighter_week_is_said(alice):
    story.answered(alice)
    monday = date(2026, 11, 23)
    weeks.plan(alice, monday, NOW)
    weeks.plan(alice, monday, NOW, lighter=True)
    says = {one.step: one.says for one in path(steps_page(alice, monday))}
    assert [one.msgid for one in says[Step.RESILIENCE]] == [wording.LIGHTER]
    assert len(says[Step.CARE]) == 4


def test_more_has_a_purpose_for_each_door_and_says_when_messages_wait(alice, alices):
    page = LexborHTMLParser(alices.get("/more/").content)
    doors = page.css(".doors > li")
    assert [one.css_first("a").attributes["href"] for one in doors] == [
        "/inbox/",
        "/mailboxes/",
        "/saved-roles/",
        "/debrief/",
        "/help/",
        "/settings/",
    ]
    assert all(len(one.css_first(".quiet").text()) > 20 for one in doors)
    assert "needs your eye" not in page.text()
    story.small(alice, NOW)
    assert b"1 message needs your eye." in alices.get("/more/").content
    assert b'href="/inbox/"' in alices.get("/").content
