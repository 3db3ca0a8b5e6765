from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onward.planning.order import Item, keep_places, lay_out


def item(key="a", minutes=30, opens=0, closes=240, **rest):
    return Item(key, minutes, opens, closes, **rest)


def test_items_follow_each_other_with_a_breath():
    assert lay_out([item("a"), item("b")], 5) == {"a": 0, "b": 35}


def test_of_two_the_smaller_rank_comes_first():
    got = lay_out([item("a", rank=(1.0,)), item("b", rank=(0.0,))], 5)
    assert got == {"b": 0, "a": 35}


def test_what_follows_comes_after():
    got = lay_out([item("a", after="b"), item("b", rank=(9.0,))], 5)
    assert got == {"b": 0, "a": 35}


def test_a_predecessor_elsewhere_is_no_bar():
    assert lay_out([item("a", after="elsewhere")], 5) == {"a": 0}


def test_a_deadline_goes_before_rank():
    items = [item("a", rank=(0.0,)), item("b", closes=30, rank=(1.0,))]
    assert lay_out(items, 5) == {"b": 0, "a": 35}


def test_a_gap_before_an_opening_is_used_by_others():
    items = [item("late", opens=60, rank=(0.0,)), item("any", rank=(1.0,))]
    assert lay_out(items, 5) == {"any": 0, "late": 60}


def test_waiting_is_found_where_it_is_the_only_way():
    # Starting "long" at once would run past "tight", which has one possible place.
    items = [item("long", 60), item("tight", 20, opens=10, closes=30)]
    assert lay_out(items, 5) == {"tight": 10, "long": 35}


def test_no_order_is_an_answer():
    assert lay_out([item("a", closes=30), item("b", closes=60)], 5) is None


def test_a_hopeless_search_ends():
    items = [item(f"i{n:02}", 10, opens=n % 3, closes=230) for n in range(17)]
    blocker = item("x", 10, opens=100, closes=110)
    assert lay_out([*items, blocker], 5) is None


def test_earlier_places_are_kept():
    items = [item("a"), item("b"), item("new", rank=(-1.0,))]
    got = keep_places(items, {"a": 100, "b": 20}, 5)
    assert got == {"a": 100, "b": 20, "new": 55}


def test_what_cannot_stay_moves_alone():
    items = [item("a", opens=150), item("b")]
    got = keep_places(items, {"a": 10, "b": 60, "gone": 0}, 5)
    assert got == {"a": 150, "b": 60}


def test_a_place_taken_by_a_tighter_item_is_given_up():
    items = [item("a"), item("tight", 30, opens=0, closes=30)]
    assert keep_places(items, {"a": 10}, 5) == {"tight": 0, "a": 35}


def test_keeping_places_says_so_when_there_is_no_order():
    assert keep_places([item("a", closes=10)], {"a": 0}, 5) is None


@given(
    st.lists(
        st.tuples(st.integers(5, 60), st.integers(0, 120), st.integers(30, 300)),
        min_size=1,
        max_size=6,
    )
)
def test_a_layout_never_overlaps_and_keeps_windows(shapes):
    items = [item(f"i{n}", m, o, c) for n, (m, o, c) in enumerate(shapes)]
    got = lay_out(items, 5)
    if got is None:
        return
    laid = sorted((got[i.key], got[i.key] + i.minutes) for i in items)
    assert all(one[1] + 5 <= other[0] for one, other in pairwise(laid))
    assert all(i.opens <= got[i.key] <= i.closes - i.minutes for i in items)
