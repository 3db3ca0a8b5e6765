"""What a person puts right by hand: nothing they saw, wrote or undid is lost by it."""

from datetime import UTC, date, datetime

import pytest
from tests.flows import story
from tests.flows.build import read
from tests.flows.routes import address

from onward.debrief.flow import Part
from onward.history.application import Channel
from onward.history.event import EventKind
from onward.kernel.errors import Fixable, NotFound
from onward.mail.signal import Kind
from onward.services import applications, debriefs, doctor, review
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, EventRow, KeptMessage
from onward.store.queries.application_page import application_page
from onward.store.queries.debriefs import debrief_page, lessons_of
from onward.store.queries.inbox import inbox_page

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def add(owner, company="Yarrow Foods", role="Buyer"):
    return applications.add(owner, company, role, DAY, Channel.BOARD)


def row(application) -> ApplicationRow:
    return ApplicationRow.objects.get(id=application)


class TestUndo:
    def test_undoing_twice_is_as_good_as_once(self, alice):
        one = add(alice)
        talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
        first = applications.undo(alice, talk)
        assert applications.undo(alice, talk) == first
        applications.undo(alice, first)
        assert row(one).furthest == "interview"

    def test_an_entry_undone_before_a_merge_can_be_brought_back_after_it(self, alice):
        one, other = add(alice), add(alice, "Fernhill")
        talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
        applications.undo(alice, talk)
        applications.merge(alice, one, other)
        (out,) = application_page(alice, other, DAY).taken_out
        applications.undo(alice, out.event)
        assert row(other).furthest == "interview"

    def test_it_leads_back_to_where_the_entry_stands(self, alice, alices):
        one, other = add(alice), add(alice, "Fernhill")
        talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
        applications.merge(alice, one, other)
        answer = alices.post(address("undo", event=talk))
        assert answer.headers["Location"] == address("application", application=other)

    def test_what_it_leaves_empty_leads_to_the_list(self, alice, alices):
        story.take(alice, story.mail(Kind.ACKNOWLEDGED))
        only = EventRow.objects.get(kind="acknowledged")
        answer = alices.post(address("undo", event=only.id))
        assert answer.headers["Location"] == "/applications/"


def test_what_was_undone_before_its_mail_was_put_right_can_still_be_brought_back(alice):
    story.take(alice, story.mail(), story.mail(Kind.REJECTED))
    no = EventRow.objects.get(kind="rejected")
    undo = applications.undo(alice, no.id)
    message = KeptMessage.objects.get(kind="rejected").id
    review.decide(alice, message, Kind.ON_HOLD, no.application_id)
    applications.undo(alice, undo)
    (one,) = all_timelines(alice).values()
    assert EventKind.REJECTED in [event.kind for event in one.events]


class TestSplit:
    def test_only_entries_of_this_application_are_given_away(self, alice):
        one, other = add(alice), add(alice, "Fernhill")
        talk = applications.happened(alice, other, EventKind.INTERVIEW, DAY)
        with pytest.raises(NotFound):
            applications.split(alice, one, [talk])
        assert row(other).furthest == "interview"

    def test_corrections_alone_make_no_application(self, alice):
        one = add(alice)
        described = EventRow.objects.get(application=one, kind="described")
        with pytest.raises(NotFound):
            applications.split(alice, one, [described.id])
        assert ApplicationRow.objects.count() == 1

    def test_an_answer_that_was_opened_does_not_wait_again(self, alice):
        story.take(alice, story.mail(), story.mail(Kind.REJECTED))
        one = ApplicationRow.objects.get(live=True).id
        applications.open_answers(alice, one)
        no = EventRow.objects.get(kind="rejected")
        fresh = applications.split(alice, one, [no.id])
        assert row(fresh).waiting == 0

    def test_what_came_by_a_merge_can_be_split_off_and_stays_when_that_is_undone(
        self, alice, place
    ):
        one, other = add(alice), add(alice, "Fernhill")
        talk = applications.happened(alice, one, EventKind.INTERVIEW, DAY)
        merge = applications.merge(alice, one, other)
        fresh = applications.split(alice, other, [talk])
        applications.undo(alice, merge)
        assert {row(a).furthest for a in (one, other)} == {"application"}
        assert row(fresh).furthest == "interview"
        assert doctor.examine(alice, place) == []


class TestMerged:
    def test_an_old_address_still_means_the_one_it_went_into(self, alice):
        one, other = add(alice), add(alice, "Fernhill")
        applications.merge(alice, one, other)
        applications.happened(alice, one, EventKind.OFFER, DAY)
        assert row(other).state == "offer"
        with pytest.raises(Fixable):
            applications.merge(alice, other, one)

    def test_an_unopened_no_stays_closed_after_a_merge(self, alice, alices):
        story.take(
            alice,
            story.mail(company="Kestrel Lane"),
            story.mail(Kind.REJECTED, company="Kestrel Lane", words="canary-no-51"),
        )
        one = ApplicationRow.objects.get(live=True).id
        other = add(alice)
        applications.merge(alice, one, other)
        message = KeptMessage.objects.get(kind="rejected")
        answer = alices.get(address("message", message=message.id))
        assert answer.status_code == 302
        assert answer.headers["Location"] == address("application", application=other)

    def test_pasted_mail_of_a_merged_application_opens_the_other_one(
        self, alice, alices, monkeypatch
    ):
        no = read(Kind.REJECTED, company="Kestrel Lane")
        monkeypatch.setattr("onward.services.uploads.read_all", lambda _, **_more: [no])
        story.take(alice, no)
        one, other = ApplicationRow.objects.get(live=True).id, add(alice)
        applications.merge(alice, one, other)
        answer = alices.post("/paste/", {"text": "the same words"})
        page = alices.get(answer.headers["Location"], follow=True).content.decode()
        assert "It is a no." in page
        assert EventRow.objects.get(debriefs__isnull=False).message == no.digest
        assert row(other).waiting == 0

    def test_its_address_leads_to_the_one_it_went_into(self, alice, alices):
        one, other, last = add(alice), add(alice, "Fernhill"), add(alice, "Otter")
        applications.merge(alice, one, other)
        applications.merge(alice, other, last)
        answer = alices.get(address("application", application=one))
        assert answer.status_code == 302
        assert answer.headers["Location"] == address("application", application=last)


@pytest.mark.parametrize("kind", [EventKind.OFFER, EventKind.REJECTED])
def test_only_a_silence_can_be_let_rest_however_it_is_said(kind, alice):
    one = add(alice)
    rested = applications.happened(alice, one, EventKind.LET_GO, DAY)
    assert row(one).state == "quiet"
    applications.undo(alice, rested)
    applications.happened(alice, one, kind, DAY)
    with pytest.raises(Fixable, match="not silent"):
        applications.happened(alice, one, EventKind.LET_GO, DAY)
    assert row(one).state == kind


class TestDescribing:
    def test_a_role_that_mail_got_wrong_can_be_taken_away(self, alice):
        story.take(alice, story.mail(role="Your Application"))
        one = ApplicationRow.objects.get().id
        applications.describe(alice, one, {"company": "Fernhill Foods", "role": ""})
        assert row(one).role == ""
        (told,) = all_timelines(alice).values()
        assert told.role is None

    def test_one_of_the_two_names_must_stay(self, alice):
        one = add(alice)
        with pytest.raises(Fixable, match="company or a role"):
            applications.describe(alice, one, {"company": " ", "role": ""})

    def test_the_event_it_returns_takes_it_back(self, alice):
        one = add(alice)
        event = applications.describe(alice, one, {"company": "Yarrow Farms"})
        assert row(one).company == "Yarrow Farms"
        applications.undo(alice, event)
        assert row(one).company == "Yarrow Foods"


@pytest.mark.parametrize(
    ("words", "elsewhere"),
    [
        ([Kind.REJECTED], False),
        ([Kind.OTHER, Kind.REJECTED], False),
        ([Kind.REJECTED], True),
    ],
)
def test_a_debrief_and_its_lessons_follow_what_is_said_of_its_mail(
    words, elsewhere, alice
):
    story.take(alice, story.mail(), story.mail(Kind.REJECTED))
    one = ApplicationRow.objects.get().id
    debrief = debriefs.begin(alice, one, NOW)
    debriefs.keep(alice, debrief, {"weight": 7}, NOW, today=DAY, to=Part.SAYS)
    debriefs.put_in_plan(alice, debrief, [], "Call before I write", NOW)
    message = KeptMessage.objects.get(kind="rejected").id
    home = add(alice) if elsewhere else None
    for kind in words:
        review.decide(alice, message, kind, home)
    page = debrief_page(alice, debrief, DAY)
    assert page.answers.weight == 7
    assert page.application == (home or one)
    assert debriefs.begin(alice, page.application, NOW) == debrief
    assert [lesson.words for lesson in lessons_of(alice)] == ["Call before I write"]


def test_a_note_keeps_its_lines(alice):
    one = add(alice)
    applications.happened(
        alice, one, EventKind.NOTE, DAY, {"note": "First.\r\n\r\n  Second.\x00 "}
    )
    note = EventRow.objects.get(kind="note")
    assert note.details == {"note": "First.\n\n  Second."}


def test_another_one_first_reaches_messages_without_a_date(alice):
    story.take(
        alice,
        *(
            story.mail(sent=datetime(2026, 3, n, tzinfo=UTC), confidence=0.5)
            for n in (1, 2)
        ),
    )
    story.take(alice, story.mail(confidence=0.5), story.mail(confidence=0.5))
    for undated in KeptMessage.objects.order_by("id")[:2]:
        undated.date = None
        undated.save()
    seen = []
    for _ in range(4):
        seen.append(inbox_page(alice, later=seen).asking.mail.id)
    assert len(set(seen)) == 4
