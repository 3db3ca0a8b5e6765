"""What a person does on the pages, and how each act is told and taken back."""

import os
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.flows import story
from tests.flows.routes import address

from onward.history.application import Channel
from onward.kernel.identifiers import digest
from onward.mail.signal import Kind
from onward.services import applications, erasing, review, weeks
from onward.services.keeping import keep
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    BusySpan,
    EventRow,
    Job,
    KeptMessage,
    Preferences,
    WeekRow,
)
from onward.store.queries.inbox import inbox_page, message_page

NOW = datetime.now(UTC)
TODAY = NOW.date()
ANSWERS = {
    "hours": "7.5",
    "days": ["0", "1", "3"],
    "sleep_from": "22:30",
    "sleep_to": "06:15",
    "time_zone": "Europe/Lisbon",
}
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//x//EN\r
BEGIN:VEVENT\r
UID:1@x.example\r
DTSTAMP:20261101T000000Z\r
DTSTART:%s\r
DTEND:%s\r
SUMMARY:canary-dentist\r
LOCATION:canary-street\r
END:VEVENT\r
END:VCALENDAR\r
"""


def said(client, answer):
    """Follow a redirect and return what the page says was done, and where it is."""
    assert answer.status_code == 302, answer.content
    page = client.get(answer.headers["Location"], follow=True).content.decode()
    block = re.search(r'<div class="said".*?</div>\s*</div>', page, re.DOTALL)
    return (block[0] if block else ""), page


def undo(client, answer):
    """Press Undo on the message an act left."""
    block, _ = said(client, answer)
    action = re.search(r'action="([^"]+)"', block)[1]
    return client.post(action)


def live():
    rows = ApplicationRow.objects.filter(live=True).order_by("company", "role")
    return [(row.company, row.role, row.furthest, row.state) for row in rows]


@pytest.fixture
def one(alice):
    story.answered(alice)
    return applications.add(alice, "Yarrow Foods", "Buyer", TODAY, Channel.BOARD)


class TestTheFirstPlan:
    def test_three_answers_make_a_week(self, alice, alices):
        answer = alices.post("/first-plan/", ANSWERS)
        block, page = said(alices, answer)
        assert "Your week is planned" in block
        told = Preferences.objects.get(owner=alice)
        assert (told.answered, told.hours_per_week, told.days) == (True, 7.5, [0, 1, 3])
        assert told.days_off == [2, 4, 5, 6]
        assert told.time_zone == "Europe/Lisbon"
        assert WeekRow.objects.count() == 1
        assert 'class="horizon"' in page

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("hours", "", "Give a number of hours"),
            ("hours", "many", "Write it as a number"),
            ("hours", "-1", "None is the least there is"),
            ("hours", "200", "more than a week can carry"),
            ("sleep_from", "", "Give a time"),
            ("sleep_to", "noon", "Write the time as"),
            ("sleep_to", ANSWERS["sleep_from"], "when do you usually get up?"),
            ("time_zone", "Mars/Base", "There is no time zone of that name"),
        ],
    )
    def test_what_cannot_be_is_told_where_it_stands(self, field, value, words, alices):
        answer = alices.post("/first-plan/", {**ANSWERS, field: value})
        assert answer.status_code == 200
        page = answer.content.decode()
        assert words in page
        assert 'role="alert"' in page
        assert WeekRow.objects.count() == 0
        assert alices.get("/first-plan/").headers["Location"] == "/"

    def test_hours_that_are_not_a_number_are_refused(self, alices):
        for value in ("nan", "inf"):
            alices.post("/first-plan/", {**ANSWERS, "hours": value})
        assert WeekRow.objects.count() == 0


class TestToday:
    @pytest.fixture
    def planned(self, alice, monkeypatch):
        """Alice on Wednesday 25 November at five in the morning, with three blocks."""
        from onward.web import visit

        now = datetime(2026, 11, 25, 5, tzinfo=UTC)
        monkeypatch.setattr(visit, "now", lambda: now)
        monkeypatch.setattr(visit, "today", now.date)
        story.answered(alice)
        return story.day_with_blocks(alice, now.date())

    def next_id(self, alices):
        page = alices.get("/").content.decode()
        return re.search(r"/blocks/([0-9a-f-]{36})/later/", page)[1]

    def test_later_lets_the_next_one_come_first(self, planned, alices):
        first, second = planned[0], planned[1]
        assert self.next_id(alices) == str(first.id)
        alices.post(address("later", block=first.id))
        assert self.next_id(alices) == str(second.id)

    def test_done_and_undo(self, planned, alices):
        first = planned[0]
        answer = alices.post(address("mark", block=first.id, standing="done"))
        first.refresh_from_db()
        assert first.standing == "done"
        undo(alices, answer)
        first.refresh_from_db()
        assert first.standing == "planned"

    def test_not_today_leaves_it_out(self, planned, alices):
        alices.post(address("mark", block=planned[0].id, standing="skipped"))
        assert self.next_id(alices) == str(planned[1].id)

    @pytest.mark.usefixtures("planned")
    def test_stopping_hides_the_plan_until_tomorrow(self, alices, monkeypatch):
        from onward.web import visit

        answer = alices.post("/stop/")
        _, page = said(alices, answer)
        assert "Enough for today" in page
        assert "/later/" not in page
        at = datetime(2026, 11, 26, 5, tzinfo=UTC)
        monkeypatch.setattr(visit, "now", lambda: at)
        assert "Enough for today" not in alices.get("/").content.decode()
        monkeypatch.undo()

    @pytest.mark.usefixtures("planned")
    def test_stopping_twice_is_stopping_once(self, alices):
        alices.post("/stop/")
        _, page = said(alices, alices.post("/stop/"))
        assert "Enough for today" in page
        answer = alices.post("/stop/")
        undo(alices, answer)
        assert "/later/" in alices.get("/").content.decode()

    @pytest.mark.usefixtures("planned")
    def test_what_was_put_off_or_stopped_stays_so_until_the_person_sleeps(
        self, alice, alices, monkeypatch
    ):
        from onward.web import visit

        owls = Preferences.objects.filter(owner=alice)
        owls.update(sleep_from=time(3), sleep_to=time(11))
        for clock, stopped in (((25, 22), True), ((26, 2), True), ((26, 4), False)):
            at = datetime(2026, 11, *clock, tzinfo=UTC)
            monkeypatch.setattr(visit, "now", lambda at=at: at)
            if clock == (25, 22):
                alices.post("/stop/")
            page = alices.get("/").content.decode()
            assert ("Enough for today" in page) is stopped

    @pytest.mark.usefixtures("planned")
    def test_stopping_can_be_taken_back(self, alices):
        undo(alices, alices.post("/stop/"))
        assert "/later/" in alices.get("/").content.decode()

    def test_a_day_that_is_done_says_so(self, planned, alices):
        for row in planned:
            alices.post(address("mark", block=row.id, standing="done"))
        assert "The rest of the day is yours." in alices.get("/").content.decode()


class TestTheWeek:
    @pytest.fixture
    def block(self, alice):
        story.answered(alice)
        weeks.plan(alice, date(2030, 3, 4), NOW)
        return BlockRow.objects.order_by("start").first()

    def test_planning_and_planning_again(self, alice, alices):
        story.answered(alice)
        block, page = said(alices, alices.post("/week/2030-W10/plan/"))
        assert "Your week is planned" in block
        assert "What did not fit" in page or "Everything that was suggested" in page
        block, _ = said(alices, alices.post("/week/2030-W10/plan/"))
        assert "Planned again" in block

    @pytest.mark.usefixtures("block")
    def test_a_lighter_week_and_back(self, alices):
        _, page = said(
            alices, alices.post("/week/2030-W10/lighter/", {"lighter": "yes"})
        )
        assert "This is a lighter week" in page
        assert "Usual hours again" in page
        _, page = said(
            alices, alices.post("/week/2030-W10/lighter/", {"lighter": "no"})
        )
        assert "This is a lighter week" not in page

    def test_pinning(self, block, alices):
        alices.post(address("pin", block=block.id), {"pinned": "yes"})
        block.refresh_from_db()
        assert block.pinned
        alices.post(address("pin", block=block.id), {"pinned": "no"})
        block.refresh_from_db()
        assert not block.pinned

    def test_moving_by_the_persons_own_clock(self, block, alices):
        form = {"day": "2030-03-10", "time": "16:30"}
        alices.post(address("move", block=block.id), form)
        block.refresh_from_db()
        assert block.start == datetime(2030, 3, 10, 16, 30, tzinfo=UTC)
        assert block.pinned

    def test_a_move_can_be_taken_back_once(self, block, alices):
        before = block.start
        form = {"day": "2030-03-10", "time": "03:30"}
        answer = alices.post(address("move", block=block.id), form)
        text, _ = said(alices, answer)
        assert "inside your sleep, 23:00 to 07:00" in text
        alices.post(address("put_back", block=block.id))
        block.refresh_from_db()
        assert (block.start, block.pinned) == (before, False)
        assert alices.post(address("put_back", block=block.id)).status_code == 404

    def test_a_move_sent_twice_is_taken_back_as_one(self, block, alices):
        before = block.start
        for _ in range(2):
            form = {"day": "2030-03-10", "time": "16:30"}
            answer = alices.post(address("move", block=block.id), form)
        undo(alices, answer)
        block.refresh_from_db()
        assert (block.start, block.pinned) == (before, False)

    def test_a_move_to_where_it_was_pinned_has_nothing_to_take_back(
        self, block, alices
    ):
        BlockRow.objects.filter(id=block.id).update(pinned=True)
        form = {"day": f"{block.start:%Y-%m-%d}", "time": f"{block.start:%H:%M}"}
        answer = alices.post(address("move", block=block.id), form)
        text, _ = said(alices, answer)
        assert "Moved, and pinned there." in text
        assert "action=" not in text

    @pytest.mark.parametrize(
        ("zone", "day", "time"),
        [
            ("Asia/Tokyo", "0001-01-01", "01:00"),
            ("America/New_York", "9999-12-31", "23:30"),
            ("UTC", "9999-12-31", "23:30"),
        ],
    )
    def test_the_ends_of_the_calendar_are_no_place(
        self, zone, day, time, block, alice, alices
    ):
        Preferences.objects.filter(owner=alice).update(time_zone=zone)
        form = {"day": day, "time": time}
        text, _ = said(alices, alices.post(address("move", block=block.id), form))
        assert 'class="error"' in text

    @pytest.mark.parametrize("week", ["9999-W52", "0001-W01"])
    def test_there_are_no_weeks_beyond_what_can_be_planned(self, week, alices):
        for act in ("plan", "lighter", "calendar"):
            assert alices.post(f"/week/{week}/{act}/").status_code == 404

    def test_the_last_week_there_is_can_be_planned(self, alice, alices):
        story.answered(alice)
        assert "is planned" in said(alices, alices.post("/week/9998-W52/plan/"))[0]

    @pytest.mark.parametrize("act", ["plan", "lighter"])
    def test_a_week_that_is_over_is_told_and_not_planned(self, act, alice, alices):
        story.answered(alice)
        text, _ = said(alices, alices.post(f"/week/2020-W10/{act}/"))
        assert "The week 2020-W10 is over" in text
        assert not WeekRow.objects.exists()

    @pytest.mark.parametrize(
        "form",
        [
            {},
            {"day": "2030-03-10", "time": "25:00"},
            {"day": "nonsense", "time": "10:00"},
            {"day": "2031-03-10", "time": "10:00"},
        ],
    )
    def test_where_it_cannot_go_is_told(self, form, block, alices):
        before = block.start
        here = "http://127.0.0.1/week/2030-W10/"
        answer = alices.post(
            address("move", block=block.id), form, headers={"referer": here}
        )
        assert answer.headers["Location"] == "/week/2030-W10/"
        text, _ = said(alices, answer)
        assert 'class="error"' in text
        block.refresh_from_db()
        assert block.start == before

    @pytest.mark.usefixtures("block")
    def test_the_calendar_file(self, alices):
        whole = alices.get("/week/2030-W10/calendar/")
        assert whole.headers["Content-Type"] == "text/calendar"
        assert "onward-2030-W10.ics" in whole.headers["Content-Disposition"]
        assert whole.content.count(b"BEGIN:VEVENT") == BlockRow.objects.count()
        neutral = alices.get("/week/2030-W10/calendar/?titles=neutral").content
        assert set(re.findall(rb"SUMMARY:(.*)\r", neutral)) == {b"Appointment"}
        assert b"DESCRIPTION" not in neutral


class TestOneApplication:
    def test_added_by_hand(self, alices):
        form = {"company": "Fernhill", "applied_on": TODAY, "channel": "referral"}
        answer = alices.post("/applications/add/", form)
        block, page = said(alices, answer)
        assert "Added." in block
        assert "You wrote this." in page
        assert live() == [("Fernhill", "", "application", "open")]

    @pytest.mark.parametrize(
        ("form", "words"),
        [
            ({"applied_on": "2026-03-02"}, "Give a company or a role"),
            ({"company": "X", "applied_on": ""}, "Which day was it?"),
            ({"company": "X", "applied_on": "soon"}, "Write the day as"),
        ],
    )
    def test_what_is_missing_is_told(self, form, words, alices):
        answer = alices.post("/applications/add/", form)
        assert answer.status_code == 200
        assert words in answer.content.decode()
        assert live() == []

    def test_a_day_in_the_future_is_told_and_not_kept(self, one, alices):
        ahead = TODAY + timedelta(days=9)
        answer = alices.post(
            address("happened", application=one),
            {"kind": "offer", "on": ahead, "note": "A call I look forward to"},
        )
        page = answer.content.decode()
        assert "That date is in the future" in page
        assert "A call I look forward to" in page
        assert live() == [("Yarrow Foods", "Buyer", "application", "open")]

    def test_what_happened_and_undo_and_undo_again(self, one, alices):
        form = {"kind": "interview", "on": TODAY, "stage": "final", "note": "Good."}
        answer = alices.post(address("happened", application=one), form)
        assert live() == [("Yarrow Foods", "Buyer", "final", "open")]
        answer = undo(alices, answer)
        assert live() == [("Yarrow Foods", "Buyer", "application", "open")]
        undo(alices, answer)
        assert live() == [("Yarrow Foods", "Buyer", "final", "open")]

    def test_an_undone_entry_can_be_brought_back_later(self, one, alices):
        alices.post(
            address("happened", application=one), {"kind": "offer", "on": TODAY}
        )
        event = EventRow.objects.get(kind="offer")
        alices.post(address("undo", event=event.id))
        page = alices.get(address("application", application=one)).content.decode()
        back = re.search(r"Taken out.*?action=\"([^\"]+)\"", page, re.DOTALL)[1]
        alices.post(back)
        assert live() == [("Yarrow Foods", "Buyer", "offer", "offer")]

    @pytest.mark.usefixtures("one")
    def test_undoing_all_of_it_leaves_no_page_but_an_undo(self, alices):
        event = EventRow.objects.get(kind="applied")
        answer = alices.post(address("undo", event=event.id))
        assert answer.headers["Location"] == "/applications/"
        assert live() == []
        undo(alices, answer)
        assert live() == [("Yarrow Foods", "Buyer", "application", "open")]

    def test_feedback_is_kept_in_their_words(self, one, alices):
        form = {"kind": "got_feedback", "on": TODAY, "note": "More numbers, please."}
        alices.post(address("happened", application=one), form)
        page = alices.get(address("application", application=one)).content.decode()
        assert "What they said, in their words" in page

    def test_description_and_undo(self, one, alices):
        form = {"company": "Yarrow & Sons", "role": "Lead", "applied_on": TODAY}
        answer = alices.post(address("describe", application=one), form)
        assert live()[0][:2] == ("Yarrow & Sons", "Lead")
        undo(alices, answer)
        assert live()[0][:2] == ("Yarrow Foods", "Buyer")

    def test_a_description_sent_twice_is_undone_as_one(self, one, alices):
        form = {"company": "Yarrow & Sons", "role": "Lead", "applied_on": TODAY}
        path = address("describe", application=one)
        for _ in range(2):
            answer = alices.post(path, form)
        said(alices, undo(alices, answer))
        assert live()[0][:2] == ("Yarrow Foods", "Buyer")
        alices.post(path, form)
        assert live()[0][:2] == ("Yarrow & Sons", "Lead")

    def test_undoing_a_description_that_changed_nothing_takes_no_name_away(
        self, one, alices
    ):
        form = {"company": "Yarrow Foods", "role": "Buyer", "applied_on": TODAY}
        form["channel"] = "board"
        path = address("describe", application=one)
        for _ in range(2):
            answer = alices.post(path, form)
        undo(alices, answer)
        assert live()[0][:2] == ("Yarrow Foods", "Buyer")

    def test_asking_why_is_noted_once_a_day(self, one, alices):
        path = address("happened", application=one)
        forms = [
            {"kind": "asked_feedback", "on": TODAY - timedelta(days=days), "note": ""}
            for days in (0, 0, 1)
        ]
        answers = [alices.post(path, form) for form in forms]
        asked = EventRow.objects.filter(kind="asked_feedback")
        assert asked.count() == 2
        undo(alices, answers[0])
        alices.post(path, forms[0])
        assert asked.count() == 3

    def test_a_description_with_a_slip_keeps_what_was_typed(self, one, alices):
        form = {"company": "Typed", "role": "", "applied_on": "x"}
        answer = alices.post(address("describe", application=one), form)
        page = answer.content.decode()
        assert 'value="Typed"' in page
        assert "Write the day as" in page
        path = address("describe", application=one)
        assert alices.get(path).headers["Location"] == address(
            "application", application=one
        )

    def test_merge_and_undo(self, one, alice, alices):
        other = applications.add(alice, "Yarrow", "", TODAY, Channel.UNKNOWN)
        path = address("merge", application=other)
        assert "No other one" in alices.get(path).content.decode()
        assert "Yarrow Foods" in alices.get(path + "?q=foods").content.decode()
        answer = alices.post(path, {"into": one})
        assert [name for name, *_ in live()] == ["Yarrow Foods"]
        undo(alices, answer)
        assert [name for name, *_ in live()] == ["Yarrow", "Yarrow Foods"]

    def test_merging_into_nothing_is_told(self, one, alices):
        answer = alices.post(address("merge", application=one), {"into": "nonsense"})
        block, _ = said(alices, answer)
        assert "Choose the application it belongs to." in block

    def test_splitting_off(self, one, alices):
        alices.post(
            address("happened", application=one), {"kind": "offer", "on": TODAY}
        )
        event = EventRow.objects.get(kind="offer")
        alices.post(address("split", application=one), {"entry": event.id})
        assert [state for *_, state in live()] == ["open", "offer"] or [
            state for *_, state in live()
        ] == ["offer", "open"]

    def test_splitting_nothing_off_is_told(self, one, alices):
        block, _ = said(alices, alices.post(address("split", application=one)))
        assert "Choose at least one entry" in block


@pytest.mark.django_db(transaction=True)
class TestErasing:
    def test_one_application_asks_first_and_is_gone_then(self, one, alices):
        path = address("erase_application", application=one)
        assert "Erase Yarrow Foods?" in alices.get(path).content.decode()
        block, _ = said(alices, alices.post(path))
        assert "Erased, with its mail." in block
        assert not ApplicationRow.objects.exists()

    @pytest.mark.usefixtures("one")
    def test_everything_needs_the_word(self, alices, place):
        (place.backups / "old.onward-backup").write_bytes(b"x")
        block, _ = said(alices, alices.post("/settings/erase/", {"word": "delete"}))
        assert "Nothing was erased" in block
        assert ApplicationRow.objects.exists()
        block, _ = said(alices, alices.post("/settings/erase/", {"word": " Erase "}))
        assert "Everything is erased." in block
        assert "old.onward-backup" in block
        assert not ApplicationRow.objects.exists()
        assert not EventRow.objects.exists()


class TestMail:
    def test_an_unsure_message_is_told_what_it_is(self, alice, alices):
        story.small(alice, NOW)
        row = KeptMessage.objects.get(standing="unsure")
        page = alices.get("/inbox/").content.decode()
        assert "<mark>We would like to hear more about you.</mark>" in page
        answer = alices.post(
            address("decide", message=row.id), {"kind": "interview", "from": "inbox"}
        )
        block, page = said(alices, answer)
        assert "Filed as: An invitation to talk." in block
        assert "needs your eye" not in page
        assert "That was the last one" in page
        assert f'action="{address("undo_said")}"' in page
        assert (
            "Kestrel Lane Logistics",
            "Operations Analyst",
            "interview",
            "open",
        ) in live()

    def test_what_reads_like_a_job_is_asked_first_and_the_rest_together(
        self, alice, alices
    ):
        story.answered(alice)
        for number in range(3):
            other = story.mail(
                Kind.OTHER, NOW, words=f"Lunch {number}?", confidence=0.5
            )
            story.take(alice, replace(other, signal=replace(other.signal, about=0.5)))
        story.take(
            alice,
            story.mail(Kind.INTERVIEW, NOW - timedelta(days=9), confidence=0.5),
        )
        page = inbox_page(alice)
        assert page.asking.suggested is Kind.INTERVIEW
        assert len(page.likely_nothing) == 3
        seen = [page.asking.mail.id]
        for _ in range(3):
            seen.append(inbox_page(alice, later=seen).asking.mail.id)
        assert len(set(seen)) == 4
        assert inbox_page(alice, later=seen).asking.mail.id == seen[0]
        chosen = [str(one.id) for one in page.likely_nothing[:2]]
        answer = alices.post(address("none_of_these"), {"message": chosen})
        assert KeptMessage.objects.filter(standing="unsure").count() == 2
        undo(alices, answer)
        assert KeptMessage.objects.filter(standing="unsure").count() == 4
        block, _ = said(alices, alices.post(address("none_of_these")))
        assert "Choose at least one" in block

    @pytest.fixture
    def empty(self, alice):
        """A doubtful message with nothing in it but a subject, or an attachment."""
        one = story.mail(Kind.INTERVIEW, confidence=0.6)
        story.take(alice, replace(one, message=replace(one.message, text="")))
        return KeptMessage.objects.get()

    def test_a_message_without_a_text_can_be_answered(self, empty, alices):
        asked = alices.get(address("message", message=empty.id)).content.decode()
        assert empty.subject in asked
        form = {"kind": "interview", "from": "inbox"}
        alices.post(address("decide", message=empty.id), form)
        assert live() == [("Fernhill Foods", "Supply Planner", "interview", "open")]

    def test_a_message_without_a_text_is_asked_about_again(self, empty, alices):
        answer = alices.post(address("none_of_these"), {"message": [str(empty.id)]})
        assert KeptMessage.objects.get().standing == "alone"
        undo(alices, answer)
        empty.refresh_from_db()
        assert (empty.standing, empty.corrected) == ("unsure", "")

    @pytest.mark.django_db(transaction=True)
    def test_what_was_erased_meanwhile_is_not_asked_about_again(self, alice, alices):
        story.take(alice, story.mail(), story.mail(Kind.INTERVIEW, confidence=0.6))
        unsure = KeptMessage.objects.get(standing="unsure")
        review.decide(alice, unsure.id, Kind.INTERVIEW)
        erasing.erase_application(alice, ApplicationRow.objects.get().id)
        review.ask_again(alice, [unsure.id])
        assert KeptMessage.objects.get(id=unsure.id).standing == "alone"
        assert alices.get(address("message", message=unsure.id)).status_code == 404

    def test_of_many_applications_at_one_company_its_own_is_offered_first(
        self, alice, alices
    ):
        story.take(alice, story.mail())
        home = ApplicationRow.objects.get().id
        for number in range(12):
            applications.add(
                alice, "Fernhill Foods", f"Role {number}", TODAY, Channel.BOARD
            )
        row = KeptMessage.objects.get()
        page = message_page(alice, row.id)
        assert (page.choices[0].id, len(page.choices)) == (home, 10)
        shown = alices.get(address("message", message=row.id)).content.decode()
        assert re.search(rf'value="{home}" checked', shown)

    def test_a_kind_that_does_not_exist_is_told(self, alice, alices):
        story.small(alice, NOW)
        row = KeptMessage.objects.get(standing="unsure")
        answer = alices.post(address("decide", message=row.id), {"kind": "nonsense"})
        block, _ = said(alices, answer)
        assert "Choose what this message is." in block

    def test_a_message_can_be_relabelled_and_moved(self, one, alice, alices):
        story.take(alice, story.mail(company="Yarrow Foods", role="Other Role"))
        row = KeptMessage.objects.get()
        page = alices.get(address("message", message=row.id)).content.decode()
        assert str(one) in page
        form = {"kind": "offer", "application": one}
        answer = alices.post(address("decide", message=row.id), form)
        assert answer.headers["Location"] == address("application", application=one)
        assert ("Yarrow Foods", "Buyer", "offer", "offer") in live()

    def test_it_cannot_be_moved_to_an_application_that_was_not_offered(
        self, alice, bob, alices
    ):
        his = applications.add(bob, "Bob's", "", TODAY, Channel.UNKNOWN)
        story.take(alice, story.mail())
        row = KeptMessage.objects.get()
        form = {"kind": "offer", "application": his}
        assert alices.post(address("decide", message=row.id), form).status_code == 404
        assert not EventRow.objects.filter(application_id=his, owner=alice).exists()

    def test_another_one_can_come_first(self, alice, alices):
        for day in range(3):
            story.take(
                alice,
                story.mail(
                    Kind.OFFER,
                    NOW - timedelta(days=day),
                    f"Company {day}",
                    confidence=0.5,
                ),
            )
        seen, path = [], "/inbox/"
        for _ in range(4):
            page = alices.get(path).content.decode()
            seen.append(re.search(r"Company (\d)", page)[1])
            later = re.search(r'action="(/messages/[^"]+/later/)"', page)[1]
            assert alices.post(later).headers["Location"] == path
        assert seen == ["0", "1", "2", "0"]

    def test_a_path_is_read_by_the_worker(self, alices, tmp_path):
        box = tmp_path / "mail.mbox"
        box.write_bytes(b"From a@b Mon Mar  2 12:00:00 2026\n\nx\n")
        answer = alices.post("/inbox/path/", {"path": str(box)})
        job = Job.objects.get()
        assert answer.headers["Location"] == address("import", job=job.id)
        assert job.inputs == {"paths": [str(box)], "uploaded": False, "hold": True}

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/nowhere/at/all",
            "relative.mbox",
            "\0",
            "~nobody-here/x",
            "/" + "x" * 300,
        ],
    )
    def test_a_path_that_is_not_there_is_told(self, path, alices):
        answer = alices.post("/inbox/path/", {"path": path})
        assert answer.status_code == 200
        assert 'role="alert"' in answer.content.decode()
        assert not Job.objects.exists()

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe_that_nobody_may_ever_close_is_no_file(self, alices, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        page = alices.post("/inbox/path/", {"path": str(tmp_path / "pipe")})
        assert "There is no such file or folder." in page.content.decode()
        assert not Job.objects.exists()

    @pytest.mark.parametrize("size", [1000, 3_000_000])
    def test_an_upload_is_kept_privately_until_it_is_read(self, size, alices, place):
        given = SimpleUploadedFile("../../My Mail.mbox", b"From x\n" * (size // 7))
        alices.post("/inbox/upload/", {"file": given})
        alices.post(
            "/inbox/upload/", {"file": SimpleUploadedFile("My Mail.mbox", b"From y\n")}
        )
        names = {path.name for path in place.uploads.iterdir()}
        assert names == {"My_Mail.mbox", "My_Mail-2.mbox"}
        assert {path.stat().st_mode & 0o777 for path in place.uploads.iterdir()} == {
            0o600
        }
        first = Job.objects.order_by("made").first()
        assert first.inputs["uploaded"] is True
        assert "My_Mail.mbox" in alices.get("/inbox/").content.decode()
        assert str(place.root) not in alices.get("/inbox/").content.decode()

    def test_no_file_is_told(self, alices):
        page = alices.post("/inbox/upload/").content.decode()
        assert "Choose a file first." in page


class TestPasting:
    @pytest.fixture
    def reads(self, monkeypatch):
        """Let the child say what a test wants it to have read."""
        from onward.services import uploads

        given = []
        monkeypatch.setattr(uploads, "read_all", lambda _, **_more: given)
        return given

    @pytest.mark.usefixtures("alice")
    def test_a_no_that_was_pasted_was_read_already(self, alices, reads):
        reads.append(story.mail(Kind.REJECTED, NOW, words="We chose another."))
        block, page = said(alices, alices.post("/paste/", {"text": "anything"}))
        assert "It is filed here." in block
        assert "answered. It is a no" in page
        assert "An answer waits" not in page

    @pytest.mark.serves
    @pytest.mark.parametrize(
        "text", ["Milk, eggs, bread, two lemons.", "Sorry, it's a no from us."]
    )
    def test_text_that_names_no_work_is_asked_about(self, text, alices):
        answer = alices.post("/paste/", {"text": text})
        row = KeptMessage.objects.get()
        assert answer.headers["Location"] == address("message", message=row.id)
        assert row.text == text

    @pytest.mark.serves
    def test_a_bare_no_is_suggested_as_one(self, alices):
        answer = alices.post("/paste/", {"text": "Sorry, it's a no from us."})
        page = alices.get(answer.headers["Location"]).content.decode()
        assert "Keep it as a no?" in page
        assert "%" not in re.sub(r"<head>.*</head>", "", page, flags=re.DOTALL)
        kept = KeptMessage.objects.get()
        told = {"kind": "rejected", "from": "inbox"}
        answer = alices.post(address("decide", message=kept.id), told)
        assert answer.headers["Location"].startswith("/debrief/")

    def test_an_answer_to_somebody_else_is_set_aside_from_its_debrief(
        self, alices, reads
    ):
        reads.append(story.mail(Kind.REJECTED, NOW))
        page = said(alices, alices.post("/paste/", {"text": "anything"}))[1]
        assert "This is no answer to me" in page
        kept = KeptMessage.objects.get()
        told = {"kind": "other", "from": "debrief"}
        answer = alices.post(address("decide", message=kept.id), told, follow=True)
        page = answer.content.decode()
        assert "It counts as no answer to you." in page
        assert address("message", message=kept.id) in page
        assert ApplicationRow.objects.filter(live=True).count() == 0

    def test_other_answers_go_on_waiting(self, alice, alices, reads):
        story.take(alice, story.mail(), story.mail(Kind.REJECTED, NOW))
        reads.append(story.mail(sent=NOW))
        alices.post("/paste/", {"text": "anything"})
        assert ApplicationRow.objects.get().waiting == 1
        assert EventRow.objects.count() == 4

    def test_mail_that_is_still_being_read_is_left_to_its_import(
        self, alice, alices, reads
    ):
        keep(alice, [story.mail(company="Yarrow")])
        reads.append(story.mail(Kind.REJECTED, NOW))
        alices.post("/paste/", {"text": "anything"})
        assert [company for company, *_ in live()] == ["Fernhill Foods"]
        assert KeptMessage.objects.get(company="Yarrow").standing == "unfiled"

    def test_pasting_it_twice_files_it_once(self, alices, reads):
        reads.append(story.mail(Kind.REJECTED, NOW))
        alices.post("/paste/", {"text": "anything"})
        alices.post("/paste/", {"text": "anything"})
        assert KeptMessage.objects.count() == 1
        assert EventRow.objects.filter(kind="rejected").count() == 1

    WORDS = (
        "Thank you for coming to see us last week. Unfortunately we have decided to go"
        " on with somebody else."
    )

    def pasted(self, kept, **other):
        """Return a kept letter as it comes when its words alone are pasted."""
        bare = {"message_id": None, "date": None, "sender": "", "subject": "", **other}
        message = replace(kept.message, digest=digest(b"pasted"), **bare)
        words = kept.signal.words.replace(" Unf", "\nUnf")
        message = replace(message, text=message.text.replace(kept.signal.words, words))
        return replace(kept, source="pasted", digest=message.digest, message=message)

    def test_the_words_of_a_letter_that_is_kept_are_that_letter(
        self, alice, alices, reads
    ):
        no = story.mail(Kind.REJECTED, NOW, words=self.WORDS)
        story.take(alice, story.mail(), no)
        reads.append(self.pasted(no))
        answer = alices.post("/paste/", {"text": "anything"})
        assert answer.headers["Location"].startswith("/debrief/")
        (line,) = EventRow.objects.filter(kind="rejected")
        assert (line.message, line.happened) == (no.digest, NOW)
        assert ApplicationRow.objects.get().waiting == 0
        assert KeptMessage.objects.count() == 2

    def test_the_words_of_a_letter_that_is_asked_about_are_asked_about(
        self, alice, alices, reads
    ):
        no = story.mail(Kind.REJECTED, NOW, words=self.WORDS, confidence=0.6)
        story.take(alice, no)
        reads.append(self.pasted(no))
        answer = alices.post("/paste/", {"text": "anything"})
        kept = KeptMessage.objects.get()
        assert answer.headers["Location"] == address("message", message=kept.id)

    @pytest.mark.parametrize(
        "other",
        [
            {"date": NOW - timedelta(days=40)},
            {"message_id": "<another@mail.example>"},
            {"text": f"Dear Alice, {WORDS.replace('go on', 'start')}"},
        ],
    )
    def test_a_letter_of_another_day_or_in_other_words_is_another_one(
        self, other, alice, alices, reads
    ):
        no = story.mail(Kind.REJECTED, NOW, words=self.WORDS)
        story.take(alice, story.mail(), no)
        reads.append(self.pasted(no, **other))
        alices.post("/paste/", {"text": "anything"})
        assert EventRow.objects.filter(kind="rejected").count() == 2

    def test_of_two_letters_with_the_same_words_the_last_one_is_meant(
        self, alice, alices, reads
    ):
        no = story.mail(Kind.REJECTED, NOW, words=self.WORDS)
        first = replace(
            no,
            digest=digest(b"first"),
            message=replace(
                no.message,
                digest=digest(b"first"),
                message_id="<first@mail.example>",
                date=NOW - timedelta(days=99),
            ),
        )
        story.take(alice, first, no)
        reads.append(self.pasted(no))
        alices.post("/paste/", {"text": "anything"})
        opened = EventRow.objects.get(kind="opened").details["event"]
        assert EventRow.objects.get(id=opened).message == no.digest
        assert ApplicationRow.objects.get(live=True).waiting == 1

    def test_what_a_mailbox_left_alone_is_looked_at_anew(self, alice, alices, reads):
        no = story.mail(Kind.REJECTED, NOW)
        misread = replace(no.signal, kind=Kind.OTHER, about=0.0)
        keep(alice, [replace(no, signal=misread)])
        assert KeptMessage.objects.get().text == ""
        reads.append(no)
        _, page = said(alices, alices.post("/paste/", {"text": "anything"}))
        assert "answered. It is a no" in page
        assert KeptMessage.objects.count() == 1

    def test_nothing_pasted_is_told(self, alices):
        page = alices.post("/paste/", {"text": "  "}).content.decode()
        assert "Paste the mail here first." in page

    @pytest.mark.serves
    def test_it_is_read_in_a_child_of_its_own(self, alices):
        text = (
            "Dear Alice,\n\nThank you for applying. Regrettably we chose someone else."
        )
        answer = alices.post("/paste/", {"text": text})
        assert answer.status_code == 302
        assert KeptMessage.objects.get().text.startswith("Dear Alice")


class TestSettings:
    def test_answers_are_kept(self, alice, alices):
        block, page = said(alices, alices.post("/settings/week/", ANSWERS))
        assert "Kept." in block
        assert 'value="22:30"' in page
        form = {"field": "academia", "country": "PT"}
        said(alices, alices.post("/settings/person/", form))
        told = Preferences.objects.get(owner=alice)
        assert (told.field, told.country, told.hours_per_week) == (
            "academia",
            "PT",
            7.5,
        )

    def test_what_does_not_exist_is_refused(self, alice, alices):
        form = {"field": "nonsense", "country": "XX"}
        assert alices.post("/settings/person/", form).status_code == 200
        assert alices.post("/settings/week/", {"hours": "x"}).status_code == 200
        assert Preferences.objects.get(owner=alice).field == "other"

    def test_of_a_file_that_is_too_large_no_more_is_read_than_tells_so(
        self, alices, monkeypatch
    ):
        from onward.gateways.ics import lines
        from onward.services import calendars
        from onward.web.views import settings as views

        limit, given = 1000, []
        take = calendars.take

        def taking(owner, name, raw, now):
            given.append(len(raw))
            return take(owner, name, raw, now)

        for module in (lines, views):
            monkeypatch.setattr(module, "LIMIT_BYTES", limit)
        monkeypatch.setattr(calendars, "take", taking)
        moments = (b"20261201T100000Z", b"20261201T110000Z")
        raw = CALENDAR % moments + b"\r\n" * limit
        file = SimpleUploadedFile("mailbox.ics", raw)
        block, _ = said(alices, alices.post("/settings/calendars/", {"file": file}))
        assert given == [limit + 1]
        assert "1 busy time" in block
        assert "larger than" in block

    def test_a_calendar_gives_times_and_nothing_else(self, alice, alices):
        start = NOW + timedelta(days=2)
        moments = (start, start + timedelta(hours=1))
        raw = CALENDAR % tuple(f"{one:%Y%m%dT%H%M%SZ}".encode() for one in moments)
        for _ in range(2):
            block, page = said(
                alices,
                alices.post(
                    "/settings/calendars/",
                    {"file": SimpleUploadedFile("work.ics", raw)},
                ),
            )
            assert "1 busy time is kept" in block
        calendar = BusyCalendar.objects.get(owner=alice)
        assert BusySpan.objects.count() == 1
        assert "canary" not in page
        block, page = said(
            alices, alices.post(address("forget_calendar", calendar=calendar.id))
        )
        assert "gone from here" in block
        assert not BusySpan.objects.exists()

    def test_a_file_that_is_no_calendar_is_told(self, alices):
        given = SimpleUploadedFile("notes.ics", b"Shopping list")
        block, _ = said(alices, alices.post("/settings/calendars/", {"file": given}))
        assert "not a calendar file" in block
        block, _ = said(alices, alices.post("/settings/calendars/"))
        assert "Choose a calendar file" in block
        assert not BusyCalendar.objects.exists()

    def test_an_export_leaves_nothing_behind_and_comes_back(
        self, alice, alices, place, tmp_path
    ):
        story.small(alice, NOW)
        answer = alices.get("/settings/export/")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        whole = b"".join(answer.streaming_content)
        answer.close()
        assert list(place.uploads.iterdir()) == []
        file = tmp_path / "export.zip"
        file.write_bytes(whole)
        assert "onward.json" in zipfile.ZipFile(file).namelist()
        before = live()
        BlockRow.objects.all().delete()
        given = SimpleUploadedFile("export.zip", whole)
        block, _ = said(alices, alices.post("/settings/import/", {"file": given}))
        assert "taken in" in block
        assert BlockRow.objects.exists()
        assert live() == before
        assert list(place.uploads.iterdir()) == []

    def test_a_damaged_export_changes_nothing(self, alices, place):
        given = SimpleUploadedFile("export.zip", b"PK nonsense")
        block, _ = said(alices, alices.post("/settings/import/", {"file": given}))
        assert "not a whole export" in block
        assert list(place.uploads.iterdir()) == []

    def test_a_backup_is_made_where_the_others_are(self, alices, place, monkeypatch):
        # The store of these tests is in memory; copying one is tested with backups.
        from onward.web.views import settings

        made = []
        monkeypatch.setattr(
            settings.backup,
            "back_up",
            lambda _, folder: made.append(folder) or folder / "now.onward-backup",
        )
        block, _ = said(alices, alices.post("/settings/backup/"))
        assert made == [place.backups]
        assert "Backed up to now.onward-backup." in block

    def test_it_names_the_folder_and_the_backups(self, alices, place):
        (place.backups / "onward-1.onward-backup").write_bytes(b"x" * 2048)
        page = alices.get("/settings/").content.decode()
        assert str(place.root) in page
        assert "onward-1.onward-backup" in page
