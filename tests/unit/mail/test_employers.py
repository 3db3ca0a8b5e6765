import pytest
from tests.unit.mail.letters import look

from onward.mail.employers import Ballot
from onward.mail.signal import Kind

NO_REPLY = "no-reply@us.greenhouse-mail.io"
GERMAN = "Guten Tag,\n\nwir haben Ihre Post und melden uns.\n\n"
FRENCH = "Bonjour,\n\nnous vous remercions et nous avons votre lettre.\n\n"
SPANISH = "Buenos días,\n\nle escribimos para decirle que la carta llegó.\n\n"
ITALIAN = "Buongiorno,\n\nabbiamo ricevuto la lettera e le scriviamo per questo.\n\n"
DUTCH = "Beste Alice,\n\nwij hebben je brief en we schrijven je hierover.\n\n"
PORTUGUESE = "Bom dia,\n\nrecebemos a sua carta e não demoramos.\n\n"


def found(text="", kind=Kind.ACKNOWLEDGED, **parts):
    return Ballot(look(text, **parts), kind).found


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        (GERMAN + "Danke für Ihre Bewerbung bei der Yarrow Mühle.", "led:strong"),
        (FRENCH + "Votre candidature chez Yarrow Mühle.", "led:strong"),
        (SPANISH + "Gracias por tu candidatura en Yarrow Mühle.", "led:strong"),
        (ITALIAN + "La sua candidatura presso Yarrow Mühle.", "led:strong"),
        (PORTUGUESE + "A sua candidatura na Yarrow Mühle.", "led:strong"),
        (DUTCH + "Je sollicitatie bij Yarrow Mühle.", "led:strong"),
        ("Thank you for applying to the Yarrow Mühle.", "led:strong"),
        (GERMAN + "Sie hören bald bei Yarrow Mühle mehr.", "led"),
        ("Yarrow Mühle has received your letter.", "acts"),
        (FRENCH + "Yarrow Mühle vous remercie.", "acts"),
    ],
)
def test_words_lead_to_a_firm_and_a_firm_acts(text, mark):
    assert mark in found(text)["yarrow muhle"].marks


def test_a_weak_lead_is_no_strong_one():
    marks = found(GERMAN + "Sie hören bald bei Yarrow Mühle mehr.")[
        "yarrow muhle"
    ].marks
    assert "led:strong" not in marks


def test_where_a_name_stands_is_marked():
    text = "Yarrow Mills\n\nWe read it all.\nAnd so on.\n\nDana Ruiz, Fernhill Foods"
    them = found(text + "\n" * 3, subject="Post / Tolland Ltd", at=NO_REPLY)
    assert {"in:end", "line:in:end"} <= them["yarrow mills"].marks
    assert {"in:end", "end:1", "ends:in:end"} <= them["fernhill foods"].marks
    assert {"in:subject", "part:1", "whole"} <= them["tolland"].marks


def test_a_long_text_is_looked_at_first_and_last():
    lines = ["Yarrow Mills writes."] + ["We go on."] * 200 + ["Regards, Tolland Arms"]
    them = found("\n".join(lines))
    assert "in:top" in them["yarrow mills"].marks
    assert "tolland arms" in them


def test_a_name_is_also_what_is_left_without_its_ends():
    them = found("Please ask for Matron Yarrow Lodge Leeds.")
    assert {"cut", "-f:matron"} <= them["yarrow lodge leeds"].marks
    assert {"cut", "-l:leeds"} <= them["matron yarrow lodge"].marks
    assert "yarrow lodge" not in them or "whole" not in them["yarrow lodge"].marks


def test_a_legal_form_is_never_cut_off_alone():
    assert "cut" not in found("We at Yarrow Mills Ltd bake.")["yarrow mills"].marks


def test_small_words_part_a_name():
    them = found("You would be Manager of Yarrow Mills.")
    assert "tail" in them["yarrow mills"].marks
    assert "head" in them["manager"].marks


def test_departments_are_taken_off():
    assert (
        "bared" in found("Regards from Yarrow Mills Recruitment")["yarrow mills"].marks
    )


def test_an_owner_is_also_a_name():
    assert "owner" in found("Come to Yarrow's site.")["yarrow"].marks


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Joining Yarrow is fun.", "yarrow", "joining yarrow"),
        (GERMAN + "Die Kita Yarrow dankt.", "kita yarrow", "die kita yarrow"),
    ],
)
def test_a_capital_that_only_begins_a_sentence_is_no_part_of_a_name(text, name, other):
    them = found(text)
    assert name in them
    assert other not in them


def test_a_bracket_may_belong_to_a_name():
    assert (
        "bracket"
        in found("From Yarrow Hotels (Seychelles).")["yarrow hotels seychelles"].marks
    )


def test_the_display_name_is_taken_apart():
    them = found("Hello.", shown="Yarrow Mills | Talent Team", at=NO_REPLY)
    assert {"display", "display:bare"} <= them["yarrow mills"].marks
    assert "-l:mills" in them["yarrow"].marks


@pytest.mark.parametrize("shown", ["jobs@fernhill.example", "Aaaaaaaa " * 9])
def test_an_address_or_a_long_line_is_no_display_name(shown):
    them = found("Hello.", shown=shown, at=NO_REPLY)
    assert not any("display" in one.marks for one in them.values())


def test_a_domain_is_spelled_only_where_the_text_does_not_write_it_out():
    assert "spelled" in found("hello", at="jo@redkite.example")["redkite"].marks
    them = found("hello from red kite", at="jo@redkite.example")
    assert "written_out" in them["red kite"].marks
    assert "redkite" not in them


@pytest.mark.parametrize(
    ("address", "text", "sender"),
    [
        ("jo@gmail.com", "Hello.", "mailbox"),
        ("jo@bigpostbox.example", "Hello.", "mailbox"),
        (NO_REPLY, "Hello.", "system"),
        ("no-reply@shl.com", "Hello.", "service"),
        ("jo@fernhill.example", "Hello.", "own"),
        ("jo@fernhill.example", "My client is a bakery.", "agency"),
    ],
)
def test_whose_address_it_is_is_known(address, text, sender):
    assert Ballot(look(text, at=address), Kind.ACKNOWLEDGED).sender == sender


def test_of_the_seekers_own_mail_the_one_written_to_counts_and_what_is_quoted():
    mail = look(
        "I would like to withdraw my application.",
        at="alice.marlow@gmail.com",
        to=("jobs@fernhill.example",),
        quoted="Dear Alice, we at Fernhill Foods are glad.",
    )
    ballot = Ballot(mail, Kind.WITHDRAWN)
    assert ballot.sender == "to"
    assert "in:quoted" in ballot.found["fernhill foods"].marks


def test_systems_and_filler_are_no_candidates():
    text = "Your form is with Workday Inc. Lorem Ipsum."
    them = found(text, at="no-reply@shl.com", shown="SHL")
    assert not {"workday", "lorem ipsum", "shl"} & set(them)


def test_the_form_that_stands_most_often_is_shown():
    them = found("YARROW MILLS\n\nWe at Yarrow Mills bake. Yarrow Mills thanks you.")
    assert them["yarrow mills"].name == "Yarrow Mills"
    assert them["yarrow mills"].count >= 3


def test_hostile_text_has_few_candidates():
    text = " ".join(f"A{n} B{n} C{n}," for n in range(4000))
    assert len(found("\n".join([text] * 50))) <= 160
