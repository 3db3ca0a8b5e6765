import pytest
from tests.unit.mail.letters import look

from onward.mail.company import company
from onward.mail.signal import Kind

NO_REPLY = "no-reply@us.greenhouse-mail.io"


def named(text="", kind=Kind.ACKNOWLEDGED, **parts):
    return company(look(text, **parts), kind)


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Fernhill Foods Hiring Team", "Fernhill Foods"),
        ("Fernhill Foods (via Greenhouse)", "Fernhill Foods"),
        ("Yarrow & Sons Ltd", "Yarrow & Sons Ltd"),
        ("McAvoy's Bakery Careers", "McAvoy's Bakery"),
    ],
)
def test_a_systems_display_name_names_the_employer(shown, name):
    assert named("Your form is with us.", shown=shown, at=NO_REPLY) == name


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for applying to Yarrow Mills.",
        "Thank you for your interest in joining Yarrow Mills for the spring.",
        "We have open days here at Yarrow Mills soon.",
        "Your application for Buyer was sent to Yarrow Mills.",
        "Thanks for your application to Yarrow Mills for Night Buyer.",
    ],
)
def test_the_text_names_the_employer(text):
    assert named(text, shown="Careers", at=NO_REPLY) == "Yarrow Mills"


def test_the_subject_names_the_employer():
    assert named("Hi.", subject="Interview with the Yarrow Trust", at=NO_REPLY) == (
        "Yarrow Trust"
    )


@pytest.mark.parametrize(
    "text",
    [
        "We shall write soon.\n\nDana Ruiz\nFernhill Foods",
        "We shall write soon.\n\nDana Ruiz, Head of Stores, Fernhill Foods",
        "We shall write soon.\n\nKind regards,\n\nDana Ruiz\nBuyer\nFernhill Foods",
    ],
)
def test_the_signature_names_the_employer(text):
    assert named(text, shown="Dana Ruiz") == "Fernhill Foods"


def test_the_own_domain_finds_the_name_in_the_text():
    text = "Somebody at the Fernhill Foods depot will ring. Bring shoes to Leeds."
    assert named(text, shown="Dana Ruiz") == "Fernhill Foods"


def test_a_name_and_its_beginning_are_one():
    text = "Thank you for applying to Fernhill.\n\nFernhill Foods"
    assert named(text, shown="Fernhill Foods Careers") == "Fernhill Foods"


def test_a_possessive_speaks_for_the_name_itself():
    text = "Thanks for coming to Yarrow's site. Joining Yarrow is fun."
    assert named(text, shown="Recruitment", at=NO_REPLY) == "Yarrow"


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("thanks, will read it", "jo@tollandbakery.example", "Tolland Bakery"),
        ("thanks from all at red kite!", "jo@redkite.example", "Red Kite"),
        ("thanks from all at RED kite!", "jo@redkite.example", "RED kite"),
        ("the Tolland van will fetch you", "jo@tollandxyz.example", "Tolland"),
        ("thanks, will read it", "jo@gmail.com", None),
        ("thanks, will read it", "jo@bigpostbox.example", None),
    ],
)
def test_the_domain_is_the_last_resort(text, at, name):
    assert named(text, at=at) == name


def test_a_person_is_no_company():
    text = "It was lovely.\n\nDana"
    assert named(text, shown="Dana Ruiz", at="druiz@gmail.com") is None


def test_a_tracking_system_is_no_company():
    assert named("Your form is in.", shown="LinkedIn", at="x@linkedin.com") is None


@pytest.mark.parametrize(
    ("shown", "at", "text"),
    [
        ("SHL Support", "no-reply@shl.com", "Your SHL test is ready.\n\nSHL Support"),
        ("DocuSign", "dse@eumail.docusign.net", "A contract waits.\n\nDocuSign"),
        ("Dropbox Sign", "noreply@mail.hellosign.com", "Please sign.\n\nDropbox Sign"),
        ("Willo Video", "hello@willo.video", "Record your answers.\n\nWillo Video"),
        ("Esign Now", "no-reply@mail.esign.example", "Sign here.\n\nEsign Now"),
        ("Kiln Tests", "x@pymetrics.com", "Play the games from Pymetrics."),
    ],
)
def test_a_house_that_tests_or_lets_sign_is_no_company(shown, at, text):
    assert named(text, Kind.ASSESSMENT, shown=shown, at=at) in (None, "Kiln Tests")


def test_an_employer_is_named_in_mail_a_service_sends():
    mail = {"shown": "Fernhill Foods HR via DocuSign", "at": "dse@docusign.net"}
    assert named("Please sign.", Kind.OFFER, **mail) == "Fernhill Foods"
    text = "Fernhill Foods invites you to the SHL test."
    assert named(text, shown="SHL", at="no-reply@shl.com") == "Fernhill Foods"


def test_the_article_of_a_team_is_no_part_of_the_name():
    text = "Thank you for applying.\n\nThe Yarrow Supplies Team"
    assert (
        named(text, shown="The Yarrow Supplies Team", at=NO_REPLY) == "Yarrow Supplies"
    )


@pytest.mark.parametrize("shown", ["", "Lorem Ipsum"])
def test_filler_is_no_company(shown):
    text = "Lorem ipsum dolor sit amet.\n\nLorem has received your application."
    assert named(text, shown=shown, at=NO_REPLY) is None


def test_a_place_and_a_role_are_no_company():
    text = "Kingussie – Treasurer\n\nThank you for your form."
    mail = {"shown": "Kingussie – Treasurer", "at": "x@kingussietreasurer.example"}
    assert "–" not in named(text, **mail)
    assert "–" not in named(text, at="x@kingussietreasurer.example")


def test_a_title_is_no_company():
    text = "Thank you for your application to Night Auditor."
    assert named(text, shown="Careers", at=NO_REPLY) is None


def test_a_name_too_long_is_no_company():
    shown = "Aaaaaaaaaaaaaaaa " * 6
    assert named("Hello.", shown=shown, at=NO_REPLY) is None


def test_the_seekers_own_mail_names_whom_it_is_written_to():
    mail = {
        "at": "alice.marlow@post.example",
        "shown": "Alice Marlow",
        "to": ("jobs@fernhill.example",),
    }
    text = "I would like to withdraw my application.\n\nAlice Marlow"
    assert named(text, Kind.WITHDRAWN, **mail) == "Fernhill"
    assert named(text, Kind.WITHDRAWN, **(mail | {"to": ()})) is None


def test_an_agency_stands_back_behind_its_client():
    agency = {"shown": "Jo Pell", "at": "jo@pellrecruitment.example"}
    text = "I've had word. Yarrow Mills would love to meet you.\n\nPell Recruitment"
    assert named(text, **agency) == "Yarrow Mills"
    assert named("My client Yarrow Mills needs a buyer.") == "Yarrow Mills"
    alone = "I have sent your CV over to them.\n\nPell Recruitment"
    assert named(alone, **agency) == "Pell Recruitment"


GERMAN = "Guten Tag Frau Marlow,\n\nwir haben Ihre Post und melden uns.\n\n"
FRENCH = "Bonjour,\n\nnous vous remercions et nous avons votre lettre.\n\n"


@pytest.mark.parametrize(
    ("shown", "text", "name"),
    [
        ("Yarrow Mühlen AG Karriere", GERMAN, "Yarrow Mühlen AG"),
        ("Recruiting der Yarrow Mühlen", GERMAN, "Yarrow Mühlen"),
        ("Geschäftsführer der Yarrow Mühlen", GERMAN, "Yarrow Mühlen"),
        ("L'équipe Talents d'Yarrow Moulins", FRENCH, "Yarrow Moulins"),
        ("Yarrow Moulins Recrutement", FRENCH, "Yarrow Moulins"),
    ],
)
def test_departments_are_no_part_of_a_name_in_other_languages(shown, text, name):
    assert named(text, shown=shown, at=NO_REPLY) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GERMAN + "Danke für Ihre Bewerbung bei der Yarrow GmbH.", "Yarrow GmbH"),
        (FRENCH + "Merci de votre candidature chez Yarrow Moulins.", "Yarrow Moulins"),
        (FRENCH + "Yarrow Moulins vous remercie de tout coeur.", "Yarrow Moulins"),
        (GERMAN + "Die Kita Yarrow e. V. hat Ihre Bewerbung.", "Kita Yarrow e. V."),
    ],
)
def test_the_text_names_the_employer_in_other_languages(text, name):
    assert named(text, shown="Karriere", at=NO_REPLY) == name


def test_a_house_is_more_than_its_owner():
    owner = {"shown": "Jo Pell", "at": "jo@schreinerei-pell.example"}
    assert named(GERMAN + "Jo Pell\nSchreinerei Pell", **owner) == "Schreinerei Pell"
    end = {"shown": "Lindenwall", "at": "post@lindenwall.example"}
    assert named(GERMAN + "Theater am Lindenwall", **end) == "Theater am Lindenwall"


def test_of_two_houses_the_one_the_domain_has_is_the_employer():
    text = GERMAN + "Wir sind die Kita Nord.\n\nUniversität Yarrow"
    assert named(text, at="jo@uni-yarrow.example") == "Universität Yarrow"


@pytest.mark.parametrize("shown", ["A. Pell", "Bewerbung"])
def test_a_short_name_or_a_plain_word_is_no_company(shown):
    assert named(GERMAN + "Wir rufen an.", shown=shown, at="x@gmail.com") is None


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("à bientôt chez Mèche Douce", "jo@mechedouce.example", "Mèche Douce"),
        ("toute l'équipe, Tolland & Fils", "jo@tollandetfils.example", "Tolland & Fils"),
        ("Mühle Grün ruft Sie an", "jo@muehlegruen.example", "Mühle Grün"),
    ],
)  # fmt: skip
def test_a_domain_without_accents_finds_the_name_that_has_them(text, at, name):
    assert named(text, at=at) == name


def test_a_title_is_no_company_in_other_languages():
    mail = {"shown": "Karriere", "at": NO_REPLY}
    assert named(GERMAN + "Ihre Bewerbung bei uns als Nachtkoch Nord.", **mail) is None


def test_an_agency_stands_back_in_other_languages_too():
    agency = {"shown": "Jo Pell", "at": "jo@pell-personalberatung.example"}
    text = GERMAN + "Mein Mandant ist die Brauerei Yarrow.\n\nJo Pell"
    assert named(text, **agency) == "Brauerei Yarrow"
    alone = GERMAN + "Ihr Profil vorgestellt habe ich.\n\nPell Personalberatung"
    assert named(alone, **agency) == "Pell Personalberatung"
