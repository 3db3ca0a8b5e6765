"""What is Alice's is not there for Bob: every address with her ids answers 404."""

from datetime import UTC, datetime

import pytest
from tests.flows import story
from tests.flows.routes import ROUTES, address

from onward.services import jobs
from onward.store.models import (
    ApplicationRow,
    BlockRow,
    BusyCalendar,
    EventRow,
    KeptMessage,
    MailAccount,
    Owner,
    Preferences,
    SavedRoleRow,
    WeekRow,
)

NOW = datetime.now(UTC)
WITH_IDS = [
    name for name, route in ROUTES.items() if route.values.keys() - {"monday", "token"}
]
FORM = {
    "kind": "other",
    "on": "2026-03-02",
    "company": "Taken",
    "applied_on": "2026-03-02",
    "day": "2026-11-25",
    "time": "10:00",
    "pinned": "yes",
}


@pytest.fixture
def hers(alice):
    story.small(alice, NOW)
    BusyCalendar.objects.create(owner=alice, name="work.ics")
    box = MailAccount.objects.create(
        owner=alice,
        address="alice@canary.example",
        host="imap.canary.example",
        port=993,
    )
    row = ApplicationRow.objects.filter(owner=alice, live=True).first()
    return {
        "application": row.id,
        "event": EventRow.objects.filter(owner=alice).first().id,
        "block": BlockRow.objects.filter(owner=alice).first().id,
        "message": KeptMessage.objects.filter(owner=alice).exclude(text="").first().id,
        "job": jobs.ask_import(alice, ["/tmp/x.mbox"]),
        "account": box.id,
        "calendar": BusyCalendar.objects.get(owner=alice).id,
        "role": SavedRoleRow.objects.filter(owner=alice).first().id,
    }


def everything(owner):
    return (
        list(EventRow.objects.filter(owner=owner).order_by("recorded").values()),
        list(BlockRow.objects.filter(owner=owner).order_by("id").values()),
        list(KeptMessage.objects.filter(owner=owner).order_by("id").values()),
        list(WeekRow.objects.filter(owner=owner).values()),
        list(BusyCalendar.objects.filter(owner=owner).values()),
        list(MailAccount.objects.filter(owner=owner).values()),
        list(Preferences.objects.filter(owner=owner).values()),
        list(SavedRoleRow.objects.filter(owner=owner).order_by("id").values()),
    )


def test_there_are_routes_with_ids():
    assert len(WITH_IDS) > 15


@pytest.mark.parametrize("name", WITH_IDS)
def test_her_ids_are_not_there_for_him(name, hers, alice, bobs):
    before = everything(alice)
    route = ROUTES[name]
    values = {key: hers[key] for key in route.values if key in hers}
    path = address(name, **values)
    form = {**FORM, "into": hers["application"], "entry": hers["event"]}
    form["application"] = hers["application"]
    if route.get:
        answer = bobs.get(path)
        assert answer.status_code == 404 or name in {"describe", "happened"}
        assert story.CANARY not in answer.content.decode()
    if route.post:
        assert bobs.post(path, form).status_code == 404
    assert everything(alice) == before


def test_his_own_cannot_be_merged_into_hers(hers, bob, bobs):
    from onward.history.application import Channel
    from onward.services import applications

    own = applications.add(bob, "Bob's", "", NOW.date(), Channel.UNKNOWN)
    path = address("merge", application=own)
    assert bobs.post(path, {"into": hers["application"]}).status_code == 404


def test_his_pages_show_nothing_of_hers(hers, bobs):
    for path in (
        "/",
        "/week/",
        "/applications/",
        "/reading/",
        "/inbox/",
        "/settings/",
        "/mailboxes/",
        "/saved-roles/",
    ):
        page = bobs.get(path, follow=True).content.decode()
        for word in (
            story.CANARY,
            "Yarrow",
            "Fernhill",
            "work.ics",
            "inbox.mbox#12",
            "Stock Controller",
            "canary.example",
        ):
            assert word not in page, (path, word)


class TestTheLocalOwner:
    @pytest.mark.usefixtures("db")
    def test_one_who_was_left_without_preferences_gets_them(self):
        Owner.objects.create(name="local")
        assert Owner.objects.local().preferences.hours_per_week == 10
        assert Owner.objects.local().preferences == Preferences.objects.get()

    def test_asking_again_writes_nothing(self, alice, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert Owner.objects.local() == alice
