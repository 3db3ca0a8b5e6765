from onward.debrief.letter import read_letter

LETTER = """Dear Alice,

Thank you for applying. Your talk about cold chains stayed with us.
We will not be moving forward.

Kind regards
Ines Moss"""


def test_standard_lines_are_familiar_and_particular_ones_stay():
    letter = read_letter(LETTER)
    assert letter.particular == ("Your talk about cold chains stayed with us.",)
    assert letter.familiar == 4
    assert [line.starts_paragraph for line in letter.lines] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_nothing_and_very_much_are_letters_too():
    assert read_letter("").lines == ()
    assert len(read_letter("No. " * 100_000).lines) == 200
