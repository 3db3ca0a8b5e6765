import pytest
from tests.unit.mail.letters import look

from onward.mail.feedback import feedback
from onward.mail.signal import Kind


@pytest.mark.parametrize(
    "said",
    [
        "Your answers on stock were clear, but you had no example of a recall.",
        "What decided it was your score of 31 where the line stood at 34.",
        "You have run one site, whereas we need someone who has run five, as your CV says.",
    ],
)
def test_what_is_specific_is_kept_verbatim(said):
    text = f"It is a no from us this time. {said} We wish you well in your search."
    assert feedback(look(text), Kind.REJECTED) == said


def test_work_handed_in_makes_more_of_what_is_said():
    said = "The joins dropped late rows, and there were no tests for it."
    text = f"Both of us read your take-home exercise. {said} It is a no."
    assert said in (feedback(look(text), Kind.REJECTED) or "")


@pytest.mark.parametrize(
    "text",
    [
        "You were wonderful and your letter was a joy to read.",
        "Other applicants more closely matched what your role needs, but thank you.",
        "We wish you every success in your job search, but not with us.",
        "We will keep your details on file, although your post has gone.",
        "Would you like feedback on your interview, or rather not?",
        "If your test was unclear, you are welcome to write.",
        "But no.",
    ],
)
def test_praise_and_stock_phrases_are_no_feedback(text):
    assert feedback(look(text), Kind.REJECTED) is None


def test_a_subject_is_no_feedback():
    subject = "Your interview answers were good but your test was too slow"
    assert feedback(look("No.", subject=subject), Kind.REJECTED) is None


def test_only_a_no_carries_feedback():
    text = "Your answers on stock were clear, but you had no example of a recall."
    assert feedback(look(text), Kind.INTERVIEW) is None
