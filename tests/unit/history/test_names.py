import pytest

from onward.history.names import company_key, same_company, same_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fernhill Foods", "FERNHILL FOODS LTD"),
        ("Fernhill Foods", "Fernhill Foods GmbH"),
        ("O'Hara & Sons", "OHara and Sons".replace(" and", " &")),
        ("Söderberg AB", "Soderberg"),
        ("Yarrow", "Yarrow Foods International".replace(" International", "")),
        ("Blue Kettle", "BlueKettle"),
        ("Thistledown Logistics", "Thistledown Logistcs"),
    ],
)
def test_spellings_of_one_company_are_the_same(one, other):
    assert same_company(one, other)
    assert same_company(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fernhill Foods", "Yarrow Foods"),
        ("Arla", "Arle"),
        ("", "Fernhill"),
        ("3M", "3I"),
        ("North Bank", "South Bank"),
    ],
)
def test_two_companies_stay_two(one, other):
    assert not same_company(one, other)


def test_a_name_that_is_only_a_legal_form_keeps_its_words():
    assert company_key("The Group") == "the group"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supply Planner", "supply planner (m/f/d)"),
        ("Supply Planner", "Supply Planner, Leeds"),
        ("Sr. Analyst", "Senior Analyst"),
        ("Operations Analyst - Req 10423", "Operations Analyst"),
    ],
)
def test_spellings_of_one_role_are_the_same(one, other):
    assert same_role(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supply Planner", "Senior Supply Planner"),
        ("Senior Engineer", "Staff Engineer"),
        ("Planner", "Buyer"),
        ("Junior Analyst", "Analyst"),
    ],
)
def test_words_of_rank_make_two_roles(one, other):
    assert not same_role(one, other)
