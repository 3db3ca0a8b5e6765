import pytest
from tests.unit.mail.letters import look

from onward.mail.agency import clients, in_full, is_agency

PELL = {"shown": "Jo Pell", "at": "jo@pellrecruitment.example"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello.", PELL),
        ("Hello.", {"shown": "Jo | Quickhire", "at": "jo@quickhire.example"}),
        ("I'd love to put you forward for it.", {}),
        ("My client is a bakery.", {}),
    ],
)
def test_an_agency_is_known_by_name_or_word(text, parts):
    assert is_agency(look(text, **parts))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We bake.", {}),
        ("We bake.", {"shown": "Tolland Careers", "at": "x@tollandcareers.example"}),
    ],
)
def test_an_employer_is_no_agency(text, parts):
    assert not is_agency(look(text, **parts))


def test_a_client_is_named_in_passing():
    mail = look(
        "Client: Yarrow Mills\nThe Fell Tarn Press have read it. Word from Quill.",
        subject="Night Buyer - Yarrow Mills, Leeds",
        **PELL,
    )
    weights = {}
    for name, weight in clients(mail):
        weights[name] = weights.get(name, 0) + weight
    assert weights["Yarrow Mills"] > 8
    assert weights["Fell Tarn Press"] == 3
    assert weights["Quill"] == 2
    assert "Night Buyer" not in {name for name, _ in clients(mail) if "-" in name}


def test_an_agencys_name_is_given_in_full():
    mail = look("Jo\nPell Search", **PELL)
    assert in_full(mail, "Pell") == "Pell Search"
    assert in_full(mail, "Quill") == "Quill"
    assert in_full(mail, None) is None
