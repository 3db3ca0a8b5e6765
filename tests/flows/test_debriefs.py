"""Meeting a no, part by part: what is kept, what is sealed, what is never opened."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from tests.flows import story

from onward.debrief.flow import PARTS, Part, after
from onward.debrief.no import How
from onward.history.application import Channel, Furthest, State
from onward.history.event import EventKind
from onward.kernel.errors import Damaged, Fixable, NotFound
from onward.mail.signal import Kind
from onward.planning.week import Standing
from onward.services import (
    applications,
    debriefs,
    doctor,
    filing,
    resting,
    sealing,
    suggesting,
    weeks,
)
from onward.services.debriefs import Named, Told
from onward.services.erasing import erase_application
from onward.store.log import all_timelines, timeline_of
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    DebriefRow,
    EventRow,
    LessonRow,
    Preferences,
    WeekRow,
)
from onward.store.queries.debriefs import debrief_page, lessons_of
from onward.store.queries.tray import tray_page
from onward.store.sealing import opened
from onward.store.shapes import block

NOW = datetime(2026, 11, 25, 22, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def refused(alice):
    """An application whose no waits unopened."""
    story.take(
        alice,
        story.mail(Kind.INTERVIEW, NOW - timedelta(days=9), stage="interview"),
        story.mail(Kind.REJECTED, NOW - timedelta(days=1), stage="interview"),
    )
    return ApplicationRow.objects.get(owner=alice).id


def begun(owner, application):
    return debriefs.begin(owner, application, NOW)


def test_beginning_opens_nothing_and_begins_once(alice, refused):
    one = begun(alice, refused)
    assert begun(alice, refused) == one
    assert timeline_of(alice, refused).waiting
    debriefs.tell(alice, one)
    assert not timeline_of(alice, refused).waiting
    assert begun(alice, refused) == one


def test_without_a_no_there_is_nothing_to_meet(alice):
    one = applications.add(alice, "Yarrow", "", TODAY, Channel.BOARD)
    with pytest.raises(Fixable, match="no answer here"):
        begun(alice, one)
    with pytest.raises(NotFound):
        begun(alice, uuid4())


def test_answers_add_up_part_by_part_and_the_last_closes(alice, refused):
    one = begun(alice, refused)
    given = {
        Part.FEEL: {"feelings": ["angry"], "weight": 8},
        Part.SAYS: {},
        Part.ASK: {"asking": "ask", "draft": "Dear Ms Moss,\nthank you."},
        Part.LOOK_BACK: {"chosen": {"wanted": "yes"}},
        Part.LESSONS: {"own_lesson": "Ask about shifts first."},
        Part.CLOSE: {"weight_after": 6},
    }
    for place, part in enumerate(PARTS):
        said = debriefs.keep(alice, one, given[part], NOW, today=TODAY, to=after(part))
        row = DebriefRow.objects.get()
        assert row.part == PARTS[min(place + 1, 5)]
    assert (said.weight, said.weight_after) == (8, 6)
    assert said.draft == "Dear Ms Moss,\nthank you."
    assert (row.standing, row.weighed_on) == ("closed", TODAY)
    again = debriefs.keep(alice, one, {"weight": 3}, NOW, today=TODAY, to=Part.SAYS)
    assert (again.weight, again.feelings) == (3, ("angry",))


def test_what_was_said_is_sealed(alice, refused):
    one = begun(alice, refused)
    said = {"own_feeling": "canary-feeling"}
    debriefs.keep(alice, one, said, NOW, today=TODAY, to=Part.SAYS)
    row = DebriefRow.objects.get()
    assert b"canary" not in bytes(row.sealed)
    assert opened(row) == said


def test_a_value_moved_to_another_row_does_not_open(alice, refused):
    one = begun(alice, refused)
    debriefs.keep(alice, one, {"weight": 8}, NOW, today=TODAY, to=Part.SAYS)
    two = debriefs.told(alice, Named("Yarrow"), Told(how=How.CALL, on=TODAY))
    other = begun(alice, two)
    sealed = DebriefRow.objects.get(id=one).sealed
    DebriefRow.objects.filter(id=other).update(sealed=sealed)
    with pytest.raises(Damaged):
        opened(DebriefRow.objects.get(id=other))


def test_a_lost_key_is_said_and_never_made_anew(alice, refused, settings):
    one = begun(alice, refused)
    debriefs.keep(alice, one, {"weight": 8}, NOW, today=TODAY, to=Part.SAYS)
    key = settings.HOME.seal_key
    kept = key.read_text()
    assert key.stat().st_mode & 0o777 == 0o600
    try:
        key.unlink()
        with pytest.raises(Damaged):
            debriefs.keep(alice, one, {}, NOW, today=TODAY, to=Part.SAYS)
        with pytest.raises(Damaged):
            sealing.put_in(DebriefRow.objects.get(), {})
        assert not key.exists()
        (said,) = doctor.examine(alice, settings.HOME)
        assert "seal.key" in said.plain()
    finally:
        key.write_text(kept)


def test_nobody_else_finds_it(alice, bob, refused):
    one = begun(alice, refused)
    for act in (debriefs.forget, debriefs.tell):
        with pytest.raises(NotFound):
            act(bob, one)
    with pytest.raises(NotFound):
        debriefs.keep(bob, one, {"weight": 1}, NOW, today=TODAY, to=None)


def test_several_are_closed_quietly_and_undoing_lets_them_wait_again(alice):
    for company in ("Fernhill", "Yarrow", "Tansy"):
        story.take(alice, story.mail(Kind.REJECTED, NOW, company))
    chosen = [row.id for row in ApplicationRow.objects.order_by("company")[:2]]
    one = begun(alice, chosen[0])
    events = debriefs.close_quietly(alice, chosen, NOW)
    waiting = {one.company: len(one.waiting) for one in all_timelines(alice).values()}
    assert waiting == {"Fernhill": 0, "Tansy": 0, "Yarrow": 1}
    assert DebriefRow.objects.get(id=one).standing == "closed"
    for event in events:
        applications.undo(alice, event)
    assert ApplicationRow.objects.filter(waiting=1).count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_those_closed_together_the_ones_still_here_are_taken_back(alice, bob):
    for company in ("Fernhill", "Yarrow"):
        story.take(alice, story.mail(Kind.REJECTED, NOW, company))
    chosen = [row.id for row in ApplicationRow.objects.order_by("company")]
    events = debriefs.close_quietly(alice, chosen, NOW)
    erase_application(alice, chosen[0])
    debriefs.wake(bob, events)
    assert ApplicationRow.objects.get().waiting == 0
    for _ in range(2):
        debriefs.wake(alice, events)
        assert ApplicationRow.objects.get().waiting == 1


def test_silences_are_let_rest_together_too(alice):
    story.take(
        alice,
        story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=40), "Fernhill"),
        story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=50), "Yarrow"),
        story.mail(Kind.REJECTED, NOW, "Tansy"),
    )
    tray = tray_page(alice, TODAY, listing=False)
    assert (tray.waiting, tray.listed) == (1, ())
    assert [one.company for one in tray.silent] == ["Yarrow", "Fernhill"]
    assert [one.company for one in tray_page(alice, TODAY, listing=True).listed] == [
        "Tansy"
    ]
    chosen = [one.id for one in tray.silent]
    assert len(debriefs.close_quietly(alice, chosen, NOW)) == 2
    assert tray_page(alice, TODAY, listing=False).silent == ()


def test_a_page_knows_its_no_and_only_what_its_part_needs(alice, refused):
    story.take(
        alice,
        story.mail(Kind.ACKNOWLEDGED, NOW, "Kestrel Lane", "Senior Supply Planner"),
        story.mail(Kind.ACKNOWLEDGED, NOW, "Tansy", "Supply Planner (m/f/d)"),
    )
    one = begun(alice, refused)
    page = debrief_page(alice, one, TODAY)
    assert (page.part, page.told, page.one_no, page.beside) == (
        Part.FEEL,
        False,
        None,
        (),
    )
    assert (page.no.company, page.no.how) == ("Fernhill Foods", How.MAIL)
    assert page.no.reached == "interview"
    assert page.no.address == "jobs@people.example"
    assert "Thank you" in page.no.letter
    assert page.may_weigh
    says = debrief_page(alice, one, TODAY, Part.SAYS)
    assert says.one_no.proved == "interview"
    beside = debrief_page(alice, one, TODAY, Part.CLOSE).beside
    assert [choice.company for choice in beside] == ["Tansy"]


def test_a_weight_asked_for_in_one_debrief_is_not_asked_for_in_the_next(alice, refused):
    one = begun(alice, refused)
    debriefs.keep(alice, one, {"weight": 8}, NOW, today=TODAY, to=Part.SAYS)
    assert debrief_page(alice, one, TODAY).may_weigh
    two = begun(
        alice, debriefs.told(alice, Named("Yarrow"), Told(how=How.CALL, on=TODAY))
    )
    assert not debrief_page(alice, two, TODAY).may_weigh
    assert debrief_page(alice, two, TODAY + timedelta(days=1)).may_weigh
    assert debrief_page(alice, two, TODAY).no.how is How.CALL


def test_a_debrief_follows_its_no_into_another_application(alice, refused):
    one = begun(alice, refused)
    other = applications.add(alice, "Fernhill", "", TODAY, Channel.BOARD)
    applications.merge(alice, refused, other)
    assert debrief_page(alice, one, TODAY).application == other
    for event in timeline_of(alice, other).waiting:
        applications.undo(alice, event)
    with pytest.raises(NotFound):
        debrief_page(alice, one, TODAY)
    with pytest.raises(NotFound):
        debrief_page(alice, uuid4(), TODAY)


def test_a_no_by_telephone_is_told_once_and_never_waits(alice):
    one = debriefs.told(
        alice, Named("Yarrow", "Cook"), Told(how=How.IN_PERSON, on=TODAY, words="Kind.")
    )
    told = timeline_of(alice, one)
    assert (told.company, told.role, told.state) == ("Yarrow", "Cook", State.REJECTED)
    assert told.applied_on is None
    assert told.events[-1].details == {"how": "in_person", "note": "Kind."}
    assert not told.waiting
    assert debriefs.told(alice, one, Told(how=How.CALL, on=TODAY)) == one
    with pytest.raises(Fixable, match="company or a role"):
        debriefs.told(alice, Named(" "), Told(how=How.CALL, on=TODAY))
    assert EventRow.objects.filter(kind="rejected").count() == 2


def test_a_silence_is_let_rest_and_opens_again_when_they_write(alice):
    story.take(alice, story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=40)))
    one = ApplicationRow.objects.get().id
    event = applications.let_go(alice, one, NOW)
    assert timeline_of(alice, one).state is State.QUIET
    row = DebriefRow.objects.get(id=begun(alice, one))
    assert row.event_id == event
    with pytest.raises(Fixable, match="not silent"):
        applications.let_go(alice, one, NOW)
    story.take(alice, story.mail(Kind.INTERVIEW, NOW + timedelta(days=3)))
    assert timeline_of(alice, one).state is State.OPEN
    with pytest.raises(Fixable):
        begun(alice, one)


def test_up_to_three_lessons_go_into_the_plan_and_can_change(alice, refused):
    one = begun(alice, refused)
    assert debriefs.put_in_plan(alice, one, ["a", "b"], "Ask\nfirst.", NOW) == 3
    with pytest.raises(Fixable, match="At most 3"):
        debriefs.put_in_plan(alice, one, ["a", "b", "c"], "Ask first.", NOW)
    LessonRow.objects.filter(key="a").update(done=NOW)
    debriefs.put_in_plan(alice, one, ["c"], "", NOW)
    assert {row.key for row in LessonRow.objects.all()} == {"a", "c"}


@pytest.mark.django_db(transaction=True)
def test_erasing_the_application_takes_its_debrief_and_lessons(alice, refused):
    story.answered(alice)
    one = begun(alice, refused)
    debriefs.tell(alice, one)
    debriefs.put_in_plan(alice, one, ["practise"], "canary of my own", NOW)
    monday = date(2026, 11, 30)
    weeks.plan(alice, monday, NOW, hours=0.2)
    assert "canary" in str(WeekRow.objects.get().left_out)
    weeks.plan(alice, date(2026, 12, 7), NOW)
    assert BlockRow.objects.filter(key__startswith="lesson:").exists()
    erase_application(alice, refused)
    assert not DebriefRow.objects.exists()
    assert not LessonRow.objects.exists()
    assert not BlockRow.objects.filter(key__startswith="lesson:").exists()
    assert "canary" not in str([week.left_out for week in WeekRow.objects.all()])


@pytest.fixture
def planned(alice, refused):
    """The lesson of a no that was given to another application after the plan."""
    story.answered(alice)
    one = begun(alice, refused)
    debriefs.put_in_plan(alice, one, [], "canary of my own", NOW)
    weeks.plan(alice, date(2026, 11, 30), NOW)
    no = EventRow.objects.get(kind="rejected")
    return applications.split(alice, refused, [no.id])


@pytest.mark.django_db(transaction=True)
class TestErasingOnceItsNoWasGivenAway:
    def test_what_got_the_no_takes_the_lesson_out_of_the_plan(self, alice, planned):
        erase_application(alice, planned)
        assert not LessonRow.objects.exists()
        assert "canary" not in str([row.candidate for row in BlockRow.objects.all()])

    def test_what_gave_it_leaves_the_lesson_in_the_plan(self, alice, refused, planned):
        erase_application(alice, refused)
        (block,) = BlockRow.objects.filter(key__startswith="lesson:")
        assert block.key == f"lesson:{LessonRow.objects.get().id}"
        assert block.candidate["subject"] == str(planned)

    def test_but_not_under_a_name_that_is_gone(self, alice, planned):
        applications.describe(alice, planned, {"company": "Yarrow"})
        weeks.plan(alice, date(2026, 11, 30), NOW)
        applications.undo(alice, EventRow.objects.get(kind="moved").id)
        erase_application(alice, planned)
        assert LessonRow.objects.exists()
        assert "Yarrow" not in str([row.candidate for row in BlockRow.objects.all()])


def test_deleting_a_debrief_leaves_the_no(alice, refused):
    one = begun(alice, refused)
    debriefs.tell(alice, one)
    debriefs.forget(alice, one)
    assert not DebriefRow.objects.exists()
    assert timeline_of(alice, refused).state is State.REJECTED


def test_a_rest_has_a_day_and_can_be_ended(alice):
    resting.rest(alice, date(2026, 11, 30), today=TODAY)
    assert Preferences.objects.get(owner=alice).resting_until == date(2026, 11, 30)
    resting.go_on(alice)
    assert Preferences.objects.get(owner=alice).resting_until is None
    for wrong in (TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=400)):
        with pytest.raises(Fixable, match="a day after today"):
            resting.rest(alice, wrong, today=TODAY)


def test_a_no_that_was_taken_back_and_one_that_came_twice(alice, refused):
    story.take(alice, story.mail(Kind.REJECTED, NOW + timedelta(days=1)))
    told = timeline_of(alice, refused)
    assert len(told.waiting) == 2
    latest = debriefs.latest_no(told)
    assert latest.id == told.waiting[-1]
    for event in told.waiting:
        applications.undo(alice, event)
    assert debriefs.latest_no(timeline_of(alice, refused)) is None
    assert filing.projection(None) == {"live": False}
    assert EventKind.LET_GO == "let_go"


def test_a_lesson_is_planned_done_and_not_offered_again(alice, refused):
    story.answered(alice)
    one = begun(alice, refused)
    debriefs.tell(alice, one)
    debriefs.put_in_plan(alice, one, ["practise"], "Ask about 100 % shifts.", NOW)
    monday = date(2026, 11, 30)
    weeks.plan(alice, monday, NOW)
    rows = list(BlockRow.objects.filter(key__startswith="lesson:").order_by("start"))
    assert len(rows) == 2
    told = {block(row).candidate.what.plain() for row in rows}
    assert "Ask about 100 % shifts." in told
    weeks.mark(alice, rows[0].id, Standing.DONE, NOW.date())
    assert LessonRow.objects.filter(done=None).count() == 1
    assert len(lessons_of(alice)) == 1
    weeks.mark(alice, rows[0].id, Standing.PLANNED, NOW.date())
    assert len(lessons_of(alice)) == 2
    for event in timeline_of(alice, refused).events:
        applications.undo(alice, event.id)
    assert lessons_of(alice) == []


def finished(owner, debrief):
    for part in PARTS:
        debriefs.keep(owner, debrief, {}, NOW, today=TODAY, to=after(part))


def test_putting_a_part_right_leaves_a_closed_debrief_closed(alice, refused):
    one = begun(alice, refused)
    finished(alice, one)
    debriefs.keep(alice, one, {"own_feeling": "calmer"}, NOW, today=TODAY, to=Part.SAYS)
    row = DebriefRow.objects.get()
    assert (row.standing, row.part) == ("closed", "close")
    assert opened(row) == {"own_feeling": "calmer"}
    assert begun(alice, refused) == one
    assert DebriefRow.objects.get().standing == "closed"


def test_one_closed_quietly_halfway_is_taken_up_again(alice, refused):
    one = begun(alice, refused)
    debriefs.keep(alice, one, {}, NOW, today=TODAY, to=Part.ASK)
    debriefs.close_quietly(alice, [refused], NOW)
    assert begun(alice, refused) == one
    row = DebriefRow.objects.get()
    assert (row.standing, row.part) == ("open", "ask")


def test_a_begun_debrief_stays_in_the_tray_when_its_no_moves(alice, refused):
    one = begun(alice, refused)
    other = applications.add(alice, "Yarrow", "", TODAY, Channel.BOARD)
    applications.merge(alice, refused, other)
    (listed,) = tray_page(alice, TODAY, listing=False).begun
    assert (listed.id, listed.company) == (one, "Yarrow")
    no = next(e for e in timeline_of(alice, other).events if e.kind == "rejected")
    apart = applications.split(alice, other, [no.id])
    debriefs.tell(alice, one)
    assert not timeline_of(alice, apart).waiting
    debriefs.got_to(alice, one, Furthest.FINAL)
    assert timeline_of(alice, apart).furthest is Furthest.FINAL


def test_what_was_said_of_a_no_taken_back_can_still_be_deleted(alice, refused):
    one = begun(alice, refused)
    debriefs.keep(alice, one, {"weight": 3}, NOW, today=TODAY, to=Part.SAYS)
    for event in timeline_of(alice, refused).waiting:
        applications.undo(alice, event)
    tray = tray_page(alice, TODAY, listing=False)
    assert (tray.begun, tray.homeless) == ((), (one,))
    debriefs.forget(alice, one)
    assert tray_page(alice, TODAY, listing=False).homeless == ()


def test_a_lesson_chosen_again_is_to_be_done_again(alice, refused):
    one = begun(alice, refused)
    debriefs.put_in_plan(alice, one, ["practise"], "", NOW)
    LessonRow.objects.update(done=NOW)
    assert lessons_of(alice) == []
    assert debriefs.put_in_plan(alice, one, ["practise"], "", NOW) == 1
    assert [lesson.key for lesson in lessons_of(alice)] == ["practise"]


def test_how_far_it_got_is_known_only_where_somebody_says_so(alice):
    story.take(alice, story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=9)))
    story.take(alice, story.mail(Kind.REJECTED, NOW, stage="application"))
    one = begun(alice, ApplicationRow.objects.get().id)
    assert debrief_page(alice, one, TODAY).no.reached is None
    assert debrief_page(alice, one, TODAY, Part.SAYS).one_no is None
    event = debriefs.got_to(alice, one, Furthest.APPLICATION)
    page = debrief_page(alice, one, TODAY, Part.SAYS)
    assert page.no.reached is Furthest.APPLICATION
    assert page.one_no is not None
    applications.undo(alice, event)
    assert debrief_page(alice, one, TODAY).no.reached is None
    debriefs.got_to(alice, one, Furthest.INTERVIEW)
    assert debrief_page(alice, one, TODAY).no.reached is Furthest.INTERVIEW


def planned_kinds(owner, monday=date(2026, 11, 23), now=NOW):
    weeks.plan(owner, monday, now)
    rows = BlockRow.objects.filter(week__monday=monday).order_by("start")
    return [(row.candidate["kind"], row.start) for row in rows]


def offered_kinds(owner):
    basis = suggesting.basis_of(owner, date(2026, 11, 23), NOW, suggesting.Wish())
    return [one.kind for one in basis.candidates]


def test_the_week_asks_only_whom_the_person_wants_to_ask(alice, refused):
    story.answered(alice)
    one = begun(alice, refused)
    debriefs.tell(alice, one)
    said = {"asking": "ask"}
    debriefs.keep(alice, one, said, NOW, today=TODAY, to=Part.ASK)
    assert "feedback" not in offered_kinds(alice)
    for asking, planned in (("later", False), ("ask", True), ("no", False)):
        said = {"asking": asking}
        debriefs.keep(alice, one, said, NOW, today=TODAY, to=Part.LOOK_BACK)
        assert ("feedback" in offered_kinds(alice)) is planned
    debriefs.keep(alice, one, {"asking": "ask"}, NOW, today=TODAY, to=Part.LOOK_BACK)
    debriefs.put_in_plan(alice, one, ["practise", "rest"], "", NOW)
    kinds = offered_kinds(alice)
    assert (kinds.count("feedback"), kinds.count("lesson")) == (1, 1)


def test_after_a_final_rounds_no_nothing_but_care_is_planned_until_the_day_after(
    alice,
):
    story.answered(alice)
    morning = NOW - timedelta(hours=14)
    debriefs.told(
        alice,
        Named("Yarrow", "Cook"),
        Told(how=How.CALL, on=TODAY, reached=Furthest.FINAL),
    )
    care = {"movement", "people", "rest", "evening_off"}
    blocks = planned_kinds(alice, now=morning)
    begins = datetime(2026, 11, 27, tzinfo=UTC)
    work = [start for kind, start in blocks if kind not in care]
    assert work
    assert all(start >= begins for start in work)
