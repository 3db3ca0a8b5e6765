"""A question about a no, laid among the drafts of one's own mailbox."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.flows import story
from tests.flows.mailboxes import connect, row
from tests.flows.routes import address
from tests.mailserver import dovecot

from onward.kernel.errors import NotFound
from onward.mail.signal import Kind, Stage
from onward.services.laying import lay_question
from onward.store.models import ApplicationRow, DebriefRow, KeptMessage, MailAccount

NOW = timezone.now()
DRAFTS = "Entw&APw-rfe"


@pytest.fixture
def here(alice, alices):
    """Where the question about a no is written."""
    story.answered(alice)
    story.take(
        alice,
        story.mail(Kind.INTERVIEW, NOW - timedelta(days=9), stage=Stage.INTERVIEW),
        story.mail(Kind.REJECTED, NOW - timedelta(days=1)),
    )
    one = ApplicationRow.objects.get()
    place = alices.post(address("begin", application=one.id)).headers["Location"]
    alices.post(f"{place}tell/")
    return f"{place}ask/"


def read(browser, path):
    return browser.get(path, follow=True).content.decode()


def test_without_a_mailbox_there_is_no_such_button(alices, here):
    assert "Into the drafts of my mailbox" not in read(alices, here)
    answer = alices.post(here, {"go": "lay", "draft": "Words."})
    assert answer.status_code == 404


@pytest.mark.serves
class TestWithAMailbox:
    @pytest.fixture(autouse=True)
    def connected(self, alice, server, post):
        connect(alice, server.tls)
        self.post = post

    def test_the_words_lie_there_as_an_answer_to_the_letter(self, alices, here):
        assert "Into the drafts of my mailbox" in read(alices, here)
        answer = alices.post(here, {"go": "lay", "draft": "My own words."}, follow=True)
        told = answer.content.decode()
        assert f"It lies in “Entwürfe” of {dovecot.USER}. Nothing was sent." in told
        assert "My own words." in told
        ((_, flags, raw),) = self.post.all_of(DRAFTS)
        letter = KeptMessage.objects.get(kind="rejected")
        assert b"\\Draft" in flags
        assert b"My own words." in raw
        assert f"In-Reply-To: {letter.message_id}".encode() in raw
        assert b"To: jobs@people.example" in raw

    def test_a_later_version_takes_its_place(self, alices, here):
        for words in ("First words.", "Second words."):
            alices.post(here, {"go": "lay", "draft": words})
        ((_, _, raw),) = self.post.all_of(DRAFTS)
        assert b"Second words." in raw
        assert len(row().drafts) == 1

    def test_what_the_person_changed_there_stays(self, alices, here):
        alices.post(here, {"go": "lay", "draft": "First words."})
        ((_, _, raw),) = self.post.all_of(DRAFTS)
        self.post.clear(DRAFTS)  # a mail program keeps a change as another message
        self.post.put(raw.replace(b"First", b"Changed"), DRAFTS, "\\Draft")
        alices.post(here, {"go": "lay", "draft": "Second words."})
        kept = b"".join(raw for _, _, raw in self.post.all_of(DRAFTS))
        assert b"Changed words." in kept
        assert b"Second words." in kept

    def test_what_goes_wrong_is_said_and_the_words_are_kept(self, alices, here):
        MailAccount.objects.update(port=1)
        given = {"go": "lay", "draft": "My own words."}
        told = alices.post(here, given, follow=True, headers={"referer": here})
        told = told.content.decode()
        assert "does not take connections" in told
        assert "My own words." in read(alices, here)

    @pytest.mark.usefixtures("here")
    def test_it_is_nobody_elses(self, bob):
        with pytest.raises(NotFound):
            lay_question(bob, DebriefRow.objects.get().id, "", "x", "y", NOW)

    def test_only_the_last_fifty_are_remembered(self, alices, here):
        old = {
            str(one): {"folder": "x", "validity": 1, "uid": 1, "message_id": "<x>"}
            for one in range(60)
        }
        MailAccount.objects.update(drafts=old)
        alices.post(here, {"go": "lay", "draft": "Words."})
        assert len(row().drafts) == 50
        assert str(DebriefRow.objects.get().id) in row().drafts
