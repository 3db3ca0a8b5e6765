"""When a talk begins and by when an answer is due, in the six languages beside English."""

from dataclasses import replace

import pytest
from tests.unit.mail.letters import look, moment

from onward.mail.deadline import due
from onward.mail.language import LANGUAGES
from onward.mail.signal import Kind
from onward.mail.times import when

AROUND = {
    "de": "Sehr geehrte Frau Marlow, vielen Dank für Ihre Bewerbung und die Zeit. {} Mit freundlichen Grüßen und bis dahin.",
    "fr": "Bonjour Madame, nous vous remercions de votre candidature et de votre temps. {} Bien cordialement et merci.",
    "es": "Hola Alicia, gracias por su candidatura y por el tiempo que nos ha dado. {} Un saludo de todo el equipo.",
    "nl": "Beste mevrouw, bedankt voor je sollicitatie en de tijd die je nam. {} Met vriendelijke groet van ons allen.",
    "it": "Gentile Alice, la ringraziamo per la sua candidatura e per il tempo. {} Cordiali saluti da tutti noi.",
    "pt": "Olá Alice, obrigado pela sua candidatura e pelo tempo que nos deu. {} Atenciosamente, a equipa da casa.",
}
HOME = "2026-03-04T10:11+01:00"
"""A Wednesday, in the middle of Europe."""


def letter(language, text, **parts):
    mail = look(AROUND[language].format(text), date=moment(HOME), **parts)
    assert mail.language == language
    return mail


def begins(language, text, kind=Kind.INTERVIEW, **parts):
    found = when(letter(language, text, **parts), kind)
    return found and found.isoformat(timespec="minutes")


def by(language, text, kind=Kind.ASSESSMENT, **parts):
    found = due(letter(language, text, **parts), kind)
    return found and found.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        (
            "de",
            "Wir laden Sie für Donnerstag, den 12. März, um 10:00 Uhr ein.",
            "2026-03-12T10:00+01:00",
        ),
        (
            "de",
            "Am Freitag geht es nicht, kommen Sie stattdessen am Montag um drei.",
            "2026-03-09T15:00+01:00",
        ),
        (
            "de",
            "Statt Dienstag um 10 Uhr passt nun Mittwoch um 13 Uhr.",
            "2026-03-11T13:00+01:00",
        ),
        ("de", "Ihr Termin: 12.03.2026, 14 Uhr (MEZ).", "2026-03-12T14:00+01:00"),
        (
            "de",
            "Wir telefonieren am Donnerstag, 2. April, um 9 Uhr.",
            "2026-04-02T09:00+02:00",
        ),
        ("de", "Bis Donnerstag um 14 Uhr!", "2026-03-05T14:00+01:00"),
        (
            "fr",
            "Nous vous attendons le jeudi 12 mars à 13 h 30.",
            "2026-03-12T13:30+01:00",
        ),
        (
            "fr",
            "L'entretien de vendredi est annulé ; il aura lieu lundi à 9h15.",
            "2026-03-09T09:15+01:00",
        ),
        (
            "fr",
            "Le rendez-vous est le 12 mars à 14h (heure de Montréal).",
            "2026-03-12T14:00-04:00",
        ),
        (
            "es",
            "Le esperamos el jueves 12 de marzo a las tres y media de la tarde.",
            "2026-03-12T15:30+01:00",
        ),
        (
            "es",
            "El lunes ya no puede ser, quedamos el martes a las 10:00.",
            "2026-03-10T10:00+01:00",
        ),
        (
            "es",
            "La entrevista será el 12 de marzo a las 12:00, hora de Canarias.",
            "2026-03-12T12:00+00:00",
        ),
        (
            "nl",
            "We nodigen je uit op donderdag 12 maart om half drie.",
            "2026-03-12T14:30+01:00",
        ),
        (
            "nl",
            "Het gesprek van vrijdag gaat niet door, kun je maandag om tien uur?",
            "2026-03-09T10:00+01:00",
        ),
        (
            "nl",
            "Je afspraak is bevestigd voor donderdag 12 maart, 16:15 uur.",
            "2026-03-12T16:15+01:00",
        ),
        (
            "it",
            "La aspettiamo giovedì 12 marzo alle ore 15.30.",
            "2026-03-12T15:30+01:00",
        ),
        (
            "it",
            "Venerdì non riesco, ci vediamo lunedì alle tre.",
            "2026-03-09T15:00+01:00",
        ),
        (
            "it",
            "Il colloquio è il 12 marzo alle 9, ora di Londra.",
            "2026-03-12T09:00+00:00",
        ),
        (
            "pt",
            "A entrevista está marcada para quinta-feira, 12 de março, às 15h.",
            "2026-03-12T15:00+01:00",
        ),
        (
            "pt",
            "Na sexta não consigo, esperamos por si na segunda às 10h30.",
            "2026-03-09T10:30+01:00",
        ),
        (
            "pt",
            "A conversa será no dia 12 às 15h (horário de Brasília).",
            "2026-03-12T15:00-03:00",
        ),
    ],
)
def test_a_talk_begins_when_a_letter_says(language, text, start):
    assert begins(language, text) == start


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Passt Ihnen Donnerstag um 10 Uhr oder Freitag um 14 Uhr?"),
        ("de", "Bitte antworten Sie bis Freitag um 17 Uhr."),
        ("de", "Der Termin am Donnerstag um 10 Uhr fällt leider aus."),
        ("fr", "Préférez-vous jeudi à 10h ou vendredi à 14h ?"),
        ("fr", "Répondez avant vendredi 17h, d'ici vendredi à 17h."),
        ("es", "¿Le va mejor el jueves a las 10:00 o el viernes a las 14:00?"),
        ("es", "Responda antes del viernes a las 17:00."),
        ("nl", "Schikt donderdag om 10 uur of vrijdag om 14 uur?"),
        ("nl", "Laat het weten uiterlijk vrijdag om 17 uur."),
        ("it", "Preferisce giovedì alle 10 o venerdì alle 14?"),
        ("it", "Risponda entro venerdì alle 17."),
        ("pt", "Prefere quinta às 10h ou sexta às 14h?"),
        ("pt", "Responda até sexta às 17h."),
    ],
)
def test_slots_to_choose_from_and_deadlines_are_no_talk(language, text):
    assert begins(language, text) is None


def test_a_task_to_hand_in_is_no_meeting():
    text = "Lo necesito el lunes 9 a las 9:00 por escrito."
    assert begins("es", text, Kind.ASSESSMENT) is None
    assert by("es", text) == "2026-03-09T09:00+01:00"


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        (
            "de",
            "Bitte senden Sie den Test bis spätestens 12. März zurück.",
            "2026-03-12T23:59+01:00",
        ),
        ("de", "Abgabe: Donnerstag, 12. März, 12 Uhr.", "2026-03-12T12:00+01:00"),
        (
            "de",
            "Bitte antworten Sie innerhalb von 5 Werktagen.",
            "2026-03-11T23:59+01:00",
        ),
        ("de", "Der Link läuft in 72 Stunden ab.", "2026-03-07T23:59+01:00"),
        ("de", "Schicken Sie es bis Ende der Woche.", "2026-03-06T23:59+01:00"),
        ("de", "Schicken Sie es bis Ende nächster Woche.", "2026-03-13T23:59+01:00"),
        (
            "fr",
            "Merci de renvoyer le test d'ici le 12 mars à 18h.",
            "2026-03-12T18:00+01:00",
        ),
        ("fr", "Merci de répondre vendredi au plus tard.", "2026-03-06T23:59+01:00"),
        ("fr", "Merci de répondre sous 48 h.", "2026-03-06T23:59+01:00"),
        (
            "fr",
            "Merci de répondre dans un délai de cinq jours ouvrés.",
            "2026-03-11T23:59+01:00",
        ),
        (
            "fr",
            "Envoyez-nous le tout pour le lundi 9 mars, midi.",
            "2026-03-09T12:00+01:00",
        ),
        (
            "es",
            "Envíe la prueba a más tardar el 12 de marzo.",
            "2026-03-12T23:59+01:00",
        ),
        ("es", "Responda antes del viernes a mediodía.", "2026-03-06T12:00+01:00"),
        (
            "es",
            "Debe enviarlo en un plazo de tres días hábiles.",
            "2026-03-09T23:59+01:00",
        ),
        (
            "es",
            "Nos la devuelve mañana a más tardar a las seis de la tarde.",
            "2026-03-05T18:00+01:00",
        ),
        (
            "nl",
            "Stuur de opdracht uiterlijk donderdag 12 maart terug.",
            "2026-03-12T23:59+01:00",
        ),
        ("nl", "Graag antwoord vóór vrijdag 17.00 uur.", "2026-03-06T17:00+01:00"),
        ("nl", "Wil je de test binnen een week maken?", "2026-03-11T23:59+01:00"),
        ("nl", "Stuur het binnen vijf werkdagen terug.", "2026-03-11T23:59+01:00"),
        ("it", "Invii il test entro il 12 marzo.", "2026-03-12T23:59+01:00"),
        ("it", "Risponda entro tre giorni lavorativi.", "2026-03-09T23:59+01:00"),
        ("it", "Mandi la prova entro la fine del mese.", "2026-03-31T23:59+02:00"),
        (
            "it",
            "L'inizio sarebbe il 1° aprile; la proposta resta valida fino a venerdì.",
            "2026-03-06T23:59+01:00",
        ),
        (
            "pt",
            "Envie o teste até quinta-feira, 12 de março, às 18h.",
            "2026-03-12T18:00+01:00",
        ),
        ("pt", "Responda o mais tardar na sexta.", "2026-03-06T23:59+01:00"),
        ("pt", "Responda no prazo de cinco dias úteis.", "2026-03-11T23:59+01:00"),
        ("pt", "Devolva o desafio até o fim do dia.", "2026-03-04T23:59+01:00"),
    ],
)
def test_an_answer_is_due_when_a_letter_says(language, text, end):
    assert by(language, text) == end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir melden uns bis Freitag bei Ihnen."),
        ("de", "Wir sprechen am Freitag von 10 Uhr bis 11 Uhr."),
        ("fr", "Avez-vous besoin d'un aménagement ? Dites-le-nous d'ici jeudi."),
        ("es", "Si no puede venir, avísenos antes del jueves."),
        ("nl", "We laten je uiterlijk vrijdag iets weten."),
        ("it", "Le faremo sapere entro venerdì."),
        ("pt", "Daremos uma resposta até sexta."),
    ],
)
def test_what_they_will_do_themselves_is_no_deadline(language, text):
    assert by(language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wählen Sie bis Freitag, welcher Termin Ihnen am liebsten wäre."),
        ("fr", "Dites-nous d'ici vendredi quel créneau vous préférez."),
        ("es", "Díganos antes del viernes cuál de los tres huecos prefiere."),
        ("nl", "Laat uiterlijk vrijdag weten welk moment je voorkeur heeft."),
        ("it", "Ci indichi la sua preferenza entro venerdì."),
        ("pt", "Diga-nos até sexta qual dos horários prefere."),
    ],
)
def test_a_slot_is_picked_by_a_day(language, text):
    assert by(language, text, Kind.INTERVIEW) == "2026-03-06T23:59+01:00"


def test_a_letter_in_two_languages_is_read_in_the_one_that_names_days():
    mail = look(
        "Please note: the link is personal. Colloquio mercoledì 11 marzo, ore 10:40."
    )
    assert mail.language == "en"
    assert when(mail, Kind.INTERVIEW).isoformat() == "2026-03-11T10:40:00+00:00"


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize(
    "text",
    [
        "bis até hasta entro uiterlijk avant " * 16,
        "12.3. um 10 Uhr, alle ore 15, às 15h, a las 3 " * 12,
        "ou oder o of non não no nicht niet pas " * 14,
        "envoyer " * 70,
    ],
)
def test_odd_letters_are_read_to_their_end(language, text):
    mail = replace(look("\n\n".join([text] * 20)), language=language)
    first = when(mail, Kind.ASSESSMENT)
    assert first == when(mail, Kind.ASSESSMENT)
