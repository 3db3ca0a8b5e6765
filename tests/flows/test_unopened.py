"""An answer that was not opened shows nowhere: no word, no state, no count of it."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.flows import story
from tests.flows.routes import address

from onward.mail.signal import Kind
from onward.services import applications, weeks
from onward.store.models import ApplicationRow, EventRow, KeptMessage
from onward.store.queries.applications_page import Asked, Show, applications_page

NOW = datetime.now(UTC)
NAMING = ("/", "/week/", "/inbox/", "/reading/", "/settings/")
LISTS = [f"/applications/?show={show}" for show in Show] + ["/applications/?q=canary"]


@pytest.fixture
def waiting(alice):
    story.answered(alice)
    story.canary(alice, NOW)
    weeks.plan(alice, weeks.monday_of(NOW.date()), NOW)
    return ApplicationRow.objects.get(owner=alice, live=True)


def pages(client, row):
    inside = ("application", "merge", "split", "erase_application")
    paths = [*NAMING, *LISTS, *(address(name, application=row.id) for name in inside)]
    for path in paths:
        yield path, client.get(path, follow=True).content.decode()


def test_the_fixture_really_holds_an_unopened_no(waiting):
    assert (waiting.state, waiting.furthest, waiting.waiting) == (
        "rejected",
        "final",
        1,
    )


def test_no_word_of_it_shows(waiting, alices):
    for path, page in pages(alices, waiting):
        assert "canary-words-4417" not in page, path
        assert "canary-feedback-9902" not in page, path


def test_no_state_or_stage_of_it_shows(waiting, alices):
    for path, page in pages(alices, waiting):
        shown = re.sub(
            r"<option.*?</option>|<details.*?</details>", "", page, flags=re.DOTALL
        )
        assert "a no" not in re.findall(r">([^<]*)<", shown), path
        assert "final round" not in re.sub(r"In \d+ published.*", "", shown), path
        assert "rejected" not in shown, path


def test_its_company_shows_in_the_list_only(waiting, alices):
    for path in NAMING:
        assert story.CANARY not in alices.get(path, follow=True).content.decode(), path
    listed = alices.get("/applications/").content.decode()
    assert story.CANARY in listed
    assert "an answer waits" in listed


def test_it_is_in_no_filter_that_would_tell(waiting, alice):
    today = NOW.date()
    found = {
        show: applications_page(alice, Asked(show=show), today).found for show in Show
    }
    assert found == {
        Show.ALL: 1,
        Show.WAITING: 1,
        Show.GOING_ON: 0,
        Show.OFFER: 0,
        Show.CLOSED: 0,
    }


def test_it_looks_like_any_other_that_waits(alice, alices):
    """Two answers of different weight differ in nothing the list shows."""
    story.answered(alice)
    for company, stage in (("One", "application"), ("Two", "final")):
        story.take(
            alice,
            story.mail(Kind.ACKNOWLEDGED, NOW - timedelta(days=9), company),
            story.mail(
                Kind.REJECTED,
                NOW - timedelta(days=1),
                company,
                words="No.",
                stage=stage,
            ),
        )
    rows = re.findall(
        r"<tr>.*?</tr>", alices.get("/applications/").content.decode(), re.DOTALL
    )
    one, two = (re.sub(r"One|Two|[0-9a-f-]{36}", "", row) for row in rows[1:])
    assert one == two


def test_its_message_cannot_be_looked_at_beside_the_door(waiting, alices):
    message = KeptMessage.objects.get(kind="rejected")
    answer = alices.get(address("message", message=message.id))
    assert answer.status_code == 302
    assert answer.headers["Location"] == address("application", application=waiting.id)


def test_opening_it_is_an_act_and_then_it_is_all_there(waiting, alices):
    path = address("application", application=waiting.id)
    assert (
        alices.get(address("open_answers", application=waiting.id)).status_code == 405
    )
    assert (
        alices.post(address("open_answers", application=waiting.id)).status_code == 302
    )
    page = alices.get(path).content.decode()
    assert "canary-words-4417" in page
    assert "They answered. It is a no" in page
    assert "An answer waits" not in page
    assert "What this no says" in page
    assert "You got to a final round" in page
    assert b"Waiting quietly" not in alices.get("/").content


def test_what_was_undone_before_gives_no_hint(waiting, alices, alice):
    no = EventRow.objects.get(owner=alice, kind="rejected")
    story.take(
        alice,
        story.mail(
            Kind.REJECTED,
            NOW,
            story.CANARY,
            "Planner",
            words="Second canary-words-4417",
        ),
    )
    applications.undo(alice, no.id)
    page = alices.get(address("application", application=waiting.id)).content.decode()
    assert "It is a no" not in re.sub(r"<option.*?</option>", "", page, flags=re.DOTALL)


def test_an_unsure_message_that_may_be_a_no_is_folded(alice, alices):
    story.answered(alice)
    story.take(
        alice,
        story.mail(Kind.REJECTED, NOW, "Fernhill", words="Sadly, no.", confidence=0.6),
    )
    page = alices.get("/inbox/").content.decode()
    open_part = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert "Sadly" in page
    assert "Sadly" not in open_part
    assert "Fernhill" not in open_part


def test_a_no_the_person_told_us_of_never_waits(alice, alices):
    story.answered(alice)
    made = applications.add(
        alice, "Yarrow", "", NOW.date(), applications.Channel.UNKNOWN
    )
    alices.post(
        address("happened", application=made),
        {"kind": "rejected", "on": NOW.date().isoformat(), "note": "By telephone."},
    )
    page = alices.get(address("application", application=made)).content.decode()
    assert "By telephone." in page
    assert "an answer waits" not in page


def test_a_random_id_is_not_here(alices):
    for name in ("application", "open_answers", "merge", "split", "erase_application"):
        path = address(name, application=uuid4())
        assert alices.post(path, {"into": uuid4(), "entry": uuid4()}).status_code in {
            404,
            405,
        }
