from datetime import date

from tests.unit.history.build import FERNHILL, YARROW, clue, known

from onward.history.application import State
from onward.history.match import Asks, Belongs, Opens, match
from onward.mail.signal import Kind


def test_company_and_role_find_their_application():
    assert match(clue(company="Fernhill Foods Ltd"), [known()]) == Belongs(FERNHILL)


def test_a_company_not_heard_of_opens_an_application():
    assert match(clue(company="Yarrow"), [known()]) == Opens()


def test_another_rank_at_the_same_company_is_another_application():
    assert match(clue(role="Senior Supply Planner"), [known()]) == Opens()


def test_a_role_is_learned_by_an_application_that_had_none():
    assert match(clue(), [known(role="")]) == Belongs(FERNHILL)


def test_a_message_without_role_belongs_to_the_only_application_there():
    assert match(clue(role=None), [known()]) == Belongs(FERNHILL)


def test_a_message_without_role_belongs_to_the_only_live_one():
    closed = known(id=YARROW, role="Buyer", state=State.REJECTED)
    assert match(clue(role=None), [known(), closed]) == Belongs(FERNHILL)


def test_two_roles_at_one_company_are_asked_about_not_guessed():
    two = [known(), known(id=YARROW, role="Buyer")]
    assert match(clue(role=None), two) == Asks((FERNHILL, YARROW))


def test_the_thread_outranks_the_names():
    two = [known(threads=["<1@a>"]), known(id=YARROW, company="Yarrow")]
    assert match(clue(company="Yarrow", threads=["<1@a>"]), two) == Belongs(FERNHILL)


def test_a_thread_shared_by_two_is_settled_by_role():
    two = [known(threads=["<1@a>"]), known(id=YARROW, role="Buyer", threads=["<1@a>"])]
    assert match(clue(role="Buyer", threads=["<1@a>"]), two) == Belongs(YARROW)


def test_the_senders_own_domain_stands_in_for_a_name():
    one = known(domains=["fernhill.example"])
    found = match(clue(company=None, role=None, domain="fernhill.example"), [one])
    assert found == Belongs(FERNHILL)


def test_a_nameless_application_is_found_by_domain_when_a_name_comes_up():
    one = known(company="", domains=["fernhill.example"])
    assert match(clue(domain="fernhill.example"), [one]) == Belongs(FERNHILL)


def test_the_role_alone_finds_an_application_without_better_clues():
    assert match(clue(company=None), [known()]) == Belongs(FERNHILL)
    assert match(clue(company=None, role="Buyer"), [known()]) == Opens()


def test_a_message_that_names_nothing_is_asked_about():
    assert match(clue(company=None, role=None), [known()]) == Asks(())
    nowhere = clue(company=None, role=None, domain="unknown.example")
    assert match(nowhere, [known()]) == Asks(())


def test_an_acknowledgement_well_after_a_no_speaks_of_a_new_application():
    over = known(state=State.REJECTED, last=date(2026, 3, 9))
    again = clue(kind=Kind.ACKNOWLEDGED, day=date(2026, 4, 20))
    assert match(again, [over]) == Opens()
    same_day = clue(kind=Kind.ACKNOWLEDGED, day=date(2026, 3, 10))
    assert match(same_day, [over]) == Belongs(FERNHILL)


def test_a_company_heard_of_again_after_a_year_is_a_new_application():
    assert match(clue(day=date(2027, 6, 1)), [known()]) == Opens()


def test_the_same_role_twice_goes_to_the_newest_there_by_then():
    old = known(state=State.REJECTED, first=date(2026, 1, 5))
    new = known(id=YARROW, state=State.REJECTED, first=date(2026, 3, 15))
    assert match(clue(), [old, new]) == Belongs(YARROW)
    assert match(clue(day=date(2026, 2, 1)), [old, new]) == Belongs(FERNHILL)


def test_the_same_role_twice_and_neither_there_yet_is_asked_about():
    two = [known(first=date(2026, 5, 1)), known(id=YARROW, first=date(2026, 5, 2))]
    assert match(clue(day=date(2026, 3, 1)), two) == Asks((FERNHILL, YARROW))


def test_a_message_without_a_day_is_never_too_late():
    closed = known(state=State.REJECTED, first=date(2021, 3, 2), last=date(2021, 3, 9))
    undated = clue(kind=Kind.ACKNOWLEDGED, day=None)
    assert match(undated, [closed]) == Belongs(FERNHILL)
    assert match(undated, [closed, known(id=YARROW, state=State.REJECTED)]) == (
        Belongs(YARROW)
    )
