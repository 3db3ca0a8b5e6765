"""What a letter says may be passed on; whose it is may not."""

import pytest

from onward.mail.unnamed import unnamed

NAMES = ("Dana Ruiz", "jobs@fernhill.example", "alice.marlow@post.example", "Fernhill")


def told(text, language="en", names=NAMES):
    return unnamed(text, names, language)


def test_names_of_writer_reader_and_firm_are_hidden_in_any_case():
    said = told("hi alice, dana from fernhill here. FERNHILL has chosen somebody else.")
    assert said == "hi xxxx, xxxx from xxxx here. Xxxx has chosen somebody else."


def test_a_capital_stays_only_on_words_of_the_lists():
    said = told("Unfortunately we gave it to Priya Nair. We had hoped for Thursday.")
    assert said.startswith("Unfortunately we gave it to Xxxx. We had hoped for ")
    assert "Priya" not in said


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("ring 020 7946 0018", "ring 000 0000 0000"),
        ("write to sam.o@oak.example, please", "write to xxxx@xxxx.example please"),
        ("see https://oak.example/t/8hX?u=alice now", "see https://xxxx.example/ now"),
        ("see oakmoor.example/jobs now", "see xxxx.example now"),
        ("ref jr0048213 of yours", "ref xxxx of yours"),
        ("Don’t worry", "Don’t worry"),
    ],
)
def test_numbers_addresses_and_links_are_blank(written, left):
    assert told(written) == left


def test_an_address_of_a_desk_hides_no_ordinary_word():
    assert told("we have other jobs") == "we have other jobs"


def test_a_common_word_of_a_firms_name_stays():
    said = told("wir danken für Ihre Bewerbung", "de", ["Institut für Moorkunde"])
    assert said == "wir danken für Ihre Bewerbung"


def test_initials_go():
    assert told("Yours, J. R. Oke", names=()) == "Yours, Xxxx"
