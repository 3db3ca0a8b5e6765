import pytest
from tests.unit.mail.letters import look

from onward.mail.choice import NOBODY
from onward.mail.employer_marks import marked
from onward.mail.employers import Ballot
from onward.mail.signal import Kind

GERMAN = "Guten Tag,\n\nwir haben Ihre Post und melden uns.\n\n"


def marks(text="", **parts):
    ballot = Ballot(look(text, **parts), Kind.ACKNOWLEDGED)
    return {name: set(its) for name, its in marked(ballot)}


@pytest.mark.parametrize(
    ("name", "address", "stands"),
    [
        ("Yarrow Mills", "jo@yarrowmills.example", "full"),
        ("Yarrow & Sons", "jo@yarrowandsons.example", "full"),
        ("Yarrow Mills", "jo@yarrow.example", "whole"),
        ("Yarrow Mills", "jo@yarrowmi.example", "part"),
        ("Yarrow", "jo@yarrowbakers.example", "begins"),
        ("The Old Yarrow", "jo@theyarrow.example", "word"),
        ("Yarrow Mills", "jo@tolland.example", "none"),
    ],
)
def test_how_much_of_the_domain_a_name_is_made_of(name, address, stands):
    its = marks(f"Hello from {name}.", at=address)
    key = name.removeprefix("The ").lower()
    assert f"dom:{stands}" in its[key], its[key]


def test_who_writes_is_no_firm():
    mail = {"shown": "Dana Ruiz", "at": "dana.ruiz@fernhill.example"}
    its = marks("It was lovely, Dana Ruiz says. So does Ruiz Foods.", **mail)
    assert "person" in its["dana ruiz"]
    assert "person:some" in its["ruiz foods"]


def test_what_words_a_name_has_is_marked():
    its = marks("We like YARROW 24 TRUST, say Night Auditor, Yarrow Ltd, all.")
    assert {"upper", "digit"} <= its["yarrow 24 trust"]
    assert "post" in its["night auditor"]
    assert "legal" in its["yarrow"]
    assert "business" in marks("Hello from Yarrow Trust.")["yarrow trust"]


def test_words_of_houses_and_trades_are_marked_in_other_languages():
    its = marks(GERMAN + "Kommen Sie zur Praxis Yarrow als Nachtkoch.")
    assert {"house:any", "house:first"} <= its["praxis yarrow"]
    assert "post" in its["nachtkoch"]


def test_words_of_a_mailbox_a_department_and_the_domain_are_marked():
    its = marks("Yarrow Recruitment", at="recruitment@yarrow.example")
    assert {"f:domain", "l:department", "l:mailbox"} <= its["yarrow recruitment"]
    assert "local" in marks("Red Kite", at="redkite@gmail.com")["red kite"]
    assert "l:small" in marks("Hello from Yarrow of Tolland.")["yarrow"] | {"l:small"}


def test_longer_shorter_and_abbreviated_names_know_each_other():
    its = marks("Joining Fell Tarn Press. Ask Fell Tarn.\n\nFTP")
    assert any(mark.startswith("within:head") for mark in its["fell tarn"])
    assert any(mark.startswith("has:head") for mark in its["fell tarn press"])
    assert "has:initials" in its["fell tarn press"]
    assert "within:initials" in its["ftp"]


def test_that_nobody_is_meant_is_a_candidate_too():
    assert "nobody:other" in marks("Hello from Tolland.", at="jo@gmail.com")[NOBODY]
    assert "nobody:domain" in marks("Hello.", at="jo@yarrow.example")[NOBODY]


def test_a_part_of_a_name_in_passing_is_no_candidate():
    lines = ["We go on and on."] * 8
    text = "\n".join(["Hello.", "Hi.", "We saw Matron Yarrow Lodge there.", *lines])
    its = marks(text, at="jo@tolland.example")
    assert "matron yarrow lodge" in its
    assert "yarrow lodge" not in its
