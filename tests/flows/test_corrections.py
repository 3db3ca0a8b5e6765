"""What a person put right can be passed on; whose mail it was stays here."""

from datetime import UTC, datetime

import pytest
from tests.flows import story
from tests.flows.routes import address

from onward.demo.sheet import parse
from onward.mail.signal import Kind
from onward.services import review
from onward.services.corrections import sheet
from onward.store.models import KeptMessage

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = "We have chosen Priya, who lives nearer to us; write to priya@oak.example."


@pytest.fixture
def corrected(alice):
    """Two messages: one put right, one only confirmed."""
    story.answered(alice)
    story.take(
        alice,
        story.mail(Kind.ON_HOLD, NOW, "Zephyr & Oak", words=WORDS, confidence=0.62),
        story.mail(Kind.INTERVIEW, NOW, "Yarrow", words="Shall we talk on Friday?"),
    )
    said = {"Zephyr & Oak": Kind.REJECTED, "Yarrow": Kind.INTERVIEW}
    for row in KeptMessage.objects.all():
        review.decide(alice, row.id, said[row.company])
    return {row.company: row.id for row in KeptMessage.objects.all()}


def test_the_page_shows_what_would_go_and_no_names(alices, corrected):
    page = alices.get(address("corrections")).content.decode()
    main = page[page.index("<main") :]
    assert "Onward had read it as: On hold." in main
    assert "lives nearer to us" in main
    for name in ("Priya", "priya", "Zephyr", "Alice", "Yarrow"):
        assert name not in main


def test_the_file_is_a_sheet_of_all_but_those_left_out(alices, corrected):
    answer = alices.get(
        address("corrections_file"), {"leave": str(corrected["Yarrow"])}
    )
    assert "attachment" in answer.headers["Content-Disposition"]
    (mail,) = parse(answer.content.decode())
    assert mail.labels["kind"] == "rejected"
    assert mail.labels["spoils"] == "read as on_hold at 62 %"
    assert mail.headers["Date"] == "2026-03-01 12:00 +0000"


def test_what_was_only_confirmed_keeps_its_deciding_words(alice, corrected):
    mails = parse(sheet(alice, [corrected["Zephyr & Oak"]]))
    assert mails[0].labels["words"] == "Shall we talk on Friday?"
    assert "spoils" not in mails[0].labels


def test_where_nothing_was_said_the_page_says_what_would_be_here(alices):
    page = alices.get(address("corrections")).content.decode()
    assert "without telling whose it was" in page
    assert "Save as a file" not in page


def test_bob_sees_nothing_of_it(bobs, corrected):
    page = bobs.get(address("corrections")).content.decode()
    assert "lives nearer" not in page
    assert bobs.get(address("corrections_file")).content == b""
