"""Titles as job mail in six languages announces them, one construction a line."""

from dataclasses import replace

import pytest
from tests.unit.mail.letters import look

from onward.mail.posts import is_post, narrowed, posts
from onward.mail.role import role
from onward.mail.title_span import unmarked

HELLO = {
    "de": "Guten Tag Frau Marlow,\n\n{}\n\nWir melden uns, sobald wir mehr wissen, und sind für Sie da.\n",
    "fr": "Bonjour Madame,\n\n{}\n\nNous vous remercions et nous reviendrons vers vous pour la suite.\n",
    "es": "Hola, Alicia:\n\n{}\n\nNos pondremos en contacto con usted para los próximos pasos, gracias.\n",
    "it": "Gentile signora,\n\n{}\n\nLa ringraziamo e abbiamo la sua lettera, cordiali saluti della casa.\n",
    "pt": "Cara Alice,\n\n{}\n\nObrigado, temos os seus dados e não falta nada para a próxima fase.\n",
    "nl": "Beste mevrouw,\n\n{}\n\nWij hebben uw brief en laten u het snel weten, bedankt voor de moeite.\n",
}


def titled(language, text, employer=None, **parts):
    mail = look(HELLO[language].format(text), **parts)
    assert mail.language == language
    return role(mail, employer)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("de", "Ihre Bewerbung als Lagerleiterin ist da.", "Lagerleiterin"),
        ("de", "Die Stelle als Koch (m/w/d) ist vergeben.", "Koch"),
        ("de", "Sie haben sich für die Position „Leiter Lager“ beworben.", "Leiter Lager"),
        ("de", "Es geht um die Stelle des Leiters der Werkstatt.", "Leiters der Werkstatt"),
        ("de", "Stelle: Bote (w/m/d) für die Nacht\nOrt: Halle", "Bote für die Nacht"),
        ("de", "Wir suchen einen Bootsbauer.", "Bootsbauer"),
        ("de", "Ihre Bewerbung als Maurer und Ihre Mappe liegen vor.", "Maurer"),
        ("de", "Ihre Bewerbung um die Technische Leitung ist da.", "Technische Leitung"),
        ("de", "Ihr Vertrag als Fahrer/in, 60–80 %, liegt bei.", "Fahrer/in"),
        ("de", "Die Stelle als Kassenfee ist noch frei.", "Kassenfee"),
        ("es", "El puesto de Jefe de Muelle flota bien.", "Jefe de Muelle"),
        ("fr", "Votre candidature au poste de chargée d'accueil est là.", "chargée d'accueil"),
        ("fr", "Le poste de Soudeur H/F a été pourvu.", "Soudeur"),
        ("fr", "Vous avez postulé en tant que directeur·rice de crèche.", "directeur·rice de crèche"),
        ("fr", "Le poste de technicien ou technicienne de quai est libre.", "technicien ou technicienne de quai"),
        ("fr", "Aucun soudeur ne vient.", "soudeur"),
        ("fr", "Intitulé : Maître de port\nLieu : Brest", "Maître de port"),
        ("fr", "Nous cherchons un couvreur et nous vous appelons.", "couvreur"),
        ("es", "Tu candidatura para el puesto de técnica de sonido sigue viva.", "técnica de sonido"),
        ("es", "La vacante de «jefe de muelle» se cubrió.", "jefe de muelle"),
        ("es", "Puesto: Coordinador de Seguridad e Higiene", "Coordinador de Seguridad e Higiene"),
        ("es", "Su postulación al cargo de Gestor/a de cobros avanza.", "Gestor/a de cobros"),
        ("it", "La sua candidatura per la posizione di addetta al banco resta qui.", "addetta al banco"),
        ("it", "Il posto di Tecnico del suono è libero.", "Tecnico del suono"),
        ("it", "Ruolo: Operatore di linea (rif. 2231)", "Operatore di linea"),
        ("pt", "A sua candidatura à vaga de Encarregado de Cais foi lida.", "Encarregado de Cais"),
        ("pt", "O cargo de analista de rotas está fechado.", "analista de rotas"),
        ("pt", "Função: Técnico(a) de Som", "Técnico(a) de Som"),
        ("nl", "Uw sollicitatie naar de functie van havenmeester is binnen.", "havenmeester"),
        ("nl", "Uw sollicitatie als medewerker kade is binnen.", "medewerker kade"),
        ("nl", "De vacature Adviseur Water is vervuld.", "Adviseur Water"),
        ("nl", "Wij zoeken een zakelijk leider.", "zakelijk leider"),
        ("nl", "Functie: Medewerker kade (m/v/x)", "Medewerker kade"),
    ],
)  # fmt: skip
def test_the_text_announces_the_title(language, text, title):
    assert titled(language, text) == title


@pytest.mark.parametrize(
    ("language", "subject", "title"),
    [
        ("de", "Ihre Bewerbung – Erzieher (m/w/d) für die Krippe", "Erzieher für die Krippe"),
        ("de", "Terminbestätigung Gruppenleitung Holz", "Gruppenleitung Holz"),
        ("de", "AW: Social Media Manager*in", "Social Media Manager*in"),
        ("de", "Bauzeichnerin / Bauzeichner", "Bauzeichnerin / Bauzeichner"),
        ("fr", "Re: essai commis de cuisine", "commis de cuisine"),
        ("fr", "Concours 2026-44 : Préposé aux amarres", "Préposé"),
        ("es", "Resultado: Profesor/a (área de Filología)", "Profesor/a (área de Filología)"),
        ("es", "Auxiliar de archivo (turno libre)", "Auxiliar de archivo"),
        ("es", "Resultado: primer cocinero", "primer cocinero"),
        ("it", "Esito: Key Account Manager, Bari", "Key Account Manager"),
        ("it", "Event & Sales Manager", "Event & Sales Manager"),
        ("pt", "Entrevista – Analista de Dados N2", "Analista de Dados N2"),
        ("nl", "uitslag product designer", "product designer"),
        ("nl", "leerkracht groep 5/6", "leerkracht groep 5/6"),
    ],
)  # fmt: skip
def test_the_subject_announces_the_title(language, subject, title):
    assert titled(language, "Wir/nous: 1.", subject=subject) == title


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Unsere Personalleiterin ruft Sie an. Sie erwarten viel."),
        ("de", "Mit unserer Buchhalterin haben Sie gesprochen."),
        ("fr", "Notre directrice vous appelle."),
        ("es", "Nuestra coordinadora te llama."),
        ("it", "La nostra direttrice la chiama."),
        ("pt", "A nossa gestora liga-lhe."),
        ("nl", "Onze teamleider belt u."),
        ("de", "Sie haben die Stelle als. Danke."),
        ("nl", "Functie:"),
        ("de", "Die Stelle. Wir rufen an. Stelle"),
        ("de", "Wir danken für die Stelle als 17."),
    ],
)
def test_no_title_is_better_than_a_wrong_one(language, text):
    assert titled(language, text) is None


def test_a_dash_that_both_subject_and_text_have_belongs_to_the_title():
    title = "Técnico Superior – Museologia"
    parts = {"subject": f"Candidatura: {title}"}
    assert titled("pt", f"A vaga é de {title}.", **parts) == title


def test_a_person_who_signs_is_not_the_title():
    text = "Wir schreiben.\n\nMit freundlichen Grüßen\n\nJo Pell\nWerkleiter"
    mail = look(f"Guten Tag und vielen Dank,\n\nwir haben die Post.\n\n{text}")
    assert role(mail, None) is None


def test_where_the_firm_or_a_town_begins_the_title_ends():
    assert narrowed("Koch bei Yarrow", "Yarrow Mills", "de") == "Koch"
    assert narrowed("Soudeur à Brest", None, "fr") == "Soudeur"
    assert narrowed("Erzieher in der Krippe", None, "de") == "Erzieher in der Krippe"
    assert narrowed("Koch (Req 4411)", None, "de") == "Koch"
    assert (
        narrowed("Backend Developer (Node)", None, "nl") == "Backend Developer (Node)"
    )


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Koch (m/w/d)", "Koch"),
        ("Koch (all genders)", "Koch"),
        ("Soudeur H/F", "Soudeur"),
        ("Dessinateur (h/f/x)", "Dessinateur"),
        ("Koch (w/m/d) Nachtdienst", "Koch Nachtdienst"),
        ("Filialleiterin 80–100 %", "Filialleiterin"),
        ("UX/UI Designer", "UX/UI Designer"),
    ],
)
def test_marks_of_who_may_apply_are_no_part_of_a_title(written, title):
    assert unmarked(written) == title


def test_a_word_for_anybody_at_work_is_no_title():
    assert not is_post("Mitarbeiterin", "de")
    assert is_post("Mitarbeiterin Kasse", "de")
    assert not is_post("warten", "de")


@pytest.mark.parametrize(
    "text",
    [
        "Stelle als " * 4000,
        "(" * 9000,
        "Koch & " * 4000,
        "„" * 5000 + "Stelle als „",
        "Leiter der " * 4000,
        "m/w/" * 5000,
        "12 " * 6000 + "%",
    ],
)
def test_hostile_text_is_read_to_its_end(text):
    mail = replace(look(text, subject=text[:5000]), language="de")
    found = list(posts(mail))
    assert found == list(posts(mail))
