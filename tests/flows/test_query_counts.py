"""A page costs as many queries with two hundred rows as with ten."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.flows import story

from onward.services import weeks
from onward.store.log import forget
from onward.store.models import ApplicationRow

NOW = datetime.now(UTC)
PATHS = (
    "/",
    "/week/2026-W48/",
    "/applications/",
    "/applications/?q=company&sort=company",
    "/applications/?show=waiting",
    "/reading/",
    "/inbox/",
    "/inbox/alone/",
    "/mailboxes/",
    "/saved-roles/",
    "/saved-roles/?page=1",
    "/steps/",
    "/more/",
    "/help/",
    "/settings/",
)
MOST = 20


def cost(client, path):
    forget()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.fixture
def ten(alice):
    story.answered(alice)
    story.grown(alice, 10, date(2026, 6, 1))
    weeks.plan(alice, date(2026, 11, 23), NOW)
    return alice


def test_pages_cost_the_same_with_ten_rows_or_two_hundred(ten, alices):
    before = {path: cost(alices, path) for path in PATHS}
    story.grown(ten, 200, date(2026, 6, 1))
    after = {path: cost(alices, path) for path in PATHS}
    assert ApplicationRow.objects.count() >= 200
    assert after == before
    assert max(after.values()) <= MOST


def test_an_application_costs_the_same_with_two_entries_or_sixty(ten, alices):
    row = ApplicationRow.objects.filter(live=True, waiting=0).first()
    path = f"/applications/{row.id}/"
    before = cost(alices, path)
    for _ in range(60):
        story.take(ten, story.mail(company=row.company, role=row.role))
    assert cost(alices, path) == before <= MOST
