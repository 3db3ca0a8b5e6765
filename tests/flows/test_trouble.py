"""What a page says when the store or the disk fails under it."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from onward.services import wording
from onward.web.trouble import Trouble

PASTED = {"text": "We regret that we cannot offer you the role of Clerk."}


@pytest.fixture
def only_read(db):
    """A store that can be read and not be written, as on a disk mounted read-only."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        yield
        cursor.execute("PRAGMA query_only = OFF")


def sessions() -> list[tuple[str, str]]:
    return list(Session.objects.values_list("session_key", "session_data"))


def test_a_store_that_cannot_be_written_is_said_plainly(alices, only_read):
    before = sessions()
    answer = alices.post("/paste/", PASTED)
    assert answer.status_code == 503
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Cache-Control"] == "no-store"
    assert wording.FAILED_REMEDY in answer.content.decode()
    assert sessions() == before
    assert "sessionid" not in answer.cookies


def test_pages_that_only_read_still_come(alices, only_read):
    assert alices.get("/").status_code == 200


def test_a_fault_of_our_own_is_left_to_the_page_for_faults():
    trouble = Trouble(lambda _request: HttpResponse())
    request = RequestFactory().get("/")
    assert trouble.process_exception(request, ValueError("ours")) is None
