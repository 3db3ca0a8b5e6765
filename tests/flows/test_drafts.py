from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest

from onward.services.drafts import as_eml, mailto

BODY = "Dear Ms Moss,\n\nthank you – “really”.\nAlice"


def test_a_draft_opens_unsent_with_its_words():
    raw = as_eml("moss@fernhill.example", "One question", BODY)
    draft = message_from_bytes(raw, policy=default)
    assert draft["To"] == "moss@fernhill.example"
    assert draft["X-Unsent"] == "1"
    assert "From" not in draft
    assert draft.get_content().replace("\r\n", "\n").strip() == BODY


@pytest.mark.parametrize(
    "to",
    [
        "",
        "moss",
        "@fernhill.example",
        "a@b@c.example",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "Mäx@fernhill.example",
    ],
)
def test_what_is_no_single_address_is_left_to_the_person(to):
    assert mailto(to, "x", "y") == ""
    assert b"To:" not in as_eml(to, "x", "y")


def test_a_subject_adds_no_header():
    raw = as_eml("a@b.example", "One\r\nBcc: c@d.example", "x")
    assert message_from_bytes(raw, policy=default)["Bcc"] is None


def test_a_link_carries_the_words_and_is_never_cut():
    link = urlsplit(mailto("moss@fernhill.example", "One & two", BODY))
    assert (link.scheme, link.path) == ("mailto", "moss@fernhill.example")
    said = parse_qs(link.query)
    assert said["subject"] == ["One & two"]
    assert said["body"] == [BODY.replace("\n", "\r\n")]
    assert mailto("a@b.example", "x", "y" * 2000) == ""
