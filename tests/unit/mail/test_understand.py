import pytest
from tests.unit.mail.test_features import message

from onward.mail.language import language_of
from onward.mail.senders import domain_of, is_provider, own_domain
from onward.mail.sentences import LONGEST, MOST_SENTENCES, Place, sentences
from onward.mail.signal import QUIET_KINDS, Kind
from onward.mail.understand import understand

LETTERS = {
    Kind.REJECTED: "Thank you for applying for the Planner role. After careful "
    "consideration we have decided not to move forward with your application.",
    Kind.ACKNOWLEDGED: "Thank you for applying. We have received your application for the "
    "Planner position and our recruiters will review it. If there is a match we will be "
    "in touch.",
    Kind.INTERVIEW: "We would like to invite you to an interview for the Planner role on "
    "Tuesday at 10:00. Please confirm that the time suits you.",
    Kind.ASSESSMENT: "Please complete the online assessment for the Planner role before "
    "Friday. The test takes about 40 minutes.",
    Kind.OFFER: "We are delighted to offer you the position of Planner. The contract with "
    "your starting salary is attached; please sign and return it.",
    Kind.ON_HOLD: "The Planner position has been put on hold because of a hiring freeze. "
    "Your application stays active and we will let you know.",
    Kind.WITHDRAWN: "As you asked, your application for the Planner position has been "
    "withdrawn.",
    Kind.ALERT: "12 new jobs for planner in Leeds. View all jobs. Apply now. Unsubscribe "
    "from this job alert.",
    Kind.OTHER: "Your parcel was delivered today and left with a neighbour. Rate your "
    "delivery.",
}


@pytest.mark.parametrize("kind", LETTERS)
def test_a_plain_letter_is_read_for_what_it_is(kind):
    assert understand(message(LETTERS[kind], "An update")).kind is kind


def test_a_courtesy_does_not_veto_a_verdict():
    text = (
        "Thank you so much for applying and for your patience. We received many "
        "applications. We regret to inform you that you were not selected for the "
        "Planner position. We wish you every success."
    )
    assert understand(message(text, "Your application")).kind is Kind.REJECTED


def test_a_condition_is_not_a_verdict():
    text = (
        "We have received your application for Planner. Should you not be selected for an "
        "interview, we will let you know by email. Unfortunately we cannot reply to "
        "everyone who writes to us."
    )
    assert understand(message(text, "Application received")).kind is Kind.ACKNOWLEDGED


def test_the_deciding_words_are_the_verdict_not_the_courtesy():
    words = understand(message(LETTERS[Kind.REJECTED])).words
    assert words.startswith("After careful consideration we have decided not")


def test_the_words_of_a_quiet_message_may_be_none():
    signal = understand(message("Lunch on Sunday? Bring the dog."))
    assert signal.kind in QUIET_KINDS
    assert signal.words == ""


def test_a_message_that_names_no_work_is_never_sure_to_be_job_mail():
    text = "We have decided not to move forward with this. It was a difficult decision."
    signal = understand(message(text))
    assert signal.kind in QUIET_KINDS or signal.confidence <= 0.7


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (
            (
                "Sehr geehrte Frau Marlow, vielen Dank für Ihre Bewerbung als Planerin. Leider "
                "haben wir uns für eine andere Bewerberin entschieden. Für Ihren weiteren Weg "
                "wünschen wir Ihnen alles Gute."
            ),
            "de",
            Kind.REJECTED,
        ),
        (
            (
                "Madame, nous avons bien reçu votre candidature au poste de planificatrice et "
                "vous en remercions. Elle est en cours d'étude et nous reviendrons vers vous."
            ),
            "fr",
            Kind.ACKNOWLEDGED,
        ),
        (
            (
                "Hola Alicia: nos gustaría invitarte a una entrevista para el puesto de "
                "planificadora el martes a las diez. ¿Te viene bien esa hora?"
            ),
            "es",
            Kind.INTERVIEW,
        ),
        (
            (
                "Beste Alice, we zijn blij je de functie van planner te kunnen aanbieden. Het "
                "contract met je salaris vind je in de bijlage; wil je het ondertekenen?"
            ),
            "nl",
            Kind.OFFER,
        ),
        (
            (
                "Gentile Alice, La ringraziamo per la candidatura. Purtroppo abbiamo scelto un "
                "altro candidato per la posizione di pianificatrice."
            ),
            "it",
            Kind.REJECTED,
        ),
        (
            (
                "Olá Alice, agradecemos o seu interesse na vaga de planejadora. Infelizmente, "
                "decidimos seguir com outros candidatos neste momento."
            ),
            "pt",
            Kind.REJECTED,
        ),
    ],
)
def test_letters_in_seven_languages_are_read(text, language, kind):
    signal = understand(message(text))
    assert (signal.language, signal.kind) == (language, kind)


def test_what_a_person_says_is_an_answer_is_asked_about_even_when_it_says_nothing():
    signal = understand(message("", sender=""), answer=True)
    assert signal.kind not in QUIET_KINDS
    assert signal.confidence <= 0.7
    assert (signal.words, signal.about) == ("", 1.0)


def test_a_tracking_system_s_mail_is_about_work_even_when_its_words_do_not_say_so():
    bare = "Dear Alice, unfortunately it was not to be this time. All the best."
    system, stranger = (
        understand(message(bare, sender=sender))
        for sender in ("no-reply@us.greenhouse-mail.io", "hello@fernhill.example")
    )
    assert system.about > stranger.about


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have received your application and will be in touch.", "en"),
        ("Wir haben Ihre Bewerbung erhalten und melden uns bei Ihnen.", "de"),
        ("Nous avons bien reçu votre candidature pour le poste.", "fr"),
        ("Hemos recibido su candidatura y nos pondremos en contacto con usted.", "es"),
        ("Wij hebben je sollicitatie ontvangen en nemen contact met je op.", "nl"),
        ("Abbiamo ricevuto la sua candidatura e la ringraziamo per il tempo.", "it"),
        ("Recebemos a sua candidatura para a vaga e agradecemos, obrigado.", "pt"),
        ("", "en"),
        ("12345", "en"),
    ],
)
def test_seven_languages_are_told_apart(text, language):
    assert language_of(text) == language


def test_a_tracking_system_or_provider_names_no_employer():
    assert own_domain("no-reply@us.greenhouse-mail.io") is None
    assert own_domain("dana@gmail.com") is None
    assert own_domain("dana@jobs.fernhill.example") == "fernhill.example"
    assert own_domain("dana@mail.fernhill.co.uk") == "fernhill.co.uk"
    assert own_domain("nobody") is None
    assert domain_of("nobody") == ""
    assert is_provider("a@web.de")


class TestSentences:
    def test_the_subject_comes_first_and_places_are_told(self):
        parts = sentences("About you", "Hi.\n\nOne. Two. Three. Four.\n\nBye")
        assert parts[0].place is Place.SUBJECT
        assert [part.text for part in parts[1:]] == [
            "Hi.", "One.", "Two.", "Three.", "Four.", "Bye",
        ]  # fmt: skip
        assert parts[1].place is Place.OPENING
        assert parts[3].place is Place.MIDDLE
        assert parts[-1].place is Place.CLOSING

    def test_an_abbreviation_does_not_end_a_sentence(self):
        (one,) = sentences("", "Dear Dr. Marlow of Fernhill Ltd. in Leeds")
        assert one.text == "Dear Dr. Marlow of Fernhill Ltd. in Leeds"

    def test_a_text_that_ends_in_an_abbreviation_keeps_its_end(self):
        assert sentences("", "Signed by Dr.")[0].text == "Signed by Dr."

    def test_long_text_is_bounded(self):
        many = sentences("", "A sentence. " * 2000)
        assert len(many) == MOST_SENTENCES
        (long,) = sentences("", "x" * 5000)
        assert len(long.text) == LONGEST
