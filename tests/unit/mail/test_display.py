import pytest
from tests.unit.mail.letters import letter

from onward.mail.display import bare, has_title, is_person, organisations, person_words


@pytest.mark.parametrize(
    ("shown", "at", "named"),
    [
        ("Fernhill Hiring Team", "no-reply@ashbyhq.com", ["Fernhill"]),
        ("Fernhill Foods (via Lever)", "no-reply@hire.lever.co", ["Fernhill Foods"]),
        ("Fernhill @ icims", "fernhill+autoreply@talent.icims.com", ["Fernhill"]),
        ("Recruitment at Fernhill", "jobs@fernhill.example", ["Fernhill"]),
        ("Dana Ruiz - Fernhill", "dana.ruiz@fernhill.example", ["Fernhill"]),
        ("Dana from Fernhill", "dana@fernhill.example", ["Fernhill"]),
        ("Dana Ruiz (Fernhill)", "druiz@fernhill.example", ["Fernhill"]),
        ("Fell - Tarn Foods", "jobs@felltarn.example", ["Fell - Tarn Foods"]),
        ("Fernhill Atelier", "atelier@fernhill.example", ["Fernhill"]),
        ("Dana Ruiz", "dana.ruiz@hire.lever.co", []),
        ("Captain Ruiz", "dr@fernhill.example", []),
        ("dana@fernhill.example", "dana@fernhill.example", []),
        ("Hiring Team", "jobs@fernhill.example", []),
    ],
)
def test_the_organisation_is_told_from_the_person(shown, at, named):
    found = [name for name, _ in organisations(letter(shown=shown, at=at))]
    assert found == named


def test_who_signs_with_a_first_name_is_a_person():
    mail = letter("We liked it.\n\nDana", shown="Dana Quist", at="x7@fernhill.example")
    assert is_person("Dana Quist", mail)
    assert not is_person("Yarrow Mills", mail)
    assert not is_person("", mail)


def test_a_firm_named_like_its_mailbox_is_no_person():
    mail = letter(at="fernhill@fernhill.example")
    assert not is_person("Fernhill", mail)


def test_a_farmer_with_the_farms_name_is_a_person():
    mail = letter(at="joan@tollanddairy.example")
    assert is_person("Joan Tolland", mail)


def test_the_words_of_everybodys_names_are_no_company():
    mail = letter(shown="Dana Ruiz", to=("alice.marlow@post.example", "team@x.example"))
    assert person_words(mail) == {"dana", "ruiz", "alice", "marlow"}


def test_noise_and_titles_are_known():
    assert bare("“The Fernhill Recruitment Team”") == "Fernhill"
    assert bare("The Fernhill") == "The Fernhill"
    assert has_title("Dr. Dana Ruiz")
    assert not has_title("Drax Power")
