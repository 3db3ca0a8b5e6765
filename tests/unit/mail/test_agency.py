import pytest
from tests.unit.mail.letters import look

from onward.mail.agency import is_agency

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
