import pytest

from onward.mail.firms import houses, is_house


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Bestattungshaus Lindner", "Bestattungshaus Lindner"),
        ("de", "das Institut für Seenkunde, Plön", "Institut für Seenkunde"),
        ("de", "Der Nordlicht Verlag dankt.", "Nordlicht Verlag"),
        ("de", "Verein Hafenlicht e. V.", "Verein Hafenlicht e. V."),
        ("fr", "la Clinique vétérinaire des Remparts", "Clinique vétérinaire des Remparts"),
        ("fr", "Librairie L'Encre", "Librairie L'Encre"),
        ("fr", "Agence régionale d'Armor", "Agence régionale d'Armor"),
        ("it", "Comune di Budrino", "Comune di Budrino"),
        ("nl", "Stichting Vrienden van de Kade", "Stichting Vrienden van de Kade"),
        ("es", "Banco Sur S.A.", "Banco Sur S.A."),
    ],
)  # fmt: skip
def test_a_word_of_houses_makes_a_name(language, text, name):
    assert name in list(houses(text, language))


@pytest.mark.parametrize(
    "text", ["Die Praxis ist zu.", "Praxis, Hamburg", "Praxis", "die praxis Lindner"]
)
def test_a_house_without_a_name_is_none(text):
    assert not list(houses(text, "de"))


def test_an_article_is_no_house():
    assert not is_house("Les", "fr")
    assert is_house("Librairie", "fr")


def test_hostile_text_names_few_houses():
    for text in ("Praxis " * 9000, "Haus der " * 5000, "Verlag\n" * 5000):
        assert len(list(houses(text, "de"))) <= 60


def test_a_long_name_of_a_house_ends_after_few_words():
    name = "Haus " + "der ".join(["Nordlicht "] * 9)
    assert all(len(one.split()) <= 9 for one in houses(name, "de"))
