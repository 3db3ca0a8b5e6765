"""Every page answers, whether there is nothing, a little, or five months."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.html import escape
from tests.flows import story
from tests.flows.routes import ROUTES, address

from onward.services import jobs
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, KeptMessage, Owner, WeekRow

SHOWN = [name for name, route in ROUTES.items() if route.get and name != "open_link"]
ABOUT_ONE = {"application", "merge", "split", "erase_application"}
SENDS_ON = {"this_week", "first_plan", "paste", "read_path", "read_upload"} | {
    "mailbox_address",
    "connect_mailbox",
    "tell_week",
    "tell_person",
    "tell_country",
    "tell_my_person",
    "describe",
    "happened",
}
HELP = {"enough", "help", "tell_country", "tell_my_person"}
NOW = datetime.now(UTC)


def expected(name):
    if name in SENDS_ON:
        return 302
    return 404 if ROUTES[name].values.keys() - {"monday"} else 200


@pytest.fixture(params=["empty", "small", "demo"])
def told(request, alice, alices):
    """Alice's browser with more and more behind it."""
    if request.param != "empty":
        getattr(story, request.param)(alice, NOW)
    return alices


def test_every_page_answers(told):
    for name in SHOWN:
        answer = told.get(address(name))
        answer.close()
        planned = WeekRow.objects.filter(monday=date(2026, 11, 23)).exists()
        unplanned = name == "calendar" and not planned  # back to a page that says why
        assert answer.status_code == (302 if unplanned else expected(name)), name


def test_every_application_answers(told):
    rows = list(ApplicationRow.objects.filter(live=True))
    for row in rows:
        for name in ABOUT_ONE:
            answer = told.get(address(name, application=row.id))
            assert answer.status_code == 200, (row.company, name)
            assert escape(row.company) in answer.content.decode()


def test_every_message_with_text_answers(told):
    waiting = {
        event.message
        for one in all_timelines(Owner.objects.local()).values()
        for event in one.events
        if event.id in one.waiting
    }
    for row in KeptMessage.objects.exclude(text=""):
        answer = told.get(address("message", message=row.id))
        assert answer.status_code in {200, 302}
        assert (answer.status_code == 302) == (row.digest in waiting)


def test_a_message_whose_text_is_not_kept_has_no_page(alice, alices):
    row = KeptMessage.objects.create(
        owner=alice,
        digest="00" * 32,
        source="x",
        standing="alone",
        kind="other",
        confidence=0.9,
    )
    assert alices.get(address("message", message=row.id)).status_code == 404


def test_imports_tell_how_far_they_are(alice, alices):
    job = jobs.ask_import(alice, ["/tmp/a.mbox"])
    waits = alices.get(address("import", job=job)).content.decode()
    assert "It starts in a moment." in waits
    assert '<noscript><meta http-equiv="refresh"' in waits
    jobs.take(NOW)
    jobs.report(job, 50, 200, NOW)
    part = alices.get(address("import", job=job), headers={"HX-Request": "true"})
    assert 'value="25"' in part.content.decode()
    assert "<html" not in part.content.decode()
    alices.post(address("cancel", job=job))
    assert "Stopping" in alices.get(address("import", job=job)).content.decode()
    jobs.finish(job, "cancelled", {"messages": 7})
    over = alices.get(address("import", job=job)).content.decode()
    assert "7 messages read" in over
    assert "Go on reading" in over
    assert "http-equiv" not in over
    assert alices.post(address("resume", job=job)).status_code == 302
    assert "It starts" in alices.get(address("import", job=job)).content.decode()


@pytest.mark.parametrize(
    "week",
    [
        "2026-W54",
        "2026-W00",
        "0000-W01",
        "2026-48",
        "0001-W01",
        "9999-W52",
    ],
)
def test_a_week_that_does_not_exist_is_not_here(week, alices):
    assert alices.get(f"/week/{week}/").status_code == 404


@pytest.mark.parametrize(
    "week", ["2020-W53", "2026-W01", "9998-W52", "1000-W01", "0002-W01"]
)
def test_any_week_that_exists_can_be_looked_at(week, alices):
    assert alices.get(f"/week/{week}/").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "show=nonsense&sort=nonsense&page=nonsense",
        "page=0",
        "page=999999999999",
        "page=²",
        "q=%00%0a'\";--",
        "q=" + "x " * 200,
    ],
)
def test_nonsense_in_an_address_is_as_if_it_were_not_there(query, alice, alices):
    story.small(alice, NOW)
    assert alices.get(f"/applications/?{query}").status_code == 200
    assert alices.get("/inbox/?at=nonsense").status_code == 200


def test_the_list_is_cut_in_pages(alice, alices):
    story.grown(alice, 130, date(2026, 6, 1))
    first = alices.get("/applications/?sort=company").content.decode()
    assert first.count('<th scope="row">') == 100
    assert "Page 1 of 2" in first
    second = alices.get("/applications/?sort=company&page=2").content.decode()
    assert second.count('<th scope="row">') == 30
    assert "Company 0129" in second
    found = alices.get("/applications/?q=0042").content.decode()
    assert found.count('<th scope="row">') == 1
    none = alices.get("/applications/?q=nobody-has-this-name").content.decode()
    assert "None like that." in none


def test_the_demo_says_that_it_is_one(settings, alice, alices, place):
    assert b"Example data" not in alices.get("/").content
    settings.HOME = type(place)("demo", place.root)
    assert b"Example data" in alices.get("/").content


def test_a_fault_of_ours_is_told_in_the_house_voice(alices, monkeypatch):
    from onward.web.views import reading

    def broken(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr(reading, "reading_page", broken)
    alices.raise_request_exception = False
    answer = alices.get("/reading/")
    assert answer.status_code == 500
    assert b"It is a fault in Onward" in answer.content


def test_what_is_not_here_is_told_in_the_house_voice(alices):
    answer = alices.get("/nowhere/")
    assert answer.status_code == 404
    assert b"There is no such page here" in answer.content


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(told):
    import re

    for name in SHOWN:
        answer = told.get(address(name), follow=True)
        if "text/html" not in answer.headers["Content-Type"]:
            answer.close()
            continue
        page = answer.content.decode()
        assert not re.search(r"\sstyle\s*=", page), name
        assert not re.search(r"\son\w+\s*=", page), name
        assert not re.search(r"<style|<script(?![^>]*\ssrc=)", page), name
        if name in HELP:  # its links out are followed by a click only: test_help.py
            page = re.sub(r'<a href="(?:https://|tel:|sms:)[^"]*"', "<a", page)
        if (
            name == "saved_roles"
        ):  # where alerts led: by a click, and without saying whence
            out = r'<a href="https://[^"]*" rel="noreferrer noopener"'
            page = re.sub(out, "<a", page)
        assert re.findall(r"(?:src|href|action)=\"(?!/|\?|#)[^\"]*\"", page) == [], name


def test_times_are_told_by_the_persons_clock(alice):
    from onward.services import weeks

    story.answered(alice, zone="Pacific/Auckland")
    monday = weeks.monday_of(date(2026, 11, 25))
    week = weeks.plan(alice, monday, datetime(2026, 11, 22, tzinfo=UTC))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(alice)
    page = client.get("/week/2026-W48/").content.decode()
    first = week.blocks[0].span.start
    from zoneinfo import ZoneInfo

    local = first.astimezone(ZoneInfo("Pacific/Auckland"))
    assert f"{local:%H:%M}–" in page
    assert 6 < local.hour < 23
