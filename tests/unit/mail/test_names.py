import pytest

from onward.mail.names import is_name, key, run_at, runs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fernhill Foods Ltd", "FERNHILL FOODS"),
        ("The Yarrow Trust", "yarrow trust"),
        ("Müller & Söhne GmbH", "Muller and Sohne"),
        ("O'Hara's Diner", "OHara’s Diner"),
        ("Østby A/S", "ostby a s"),
    ],
)
def test_names_that_differ_in_form_are_one(one, other):
    assert key(one) == key(other)


def test_a_name_of_nothing_but_a_legal_form_keeps_it():
    assert key("AB") == "ab"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fernhill Foods and we are glad", "Fernhill Foods"),
        ("Bank of the North today", "Bank of the North"),
        ("Yarrow, Inc. Thank you", "Yarrow, Inc."),
        ("St. Olave's Hospice. We", "St. Olave's Hospice"),
        ("J. R. Tolland & Sons, Leeds", "J. R. Tolland & Sons"),
        ("eMotive (Leeds)", "eMotive"),
        ("3D Works on Monday", "3D Works"),
        ("“Quill” is", "Quill"),
        ("we", ""),
        ("... then", ""),
        ("A B C D E F G H I J", "A B C D E F G H"),
    ],
)
def test_a_name_runs_over_capitals_and_the_small_words_between(text, name):
    assert run_at(text) == name


def test_runs_are_found_left_to_right():
    text = "We at Fernhill Foods (Leeds) like Dana Ruiz, and eBay."
    assert runs(text) == ("Fernhill Foods", "Leeds", "Dana Ruiz", "eBay")


def test_a_whole_line_is_a_name_or_not():
    assert is_name("Fernhill Foods Ltd.")
    assert not is_name("Fernhill Foods is hiring")
    assert not is_name("F")
