from tests.unit.mail.letters import letter, look, seen

from onward.mail.feedback import feedback
from onward.mail.moves import Move
from onward.mail.signal import Kind
from onward.mail.understand import understand


def test_what_is_specific_is_kept_verbatim():
    mail = look("It is a no. You had never run a stock count. Good luck.")
    said = feedback(mail, seen(mail, Move.NO, Move.REASON), Kind.REJECTED)
    assert said == "You had never run a stock count."


def test_praise_and_stock_phrases_are_no_feedback():
    mail = look("It is a no. You were wonderful. Good luck.")
    assert feedback(mail, seen(mail, Move.NO, Move.PRAISE), Kind.REJECTED) is None


def test_a_subject_is_no_feedback():
    mail = look("No.", subject="Your test was too slow")
    assert feedback(mail, seen(mail, Move.REASON), Kind.REJECTED) is None


def test_only_a_no_carries_feedback():
    mail = look("You had never run a stock count.")
    assert feedback(mail, seen(mail, Move.REASON), Kind.INTERVIEW) is None


def test_a_letter_with_a_reason_gives_it():
    text = (
        "Thank you for coming to the interview for the Buyer role. We have decided not to "
        "take your application further. Your case study was careful, but you had no "
        "experience of negotiating with suppliers. We wish you well."
    )
    said = understand(letter(text)).feedback
    assert said
    assert "negotiating with suppliers" in said


def test_what_only_leads_to_it_is_left_out():
    mail = look("It is a no. The panel says this: you had never run a stock count.")
    said = feedback(mail, seen(mail, Move.NO, Move.REASON), Kind.REJECTED)
    assert said == "you had never run a stock count."


def test_a_colon_before_few_words_is_kept():
    mail = look("It is a no. One thing was missing: a licence.")
    said = feedback(mail, seen(mail, Move.NO, Move.REASON), Kind.REJECTED)
    assert said == "One thing was missing: a licence."


def test_of_many_sentences_the_first_three_of_the_likeliest_are_told_in_order():
    mail = look("One was slow. Two was late. Three was thin. Four was long. Bye then.")
    said = feedback(mail, seen(mail, *[Move.REASON] * 5), Kind.REJECTED)
    assert said
    assert len(said.split(". ")) == 3
