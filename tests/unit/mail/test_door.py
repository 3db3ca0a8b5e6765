import pytest
from tests.unit.mail.letters import look

from onward.mail.door import door_open
from onward.mail.signal import Kind


@pytest.mark.parametrize(
    "text",
    [
        "Please apply again in spring.",
        "We will keep your CV on file.",
        "I'd gladly see you again.",
        "I'll ring you first when another desk is free.",
        "We are about to advertise a second post. If you would like it, say so.",
        "Come back to me next autumn.",
    ],
)
def test_an_open_door_is_said_in_so_many_words(text):
    assert door_open(look(f"It is a no. {text}"), Kind.REJECTED)


@pytest.mark.parametrize(
    "text",
    [
        "We wish you every success.",
        "You may not reapply within a year.",
        "We will delete your details and keep nothing on file.",
        "The role is gone.",
        "Another post will not be opened.",
    ],
)
def test_a_closed_door_is_not_open(text):
    assert not door_open(look(f"It is a no. {text}"), Kind.REJECTED)


def test_only_a_no_has_a_door():
    assert not door_open(look("Please apply again."), Kind.WITHDRAWN)
