import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.kernel.text import N_, Text, clean, fold, line


def test_a_text_fills_its_places():
    assert Text(N_("%(n)s of %(all)s"), {"n": 3, "all": 9}).plain() == "3 of 9"


def test_a_text_inside_a_text_is_filled_too():
    inner = Text("about %(share)s", {"share": "1 in 9"})
    assert Text("It is %(what)s.", {"what": inner}).plain() == "It is about 1 in 9."


def test_a_percent_sign_without_values_is_left_alone():
    assert Text("80 % of them").plain() == "80 % of them"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 answer"), (2, "2 answers"), (0, "0 answers")]
)
def test_one_is_singular_everything_else_plural(n, said):
    assert Text("%(n)s answer", {"n": n}, plural="%(n)s answers").plain() == said


@given(st.text())
def test_clean_leaves_nothing_that_hides_or_steers(text):
    cleaned = clean(text)
    for char in cleaned:
        assert char in "\n\t" or ord(char) >= 0x20
        assert not 0x7F <= ord(char) <= 0x9F
        assert not 0x200B <= ord(char) <= 0x200F
        assert not 0x202A <= ord(char) <= 0x202E
        assert not 0x2066 <= ord(char) <= 0x2069
        assert not 0xD800 <= ord(char) <= 0xDFFF
        assert not 0xE0000 <= ord(char) <= 0xE0FFF
    cleaned.encode()


def test_every_line_break_becomes_one_line_feed():
    assert clean("a\r\nb\rc\u2028d\x0be\x85f") == "a\nb\nc\nd\ne\nf"


def test_a_line_is_one_line_and_not_too_long():
    assert line("a\r\nBcc: b@b.example") == "a Bcc: b@b.example"
    assert line("x" * 400) == "x" * 299 + "…"


def test_folding_ignores_case_accents_and_spacing():
    assert fold("  Café\tSTRASSE ") == fold("cafe straße")
