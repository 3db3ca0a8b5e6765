import pytest
from tests.unit.mail.letters import look

from onward.mail.role import role, trimmed


def titled(text="", employer=None, **parts):
    return role(look(text, **parts), employer)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Thank you for applying for the Night Buyer position.", "Night Buyer"),
        ("We write about the position of Buyer.", "Buyer"),
        ("Your application for Senior Buyer (Req 4411) is in.", "Senior Buyer"),
        ("Role: Stock Controller\nPlace: Leeds", "Stock Controller"),
        ("Vacancy\tHarbour Pilot\nStatus\tnew", "Harbour Pilot"),
        ("thanks for asking about the line cook job", "line cook"),
        ("we'd still like to find an assistant editor for it", "assistant editor"),
        ("We need you as a Welder. The Welder starts soon.", "Welder"),
        ("You applied for Tutor in Marine Law.", "Tutor in Marine Law"),
        ("You applied for Deputy Head (Pastoral).", "Deputy Head (Pastoral)"),
        ("You applied for Team Leader, Sea Claims Policy.", "Team Leader"),
        ("You applied for Nurse, Oncology.", "Nurse, Oncology"),
        ("You applied for Welder in Leeds.", "Welder"),
        ("The Lecturer in Law post is on hold.", "Lecturer in Law"),
        ("We'd love you to be our Staff Writer.", "Staff Writer"),
        ("You applied for Head of Stores.", "Head of Stores"),
    ],
)
def test_the_text_announces_the_title(text, title):
    assert titled(text) == title


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Stock Controller at Fernhill", "Stock Controller"),
        ("Surveyor vacancy: result", "Surveyor"),
        ("[Night Buyer] News", "Night Buyer"),
        ("Thank you - Night Buyer - Leeds", "Night Buyer"),
        ("Re: welder job", "welder"),
    ],
)
def test_the_subject_announces_the_title(subject, title):
    assert titled("Hello there.", subject=subject) == title


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. We shall write.",
        "You will talk with our Operations Manager on Monday.",
        "We shall write soon.\n\nAll is well.\n\nKind regards\n\nDana Ruiz\nHead of Stores",
        "It goes well for the new one and the 14.",
        "You will hear from the Store Manager.",
        "You applied for Director.",
        "Your application for IT.",
        "We are looking for (a",
        "Role: 4411",
    ],
)
def test_no_title_is_better_than_a_wrong_one(text):
    assert titled(text) is None


def test_of_two_roles_the_one_applied_for_counts():
    text = (
        "For Senior Writer we took somebody else. We'd like you as another Writer "
        "instead. Your application for Senior Writer is closed."
    )
    assert titled(text) == "Senior Writer"


def test_the_employer_is_no_title():
    assert titled("The Fernhill Cook role.", employer="Fernhill Cook") is None


def test_a_place_behind_a_comma_is_no_field():
    text = "You applied for Buyer, Surgery. It is in Surgery."
    assert titled(text) == "Buyer"
    assert titled("For Buyer, Quality.", employer="Quality Press") == "Buyer"


def test_the_written_form_wins_over_shouting():
    text = "NIGHT BUYER\nYour application for Night Buyer is in."
    assert titled(text, subject="NIGHT BUYER") == "Night Buyer"


def test_a_long_letters_ending_does_not_announce():
    text = "One. Two. Three. Four. Five. Six. Seven. All the best for Buyer."
    assert titled(text) is None


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Buyer (m/w/d)", "Buyer"),
        ("Buyer (night shift)", "Buyer"),
        ("Buyer - JR-204417", "Buyer"),
        ("RDC/1187 Buyer", "Buyer"),
        ("Req. 4411: Buyer", "Buyer"),
        ("Buyer, Grade 5", "Buyer"),
        ("Welder 2026", "Welder"),
        ("your application as Buyer", "Buyer"),
        ("Thank you - Buyer", "Buyer"),
        ("Welder in Leeds", "Welder"),
        ("Deputy Head (Pastoral)", "Deputy Head (Pastoral)"),
    ],
)
def test_a_title_loses_numbers_brackets_and_what_leads_up_to_it(written, title):
    assert trimmed(written) == title


def test_a_signing_line_with_one_word_is_no_announcement():
    assert titled("Welder wanted: no.\n\nThe Welder\n\nDana") == "Welder"


@pytest.mark.parametrize(
    ("subject", "text", "title"),
    [
        ("Night Baker (Leeds)", "We read it for Night Baker (Leeds).", "Night Baker (Leeds)"),
        ("Night Baker (Leeds)", "We read it for Night Baker.", "Night Baker"),
        ("Your form", "It is for Night Baker (R-20417).", "Night Baker"),
        ("Your form", "It is for Night Baker - Pastry.", "Night Baker - Pastry"),
        ("Night Baker - outcome", "All the best.", "Night Baker"),
    ],
)  # fmt: skip
def test_what_a_title_never_lacks_is_part_of_it(subject, text, title):
    assert titled(f"Hello.\n\n{text}\n\nDana", subject=subject) == title
