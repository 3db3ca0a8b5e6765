"""A week from the store: planned, lived, planned again."""

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import F
from icalendar import Calendar
from tests.flows.build import read

from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import Fixable, NotFound
from onward.kernel.text import Text
from onward.mail.signal import Kind, Stage
from onward.planning.week import Standing
from onward.services import applications, calendars, weeks
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.store.log import timeline_of
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    EventRow,
    Preferences,
    WeekRow,
)
from onward.store.queries.week_page import week_page
from onward.store.queries.weeks import week_of

MONDAY = date(2026, 3, 23)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def planner(alice):
    """Alice with eight hours a week, who sleeps from eleven to seven in Leeds."""
    Preferences.objects.filter(owner=alice).update(
        answered=True,
        hours_per_week=8,
        time_zone="Europe/London",
        sleep_from=time(23),
        sleep_to=time(7),
    )
    return alice


def take(owner, *reads):
    keep(owner, reads)
    list(file_kept(owner, NOW))


def kinds(week):
    return [block.candidate.kind for block in week.blocks]


def test_three_answers_make_a_first_plan(planner):
    week = weeks.plan(planner, MONDAY, NOW)
    assert "application" in kinds(week)
    assert any(block.candidate.care for block in week.blocks)
    assert 0 < week.search_minutes <= 8 * 60
    assert week_of(planner, MONDAY).blocks == week.blocks


def test_what_is_kept_reads_back_as_it_was_planned(planner):
    week = weeks.plan(planner, MONDAY, NOW)
    kept = week_of(planner, MONDAY)
    assert (kept.search_minutes, kept.capacity_minutes, kept.notes) == (
        week.search_minutes,
        week.capacity_minutes,
        week.notes,
    )
    assert len(week_page(planner, MONDAY, NOW).left_out) == len(week.left_out)


def test_planning_again_keeps_what_is_done_and_moves_nothing_else(planner):
    first = weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.filter(owner=planner).order_by("start").first()
    weeks.mark(planner, row.id, Standing.DONE, NOW.date())
    again = weeks.plan(planner, MONDAY, NOW)
    assert [block.span for block in again.blocks] == [
        block.span for block in first.blocks
    ]
    assert again.blocks[0].standing is Standing.DONE


def test_a_calendar_and_a_booked_talk_are_left_free(planner):
    talk = datetime(2026, 3, 25, 10, tzinfo=UTC)
    one = applications.add(
        planner, "Fernhill", "Planner", date(2026, 3, 2), Channel.BOARD
    )
    applications.happened(
        planner, one, EventKind.INTERVIEW, date(2026, 3, 18), {"when": talk.isoformat()}
    )
    calendar = BusyCalendar.objects.create(owner=planner, name="home.ics")
    busy = (datetime(2026, 3, 24, tzinfo=UTC), datetime(2026, 3, 25, tzinfo=UTC))
    BusySpan.objects.create(calendar=calendar, start=busy[0], end=busy[1])
    week = weeks.plan(planner, MONDAY, NOW)
    for block in week.blocks:
        assert block.span.end <= busy[0] or block.span.start >= busy[1]
        assert block.span.end <= talk or block.span.start >= talk + timedelta(hours=1)
    prepare = next(block for block in week.blocks if block.candidate.kind == "prepare")
    assert prepare.span.end <= talk


def test_an_answer_that_waits_shows_nothing_of_itself_in_the_plan(planner):
    take(
        planner,
        read(Kind.INTERVIEW, 0, company="Canary Ltd", stage=Stage.FINAL),
        read(
            Kind.REJECTED,
            15,
            company="Canary Ltd",
            stage=Stage.FINAL,
            reply_possible=True,
        ),
    )
    week = weeks.plan(planner, MONDAY, NOW)
    rows = BlockRow.objects.filter(owner=planner).values_list("candidate", flat=True)
    assert "Canary" not in json.dumps(list(rows))
    assert "open_answers" in kinds(week)
    assert week.capacity_minutes == 8 * 60


def test_the_week_after_a_late_loss_is_lighter_once_it_was_opened(planner):
    take(
        planner,
        read(Kind.INTERVIEW, 0, stage=Stage.FINAL),
        read(Kind.REJECTED, 15, stage=Stage.FINAL, reply_possible=True),
    )
    applications.open_answers(planner, ApplicationRow.objects.get(owner=planner).id)
    now = datetime.now(UTC)
    monday = weeks.monday_of(now.date()) + timedelta(days=7)
    week = weeks.plan(planner, monday, now)
    assert week.capacity_minutes < 8 * 60
    assert "a no that came late" in week.notes[-1].plain()
    assert week_of(planner, monday).notes == week.notes
    week = weeks.plan(planner, monday, now, lighter=False)
    assert week.capacity_minutes == 8 * 60
    week = weeks.plan(planner, monday, now, lighter=True)
    assert not any("came late" in note.plain() for note in week.notes)


def test_their_word_on_a_lighter_week_stays(planner):
    light = weeks.plan(planner, MONDAY, NOW, lighter=True)
    assert weeks.plan(planner, MONDAY, NOW).capacity_minutes == light.capacity_minutes


def test_a_week_that_is_over_stays_as_it_was(planner):
    weeks.plan(planner, MONDAY, NOW)
    over = datetime(2026, 3, 30, 1, tzinfo=UTC)
    before = list(WeekRow.objects.values())
    for lighter in (None, True):
        with pytest.raises(Fixable, match="2026-W13 is over"):
            weeks.plan(planner, MONDAY, over, lighter=lighter)
    with pytest.raises(Fixable, match="2020-W10 is over"):
        weeks.plan(planner, date(2020, 3, 2), over)
    assert list(WeekRow.objects.values()) == before


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen while a week is being solved, `times` times."""

    def let(act, times=1):
        left = [act] * times

        def solving(solve):
            def solved(*given):
                week = solve(*given)
                if left:
                    left.pop()()
                return week

            return solved

        monkeypatch.setattr(weeks, "solve", solving(weeks.solve))
        monkeypatch.setattr(weeks, "replan", solving(weeks.replan))

    return let


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_done_moved_or_pinned_while_a_week_is_solved_stays(
    planner, meanwhile, times
):
    take(planner, read(Kind.INTERVIEW, 0, stage=Stage.INTERVIEW))
    weeks.plan(planner, MONDAY, NOW)
    rows = BlockRow.objects.filter(owner=planner)
    follow_up = rows.get(candidate__kind="follow_up")
    moved, pinned = rows.filter(candidate__kind="application")[:2]
    starts = [datetime(2026, 3, 28, hour, tzinfo=UTC) for hour in (20, 18)]

    def act():
        weeks.mark(planner, follow_up.id, Standing.DONE, NOW.date())
        weeks.move(planner, moved.id, starts.pop(), NOW)
        weeks.pin(planner, pinned.id, pinned=True)

    meanwhile(act, times)
    week = weeks.plan(planner, MONDAY, NOW)
    for row in (follow_up, moved, pinned):
        row.refresh_from_db()
    assert follow_up.standing == Standing.DONE
    assert (moved.start, moved.pinned) == (
        datetime(2026, 3, 28, 20 if times == 2 else 18, tzinfo=UTC),
        True,
    )
    assert pinned.pinned
    assert week_of(planner, MONDAY).blocks == week.blocks
    weeks.mark(planner, follow_up.id, Standing.PLANNED, NOW.date())
    weeks.mark(planner, follow_up.id, Standing.DONE, NOW.date())
    one = timeline_of(planner, UUID(follow_up.candidate["subject"]))
    assert [event.kind for event in one.events].count(EventKind.FOLLOWED_UP) == 1


def test_what_is_erased_while_a_week_is_solved_does_not_come_back(planner, meanwhile):
    take(planner, read(Kind.INTERVIEW, 0, company="Canary Ltd", stage=Stage.INTERVIEW))
    one = ApplicationRow.objects.get(owner=planner).id
    meanwhile(lambda: erase(planner, one))
    weeks.plan(planner, MONDAY, NOW)
    rows = BlockRow.objects.filter(owner=planner)
    kept = json.dumps(list(rows.values_list("candidate", flat=True)))
    assert kept != "[]"
    assert "Canary" not in kept
    assert str(one) not in kept


def erase(owner, application):
    """Take an application's lines and blocks out, as erasing does in one transaction."""
    EventRow.objects.filter(owner=owner, application_id=application).delete()
    BlockRow.objects.filter(candidate__subject=str(application)).delete()


def test_a_week_that_keeps_changing_is_solved_while_nothing_else_can(
    planner, meanwhile
):
    around = len(connection.savepoint_ids)
    held = []

    def change():
        held.append(len(connection.savepoint_ids) > around)
        if not held[-1]:
            Preferences.objects.update(hours_per_week=F("hours_per_week") + 1)

    meanwhile(change, 3)
    week = weeks.plan(planner, MONDAY, NOW)
    assert held == [False, False, True]
    assert week.capacity_minutes == 10 * 60


def test_what_another_week_holds_or_did_is_not_planned_twice(planner):
    take(
        planner,
        read(Kind.ACKNOWLEDGED, 0, company="Birch", reply_possible=True),
        read(Kind.ASSESSMENT, 16, company="Larch", sender="hr@larch.example"),
    )
    weeks.plan(planner, MONDAY, NOW)
    rows = BlockRow.objects.filter(owner=planner, week__monday=MONDAY)
    task = rows.get(candidate__kind="task")
    assert rows.filter(candidate__kind="follow_up").exists()
    following = MONDAY + timedelta(days=7)
    assert not {"task", "follow_up"} & set(kinds(weeks.plan(planner, following, NOW)))
    weeks.mark(planner, task.id, Standing.DONE, MONDAY)
    later = datetime(2026, 3, 30, 6, tzinfo=UTC)
    again = kinds(weeks.plan(planner, following, later))
    assert "task" not in again
    assert "follow_up" in again


def test_answers_that_wait_again_are_planned_again(planner):
    take(planner, read(Kind.REJECTED, 10))
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.get(owner=planner, candidate__kind="open_answers")
    weeks.mark(planner, row.id, Standing.DONE, MONDAY)
    later = datetime(2026, 3, 30, 6, tzinfo=UTC)
    again = weeks.plan(planner, MONDAY + timedelta(days=7), later)
    assert "open_answers" in kinds(again)


def test_doing_a_follow_up_is_noted_once(planner):
    take(planner, read(Kind.INTERVIEW, 0, stage=Stage.INTERVIEW))
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.get(owner=planner, candidate__kind="follow_up")
    weeks.mark(planner, row.id, Standing.DONE, NOW.date())
    weeks.mark(planner, row.id, Standing.DONE, NOW.date())
    assert EventRow.objects.filter(owner=planner, kind="followed_up").count() == 1


def test_a_follow_up_taken_back_was_not_done_and_can_be_done_again(planner):
    take(planner, read(Kind.INTERVIEW, 0, stage=Stage.INTERVIEW))
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.get(owner=planner, candidate__kind="follow_up")
    stands = []
    for standing in [Standing.DONE, Standing.PLANNED] * 2 + [Standing.DONE]:
        weeks.mark(planner, row.id, standing, date(2026, 3, 24))
        one = timeline_of(planner, UUID(row.candidate["subject"]))
        noted = [e for e in one.events if e.kind == "followed_up"]
        stands.append([e.happened.date() for e in noted])
    once = [date(2026, 3, 24)]
    assert stands == [once, [], once, [], once]


def test_a_block_about_an_application_that_is_gone_can_be_marked(planner):
    take(planner, read(Kind.INTERVIEW, 0, stage=Stage.INTERVIEW))
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.get(owner=planner, candidate__kind="follow_up")
    for event in EventRow.objects.filter(owner=planner):
        applications.undo(planner, event.id)
    weeks.mark(planner, row.id, Standing.DONE, NOW.date())
    row.refresh_from_db()
    assert row.standing == Standing.DONE


def test_a_moved_block_is_pinned_where_it_was_put(planner):
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.filter(owner=planner, candidate__kind="application").first()
    start = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
    weeks.move(planner, row.id, start, NOW)
    again = weeks.plan(planner, MONDAY, NOW)
    (there,) = [block for block in again.blocks if block.candidate.key == row.key]
    assert (there.span.start, there.pinned) == (start, True)
    weeks.pin(planner, row.id, pinned=False)
    assert not BlockRow.objects.get(id=row.id).pinned


def test_a_wish_against_sleep_is_kept_and_said_and_can_be_taken_back(planner):
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.filter(owner=planner, candidate__kind="application").first()
    before = row.start
    night = datetime(2026, 3, 25, 2, 0, tzinfo=UTC)
    (said,) = weeks.move(planner, row.id, night, NOW)
    assert "inside your sleep" in said.plain()
    row.refresh_from_db()
    assert row.start == night
    weeks.put_back(planner, row.id, before, pinned=False)
    row.refresh_from_db()
    assert (row.start, row.pinned) == (before, False)
    with pytest.raises(Fixable, match="has passed"):
        weeks.move(planner, row.id, NOW - timedelta(hours=1), NOW)


def test_a_block_is_not_put_on_another_one_or_outside_its_week(planner):
    weeks.plan(planner, MONDAY, NOW)
    first, second = BlockRow.objects.filter(owner=planner).order_by("start")[:2]
    with pytest.raises(Fixable):
        weeks.move(planner, first.id, second.start, NOW)
    with pytest.raises(Fixable):
        weeks.move(planner, first.id, datetime(2026, 4, 20, 10, tzinfo=UTC), NOW)


def test_a_new_time_zone_hides_no_block_of_the_week(planner):
    told = Preferences.objects.filter(owner=planner)
    told.update(time_zone="Pacific/Auckland")
    week = weeks.plan(planner, MONDAY, NOW)
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):
        told.update(time_zone=zone)
        days = week_page(planner, MONDAY, NOW).days
        shown = [block.start for day in days for block in day.blocks]
        assert shown == [block.span.start for block in week.blocks]


@pytest.fixture
def in_the_way(planner):
    """Two blocks, the second of which was moved to where the first had been."""
    weeks.plan(planner, MONDAY, NOW)
    return BlockRow.objects.filter(owner=planner, candidate__kind="application")[:2]


def test_a_block_is_not_put_back_on_another_one(planner, in_the_way):
    first, second = in_the_way
    weeks.move(planner, first.id, datetime(2026, 3, 28, 18, tzinfo=UTC), NOW)
    weeks.move(planner, second.id, first.start, NOW)
    with pytest.raises(Fixable, match="Something else is planned then"):
        weeks.put_back(planner, first.id, first.start, pinned=False)
    assert BlockRow.objects.get(id=first.id).start.day == 28


def test_a_block_that_was_left_out_does_not_come_back_on_another_one(
    planner, in_the_way
):
    first, second = in_the_way
    weeks.mark(planner, first.id, Standing.SKIPPED, MONDAY)
    weeks.move(planner, second.id, first.start, NOW)
    with pytest.raises(Fixable, match="Something else is planned then"):
        weeks.mark(planner, first.id, Standing.PLANNED, MONDAY)
    assert BlockRow.objects.get(id=first.id).standing == Standing.SKIPPED
    weeks.put_back(planner, second.id, second.start, pinned=False)
    weeks.mark(planner, first.id, Standing.PLANNED, MONDAY)


def entries(owner):
    """Return the calendar's entries by UID: sequence and start."""
    file = calendars.week_file(owner, MONDAY, NOW, Text.plain, neutral=True)
    return {
        str(event["UID"]): (event["SEQUENCE"], event["DTSTART"].dt)
        for event in Calendar.from_ical(file).walk("VEVENT")
    }


def test_every_change_of_a_week_outdates_the_calendar_taken_before(planner):
    weeks.plan(planner, MONDAY, NOW)
    first, *_ = BlockRow.objects.filter(owner=planner).order_by("start")
    away = datetime(2026, 3, 28, 18, tzinfo=UTC)
    files = [entries(planner)]
    for change in (
        lambda: weeks.plan(planner, MONDAY, NOW),
        lambda: weeks.move(planner, first.id, away, NOW),
        lambda: weeks.put_back(planner, first.id, first.start, pinned=False),
        lambda: weeks.mark(planner, first.id, Standing.SKIPPED, MONDAY),
        lambda: weeks.mark(planner, first.id, Standing.PLANNED, MONDAY),
    ):
        change()
        files.append(entries(planner))
    sequences = [{sequence for sequence, _ in file.values()} for file in files]
    assert sequences == [{n} for n in range(1, 7)]
    assert len(files[4]) == len(files[0]) - 1
    assert files[0].keys() == files[2].keys() == files[5].keys()


def test_two_people_with_the_same_week_have_no_entry_in_common(planner, bob):
    weeks.plan(planner, MONDAY, NOW)
    weeks.plan(bob, MONDAY, NOW)
    assert not entries(planner).keys() & entries(bob).keys()


def test_nobody_marks_somebody_elses_block(planner, bob):
    weeks.plan(planner, MONDAY, NOW)
    row = BlockRow.objects.filter(owner=planner).first()
    with pytest.raises(NotFound):
        weeks.mark(bob, row.id, Standing.DONE, NOW.date())


def test_the_same_week_is_planned_the_same_way_twice(planner, bob):
    Preferences.objects.filter(owner=bob).update(
        hours_per_week=8, time_zone="Europe/London"
    )
    one = weeks.plan(planner, MONDAY, NOW)
    other = weeks.plan(bob, MONDAY, NOW)
    assert [(b.candidate.key, b.span) for b in one.blocks] == [
        (b.candidate.key, b.span) for b in other.blocks
    ]
