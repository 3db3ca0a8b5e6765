import pytest

from onward.mail.firms import acts, anchored, houses, is_house


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "danke für Ihre Bewerbung bei der Yarrow Mühle", "Yarrow Mühle"),
        ("fr", "votre candidature chez Yarrow", "Yarrow"),
        ("fr", "rejoindre l'équipe de l'Atelier Yarrow", "Atelier Yarrow"),
        ("es", "tu interés en Molinos Yarrow", "Molinos Yarrow"),
        ("it", "la sua candidatura presso la Yarrow Molini", "Yarrow Molini"),
        ("pt", "trabalhar na Yarrow Moinhos", "Yarrow Moinhos"),
        ("nl", "uw sollicitatie bij Yarrow Molens", "Yarrow Molens"),
    ],
)
def test_a_small_word_leads_to_the_firm(language, text, name):
    assert name in dict(anchored(text, language))


def test_a_strong_lead_weighs_more_than_a_weak_one():
    strong = dict(anchored("Ihre Bewerbung bei Yarrow", "de"))["Yarrow"]
    weak = dict(anchored("Viele Grüße von Yarrow", "de"))["Yarrow"]
    assert strong > weak
    assert not list(anchored("bei uns", "de"))


def test_firms_act_in_mail():
    assert acts(" hat Ihre Bewerbung", "de")
    assert acts(", vous remercie", "fr")
    assert not acts(" und Sohn", "de")


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
        assert len(list(anchored(text[:600], "de"))) <= 60
