import pytest

from onward.mail.tongues import WITH_TABLE, everywhere, parse, pattern, tongue

LISTS = (
    "nouns not_nouns generic post apply as link lead before stop inner and aside whose "
    "place firm_strong firm firm_article acts business department agency "
    "room deaf open"
).split()


@pytest.mark.parametrize("language", WITH_TABLE)
def test_every_language_has_every_list(language):
    known = tongue(language)
    for name in LISTS:
        assert known.lists[name] or known.endings[name] or name == "before", name
    assert known.forms


@pytest.mark.parametrize("language", WITH_TABLE)
def test_every_language_knows_the_trades(language):
    known = tongue(language)
    assert len(known.lists["nouns"]) + len(known.endings["nouns"]) >= 250


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            "Bootsbauerin Fahrer/in Erzieher:in Pädagog*in Kauffrau IT-Administrator",
        ),
        ("fr", "soudeuse directrice chargé(e) directeur·rice infirmière gardienne"),
        ("es", "cocinera Técnico/a directora enfermeras educador(a) taxista"),
        ("it", "direttrice cuoca infermiera addetto/a elettricista"),
        ("pt", "cozinheira diretora educador(a) eletricista"),
        ("nl", "verkoopster havenmeester docente timmerman"),
    ],
)
def test_a_job_noun_is_known_in_all_its_forms(language, words):
    for word in words.split():
        assert tongue(language).is_noun(word), word


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Rückmeldung Frau Haus ab"),
        ("es", "entrevista segunda cartera"),
        ("it", "intervista musica"),
        ("pt", "entrevista carteira"),
        ("fr", "entretien bien"),
        ("nl", "samenwerker"),
    ],
)
def test_other_words_are_no_job_nouns(language, words):
    for word in words.split():
        assert not tongue(language).is_noun(word), word


def test_a_table_is_read_folded_and_a_single_letter_keeps_its_accent():
    read = parse("xx", "# a note\nfirm = à, Bäcker, *bau\nforms = in>, frau>mann\n")
    assert read.lists["firm"] == {"à", "backer"}
    assert read.endings["firm"] == {"bau"}
    assert read.forms == (("in", ""), ("frau", "mann"))
    assert read.phrases("firm") == ["backer", "à"]


def test_what_any_language_has_is_known_everywhere():
    assert {"recrutement", "personalabteilung", "werving"} <= everywhere("department")


def test_a_pattern_finds_whole_words_as_written():
    assert pattern("fr", "deaf").search("Merci de ne pas répondre.")
    assert not pattern("de", "firm").search("Arbeit")
