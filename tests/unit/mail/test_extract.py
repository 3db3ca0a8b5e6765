from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.mail.letters import look, moment, seen

from onward.mail.extract import extract
from onward.mail.model import load
from onward.mail.moves import Move
from onward.mail.signal import Kind, Signal, Stage


def test_a_whole_signal_is_read():
    text = (
        "Hi Alice,\n\nThank you for meeting us about the Night Buyer position. It's a no. "
        "Your case was careful, but you have never run a promotion, as your CV says. "
        "Please apply again.\n\nDana Ruiz\nFernhill Foods"
    )
    mail = look(text, shown="Dana Ruiz", subject="Night Buyer")
    moves = (Move.PLAIN, Move.PLAIN, Move.PRAISE, Move.NO, Move.REASON, Move.KEEP)
    made = seen(mail, *moves)
    assert extract(mail, made, Kind.REJECTED, 0.9, "It's a no.") == Signal(
        kind=Kind.REJECTED,
        confidence=0.9,
        words="It's a no.",
        language="en",
        company="Fernhill Foods",
        role="Night Buyer",
        stage=Stage.INTERVIEW,
        feedback="Your case was careful, but you have never run a promotion, as your CV says.",
        door_open=True,
        reply_possible=True,
    )


def test_times_are_read_with_it():
    text = "Interview on 12 March at 10:00. Please pick a seat by noon on 10 March."
    mail = look(text)
    signal = extract(mail, seen(mail), Kind.INTERVIEW, 1.0, "")
    assert signal.when == moment("2026-03-12T10:00+00:00")
    assert signal.due == moment("2026-03-10T12:00+00:00")


def test_the_start_of_a_talk_is_no_deadline():
    text = "Your booked slot by the river: 12 March at 10:00 by the pier, before 12 March, 10:00."
    mail = look(text)
    signal = extract(mail, seen(mail), Kind.INTERVIEW, 1.0, "")
    assert signal.due is None or signal.due != signal.when


PIECES = st.sampled_from(
    [
        "Fernhill", "Dana", "Buyer", "role", "at", "the", "for", "by", "from", "to", "within",
        "12", "March", "10:30", "99/99/99", "(", ")", "[", "]", ",", ".", "\n", "\t", "’s", "&",
        "our", "client", "Friday", "half", "past", "five", "pm", "ET", "time", "-", "…", "²", "٣",
        "apply", "again", "you", "test", "but", "31", "th", "in", "72", "hours", "|", ":", "@",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(PIECES | st.text(max_size=6), max_size=60),
    kind=st.sampled_from(list(Kind)),
    shown=st.text(max_size=30),
    at=st.sampled_from(
        ["", "x", "@", "a@b", "dana.ruiz@lever.co", "jobs@fernhill.example"]
    ),
)
def test_nothing_that_is_written_makes_it_raise(words, kind, shown, at):
    text = " ".join(words)
    mail = look(text, subject=text[:80], shown=shown, at=at, to=(), calendar=text)
    made = load().weigh(mail)
    first = extract(mail, made, kind, 0.5, "")
    assert first == extract(mail, made, kind, 0.5, "")


def test_the_longest_mail_is_read_in_bounded_time():
    for piece in (
        "by the (",
        "Fernhill & ",
        "1 to ",
        "moved from 12 to ",
        ",,, ",
        "a@b.c ",
        "for the ",
    ):
        text = (piece * 70_000)[:65_536]
        mail = look(text, subject=text[:600], shown=text[:200])
        extract(mail, load().weigh(mail), Kind.INTERVIEW, 0.5, "")
