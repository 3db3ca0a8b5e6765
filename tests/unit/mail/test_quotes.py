"""History is cut, new words and forwarded mail are kept."""

import pytest

from onward.mail.quotes import cut

HISTORY = "> Thank you for your time.\n> Alice"


@pytest.mark.parametrize(
    "opening",
    [
        "On Wed, 4 Mar 2026 at 10:11, Alice Marlow <alice@post.example> wrote:",
        "On Wed, 4 Mar 2026 at 10:11, Alice Marlow\n<alice@post.example> wrote:",
        "Am 04.03.26 um 10:11 schrieb Alice Marlow:",
        "Alice Marlow <alice@post.example> schrieb am Mi., 4. März 2026, 10:11:",
        "Alice Marlow <alice@post.example> schrieb am Mi., 4. März 2026,\n10:11:",
        "Le mer. 4 mars 2026 à 10:11, Alice <alice@post.example> a écrit :",
        "El mié, 4 mar 2026 a las 10:11, Alice (<alice@post.example>) escribió:",
        "Il giorno mer 4 mar 2026 alle ore 10:11 Alice <a@post.example> ha scritto:",
        "Op wo 4 mrt 2026 om 10:11 schreef Alice <alice@post.example>:",
        "Em qua., 4 de mar. de 2026 às 10:11, Alice <a@post.example> escreveu:",
        "W dniu 4.03.2026 o 10:11, Alice Marlow pisze:",
        "Den ons 4 mars 2026 kl 10:11 skrev Alice <alice@post.example>:",
        "Alice Marlow <alice@post.example> wrote:",
    ],
)
@pytest.mark.parametrize("history", [HISTORY, "Thank you for your time.\nAlice"])
def test_what_stands_below_an_attribution_is_history(opening, history):
    text = f"The role is filled.\n\nDana\n\n{opening}\n{history}"
    written, quoted = cut(text)
    assert written == "The role is filled.\n\nDana"
    assert quoted == f"{opening}\n{history}"


@pytest.mark.parametrize(
    "opening",
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "-----Message d'origine-----",
        "-----Mensaje original-----",
        "-----Messaggio originale-----",
        "-----Oorspronkelijk bericht-----",
        "-----Mensagem original-----",
        "From: Alice\nSent: 4 March\nTo: Dana\nSubject: Planner",
        "Von: Alice\nGesendet: 4. März\nAn: Dana\nBetreff: Planer",
        "De : Alice\nEnvoyé : 4 mars\nÀ : Dana\nObjet : Planner",
        "De: Alice\nEnviado el: 4 de marzo\nPara: Dana\nAsunto: Planner",
        "Da: Alice\nInviato: 4 marzo\nA: Dana\nOggetto: Planner",
        "Van: Alice\nVerzonden: 4 maart\nAan: Dana\nOnderwerp: Planner",
        "*From:* Alice\n*Sent:* 4 March\n*To:* Dana",
        "________________________________\nFrom: Alice\nDate: 4 March\nTo: Dana",
    ],
)
def test_what_stands_below_a_header_block_is_history(opening):
    written, quoted = cut(
        f"The role is filled.\n\n{opening}\n\nThank you for your time."
    )
    assert written == "The role is filled."
    assert quoted.startswith(opening)
    assert quoted.endswith("for your time.")


def test_answers_below_and_between_quotes_are_kept():
    text = f"On 4 March 2026 Alice wrote:\n{HISTORY}\n\nThe role is filled.\n> When?\nToday."
    assert cut(text)[0] == "The role is filled.\nToday."


def test_a_line_above_an_attribution_is_kept_without_an_empty_line_between():
    opening = "On 4 March 2026 Alice <alice@post.example> wrote:"
    assert cut(f"The role is filled\n{opening}\n{HISTORY}")[0] == "The role is filled"
    wrapped = opening.replace(" <", "\n<")
    assert cut(f"The role is filled\n{wrapped}\n{HISTORY}")[0] == "The role is filled"
    both = f"On we go\n{opening}"
    assert cut(f"{both}\n{HISTORY}")[0] == "On we go"


def test_an_empty_answer_stays_empty():
    assert cut(f"On 4 March 2026 Alice wrote:\n{HISTORY}")[0] == ""


def test_a_mail_that_is_all_quote_marks_is_its_content():
    assert cut("> The role is filled.\n>> Dana") == ("The role is filled.\nDana", "")


@pytest.mark.parametrize(
    "line",
    [
        "On Monday she wrote:",
        "Here is what we wrote:",
        "From: where you stand, you can see it",
        "On 4 March we wrote to you about the role, and now:",
        "-- ",
        "- one\n- two",
        "The original message was clear.",
    ],
)
def test_ordinary_lines_are_not_history(line):
    text = f"Hi.\n\n{line}\n\nThe role is filled."
    assert cut(text) == (text, "")


def test_a_signature_is_kept():
    text = "The role is filled.\n\n-- \nDana Ruiz\nFernhill Foods"
    assert cut(text)[0] == text


FORWARDS = [
    "---------- Forwarded message ---------",
    "-------- Forwarded Message --------",
    "-------- Weitergeleitete Nachricht --------",
    "---------- Message transféré ---------",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "Inicio del mensaje reenviado:",
]
BLOCK = "From: HR <hr@yarrow.example>\nDate: 2 March 2026\nSubject: Planner\nTo: Bob"


@pytest.mark.parametrize("mark", FORWARDS)
def test_a_forwarded_mail_below_a_short_note_is_content(mark):
    text = f"Look at this.\n\n{mark}\n\n{BLOCK}\n\nThe role is filled."
    assert cut(text) == (text, "")


@pytest.mark.parametrize("mark", FORWARDS)
def test_a_forwarded_mail_below_a_long_letter_is_history(mark):
    written, quoted = cut(
        f"{'Long words. ' * 60}\n\n{mark}\n{BLOCK}\n\nThe role is filled."
    )
    assert "filled" not in written
    assert quoted.startswith(mark)


def test_a_header_block_is_content_when_the_subject_says_forward():
    text = f"See below.\n\n{BLOCK}\n\nThe role is filled."
    assert cut(text, "Fwd: Planner") == (text, "")
    assert cut(text, "WG: Planner") == (text, "")
    assert cut(text, "Re: Planner")[0] == "See below."


def test_an_original_message_is_content_when_the_subject_says_forward():
    text = f"See below.\n\n-----Original Message-----\n{BLOCK}\n\nThe role is filled."
    assert cut(text, "FW: Planner") == (text, "")


def test_a_header_block_with_nothing_above_is_content():
    text = f"{BLOCK}\n\nThe role is filled."
    assert cut(text) == (text, "")


def test_history_inside_a_forwarded_mail_is_cut():
    text = (
        f"Look.\n\n{FORWARDS[0]}\n{BLOCK}\n\nThe role is filled.\n\n"
        f"On 1 March 2026 Bob wrote:\n{HISTORY}"
    )
    written, quoted = cut(text)
    assert written.endswith("The role is filled.")
    assert quoted.startswith("On 1 March 2026 Bob wrote:")


def test_a_forwarded_mail_loses_its_quote_marks():
    inner = "\n".join(
        f"> {line}" for line in (*BLOCK.split("\n"), "", "The role is filled.")
    )
    written, quoted = cut(f"Look.\n\nBegin forwarded message:\n\n{inner}")
    assert written.endswith("To: Bob\n\nThe role is filled.")
    assert not quoted


def test_quoted_words_under_a_forwarding_subject_are_content():
    written, quoted = cut(
        "Read this.\n\n>> The role is filled.\n\nCall me.", "Fw: News"
    )
    assert "The role is filled." in written
    assert not quoted


def test_a_forward_of_a_forward_is_read_through():
    text = f"Look.\n\n{FORWARDS[0]}\n{BLOCK}\n\n{FORWARDS[1]}\n{BLOCK}\n\nThe role is filled."
    assert cut(text) == (text, "")
    many = (
        "\n".join(f"{FORWARDS[0]}\n{BLOCK}\n" for _ in range(5)) + "The role is filled."
    )
    assert cut(many)[1].count("Forwarded") == 2


def test_a_mark_at_the_very_end_is_no_trouble():
    for mark in (*FORWARDS, "-----Original Message-----", "From: a", "On 1 wrote:"):
        assert cut(mark)[0] == mark


def test_every_line_is_kept_somewhere():
    text = f"Hi.\n\nOn 4 March 2026 Alice wrote:\n{HISTORY}\n\nBye."
    written, quoted = cut(text)
    assert sorted(filter(None, f"{written}\n{quoted}".split("\n"))) == sorted(
        filter(None, text.split("\n"))
    )
