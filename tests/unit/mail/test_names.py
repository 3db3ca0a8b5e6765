import pytest

from onward.mail.names import key, place_runs, run_at, runs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fernhill Foods Ltd", "FERNHILL FOODS"),
        ("The Yarrow Trust", "yarrow trust"),
        ("Müller & Söhne GmbH", "Muller and Sohne"),
        ("O'Hara's Diner", "OHara’s Diner"),
        ("Østby A/S", "ostby a s"),
        ("Envases Yarrow, S.A. de C.V.", "Envases Yarrow"),
        ("Molinos Yarrow S.A.S.", "Molinos Yarrow"),
        ("Yarrow Mühlen GmbH & Co. KG", "Yarrow Mühlen"),
        ("Hafenlicht e. V.", "Hafenlicht"),
        ("Młyny Yarrow Sp. z o.o.", "Młyny Yarrow"),
    ],
)
def test_names_that_differ_in_form_are_one(one, other):
    assert key(one) == key(other)


def test_dotted_letters_that_are_no_legal_form_belong_to_a_name():
    assert key("A. B. Yarrow") != key("Yarrow")
    assert key("St. J. Yarrow") != key("St Yarrow")


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
        ("Fellside Teachers' Training College", "Fellside Teachers' Training College"),
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


def test_every_run_is_found_with_its_place():
    assert place_runs("we at Fernhill Foods (Leeds)") == (
        ("Fernhill Foods", 6, 20),
        ("Leeds", 22, 27),
    )
