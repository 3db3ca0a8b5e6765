import pytest

from onward.mail.titles import has_job_noun, is_field, is_scholar, is_title


@pytest.mark.parametrize(
    "text",
    [
        "Night Buyer",
        "Head of Data",
        "Nurse, Oncology",
        "Cartographer II",
        "Physio-therapist",
    ],
)
def test_titles_turn_on_a_job_noun(text):
    assert is_title(text)


@pytest.mark.parametrize("text", ["Fernhill Foods", "", "II", "2026"])
def test_other_names_are_no_titles(text):
    assert not is_title(text)


def test_nouns_fields_and_scholars_are_told_apart():
    assert has_job_noun("a co-ordinator here")
    assert not has_job_noun("a bakery")
    assert is_field("Oncology")
    assert not is_field("Leeds")
    assert is_scholar("Senior Lecturer")
    assert not is_scholar("Welder")
    assert not is_scholar("")
