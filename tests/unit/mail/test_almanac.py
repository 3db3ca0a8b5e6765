"""Days and times of day in the six languages beside English."""

from dataclasses import fields
from datetime import date

import pytest

from onward.mail.almanac import Words, number_of, pattern, words
from onward.mail.clocks import clocks
from onward.mail.days import days
from onward.mail.language import LANGUAGES

SENT = date(2026, 3, 4)
"""A Wednesday."""


def named(language, text):
    return [str(one.day) for one in days(text, SENT, language)]


def told(language, text):
    taken = days(text, SENT, language)
    return [f"{one.hour:02}:{one.minute:02}" for one in clocks(text, taken, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_holds_a_week_and_a_year(language):
    table = words(language)
    assert (len(table.weekdays), len(table.months)) == (7, 12)
    assert len(table.short_weekdays) in {0, 7}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_a_pattern(language):
    table = words(language)
    entries = [getattr(table, one.name) for one in fields(Words)]
    flat = [one for one in entries if isinstance(one, str)]
    assert len(flat) > 30
    for form in flat:
        pattern(form)


def test_an_unknown_language_is_read_as_english():
    assert words("fi") is words("en")


def test_accents_umlauts_and_apostrophes_may_be_written_otherwise():
    assert pattern("février").fullmatch("fevrier")
    assert pattern("übermorgen").fullmatch("uebermorgen")
    assert pattern("d'ici").fullmatch("d’ici")
    assert not pattern("à dix").fullmatch("a dix")


def test_a_number_is_told_in_digits_or_words():
    table = words("de")
    assert [number_of(table, one) for one in ("7", "sieben", "siebte", "viele")] == [
        7,
        7,
        7,
        0,
    ]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "am 12. März", "2026-03-12"),
        ("de", "Donnerstag, den 12. März 2026", "2026-03-12"),
        ("de", "Do, 12.03.", "2026-03-12"),
        ("de", "am 12.03. um zehn", "2026-03-12"),
        ("de", "am 2. Jänner", "2027-01-02"),
        ("de", "am zwölften März", "2026-03-12"),
        ("de", "am Zwölften um neun", "2026-03-12"),
        ("de", "am 12. um neun", "2026-03-12"),
        ("de", "Donnerstag, den Zwölften", "2026-03-12"),
        ("de", "heute Abend", "2026-03-04"),
        ("de", "morgen früh", "2026-03-05"),
        ("de", "uebermorgen", "2026-03-06"),
        ("de", "Freitagnachmittag", "2026-03-06"),
        ("de", "kommenden Freitag", "2026-03-06"),
        ("de", "nächsten Freitag", "2026-03-13"),
        ("de", "nächste Woche am Dienstag", "2026-03-10"),
        ("de", "Dienstag nächster Woche", "2026-03-10"),
        ("de", "übernächste Woche Dienstag", "2026-03-17"),
        ("de", "Freitag in acht Tagen", "2026-03-13"),
        ("de", "heute in acht Tagen", "2026-03-11"),
        ("de", "in drei Tagen", "2026-03-07"),
        ("de", "in zwei Wochen", "2026-03-18"),
        ("de", "bis Ende Juli", "2026-07-31"),
        ("fr", "le jeudi 12 mars", "2026-03-12"),
        ("fr", "le 1er avril", "2026-04-01"),
        ("fr", "le premier avril", "2026-04-01"),
        ("fr", "le 12/03/2026", "2026-03-12"),
        ("fr", "le 12.03 à 14h", "2026-03-12"),
        ("fr", "jeudi 12 à 9h", "2026-03-12"),
        ("fr", "demain matin", "2026-03-05"),
        ("fr", "après-demain", "2026-03-06"),
        ("fr", "vendredi prochain", "2026-03-13"),
        ("fr", "mardi de la semaine prochaine", "2026-03-10"),
        ("fr", "la semaine prochaine, mardi", "2026-03-10"),
        ("fr", "vendredi en huit", "2026-03-13"),
        ("fr", "dans trois jours", "2026-03-07"),
        ("fr", "fin juillet", "2026-07-31"),
        ("fr", "le 15", "2026-03-15"),
        ("es", "el jueves 12 de marzo", "2026-03-12"),
        ("es", "12 de marzo del 2027", "2027-03-12"),
        ("es", "el doce de marzo", "2026-03-12"),
        ("es", "marzo 12", "2026-03-12"),
        ("es", "el día 12", "2026-03-12"),
        ("es", "mañana por la tarde", "2026-03-05"),
        ("es", "pasado mañana", "2026-03-06"),
        ("es", "el viernes que viene", "2026-03-06"),
        ("es", "el próximo viernes", "2026-03-06"),
        ("es", "el martes de la semana que viene", "2026-03-10"),
        ("es", "dentro de tres días", "2026-03-07"),
        ("es", "a finales de julio", "2026-07-31"),
        ("nl", "donderdag 12 maart", "2026-03-12"),
        ("nl", "de 12e", "2026-03-12"),
        ("nl", "dinsdag de vierentwintigste", "2026-03-24"),
        ("nl", "morgenochtend", "2026-03-05"),
        ("nl", "overmorgen", "2026-03-06"),
        ("nl", "aanstaande vrijdag", "2026-03-06"),
        ("nl", "volgende vrijdag", "2026-03-13"),
        ("nl", "volgende week dinsdag", "2026-03-10"),
        ("nl", "vrijdag over een week", "2026-03-13"),
        ("nl", "over drie dagen", "2026-03-07"),
        ("nl", "eind juli", "2026-07-31"),
        ("it", "giovedì 12 marzo", "2026-03-12"),
        ("it", "il 1° aprile", "2026-04-01"),
        ("it", "il dodici marzo", "2026-03-12"),
        ("it", "gio 12/03", "2026-03-12"),
        ("it", "12.03 (giovedì)", "2026-03-12"),
        ("it", "domani mattina", "2026-03-05"),
        ("it", "dopodomani", "2026-03-06"),
        ("it", "venerdì prossimo", "2026-03-13"),
        ("it", "martedì della settimana prossima", "2026-03-10"),
        ("it", "venerdì a otto", "2026-03-13"),
        ("it", "fra tre giorni", "2026-03-07"),
        ("it", "fine luglio", "2026-07-31"),
        ("pt", "quinta-feira, 12 de março", "2026-03-12"),
        ("pt", "5ª feira", "2026-03-05"),
        ("pt", "na sexta às 15h", "2026-03-06"),
        ("pt", "no dia 12", "2026-03-12"),
        ("pt", "amanha de manhã", "2026-03-05"),
        ("pt", "depois de amanhã", "2026-03-06"),
        ("pt", "na próxima sexta-feira", "2026-03-06"),
        ("pt", "terça da semana que vem", "2026-03-10"),
        ("pt", "na terça-feira da próxima semana", "2026-03-10"),
        ("pt", "daqui a três dias", "2026-03-07"),
        ("pt", "fim de julho", "2026-07-31"),
    ],
)
def test_a_day_is_read_as_each_language_writes_it(language, text, day):
    assert named(language, text) == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "guten Morgen"),
        ("de", "montags gibt es Suppe"),
        ("de", "Montag bis Freitag von 9 bis 17 Uhr"),
        ("de", "so und so"),
        ("de", "am 3. Stock"),
        ("fr", "au bord de la mer"),
        ("fr", "au 3e étage"),
        ("es", "a las nueve de la mañana"),
        ("es", "de lunes a viernes"),
        ("es", "en dos días hábiles"),
        ("nl", "goede morgen"),
        ("it", "nel mare"),
        ("pt", "na segunda fase"),
        ("pt", "a terça parte"),
        ("pt", "aberto 24/7"),
    ],
)
def test_what_is_no_day_in_a_language_is_none(language, text):
    assert named(language, text) == []


def test_a_weekday_that_does_not_fit_its_number_stands_alone():
    assert named("fr", "vendredi 12 personnes") == ["2026-03-06"]


def test_a_weekday_beside_its_date_is_part_of_it():
    text = "am 12. März (Donnerstag), um zehn"
    found = days(text, SENT, "de")
    assert [text[one.start : one.end] for one in found] == ["12. März (Donnerstag"]


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("de", "um 14 Uhr", "14:00"),
        ("de", "um 14:30 Uhr", "14:30"),
        ("de", "um 14.30 Uhr", "14:30"),
        ("de", "14 Uhr 30", "14:30"),
        ("de", "um sieben Uhr fünfzehn", "07:15"),
        ("de", "um drei", "15:00"),
        ("de", "um zwölf ein Zeichen", "12:00"),
        ("de", "halb drei", "14:30"),
        ("de", "halb drei in der Früh", "02:30"),
        ("de", "Viertel nach zehn", "10:15"),
        ("de", "Viertel vor sieben", "06:45"),
        ("de", "Viertel drei", "14:15"),
        ("de", "dreiviertel drei", "14:45"),
        ("de", "fünf vor halb drei", "14:25"),
        ("de", "Treffpunkt 6.15 Uhr", "06:15"),
        ("de", "abends um acht", "20:00"),
        ("de", "Freitagnachmittag um vier", "16:00"),
        ("de", "Freitagmittag", "12:00"),
        ("de", "Montagmorgen um fünf", "05:00"),
        ("de", "um Mitternacht", "23:59"),
        ("de", "von 9 bis 14 Uhr", "09:00"),
        ("de", "zwischen 3 und 4 Uhr", "15:00"),
        ("fr", "à 14h30", "14:30"),
        ("fr", "à 13 h 30", "13:30"),
        ("fr", "à 14 h", "14:00"),
        ("fr", "à 10 heures précises", "10:00"),
        ("fr", "à quatorze heures trente", "14:30"),
        ("fr", "à deux heures et demie", "14:30"),
        ("fr", "à trois heures moins le quart", "14:45"),
        ("fr", "à dix heures et quart", "10:15"),
        ("fr", "à midi et demi", "12:30"),
        ("fr", "à minuit", "23:59"),
        ("fr", "à 3 heures de l'après-midi", "15:00"),
        ("fr", "à huit heures du soir", "20:00"),
        ("fr", "de 6h à 10h", "06:00"),
        ("fr", "entre 15 et 16 quand c'est calme", "15:00"),
        ("es", "a las 14:30 h", "14:30"),
        ("es", "a las 15 horas", "15:00"),
        ("es", "a las tres y media de la tarde", "15:30"),
        ("es", "a las cuatro menos cuarto", "15:45"),
        ("es", "a las tres treinta", "15:30"),
        ("es", "a la una", "13:00"),
        ("es", "al mediodía", "12:00"),
        ("es", "a las 9:15 de la mañana", "09:15"),
        ("es", "3 p. m.", "15:00"),
        ("es", "cuarto para las tres", "14:45"),
        ("es", "de 10 a 11", "10:00"),
        ("nl", "om 14.30 uur", "14:30"),
        ("nl", "om 14u30", "14:30"),
        ("nl", "om half drie", "14:30"),
        ("nl", "halfnegen", "08:30"),
        ("nl", "kwart over tien", "10:15"),
        ("nl", "kwart voor elf", "10:45"),
        ("nl", "vijf over half drie", "14:35"),
        ("nl", "om drie uur 's middags", "15:00"),
        ("nl", "om acht uur 's avonds", "20:00"),
        ("nl", "tussen 10 en 11 uur", "10:00"),
        ("it", "alle ore 15", "15:00"),
        ("it", "ore 15.30", "15:30"),
        ("it", "alle tre e mezza", "15:30"),
        ("it", "alle quattro meno un quarto", "15:45"),
        ("it", "un quarto alle cinque", "16:45"),
        ("it", "all'una", "13:00"),
        ("it", "a mezzogiorno", "12:00"),
        ("it", "alle otto del mattino", "08:00"),
        ("it", "alle otto di sera", "20:00"),
        ("it", "dalle 9 alle 11", "09:00"),
        ("pt", "às 15h30", "15:30"),
        ("pt", "às 15 horas", "15:00"),
        ("pt", "às três e meia da tarde", "15:30"),
        ("pt", "às duas e quinze", "14:15"),
        ("pt", "quinze para as três", "14:45"),
        ("pt", "ao meio-dia e meia", "12:30"),
        ("pt", "à uma", "13:00"),
        ("pt", "às 9h da manhã", "09:00"),
        ("pt", "das nove à uma", "09:00"),
        ("pt", "das 15h às 16h", "15:00"),
    ],
)
def test_a_time_is_read_as_each_language_writes_it(language, text, clock):
    assert told(language, text)[:1] == [clock]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "das dauert 2 h"),
        ("de", "für 14.50 Euro"),
        ("de", "um zwei Stunden"),
        ("fr", "35 h par semaine"),
        ("fr", "sous 24 h"),
        ("es", "40 h semanales"),
        ("es", "a las tres candidatas"),
        ("nl", "36 uur per week"),
        ("it", "alle due candidate"),
        ("pt", "em até 12h"),
        ("pt", "40h semanais"),
    ],
)
def test_hours_of_work_and_sums_are_no_times(language, text):
    assert told(language, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "12 " * 200,
        "1:1-1/1." * 75,
        "a las y media e meia halb half past " * 16,
        "montag lundi lunes maandag lunedì segunda " * 14,
        "bis até hasta entro uiterlijk avant by " * 15,
        "a" * 600,
    ],
)
def test_days_and_times_of_odd_text_are_within_it(language, text):
    named = days(text, SENT, language)
    found = [*named, *clocks(text, named, language)]
    assert all(0 <= one.start <= len(text) for one in found)


def test_the_end_of_a_span_is_of_the_same_half_day():
    assert clocks("von 3 bis 4 Uhr", [], "de")[0].until == (16, 0)
