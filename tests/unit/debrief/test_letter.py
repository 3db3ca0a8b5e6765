import pytest

from onward.debrief.letter import read_letter

LETTER = """Dear Alice,

Thank you for applying. Your talk about cold chains stayed with us.
We will not be moving forward.

Kind regards
Ines Moss
Head of Planning
Room 4.12"""

FAMILIAR = """
Dear Ms Marlow,
Hello Alice,
Thank you so much for taking the time to apply to us.
We really appreciate your interest in joining our team.
We received a high number of applications for this role.
The standard of applications was very high.
After careful consideration we have decided not to progress your application.
Unfortunately we are unable to offer you the position on this occasion.
We regret to inform you that you have not been shortlisted.
I am sorry to let you know that we have chosen to move forward with other candidates.
We will proceed with candidates whose experience more closely matches our needs.
While your background is impressive, we will not be moving forward at this time.
We know this is not the news you were hoping for.
This was not an easy decision.
This is no reflection on you, and we do not want it to reflect on your efforts.
We will keep your details on file for future opportunities.
We encourage you to apply again.
Please keep an eye on our careers page.
We wish you every success in your search.
Good luck with your next step.
Due to the volume we cannot offer individual feedback.
Please do not reply to this email.
This is an automated message.
View our privacy policy.
Kind regards,
Best regards, The Recruiting Team
The Fernhill Talent Team
"""
PARTICULAR = """
Thank you for walking us through the stock take in Leeds.
It was a pleasure to meet you last Thursday and to hear about your years at the mill.
The committee appreciated your thoughtful presentation on first readers.
We went with someone who has already run a night shift.
We have decided to move forward with candidates whose experience aligns with card fraud modelling.
Unfortunately the budget for this post has been cut.
We regret to say that the position has been filled.
You were second of 140, and the panel was split.
In the end it came down to one question about costing.
The governors agreed on another applicant this morning, and she starts in May.
I enjoyed our talk about reading lists.
Ring me if you want to talk it over.
Unfortunately you do not yet have the licence we need.
I am happy to share some notes if that is useful.
We would like you to apply again in March 2027.
Your answer on supplier risk was the best of the day.
Thank you for your interest, but your salary is above what we can pay.
Sorry it took us until Friday to write.
"""


def rows(text):
    return [row for row in text.splitlines() if row]


@pytest.mark.parametrize("line", rows(FAMILIAR))
def test_what_stands_in_many_letters_fades(line):
    assert read_letter(line).particular == ()


@pytest.mark.parametrize("line", rows(PARTICULAR))
def test_what_is_about_this_person_or_place_never_fades(line):
    assert read_letter(line).familiar == 0


def test_a_letter_keeps_its_order_and_loses_nothing():
    letter = read_letter(LETTER)
    assert [line.text for line in letter.lines] == [
        "Dear Alice,",
        "Thank you for applying.",
        "Your talk about cold chains stayed with us.",
        "We will not be moving forward.",
        "Kind regards",
        "Ines Moss",
        "Head of Planning",
        "Room 4.12",
    ]
    assert letter.particular == (
        "Your talk about cold chains stayed with us.",
        "Room 4.12",
    )
    starts = [line.text for line in letter.lines if line.starts_paragraph]
    assert starts == ["Dear Alice,", "Thank you for applying.", "Kind regards"]


def test_wrapped_prose_is_read_as_sentences():
    wrapped = "We have read what you\nsent to us with much\ninterest and decided to\ngo another way. Thanks."
    assert [line.text for line in read_letter(wrapped).lines] == [
        "We have read what you sent to us with much interest and decided to go another way.",
        "Thanks.",
    ]


def test_nothing_and_very_much_are_letters_too():
    assert read_letter("").lines == ()
    assert read_letter("\n \n").lines == ()
    assert len(read_letter("No. " * 100_000).lines) == 200
    assert read_letter("we regret " * 5000).familiar == 0
