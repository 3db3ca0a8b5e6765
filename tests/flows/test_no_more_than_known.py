"""Pages say what is known, and say so where Onward only guesses."""

from datetime import date

import pytest
from django.utils import timezone
from tests.flows import story
from tests.flows.routes import address

from onward.mail.signal import Kind
from onward.services import weeks
from onward.store.models import ApplicationRow, KeptMessage

NOW = timezone.now()


def page(browser, path: str) -> str:
    return browser.get(path).content.decode()


class TestAWeekPlannedBeforeAnyAnswer:
    """`onward start --mail` and `onward demo` plan one from the usual hours."""

    @pytest.fixture(autouse=True)
    def planned(self, alice):
        story.take(alice, story.mail(sent=NOW))
        weeks.plan(alice, weeks.monday_of(NOW.date()), NOW)

    def test_shows_on_today_with_where_to_tell_the_hours(self, alices):
        today = page(alices, "/")
        assert "This plan guesses your hours" in today
        assert "Three questions, then a week" not in today

    def test_is_not_said_to_wait_for_answers(self, alices):
        week = alices.get("/week/", follow=True).content.decode()
        assert "This plan guesses your hours" in week
        assert "Three answers first" not in week


class TestANo:
    @pytest.fixture
    def one(self, alice, alices):
        def filed(**told) -> str:
            story.take(alice, story.mail(Kind.REJECTED, NOW, **told))
            row = ApplicationRow.objects.get()
            alices.post(address("open_answers", application=row.id))
            return page(alices, address("application", application=row.id))

        return filed

    def test_alone_does_not_tell_when_the_person_applied(self, one):
        told = one(company="Yarrow Foods")
        assert "<dt>Applied</dt>" not in told

    def test_and_the_person_may_say_so_or_leave_it_open(self, one, alices):
        one(company="Yarrow Foods")
        row = ApplicationRow.objects.get()
        path = address("describe", application=row.id)
        form = {"company": "Yarrow", "role": "", "channel": "board"}
        for given, kept in (("", None), ("2026-03-02", date(2026, 3, 2)), ("", None)):
            answer = alices.post(path, form | {"applied_on": given})
            assert answer.status_code == 302
            row.refresh_from_db()
            assert (row.company, row.applied_on) == ("Yarrow", kept)

    def test_asks_for_nothing_and_says_where_to_go(self, one):
        told = one(company="Yarrow Foods")
        assert "Nothing has to follow today." in told

    def test_without_a_name_still_has_a_heading(self, alice, alices):
        story.take(
            alice,
            story.mail(Kind.REJECTED, NOW, company=None, role=None, confidence=0.6),
        )
        asked = KeptMessage.objects.get()
        alices.post(address("decide", message=asked.id), {"kind": "rejected"})
        row = ApplicationRow.objects.get()
        told = page(alices, address("application", application=row.id))
        assert "<h1>No name yet</h1>" in told
        assert ">No name yet</a>" in page(alices, "/applications/")
