from datetime import datetime

import pytest

from onward.mail.score.alike import (
    bare,
    company,
    moment,
    passage_f1,
    token_f1,
    words,
)


@pytest.mark.parametrize(
    ("true", "said", "verdict"),
    [
        ("Fernhill Foods Ltd.", "FERNHILL FOODS", "right"),
        ("Café Éclair GmbH", "cafe eclair", "right"),
        ("The Yarrow Company", "Yarrow Company", "right"),
        ("Fernhill Foods", "Fernhill", "wrong"),
        ("Fernhill", None, "missed"),
        (None, "Fernhill", "invented"),
        (None, None, "right"),
    ],
)
def test_a_company_is_the_same_but_for_case_accents_and_legal_form(true, said, verdict):
    assert company(true, said) == verdict


@pytest.mark.parametrize(
    ("true", "said", "verdict"),
    [
        ("Supply Planner (m/f)", "supply planner m/f", "right"),
        ("Técnico", "tecnico", "right"),
        ("C++ Developer", "C Developer", "wrong"),
        ("SE Manager", "Manager", "wrong"),
        ("Planner", None, "missed"),
        (None, "Planner", "invented"),
        (None, None, "right"),
    ],
)
def test_a_role_is_the_same_but_for_case_accents_and_punctuation(true, said, verdict):
    assert words(true, said) == verdict


def test_bare_words_keep_what_tells_c_sharp_from_c():
    assert bare("  C# & C++, Jürgen's! ") == "c# & c++ jurgens"


@pytest.mark.parametrize(
    ("true", "said", "verdict"),
    [
        ("2026-03-04T10:00+00:00", "2026-03-04T11:00+01:00", "right"),
        ("2026-03-04T10:00+00:00", "2026-03-04T12:00+00:00", "day"),
        ("2026-03-04T10:00+00:00", "2026-03-05T10:00+00:00", "wrong"),
        ("2026-03-04T10:00+00:00", None, "missed"),
        (None, "2026-03-04T10:00+00:00", "invented"),
        (None, None, "right"),
    ],
)
def test_a_moment_is_right_to_the_minute_or_to_the_day(true, said, verdict):
    assert (
        moment(
            true and datetime.fromisoformat(true), said and datetime.fromisoformat(said)
        )
        == verdict
    )


def test_passages_have_words_in_common_counted_with_repeats():
    # 3 of 4 words on one side, 3 of 5 on the other: 2·3 / 9
    assert token_f1("too too few years", "too few years of it") == pytest.approx(6 / 9)
    assert token_f1("one", "two") == 0


def test_a_passage_found_whole_missed_and_invented_give_one_half():
    # one hit; two messages have a passage, two were given one: 2·1 / 4
    pairs = [("Too few.", "too few"), ("Slow", None), (None, "Nice"), (None, None)]
    assert passage_f1(pairs) == pytest.approx(0.5)


def test_without_any_passage_there_is_no_figure():
    assert passage_f1([(None, None)]) is None
    assert passage_f1([]) is None
