"""The review queue: one at a time, later, the last one undone, keys off, words taken back."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.flows import story
from tests.flows.routes import address
from tests.flows.test_importing import live

from onward.mail.signal import Kind
from onward.services import importing, review
from onward.store.models import EventRow, KeptMessage, Preferences
from onward.store.queries.application_page import mail

NOW = datetime.now(UTC)


@pytest.fixture
def three(alice):
    """Three messages asked about, newest first, of companies 0 to 2."""
    reads = [
        story.mail(
            Kind.INTERVIEW, NOW - timedelta(days=n), f"Company {n}", confidence=0.5
        )
        for n in range(3)
    ]
    story.take(alice, *reads)
    digests = [one.digest for one in reads]
    return [KeptMessage.objects.get(digest=digest) for digest in digests]


def shown(client):
    """Return which company is asked about, and where it stands in the queue."""
    page = client.get("/inbox/").content.decode()
    place = re.search(r'class="quiet place">([^<]+)<', page)
    return re.search(r"Company (\d)", page)[1], place[1] if place else None


def say(client, row, kind="interview"):
    form = {"kind": kind, "from": "inbox"}
    return client.post(address("decide", message=row.id), form)


def test_it_says_how_far_one_is(three, alices):
    assert shown(alices) == ("0", "1 of 3")
    say(alices, three[0])
    assert shown(alices) == ("1", "2 of 3")
    say(alices, three[1], "other")
    assert shown(alices) == ("2", "3 of 3")


def test_later_ones_come_back_at_the_end(three, alices):
    alices.post(address("ask_later", message=three[0].id))
    assert shown(alices) == ("1", "1 of 3")
    say(alices, three[1])
    say(alices, three[2])
    assert shown(alices) == ("0", "3 of 3")
    answer = alices.post(address("ask_later", message=three[0].id), follow=True)
    assert "It is the only one left" in answer.content.decode()
    assert shown(alices) == ("0", "3 of 3")


def test_the_last_answers_are_taken_back_one_by_one(three, alices):
    before = (live_of(three), EventRow.objects.count())
    say(alices, three[0])
    say(alices, three[1], "other")
    answer = alices.post("/inbox/undo/", follow=True)
    page = answer.content.decode()
    assert "Taken back. It is asked about again." in page
    assert "Company 1" in page
    answer = alices.post("/inbox/undo/", follow=True)
    assert "Company 0" in answer.content.decode()
    assert (live_of(three), before[1]) == (before[0], 0)
    assert not re.search("undo/", alices.get("/inbox/").content.decode())
    answer = alices.post("/inbox/undo/", follow=True)
    assert "There is nothing to take back." in answer.content.decode()


def live_of(rows):
    told = KeptMessage.objects.filter(id__in=[row.id for row in rows])
    return live(rows[0].owner), sorted(told.values_list("standing", "corrected"))


def test_a_no_that_was_said_by_mistake_leaves_nothing_behind(three, alice, alices):
    say(alices, three[0], "rejected")
    assert live(alice)[0][3] == "rejected"
    alices.post("/inbox/undo/")
    assert live(alice) == []
    three[0].refresh_from_db()
    assert (three[0].standing, three[0].corrected) == ("unsure", "")


@pytest.mark.usefixtures("three")
def test_single_keys_can_be_switched_off_and_stay_so(alice, alices):
    page = alices.get("/inbox/").content.decode()
    for key in "1234567890s":
        assert f'data-key="{key}"' in page
    assert "The keys 1 to 9 and 0 choose, s is later" in page
    alices.post("/inbox/keys/", {"keys": "off"})
    alices.cookies.clear()
    alices.force_login(alice)
    page = alices.get("/inbox/").content.decode()
    assert "data-key" not in page
    assert "<kbd>" not in page
    assert "Switch single keys on" in page
    row = KeptMessage.objects.first()
    one = alices.get(address("message", message=row.id)).content.decode()
    assert "data-key" not in one
    alices.post("/inbox/keys/", {"keys": "on"})
    assert Preferences.objects.get(owner=alice).keys
    one = alices.get(address("message", message=row.id)).content.decode()
    assert "The keys 1 to 9 and 0 choose." in one


def test_what_may_be_an_answer_has_no_keys_for_kinds(alice, alices):
    story.take(alice, story.mail(Kind.REJECTED, NOW, confidence=0.5))
    page = alices.get("/inbox/").content.decode()
    assert 'data-key="s"' in page
    assert not re.search(r'data-key="\d"', page)


def test_her_queue_is_not_his(three, bobs):
    assert bobs.post(address("ask_later", message=three[0].id)).status_code == 404
    assert bobs.post(address("take_back", message=three[0].id)).status_code == 404


class TestTheDecidingWords:
    def marked(self, alice, words, **more):
        one = story.mail(Kind.OFFER, NOW, confidence=0.5)
        one = replace(
            one,
            message=replace(one.message, **more),
            signal=replace(one.signal, words=words),
        )
        story.take(alice, one)
        return mail(KeptMessage.objects.get(digest=one.digest))

    def test_are_marked_however_their_lines_are_broken(self, alice):
        told = self.marked(alice, "We are glad.", text="Hello,\nWe are\n glad. Bye")
        assert (told.before, told.words) == ("Hello,\n", "We are\n glad.")
        assert (told.after, told.marked) == (" Bye", None)

    def test_are_marked_in_the_subject_where_they_stand_there(self, alice, alices):
        told = self.marked(
            alice, "an offer", subject="About an offer", text="See below."
        )
        assert told.marked == ("About ", "an offer", "")
        assert told.before == "See below."
        page = alices.get("/inbox/").content.decode()
        assert "About <mark>an offer</mark>" in page

    def test_that_stand_nowhere_mark_nothing(self, alice):
        told = self.marked(alice, "elsewhere", text="See below.")
        assert (told.words, told.marked) == ("", None)


class TestTakingBack:
    def test_what_was_filed_surely_is_filed_as_it_was_read(self, alice, alices):
        story.take(alice, story.mail(), story.mail(Kind.INTERVIEW, NOW))
        row = KeptMessage.objects.get(kind="interview")
        before = live(alice)
        review.decide(alice, row.id, Kind.ON_HOLD)
        assert live(alice) != before
        page = alices.get(address("message", message=row.id)).content.decode()
        assert "Because you said so." in page
        answer = alices.post(address("take_back", message=row.id), follow=True)
        assert "It is filed as Onward read it." in answer.content.decode()
        assert live(alice) == before
        row.refresh_from_db()
        assert (row.standing, row.corrected) == ("filed", "")
        (line,) = EventRow.objects.filter(kind="interview").order_by("-recorded")[:1]
        assert line.source == "mail"
        # Taking back what was not said changes nothing.
        lines = EventRow.objects.count()
        assert review.take_back(alice, row.id) is None
        assert EventRow.objects.count() == lines

    def test_a_no_waits_again_then(self, alice):
        story.take(alice, story.mail(), story.mail(Kind.REJECTED, NOW))
        row = KeptMessage.objects.get(kind="rejected")
        review.decide(alice, row.id, Kind.OTHER)
        review.take_back(alice, row.id)
        from onward.store.log import all_timelines

        (one,) = all_timelines(alice).values()
        assert len(one.waiting) == 1

    def test_what_was_asked_about_is_asked_about_again(self, three, alices):
        review.decide(three[0].owner, three[0].id, Kind.OTHER)
        answer = alices.post(address("take_back", message=three[0].id), follow=True)
        page = answer.content.decode()
        assert "It is as if you had not said it." in page
        assert "Company 0" in page

    def test_what_somebody_wrote_about_a_role_is_that_again(self, alice):
        story.take(alice, story.mail(Kind.OUTREACH, NOW))
        row = KeptMessage.objects.get()
        review.decide(alice, row.id, Kind.INTERVIEW)
        assert review.take_back(alice, row.id) is None
        row.refresh_from_db()
        assert (row.standing, live(alice)) == ("filed", [])

    def test_where_two_fit_it_is_asked_about(self, alice):
        story.take(alice, story.mail(role="Buyer"), story.mail(role="Cook"))
        story.take(alice, story.mail(Kind.REJECTED, NOW, role=None))
        row = KeptMessage.objects.get(kind="rejected")
        review.decide(alice, row.id, Kind.REJECTED)
        assert review.take_back(alice, row.id) is None
        row.refresh_from_db()
        assert row.standing == "unsure"

    def test_reading_the_mailbox_again_does_not_double_it(self, alice):
        first, talk = story.mail(), story.mail(Kind.INTERVIEW, NOW)
        story.take(alice, first, talk)
        row = KeptMessage.objects.get(kind="interview")
        review.decide(alice, row.id, Kind.ON_HOLD)
        review.take_back(alice, row.id)
        before = (live(alice), EventRow.objects.count())
        story.take(alice, first, talk)
        assert sum(importing.file_kept(alice, NOW)) == 0
        assert (live(alice), EventRow.objects.count()) == before
