"""Mail the person sent is no answer to them, whichever mailbox is read first."""

import random
from datetime import UTC, datetime

import pytest
from tests.flows.build import ALICE, read

from onward.debrief.flow import Part
from onward.mail.signal import Kind
from onward.services import applications, debriefs, doctor, review, uploads
from onward.services.importing import file_kept
from onward.services.keeping import keep
from onward.services.own_addresses import own_addresses
from onward.store.log import all_timelines
from onward.store.models import ApplicationRow, EventRow, KeptMessage
from onward.store.queries.inbox import inbox_page

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OTHERS = ("Yarrow", "Tansy", "Otter Press", "Heron Mills", "Kestrel Lane")
ANSWERS = (
    Kind.REJECTED,
    Kind.ON_HOLD,
    Kind.ACKNOWLEDGED,
    Kind.ASSESSMENT,
    Kind.INTERVIEW,
    Kind.OFFER,
    Kind.OUTREACH,
)


def inbox(to=(ALICE,), companies=OTHERS):
    """Receipts of several houses, by which one knows whose mailbox it is."""
    return [
        read(company=name, sender=f"jobs@{name.split()[0].lower()}.example", to=to)
        for name in companies
    ]


def sent(kind=Kind.REJECTED, to=("crake@hall.example",), sender=ALICE, **more):
    return read(kind, 5, "The Hall", "Treasurer", sender=sender, to=to, **more)


def take(owner, *reads):
    keep(owner, reads)
    return sum(file_kept(owner, NOW))


def companies(owner):
    return sorted(one.company for one in all_timelines(owner).values())


@pytest.mark.parametrize("confidence", [0.97, 0.6])
@pytest.mark.parametrize("kind", ANSWERS)
def test_it_is_neither_filed_nor_asked_about(kind, confidence, alice):
    own = sent(kind, confidence=confidence, text="canary")
    take(alice, own, *inbox())
    row = KeptMessage.objects.get(digest=own.digest)
    assert (row.standing, row.kind, row.corrected) == ("alone", kind, "")
    assert (row.text, row.words, row.subject, row.sender, row.to) == (
        "",
        "",
        "",
        "",
        [],
    )
    assert companies(alice) == sorted(OTHERS)
    page = inbox_page(alice)
    assert (page.unsure, page.outreach_count) == (0, 0)


def test_the_order_of_mailboxes_makes_no_difference(alice, bob):
    mails = [*inbox(), sent(), sent(Kind.INTERVIEW, confidence=0.5)]
    take(alice, *mails)
    random.Random(3).shuffle(mails)
    for one in sorted(mails, key=lambda mail: mail.message.sender != ALICE):
        take(bob, one)
    assert companies(alice) == companies(bob) == sorted(OTHERS)
    for owner in (alice, bob):
        rows = KeptMessage.objects.filter(owner=owner)
        assert rows.filter(standing="alone").count() == 2
        assert not rows.filter(standing="unsure").exists()


def test_what_was_filed_before_is_taken_out_and_can_be_brought_back(alice, place):
    own = sent()
    take(alice, own)
    assert companies(alice) == ["The Hall"]
    take(alice, *inbox())
    assert companies(alice) == sorted(OTHERS)
    assert KeptMessage.objects.get(digest=own.digest).text
    assert doctor.examine(alice, place) == []
    take(alice, own)
    assert companies(alice) == sorted(OTHERS)
    for undo in EventRow.objects.filter(kind="retracted"):
        applications.undo(alice, undo.id)
    take(alice, read(company="Saltmarsh"))
    assert "The Hall" in companies(alice)


def test_a_withdrawal_is_what_only_the_person_can_send(alice):
    take(alice, *inbox(), sent(Kind.WITHDRAWN))
    assert ApplicationRow.objects.get(company="The Hall").state == "withdrawn"


def test_what_the_person_said_of_it_stays(alice):
    own = sent(confidence=0.6)
    take(alice, own)
    row = KeptMessage.objects.get()
    review.decide(alice, row.id, Kind.REJECTED)
    take(alice, *inbox())
    assert "The Hall" in companies(alice)


def test_what_they_met_in_a_debrief_stays(alice):
    take(alice, sent())
    one = debriefs.begin(alice, ApplicationRow.objects.get().id, NOW)
    debriefs.keep(alice, one, {"weight": 3}, NOW, today=NOW.date(), to=Part.SAYS)
    take(alice, *inbox())
    assert "The Hall" in companies(alice)


def test_what_they_paste_is_what_they_mean(alice, monkeypatch):
    take(alice, *inbox())
    own = sent()
    pasted = type(own)("pasted", 0, 0, own.digest, own.message, own.signal, None)
    monkeypatch.setattr(uploads, "read_all", lambda _, **_more: [pasted])
    assert uploads.take_pasted(alice, "text", NOW).is_no


class TestWhoseMailboxItIs:
    def test_few_who_write_do_not_tell(self, alice):
        take(alice, *inbox(companies=OTHERS[:4]), sent())
        assert own_addresses(alice).sure == frozenset()
        assert own_addresses(alice).likely == {ALICE}
        assert "The Hall" in companies(alice)

    def test_many_mails_of_one_house_do_not_tell(self, alice):
        mails = [read(sender=f"{n}@fernhill.example") for n in range(9)]
        take(alice, *mails)
        assert own_addresses(alice).sure == frozenset()

    def test_behind_a_system_for_many_the_name_tells(self, alice):
        for number, mail in enumerate(inbox()):
            keep(alice, [mail])
            KeptMessage.objects.filter(digest=mail.digest).update(
                sender="no-reply@greenhouse.io", sender_name=f"Firm {number}"
            )
        assert own_addresses(alice).sure == {ALICE}

    def test_a_mailbox_of_another_time_does_not_unmake_an_address(self, alice):
        take(alice, *inbox(to=["old@post.example"]))
        take(alice, *(read(day=n, sender=f"jobs@x{n}.example") for n in range(60)))
        assert own_addresses(alice).sure == {"old@post.example", ALICE}

    def test_what_a_second_address_passes_on_is_an_answer(self, alice):
        take(alice, *inbox(), *inbox(to=["work@post.example"]))
        passed_on = sent(sender="work@post.example", to=[ALICE])
        take(alice, passed_on)
        assert "The Hall" in companies(alice)

    def test_a_recruiter_many_write_to_still_answers(self, alice):
        both = [ALICE, "ines@agency.example"]
        take(alice, *inbox(to=both))
        assert own_addresses(alice).sure == set(both)
        take(alice, sent(sender="ines@agency.example", to=[ALICE]))
        assert ApplicationRow.objects.get(company="The Hall").waiting == 1

    def test_nothing_kept_tells_nothing(self, alice):
        assert own_addresses(alice).likely == frozenset()


def test_somebody_elses_mailbox_tells_nothing_of_hers(alice, bob):
    take(bob, *inbox())
    take(alice, sent())
    assert companies(alice) == ["The Hall"]
