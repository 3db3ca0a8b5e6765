import pytest

from onward.mail.choice import NOBODY, likeliest, parse, weights, written


def test_what_is_written_is_read_back_in_tenths():
    text = written({"company": {"a": 1.24, "b": 1.21, "c": -0.3, "d": 0.01}})
    assert parse(text) == {"company": {"a": 12, "b": 12, "c": -3}}


def test_marks_of_one_weight_share_a_line():
    assert written({"company": {"b": 0.5, "a": 0.5}}) == "## company\n5 a b\n"


@pytest.mark.parametrize(("marks", "chosen"), [(["legal"], "yarrow"), ([], None)])
def test_the_candidate_most_speaks_for_is_chosen(marks, chosen, monkeypatch):
    monkeypatch.setattr(
        "onward.mail.choice.weights", lambda _: {"legal": 2, "nobody": 1}
    )
    others = [("fernhill", ["unheard of"]), (NOBODY, ["nobody"])]
    assert likeliest("company", [("yarrow", marks), *others]) == chosen


def test_of_no_candidates_none_is_chosen():
    assert likeliest("company", []) is None


def test_what_a_domain_says_outweighs_that_it_says_nothing():
    worth = weights("company").get
    assert worth("dom:full", 0) > worth("dom:none", 0)
