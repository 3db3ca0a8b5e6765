"""What the person tells, and files on their way in: the edges no page shows."""

import errno
import os
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from tests.flows import story

from onward.config import zone
from onward.kernel.errors import Fixable
from onward.planning.week import Standing
from onward.services import preferences, uploads
from onward.store.models import BlockRow, KeptMessage, Preferences, WeekRow
from onward.store.queries.applications_page import Asked, Sort, applications_page
from onward.store.queries.reading_page import reading_page
from onward.store.queries.today import today_page


class TestTheTimeZone:
    def test_is_guessed_from_the_environment(self, monkeypatch):
        monkeypatch.setenv("TZ", ":Europe/Lisbon")
        assert zone.zone_here() == "Europe/Lisbon"

    def test_is_guessed_from_the_system(self, monkeypatch, tmp_path):
        linked = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
        linked.parent.mkdir(parents=True)
        linked.touch()
        monkeypatch.delenv("TZ", raising=False)
        monkeypatch.setattr(zone, "_LOCALTIME", linked)
        assert zone.zone_here() == "Asia/Tokyo"

    @pytest.mark.parametrize("name", ["", "Mars/Base", "../../etc/passwd"])
    def test_is_utc_where_nothing_sensible_is_said(self, name, monkeypatch, tmp_path):
        monkeypatch.setenv("TZ", name)
        monkeypatch.setattr(zone, "_LOCALTIME", tmp_path / "nothing")
        assert zone.zone_here() == "UTC"

    def test_one_that_does_not_exist_is_refused(self, alice):
        with pytest.raises(Fixable):
            story.answered(alice, zone="Mars/Base")


def test_hours_stay_within_a_week(alice):
    for given, kept in ((-3, 0), (500, 80), (7.5, 7.5)):
        week = preferences.Week(
            hours_per_week=given,
            days=(0, 0, 9),
            sleep_from=time(23),
            sleep_to=time(7),
            time_zone="UTC",
        )
        preferences.tell_week(alice, week)
        told = Preferences.objects.get(owner=alice)
        assert (told.hours_per_week, told.days) == (kept, [0])


def test_countries_are_all_there_by_name():
    names = [name for _, name in preferences.countries()]
    assert len(names) > 240
    assert names == sorted(names)
    assert ("PT", "Portugal") in preferences.countries()


class TestAnUpload:
    def given(self, name, *chunks):
        return SimpleNamespace(name=name, chunks=lambda: iter(chunks))

    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("mail.mbox", "mail.mbox"),
            ("../../etc/passwd", "passwd"),
            ("/", "mail"),
            (None, "mail"),
            (".hidden", "hidden"),
            ("a\r\nb\0.eml", "a_b_.eml"),
            ("x" * 300 + ".eml", "x" * 116 + ".eml"),
        ],
    )
    def test_keeps_its_name_as_far_as_it_is_safe(self, name, kept, place):
        path = uploads.receive(place, self.given(name, b"x"))
        assert path == place.uploads / kept

    def test_two_of_one_name_are_two_files(self, place):
        names = [
            uploads.receive(place, self.given(name, b"x")).name
            for name in ("a.mbox", "a.mbox", "mail", "mail")
        ]
        assert names == ["a.mbox", "a-2.mbox", "mail", "mail-2"]

    def test_a_long_name_is_cut_by_what_file_systems_count(self, place):
        kept = uploads.receive(place, self.given("\N{OLD ITALIC LETTER A}" * 80, b"x"))
        again = uploads.receive(place, self.given("\N{OLD ITALIC LETTER A}" * 80, b"x"))
        assert len(os.fsencode(kept.name)) == 120
        assert again.name == f"{kept.name}-2"

    def test_a_folder_that_cannot_be_written_is_told(self, place):
        place.uploads.rmdir()
        place.uploads.write_text("in the way")
        with pytest.raises(Fixable, match=r"a\.mbox"):
            uploads.receive(place, self.given("a.mbox", b"x"))

    def test_on_a_full_disk_leaves_nothing_half_written(self, place):
        def full():
            yield b"half"
            raise OSError(errno.ENOSPC, "No space left on device")

        with pytest.raises(Fixable, match="No space left") as told:
            uploads.receive(place, SimpleNamespace(name="a.mbox", chunks=full))
        assert "Free some space" in told.value.remedy.plain()
        assert list(place.uploads.iterdir()) == []


def test_pasted_text_that_no_child_can_read_is_told(alice, monkeypatch):
    lost = SimpleNamespace(message=None, signal=None)
    monkeypatch.setattr(uploads, "read_all", lambda _, **_more: [lost])
    with pytest.raises(Fixable, match="could not be read"):
        uploads.take_pasted(alice, "text", datetime.now(UTC))
    assert not KeptMessage.objects.exists()


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        (datetime(2026, 11, 27, 12, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 28, 12, tzinfo=UTC), date(2026, 11, 30)),
    ],
)
def test_the_first_plan_is_for_days_that_are_left(now, monday, alices, monkeypatch):
    from onward.web import visit

    monkeypatch.setattr(visit, "now", lambda: now)
    form = {"hours": 5, "days": [0], "sleep_from": "23:00", "sleep_to": "07:00"}
    answer = alices.post("/first-plan/", {**form, "time_zone": "UTC"})
    assert answer.status_code == 302
    assert WeekRow.objects.get().monday == monday


def test_the_reading_leads_to_the_week_that_can_still_be_planned(alice):
    assert reading_page(alice, date(2026, 11, 27)).monday == date(2026, 11, 23)
    assert reading_page(alice, date(2026, 11, 28)).monday == date(2026, 11, 30)


def test_what_is_past_and_open_comes_after_what_is_ahead(alice):
    story.answered(alice)
    rows = story.day_with_blocks(alice, date(2026, 11, 25))
    page = today_page(alice, rows[1].start, ())
    assert (page.next.id, page.earlier[0].id) == (rows[1].id, rows[0].id)
    late = today_page(alice, datetime(2026, 11, 25, 23, tzinfo=UTC), ())
    assert (late.next.id, late.then) == (rows[0].id, ())
    assert [block.id for block in late.earlier] == [row.id for row in rows[1:]]


def test_the_day_lasts_until_the_person_sleeps(alice):
    story.answered(alice)
    owl = Preferences.objects.filter(owner=alice)
    owl.update(sleep_from=time(8), sleep_to=time(16))
    rows = story.day_with_blocks(alice, date(2026, 11, 24), (0, 1, 17))
    BlockRow.objects.filter(id=rows[0].id).update(
        start=datetime(2026, 11, 23, 23, 55, tzinfo=UTC),
        standing=Standing.DONE,
    )
    page = today_page(alice, datetime(2026, 11, 24, 0, 20, tzinfo=UTC), ())
    assert (page.day, page.done) == (date(2026, 11, 23), 1)
    assert ([page.next.id], page.then) == ([rows[1].id], ())
    page = today_page(alice, datetime(2026, 11, 24, 9, tzinfo=UTC), ())
    assert (page.day, page.done, page.next.id) == (date(2026, 11, 24), 0, rows[2].id)


def test_what_runs_now_is_on_today_wherever_it_was_put(alice):
    story.answered(alice)
    row, *_ = story.day_with_blocks(alice, date(2026, 11, 25), (23,))
    BlockRow.objects.filter(id=row.id).update(
        start=row.start + timedelta(minutes=45), end=row.end + timedelta(minutes=45)
    )
    page = today_page(alice, datetime(2026, 11, 26, 0, 10, tzinfo=UTC), ())
    assert (page.day, page.next.id) == (date(2026, 11, 26), row.id)


def test_a_sunday_that_lasts_past_midnight_leads_to_the_week_that_begins(alice):
    story.answered(alice)
    owl = Preferences.objects.filter(owner=alice)
    owl.update(sleep_from=time(3), sleep_to=time(11))
    story.day_with_blocks(alice, date(2026, 11, 25))
    page = today_page(alice, datetime(2026, 11, 30, 1, tzinfo=UTC), ())
    assert (page.day, page.monday) == (date(2026, 11, 29), date(2026, 11, 30))
    assert page.planned


def test_every_order_of_the_list(alice):
    day = date(2026, 6, 1)
    story.grown(alice, 5, day)
    rows = {
        sort: [
            (row.company, row.role, row.applied_on)
            for row in applications_page(alice, Asked(sort=sort), day).rows
        ]
        for sort in Sort
    }
    assert rows[Sort.COMPANY] == sorted(rows[Sort.COMPANY])
    assert rows[Sort.ROLE] == sorted(rows[Sort.ROLE], key=lambda row: row[1])
    applied = [day for *_, day in rows[Sort.APPLIED]]
    assert applied == sorted(applied, reverse=True)
    assert {len(listed) for listed in rows.values()} == {5}
